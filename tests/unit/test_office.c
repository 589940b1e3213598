/* The kinds of provincial offices, held against the table that the survey's
 * frame is made of. */
#include "test.h"

#include "base/csv.h"
#include "base/file.h"
#include "record/office.h"

struct offices {
	struct arena arena;
	struct csv_reader reader;
	struct csv_row head;
};

static struct str
field(const struct offices *f, const struct csv_row *row, const char *column)
{
	size_t at = csv_column(&f->head, column);

	assert_true(at != STR_NONE && at < row->count);
	return row->fields[at].text;
}

static void
they_are_those_of_the_frame(void **state)
{
	struct offices f = {0};
	struct csv_row row;
	struct buf text = {0};
	struct err e = {0};
	int64_t count = 0;

	(void)state;
	check_int(
	    file_read(FRAME_FOLDER "/targets/offices.csv", 1 << 20, &text, &e),
	    ERR_NONE, e.msg);
	f.reader.text = buf_str(&text);
	check_int(csv_next(&f.reader, &f.arena, &f.head, &e), ERR_NONE, e.msg);
	while (csv_next(&f.reader, &f.arena, &row, &e) == ERR_NONE &&
	    row.count > 0) {
		struct str code = field(&f, &row, "office_code");
		const struct office *o = office_of_code(code);
		struct str want;

		assert_non_null(o);
		assert_ptr_equal(o, office_at((size_t)count));
		want = arena_printf(&f.arena, "%s{th}", o->name.th);
		check_str(field(&f, &row, "name_th"), want.ptr, o->code);
		want = arena_printf(&f.arena, "{en} %s", o->name.en);
		check_str(field(&f, &row, "name_en"), want.ptr, o->code);
		count++;
	}
	check_int(count, OFFICE_COUNT, "offices");
	buf_release(&text);
	arena_release(&f.arena);
}

static void
no_two_share_a_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < OFFICE_COUNT; i++)
		for (size_t k = 0; k < i; k++) {
			const struct office *a = office_at(i),
			                    *b = office_at(k);

			assert_string_not_equal(a->code, b->code);
			assert_string_not_equal(a->name.th, b->name.th);
			assert_string_not_equal(a->name.en, b->name.en);
			assert_string_not_equal(
			    a->short_name.th, b->short_name.th);
			assert_string_not_equal(
			    a->short_name.en, b->short_name.en);
		}
	assert_null(office_of_code(str_of("")));
	assert_null(office_of_code(str_of("1")));
	assert_null(office_of_code(str_of("20")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(they_are_those_of_the_frame),
	    cmocka_unit_test(no_two_share_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
