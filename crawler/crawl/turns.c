#include "crawl/turns.h"

#include <assert.h>

#include "base/mem.h"
#include "crawl/window.h"

static int64_t
later(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

static int64_t
ready_us(const struct wish *w)
{
	return later(w->not_before_us, w->host->due_us);
}

static bool
may_be_heard(const struct turns *t, const struct wish *w)
{
	return w->is_control || !t->is_paused;
}

/* When a group may give its next turn; INT64_MAX: nobody wants one. */
static int64_t
wake_of(const struct turns *t, const struct group *g, int64_t now_us)
{
	int64_t soonest = INT64_MAX, wake;

	for (const struct wish *w = g->wishes; w != NULL; w = w->next)
		if (may_be_heard(t, w) && ready_us(w) < soonest)
			soonest = ready_us(w);
	if (soonest == INT64_MAX || g->is_busy)
		return INT64_MAX;
	wake = later(soonest, g->clock.next_due_us);
	if (g->window != NULL) {
		wake = later(wake, now_us);
		wake += window_opens_in_ms(g->window, wake) * 1000;
	}
	return wake;
}

/* The heap. */

static void
put_at(struct turns *t, size_t place, struct group *g)
{
	t->heap[place - 1] = g;
	g->place = place;
}

static void
rise(struct turns *t, size_t place)
{
	struct group *g = t->heap[place - 1];

	while (place > 1 && t->heap[place / 2 - 1]->wake_us > g->wake_us) {
		put_at(t, place, t->heap[place / 2 - 1]);
		place /= 2;
	}
	put_at(t, place, g);
}

static void
sink(struct turns *t, size_t place)
{
	struct group *g = t->heap[place - 1];

	for (;;) {
		size_t child = place * 2;

		if (child > t->count)
			break;
		if (child < t->count &&
		    t->heap[child]->wake_us < t->heap[child - 1]->wake_us)
			child++;
		if (t->heap[child - 1]->wake_us >= g->wake_us)
			break;
		put_at(t, place, t->heap[child - 1]);
		place = child;
	}
	put_at(t, place, g);
}

static void
take_out(struct turns *t, struct group *g)
{
	size_t place = g->place;
	struct group *last = t->heap[--t->count];

	g->place = 0;
	if (last == g)
		return;
	put_at(t, place, last);
	rise(t, place);
	sink(t, last->place);
}

static void
put_in(struct turns *t, struct group *g)
{
	t->heap = mem_grow(
	    t->heap, &t->capacity, t->count + 1, sizeof(struct group *));
	put_at(t, ++t->count, g);
	rise(t, t->count);
}

/* Puts a group where its next turn belongs. */
static void
settle(struct turns *t, struct group *g, int64_t now_us)
{
	if (g->place > 0)
		take_out(t, g);
	g->wake_us = wake_of(t, g, now_us);
	if (g->wake_us != INT64_MAX)
		put_in(t, g);
}

void
turns_add(struct turns *t, struct wish *w, int64_t now_us)
{
	struct group *g = w->host->group;

	assert(g != NULL);
	if (!g->is_listed) {
		g->is_listed = true;
		t->all = mem_grow(t->all, &t->all_capacity, t->all_count + 1,
		    sizeof(struct group *));
		t->all[t->all_count++] = g;
	}
	w->group = g;
	w->next = g->wishes;
	g->wishes = w;
	settle(t, g, now_us);
}

static bool
goes_before(const struct wish *a, const struct wish *b)
{
	if (a->turns_had != b->turns_had)
		return a->turns_had < b->turns_had;
	return a->tag < b->tag;
}

static struct wish *
choose(const struct turns *t, struct group *g, int64_t now_us)
{
	struct wish **best = NULL, *chosen;

	for (struct wish **at = &g->wishes; *at != NULL; at = &(*at)->next)
		if (may_be_heard(t, *at) && ready_us(*at) <= now_us &&
		    (best == NULL || goes_before(*at, *best)))
			best = at;
	if (best == NULL)
		return NULL;
	chosen = *best;
	*best = chosen->next;
	chosen->next = NULL;
	return chosen;
}

struct wish *
turns_next(struct turns *t, int64_t now_us)
{
	while (t->count > 0 && t->heap[0]->wake_us <= now_us) {
		struct group *g = t->heap[0];
		struct wish *chosen = NULL;

		/* What it wakes for may have changed: a window that closed. */
		if (wake_of(t, g, now_us) <= now_us)
			chosen = choose(t, g, now_us);
		g->is_busy = chosen != NULL;
		settle(t, g, now_us);
		if (chosen != NULL)
			return chosen;
	}
	return NULL;
}

void
turns_free(struct turns *t, struct group *g, int64_t now_us)
{
	g->is_busy = false;
	settle(t, g, now_us);
}

int64_t
turns_wake_us(const struct turns *t)
{
	return t->count > 0 ? t->heap[0]->wake_us : INT64_MAX;
}

void
turns_pause(struct turns *t, bool is_paused, int64_t now_us)
{
	if (t->is_paused == is_paused)
		return;
	t->is_paused = is_paused;
	for (size_t i = 0; i < t->all_count; i++)
		settle(t, t->all[i], now_us);
}

size_t
turns_backing_off(const struct turns *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->all_count; i++)
		if (t->all[i]->clock.penalty > 0 && t->all[i]->wishes != NULL)
			n++;
	return n;
}

void
turns_release(struct turns *t)
{
	mem_free(t->heap);
	mem_free(t->all);
}
