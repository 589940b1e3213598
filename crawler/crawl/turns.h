/*
 * Whose turn it is: each group gives one turn at a time, when its clock, its
 * window and the host's own crawl-delay let it, to the agency that had the
 * fewest so far. So a round that is cut off leaves all the offices of a host
 * half seen, not half of them.
 */
#ifndef CRAWL_TURNS_H
#define CRAWL_TURNS_H

#include "crawl/hosts.h"

/* A request that somebody would like to make. It belongs to who makes it, and
 * lives until its turn has come. */
struct wish {
	struct wish *next; /* in its group */
	struct host *host; /* placed */
	struct group *group; /* the host's, when the wish was added */
	int64_t not_before_us;
	int64_t turns_had; /* the fewest goes first ... */
	int64_t tag; /* ... then the lowest tag; who wishes */
	bool is_control; /* may have its turn while the others pause */
};

struct turns {
	struct group **heap; /* by wake_us */
	size_t count;
	size_t capacity;
	struct group **all; /* that ever had a wish */
	size_t all_count;
	size_t all_capacity;
	bool is_paused; /* only control hosts are asked */
};

/* Hangs a wish into its host's group. */
void turns_add(struct turns *t, struct wish *w, int64_t now_us);

/* A wish whose turn it is, and whose group is busy from now on; NULL when none
 * is due. */
struct wish *turns_next(struct turns *t, int64_t now_us);

/* Lets a group that was busy give turns again, once its clock is set. */
void turns_free(struct turns *t, struct group *g, int64_t now_us);

/* When the next turn may be, wall clock; INT64_MAX: nobody wishes anything. */
int64_t turns_wake_us(const struct turns *t);

/* Pauses or goes on. */
void turns_pause(struct turns *t, bool is_paused, int64_t now_us);

/* How many groups rest because of distress. */
size_t turns_backing_off(const struct turns *t);

void turns_release(struct turns *t);

#endif
