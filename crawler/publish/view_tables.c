#include "publish/view_tables.h"

#include <assert.h>
#include <string.h>

#include "publish/columns.h"
#include "publish/value.h"
#include "store/figures.h"

enum { COLUMNS_MAX = 48, CODES_OF_VERDICTS = 2 };

/* Links of a table share no column: readers put the row that a link leads to in
 * the place of its columns, before they follow the next. */
static const struct {
	const char *view;
	const char *key;
	struct table_link links[TABLE_LINKS_MAX];
} keys[] = {
    {"verdicts", "round audit agency_id rule_id",
        {{"round audit agency_id", "agencies", "round audit agency_id"},
            {"rule_id", "rules", "rule_id"}}},
    {"evidence", "round audit evidence_id",
        {{"round audit agency_id rule_id", "verdicts",
            "round audit agency_id rule_id"}}},
    {"pages", "round agency_id url",
        {{"round agency_id", "agencies", "round agency_id"}}},
    {"captures", "", {{"round agency_id", "agencies", "round agency_id"}}},
    {"skipped", "round agency_id url",
        {{"round agency_id", "agencies", "round agency_id"}}},
    {"rules", "round audit rule_id", {{0}}},
    {"reviews", "review", {{0}}},
    {"audits", "round audit", {{"round", "rounds", "round"}}},
    {"releases", "release", {{"round", "rounds", "round"}}},
    {"rounds", "round", {{0}}},
    {"certificates", "round origin", {{"round", "rounds", "round"}}},
    {"pauses", "", {{"round", "rounds", "round"}}},
    {"robots", "round origin", {{"round", "rounds", "round"}}},
};

static size_t
column_number(const struct view_info *view, const char *name)
{
	for (size_t i = 0; i < view->column_count; i++)
		if (strcmp(view->columns[i].name, name) == 0)
			return i;
	return STR_NONE;
}

/* A view being read. */
struct reading {
	const struct table *table;
	const struct view_info *view;
	const struct export_scope *scope;
	struct row_sink sink;
};

/* Passes on what the scope holds of reviews. */
static enum err_code
take_row(const struct reading *r, const struct view_value *row, struct err *e)
{
	size_t review = strcmp(r->view->name, "reviews") == 0
	    ? column_number(r->view, "review")
	    : STR_NONE;

	if (review != STR_NONE && row[review].number > r->scope->last_review)
		return ERR_NONE;
	return r->sink.take(r->sink.state, row, e);
}

/* Reads the rows of a pass, or with NULL those of all. */
static enum err_code
read_view(
    const struct reading *r, const struct export_pass *pass, struct err *e)
{
	struct view_filter filters[3];
	size_t count = 0;
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	bool is_there = true;
	enum err_code rc;

	if (pass != NULL)
		filters[count++] = (struct view_filter){"round", pass->round};
	if (pass != NULL && strcmp(r->view->name, "releases") != 0 &&
	    column_number(r->view, "audit") != STR_NONE)
		filters[count++] = (struct view_filter){"audit", pass->audit};
	if (r->scope->release.len > 0 && strcmp(r->view->name, "releases") == 0)
		filters[count++] =
		    (struct view_filter){"release", r->scope->release};
	rc = store_view_open(
	    r->scope->store, r->view, filters, count, &cursor, e);
	while (rc == ERR_NONE) {
		rc = store_view_next(cursor, &row, &is_there, e);
		if (rc != ERR_NONE || !is_there)
			break;
		rc = take_row(r, row, e);
	}
	store_view_close(cursor);
	return rc;
}

/* Reviews hold over rounds: all of them are written. */
static enum err_code
each_of_view(const struct table *t, const struct export_scope *scope,
    struct row_sink sink, struct err *e)
{
	struct reading r = {t, store_view_named(t->shape.name), scope, sink};
	enum err_code rc = ERR_NONE;

	if (strcmp(t->shape.name, "reviews") == 0)
		return read_view(&r, NULL, e);
	for (size_t i = 0; rc == ERR_NONE && i < scope->pass_count; i++)
		rc = read_view(&r, &scope->passes[i], e);
	return rc;
}

/* Verdicts with the decisions that count in the scope. */
struct verdicts {
	const struct view_info *view;
	struct row_sink sink;
	struct scored_cursor *scored; /* NULL: the view's own count */
	size_t outcome, effective, level, reviewer, state;
	size_t agency_id, rule_id;
};

static struct view_value
code_of(struct str word)
{
	enum outcome o;

	return outcome_of_word(word, &o) ? value_int(outcome_number(o))
	                                 : value_null();
}

/* Both cursors have the verdicts of an audit in the same order. */
static enum err_code
put_decision(const struct verdicts *v, struct view_value *row, struct err *e)
{
	const struct scored_verdict *s = NULL;
	const struct decision *d;
	enum err_code rc = store_scored_next(v->scored, &s, e);

	if (rc != ERR_NONE)
		return rc;
	if (s == NULL || !str_equal(s->agency_id, row[v->agency_id].text) ||
	    !str_equal(s->rule_id, row[v->rule_id].text))
		return err_set(e, ERR_DB, "verdicts changed under the export");
	d = &s->decision;
	row[v->effective] = value_word(outcome_word(s->effective));
	row[v->level] = value_level(s->effective_level);
	row[v->state] = value_word(decision_state_word(d->state));
	row[v->reviewer] =
	    d->state == DECISION_DECIDED || d->state == DECISION_DISAGREE
	    ? value_text(d->reviewer)
	    : value_null();
	return ERR_NONE;
}

static enum err_code
take_verdict(void *state, const struct view_value *values, struct err *e)
{
	const struct verdicts *v = state;
	size_t count = v->view->column_count;
	struct view_value row[COLUMNS_MAX];
	enum err_code rc = ERR_NONE;

	memcpy(row, values, count * sizeof(*row));
	if (v->scored != NULL)
		rc = put_decision(v, row, e);
	if (rc != ERR_NONE)
		return rc;
	row[count] = code_of(row[v->outcome].text);
	row[count + 1] = code_of(row[v->effective].text);
	return v->sink.take(v->sink.state, row, e);
}

static enum err_code
read_verdicts(const struct table *t, const struct export_scope *scope,
    const struct export_pass *pass, struct row_sink sink, struct err *e)
{
	const struct view_info *view = store_view_named("verdicts");
	struct verdicts v = {.view = view,
	    .sink = sink,
	    .outcome = column_number(view, "outcome"),
	    .effective = column_number(view, "effective_outcome"),
	    .level = column_number(view, "effective_level"),
	    .reviewer = column_number(view, "reviewer"),
	    .state = column_number(view, "review_state"),
	    .agency_id = column_number(view, "agency_id"),
	    .rule_id = column_number(view, "rule_id")};
	struct reading r = {t, view, scope, {take_verdict, &v}};
	struct scored_query query = {
	    pass->round, pass->audit, scope->last_review};
	enum err_code rc = ERR_NONE;

	if (scope->last_review != INT64_MAX)
		rc = store_scored_open(scope->store, &query, &v.scored, e);
	if (rc == ERR_NONE)
		rc = read_view(&r, pass, e);
	if (v.scored != NULL)
		store_scored_close(v.scored);
	return rc;
}

static enum err_code
each_of_verdicts(const struct table *t, const struct export_scope *scope,
    struct row_sink sink, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < scope->pass_count; i++)
		rc = read_verdicts(t, scope, &scope->passes[i], sink, e);
	return rc;
}

struct table
view_table_new(const char *name, struct arena *a)
{
	static const char *const codes[CODES_OF_VERDICTS] = {
	    "outcome_code", "effective_code"};
	const struct view_info *view = store_view_named(name);
	bool is_verdicts = strcmp(name, "verdicts") == 0;
	size_t count = view->column_count;
	struct view_column *columns =
	    arena_array(a, count + CODES_OF_VERDICTS, sizeof(*columns));
	struct column_note *notes =
	    arena_array(a, count + CODES_OF_VERDICTS, sizeof(*notes));
	struct table t = {.title = table_title(name),
	    .key = "",
	    .each = is_verdicts ? each_of_verdicts : each_of_view};

	assert(count + CODES_OF_VERDICTS <= COLUMNS_MAX);
	memcpy(columns, view->columns, count * sizeof(*columns));
	for (size_t i = 0; is_verdicts && i < CODES_OF_VERDICTS; i++)
		columns[count++] = (struct view_column){codes[i], VALUE_INT};
	for (size_t i = 0; i < count; i++)
		notes[i] = *column_note(name, columns[i].name);
	t.shape = (struct view_info){name, columns, count};
	t.notes = notes;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (strcmp(keys[i].view, name) == 0) {
			t.key = keys[i].key;
			memcpy(t.links, keys[i].links, sizeof(t.links));
		}
	return t;
}
