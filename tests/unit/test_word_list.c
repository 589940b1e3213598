/* Lists of words, of which the first one that stands in a text is found. */
#include "test.h"

#include "page/word_list_impl.h"
#include "text/match.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char *const words[] = {"not found", "404", "a-b", "x", "ไม่พบหน้า",
    "ไม่พบ", "access denied", "casino", "ก"};

static void
the_first_word_of_the_list_is_found(void **state)
{
	static const struct {
		const char *form;
		size_t want;
	} rows[] = {
	    {"", COUNT(words)},
	    {"nothing", COUNT(words)},
	    {"404", 1},
	    {"error 404", 1},
	    {"4045", COUNT(words)},
	    {"404 not found", 0},
	    {"notfound", 0},
	    {"not - found", 0},
	    {"not founded", COUNT(words)},
	    {"no, not", COUNT(words)},
	    {"x", 3},
	    {"xx", COUNT(words)},
	    {"axis x", 3},
	    {"ab", 2},
	    {"ไม่พบหน้านี้", 4},
	    {"ไม่พบหน", 5},
	    {"ขออภัย ไม่พบ", 5},
	    {"ไม่", COUNT(words)},
	    {"ไม่พบ ไม่พบหน้า", 4},
	    {"access denie", COUNT(words)},
	    {"accessdenied", 6},
	    {"my casino", 7},
	    {"mycasino", COUNT(words)},
	    {"อีกกรม", 8},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_int((int64_t)word_list_find(
		              str_of(rows[i].form), words, COUNT(words)),
		    (int64_t)rows[i].want, rows[i].form);
}

/* One after the other, as the list is defined. */
static size_t
find_plainly(struct str form)
{
	for (size_t i = 0; i < COUNT(words); i++) {
		struct match_word word = {.form = str_of(words[i])};
		struct span hit;

		if (match_find(form, &word, 0, &hit))
			return i;
	}
	return COUNT(words);
}

static void
each_start_and_end_of_a_text_is_read_alike(void **state)
{
	struct str text = str_of("a not  found-404x ไม่พบหน้า ก casino a -b");

	(void)state;
	for (size_t start = 0; start < text.len; start++)
		for (size_t end = start; end <= text.len; end++) {
			struct str form = str_slice(text, start, end);

			check_int(
			    (int64_t)word_list_find(form, words, COUNT(words)),
			    (int64_t)find_plainly(form), "piece");
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_first_word_of_the_list_is_found),
	    cmocka_unit_test(each_start_and_end_of_a_text_is_read_alike),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
