#include "audit/coverage_impl.h"

#include "audit/evidence_impl.h"
#include "audit/roll_up_impl.h"

struct coverage
coverage_new(const struct rule_set *set, size_t number, struct arena *a)
{
	size_t count = set->rules[number].slots.count;
	struct coverage c = {.set = set, .number = number};

	for (int way = 0; way < COVER_WAYS; way++)
		c.covers[way] = arena_array(a, count, sizeof(struct cover));
	return c;
}

/* Whether the verdict is another one when a leaf has another letter. */
static struct cover
cover_of(const struct coverage *c, const struct site *site,
    const struct verdict *verdict, const struct forced_leaf *forced)
{
	struct arena a = {0};
	struct verdict other;
	struct cover cover;

	audit_agency_forced(c->set, c->number, site, forced, &a, &other);
	cover.outcome = other.outcome;
	cover.is_shown =
	    other.outcome != verdict->outcome || other.level != verdict->level;
	arena_release(&a);
	return cover;
}

void
coverage_add(
    struct coverage *c, const struct site *site, const struct verdict *verdict)
{
	static const struct forced_leaf ways[] = {
	    [COVER_THERE] = {.from = 't', .to = 'f'},
	    [COVER_ABSENT] = {.from = 'f', .to = 't'},
	};
	size_t count = c->set->rules[c->number].slots.count;

	for (int way = 0; way < COVER_WAYS; way++)
		for (size_t i = 0; i < count; i++) {
			struct forced_leaf forced = ways[way];

			forced.slot = i;
			if (!c->covers[way][i].is_shown)
				c->covers[way][i] =
				    cover_of(c, site, verdict, &forced);
		}
}

/* An example to fill in. What it must end with is known from one that shows
 * the other way. */
static const char *
stub(const struct coverage *c, int way, size_t slot, struct str label,
    struct arena *a)
{
	const struct cover *other = &c->covers[COVER_WAYS - 1 - way][slot];
	const char *expect =
	    other->is_shown ? outcome_word(other->outcome) : "...";

	return arena_printf(a,
	    "- name: '%s: %.*s'\n"
	    "  html: <p>...</p>\n"
	    "  expect: %s",
	    way == COVER_THERE ? "only" : "all but", STR_ARG(label), expect)
	    .ptr;
}

void
coverage_report(const struct coverage *c, struct diag_list *diags)
{
	static const enum complaint kinds[COVER_WAYS][2] = {
	    [COVER_THERE] = {COMPLAINT_NOT_SHOWN, COMPLAINT_NOT_SHOWN_DRAFT},
	    [COVER_ABSENT] = {COMPLAINT_NOT_MISSED, COMPLAINT_NOT_MISSED_DRAFT},
	};
	const struct rule *r = &c->set->rules[c->number];
	bool is_draft = str_is(r->info.status, "draft");
	struct loader l = {
	    .diags = diags, .path = r->info.file, .text = r->text};

	for (size_t i = 0; i < r->slots.count; i++) {
		const struct slot *slot = &r->slots.items[i];
		struct str label = evidence_label(c->set, slot);

		for (int way = 0; way < COVER_WAYS; way++)
			if (!c->covers[way][i].is_shown)
				complain(&l, kinds[way][is_draft], &slot->place,
				    stub(c, way, i, label, diags->arena), label,
				    r->info.id);
	}
}
