/*
 * Hosts to addresses, for transfers and places alike: what is known already is
 * told at once, and however many ask for a host at a time, the resolver is
 * asked once and all get the same answer. Failures are remembered as well, for
 * a shorter time.
 */
#ifndef FETCH_NAMES_IMPL_H
#define FETCH_NAMES_IMPL_H

#include "base/clock.h"
#include "base/str.h"
#include "fetch/name_cache_impl.h"
#include "fetch/resolver_impl.h"

enum { NAMES_SLOTS = 1024 };

/* Who wants to know. Lives in its owner until it is answered, or the names are
 * released. */
struct name_asker {
	struct name_asker *next; /* the names' own */
	struct str host;
	void (*answer)(void *owner, const struct lookup *found);
	void *owner;
};

struct names {
	struct name_cache cache;
	struct resolver *resolver; /* owned; NULL: nobody may ask */
	const struct clock *clock; /* borrowed */
	struct name_question *slots[NAMES_SLOTS]; /* not answered yet */
};

/* Has the asker answered: at once when its host is known, else by a later
 * names_work. */
void names_ask(struct names *n, struct name_asker *asker);

/* Hands on what the resolver has answered. */
void names_work(struct names *n);

/* Gives all back; who still waits is not answered. */
void names_release(struct names *n);

#endif
