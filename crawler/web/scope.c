#include "web/scope.h"

#include <stdlib.h>

/* The names under which systems keep the first page of a site. */
static const char *const landing_names[] = {
    "home",
    "home-th",
    "home_th",
    "home-en",
    "home_en",
    "homepage",
    "index",
    "index-th",
    "index_th",
    "index-en",
    "index_en",
    "main",
    "mainpage",
    "default",
    "portal",
    "landing",
    "welcome",
    "intro",
    "frontpage",
    "th",
    "th-th",
    "en",
    "en-us",
    "en-gb",
    "thai",
    "english",
    "หน้าแรก",
    "หน้าหลัก",
};

static bool
is_landing(struct str name)
{
	for (size_t i = 0; i < sizeof(landing_names) / sizeof(*landing_names);
	     i++)
		if (str_is_fold(name, landing_names[i]))
			return true;
	return false;
}

struct str
scope_prefix(struct arena *a, const struct url *seed)
{
	struct str name = url_file_name(a, seed);
	size_t folder = seed->path.len;

	if (name.len > 0 && !is_landing(name) &&
	    str_find_char(name, '.', 0) == STR_NONE &&
	    str_find_char(name, ';', 0) == STR_NONE)
		return arena_printf(a, "%.*s/", STR_ARG(seed->path));
	while (folder > 0 && seed->path.ptr[folder - 1] != '/')
		folder--;
	return arena_str(a, str_slice(seed->path, 0, folder));
}

static const char *const kind_words[SCOPE_KIND_COUNT] = {
    [SCOPE_PREFIX] = "prefix",
    [SCOPE_HOST] = "host",
    [SCOPE_DOMAIN] = "domain",
    [SCOPE_PAGE] = "page",
};

const char *
scope_kind_word(enum scope_kind kind)
{
	return kind_words[kind];
}

bool
scope_kind_of_word(struct str word, enum scope_kind *out)
{
	for (int i = 0; i < SCOPE_KIND_COUNT; i++)
		if (str_is(word, kind_words[i])) {
			*out = (enum scope_kind)i;
			return true;
		}
	return false;
}

static struct str
path_of(struct arena *a, const struct url *seed, enum scope_kind kind)
{
	switch (kind) {
	case SCOPE_PREFIX:
		return scope_prefix(a, seed);
	case SCOPE_HOST:
	case SCOPE_DOMAIN:
		return str_of("/");
	case SCOPE_PAGE:
		break;
	}
	return arena_printf(
	    a, "%.*s%.*s", STR_ARG(seed->path), STR_ARG(seed->query));
}

void
scope_add(struct scope *s, struct arena *a, const struct url *seed,
    enum scope_kind kind, int64_t owner, int64_t site)
{
	s->entries = arena_grow(
	    a, s->entries, &s->capacity, s->count + 1, sizeof(*s->entries));
	s->entries[s->count++] = (struct scope_entry){
	    .host = arena_str(a, url_bare_host(seed)),
	    .port = arena_str(a, seed->port),
	    .prefix = path_of(a, seed, kind),
	    .kind = kind,
	    .owner = owner,
	    .site = site,
	};
}

static struct str
without_slash(struct str s)
{
	if (s.len > 0 && s.ptr[s.len - 1] == '/')
		s.len--;
	return s;
}

/* The last slash does not count, so that /nan is found as the folder /nan/
 * that it redirects to. */
static int
compare_place(const struct scope_entry *x, const struct scope_entry *y)
{
	int order = str_compare(x->host, y->host);

	if (order == 0)
		order = str_compare(x->port, y->port);
	if (order == 0)
		order = (x->kind == SCOPE_PAGE) - (y->kind == SCOPE_PAGE);
	if (order == 0)
		order = str_compare(
		    without_slash(x->prefix), without_slash(y->prefix));
	return order;
}

/* Of two with the same place, the lower numbers come first and win. */
static int
compare_entries(const void *left, const void *right)
{
	const struct scope_entry *x = left;
	const struct scope_entry *y = right;
	int order = compare_place(x, y);

	if (order == 0)
		order = (x->owner > y->owner) - (x->owner < y->owner);
	if (order == 0)
		order = (x->site > y->site) - (x->site < y->site);
	return order;
}

void
scope_seal(struct scope *s)
{
	if (s->count > 0)
		qsort(
		    s->entries, s->count, sizeof(*s->entries), compare_entries);
}

/* The first entry of exactly this place, or NULL. */
static const struct scope_entry *
find_place(const struct scope *s, const struct scope_entry *place)
{
	size_t low = 0;
	size_t high = s->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_place(&s->entries[middle], place) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == s->count || compare_place(&s->entries[low], place) != 0)
		return NULL;
	return &s->entries[low];
}

/* The first entry of a domain above a host, the nearest first. */
static const struct scope_entry *
find_domain(const struct scope *s, struct scope_entry place)
{
	const struct scope_entry *end = s->entries + s->count, *e;
	size_t dot;

	place.prefix = str_of("/");
	while ((dot = str_find_char(place.host, '.', 0)) != STR_NONE) {
		place.host = str_slice(place.host, dot + 1, place.host.len);
		e = find_place(s, &place);
		for (; e != NULL && e < end && compare_place(e, &place) == 0;
		     e++)
			if (e->kind == SCOPE_DOMAIN)
				return e;
	}
	return NULL;
}

/* The first entry of the longest prefix that holds a place's path. */
static const struct scope_entry *
find_owner(const struct scope *s, struct scope_entry place)
{
	const struct scope_entry *found = NULL;
	struct str path = place.prefix;

	/* The path itself, then each folder above it. */
	for (size_t end = path.len; end > 0 && found == NULL; end--) {
		if (end < path.len && path.ptr[end - 1] != '/')
			continue;
		place.prefix = str_slice(path, 0, end);
		found = find_place(s, &place);
	}
	return found != NULL ? found : find_domain(s, place);
}

/* Path and query stand one behind the other in a URL. */
static struct str
path_and_query(const struct url *u)
{
	return (struct str){u->path.ptr, u->path.len + u->query.len};
}

const struct scope_entry *
scope_find(const struct scope *s, const struct url *u)
{
	struct scope_entry place = {.host = url_bare_host(u),
	    .port = u->port,
	    .prefix = path_and_query(u),
	    .kind = SCOPE_PAGE};
	const struct scope_entry *page = find_place(s, &place);

	if (page != NULL)
		return page;
	place.kind = SCOPE_PREFIX;
	place.prefix = u->path;
	return find_owner(s, place);
}

const struct scope_entry *
scope_of_seed(const struct scope *s, struct arena *a, const struct url *seed,
    enum scope_kind kind)
{
	return find_place(s,
	    &(struct scope_entry){.host = url_bare_host(seed),
	        .port = seed->port,
	        .prefix = path_of(a, seed, kind),
	        .kind = kind});
}

const struct scope_entry *
scope_above(const struct scope *s, const struct scope_entry *entry)
{
	struct scope_entry place = *entry;
	size_t query = str_find_char(place.prefix, '?', 0);

	if (entry->kind == SCOPE_PAGE) {
		place.kind = SCOPE_PREFIX;
		if (query != STR_NONE)
			place.prefix.len = query;
		return find_owner(s, place);
	}
	/* "/a/b/" to "/a/"; the root has nothing above it but domains. */
	place.prefix = without_slash(place.prefix);
	while (place.prefix.len > 0 &&
	    place.prefix.ptr[place.prefix.len - 1] != '/')
		place.prefix.len--;
	return find_owner(s, place);
}
