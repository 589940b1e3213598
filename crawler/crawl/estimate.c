/* How long the round lasts at least: politeness decides, not the machine. */
#include "crawl/crawl_impl.h"

/* Behind the one that waits for its turn. */
static int64_t
parts_left(const struct unit *u)
{
	const struct part_search *s = &u->parts;
	int64_t left = 0;

	for (size_t i = s->next + 1; i < s->count; i++)
		left += s->list[i].capture_id == 0;
	return left;
}

static int64_t
requests_left(const struct unit *u)
{
	int64_t budget = u->pages_max - u->pages_asked;
	int64_t left = u->ready_count < budget ? u->ready_count : budget;

	return (left > 0 ? left : 0) + (u->phone_url.len > 0 ? 1 : 0) +
	    (u->state == UNIT_WAITING ? 1 : 0) + parts_left(u);
}

int64_t
crawl_left_ms(struct crawl *c)
{
	int64_t longest_ms = 0;

	for (size_t i = 0; i < c->turns.all_count; i++)
		c->turns.all[i]->left_count = 0;
	for (size_t i = 0; i < c->unit_count; i++) {
		const struct unit *u = &c->units[i];

		if (u->state != UNIT_DONE && u->wish.group != NULL)
			u->wish.group->left_count += requests_left(u);
	}
	for (size_t i = 0; i < c->turns.all_count; i++) {
		const struct group *g = c->turns.all[i];
		int64_t ms = g->left_count * g->clock.delay_ms;

		if (ms > longest_ms)
			longest_ms = ms;
	}
	return longest_ms;
}
