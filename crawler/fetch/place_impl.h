/*
 * Where hosts lead: what fetch_find asks and fetch_placed hands out. A place
 * is an address, found as a transfer would find it, but nothing connects to
 * it.
 */
#ifndef FETCH_PLACE_IMPL_H
#define FETCH_PLACE_IMPL_H

/* A zeroed struct is empty. */
struct place_list {
	struct place *waiting; /* in no order */
	struct place *found; /* oldest first */
	struct place *found_last;
	struct place *handed; /* out, until the next call */
};

/* Drops all of them; none may be answered any more. */
void place_list_release(struct place_list *list);

#endif
