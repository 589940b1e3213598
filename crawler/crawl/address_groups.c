#include "crawl/address_groups.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "web/url.h"

enum { STOP_CHECK_MS = 500 };

struct finding_out {
	struct arena *arena;
	struct map by_name; /* of those that are asked for */
	struct host_address *hosts;
	size_t count;
	size_t capacity;
	struct fetch_pool *fetches;
};

static void
ask_for(struct finding_out *f, struct str seed)
{
	struct url u = url_parse(f->arena, seed, NULL, NULL);

	if (map_get(&f->by_name, u.host) != NULL)
		return;
	map_put(&f->by_name, u.host, f);
	f->hosts = arena_grow(
	    f->arena, f->hosts, &f->capacity, f->count + 1, sizeof(*f->hosts));
	f->hosts[f->count] = (struct host_address){.host = u.host};
	fetch_find(f->fetches, u.host, url_port(&u), (int64_t)f->count++);
}

static void
ask_for_all(struct finding_out *f, const struct targets *t)
{
	for (size_t i = 0; i < t->count; i++)
		for (size_t s = 0; s < t->agencies[i].seed_count; s++)
			if (seed_role_is_crawled(t->agencies[i].seeds[s].role))
				ask_for(f, t->agencies[i].seeds[s].url);
}

static enum err_code
wait_for_all(
    struct finding_out *f, const volatile sig_atomic_t *stop, struct err *e)
{
	struct fetch_place place;
	size_t known = 0;

	while (known < f->count && *stop == 0) {
		struct pollfd ready = {
		    .fd = fetch_fd(f->fetches), .events = POLLIN};
		int ms = fetch_timeout_ms(f->fetches);

		if (ms < 0 || ms > STOP_CHECK_MS)
			ms = STOP_CHECK_MS;
		if (poll(&ready, 1, ms) < 0 && errno != EINTR)
			return err_set(e, ERR_IO, "poll: %s", strerror(errno));
		fetch_work(f->fetches);
		while (fetch_placed(f->fetches, &place)) {
			f->hosts[place.tag].address =
			    arena_str(f->arena, place.address);
			known++;
		}
	}
	return ERR_NONE;
}

static int
by_address(const void *left, const void *right)
{
	const struct host_address *x = left;
	const struct host_address *y = right;
	int order = str_compare(x->address, y->address);

	return order != 0 ? order : str_compare(x->host, y->host);
}

static int
by_group(const void *left, const void *right)
{
	const struct host_address *x = left;
	const struct host_address *y = right;
	int order = str_compare(x->group, y->group);

	return order != 0 ? order : str_compare(x->host, y->host);
}

/* A host without an address shares it with nobody. */
static void
group_them(struct finding_out *f)
{
	struct host_address *h = f->hosts;

	if (f->count == 0)
		return;
	qsort(h, f->count, sizeof(*h), by_address);
	for (size_t i = 0; i < f->count; i++) {
		bool is_same = i > 0 && h[i].address.len > 0 &&
		    str_equal(h[i].address, h[i - 1].address);

		h[i].group = is_same ? h[i - 1].group : h[i].host;
		h[i].is_shared = is_same;
		if (is_same)
			h[i - 1].is_shared = true;
	}
	qsort(h, f->count, sizeof(*h), by_group);
}

enum err_code
address_groups_find(const struct targets *t, const struct fetch_config *fetch,
    const volatile sig_atomic_t *stop, struct arena *a,
    struct address_groups *out, struct err *e)
{
	struct finding_out f = {.arena = a};
	enum err_code rc = fetch_pool_new(fetch, &f.fetches, e);

	if (rc == ERR_NONE) {
		ask_for_all(&f, t);
		rc = wait_for_all(&f, stop, e);
	}
	group_them(&f);
	if (rc == ERR_NONE)
		*out = (struct address_groups){f.hosts, f.count};
	fetch_pool_free(f.fetches);
	map_release(&f.by_name);
	return rc;
}
