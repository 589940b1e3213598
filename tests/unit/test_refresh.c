#include "page/refresh.h"
#include "test.h"

enum { NOTHING = -1 };

/* A content, its delay (NOTHING: it asks for none) and its address (NULL: the
 * page itself). */
static const struct {
	const char *content;
	int64_t delay_s;
	const char *address;
} rows[] = {
    {"", NOTHING, NULL},
    {"x", NOTHING, NULL},
    {"-1", NOTHING, NULL},
    {"+1", NOTHING, NULL},
    {";url=a", NOTHING, NULL},
    {"url=a", NOTHING, NULL},
    {"1x", NOTHING, NULL},
    {"1url=a", NOTHING, NULL},
    {"1'a'", NOTHING, NULL},
    {"0", 0, NULL},
    {" \t\n\f\r7", 7, NULL},
    {"07", 7, NULL},
    {"5.9", 5, NULL},
    {".9", 0, NULL},
    {".", 0, NULL},
    {"1.2.3..", 1, NULL},
    {"72001", 72001, NULL},
    {"9223372036854775807", INT64_MAX, NULL},
    {"9223372036854775808", INT64_MAX, NULL},
    {"99999999999999999999999", INT64_MAX, NULL},
    {"1;", 1, NULL},
    {"1 , ", 1, NULL},
    {"1 ", 1, NULL},
    {"1;a", 1, "a"},
    {"1,a", 1, "a"},
    {"1 a", 1, "a"},
    {"1.5 ; a", 1, "a"},
    {"1;;a", 1, ";a"},
    {"1;url=a", 1, "a"},
    {"1;URL = a b", 1, "a b"},
    {"1; uRl\n=\ta", 1, "a"},
    {"1;url=", 1, ""},
    {"1;url", 1, "url"},
    {"1;urla", 1, "urla"},
    {"1;ur=a", 1, "ur=a"},
    {"1;u", 1, "u"},
    {"1;url 'a'", 1, "url 'a'"},
    {"1;url='a'b", 1, "a"},
    {"1;url=\"a'b\"c", 1, "a'b"},
    {"1;url='a", 1, "a"},
    {"1;url='", 1, ""},
    {"1;'a';url=b", 1, "a"},
    {"1;url=a'b", 1, "a'b"},
    {"1;url=url=a", 1, "url=a"},
};

static void
contents_are_read_as_html_says(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *content = rows[i].content;
		struct refresh r = refresh_read(str_of(content));

		check_int(
		    r.is_there ? r.delay_s : NOTHING, rows[i].delay_s, content);
		check_int(r.has_address, rows[i].address != NULL, content);
		check_str(r.address,
		    rows[i].address != NULL ? rows[i].address : "", content);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(contents_are_read_as_html_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
