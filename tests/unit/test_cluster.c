#include "test.h"

#include "text/cluster.h"

static void
test_cuts_between_clusters(void **state)
{
	static const struct {
		const char *text;
		size_t max;
		const char *want;
	} cases[] = {
	    {"", 5, ""},
	    {"abc", 2, "ab"},
	    {"abc", 0, ""},
	    {"ab", 5, "ab"},
	    /* Three bytes a character; a vowel or tone goes with its base. */
	    {"ผ่าน", 5, ""},
	    {"ผ่าน", 6, "ผ่"},
	    {"ผ่าน", 11, "ผ่า"},
	    {"น้ำ", 8, ""},
	    {"น้ำ", 9, "น้ำ"},
	    {"a\r\nb", 2, "a"},
	    {"e\u0301x", 2, ""},
	    {"e\u0301x", 3, "e\u0301"},
	    {"a\xff"
	     "b",
	        2, "a\xff"},
	    {"\xe0\xb8", 1, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_str(cluster_cut(str_of(cases[i].text), cases[i].max),
		    cases[i].want, cases[i].text);
}

static void
test_a_heap_of_marks_ends(void **state)
{
	char heap[3 * 1000];

	(void)state;
	for (size_t i = 0; i < sizeof(heap); i += 3)
		memcpy(heap + i, "่", 3);
	check_int((int64_t)cluster_next((struct str){heap, sizeof(heap)}),
	    3 * 32, "bytes");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_cuts_between_clusters),
	    cmocka_unit_test(test_a_heap_of_marks_ends),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
