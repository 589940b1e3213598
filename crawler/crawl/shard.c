#include "crawl/shard.h"

#include "base/arena.h"
#include "base/digest.h"
#include "base/map.h"
#include "web/url.h"

/* Agencies joined by what they share: a forest over their numbers. */
struct joining {
	struct arena arena;
	size_t *above; /* by agency; a root is above itself */
	struct str *least; /* by root: the least host name below it */
	struct map first; /* by host or group: the agency that had it first */
	size_t *numbers; /* 0, 1, 2, ...: what map entries point to */
};

static size_t
root_of(struct joining *j, size_t i)
{
	while (j->above[i] != i) {
		j->above[i] = j->above[j->above[i]];
		i = j->above[i];
	}
	return i;
}

static void
join(struct joining *j, size_t a, size_t b)
{
	a = root_of(j, a);
	b = root_of(j, b);
	if (a == b)
		return;
	j->above[b] = a;
	if (j->least[a].len == 0 ||
	    (j->least[b].len > 0 && str_compare(j->least[b], j->least[a]) < 0))
		j->least[a] = j->least[b];
}

static void
share(struct joining *j, size_t agency, struct str key)
{
	const size_t *first = map_get(&j->first, key);

	if (first == NULL)
		map_put(&j->first, key, &j->numbers[agency]);
	else
		join(j, *first, agency);
}

static struct str
domain_key(struct joining *j, struct str domain)
{
	return arena_printf(&j->arena, "domain %.*s", STR_ARG(domain));
}

/* A seed that takes its whole domain may lead to any host below it. */
static void
add_domain(struct joining *j, size_t agency, const struct seed *seed)
{
	struct url u = url_parse(&j->arena, seed->url, NULL, NULL);

	if (seed->scope == SCOPE_DOMAIN)
		share(j, agency, domain_key(j, url_bare_host(&u)));
}

/* Joins an agency with those that have a domain above one of its hosts. */
static void
share_domains(struct joining *j, size_t agency, struct str host)
{
	size_t dot = 0;

	while (dot != STR_NONE) {
		struct str key = domain_key(j, host);

		if (map_get(&j->first, key) != NULL)
			share(j, agency, key);
		dot = str_find_char(host, '.', 0);
		if (dot != STR_NONE)
			host = str_slice(host, dot + 1, host.len);
	}
}

static void
add_seed(struct joining *j, const struct groups *groups, size_t agency,
    const struct seed *seed)
{
	struct url u = url_parse(&j->arena, seed->url, NULL, NULL);
	struct str host = url_bare_host(&u);
	const struct group_rule *rule =
	    groups == NULL ? NULL : groups_find(groups, u.host);
	size_t root = root_of(j, agency);

	if (j->least[root].len == 0 || str_compare(host, j->least[root]) < 0)
		j->least[root] = host;
	share(j, agency, host);
	share_domains(j, agency, host);
	if (rule != NULL)
		share(j, agency,
		    arena_printf(
		        &j->arena, "group %.*s", STR_ARG(rule->group)));
}

/* The first bytes of a digest as a number. */
static int64_t
number_of(struct str name)
{
	char hex[DIGEST_TEXT_BYTES];
	int64_t n = 0;

	digest_of(DIGEST_SHA256, name, hex);
	for (int i = 0; i < 12; i++)
		n = n * 16 + (hex[i] <= '9' ? hex[i] - '0' : hex[i] - 'a' + 10);
	return n;
}

/* One without a site hangs on nothing but its own id. */
static bool
is_of(struct joining *j, const struct targets *t, size_t agency,
    const struct shard *shard)
{
	struct str name = j->least[root_of(j, agency)];

	if (name.len == 0)
		name = t->agencies[agency].id;
	return number_of(name) % shard->count == shard->number - 1;
}

static void
each_seed(struct joining *j, const struct targets *t,
    const struct groups *groups, bool is_for_domains)
{
	for (size_t i = 0; i < t->count; i++)
		for (size_t s = 0; s < t->agencies[i].seed_count; s++) {
			const struct seed *seed = &t->agencies[i].seeds[s];

			if (!seed_role_is_crawled(seed->role))
				continue;
			if (is_for_domains)
				add_domain(j, i, seed);
			else
				add_seed(j, groups, i, seed);
		}
}

void
shard_keep(
    struct targets *t, const struct groups *groups, const struct shard *shard)
{
	struct joining j = {0};

	j.above = arena_array(&j.arena, t->count, sizeof(*j.above));
	j.least = arena_array(&j.arena, t->count, sizeof(*j.least));
	j.numbers = arena_array(&j.arena, t->count, sizeof(*j.numbers));
	for (size_t i = 0; i < t->count; i++) {
		j.above[i] = i;
		j.numbers[i] = i;
	}
	each_seed(&j, t, NULL, true);
	each_seed(&j, t, groups, false);
	for (size_t i = 0; i < t->count; i++)
		if (!is_of(&j, t, i, shard))
			t->agencies[i].is_left_out = true;
	map_release(&j.first);
	arena_release(&j.arena);
}
