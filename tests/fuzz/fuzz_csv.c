/* What was read is written and read back the same. */
#include "fuzz.h"

#include <assert.h>

#include "base/csv.h"

static void
check_again(struct arena *a, const struct csv_row *row)
{
	/* A mark of our own, as the first field may begin with one. */
	struct csv_reader r = {0};
	struct csv_row again;
	struct buf out = {0};

	for (size_t i = 0; i < row->count; i++) {
		(void)buf_append_cstr(&out, i > 0 ? "," : "\xef\xbb\xbf");
		csv_append_field(&out, row->fields[i].text);
	}
	r.text = buf_str(&out);
	assert(csv_next(&r, a, &again, NULL) == ERR_NONE);
	/* One empty field is an empty line. */
	assert(again.count == (out.len == 3 ? 0 : row->count));
	for (size_t i = 0; i < again.count; i++)
		assert(str_equal(again.fields[i].text, row->fields[i].text));
	buf_release(&out);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct csv_reader r = {.text = {(const char *)data, size}};
	struct arena a = {0};
	struct csv_row row;

	while (csv_next(&r, &a, &row, NULL) == ERR_NONE && row.count > 0)
		check_again(&a, &row);
	arena_release(&a);
	return 0;
}
