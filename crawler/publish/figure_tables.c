#include "publish/figure_tables.h"

#include <assert.h>

#include "publish/columns.h"
#include "publish/value.h"

enum { COLUMNS_MAX = 16 };

/* What begins both tables; returns how many values that are. */
static size_t
put_head(struct view_value *row, const struct export_pass *pass,
    const struct figure_run *run, const struct figure_row *of)
{
	row[0] = value_text(pass->round);
	row[1] = value_text(pass->audit);
	row[2] = value_text(run->profile);
	row[3] = value_text(of->agency_id);
	row[4] = value_text(of->pillar);
	return 5;
}

static size_t
put_score(struct view_value *row, const struct figure *f)
{
	row[0] = value_real_if(f->has_score, f->score);
	row[1] = value_real_if(f->has_bounds, f->lower);
	row[2] = value_real_if(f->has_bounds, f->upper);
	row[3] = value_real_if(f->has_bounds, f->coverage);
	return 4;
}

static size_t
put_indicator(struct view_value *row, const struct export_pass *pass,
    const struct figure_run *run, const struct figure_row *of)
{
	const struct figure *f = &of->figure;
	size_t n = put_head(row, pass, run, of);

	row[n++] = value_text(of->indicator);
	n += put_score(row + n, f);
	row[n++] = value_level(f->level);
	row[n++] = value_word(indicator_kind_word(of->kind));
	row[n++] = value_int(f->passed);
	row[n++] = value_int(f->failed);
	row[n++] = value_int(f->undecided);
	row[n++] = value_int(f->inapplicable);
	return n;
}

static size_t
put_pillar(struct view_value *row, const struct export_pass *pass,
    const struct figure_run *run, const struct figure_row *of)
{
	size_t n = put_head(row, pass, run, of);

	return n + put_score(row + n, &of->figure);
}

struct kind {
	bool is_of_pillar;
	size_t (*put)(struct view_value *row, const struct export_pass *pass,
	    const struct figure_run *run, const struct figure_row *of);
};

static const struct kind indicators_kind = {false, put_indicator};
static const struct kind pillars_kind = {true, put_pillar};

static enum err_code
each_figure(const struct table *t, const struct export_pass *pass,
    const struct figure_run *run, struct row_sink sink, struct err *e)
{
	const struct kind *kind = t->state;
	struct view_value row[COLUMNS_MAX];
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < run->row_count; i++) {
		const struct figure_row *of = &run->rows[i];
		size_t count;

		if ((of->indicator.len == 0) != kind->is_of_pillar)
			continue;
		count = kind->put(row, pass, run, of);
		assert(count == t->shape.column_count);
		rc = sink.take(sink.state, row, e);
	}
	return rc;
}

static enum err_code
each_run(const struct table *t, const struct export_scope *scope,
    struct row_sink sink, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t p = 0; p < scope->pass_count; p++) {
		const struct export_pass *pass = &scope->passes[p];

		for (size_t i = 0; rc == ERR_NONE && i < pass->run_count; i++)
			rc = each_figure(t, pass, &pass->runs[i], sink, e);
	}
	return rc;
}

static struct table
table_new(
    const char *name, const char *key, const struct kind *kind, struct arena *a)
{
	const struct view_info *view = store_view_named(name);
	struct column_note *notes =
	    arena_array(a, view->column_count, sizeof(*notes));

	for (size_t i = 0; i < view->column_count; i++)
		notes[i] = *column_note(name, view->columns[i].name);
	return (struct table){.shape = *view,
	    .notes = notes,
	    .title = table_title(name),
	    .key = key,
	    .links = {{"round audit agency_id", "agencies",
	        "round audit agency_id"}},
	    .each = each_run,
	    .state = kind};
}

struct table
indicators_table_new(struct arena *a)
{
	return table_new("indicators",
	    "round audit profile agency_id indicator", &indicators_kind, a);
}

struct table
pillars_table_new(struct arena *a)
{
	return table_new("pillars", "round audit profile agency_id pillar",
	    &pillars_kind, a);
}
