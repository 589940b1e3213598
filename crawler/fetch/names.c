#include "fetch/names_impl.h"

#include <string.h>

#include "base/mem.h"

struct name_question {
	struct name_question *next; /* in its slot */
	struct name_asker *first; /* in the order they asked */
	struct name_asker *last;
	size_t host_len;
	char host[];
};

/* The link that leads to the question for host, or to where it would be. */
static struct name_question **
find(struct names *n, struct str host)
{
	struct name_question **link =
	    &n->slots[name_cache_hash(host) % NAMES_SLOTS];

	while (*link != NULL &&
	    !str_equal((struct str){(*link)->host, (*link)->host_len}, host))
		link = &(*link)->next;
	return link;
}

static struct name_question *
question_new(struct str host)
{
	struct name_question *q = mem_alloc(sizeof(*q) + host.len);

	q->host_len = host.len;
	memcpy(q->host, host.ptr, host.len);
	return q;
}

void
names_ask(struct names *n, struct name_asker *asker)
{
	const struct lookup *known =
	    name_cache_find(&n->cache, asker->host, clock_steady_us(n->clock));
	struct name_question **link, *q;

	if (known != NULL) {
		struct lookup again = *known;

		again.took_us = 0;
		asker->answer(asker->owner, &again);
		return;
	}
	link = find(n, asker->host);
	if (*link == NULL) {
		*link = question_new(asker->host);
		resolver_ask(n->resolver, *link, asker->host);
	}
	q = *link;
	asker->next = NULL;
	if (q->last == NULL)
		q->first = asker;
	else
		q->last->next = asker;
	q->last = asker;
}

void
names_work(struct names *n)
{
	struct lookup found;
	void *asked;

	while (
	    n->resolver != NULL && resolver_next(n->resolver, &asked, &found)) {
		struct name_question *q = asked;
		struct str host = {q->host, q->host_len};
		struct name_asker *next;

		*find(n, host) = q->next;
		name_cache_put(
		    &n->cache, host, &found, clock_steady_us(n->clock));
		for (struct name_asker *a = q->first; a != NULL; a = next) {
			next = a->next;
			a->answer(a->owner, &found);
		}
		mem_free(q);
	}
}

void
names_release(struct names *n)
{
	struct name_question *q;

	resolver_free(n->resolver);
	n->resolver = NULL;
	for (size_t i = 0; i < NAMES_SLOTS; i++)
		while ((q = n->slots[i]) != NULL) {
			n->slots[i] = q->next;
			mem_free(q);
		}
	name_cache_release(&n->cache);
}
