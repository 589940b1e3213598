/* Before the first request: agencies and seeds into the ledger, scopes, and
 * what an interrupted run left. */
#include "base/log.h"
#include "crawl/audit_rules.h"
#include "crawl/crawl_impl.h"
#include "crawl/pattern.h"
#include "crawl/rank.h"

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
				scope_add(&c->scope, &c->arena, &u, seed->scope,
				    (int64_t)i, (int64_t)s);
		}
	scope_seal(&c->scope);
}

static enum err_code
add_seed(struct crawl *c, struct unit *u, size_t number, struct err *e)
{
	const struct seed *seed = &u->agency->seeds[number];
	bool is_home = seed->role == SEED_HOME, is_ready;
	struct frontier_url start = {.agency_row = u->row,
	    .url = seed->url,
	    .is_home = is_home,
	    .site = (int64_t)number,
	    .priority = is_home ? PRIORITY_HOME : PRIORITY_SEED};
	bool is_crawled = seed_role_is_crawled(seed->role);

	return store_url_add(c->store, &start,
	    is_crawled ? URL_READY : URL_SKIPPED,
	    is_crawled ? REASON_NONE : REASON_RECORDED_ONLY, &is_ready, e);
}

/* Home pages first: where one leads is known as a home page when it is read,
 * though it may be a seed of its own. */
static enum err_code
add_seeds(struct crawl *c, struct unit *u, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (int is_home = 1; is_home >= 0; is_home--)
		for (size_t s = 0; rc == ERR_NONE && s < u->agency->seed_count;
		     s++)
			if ((u->agency->seeds[s].role == SEED_HOME) == is_home)
				rc = add_seed(c, u, s, e);
	return rc;
}

/* What an earlier round asked for is asked for first, as far as it still
 * belongs to the agency. */
static enum err_code
add_plan(struct crawl *c, struct unit *u, struct err *e)
{
	struct arena scratch = {0};
	struct frontier_url *plan = NULL;
	size_t count = 0;
	bool is_ready;
	enum err_code rc =
	    store_plan_read(c->store, u->row, &scratch, &plan, &count, e);

	for (size_t i = 0; rc == ERR_NONE && i < count; i++) {
		struct url to = url_parse(&scratch, plan[i].url, NULL, NULL);
		const struct scope_entry *s = scope_find(&c->scope, &to);

		if (s == NULL || s->owner != (int64_t)u->owner)
			continue;
		plan[i].agency_row = u->row;
		/* Where a home page is now, the home page will say. */
		plan[i].is_home = false;
		plan[i].priority = PRIORITY_PLAN + (int64_t)i;
		plan[i].pattern = pattern_of_url(&to);
		plan[i].is_hint = true;
		rc = store_url_add(
		    c->store, &plan[i], URL_READY, REASON_NONE, &is_ready, e);
	}
	arena_release(&scratch);
	return rc;
}

/* A home page that was read before the interruption and not yet looked at as a
 * phone. */
static enum err_code
recall_phone(struct crawl *c, struct unit *u, struct err *e)
{
	struct arena scratch = {0};
	struct str home_url;
	enum err_code rc =
	    store_home_url(c->store, u->row, &scratch, &home_url, e);

	if (rc == ERR_NONE && home_url.len > 0)
		unit_plan_probes(c, u, home_url);
	if (rc == ERR_NONE && home_url.len > 0)
		rc = unit_plan_phone(c, u, home_url, e);
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
	if (rc == ERR_NONE && c->round.has_earlier)
		rc = add_plan(c, u, e);
	if (rc == ERR_NONE && c->round.is_resumed)
		rc = recall_phone(c, u, e);
	if (rc == ERR_NONE)
		rc = store_pages_asked(c->store, u->row, &u->pages_asked, e);
	if (rc == ERR_NONE)
		rc = store_ready_count(c->store, u->row, &u->ready_count, e);
	if (rc == ERR_NONE && c->round.is_resumed)
		rc = store_sheets_asked(c->store, u->row, &u->sheets_asked, e);
	if (rc == ERR_NONE && c->round.is_resumed)
		rc = unit_recall_sheets(c, u, e);
	return rc;
}

static void
make_units(struct crawl *c)
{
	const struct targets *t = c->config->targets;

	c->units = arena_array(&c->arena, t->count, sizeof(*c->units));
	c->by_owner = arena_array(&c->arena, t->count, sizeof(struct unit *));
	for (size_t i = 0; i < t->count; i++) {
		struct unit *u = &c->units[c->unit_count];

		if (t->agencies[i].is_left_out)
			continue;
		*u = (struct unit){.agency = &t->agencies[i],
		    .index = c->unit_count++,
		    .owner = i,
		    .pages_max = c->config->pages_max};
		c->by_owner[i] = u;
	}
}

/* The round's own audit, with the rules as they are. */
static enum err_code
begin_audit(struct crawl *c, struct err *e)
{
	struct arena scratch = {0};
	struct audit_setup setup = {.round = c->round.name,
	    .name = str_of("crawl"),
	    .rule_pack = str_of(c->config->round.rule_pack),
	    .program_version = str_of(c->config->round.program_version)};
	enum err_code rc;

	setup.rules =
	    audit_rules_of(c->config->rules, &scratch, &setup.rule_count);
	rc = store_audit_begin(c->store, &setup, e);
	arena_release(&scratch);
	return rc;
}

enum err_code
crawl_set_up(struct crawl *c, struct err *e)
{
	enum err_code rc =
	    store_round_begin(c->store, &c->config->round, &c->round, e);

	if (rc != ERR_NONE)
		return rc;
	if (c->round.is_resumed)
		log_line(LOG_INFO, "crawl", "going on with round %.*s",
		    STR_ARG(c->round.name));
	rc = begin_audit(c, e);
	if (rc != ERR_NONE)
		return rc;
	make_units(c);
	for (size_t i = 0; rc == ERR_NONE && i < c->unit_count; i++)
		rc = set_up_unit(c, &c->units[i], e);
	return rc == ERR_NONE ? store_flush(c->store, e) : rc;
}
