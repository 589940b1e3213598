#include "crawl/rederive.h"

#include "audit/audit.h"
#include "crawl/audit_rules.h"
#include "crawl/replay.h"

struct pass {
	const struct rederive_config *config;
	struct replay *replay;
	struct arena arena;
	struct stored_agency *agencies; /* in the replay's order */
	struct arena *kept; /* of the result */
	size_t capacity;
	struct rederive_result result;
};

/* A verdict, an agency or an audit that is looked at. */
struct subject {
	struct str audit;
	struct str agency_id;
	struct str rule_id;
};

static void
keep(struct pass *p, const struct subject *of,
    const struct derived_difference *d)
{
	struct rederive_result *r = &p->result;
	struct rederive_difference *kept;

	if (r->kept_count == REDERIVE_KEPT_MAX) {
		r->dropped_count++;
		return;
	}
	r->kept = arena_grow(p->kept, r->kept, &p->capacity, r->kept_count + 1,
	    sizeof(*r->kept));
	kept = &r->kept[r->kept_count++];
	*kept = (struct rederive_difference){arena_str(p->kept, of->audit),
	    arena_str(p->kept, of->agency_id), arena_str(p->kept, of->rule_id),
	    *d};
	kept->of.stored = arena_str(p->kept, d->stored);
	kept->of.derived = arena_str(p->kept, d->derived);
}

static void
keep_fault(struct pass *p, const struct subject *of, enum derived_fault fault)
{
	const struct derived_difference d = {.fault = fault};

	keep(p, of, &d);
}

/* What an older program did not note cannot differ. */
static bool
is_noted_as(const struct audit_rule *noted, const struct audit_rule *is)
{
	if (noted->revision != is->revision ||
	    !str_equal(noted->scope, is->scope))
		return false;
	if (noted->behaviour_sha256.len == 0)
		return true;
	return str_equal(noted->behaviour_sha256, is->behaviour_sha256) &&
	    str_equal(noted->status, is->status) &&
	    str_equal(noted->severity, is->severity) &&
	    str_equal(noted->confidence, is->confidence) &&
	    noted->has_levels == is->has_levels &&
	    str_equal(noted->indicators, is->indicators) &&
	    str_equal(noted->title_th, is->title_th) &&
	    str_equal(noted->title_en, is->title_en);
}

/* Both lists are in order of id. */
static enum err_code
compare_rules(struct pass *p, struct str audit, struct err *e)
{
	const struct rederive_config *c = p->config;
	struct audit_rule *noted = NULL, *are;
	size_t noted_count = 0, count = 0, i = 0, k = 0;
	const struct stored_audit which = {.round = c->round, .name = audit};
	enum err_code rc = store_audit_rules_read(
	    c->store, &which, &p->arena, &noted, &noted_count, e);

	are = audit_rules_of(c->rules, &p->arena, &count);
	while (rc == ERR_NONE && (i < noted_count || k < count)) {
		int order = i == noted_count ? 1
		    : k == count             ? -1
		                 : str_compare(noted[i].id, are[k].id);
		struct subject of = {.audit = audit,
		    .rule_id = order < 0 ? noted[i].id : are[k].id};
		bool is_same = order == 0 && is_noted_as(&noted[i], &are[k]);

		if (!is_same)
			keep_fault(p, &of,
			    order < 0       ? DERIVED_NO_SUCH_RULE
			        : order > 0 ? DERIVED_NO_RULE
			                    : DERIVED_RULE_OTHERWISE);
		p->result.rule_differs += !is_same;
		i += order <= 0;
		k += order >= 0;
	}
	return rc;
}

/* Verdicts that no rule of the set made. */
static enum err_code
find_others(
    struct pass *p, const struct subject *of, size_t agency, struct err *e)
{
	const struct rederive_config *c = p->config;
	struct arena scratch = {0};
	struct str *rules = NULL;
	size_t count = 0, k = 0;
	const struct derived_of which = {
	    .agency_row = p->agencies[agency].row, .audit = of->audit};
	enum err_code rc =
	    store_verdict_rules(c->store, &which, &scratch, &rules, &count, e);

	for (size_t i = 0; rc == ERR_NONE && i < count; i++) {
		struct subject other = *of;

		while (k < rule_set_count(c->rules) &&
		    str_compare(rule_set_info(c->rules, k)->id, rules[i]) < 0)
			k++;
		if (k < rule_set_count(c->rules) &&
		    str_equal(rule_set_info(c->rules, k)->id, rules[i]))
			continue;
		other.rule_id = rules[i];
		keep_fault(p, &other, DERIVED_NO_SUCH_VERDICT);
		p->result.verdict_differs++;
	}
	arena_release(&scratch);
	return rc;
}

static enum err_code
compare_verdict(struct pass *p, struct str audit, size_t agency,
    const struct verdict *v, struct err *e)
{
	const struct agency *who = replay_agency(p->replay, agency);
	const struct subject of = {audit, who->id, v->rule_id};
	struct arena scratch = {0};
	struct derived_list list = {.arena = &scratch};
	const struct derived_of which = {
	    p->agencies[agency].row, audit, agency_home(who)};
	enum err_code rc =
	    store_verdict_compare(p->config->store, &which, v, &list, e);

	for (size_t i = 0; rc == ERR_NONE && i < list.count; i++)
		keep(p, &of, &list.items[i]);
	p->result.verdict_count++;
	p->result.verdict_differs += list.count > 0;
	arena_release(&scratch);
	return rc;
}

static enum err_code
compare_agency(struct pass *p, size_t agency, struct err *e)
{
	const struct rederive_config *c = p->config;
	struct arena scratch = {0};
	struct replayed seen = {0};
	enum err_code rc = replay_read(p->replay, agency, &scratch, &seen, e);

	if (rc == ERR_NONE && seen.lost_count > 0) {
		if (p->result.lost_count == 0)
			p->result.lost_why = arena_str(p->kept, seen.lost_why);
		p->result.lost_count += (int64_t)seen.lost_count;
	}
	for (size_t k = 0; rc == ERR_NONE && k < rule_set_count(c->rules);
	     k++) {
		struct verdict v = {0};

		audit_agency(c->rules, k, &seen.site, &scratch, &v);
		for (size_t i = 0; rc == ERR_NONE && i < c->audit_count; i++)
			rc = compare_verdict(p, c->audits[i], agency, &v, e);
	}
	for (size_t i = 0; rc == ERR_NONE && i < c->audit_count; i++) {
		const struct subject of = {.audit = c->audits[i],
		    .agency_id = replay_agency(p->replay, agency)->id};

		rc = find_others(p, &of, agency, e);
	}
	arena_release(&scratch);
	return rc;
}

static enum err_code
begin(struct pass *p, struct err *e)
{
	const struct rederive_config *c = p->config;
	const struct replay_config replay = {.rules = c->rules,
	    .store = c->store,
	    .round = c->round,
	    .tables = c->tables,
	    .worker_count = c->worker_count,
	    .clock = c->clock};
	enum err_code rc = replay_new(&replay, &p->replay, e);

	if (rc == ERR_NONE)
		rc = store_agencies_read(c->store, c->round, &p->arena,
		    &p->agencies, &p->result.agency_count, e);
	for (size_t i = 0; rc == ERR_NONE && i < c->audit_count; i++)
		rc = compare_rules(p, c->audits[i], e);
	return rc;
}

enum err_code
audits_rederive(const struct rederive_config *config, struct arena *a,
    struct rederive_result *out, struct err *e)
{
	struct pass p = {.config = config, .kept = a};
	struct rederive_result *r = &p.result;
	enum err_code rc = begin(&p, e);

	while (rc == ERR_NONE && r->agency_done < r->agency_count &&
	    (config->stop == NULL || *config->stop == 0)) {
		rc = compare_agency(&p, r->agency_done++, e);
		if (config->on_progress != NULL)
			config->on_progress(
			    config->state, r->agency_done, r->agency_count);
	}
	replay_free(p.replay);
	arena_release(&p.arena);
	if (rc == ERR_NONE)
		*out = p.result;
	return rc;
}
