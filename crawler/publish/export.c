#include "publish/export.h"

#include <assert.h>
#include <string.h>

#include "base/file.h"
#include "publish/export_impl.h"
#include "publish/out_file_impl.h"

enum { FILES_MAX = 64, RULE_PACKS_MAX = 1000 };

struct exporter {
	const struct export_setup *setup;
	struct arena arena;
	struct written files[FILES_MAX];
	size_t file_count;
	struct str *rule_packs;
	size_t rule_pack_count;
	size_t rule_pack_capacity;
	int64_t row_count;
};

static bool
has_round(const struct view_info *view)
{
	for (size_t i = 0; i < view->column_count; i++)
		if (strcmp(view->columns[i].name, "round") == 0)
			return true;
	return false;
}

static enum err_code
open_view(const struct exporter *x, const struct view_info *view,
    struct view_cursor **out, struct err *e)
{
	struct view_filter filter = {"round", x->setup->round};
	size_t count = filter.value.len > 0 && has_round(view) ? 1 : 0;

	return store_view_open(x->setup->store, view, &filter, count, out, e);
}

static enum err_code
write_rows(struct exporter *x, const struct view_info *view,
    const struct table_format *format, struct out_file *f, struct err *e)
{
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	bool is_there = true;
	enum err_code rc = open_view(x, view, &cursor, e);

	x->row_count = 0;
	while (rc == ERR_NONE) {
		rc = store_view_next(cursor, &row, &is_there, e);
		if (rc != ERR_NONE || !is_there)
			break;
		format->row(&f->piece, view, row);
		x->row_count++;
		rc = out_file_pass(f, e);
	}
	store_view_close(cursor);
	return rc;
}

static enum err_code
write_table(struct exporter *x, const struct view_info *view,
    const struct table_format *format, struct err *e)
{
	const char *name =
	    arena_printf(&x->arena, "%s.%s", view->name, format->ending).ptr;
	char sha256[DIGEST_TEXT_BYTES] = "";
	struct out_file f = {.fd = -1};
	enum err_code rc =
	    out_file_open(&f, &x->arena, x->setup->folder, name, e);

	if (rc == ERR_NONE)
		format->head(&f.piece, view);
	if (rc == ERR_NONE)
		rc = write_rows(x, view, format, &f, e);
	if (rc == ERR_NONE)
		rc = out_file_finish(&f, sha256, e);
	if (rc == ERR_NONE) {
		assert(x->file_count < FILES_MAX);
		x->files[x->file_count++] = (struct written){view, format, name,
		    f.size, arena_str(&x->arena, str_of(sha256)).ptr};
	}
	out_file_release(&f);
	return rc;
}

static void
keep_rule_pack(struct exporter *x, struct str pack)
{
	for (size_t i = 0; i < x->rule_pack_count; i++)
		if (str_equal(x->rule_packs[i], pack))
			return;
	if (x->rule_pack_count == RULE_PACKS_MAX)
		return;
	x->rule_packs =
	    arena_grow(&x->arena, x->rule_packs, &x->rule_pack_capacity,
	        x->rule_pack_count + 1, sizeof(*x->rule_packs));
	x->rule_packs[x->rule_pack_count++] = arena_str(&x->arena, pack);
}

static size_t
column_number(const struct view_info *view, const char *name)
{
	size_t i = 0;

	while (strcmp(view->columns[i].name, name) != 0)
		i++;
	return i;
}

static enum err_code
read_rounds(struct exporter *x, struct err *e)
{
	const struct view_info *view = store_view_named("rounds");
	size_t pack = column_number(view, "rule_pack");
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	bool is_there = true;
	size_t count = 0;
	enum err_code rc = open_view(x, view, &cursor, e);

	for (; rc == ERR_NONE; count++) {
		rc = store_view_next(cursor, &row, &is_there, e);
		if (rc != ERR_NONE || !is_there)
			break;
		keep_rule_pack(x, row[pack].text);
	}
	store_view_close(cursor);
	if (rc == ERR_NONE && count == 0 && x->setup->round.len > 0)
		rc = err_set(e, ERR_USAGE, "the store holds no round %.*s",
		    STR_ARG(x->setup->round));
	return rc;
}

static enum err_code
write_package(struct exporter *x, struct err *e)
{
	struct package package = {x->setup, x->files, x->file_count,
	    x->rule_packs, x->rule_pack_count};
	struct buf text = {0};
	enum err_code rc;

	package_write(&text, &package);
	rc = file_write(
	    file_join(&x->arena, x->setup->folder, "datapackage.json"),
	    buf_str(&text), e);
	buf_release(&text);
	return rc;
}

static enum err_code
write_view(struct exporter *x, const struct view_info *view,
    struct export_result *result, struct err *e)
{
	enum err_code rc = ERR_NONE;

	x->row_count = 0;
	for (size_t k = 0; rc == ERR_NONE && table_format(k) != NULL; k++)
		if (x->setup->formats & (unsigned)table_format(k)->format)
			rc = write_table(x, view, table_format(k), e);
	result->row_count += x->row_count;
	return rc;
}

enum err_code
export_write(
    const struct export_setup *setup, struct export_result *out, struct err *e)
{
	struct exporter x = {.setup = setup};
	struct export_result result = {0};
	enum err_code rc;

	assert(setup->formats != 0);
	rc = read_rounds(&x, e);
	if (rc == ERR_NONE)
		rc = file_make_folder(setup->folder, e);
	for (size_t i = 0; rc == ERR_NONE && store_view_info(i) != NULL; i++)
		rc = write_view(&x, store_view_info(i), &result, e);
	if (rc == ERR_NONE)
		rc = write_package(&x, e);
	if (rc == ERR_NONE) {
		result.file_count = (int64_t)x.file_count + 1;
		*out = result;
	}
	arena_release(&x.arena);
	return rc;
}
