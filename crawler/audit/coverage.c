#include "audit/coverage_impl.h"

#include "audit/each_impl.h"
#include "audit/evidence_impl.h"
#include "audit/judge_impl.h"
#include "audit/roll_up_impl.h"

struct coverage
coverage_new(const struct rule_set *set, size_t number, struct arena *a)
{
	const struct rule *r = &set->rules[number];
	size_t traits = r->each == NULL ? 0 : r->each->slots.count;
	struct coverage c = {.set = set, .number = number};

	for (int way = 0; way < COVER_WAYS; way++) {
		c.leaves[way] =
		    arena_array(a, r->slots.count, sizeof(struct cover));
		c.traits[way] = arena_array(a, traits, sizeof(struct cover));
	}
	return c;
}

/* How a site ends with one leaf changed (NULL: none). */
static struct cover
end_of(const struct coverage *c, const struct site *site,
    const struct verdict *verdict, const struct forced_leaf *forced,
    struct arena *a)
{
	struct verdict other;

	audit_agency_forced(c->set, c->number, site, forced, a, &other);
	return (struct cover){.outcome = other.outcome,
	    .is_shown = other.outcome != verdict->outcome ||
	        other.level != verdict->level ||
	        other.listed != verdict->listed ||
	        other.listed_passed != verdict->listed_passed};
}

static struct cover
cover_leaf(const struct coverage *c, const struct covered *x,
    const struct forced_leaf *forced)
{
	struct arena a = {0};
	struct cover cover = end_of(c, x->site, x->verdict, forced, &a);

	arena_release(&a);
	return cover;
}

/* Judges a page anew with the answer of one trait given. */
static struct finding
judge_again(const struct coverage *c, const struct covered *x, size_t page,
    const struct forced_trait *forced, struct arena *a)
{
	struct scan s =
	    scan_begin(c->set, x->pages[page], &x->contexts[page], a);
	struct finding f;

	s.forced_classes = &x->example->pages[page].classes;
	s.forced_trait = forced;
	(void)scan_class_names(&s);
	f = judge_page(&s, &c->set->rules[c->number]);
	scan_end(&s);
	return f;
}

static struct cover
cover_trait(const struct coverage *c, const struct covered *x,
    const struct forced_trait *forced)
{
	struct arena a = {0};
	struct site site = *x->site;
	struct cover cover;

	site.pages = arena_array(&a, site.page_count, sizeof(*site.pages));
	for (size_t i = 0; i < site.page_count; i++) {
		const struct finding *old = site_page_finding(
		    &x->site->pages[i], c->set->rules[c->number].info.id);

		site.pages[i] = x->site->pages[i];
		if (old == NULL || i >= x->example->page_count)
			continue;
		site.pages[i].findings = arena_alloc(&a, sizeof(*old));
		site.pages[i].findings[0] = judge_again(c, x, i, forced, &a);
		site.pages[i].finding_count = 1;
	}
	cover = end_of(c, &site, x->verdict, NULL, &a);
	arena_release(&a);
	return cover;
}

void
coverage_add(struct coverage *c, const struct covered *x)
{
	static const struct {
		char from, to;
		enum truth truth;
	} ways[] = {
	    [COVER_THERE] = {'t', 'f', TRUTH_FALSE},
	    [COVER_ABSENT] = {'f', 't', TRUTH_TRUE},
	};
	const struct rule *r = &c->set->rules[c->number];
	size_t traits = r->each == NULL ? 0 : r->each->slots.count;

	for (int way = 0; way < COVER_WAYS; way++) {
		for (size_t i = 0; i < r->slots.count; i++) {
			const struct forced_leaf forced = {
			    i, ways[way].from, ways[way].to};

			if (!c->leaves[way][i].is_shown)
				c->leaves[way][i] = cover_leaf(c, x, &forced);
		}
		for (size_t i = 0; i < traits; i++) {
			const struct forced_trait forced = {
			    r->each, i, ways[way].truth};

			if (!c->traits[way][i].is_shown)
				c->traits[way][i] = cover_trait(c, x, &forced);
		}
	}
}

/* An example to fill in. What it must end with is known from one that shows
 * the other way. */
static const char *
stub(const struct cover *other, int way, struct str label, struct arena *a)
{
	const char *expect =
	    other->is_shown ? outcome_word(other->outcome) : "...";

	return arena_printf(a,
	    "- name: '%s: %.*s'\n"
	    "  html: <p>...</p>\n"
	    "  expect: %s",
	    way == COVER_THERE ? "only" : "all but", STR_ARG(label), expect)
	    .ptr;
}

/* Reports what is not shown of one condition. */
static void
report(struct loader *l, const struct rule_info *info,
    const struct cover *const covers[COVER_WAYS],
    const struct yaml_place *place, struct str label)
{
	static const enum complaint kinds[COVER_WAYS][2] = {
	    [COVER_THERE] = {COMPLAINT_NOT_SHOWN, COMPLAINT_NOT_SHOWN_DRAFT},
	    [COVER_ABSENT] = {COMPLAINT_NOT_MISSED, COMPLAINT_NOT_MISSED_DRAFT},
	};
	bool is_draft = str_is(info->status, "draft");

	for (int way = 0; way < COVER_WAYS; way++)
		if (!covers[way]->is_shown)
			complain(l, kinds[way][is_draft], place,
			    stub(covers[COVER_WAYS - 1 - way], way, label,
			        l->diags->arena),
			    label, info->id);
}

void
coverage_report(const struct coverage *c, struct diag_list *diags)
{
	const struct rule *r = &c->set->rules[c->number];
	size_t traits = r->each == NULL ? 0 : r->each->slots.count;
	struct loader l = {
	    .diags = diags, .path = r->info.file, .text = r->text};

	for (size_t i = 0; i < r->slots.count; i++) {
		const struct slot *slot = &r->slots.items[i];
		const struct cover *covers[] = {
		    &c->leaves[COVER_THERE][i], &c->leaves[COVER_ABSENT][i]};

		report(&l, &r->info, covers, &slot->place,
		    evidence_label(c->set, slot));
	}
	for (size_t i = 0; i < traits; i++) {
		const struct cover *covers[] = {
		    &c->traits[COVER_THERE][i], &c->traits[COVER_ABSENT][i]};

		report(&l, &r->info, covers, &r->each->slots.items[i].place,
		    each_label(r->each, i));
	}
}
