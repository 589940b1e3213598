/* Whom a run is about: one site, or some agencies of the tables. */
#include "crawl/targets.h"

#include "web/url.h"

enum err_code
targets_of_site(
    struct arena *a, const char *url, struct targets *out, struct err *e)
{
	struct url u = url_parse(a, str_of(url), NULL, NULL);
	struct agency *g;

	if (u.kind != URL_WEB)
		return err_set(e, ERR_USAGE,
		    "%s is no web address; write for example "
		    "https://www.example.go.th/",
		    url);
	g = arena_alloc(a, sizeof(*g));
	g->id = url_bare_host(&u);
	g->level = str_of("department");
	g->name_th = g->id;
	g->seeds = arena_alloc(a, sizeof(*g->seeds));
	g->seeds[0] = (struct seed){.url = url_key(&u), .role = SEED_HOME};
	g->seed_count = 1;
	*out = (struct targets){g, 1};
	return ERR_NONE;
}

static bool
is_listed(struct str ids, struct str id)
{
	struct str line;

	while (str_split(&ids, '\n', &line))
		if (str_equal(line, id))
			return true;
	return false;
}

enum err_code
targets_keep(struct targets *t, struct str ids, struct err *e)
{
	struct str rest = ids, id;

	while (str_split(&rest, '\n', &id)) {
		size_t i = 0;

		while (i < t->count && !str_equal(t->agencies[i].id, id))
			i++;
		if (i == t->count)
			return err_set(e, ERR_USAGE,
			    "no agency has the id %.*s", STR_ARG(id));
	}
	for (size_t i = 0; ids.len > 0 && i < t->count; i++)
		t->agencies[i].is_left_out = !is_listed(ids, t->agencies[i].id);
	return ERR_NONE;
}
