/* The files of an export that hold several tables or labels: a workbook for
 * people, and the wide table for SPSS. */
#include <string.h>

#include "base/file.h"
#include "publish/export_impl.h"
#include "publish/table_sav.h"
#include "publish/table_sheet.h"

static const struct table *
table_named(const struct exporter *x, const char *name)
{
	for (size_t i = 0; i < x->tables.count; i++)
		if (strcmp(x->tables.items[i].shape.name, name) == 0)
			return &x->tables.items[i];
	return NULL;
}

static enum err_code
write_sheets(struct exporter *x, struct workbook *w, struct err *e)
{
	static const char *const sheets[] = {"agencies", "verdicts", "evidence",
	    "indicators", "pillars", "rules", "reviews", "codebook"};
	enum err_code rc = ERR_NONE;

	for (size_t i = 0;
	     rc == ERR_NONE && i < sizeof(sheets) / sizeof(sheets[0]); i++) {
		const struct table *t = table_named(x, sheets[i]);
		int64_t masked = 0;

		if (t != NULL)
			rc = table_sheet_write(
			    w, x->arena, t, &x->scope, &masked, e);
	}
	if (rc == ERR_NONE)
		rc = about_sheet_write(
		    w, &x->scope, x->setup->program_version, e);
	return rc;
}

enum err_code
export_workbook(struct exporter *x, struct err *e)
{
	const struct workbook_setup setup = {
	    .path = file_join(x->arena, x->setup->folder, EXPORT_WORKBOOK_NAME),
	    .title = "samruat"};
	struct workbook_result r = {0};
	struct workbook *w = NULL;
	enum err_code rc = workbook_open(&setup, &w, e);

	if (rc == ERR_NONE)
		rc = write_sheets(x, w, e);
	if (rc == ERR_NONE)
		rc = workbook_finish(w, &r, e);
	workbook_release(w);
	if (rc != ERR_NONE)
		return rc;
	x->written_count++;
	x->cut_count += r.cut_count;
	exporter_add_file(x,
	    &(struct written){.name = EXPORT_WORKBOOK_NAME,
	        .ending = "xlsx",
	        .media_type = "application/vnd.openxmlformats-officedocument."
	                      "spreadsheetml.sheet",
	        .size = r.size,
	        .sha256 = arena_str(x->arena, str_of(r.sha256)).ptr});
	return ERR_NONE;
}

enum err_code
export_sav(struct exporter *x, struct err *e)
{
	const struct table *t = table_named(x, "agencies");
	const char *name = arena_printf(x->arena, "%s.sav", t->shape.name).ptr;
	struct sav_result r = {0};
	enum err_code rc = table_sav_write(
	    file_join(x->arena, x->setup->folder, name), t, &x->scope, &r, e);

	if (rc != ERR_NONE)
		return rc;
	x->written_count++;
	x->cut_count += r.cut_count;
	exporter_add_file(x,
	    &(struct written){.name = name,
	        .ending = "sav",
	        .media_type = "application/x-spss-sav",
	        .size = r.size,
	        .sha256 = arena_str(x->arena, str_of(r.sha256)).ptr});
	return ERR_NONE;
}
