#include "audit/value/home_address_impl.h"

#include "web/scope.h"
#include "web/url.h"

/* Files that stand for their folder. */
static bool
is_index(struct str file)
{
	static const char *const names[] = {"index", "default"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct str name = str_of(names[i]);
		struct str rest = str_slice(file, name.len, file.len);

		if (str_starts_fold(file, name) &&
		    (rest.len == 0 || str_starts(rest, str_of("."))))
			return true;
	}
	return false;
}

/* A path without such a file, and without the slash at its end. */
static struct str
bare_path(struct str path)
{
	size_t end = path.len;

	while (end > 0 && path.ptr[end - 1] != '/')
		end--;
	if (is_index(str_slice(path, end, path.len)))
		path = str_slice(path, 0, end);
	while (path.len > 0 && path.ptr[path.len - 1] == '/')
		path.len--;
	return path;
}

static bool
is_same(const struct url *a, const struct url *b)
{
	return a->kind == URL_WEB && b->kind == URL_WEB &&
	    str_equal(url_bare_host(a), url_bare_host(b)) &&
	    str_equal(a->query, b->query) &&
	    str_equal(bare_path(a->path), bare_path(b->path));
}

/* The same of the folder that a seed names. */
static bool
is_folder(struct arena *a, const struct url *seed, const struct url *u)
{
	return seed->kind == URL_WEB && u->query.len == 0 &&
	    str_equal(url_bare_host(seed), url_bare_host(u)) &&
	    str_equal(bare_path(scope_prefix(a, seed)), bare_path(u->path));
}

bool
home_address_is(const struct site *site, struct str url)
{
	struct arena a = {0};
	const struct url u = url_parse(&a, url, NULL, NULL);
	const struct url end = url_parse(&a, site->home_end, NULL, NULL);
	const struct agency *agency = site->agency;
	bool is_home = u.kind == URL_WEB && is_same(&u, &end);

	for (size_t i = 0; u.kind == URL_WEB && agency != NULL && !is_home &&
	     i < agency->seed_count;
	     i++) {
		const struct seed *seed = &agency->seeds[i];
		const struct url from = url_parse(&a, seed->url, NULL, NULL);

		if (seed->role == SEED_HOME || seed->role == SEED_ENGLISH)
			is_home =
			    is_same(&u, &from) || is_folder(&a, &from, &u);
	}
	arena_release(&a);
	return is_home;
}

static void
read_way(struct loader *l, const struct yaml_node *value, unsigned *out)
{
	size_t i = field_word(l, value, site_way_words, SITE_WAY_COUNT);

	if (i != STR_NONE)
		*out |= 1u << i;
}

void
site_ways_read(struct loader *l, const struct yaml_node *value, void *into)
{
	unsigned *out = into;

	if (value->kind != YAML_LIST)
		read_way(l, value, out);
	for (size_t i = 0; value->kind == YAML_LIST && i < value->count; i++)
		read_way(l, &value->items[i].value, out);
}
