/* Before the first request: agencies and seeds into the ledger, scopes, and
 * what an interrupted run left. */
#include "base/log.h"
#include "crawl/crawl_impl.h"

static void
add_scopes(struct crawl *c)
{
	const struct targets *t = c->config->targets;

	for (size_t i = 0; i < t->count; i++)
		for (size_t s = 0; s < t->agencies[i].seed_count; s++) {
			const struct seed *seed = &t->agencies[i].seeds[s];
			struct url u =
			    url_parse(&c->arena, seed->url, NULL, NULL);

			if (seed_role_is_crawled(seed->role))
				scope_add(&c->scope, &c->arena, &u, (int64_t)i,
				    (int64_t)s);
		}
	scope_seal(&c->scope);
}

static enum err_code
add_seeds(struct crawl *c, struct unit *u, struct err *e)
{
	for (size_t s = 0; s < u->agency->seed_count; s++) {
		const struct seed *seed = &u->agency->seeds[s];
		struct frontier_url start = {.agency_row = u->row,
		    .url = seed->url,
		    .is_home = seed->role == SEED_HOME,
		    .site = (int64_t)s};
		bool is_crawled = seed_role_is_crawled(seed->role), is_new;
		enum err_code rc = store_url_add(c->store, &start,
		    is_crawled ? URL_READY : URL_SKIPPED,
		    is_crawled ? REASON_NONE : REASON_RECORDED_ONLY, &is_new,
		    e);

		if (rc != ERR_NONE)
			return rc;
	}
	return ERR_NONE;
}

/* An inner page is compared with the home page's title, which may have been
 * read by the run before. */
static enum err_code
recall_home_title(struct crawl *c, struct unit *u, struct err *e)
{
	struct arena scratch = {0};
	struct site site;
	enum err_code rc =
	    store_site_read(c->store, u->row, u->agency, &scratch, &site, e);

	for (size_t i = 0; rc == ERR_NONE && i < site.page_count; i++)
		if (site.pages[i].is_home && u->home_title.len == 0)
			u->home_title =
			    arena_str(&c->arena, site.pages[i].title);
	arena_release(&scratch);
	return rc;
}

static enum err_code
set_up_unit(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc =
	    store_agency_put(c->store, c->round.id, u->agency, &u->row, e);

	if (rc == ERR_NONE)
		rc = add_seeds(c, u, e);
	if (rc == ERR_NONE)
		rc = store_pages_asked(c->store, u->row, &u->pages_asked, e);
	if (rc == ERR_NONE && c->round.is_resumed)
		rc = recall_home_title(c, u, e);
	return rc;
}

enum err_code
crawl_set_up(struct crawl *c, struct err *e)
{
	const struct targets *t = c->config->targets;
	enum err_code rc =
	    store_round_begin(c->store, &c->config->round, &c->round, e);

	if (rc != ERR_NONE)
		return rc;
	if (c->round.is_resumed)
		log_line(LOG_INFO, "crawl", "going on with round %.*s",
		    STR_ARG(c->round.name));
	add_scopes(c);
	c->unit_count = t->count;
	c->units = arena_array(&c->arena, t->count, sizeof(*c->units));
	for (size_t i = 0; rc == ERR_NONE && i < t->count; i++) {
		c->units[i] =
		    (struct unit){.agency = &t->agencies[i], .index = i};
		rc = set_up_unit(c, &c->units[i], e);
	}
	return rc == ERR_NONE ? store_flush(c->store, e) : rc;
}
