/* Before the first request: agencies and seeds into the ledger, scopes, and
 * what an interrupted run left. */
#include "base/log.h"
#include "crawl/crawl_impl.h"

void
crawl_know_scopes(struct crawl *c)
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
add_seed(struct crawl *c, const struct unit *u, size_t number, struct err *e)
{
	const struct seed *seed = &u->agency->seeds[number];
	struct frontier_url start = {.agency_row = u->row,
	    .url = seed->url,
	    .is_home = seed->role == SEED_HOME,
	    .site = (int64_t)number};
	bool is_crawled = seed_role_is_crawled(seed->role), is_new;

	return store_url_add(c->store, &start,
	    is_crawled ? URL_READY : URL_SKIPPED,
	    is_crawled ? REASON_NONE : REASON_RECORDED_ONLY, &is_new, e);
}

/* Home pages first: where one leads is known as a home page when it is read,
 * though it may be a seed of its own. */
static enum err_code
add_seeds(struct crawl *c, const struct unit *u, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (int is_home = 1; is_home >= 0; is_home--)
		for (size_t s = 0; rc == ERR_NONE && s < u->agency->seed_count;
		     s++)
			if ((u->agency->seeds[s].role == SEED_HOME) == is_home)
				rc = add_seed(c, u, s, e);
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
	c->unit_count = t->count;
	c->units = arena_array(&c->arena, t->count, sizeof(*c->units));
	for (size_t i = 0; rc == ERR_NONE && i < t->count; i++) {
		c->units[i] =
		    (struct unit){.agency = &t->agencies[i], .index = i};
		rc = set_up_unit(c, &c->units[i], e);
	}
	return rc == ERR_NONE ? store_flush(c->store, e) : rc;
}
