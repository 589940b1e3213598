#include "publish/report/trust.h"

#include "score/review_things.h"
#include "store/reviews.h"

static void
count_verdicts(const struct book *b, struct trust *t)
{
	struct rule_tally *tallies =
	    arena_array(b->arena, b->rule_count + 1, sizeof(*tallies));

	for (size_t i = 0; i < b->rule_count; i++)
		tallies[i] = (struct rule_tally){.rule_id = b->rules[i].rule.id,
		    .revision = b->rules[i].rule.revision};
	for (size_t a = 0; a < b->agency_count; a++)
		for (size_t i = 0; i < b->rule_count; i++) {
			const struct book_verdict *v =
			    &b->agencies[a].verdicts[i];

			if (!v->is_there)
				continue;
			tallies[i].passed += v->machine == OUTCOME_PASSED;
			tallies[i].failed += v->machine == OUTCOME_FAILED;
			t->states[v->state]++;
			t->changed_count += v->state == DECISION_DECIDED &&
			    v->machine != v->outcome;
		}
	t->tallies = tallies;
}

struct names {
	struct str *items;
	size_t count;
	size_t capacity;
};

static void
add_name(struct names *n, struct str name, struct arena *a)
{
	for (size_t i = 0; i < n->count; i++)
		if (str_equal(n->items[i], name))
			return;
	n->items = arena_grow(
	    a, n->items, &n->capacity, n->count + 1, sizeof(*n->items));
	n->items[n->count++] = name;
}

static void
list_judged(const struct book *b, const struct review *reviews, size_t count,
    struct trust *t)
{
	struct trust_verdict *all = NULL;
	size_t capacity = 0;

	for (size_t i = 0, end; i < count; i = end) {
		size_t agency = book_agency_number(b, reviews[i].agency_id);
		size_t rule = book_rule_number(b, reviews[i].rule_id);
		struct judged_verdict v;

		end = review_thing_end(reviews, count, i);
		if (agency == STR_NONE || rule == STR_NONE ||
		    !precision_judge(
		        reviews + i, end - i, b->rules[rule].rule.revision, &v))
			continue;
		all = arena_grow(b->arena, all, &capacity, t->judged_count + 1,
		    sizeof(*all));
		all[t->judged_count++] =
		    (struct trust_verdict){agency, rule, v.drawn->drawn, v.how};
	}
	t->judged = all;
}

static enum err_code
read_reviews(const struct book *b, struct trust *t, struct err *e)
{
	struct names names = {0};
	struct rule_precision *rules = NULL;
	struct review *reviews = NULL;
	size_t count = 0;
	enum err_code rc = store_reviews_read(
	    b->setup->store, b->last_review, b->arena, &reviews, &count, e);

	if (rc != ERR_NONE)
		return rc;
	for (size_t i = 0; i < count; i++) {
		add_name(&names, reviews[i].reviewer, b->arena);
		t->drawn_count += reviews[i].drawn != DRAWN_NOT;
	}
	t->review_count = (int64_t)count;
	t->reviewer_count = (int64_t)names.count;
	judges_compare(reviews, count, true, b->arena, &t->judges);
	precision_count(
	    reviews, count, t->tallies, b->rule_count, b->arena, &rules);
	t->rules = rules;
	list_judged(b, reviews, count, t);
	return ERR_NONE;
}

enum err_code
trust_of(struct book *b, const struct trust **out, struct err *e)
{
	if (b->trust == NULL) {
		struct trust *t = arena_alloc(b->arena, sizeof(*t));
		enum err_code rc;

		count_verdicts(b, t);
		rc = read_reviews(b, t, e);
		if (rc != ERR_NONE)
			return rc;
		b->trust = t;
	}
	*out = b->trust;
	return ERR_NONE;
}

bool
trust_is_judged(const struct rule_precision *p)
{
	return p->passed.right + p->passed.wrong + p->passed.unclear +
	    p->failed.right + p->failed.wrong + p->failed.unclear >
	    0;
}
