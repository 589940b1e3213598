#include "audit/roll_up_impl.h"

#include <math.h>

#include "audit/inventory_impl.h"
#include "audit/match/matcher_impl.h"
#include "audit/select_impl.h"

/* How many of the examined pages say what; those to which the rule does not
 * apply are out. */
struct tally {
	size_t passed;
	size_t failed;
	size_t undecided;
	const struct examined *first_passed;
	const struct examined *first_failed;
	const struct examined *first_undecided;
	const struct examined *best;
	const struct examined *worst;
	int level_max;
};

static void
count_page(struct tally *t, const struct examined *x)
{
	const struct examined **first = &t->first_undecided;

	switch (x->outcome) {
	case OUTCOME_PASSED:
		t->passed++;
		first = &t->first_passed;
		break;
	case OUTCOME_FAILED:
		t->failed++;
		first = &t->first_failed;
		break;
	case OUTCOME_CANT_TELL:
	case OUTCOME_UNTESTED:
		t->undecided++;
		break;
	case OUTCOME_INAPPLICABLE:
		return;
	}
	if (*first == NULL)
		*first = x;
	if (t->best == NULL || x->level > t->best->level)
		t->best = x;
	if (t->worst == NULL || x->level < t->worst->level)
		t->worst = x;
	if (x->level_max > t->level_max)
		t->level_max = x->level_max;
}

static struct tally
count_pages(const struct roll *roll, bool only_home)
{
	struct tally t = {.level_max = -1};

	for (size_t i = 0; i < roll->count; i++)
		if (!only_home || roll->pages[i].page->is_home)
			count_page(&t, &roll->pages[i]);
	return t;
}

static void
set_outcome(struct verdict *v, enum outcome outcome, const struct examined *x)
{
	v->outcome = outcome;
	if (x != NULL)
		v->url = x->page->url;
}

static void
set_undecided(struct verdict *v, const struct tally *t)
{
	v->outcome = OUTCOME_CANT_TELL;
	v->reason = t->first_undecided != NULL ? t->first_undecided->reason
	                                       : REASON_INCOMPLETE;
}

/* One page that passes is enough. */
static void
decide_any(struct roll *roll, struct verdict *v, const struct tally *t)
{
	if (t->best != NULL)
		v->level = t->best->level;
	if (t->passed > 0) {
		set_outcome(v, OUTCOME_PASSED, t->first_passed);
		/* The page with the highest level tells most. */
		if (roll->rule->test_kind == TEST_LEVELS)
			v->url = t->best->page->url;
	} else if (t->undecided > 0 || !roll->is_complete) {
		set_undecided(v, t);
	} else {
		set_outcome(v, OUTCOME_FAILED,
		    roll->count == 1 ? &roll->pages[0] : NULL);
	}
}

static void
decide_all(struct roll *roll, struct verdict *v, const struct tally *t)
{
	if (t->failed > 0)
		set_outcome(v, OUTCOME_FAILED, t->first_failed);
	else if (t->undecided > 0 || !roll->is_complete)
		set_undecided(v, t);
	else
		set_outcome(v, OUTCOME_PASSED,
		    roll->count == 1 ? &roll->pages[0] : NULL);
}

/* The page with the lowest level speaks for all. */
static void
decide_worst(struct roll *roll, struct verdict *v, const struct tally *t)
{
	decide_all(roll, v, t);
	v->level = t->worst->level;
	if (v->outcome == OUTCOME_FAILED)
		v->url = t->worst->page->url;
}

/* A number of the pages that lies between the least and the most that the
 * undecided ones allow. */
static void
decide_number(struct roll *roll, struct verdict *v, const struct tally *t,
    enum truth holds)
{
	const struct examined *only = roll->count == 1 ? &roll->pages[0] : NULL;

	switch (holds) {
	case TRUTH_TRUE:
		set_outcome(v, OUTCOME_PASSED, only);
		return;
	case TRUTH_FALSE:
		set_outcome(v, OUTCOME_FAILED, only);
		return;
	case TRUTH_UNKNOWN:
		break;
	}
	set_undecided(v, t);
}

/* How many pages pass; those that were not seen may pass, too. */
static void
decide_count(struct roll *roll, struct verdict *v, const struct tally *t)
{
	double most =
	    roll->is_complete ? (double)(t->passed + t->undecided) : INFINITY;

	decide_number(roll, v, t,
	    number_holds(&roll->rule->pass_count, (double)t->passed, most));
}

/* The share among the pages that were seen. */
static void
decide_share(struct roll *roll, struct verdict *v, const struct tally *t)
{
	double all = (double)(t->passed + t->failed + t->undecided);
	double least = (double)t->passed / all;
	double most = (double)(t->passed + t->undecided) / all;

	decide_number(
	    roll, v, t, number_holds(&roll->rule->share, least, most));
}

/* Puts the pages' leaves together, those of pages that were put aside or
 * not; returns how many were left out. */
static size_t
pool_pages(struct roll *roll, bool takes_all)
{
	struct str *leaves =
	    arena_array(roll->arena, roll->count, sizeof(*leaves));
	size_t count = 0;

	for (size_t i = 0; i < roll->count; i++)
		if (takes_all || !roll_is_put_aside(roll, roll->pages[i].page))
			leaves[count++] = roll->pages[i].leaves;
	roll->pool = rule_pool(roll->arena, roll->rule, leaves, count,
	    roll->is_complete && count == roll->count);
	return roll->count - count;
}

static void
decide_together(struct roll *roll, struct verdict *v, const struct tally *t)
{
	struct decision d;

	(void)pool_pages(roll, true);
	d = rule_decide(roll->rule, roll->pool);
	if (d.outcome == OUTCOME_PASSED && pool_pages(roll, false) > 0) {
		d = rule_decide(roll->rule, roll->pool);
		if (d.outcome != OUTCOME_PASSED) {
			v->outcome = OUTCOME_CANT_TELL;
			v->reason = REASON_SPAM;
			v->level = d.level;
			return;
		}
	}
	v->level = d.level;
	if (d.outcome != OUTCOME_CANT_TELL) {
		set_outcome(
		    v, d.outcome, roll->count == 1 ? &roll->pages[0] : NULL);
		return;
	}
	set_undecided(v, t);
	if (d.is_unsure)
		v->reason = REASON_UNSURE;
	else if (!roll->is_complete)
		v->reason = REASON_INCOMPLETE;
}

/* Nothing that counts was among the pages. */
static void
decide_nothing(struct roll *roll, struct verdict *v)
{
	const struct rule *r = roll->rule;
	bool seeks = r->test_kind != TEST_FAIL_WHEN &&
	    (r->roll_up == ROLL_UP_ANY || r->roll_up == ROLL_UP_BEST ||
	        r->roll_up == ROLL_UP_TOGETHER ||
	        (r->roll_up == ROLL_UP_COUNT &&
	            number_holds(&r->pass_count, 0, 0) == TRUTH_FALSE));

	if (roll->count > 0 &&
	    (roll->is_complete || r->roll_up == ROLL_UP_SHARE)) {
		v->outcome = OUTCOME_INAPPLICABLE;
	} else if (roll->misses_home && roll->count == 0) {
		v->outcome = OUTCOME_UNTESTED;
		v->reason = roll_home_reason(roll->site);
	} else if (!roll->is_complete) {
		v->outcome = OUTCOME_CANT_TELL;
		v->reason = REASON_INCOMPLETE;
	} else {
		/* A page that was looked for everywhere and is not there. */
		v->outcome = seeks ? OUTCOME_FAILED : OUTCOME_INAPPLICABLE;
		if (seeks && r->test_kind == TEST_LEVELS)
			v->level = 0;
	}
}

static void
decide_home(struct roll *roll, struct verdict *v)
{
	struct tally t = count_pages(roll, true);

	if (t.passed + t.failed + t.undecided > 0) {
		decide_any(roll, v, &t);
		return;
	}
	if (roll->count > 0) {
		v->outcome = OUTCOME_INAPPLICABLE;
		return;
	}
	v->outcome = OUTCOME_UNTESTED;
	v->reason = roll_home_reason(roll->site);
	if (v->reason == REASON_NONE)
		v->reason = REASON_NO_PAGE;
}

static void
decide(struct roll *roll, struct verdict *v)
{
	struct tally t = count_pages(roll, false);

	if (roll->rule->roll_up == ROLL_UP_HOME) {
		decide_home(roll, v);
		return;
	}
	if (t.passed + t.failed + t.undecided == 0) {
		decide_nothing(roll, v);
		return;
	}
	switch (roll->rule->roll_up) {
	case ROLL_UP_ANY:
	case ROLL_UP_BEST:
		decide_any(roll, v, &t);
		return;
	case ROLL_UP_ALL:
		decide_all(roll, v, &t);
		return;
	case ROLL_UP_WORST:
		decide_worst(roll, v, &t);
		return;
	case ROLL_UP_SHARE:
		decide_share(roll, v, &t);
		return;
	case ROLL_UP_COUNT:
		decide_count(roll, v, &t);
		return;
	case ROLL_UP_TOGETHER:
		decide_together(roll, v, &t);
		return;
	case ROLL_UP_HOME:
		return;
	}
}

/* Whether any page could be read, or a file on which the rule has a say. */
static bool
has_page(const struct site *site, struct str rule_id)
{
	for (size_t i = 0; i < site->page_count; i++) {
		const struct site_page *page = &site->pages[i];
		bool is_file = site_page_reason(page) == REASON_NOT_HTML;

		if (site_page_reason(page) == REASON_NONE)
			return true;
		if (is_file && site_page_finding(page, rule_id) != NULL)
			return true;
	}
	return false;
}

static enum reason
reason_of_no_page(const struct site *site)
{
	if (site->page_count == 0 && !agency_has_site(site->agency))
		return agency_no_site_reason(site->agency);
	if (roll_home_reason(site) != REASON_NONE)
		return roll_home_reason(site);
	if (site->page_count > 0)
		return site_page_reason(&site->pages[0]);
	return site->unread_reason != REASON_NONE ? site->unread_reason
	                                          : REASON_NO_PAGE;
}

/* What is known of the agency without any page may decide alone. */
static void
decide_without_pages(struct roll *roll, struct verdict *v)
{
	const struct slots *slots = &roll->rule->slots;
	const struct audit_context context = {.agency = roll->site->agency};
	struct scan s = {.context = &context, .arena = roll->arena};
	struct proof *proofs =
	    arena_array(roll->arena, LIMIT_EVIDENCE, sizeof(*proofs));
	char *leaves = arena_alloc(roll->arena, slots->count + 1);
	struct decision d;

	v->proofs = proofs;
	for (size_t i = 0; i < slots->count; i++) {
		const struct leaf *leaf =
		    &roll->set->leaves[slots->items[i].leaf];
		struct hit hits[LIMIT_EVIDENCE];
		struct leaf_result found = {.hits = hits};

		leaves[i] = roll_settle_alone(roll, i);
		if (!leaf->matcher->is_of_agency)
			continue;
		leaf->matcher->run(leaf->data, &s, &found);
		leaves[i] = found.truth == TRUTH_TRUE ? 't' : 'f';
		for (size_t k = 0;
		     k < found.hit_count && v->proof_count < LIMIT_EVIDENCE;
		     k++)
			proofs[v->proof_count++].evidence =
			    (struct evidence){.label = slots->items[i].label,
			        .quote = found.hits[k].quote,
			        .match_kind = MATCH_STRUCTURE,
			        .byte_start = -1,
			        .byte_end = -1};
	}
	roll_force(roll->forced, leaves, slots->count);
	d = rule_decide(roll->rule, (struct str){leaves, slots->count});
	v->outcome = OUTCOME_UNTESTED;
	v->reason = reason_of_no_page(roll->site);
	if (d.outcome == OUTCOME_PASSED || d.outcome == OUTCOME_FAILED) {
		const struct deciders deciders = evidence_deciders(roll->arena,
		    roll->rule, d.basis, (struct str){leaves, slots->count});

		v->outcome = d.outcome;
		v->reason = REASON_NONE;
		v->level = d.level;
		roll_prove_others(
		    roll, v, &deciders, (struct str){leaves, slots->count});
		roll_prove_entry(
		    roll, v, &deciders, (struct str){leaves, slots->count});
	} else {
		v->proof_count = 0;
	}
}

/* Whether the agency has a site of a role that the rule asks for. */
static bool
has_site(const struct rule *r, const struct agency *agency)
{
	for (size_t i = 0; i < agency->seed_count; i++)
		if ((r->site_roles & 1u << agency->seeds[i].role) != 0)
			return true;
	return r->site_roles == 0;
}

/* What became of the way in can be told where no page came. */
static bool
decides_alone(const struct rule *r, const struct site *site)
{
	return r->is_of_entry && roll_home_reason(site) != REASON_NO_SITE;
}

/* Fills the verdict but for its proofs; false when it rests on no page. */
static bool
judge(struct roll *roll, struct verdict *out)
{
	const struct rule *r = roll->rule;
	const struct site *site = roll->site;

	*out = (struct verdict){.rule_id = r->info.id,
	    .rule_revision = r->info.revision,
	    .scope = r->info.scope,
	    .level = -1,
	    .confidence = r->info.confidence};
	if (!has_page(site, r->info.id) && !decides_alone(r, site) &&
	    !(r->is_of_site && site->probe_count > 0)) {
		decide_without_pages(roll, out);
		return false;
	}
	if (r->applies_to != NULL &&
	    unit_holds(r->applies_to, site->agency) == TRUTH_FALSE) {
		out->outcome = OUTCOME_INAPPLICABLE;
		out->is_complete = true;
		return false;
	}
	if (!has_site(r, site->agency)) {
		out->outcome = OUTCOME_INAPPLICABLE;
		out->is_complete = true;
		return false;
	}
	if (r->is_of_site) {
		roll_site(roll, out);
		return false;
	}
	roll_gather(roll);
	decide(roll, out);
	out->pages_examined = (int64_t)roll->count;
	out->is_complete = roll->is_complete;
	if (r->test_kind == TEST_INVENTORY)
		inventory_count(roll, out);
	return true;
}

void
roll_judge(struct roll *roll, struct verdict *out)
{
	if (judge(roll, out))
		roll_prove(roll, out);
}

void
audit_agency(const struct rule_set *set, size_t i, const struct site *site,
    struct arena *a, struct verdict *out)
{
	struct roll roll = {
	    .set = set, .rule = &set->rules[i], .site = site, .arena = a};

	roll_judge(&roll, out);
}

void
audit_agency_forced(const struct rule_set *set, size_t i,
    const struct site *site, const struct forced_leaf *forced, struct arena *a,
    struct verdict *out)
{
	struct roll roll = {.set = set,
	    .rule = &set->rules[i],
	    .site = site,
	    .arena = a,
	    .forced = forced};

	(void)judge(&roll, out);
}
