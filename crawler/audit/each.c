#include "audit/each_impl.h"

#include <string.h>

#include "audit/condition_impl.h"
#include "audit/trait/pick_impl.h"
#include "audit/trait/trait_impl.h"

/* The targets of one for_each while they are judged. */
struct judging {
	const struct each *each;
	struct scan *scan;
	char *letters; /* of the present one, by slot */
	struct str *whys;
	struct targets found;
	void (*take)(void *state, const struct target *t);
	void *state;
};

static enum truth
ask(struct judging *j, uint32_t element, size_t slot)
{
	const struct trait_use *use = &j->each->traits[slot];
	const struct forced_trait *forced = j->scan->forced_trait;
	enum truth truth;

	if (forced != NULL && forced->each == j->each && forced->slot == slot)
		return forced->truth;
	truth = use->trait->has(use->data, j->scan, element, &j->whys[slot]);
	if (truth == TRUTH_FALSE &&
	    (j->scan->page->view_flags & use->trait->spoilers) != 0)
		return TRUTH_UNKNOWN;
	return truth;
}

static struct str
letters_of(const struct judging *j)
{
	return (struct str){j->letters, j->each->slots.count};
}

/* The truth of a condition; no trait is asked for that cannot change it. */
static enum truth
find(struct judging *j, uint32_t element, const struct condition *c)
{
	if (c->combine == COMBINE_LEAF) {
		if (j->letters[c->slot] == '-')
			j->letters[c->slot] =
			    truth_letter(ask(j, element, c->slot));
		return condition_truth(c, letters_of(j));
	}
	for (size_t i = 0; i < c->count; i++) {
		(void)find(j, element, &c->items[i]);
		if (condition_truth(c, letters_of(j)) != TRUTH_UNKNOWN)
			break;
	}
	return condition_truth(c, letters_of(j));
}

static void
note_first(void *state, size_t slot, enum truth truth)
{
	size_t *first = state;

	(void)truth;
	if (slot < *first)
		*first = slot;
}

/* Judges an element that is a target for sure, or perhaps. */
static void
judge(struct judging *j, uint32_t element, enum truth is_target)
{
	const struct each *each = j->each;
	struct target t = {.element = element, .slot = STR_NONE};

	memset(j->letters, '-', each->slots.count);
	memset(j->whys, 0, each->slots.count * sizeof(*j->whys));
	for (size_t i = 0; i < each->spared_count; i++) {
		enum truth spared = find(j, element, each->spared[i]);

		if (spared == TRUTH_TRUE)
			return;
		if (spared == TRUTH_UNKNOWN)
			is_target = TRUTH_UNKNOWN;
	}
	t.holds = find(j, element, each->must);
	if (t.holds != TRUTH_TRUE) {
		condition_deciders(
		    each->must, letters_of(j), note_first, &t.slot);
		t.why = j->whys[t.slot];
	}
	/* What may be no target at all fails nothing. */
	if (t.holds == TRUTH_FALSE && is_target == TRUTH_UNKNOWN)
		t.holds = TRUTH_UNKNOWN;
	t.leaves = letters_of(j);
	j->found.held += t.holds == TRUTH_TRUE;
	j->found.failed += t.holds == TRUTH_FALSE;
	j->found.unsure += t.holds == TRUTH_UNKNOWN;
	j->take(j->state, &t);
}

/* Judges an element if it is picked; false when there is room for no more. */
static bool
look_at(struct judging *j, uint32_t element)
{
	const struct targets *found = &j->found;
	enum truth is_target = pick_holds(j->each->pick, j->scan, element);

	if (is_target == TRUTH_FALSE)
		return true;
	if (found->held + found->failed + found->unsure == LIMIT_TARGETS) {
		j->found.is_cut = true;
		return false;
	}
	judge(j, element, is_target);
	return true;
}

static void
look_at_selected(struct judging *j)
{
	const struct pick *pick = j->each->pick;
	struct select_result found =
	    select_xpath_run(pick->xpath, j->scan->page, j->scan->arena);

	for (size_t i = 0; i < found.count; i++)
		if (!look_at(j, found.elements[i]))
			break;
	if (found.is_undecided)
		j->found.is_cut = true;
}

static void
look_at_all(struct judging *j)
{
	const struct page *p = j->scan->page;
	const struct select_css *css = j->each->pick->css;

	for (uint32_t i = 0; i < p->element_count; i++) {
		if (css != NULL)
			i = select_css_next(css, p, i);
		if (i == PAGE_NONE || !look_at(j, i))
			break;
	}
}

struct targets
each_judge(const struct each *each, struct scan *s,
    void (*take)(void *state, const struct target *t), void *state)
{
	struct judging j = {
	    .each = each, .scan = s, .take = take, .state = state};

	s->trait_steps = 0;
	j.letters = arena_alloc(s->arena, each->slots.count + 1);
	j.whys = arena_array(s->arena, each->slots.count, sizeof(*j.whys));
	if (each->pick->xpath != NULL)
		look_at_selected(&j);
	else
		look_at_all(&j);
	if (!trait_step(s, 0))
		j.found.is_cut = true;
	return j.found;
}

struct str
each_label(const struct each *each, size_t slot)
{
	const struct slot *s = &each->slots.items[slot];

	return s->label.len > 0 ? s->label : each->traits[slot].summary;
}
