/* The number of a session goes from an address, and nothing else. */
#include "test.h"

#include "crawl/session.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define SITE "https://www.example.go.th"
#define TOKEN "1b2dfaa778e8af52"

static void
a_session_is_taken_away(void **state)
{
	static const struct {
		const char *url, *want;
	} rows[] = {
	    {SITE "/a.php?PHPSESSID=x", SITE "/a.php"},
	    {SITE "/a.php?id=1&phpsessid=" TOKEN "&b=2#c",
	        SITE "/a.php?id=1&b=2#c"},
	    {SITE "/a;jsessionid=" TOKEN "?id=1", SITE "/a?id=1"},
	    {SITE "/a;JSESSIONID=1/b;v=1", SITE "/a/b;v=1"},
	    {SITE "/a;jsessionid=1;v=1", SITE "/a;v=1"},
	    {SITE "/.;jsessionid=1", SITE "/"},
	    {SITE "/a?JSESSIONID=1&x=y", SITE "/a?x=y"},
	    {SITE "/a.asp?ASPSESSIONIDQQABCD=ABC&x", SITE "/a.asp?x"},
	    {SITE "/a.cfm?CFID=12&CFTOKEN=34&p=1", SITE "/a.cfm?p=1"},
	    {SITE "/a?sid=" TOKEN, SITE "/a"},
	    {SITE "/a?x=1&session_id=" TOKEN, SITE "/a?x=1"},
	    {SITE "/a?SessionID=" TOKEN "&x=1", SITE "/a?x=1"},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_str(url_without_session(&a, str_of(rows[i].url)),
		    rows[i].want, rows[i].url);
	arena_release(&a);
}

static void
what_is_no_session_stays_as_it_is(void **state)
{
	static const char *const rows[] = {
	    SITE "/",
	    SITE "/?",
	    SITE "/a?id=1&&b=&",
	    SITE "/a?sid=12",
	    SITE "/a?sid=abcdefghijklmnopqrst",
	    SITE "/a?sid=1b2dfaa778e8af5",
	    SITE "/a?sid=1b2dfaa778e8af52%20",
	    SITE "/a?session=morning",
	    SITE "/a?cfid=12",
	    SITE "/a?xsid=" TOKEN,
	    SITE "/a?x=PHPSESSID",
	    SITE "/a#?PHPSESSID=1",
	    SITE "/a;v=1",
	    "https://;jsessionid=1/",
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str url = str_of(rows[i]);
		struct str got = url_without_session(&a, url);

		check_str(got, rows[i], rows[i]);
		assert_ptr_equal(got.ptr, url.ptr);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_session_is_taken_away),
	    cmocka_unit_test(what_is_no_session_stays_as_it_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
