#include "fetch/name_cache_impl.h"

#include <string.h>

#include "base/mem.h"

enum { US_PER_MS = 1000 };

struct cached_name {
	int64_t until_us;
	struct lookup answer;
	size_t host_len;
	char host[];
};

/* FNV-1a. */
uint32_t
name_cache_hash(struct str host)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < host.len; i++)
		hash = (hash ^ (unsigned char)host.ptr[i]) * 16777619u;
	return hash;
}

const struct lookup *
name_cache_find(const struct name_cache *c, struct str host, int64_t now_us)
{
	const struct cached_name *n =
	    c->slots[name_cache_hash(host) % NAME_CACHE_SLOTS];

	if (n == NULL || now_us >= n->until_us)
		return NULL;
	if (!str_equal((struct str){n->host, n->host_len}, host))
		return NULL;
	return &n->answer;
}

void
name_cache_put(struct name_cache *c, struct str host,
    const struct lookup *answer, int64_t now_us)
{
	struct cached_name **slot =
	    &c->slots[name_cache_hash(host) % NAME_CACHE_SLOTS];
	struct cached_name *n = mem_alloc(sizeof(*n) + host.len + 1);
	int64_t kept_ms =
	    answer->count > 0 ? NAME_CACHE_MS : NAME_CACHE_FAILURE_MS;

	n->until_us = now_us + kept_ms * US_PER_MS;
	n->answer = *answer;
	n->host_len = host.len;
	memcpy(n->host, host.ptr, host.len);
	mem_free(*slot);
	*slot = n;
}

void
name_cache_release(struct name_cache *c)
{
	for (size_t i = 0; i < NAME_CACHE_SLOTS; i++) {
		mem_free(c->slots[i]);
		c->slots[i] = NULL;
	}
}
