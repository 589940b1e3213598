#include "publish/report/changes.h"

#include <assert.h>

enum { CHANGES_OF_VERDICT = 2 };

/* A verdict that both rounds have, and what lies between: one change, or the
 * rule's and behind it the site's. */
struct crossing {
	size_t agency; /* number in book.agencies */
	const struct compared_rule *rule; /* NULL: none is being counted */
	enum change_kind kinds[CHANGES_OF_VERDICT];
	size_t kind_count;
	enum outcome before;
	enum outcome after;
};

struct counting {
	struct book *book;
	struct changes *changes;
	size_t gone_capacity;
	struct crossing at;
};

bool
change_is_other(enum change_kind kind)
{
	return kind >= CHANGE_SITE && kind <= CHANGE_OTHERWISE;
}

static void
add(struct change_tally *t, const struct crossing *v)
{
	bool is_another = false, is_edited = false;

	for (size_t i = 0; i < v->kind_count; i++) {
		t->of[v->kinds[i]]++;
		is_another |= change_is_other(v->kinds[i]);
		is_edited |= v->kinds[i] == CHANGE_EDITED;
	}
	t->same += !is_another;
	t->edited += !is_another && is_edited;
	t->other += is_another;
	t->came += v->before == OUTCOME_FAILED && v->after == OUTCOME_PASSED;
	t->went += v->before == OUTCOME_PASSED && v->after == OUTCOME_FAILED;
}

static void
mark(struct changes *to, const struct book *b, const struct crossing *v)
{
	size_t rule = book_rule_number(b, v->rule->id);

	for (size_t i = 0; rule != STR_NONE && i < v->kind_count; i++)
		to->marks[v->agency * b->rule_count + rule] |=
		    (uint16_t)(1U << (unsigned)v->kinds[i]);
}

/* Counts the verdict whose changes are all told. */
static void
finish_crossing(struct counting *in)
{
	struct changes *to = in->changes;
	const struct crossing *v = &in->at;

	if (v->rule == NULL)
		return;
	add(&to->all, v);
	add(&to->rules[v->rule - to->comparison.rules], v);
	add(&to->agencies[v->agency], v);
	mark(to, in->book, v);
	in->at = (struct crossing){0};
}

static void
take_verdict(struct counting *in, size_t agency, const struct change *c)
{
	struct crossing *v = &in->at;

	if (v->rule != c->rule || v->agency != agency) {
		finish_crossing(in);
		*v = (struct crossing){.agency = agency,
		    .rule = c->rule,
		    .before = c->before != NULL ? c->before->outcome
		                                : OUTCOME_UNTESTED};
	}
	assert(v->kind_count < CHANGES_OF_VERDICT);
	v->kinds[v->kind_count++] = c->kind;
	v->after = c->after != NULL ? c->after->outcome : OUTCOME_UNTESTED;
}

static void
add_gone(struct counting *in, const struct compared_agency *g)
{
	struct changes *to = in->changes;
	struct arena *a = in->book->arena;

	to->gone = arena_grow(a, to->gone, &in->gone_capacity,
	    to->gone_count + 1, sizeof(*to->gone));
	to->gone[to->gone_count++] = (struct gone_agency){
	    .id = arena_str(a, g->id),
	    .name_th = arena_str(a, g->name_th),
	    .name_en = arena_str(a, g->name_en),
	};
}

/* An agency or a rule that only one round has. */
static void
take_lone(struct counting *in, size_t agency, const struct change *c)
{
	struct changes *to = in->changes;

	to->all.of[c->kind]++;
	if (c->rule != NULL)
		to->rules[c->rule - to->comparison.rules].of[c->kind]++;
	if (agency != STR_NONE)
		to->agencies[agency].of[c->kind]++;
	if (c->kind == CHANGE_GONE_AGENCY) {
		assert(c->agency != NULL);
		add_gone(in, c->agency);
	}
}

static size_t
agency_number(const struct counting *in, struct str id)
{
	const struct book *b = in->book;

	/* They come in order, each with all its rules. */
	if (in->at.rule != NULL && str_equal(b->agencies[in->at.agency].id, id))
		return in->at.agency;
	return book_agency_number(b, id);
}

static enum err_code
take(void *state, const struct change *c, struct err *e)
{
	struct counting *in = state;
	size_t agency =
	    c->agency != NULL ? agency_number(in, c->agency->id) : STR_NONE;

	(void)e;
	if (c->agency == NULL || c->rule == NULL)
		take_lone(in, agency, c);
	else if (agency != STR_NONE)
		take_verdict(in, agency, c);
	return ERR_NONE;
}

static enum err_code
count(struct book *b, struct changes *to, struct err *e)
{
	const struct report_setup *s = b->setup;
	const struct report_pass *before = &s->earlier[s->earlier_count - 1];
	struct counting in = {.book = b, .changes = to};
	const struct compare_wish wish = {.on_change = take, .state = &in};
	enum err_code rc = compare_find(s->store,
	    arena_printf(b->arena, "%.*s/%.*s", STR_ARG(before->round),
	        STR_ARG(before->audit)),
	    arena_printf(b->arena, "%.*s/%.*s", STR_ARG(s->now.round),
	        STR_ARG(s->now.audit)),
	    b->arena, &to->comparison, e);

	if (rc != ERR_NONE)
		return rc;
	to->before = &b->rounds[s->earlier_count - 1];
	to->rules = arena_array(
	    b->arena, to->comparison.rule_count + 1, sizeof(*to->rules));
	to->agencies =
	    arena_array(b->arena, b->agency_count + 1, sizeof(*to->agencies));
	to->marks = arena_array(
	    b->arena, b->agency_count * b->rule_count + 1, sizeof(*to->marks));
	rc = compare_each(&to->comparison, &wish, e);
	finish_crossing(&in);
	return rc;
}

enum err_code
changes_of(struct book *b, const struct changes **out, struct err *e)
{
	struct changes *c = NULL;
	enum err_code rc = ERR_NONE;

	if (b->changes == NULL) {
		c = arena_alloc(b->arena, sizeof(*c));
		if (b->setup->earlier_count > 0)
			rc = count(b, c, e);
		if (rc != ERR_NONE)
			return rc;
		b->changes = c;
	}
	*out = b->changes;
	return ERR_NONE;
}

const struct change_tally *
changes_of_rule(const struct changes *c, struct str rule_id)
{
	for (size_t i = 0; i < c->comparison.rule_count; i++)
		if (str_equal(c->comparison.rules[i].id, rule_id))
			return &c->rules[i];
	return NULL;
}

bool
changes_has(
    const struct book *b, size_t agency, size_t rule, enum change_kind kind)
{
	const uint16_t *marks = b->changes->marks;

	return marks != NULL &&
	    (marks[agency * b->rule_count + rule] & (1U << (unsigned)kind)) !=
	    0;
}
