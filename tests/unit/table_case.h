/*
 * The findings of a table as short lines: "NAME LINE:COLUMN+LENGTH CODE".
 */
#ifndef TESTS_UNIT_TABLE_CASE_H
#define TESTS_UNIT_TABLE_CASE_H

#include <string.h>

#include "base/diag.h"
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

#endif
