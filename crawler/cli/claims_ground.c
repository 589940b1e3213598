/* What answers may speak of: the agencies of a round, and the rules and
 * indicators of an audit. */
#include "cli/claims_files_impl.h"
#include "cli/rows.h"

static void
take_agency(void *state, const struct view_row *r)
{
	struct claims_ground *g = state;
	struct claims_agency *agency = arena_alloc(g->arena, sizeof(*agency));

	agency->id = view_row_copy(r, "agency_id", g->arena);
	agency->name_th = view_row_copy(r, "name_th", g->arena);
	agency->name_en = view_row_copy(r, "name_en", g->arena);
	agency->ministry_th = view_row_copy(r, "ministry_th", g->arena);
	agency->province_code = view_row_copy(r, "province_code", g->arena);
	map_put_first(&g->agencies, agency->id, agency);
}

static void
add_target(struct claims_ground *g, struct str name)
{
	g->targets = arena_grow(g->arena, g->targets, &g->capacity,
	    g->target_count + 1, sizeof(*g->targets));
	g->targets[g->target_count++] = arena_cstr(g->arena, name);
}

static void
take_rule(void *state, const struct view_row *r)
{
	struct claims_ground *g = state;
	struct claims_rule *rule = arena_alloc(g->arena, sizeof(*rule));
	struct str id = view_row_copy(r, "rule_id", g->arena);

	rule->has_levels = view_row_number(r, "has_levels", 0) != 0;
	rule->status = view_row_copy(r, "status", g->arena);
	map_put_first(&g->rules, id, rule);
	add_target(g, id);
}

enum err_code
claims_ground_read(struct claims_ground *g, struct store *s, struct str round,
    struct str audit, struct err *e)
{
	struct row_query q = {
	    .store = s, .view = "agencies", .filters = {{"round", round}}};
	enum err_code rc = rows_each(&q, take_agency, g, e);

	q.view = "rules";
	q.filters[1] = (struct view_filter){"audit", audit};
	if (rc == ERR_NONE)
		rc = rows_each(&q, take_rule, g, e);
	return rc;
}

void
claims_ground_add_plan(struct claims_ground *g, const struct plan *plan)
{
	g->plan = plan;
	for (size_t i = 0; i < plan->indicator_count; i++)
		add_target(g, plan->indicators[i].key);
}

void
claims_ground_release(struct claims_ground *g)
{
	map_release(&g->agencies);
	map_release(&g->rules);
}
