/* A table that came from anywhere: rows in order, within bounds, or an error. */
#include "fuzz.h"

#include <assert.h>

#include "base/limits.h"
#include "publish/sheet_read.h"
#include "text/utf8.h"

static void
check_sheet(const struct sheet *s)
{
	int64_t number = 0;

	for (size_t i = 0; i < s->row_count; i++) {
		const struct sheet_row *r = &s->rows[i];

		assert(r->number > number && r->count > 0);
		assert(r->count <= LIMIT_TABLE_COLUMNS);
		assert(r->cells[r->count - 1].len > 0);
		for (size_t c = 0; c < r->count; c++)
			assert(utf8_first_invalid(r->cells[c]) == STR_NONE);
		number = r->number;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct sheet_file file = {0};

	if (sheet_read((struct str){(const char *)data, size}, &a, &file,
	        NULL) == ERR_NONE)
		for (size_t i = 0; i < file.sheet_count; i++)
			check_sheet(&file.sheets[i]);
	arena_release(&a);
	return 0;
}
