#include "audit/audit.h"

#include "audit/condition_impl.h"
#include "audit/each_impl.h"
#include "audit/evidence_impl.h"
#include "audit/judge_impl.h"
#include "audit/roll_up_impl.h"
#include "audit/select_impl.h"
#include "audit/trait/trait_impl.h"

/* Elements of a for_each that are shown with their traits: those of each
 * truth. */
enum { TARGETS_SHOWN = 4 };

struct walk {
	struct scan *scan;
	const struct rule *rule;
	struct str leaves;
	struct audit_trial *out;
	size_t capacity;
};

static const char *const combine_words[] = {
    [COMBINE_ALL] = "all of",
    [COMBINE_ANY] = "any of",
    [COMBINE_NONE] = "none of",
    [COMBINE_NOT] = "not",
    [COMBINE_AT_LEAST] = "at least so many of",
    [COMBINE_LEAF] = "",
};

static void
add_step(struct walk *w, int depth, struct str label, enum truth truth,
    struct str saw)
{
	struct audit_trial *out = w->out;

	out->steps = arena_grow(w->scan->arena, out->steps, &w->capacity,
	    out->step_count + 1, sizeof(*out->steps));
	/* The page may be closed before its trial is read. */
	out->steps[out->step_count++] = (struct audit_step){
	    depth, label, truth, arena_str(w->scan->arena, saw)};
}

static struct str
saw_of(struct walk *w, const struct leaf_result *found)
{
	const struct page *p = w->scan->page;
	struct arena *a = w->scan->arena;

	if (found->truth == TRUTH_UNKNOWN)
		return str_of(reason_word(found->reason));
	if (found->hit_count > 0)
		return evidence_quote(p, &found->hits[0], a);
	if (found->miss_count > 0) {
		struct str quote = evidence_quote(p, &found->misses[0], a);

		return arena_printf(
		    a, "%.*s (%s)", STR_ARG(quote), found->misses[0].why);
	}
	return found->saw;
}

static void
walk(struct walk *w, const struct condition *c, int depth)
{
	enum truth truth = condition_truth(c, w->leaves);
	struct str label = c->label;

	if (c->combine == COMBINE_LEAF) {
		const struct slot *slot = &w->rule->slots.items[c->slot];

		if (label.len == 0)
			label = w->scan->set->leaves[slot->leaf].summary;
		add_step(w, depth, label, truth,
		    saw_of(w, scan_leaf(w->scan, slot->leaf)));
		return;
	}
	if (label.len == 0)
		label = str_of(combine_words[c->combine]);
	add_step(w, depth, label, truth, (struct str){0});
	for (size_t i = 0; i < c->count; i++)
		walk(w, &c->items[i], depth + 1);
}

static void
walk_part(struct walk *w, const char *name, const struct condition *c)
{
	if (c == NULL)
		return;
	add_step(
	    w, 0, str_of(name), condition_truth(c, w->leaves), (struct str){0});
	walk(w, c, 1);
}

/* The elements of a for_each of one truth. */
struct target_walk {
	struct walk *walk;
	enum truth truth;
	size_t shown;
};

static void
walk_traits(struct walk *w, const struct target *t, const struct condition *c,
    int depth)
{
	const struct each *each = w->rule->each;
	struct str label = c->label;

	if (c->combine == COMBINE_LEAF && t->leaves.ptr[c->slot] == '-')
		return;
	if (label.len == 0)
		label = c->combine == COMBINE_LEAF
		    ? each->traits[c->slot].summary
		    : str_of(combine_words[c->combine]);
	add_step(w, depth, label, condition_truth(c, t->leaves),
	    c->combine == COMBINE_LEAF && c->slot == t->slot ? t->why
	                                                     : (struct str){0});
	for (size_t i = 0; i < c->count; i++)
		walk_traits(w, t, &c->items[i], depth + 1);
}

static void
walk_target(void *state, const struct target *t)
{
	struct target_walk *x = state;
	struct walk *w = x->walk;
	const struct hit hit = {.kind = MATCH_STRUCTURE, .element = t->element};

	if (t->holds != x->truth || x->shown == TARGETS_SHOWN)
		return;
	x->shown++;
	add_step(w, 1, evidence_quote(w->scan->page, &hit, w->scan->arena),
	    t->holds, (struct str){0});
	walk_traits(w, t, w->rule->each->must, 2);
}

/* for_each, its elements that fail, then those that may, then the others. */
static void
walk_each(struct walk *w)
{
	static const enum truth order[] = {
	    TRUTH_FALSE, TRUTH_UNKNOWN, TRUTH_TRUE};
	const struct condition *test = w->rule->test;
	const struct leaf_result *found =
	    scan_leaf(w->scan, w->rule->slots.items[test->slot].leaf);
	enum truth truth = condition_truth(test, w->leaves);

	/* That leaf is true when too many fail. */
	if (w->rule->test_kind == TEST_EACH && truth != TRUTH_UNKNOWN)
		truth = truth == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
	add_step(w, 0, str_of("for_each"), truth, found->saw);
	for (size_t i = 0; i < 3; i++) {
		struct target_walk x = {w, order[i], 0};

		(void)each_judge(w->rule->each, w->scan, walk_target, &x);
	}
}

void
judge_steps(struct scan *s, const struct rule *r, struct str leaves,
    struct audit_trial *out)
{
	static const char *const levels[] = {
	    "", "level 1", "level 2", "level 3", "level 4"};
	struct walk w = {.scan = s, .rule = r, .leaves = leaves, .out = out};

	walk_part(&w, "applies_when", r->applies_when);
	if (r->each != NULL)
		walk_each(&w);
	else
		walk_part(&w,
		    r->test_kind == TEST_FAIL_WHEN ? "fail_when" : "pass_when",
		    r->test);
	for (int i = LEVEL_MAX; i > 0; i--)
		walk_part(&w, levels[i], r->levels[i]);
	walk_part(&w, "unsure_when", r->unsure_when);
}

/* What a rule says that asks for more than pages, on a site that is this page
 * alone. */
static void
try_site(const struct rule_set *set, size_t i, struct scan *s,
    struct audit_trial *out)
{
	const struct page *p = s->page;
	struct audit_page said;
	struct site_page page = {.url = p->url.href,
	    .title = p->title,
	    .view_flags = p->view_flags,
	    .depth = s->context->depth,
	    .is_home = s->context->is_home};
	bool is_challenge =
	    (p->view_flags & (unsigned)VIEW_CHALLENGE) != 0 && page.is_home;
	const struct site site = {.agency = s->context->agency,
	    .pages = &page,
	    .page_count = 1,
	    .home_reason = is_challenge ? REASON_CHALLENGE : REASON_NONE,
	    .home_end = page.is_home ? page.url : (struct str){0}};
	struct verdict v;

	audit_page(set, s->page, s->context, s->arena, &said);
	page.view_flags = p->view_flags;
	page.page_class = said.page_class;
	page.findings = said.findings;
	page.finding_count = said.finding_count;
	audit_agency(set, i, &site, s->arena, &v);
	out->outcome = v.outcome;
	out->level = v.level;
	out->reason = v.reason;
	out->evidence =
	    arena_array(s->arena, v.proof_count, sizeof(*out->evidence));
	for (size_t k = 0; k < v.proof_count; k++)
		out->evidence[out->evidence_count++] = v.proofs[k].evidence;
	roll_show_alone(s, &set->rules[i], &site);
	judge_steps(
	    s, &set->rules[i], scan_leaves(s, &set->rules[i].slots), out);
}

/* A page that another rule puts aside lets this one not pass. */
static void
withhold(struct scan *s, const struct rule *r, struct audit_trial *out)
{
	for (size_t i = 0; i < s->set->rule_count; i++) {
		const struct rule *other = &s->set->rules[i];

		if (out->outcome != OUTCOME_PASSED || other == r ||
		    other->quarantine != ANSWER_YES ||
		    judge_page(s, other).outcome != OUTCOME_FAILED)
			continue;
		out->outcome = OUTCOME_CANT_TELL;
		out->reason = REASON_SPAM;
	}
}

void
audit_try(const struct rule_set *set, size_t i, struct page *p,
    const struct audit_context *context, struct arena *a,
    struct audit_trial *out)
{
	const struct rule *r = &set->rules[i];
	struct scan s = scan_begin(set, p, context, a);
	struct finding f;

	*out = (struct audit_trial){.level = -1};
	(void)scan_class_names(&s);
	out->reason = view_reason(p->reason, p->view_flags);
	if (out->reason == REASON_NOT_HTML && rule_sees_files(set, r))
		out->reason = REASON_NONE;
	if (out->reason != REASON_NONE) {
		out->outcome = OUTCOME_UNTESTED;
	} else if (r->applies_to != NULL && context->agency != NULL &&
	    unit_holds(r->applies_to, context->agency) == TRUTH_FALSE) {
		out->outcome = OUTCOME_INAPPLICABLE;
	} else if (r->has_site_leaf && context->agency != NULL) {
		try_site(set, i, &s, out);
	} else {
		f = judge_page(&s, r);
		out->outcome = f.outcome;
		out->level = f.level;
		out->reason = f.reason;
		out->evidence = f.evidence;
		out->evidence_count = f.evidence_count;
		withhold(&s, r, out);
		judge_steps(&s, r, f.leaves, out);
	}
	scan_end(&s);
}
