#include "publish/export.h"

#include <assert.h>

#include "base/file.h"
#include "publish/export_impl.h"
#include "publish/out_file_impl.h"

enum { FORMATS_MAX = 4 };

/* A table on its way into its files. */
struct writing {
	struct exporter *x;
	const struct table *table;
	const struct table_format *formats[FORMATS_MAX];
	struct out_file files[FORMATS_MAX];
	const char *names[FORMATS_MAX];
	size_t file_count;
	int64_t row_count;
};

void
exporter_add_file(struct exporter *x, const struct written *file)
{
	x->files = arena_grow(x->arena, x->files, &x->file_capacity,
	    x->file_count + 1, sizeof(*x->files));
	x->files[x->file_count++] = *file;
}

static enum err_code
take_row(void *state, const struct view_value *row, struct err *e)
{
	struct writing *w = state;
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < w->file_count; i++) {
		w->formats[i]->row(&w->files[i].piece, &w->table->shape, row);
		rc = out_file_pass(&w->files[i], e);
	}
	export_count(&w->x->counts, w->table, row);
	w->row_count++;
	return rc;
}

static enum err_code
open_file(struct writing *w, const struct table_format *format, struct err *e)
{
	size_t i = w->file_count;
	struct arena *a = w->x->arena;
	enum err_code rc;

	assert(i < FORMATS_MAX);
	w->formats[i] = format;
	w->names[i] =
	    arena_printf(a, "%s.%s", w->table->shape.name, format->ending).ptr;
	w->files[i] = (struct out_file){.fd = -1};
	rc =
	    out_file_open(&w->files[i], a, w->x->setup->folder, w->names[i], e);
	w->file_count++;
	if (rc == ERR_NONE)
		format->head(&w->files[i].piece, &w->table->shape);
	return rc;
}

static bool
is_wanted(const struct exporter *x, const struct table *t,
    const struct table_format *format)
{
	/* A contract with programs stands in the file that they know. */
	if (t->is_csv_only)
		return format->format == EXPORT_CSV;
	return (x->setup->formats & (unsigned)format->format) != 0;
}

static enum err_code
finish_files(struct writing *w, int64_t masked, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < w->file_count; i++) {
		const struct table_format *format = w->formats[i];
		char sha256[DIGEST_TEXT_BYTES] = "";

		rc = out_file_finish(&w->files[i], sha256, e);
		if (rc != ERR_NONE)
			break;
		w->x->written_count++;
		/* What only Excel reads is no data. */
		if (format->format == EXPORT_EXCEL)
			continue;
		exporter_add_file(w->x,
		    &(struct written){.table = w->table,
		        .name = w->names[i],
		        .ending = format->ending,
		        .media_type = format->media_type,
		        .size = w->files[i].size,
		        .row_count = w->row_count,
		        .masked_count = masked,
		        .sha256 = arena_str(w->x->arena, str_of(sha256)).ptr});
	}
	return rc;
}

static enum err_code
write_table(
    struct exporter *x, const struct table *t, int64_t *rows, struct err *e)
{
	struct writing w = {.x = x, .table = t};
	const struct table_format *format;
	int64_t masked = 0;
	enum err_code rc = ERR_NONE;

	for (size_t k = 0; rc == ERR_NONE && table_format(k) != NULL; k++) {
		format = table_format(k);
		if (is_wanted(x, t, format))
			rc = open_file(&w, format, e);
	}
	if (rc == ERR_NONE)
		rc = table_each(
		    t, &x->scope, (struct row_sink){take_row, &w}, &masked, e);
	if (rc == ERR_NONE)
		rc = finish_files(&w, masked, e);
	for (size_t i = 0; i < w.file_count; i++)
		out_file_release(&w.files[i]);
	x->counts.masked += masked;
	*rows = w.row_count;
	if (rc == ERR_NONE && x->setup->on_table != NULL)
		x->setup->on_table(x->setup->state, t->shape.name, w.row_count);
	return rc;
}

static enum err_code
write_tables(struct exporter *x, int64_t *row_count, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < x->tables.count; i++) {
		int64_t rows = 0;

		rc = write_table(x, &x->tables.items[i], &rows, e);
		*row_count += rows;
	}
	return rc;
}

static enum err_code
write_descriptions(struct exporter *x, struct err *e)
{
	struct buf text = {0};
	const char *folder = x->setup->folder;
	enum err_code rc;

	metadata_write(&text);
	rc = file_write(
	    file_join(x->arena, folder, "metadata.yaml"), buf_str(&text), e);
	buf_clear(&text);
	if (rc == ERR_NONE)
		rc = package_write(&text, x, e);
	if (rc == ERR_NONE)
		rc = file_write(file_join(x->arena, folder, "datapackage.json"),
		    buf_str(&text), e);
	buf_release(&text);
	return rc;
}

static bool
has_figures(const struct export_scope *scope)
{
	for (size_t i = 0; i < scope->pass_count; i++)
		if (scope->passes[i].run_count > 0)
			return true;
	return false;
}

enum err_code
export_write(const struct export_setup *setup, struct arena *a,
    struct export_result *out, struct err *e)
{
	struct exporter x = {.setup = setup, .arena = a};
	int64_t row_count = 0;
	enum err_code rc;

	assert(setup->formats != 0);
	rc = scope_open(&setup->of, a, &x.scope, e);
	if (rc == ERR_NONE)
		rc = tables_new(&x.scope, a, &x.tables, e);
	if (rc == ERR_NONE)
		rc = file_make_folder(setup->folder, e);
	if (rc == ERR_NONE)
		rc = write_tables(&x, &row_count, e);
	if (rc == ERR_NONE && (setup->formats & EXPORT_XLSX) != 0)
		rc = export_workbook(&x, e);
	if (rc == ERR_NONE && (setup->formats & EXPORT_SAV) != 0)
		rc = export_sav(&x, e);
	if (rc == ERR_NONE)
		rc = write_descriptions(&x, e);
	if (rc == ERR_NONE)
		*out = (struct export_result){.file_count = x.written_count + 2,
		    .row_count = row_count,
		    .masked_count = x.counts.masked,
		    .cut_count = x.cut_count,
		    .troubles = x.scope.troubles,
		    .trouble_count = x.scope.trouble_count,
		    .has_figures = has_figures(&x.scope)};
	return rc;
}
