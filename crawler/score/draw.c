#include "score/draw.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The verdicts of one rule, or all, with the lowest lots. */
struct lot {
	struct drawn *items;
	size_t count;
	size_t capacity;
};

struct drawing {
	const struct draw_wish *wish;
	struct arena *arena;
	struct review *reviews; /* in order of agency, rule and text */
	size_t review_count;
	struct str *rules; /* each with a lot of its own */
	struct lot *lots;
	size_t lot_count;
	size_t lot_capacity;
};

static int
compare_key(const struct review *r, const struct scored_verdict *v)
{
	int order = str_compare(r->agency_id, v->agency_id);

	if (order == 0)
		order = str_compare(r->rule_id, v->rule_id);
	return order != 0 ? order
	                  : str_compare(r->evidence_sha256, v->evidence_sha256);
}

/* Whether one person alone has decided about a verdict, and not the one for
 * whom is drawn. */
static bool
has_one_judge(const struct drawing *d, const struct scored_verdict *v)
{
	size_t low = 0, high = d->review_count;
	struct str judge = {0};

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_key(&d->reviews[middle], v) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < d->review_count && compare_key(&d->reviews[low], v) == 0;
	     low++) {
		struct str name = d->reviews[low].reviewer;

		if ((judge.len > 0 && !str_equal(judge, name)) ||
		    str_equal(name, d->wish->reviewer))
			return false;
		judge = name;
	}
	return judge.len > 0;
}

static bool
is_eligible(const struct drawing *d, const struct scored_verdict *v)
{
	if (d->wish->rule.len > 0 && !str_equal(v->rule_id, d->wish->rule))
		return false;
	switch (d->wish->kind) {
	case DRAWN_NOT:
		break;
	case DRAWN_PASSED:
		return v->outcome == OUTCOME_PASSED;
	case DRAWN_FAILED:
		return v->outcome == OUTCOME_FAILED;
	case DRAWN_DOUBLE:
		return has_one_judge(d, v);
	}
	return false;
}

/* The lot that a verdict goes into: that of its rule, or the only one. */
static struct lot *
lot_of(struct drawing *d, struct str rule)
{
	struct str key = d->wish->kind == DRAWN_DOUBLE ? (struct str){0} : rule;
	size_t i = 0;

	while (i < d->lot_count && !str_equal(d->rules[i], key))
		i++;
	if (i == d->lot_count) {
		size_t capacity = d->lot_capacity;

		d->rules = arena_grow(d->arena, d->rules, &capacity,
		    d->lot_count + 1, sizeof(*d->rules));
		d->lots = arena_grow(d->arena, d->lots, &d->lot_capacity,
		    d->lot_count + 1, sizeof(*d->lots));
		d->rules[i] = arena_str(d->arena, key);
		d->lots[i] = (struct lot){0};
		d->lot_count++;
	}
	return &d->lots[i];
}

static void
draw_lot(
    int64_t seed, const struct scored_verdict *v, char out[DIGEST_TEXT_BYTES])
{
	struct buf text = {0};

	buf_printf(&text, "%lld\n%.*s\n%.*s", (long long)seed,
	    STR_ARG(v->rule_id), STR_ARG(v->agency_id));
	digest_of(DIGEST_SHA256, buf_str(&text), out);
	buf_release(&text);
}

/* Where a verdict goes, or NULL when its lot is too high. */
static struct drawn *
place_in(struct drawing *d, struct lot *lot, const char *key)
{
	struct drawn *last;

	if (lot->count < d->wish->count) {
		lot->items = arena_grow(d->arena, lot->items, &lot->capacity,
		    lot->count + 1, sizeof(*lot->items));
		return &lot->items[lot->count++];
	}
	assert(lot->items != NULL);
	last = &lot->items[0];
	for (size_t i = 1; i < lot->count; i++)
		if (strcmp(lot->items[i].lot, last->lot) > 0)
			last = &lot->items[i];
	return strcmp(key, last->lot) < 0 ? last : NULL;
}

static void
take(struct drawing *d, const struct scored_verdict *v)
{
	char key[DIGEST_TEXT_BYTES];
	struct drawn *place;

	draw_lot(d->wish->seed, v, key);
	place = place_in(d, lot_of(d, v->rule_id), key);
	if (place == NULL)
		return;
	*place = (struct drawn){.agency_id = arena_str(d->arena, v->agency_id),
	    .rule_id = arena_str(d->arena, v->rule_id),
	    .rule_revision = v->rule_revision,
	    .outcome = v->outcome,
	    .level = v->level,
	    .url = arena_str(d->arena, v->url),
	    .evidence_sha256 = arena_str(d->arena, v->evidence_sha256)};
	memcpy(place->lot, key, sizeof(key));
}

static int
by_rule_and_agency(const void *a, const void *b)
{
	const struct drawn *x = a, *y = b;
	int order = str_compare(x->rule_id, y->rule_id);

	return order != 0 ? order : str_compare(x->agency_id, y->agency_id);
}

static void
gather(const struct drawing *d, struct drawn **out, size_t *count)
{
	size_t n = 0;

	*count = 0;
	for (size_t i = 0; i < d->lot_count; i++)
		*count += d->lots[i].count;
	*out = arena_array(d->arena, *count, sizeof(**out));
	for (size_t i = 0; i < d->lot_count; i++)
		for (size_t k = 0; k < d->lots[i].count; k++)
			(*out)[n++] = d->lots[i].items[k];
	if (n > 1)
		qsort(*out, n, sizeof(**out), by_rule_and_agency);
}

enum err_code
draw_verdicts(const struct draw_wish *wish, struct arena *a, struct drawn **out,
    size_t *count, struct err *e)
{
	struct drawing d = {.wish = wish, .arena = a};
	const struct scored_verdict *v = NULL;
	struct scored_cursor *cursor = NULL;
	enum err_code rc = ERR_NONE;

	assert(wish->kind != DRAWN_NOT && wish->count > 0);
	if (wish->kind == DRAWN_DOUBLE)
		rc = store_reviews_read(wish->store, wish->of.last_review, a,
		    &d.reviews, &d.review_count, e);
	if (rc == ERR_NONE)
		rc = store_scored_open(wish->store, &wish->of, &cursor, e);
	while (rc == ERR_NONE) {
		rc = store_scored_next(cursor, &v, e);
		if (rc != ERR_NONE || v == NULL)
			break;
		if (is_eligible(&d, v))
			take(&d, v);
	}
	store_scored_close(cursor);
	if (rc == ERR_NONE)
		gather(&d, out, count);
	return rc;
}
