#include "test.h"

#include "base/words.h"

static void
numbers_in_braces_become_arguments(void **state)
{
	static const struct {
		const char *text;
		size_t count;
		const char *want;
	} rows[] = {
	    {"", 3, ""},
	    {"plain", 3, "plain"},
	    {"{1}", 3, "one"},
	    {"{3}{1}{1}", 3, "threeoneone"},
	    {"a {2} b", 3, "a สอง b"},
	    {"{1}", 0, "{1}"},
	    {"{2}", 1, "{2}"},
	    {"{0}{4}{9}", 3, "{0}{4}{9}"},
	    {"{}", 3, "{}"},
	    {"{1", 3, "{1"},
	    {"{", 3, "{"},
	    {"{12}", 3, "{12}"},
	    {"{{1}}", 3, "{one}"},
	    {"{-}{:}{\xff}", 3, "{-}{:}{\xff}"},
	};
	const struct str args[] = {
	    str_of("one"), str_of("สอง"), str_of("three")};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct words w = {rows[i].text, "ไทย"};
		struct buf out = {0};

		words_append(&out, w, LANG_EN, args, rows[i].count);
		check_str(buf_str(&out), rows[i].want, rows[i].text);
		buf_release(&out);
	}
}

static void
an_argument_is_not_read_again(void **state)
{
	const struct str args[] = {str_of("{2}"), str_of("two")};
	struct buf out = {0};

	(void)state;
	words_append(&out, (struct words){"{1}", "{2}"}, LANG_EN, args, 2);
	check_str(buf_str(&out), "{2}", "English");
	buf_release(&out);
}

static void
each_language_has_its_words(void **state)
{
	struct words w = {"in {1}", "ใน {1}"};
	const struct str arg = str_of("x");
	struct buf out = {0};

	(void)state;
	assert_ptr_equal(words_in(w, LANG_EN), w.en);
	assert_ptr_equal(words_in(w, LANG_TH), w.th);
	words_append(&out, w, LANG_TH, &arg, 1);
	words_append(&out, w, LANG_EN, &arg, 1);
	check_str(buf_str(&out), "ใน xin x", "both");
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_in_braces_become_arguments),
	    cmocka_unit_test(an_argument_is_not_read_again),
	    cmocka_unit_test(each_language_has_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
