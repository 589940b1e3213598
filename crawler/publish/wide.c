#include "publish/wide.h"

#include <assert.h>
#include <string.h>

#include "publish/columns.h"
#include "publish/level_words.h"
#include "publish/value.h"
#include "store/figures.h"

enum { FIGURE_PARTS = 5 };

struct wide_rule {
	struct str id;
	struct str title_th;
	struct str title_en;
	bool has_levels;
	bool is_of_services; /* its levels have names */
	size_t column; /* that of its level is the next */
};

struct wide_figure {
	struct str profile;
	const struct plan_indicator *indicator;
	size_t column; /* of the score; the other parts follow */
};

/* What the columns of a table are of. */
struct wide {
	const struct view_info *agencies;
	struct wide_rule *rules; /* in order of id */
	size_t rule_count;
	size_t rule_capacity;
	struct wide_figure *figures;
	size_t figure_count;
	size_t figure_capacity;
	struct view_column *columns;
	struct column_note *notes;
	size_t column_count;
	size_t column_capacity;
	size_t note_capacity;
	struct arena *arena;
};

static size_t
column_number(const struct view_info *view, const char *name)
{
	size_t i = 0;

	while (strcmp(view->columns[i].name, name) != 0) {
		i++;
		assert(i < view->column_count);
	}
	return i;
}

/* The place of a rule, or where it would have to be. */
static size_t
rule_place(const struct wide *w, struct str id)
{
	size_t from = 0, to = w->rule_count;

	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (str_compare(w->rules[middle].id, id) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static bool
is_rule_at(const struct wide *w, size_t place, struct str id)
{
	return place < w->rule_count && str_equal(w->rules[place].id, id);
}

/* Adds a rule or what another audit knows of it. */
static void
add_rule(struct wide *w, const struct wide_rule *rule)
{
	size_t place = rule_place(w, rule->id);
	struct wide_rule *r;

	if (is_rule_at(w, place, rule->id)) {
		r = &w->rules[place];
		r->has_levels = r->has_levels || rule->has_levels;
		r->is_of_services = r->is_of_services || rule->is_of_services;
		if (rule->title_th.len + rule->title_en.len == 0)
			return;
	} else {
		w->rules = arena_grow(w->arena, w->rules, &w->rule_capacity,
		    w->rule_count + 1, sizeof(*w->rules));
		r = &w->rules[place];
		memmove(r + 1, r, (w->rule_count - place) * sizeof(*r));
		w->rule_count++;
		*r = (struct wide_rule){.id = arena_str(w->arena, rule->id),
		    .has_levels = rule->has_levels,
		    .is_of_services = rule->is_of_services};
	}
	r->title_th = arena_str(w->arena, rule->title_th);
	r->title_en = arena_str(w->arena, rule->title_en);
}

struct rule_columns {
	const char *view;
	const char *level; /* that tells whether there are levels */
	const char *title_th; /* NULL: the view has no titles */
	const char *title_en;
	const char *indicators;
};

static struct str
text_at(const struct view_info *view, const struct view_value *row,
    const char *column)
{
	return column == NULL ? (struct str){0}
	                      : row[column_number(view, column)].text;
}

static enum err_code
add_rules(struct wide *w, const struct export_scope *scope,
    const struct export_pass *pass, const struct rule_columns *columns,
    struct err *e)
{
	const struct view_info *view = store_view_named(columns->view);
	struct view_filter filters[] = {
	    {"round", pass->round}, {"audit", pass->audit}};
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	bool is_there = true;
	enum err_code rc =
	    store_view_open(scope->store, view, filters, 2, &cursor, e);

	while (rc == ERR_NONE) {
		rc = store_view_next(cursor, &row, &is_there, e);
		if (rc != ERR_NONE || !is_there)
			break;
		add_rule(w,
		    &(struct wide_rule){.id = text_at(view, row, "rule_id"),
		        .has_levels = columns->title_th == NULL
		            ? row[column_number(view, columns->level)].kind ==
		                VALUE_INT
		            : row[column_number(view, columns->level)].number >
		                0,
		        .is_of_services = level_is_of_services(
		            text_at(view, row, columns->indicators)),
		        .title_th = text_at(view, row, columns->title_th),
		        .title_en = text_at(view, row, columns->title_en)});
	}
	store_view_close(cursor);
	return rc;
}

/* An audit of an older program did not note its rules: its verdicts tell which
 * they were. */
static enum err_code
find_rules(struct wide *w, const struct export_scope *scope, struct err *e)
{
	static const struct rule_columns noted = {
	    "rules", "has_levels", "title_th", "title_en", "indicators"};
	static const struct rule_columns used = {
	    "verdicts", "level", NULL, NULL, NULL};
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < scope->pass_count; i++) {
		size_t before = w->rule_count;

		rc = add_rules(w, scope, &scope->passes[i], &noted, e);
		if (rc == ERR_NONE && w->rule_count == before)
			rc = add_rules(w, scope, &scope->passes[i], &used, e);
	}
	return rc;
}

static void
add_figure(struct wide *w, struct str profile, const struct plan_indicator *of)
{
	for (size_t i = 0; i < w->figure_count; i++)
		if (str_equal(w->figures[i].profile, profile) &&
		    str_equal(w->figures[i].indicator->key, of->key))
			return;
	w->figures = arena_grow(w->arena, w->figures, &w->figure_capacity,
	    w->figure_count + 1, sizeof(*w->figures));
	w->figures[w->figure_count++] =
	    (struct wide_figure){.profile = profile, .indicator = of};
}

static void
find_figures(struct wide *w, const struct export_scope *scope)
{
	for (size_t p = 0; p < scope->pass_count; p++)
		for (size_t r = 0; r < scope->passes[p].run_count; r++) {
			const struct figure_run *run =
			    &scope->passes[p].runs[r];

			for (size_t i = 0; i < run->plan.indicator_count; i++)
				add_figure(
				    w, run->profile, &run->plan.indicators[i]);
		}
}

/* Programs for statistics take letters, digits and _ alone. */
static const char *
safe_name(struct arena *a, struct str text)
{
	char *name = arena_cstr(a, text);

	for (char *c = name; *c != '\0'; c++)
		if (!(*c >= '0' && *c <= '9') && !(*c >= 'A' && *c <= 'Z') &&
		    !(*c >= 'a' && *c <= 'z'))
			*c = '_';
	return name;
}

static size_t
add_column(struct wide *w, const char *name, enum value_kind kind,
    const struct column_note *note)
{
	size_t need = w->column_count + 1;

	w->columns = arena_grow(w->arena, w->columns, &w->column_capacity, need,
	    sizeof(*w->columns));
	w->notes = arena_grow(
	    w->arena, w->notes, &w->note_capacity, need, sizeof(*w->notes));
	w->columns[w->column_count] = (struct view_column){name, kind};
	w->notes[w->column_count] = *note;
	return w->column_count++;
}

static void
add_agency_columns(struct wide *w)
{
	for (size_t i = 0; i < w->agencies->column_count; i++) {
		const struct view_column *c = &w->agencies->columns[i];

		(void)add_column(
		    w, c->name, c->kind, column_note("agencies", c->name));
		if (i == 0)
			(void)add_column(w, "audit", VALUE_TEXT,
			    column_note("agencies", "audit"));
	}
}

static void
add_rule_columns(struct wide *w)
{
	for (size_t i = 0; i < w->rule_count; i++) {
		struct wide_rule *r = &w->rules[i];
		const char *name = safe_name(w->arena, r->id);
		struct column_note note = {.codes = CODES_OUTCOME_NUMBER};

		note.label.en = arena_printf(
		    w->arena, "%.*s %.*s", STR_ARG(r->id), STR_ARG(r->title_en))
		                    .ptr;
		note.label.th = arena_printf(
		    w->arena, "%.*s %.*s", STR_ARG(r->id), STR_ARG(r->title_th))
		                    .ptr;
		r->column = add_column(w, name, VALUE_INT, &note);
		if (!r->has_levels)
			continue;
		note.codes = r->is_of_services ? CODES_LEVEL : CODES_NONE;
		note.label.en =
		    arena_printf(w->arena, "%s: level", note.label.en).ptr;
		note.label.th =
		    arena_printf(w->arena, "%s: ระดับ", note.label.th).ptr;
		(void)add_column(w,
		    arena_printf(w->arena, "%s_level", name).ptr, VALUE_INT,
		    &note);
	}
}

static const struct {
	const char *name;
	enum value_kind kind;
	struct words label;
} figure_parts[FIGURE_PARTS] = {
    {"score", VALUE_REAL, {"score", "คะแนน"}},
    {"lower", VALUE_REAL, {"lower bound", "ขอบเขตล่าง"}},
    {"upper", VALUE_REAL, {"upper bound", "ขอบเขตบน"}},
    {"coverage", VALUE_REAL, {"share decided", "สัดส่วนที่ตัดสินได้"}},
    {"level", VALUE_INT, {"level", "ระดับ"}},
};

/* In what part number k of a figure is told; NULL: a number of rungs. */
static const char *
part_unit(const struct plan_indicator *of, size_t k)
{
	if (k == FIGURE_PARTS - 1)
		return NULL;
	return of->kind == INDICATOR_COUNT && k < 3 ? "things" : "0..1";
}

static void
add_part(
    struct wide *w, const struct plan_indicator *of, const char *name, size_t k)
{
	struct words label = figure_parts[k].label;
	struct column_note note = {.unit = part_unit(of, k)};

	note.label.en =
	    arena_printf(w->arena, "%.*s: %s", STR_ARG(of->title_en), label.en)
	        .ptr;
	note.label.th =
	    arena_printf(w->arena, "%.*s: %s", STR_ARG(of->title_th), label.th)
	        .ptr;
	(void)add_column(w,
	    arena_printf(w->arena, "%s_%s", name, figure_parts[k].name).ptr,
	    figure_parts[k].kind, &note);
}

static void
add_figure_columns(struct wide *w)
{
	for (size_t i = 0; i < w->figure_count; i++) {
		struct wide_figure *f = &w->figures[i];
		const struct plan_indicator *of = f->indicator;
		const char *name = safe_name(w->arena,
		    arena_printf(w->arena, "%.*s_%.*s", STR_ARG(f->profile),
		        STR_ARG(of->key)));
		size_t count = of->kind == INDICATOR_LADDER ? FIGURE_PARTS
		                                            : FIGURE_PARTS - 1;

		f->column = w->column_count;
		for (size_t k = 0; k < count; k++)
			add_part(w, of, name, k);
	}
}

/* One round's agencies being read. */
struct reading {
	const struct wide *wide;
	const struct export_pass *pass;
	struct row_sink sink;
	struct view_cursor *agencies;
	struct scored_cursor *verdicts;
	const struct scored_verdict *verdict; /* the next; NULL: none */
	size_t *places; /* in each run's rows */
	struct view_value *row;
	struct arena arena;
};

/* Verdicts come by agency, as agencies do; those of agencies that are not in
 * the list are passed over. */
static enum err_code
put_verdicts(struct reading *r, struct str agency_id, struct err *e)
{
	enum err_code rc = ERR_NONE;

	while (rc == ERR_NONE && r->verdict != NULL) {
		const struct scored_verdict *v = r->verdict;
		int order = str_compare(v->agency_id, agency_id);
		size_t place = rule_place(r->wide, v->rule_id);

		if (order > 0)
			break;
		if (order == 0 && is_rule_at(r->wide, place, v->rule_id)) {
			const struct wide_rule *rule = &r->wide->rules[place];

			r->row[rule->column] =
			    value_int(outcome_number(v->effective));
			if (rule->has_levels && v->effective_level >= 0)
				r->row[rule->column + 1] =
				    value_int(v->effective_level);
		}
		rc = store_scored_next(r->verdicts, &r->verdict, e);
	}
	return rc;
}

static void
put_figure(struct reading *r, struct str profile, const struct figure_row *of)
{
	const struct figure *f = &of->figure;

	for (size_t i = 0; i < r->wide->figure_count; i++) {
		const struct wide_figure *c = &r->wide->figures[i];

		if (!str_equal(c->profile, profile) ||
		    !str_equal(c->indicator->key, of->indicator))
			continue;
		r->row[c->column] = value_real_if(f->has_score, f->score);
		r->row[c->column + 1] = value_real_if(f->has_bounds, f->lower);
		r->row[c->column + 2] = value_real_if(f->has_bounds, f->upper);
		r->row[c->column + 3] =
		    value_real_if(f->has_bounds, f->coverage);
		if (c->indicator->kind == INDICATOR_LADDER && f->level >= 0)
			r->row[c->column + 4] = value_int(f->level);
	}
}

static void
put_figures(struct reading *r, struct str agency_id)
{
	for (size_t i = 0; i < r->pass->run_count; i++) {
		const struct figure_run *run = &r->pass->runs[i];
		size_t *at = &r->places[i];

		for (; *at < run->row_count; (*at)++) {
			const struct figure_row *row = &run->rows[*at];
			int order = str_compare(row->agency_id, agency_id);

			if (order > 0)
				break;
			if (order == 0 && row->indicator.len > 0)
				put_figure(r, run->profile, row);
		}
	}
}

static enum err_code
put_row(struct reading *r, const struct view_value *agency, struct err *e)
{
	const struct wide *w = r->wide;
	struct str id = agency[column_number(w->agencies, "agency_id")].text;
	enum err_code rc;

	memset(r->row, 0, w->column_count * sizeof(*r->row));
	r->row[0] = agency[0];
	r->row[1] = value_text(r->pass->audit);
	for (size_t i = 1; i < w->agencies->column_count; i++)
		r->row[i + 1] = agency[i];
	rc = put_verdicts(r, id, e);
	if (rc != ERR_NONE)
		return rc;
	put_figures(r, id);
	return r->sink.take(r->sink.state, r->row, e);
}

static enum err_code
open_pass(struct reading *r, const struct export_scope *scope, struct err *e)
{
	struct view_filter filter = {"round", r->pass->round};
	struct scored_query query = {
	    r->pass->round, r->pass->audit, scope->last_review};
	enum err_code rc;

	r->row = arena_array(&r->arena, r->wide->column_count, sizeof(*r->row));
	r->places =
	    arena_array(&r->arena, r->pass->run_count + 1, sizeof(*r->places));
	rc = store_view_open(
	    scope->store, r->wide->agencies, &filter, 1, &r->agencies, e);
	if (rc == ERR_NONE)
		rc = store_scored_open(scope->store, &query, &r->verdicts, e);
	if (rc == ERR_NONE)
		rc = store_scored_next(r->verdicts, &r->verdict, e);
	return rc;
}

static enum err_code
read_pass(struct reading *r, const struct export_scope *scope, struct err *e)
{
	const struct view_value *agency = NULL;
	bool is_there = true;
	enum err_code rc = open_pass(r, scope, e);

	while (rc == ERR_NONE) {
		rc = store_view_next(r->agencies, &agency, &is_there, e);
		if (rc != ERR_NONE || !is_there)
			break;
		rc = put_row(r, agency, e);
	}
	store_scored_close(r->verdicts);
	store_view_close(r->agencies);
	arena_release(&r->arena);
	return rc;
}

static enum err_code
wide_each(const struct table *t, const struct export_scope *scope,
    struct row_sink sink, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < scope->pass_count; i++) {
		struct reading r = {
		    .wide = t->state, .pass = &scope->passes[i], .sink = sink};

		rc = read_pass(&r, scope, e);
	}
	return rc;
}

enum err_code
wide_new(const struct export_scope *scope, struct arena *a, struct table *out,
    struct err *e)
{
	struct wide *w = arena_alloc(a, sizeof(*w));
	enum err_code rc;

	w->arena = a;
	w->agencies = store_view_named("agencies");
	rc = find_rules(w, scope, e);
	if (rc != ERR_NONE)
		return rc;
	find_figures(w, scope);
	add_agency_columns(w);
	add_rule_columns(w);
	add_figure_columns(w);
	*out =
	    (struct table){.shape = {"agencies", w->columns, w->column_count},
	        .notes = w->notes,
	        .title = table_title("agencies"),
	        .key = "round audit agency_id",
	        .each = wide_each,
	        .state = w};
	return ERR_NONE;
}
