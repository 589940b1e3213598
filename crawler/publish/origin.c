/* What a data package says of how its tables came about. */
#include <string.h>

#include "base/json.h"
#include "publish/export_impl.h"
#include "publish/score_import.h"

static void
set_str(json_t *object, const char *key, struct str text)
{
	(void)json_object_set_new(
	    object, key, text.len == 0 ? json_null() : json_from_str(text));
}

static void
set_number(json_t *object, const char *key, int64_t number)
{
	(void)json_object_set_new(object, key, json_integer(number));
}

static struct str
text_of(const struct view_info *view, const struct view_value *row,
    const char *column)
{
	for (size_t i = 0; i < view->column_count; i++)
		if (strcmp(view->columns[i].name, column) == 0)
			return row[i].text;
	return (struct str){0};
}

/* The configuration tells how we asked. */
static void
set_manners(json_t *round, struct str config)
{
	json_t *c = NULL;

	if (json_read(config, &c, NULL) != ERR_NONE)
		return;
	set_str(round, "user_agent", json_text(c, "user_agent"));
	set_str(round, "robots_policy",
	    str_of(json_is_true(json_object_get(c, "forbids_on_403"))
	            ? "robots.txt is obeyed (RFC 9309); 401 and 403 forbid all"
	            : "robots.txt is obeyed (RFC 9309); 401 and 403 allow "
	              "all"));
	json_decref(c);
}

static void
set_round(
    json_t *round, const struct view_info *view, const struct view_value *row)
{
	static const char *const columns[] = {
	    "started_at", "finished_at", "shard", "program_version"};

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		set_str(round, columns[i], text_of(view, row, columns[i]));
	set_manners(round, text_of(view, row, "config"));
}

/* Calls set for the row of a pass in a view, when there is one. */
static enum err_code
read_row(const struct exporter *x, const char *name,
    const struct export_pass *pass, json_t *into, struct err *e)
{
	const struct view_info *view = store_view_named(name);
	struct view_filter filters[] = {
	    {"round", pass->round}, {"audit", pass->audit}};
	bool is_round = strcmp(name, "rounds") == 0;
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	bool is_there = false;
	enum err_code rc = store_view_open(
	    x->scope.store, view, filters, is_round ? 1 : 2, &cursor, e);

	if (rc == ERR_NONE)
		rc = store_view_next(cursor, &row, &is_there, e);
	if (rc == ERR_NONE && is_there && is_round)
		set_round(into, view, row);
	/* Of a round's own audit the round has it, too. */
	if (rc == ERR_NONE && is_there)
		set_str(into, "rule_pack", text_of(view, row, "rule_pack"));
	store_view_close(cursor);
	return rc;
}

static json_t *
profiles_of(const struct export_pass *pass)
{
	json_t *list = json_array();

	for (size_t i = 0; i < pass->run_count; i++)
		(void)json_array_append_new(
		    list, json_from_str(pass->runs[i].profile));
	return list;
}

static enum err_code
add_pass(const struct exporter *x, const struct export_pass *pass,
    json_t *rounds, struct err *e)
{
	json_t *round = json_object();
	enum err_code rc;

	set_str(round, "round", pass->round);
	set_str(round, "audit", pass->audit);
	(void)json_object_set_new(round, "profiles", profiles_of(pass));
	rc = read_row(x, "rounds", pass, round, e);
	if (rc == ERR_NONE)
		rc = read_row(x, "audits", pass, round, e);
	(void)json_array_append_new(rounds, round);
	return rc;
}

static json_t *
statuses_of(const struct export_counts *counts)
{
	json_t *object = json_object();
	int64_t total = counts->statuses[STATUSES_MAX - 1];
	struct code c;

	set_number(object, "not-looked-at", total);
	for (size_t i = 0; code_at(CODES_AGENCY_STATUS, i, &c); i++) {
		set_number(object, c.word, counts->statuses[i]);
		total += counts->statuses[i];
	}
	set_number(object, "total", total);
	return object;
}

static json_t *
outcomes_of(const struct export_counts *counts)
{
	json_t *object = json_object();

	for (int i = 0; i < OUTCOME_COUNT; i++)
		set_number(
		    object, outcome_word((enum outcome)i), counts->outcomes[i]);
	return object;
}

static json_t *
troubles_of(const struct export_scope *scope)
{
	json_t *list = json_array();

	for (size_t i = 0; i < scope->trouble_count; i++)
		(void)json_array_append_new(
		    list, json_from_str(scope->troubles[i]));
	return list;
}

enum err_code
origin_read(const struct exporter *x, json_t **out, struct err *e)
{
	json_t *origin = json_object(), *rounds = json_array();
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < x->scope.pass_count; i++)
		rc = add_pass(x, &x->scope.passes[i], rounds, e);
	set_str(origin, "program", str_of("samruat"));
	set_str(origin, "program_version", str_of(x->setup->program_version));
	set_number(origin, "schema_version", STORE_SCHEMA_VERSION);
	(void)json_object_set_new(origin, "score_import_version",
	    json_sprintf("%d.%d", SCORE_IMPORT_MAJOR, SCORE_IMPORT_MINOR));
	set_str(origin, "release", x->scope.release);
	(void)json_object_set_new(origin, "rounds", rounds);
	(void)json_object_set_new(origin, "agencies", statuses_of(&x->counts));
	(void)json_object_set_new(
	    origin, "effective_outcomes", outcomes_of(&x->counts));
	set_number(origin, "reviews", x->counts.reviews);
	set_number(origin, "masked_numbers", x->counts.masked);
	(void)json_object_set_new(
	    origin, "figures_missing", troubles_of(&x->scope));
	if (rc == ERR_NONE)
		*out = origin;
	else
		json_decref(origin);
	return rc;
}
