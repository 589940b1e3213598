/*
 * Tables that are read, and the findings as short lines:
 * "NAME LINE:COLUMN+LENGTH CODE".
 */
#ifndef TESTS_UNIT_TABLE_CASE_H
#define TESTS_UNIT_TABLE_CASE_H

#include <string.h>

#include "base/diag.h"
#include "crawl/targets.h"
#include "temp_folder.h"

static inline struct str
findings_text(struct arena *a, const struct diag_list *list)
{
	struct buf out = {0};
	struct str text;

	for (size_t i = 0; i < list->count; i++) {
		const struct diag_place *p = &list->items[i].place;
		const char *slash = strrchr(p->file, '/');

		buf_printf(&out, "%s %lld:%lld+%lld %s\n",
		    slash == NULL ? p->file : slash + 1, (long long)p->line,
		    (long long)p->column, (long long)p->length,
		    list->items[i].kind->code);
	}
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

/* Both tables as files, and what reading them gave. */
struct tables {
	struct temp_folder folder;
	struct arena arena;
	struct diag_list diags;
	struct targets targets;
	enum err_code rc;
	struct err e;
};

typedef enum err_code (*tables_reader)(const char *targets_path,
    const char *seeds_path, struct diag_list *diags, struct targets *out,
    struct err *e);

/* Has a reader read them; give them back with tables_free. */
static inline struct tables *
tables_new(tables_reader reader, const char *targets, const char *seeds)
{
	static struct tables t;
	const char *targets_path, *seeds_path;

	t = (struct tables){.folder = temp_folder_new(), .targets = {NULL, 77}};
	t.diags.arena = &t.arena;
	targets_path = temp_file(&t.folder, "t", str_of(targets));
	seeds_path = temp_file(&t.folder, "s", str_of(seeds));
	t.rc = reader(targets_path, seeds_path, &t.diags, &t.targets, &t.e);
	return &t;
}

static inline void
tables_free(struct tables *t)
{
	temp_folder_free(&t->folder);
	arena_release(&t->arena);
}

#endif
