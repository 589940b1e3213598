#include "publish/score_import.h"

#include <assert.h>
#include <string.h>

#include "publish/columns.h"
#include "publish/scope.h"
#include "publish/value.h"
#include "store/figures.h"

static const struct view_column columns[] = {
    {"schema_version", VALUE_TEXT},
    {"row_kind", VALUE_TEXT},
    {"round", VALUE_TEXT},
    {"audit", VALUE_TEXT},
    {"agency_id", VALUE_TEXT},
    {"rule_id", VALUE_TEXT},
    {"rule_revision", VALUE_INT},
    {"rule_behaviour_sha256", VALUE_TEXT},
    {"profile", VALUE_TEXT},
    {"pillar", VALUE_TEXT},
    {"indicator", VALUE_TEXT},
    {"weight", VALUE_INT},
    {"counts", VALUE_INT},
    {"counts_reason", VALUE_TEXT},
    {"outcome", VALUE_TEXT},
    {"level", VALUE_INT},
    {"effective_outcome", VALUE_TEXT},
    {"effective_level", VALUE_INT},
    {"points", VALUE_REAL},
    {"max_points", VALUE_REAL},
    {"confidence", VALUE_TEXT},
    {"reason", VALUE_TEXT},
    {"reviewer", VALUE_TEXT},
    {"evidence_id", VALUE_TEXT},
    {"evidence_count", VALUE_INT},
    {"score", VALUE_REAL},
    {"lower", VALUE_REAL},
    {"upper", VALUE_REAL},
    {"coverage", VALUE_REAL},
};

enum column {
	SCHEMA_VERSION,
	ROW_KIND,
	ROUND,
	AUDIT,
	AGENCY_ID,
	RULE_ID,
	RULE_REVISION,
	RULE_BEHAVIOUR,
	PROFILE,
	PILLAR,
	INDICATOR,
	WEIGHT,
	COUNTS,
	COUNTS_REASON,
	OUTCOME,
	LEVEL,
	EFFECTIVE_OUTCOME,
	EFFECTIVE_LEVEL,
	POINTS,
	MAX_POINTS,
	CONFIDENCE,
	REASON,
	REVIEWER,
	EVIDENCE_ID,
	EVIDENCE_COUNT,
	SCORE,
	LOWER,
	UPPER,
	COVERAGE,
	COLUMNS
};
static_assert(sizeof(columns) / sizeof(columns[0]) == COLUMNS,
    "each column has its number");

struct behaviour {
	struct str rule_id;
	struct str sha256;
};

/* One audit being written. */
struct writing {
	const struct export_scope *scope;
	const struct export_pass *pass;
	struct row_sink sink;
	struct view_value row[COLUMNS];
	struct str version;
	struct behaviour *behaviours; /* in order of rule */
	size_t behaviour_count;
	size_t behaviour_capacity;
	struct scored_cursor *verdicts;
	struct view_cursor *evidence;
	const struct view_value *proof; /* the next; NULL: none */
	size_t proof_agency, proof_rule, proof_id;
	size_t *places; /* in each run's rows */
	struct arena arena;
};

static size_t
column_number(const struct view_info *view, const char *name)
{
	size_t i = 0;

	while (strcmp(view->columns[i].name, name) != 0)
		i++;
	return i;
}

static enum err_code
read_behaviours(struct writing *w, struct err *e)
{
	const struct view_info *view = store_view_named("rules");
	size_t id = column_number(view, "rule_id");
	size_t sha256 = column_number(view, "behaviour_sha256");
	struct view_filter filters[] = {
	    {"round", w->pass->round}, {"audit", w->pass->audit}};
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	bool is_there = true;
	enum err_code rc =
	    store_view_open(w->scope->store, view, filters, 2, &cursor, e);

	while (rc == ERR_NONE) {
		rc = store_view_next(cursor, &row, &is_there, e);
		if (rc != ERR_NONE || !is_there)
			break;
		w->behaviours =
		    arena_grow(&w->arena, w->behaviours, &w->behaviour_capacity,
		        w->behaviour_count + 1, sizeof(*w->behaviours));
		w->behaviours[w->behaviour_count++] =
		    (struct behaviour){arena_str(&w->arena, row[id].text),
		        arena_str(&w->arena, row[sha256].text)};
	}
	store_view_close(cursor);
	return rc;
}

static struct str
behaviour_of(const struct writing *w, struct str rule_id)
{
	for (size_t i = 0; i < w->behaviour_count; i++)
		if (str_equal(w->behaviours[i].rule_id, rule_id))
			return w->behaviours[i].sha256;
	return (struct str){0};
}

static enum err_code
next_proof(struct writing *w, struct err *e)
{
	bool is_there = false;
	enum err_code rc =
	    store_view_next(w->evidence, &w->proof, &is_there, e);

	if (rc == ERR_NONE && !is_there)
		w->proof = NULL;
	return rc;
}

/* The id of the first piece of evidence of a verdict, in the order of the view
 * `evidence`; both come by agency and rule. */
static enum err_code
put_evidence(struct writing *w, const struct scored_verdict *v, struct err *e)
{
	enum err_code rc = ERR_NONE;

	w->row[EVIDENCE_ID] = value_null();
	while (rc == ERR_NONE && w->proof != NULL) {
		int order =
		    str_compare(w->proof[w->proof_agency].text, v->agency_id);

		if (order == 0)
			order = str_compare(
			    w->proof[w->proof_rule].text, v->rule_id);
		if (order > 0)
			break;
		if (order == 0) {
			/* Borrowed until the next verdict asks. */
			w->row[EVIDENCE_ID] =
			    value_text(w->proof[w->proof_id].text);
			break;
		}
		rc = next_proof(w, e);
	}
	return rc;
}

static void
put_verdict(struct writing *w, const struct scored_verdict *v)
{
	struct view_value *row = w->row;

	row[ROW_KIND] = value_word("rule");
	row[AGENCY_ID] = value_text(v->agency_id);
	row[RULE_ID] = value_text(v->rule_id);
	row[RULE_REVISION] = value_int(v->rule_revision);
	row[RULE_BEHAVIOUR] = value_text(behaviour_of(w, v->rule_id));
	row[OUTCOME] = value_word(outcome_word(v->outcome));
	row[LEVEL] = value_level(v->level);
	row[EFFECTIVE_OUTCOME] = value_word(outcome_word(v->effective));
	row[EFFECTIVE_LEVEL] = value_level(v->effective_level);
	row[CONFIDENCE] = value_text(v->confidence);
	row[REASON] = value_word(reason_word(v->reason));
	row[REVIEWER] = value_text(v->decision.reviewer);
	row[EVIDENCE_COUNT] = value_int(v->evidence_count);
	for (size_t i = SCORE; i <= COVERAGE; i++)
		row[i] = value_null();
}

static const char inapplicable[] = "inapplicable";

/* Why a verdict counts, or does not. What awaits a review is undecided whatever
 * the program says, also that a rule does not apply. */
static const char *
counts_reason(const struct plan_rule *rule, const struct scored_verdict *v)
{
	if (rule == NULL)
		return "no-indicator";
	if (rule->standing == STANDING_SHOWN_ONLY)
		return rule_standing_word(rule->standing);
	if (rule->standing == STANDING_AWAITS_REVIEW &&
	    v->decision.state != DECISION_DECIDED)
		return rule_standing_word(rule->standing);
	if (v->effective == OUTCOME_INAPPLICABLE)
		return inapplicable;
	if (v->effective != OUTCOME_PASSED && v->effective != OUTCOME_FAILED)
		return "undecided";
	return rule_standing_word(STANDING_COUNTS);
}

/* Where a rule stands in a profile. */
struct placement {
	const struct figure_run *run; /* NULL: in none */
	const struct plan_indicator *indicator;
	const struct plan_rule *rule;
};

static enum err_code
put_placement(struct writing *w, const struct placement *p,
    const struct scored_verdict *v, struct err *e)
{
	struct view_value *row = w->row;
	const char *why = counts_reason(p->rule, v);
	bool counts = strcmp(why, "counts") == 0;
	bool is_possible = p->rule != NULL &&
	    p->rule->standing != STANDING_SHOWN_ONLY &&
	    strcmp(why, inapplicable) != 0;
	int weight = 1;

	for (size_t i = PROFILE; i <= WEIGHT; i++)
		row[i] = value_null();
	if (p->run != NULL)
		row[PROFILE] = value_text(p->run->profile);
	if (p->rule != NULL) {
		if (p->indicator->kind == INDICATOR_WEIGHTED)
			weight = p->rule->weight;
		row[PILLAR] = value_text(p->indicator->pillar);
		row[INDICATOR] = value_text(p->indicator->key);
		row[WEIGHT] = value_int(weight);
	}
	row[COUNTS] = value_int(counts);
	row[COUNTS_REASON] = value_word(why);
	row[POINTS] =
	    value_real_if(counts, v->effective == OUTCOME_PASSED ? weight : 0);
	row[MAX_POINTS] = value_real_if(is_possible, weight);
	return w->sink.take(w->sink.state, row, e);
}

/* A row for each place that a rule has in a profile, or one without. */
static enum err_code
put_in_run(struct writing *w, const struct figure_run *run,
    const struct scored_verdict *v, struct err *e)
{
	struct placement p = {.run = run};
	bool has_place = false;
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < run->plan.indicator_count;
	     i++) {
		p.indicator = &run->plan.indicators[i];
		for (size_t k = 0;
		     rc == ERR_NONE && k < p.indicator->rule_count; k++) {
			p.rule = &p.indicator->rules[k];
			if (!str_equal(p.rule->id, v->rule_id))
				continue;
			has_place = true;
			rc = put_placement(w, &p, v, e);
		}
	}
	if (rc != ERR_NONE || has_place)
		return rc;
	p = (struct placement){.run = run};
	return put_placement(w, &p, v, e);
}

static enum err_code
put_rule(struct writing *w, const struct scored_verdict *v, struct err *e)
{
	struct placement none = {0};
	enum err_code rc = put_evidence(w, v, e);

	put_verdict(w, v);
	if (rc == ERR_NONE && w->pass->run_count == 0)
		rc = put_placement(w, &none, v, e);
	for (size_t i = 0; rc == ERR_NONE && i < w->pass->run_count; i++)
		rc = put_in_run(w, &w->pass->runs[i], v, e);
	return rc;
}

static enum err_code
put_figure(struct writing *w, const struct figure_run *run,
    const struct figure_row *of, struct err *e)
{
	const struct figure *f = &of->figure;
	struct view_value *row = w->row;

	for (size_t i = ROW_KIND; i < COLUMNS; i++)
		if (i != ROUND && i != AUDIT)
			row[i] = value_null();
	row[ROW_KIND] = value_word("indicator");
	row[AGENCY_ID] = value_text(of->agency_id);
	row[PROFILE] = value_text(run->profile);
	row[PILLAR] = value_text(of->pillar);
	row[INDICATOR] = value_text(of->indicator);
	row[LEVEL] = value_level(f->level);
	row[SCORE] = value_real_if(f->has_score, f->score);
	row[LOWER] = value_real_if(f->has_bounds, f->lower);
	row[UPPER] = value_real_if(f->has_bounds, f->upper);
	row[COVERAGE] = value_real_if(f->has_bounds, f->coverage);
	return w->sink.take(w->sink.state, row, e);
}

/* The figures of agencies up to one; empty: of all that are left. */
static enum err_code
put_figures(struct writing *w, struct str agency_id, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; i < w->pass->run_count; i++) {
		const struct figure_run *run = &w->pass->runs[i];
		size_t *at = &w->places[i];

		for (; rc == ERR_NONE && *at < run->row_count; (*at)++) {
			const struct figure_row *of = &run->rows[*at];

			if (agency_id.len > 0 &&
			    str_compare(of->agency_id, agency_id) > 0)
				break;
			if (of->indicator.len > 0)
				rc = put_figure(w, run, of, e);
		}
	}
	return rc;
}

static enum err_code
write_rows(struct writing *w, struct err *e)
{
	const struct scored_verdict *v = NULL;
	struct buf agency_id = {0};
	enum err_code rc = store_scored_next(w->verdicts, &v, e);

	while (rc == ERR_NONE && v != NULL) {
		if (agency_id.len > 0 &&
		    !str_equal(buf_str(&agency_id), v->agency_id))
			rc = put_figures(w, buf_str(&agency_id), e);
		buf_clear(&agency_id);
		(void)buf_append_str(&agency_id, v->agency_id);
		if (rc == ERR_NONE)
			rc = put_rule(w, v, e);
		if (rc == ERR_NONE)
			rc = store_scored_next(w->verdicts, &v, e);
	}
	buf_release(&agency_id);
	return rc == ERR_NONE ? put_figures(w, (struct str){0}, e) : rc;
}

static enum err_code
open_pass(struct writing *w, struct err *e)
{
	const struct view_info *view = store_view_named("evidence");
	struct view_filter filters[] = {
	    {"round", w->pass->round}, {"audit", w->pass->audit}};
	struct scored_query query = {
	    w->pass->round, w->pass->audit, w->scope->last_review};
	enum err_code rc = read_behaviours(w, e);

	w->proof_agency = column_number(view, "agency_id");
	w->proof_rule = column_number(view, "rule_id");
	w->proof_id = column_number(view, "evidence_id");
	w->places =
	    arena_array(&w->arena, w->pass->run_count + 1, sizeof(*w->places));
	w->version = arena_printf(
	    &w->arena, "%d.%d", SCORE_IMPORT_MAJOR, SCORE_IMPORT_MINOR);
	w->row[SCHEMA_VERSION] = value_text(w->version);
	w->row[ROUND] = value_text(w->pass->round);
	w->row[AUDIT] = value_text(w->pass->audit);
	if (rc == ERR_NONE)
		rc =
		    store_scored_open(w->scope->store, &query, &w->verdicts, e);
	if (rc == ERR_NONE)
		rc = store_view_open(
		    w->scope->store, view, filters, 2, &w->evidence, e);
	return rc == ERR_NONE ? next_proof(w, e) : rc;
}

static enum err_code
each_row(const struct table *t, const struct export_scope *scope,
    struct row_sink sink, struct err *e)
{
	enum err_code rc = ERR_NONE;

	(void)t;
	for (size_t i = 0; rc == ERR_NONE && i < scope->pass_count; i++) {
		struct writing w = {
		    .scope = scope, .pass = &scope->passes[i], .sink = sink};

		rc = open_pass(&w, e);
		if (rc == ERR_NONE)
			rc = write_rows(&w, e);
		store_scored_close(w.verdicts);
		store_view_close(w.evidence);
		arena_release(&w.arena);
	}
	return rc;
}

struct table
score_import_new(struct arena *a)
{
	struct column_note *notes = arena_array(a, COLUMNS, sizeof(*notes));

	for (size_t i = 0; i < COLUMNS; i++)
		notes[i] = *column_note("score-import", columns[i].name);
	return (struct table){.shape = {"score-import", columns, COLUMNS},
	    .notes = notes,
	    .title = table_title("score-import"),
	    .key = "",
	    .links = {{"round audit agency_id", "agencies",
	                  "round audit agency_id"},
	        {"rule_id", "rules", "rule_id"}},
	    .each = each_row,
	    .is_csv_only = true};
}
