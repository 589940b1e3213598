#include "crawl/audit_again.h"

#include "audit/audit.h"
#include "crawl/audit_rules.h"
#include "crawl/replay.h"
#include "store/audits.h"

enum { FLUSH_AFTER = 20 }; /* agencies */

struct pass {
	const struct audit_again_config *config;
	struct replay *replay;
	struct stored_agency *agencies; /* in the replay's order */
	struct arena arena;
	struct arena *kept; /* of the result */
	struct audit_again_result result;
};

static enum err_code
begin(struct pass *p, struct err *e)
{
	const struct audit_again_config *c = p->config;
	struct audit_setup setup = {.round = c->round,
	    .name = c->name,
	    .rule_pack = str_of(rule_set_digest(c->rules)),
	    .program_version = str_of(c->program_version)};
	const struct replay_config replay = {.rules = c->rules,
	    .store = c->store,
	    .round = c->round,
	    .tables = c->tables,
	    .worker_count = c->worker_count,
	    .clock = c->clock};
	size_t count = 0;
	enum err_code rc;

	setup.rules = audit_rules_of(c->rules, &p->arena, &setup.rule_count);
	/* The workers are forked before anything is written. */
	rc = replay_new(&replay, &p->replay, e);
	if (rc == ERR_NONE)
		rc = store_audit_begin(c->store, &setup, e);
	if (rc == ERR_NONE)
		rc = store_agencies_read(
		    c->store, c->round, &p->arena, &p->agencies, &count, e);
	p->result.agency_count = count;
	return rc;
}

static enum err_code
judge(struct pass *p, size_t i, struct err *e)
{
	const struct audit_again_config *c = p->config;
	const struct agency *agency = replay_agency(p->replay, i);
	struct arena scratch = {0};
	struct replayed seen = {0};
	enum err_code rc = replay_read(p->replay, i, &scratch, &seen, e);

	for (size_t k = 0; rc == ERR_NONE && k < rule_set_count(c->rules);
	     k++) {
		struct verdict v = {0};

		audit_agency(c->rules, k, &seen.site, &scratch, &v);
		rc = store_verdict_put(c->store, p->agencies[i].row, c->name,
		    agency_home(agency), &v, e);
	}
	if (rc == ERR_NONE && seen.lost_count > 0) {
		if (p->result.lost_count == 0)
			p->result.lost_why = arena_str(p->kept, seen.lost_why);
		p->result.lost_count += (int64_t)seen.lost_count;
	}
	arena_release(&scratch);
	return rc;
}

static enum err_code
judge_all(struct pass *p, struct err *e)
{
	const struct audit_again_config *c = p->config;
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < p->result.agency_count; i++) {
		bool is_done = false;

		if (c->stop != NULL && *c->stop != 0)
			return ERR_NONE;
		rc = store_audit_has(
		    c->store, p->agencies[i].row, c->name, &is_done, e);
		if (rc == ERR_NONE && !is_done)
			rc = judge(p, i, e);
		if (rc == ERR_NONE && i % FLUSH_AFTER == FLUSH_AFTER - 1)
			rc = store_flush(c->store, e);
		p->result.agency_done++;
		if (c->on_progress != NULL)
			c->on_progress(c->state, p->result.agency_done,
			    p->result.agency_count);
	}
	return rc;
}

enum err_code
audit_again(const struct audit_again_config *config, struct arena *a,
    struct audit_again_result *out, struct err *e)
{
	struct pass p = {.config = config, .kept = a};
	enum err_code rc = begin(&p, e);

	if (rc == ERR_NONE)
		rc = judge_all(&p, e);
	/* What was judged is kept, whole or not. */
	if (rc == ERR_NONE)
		rc = p.result.agency_done == p.result.agency_count
		    ? store_audit_finish(config->store, config->round,
		          config->name, &p.result.is_complete, e)
		    : store_flush(config->store, e);
	replay_free(p.replay);
	arena_release(&p.arena);
	if (rc == ERR_NONE)
		*out = p.result;
	return rc;
}
