#include "fetch/place_impl.h"

#include <string.h>

#include "base/mem.h"
#include "fetch/fetch.h"
#include "fetch/ip_impl.h"
#include "fetch/pool_impl.h"

struct place {
	struct place *next;
	struct place *previous; /* while it waits */
	struct fetch_pool *pool; /* borrowed */
	int64_t tag;
	struct name_asker asker;
	char address[INET6_ADDRSTRLEN]; /* "": none */
	char host[];
};

static struct place *
place_new(struct fetch_pool *p, struct str host, int64_t tag)
{
	struct place *place = mem_alloc(sizeof(*place) + host.len);

	place->pool = p;
	place->tag = tag;
	memcpy(place->host, host.ptr, host.len);
	place->asker.host = (struct str){place->host, host.len};
	place->asker.owner = place;
	place->next = p->places.waiting;
	if (place->next != NULL)
		place->next->previous = place;
	p->places.waiting = place;
	return place;
}

/* Moves a place that waits to those that were found. */
static void
settle(struct place *place)
{
	struct place_list *list = &place->pool->places;

	if (place->previous == NULL)
		list->waiting = place->next;
	else
		place->previous->next = place->next;
	if (place->next != NULL)
		place->next->previous = place->previous;
	place->next = NULL;
	place->previous = NULL;
	if (list->found == NULL)
		list->found = place;
	else
		list->found_last->next = place;
	list->found_last = place;
	pool_wake(place->pool);
}

static void
on_found(void *owner, const struct lookup *found)
{
	struct place *place = owner;
	const struct sockaddr_storage *least = found->addresses;

	for (size_t i = 1; i < found->count; i++)
		if (ip_compare(&found->addresses[i], least) < 0)
			least = &found->addresses[i];
	if (found->error == 0 && found->count > 0)
		ip_text(least, place->address);
	settle(place);
}

/* The address that stands for a host without asking anybody: by the map, or
 * because the host is one. Empty: there is none. */
static struct str
own_address(const struct fetch_pool *p, struct str host, int port)
{
	const struct address_entry *entry = NULL;

	if (p->has_map)
		entry = address_map_find(&p->map, host, port);
	return entry == NULL ? host : entry->host;
}

void
fetch_find(struct fetch_pool *p, struct str host, int port, int64_t tag)
{
	struct place *place = place_new(p, host, tag);
	struct sockaddr_storage address;
	bool is_numeric = ip_parse(own_address(p, host, port), &address);

	if (is_numeric)
		ip_text(&address, place->address);
	if (is_numeric || p->has_map) {
		settle(place);
		return;
	}
	place->asker.answer = on_found;
	names_ask(&p->names, &place->asker);
}

bool
fetch_placed(struct fetch_pool *p, struct fetch_place *out)
{
	struct place_list *list = &p->places;

	mem_free(list->handed);
	list->handed = list->found;
	if (list->handed == NULL)
		return false;
	list->found = list->handed->next;
	*out = (struct fetch_place){
	    list->handed->tag, str_of(list->handed->address)};
	return true;
}

static void
free_all(struct place *place)
{
	struct place *next;

	for (; place != NULL; place = next) {
		next = place->next;
		mem_free(place);
	}
}

void
place_list_release(struct place_list *list)
{
	free_all(list->waiting);
	free_all(list->found);
	mem_free(list->handed);
	*list = (struct place_list){0};
}
