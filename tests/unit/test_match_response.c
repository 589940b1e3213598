#include "match_case.h"

#include "page/page.h"

#define REFRESH(content) "<meta http-equiv=refresh content='" content "'><p>x"

static void
a_refresh_is_tested_by_its_parts(void **state)
{
	static const struct row rows[] = {
	    {"refresh: { delay: '> 0' }", REFRESH("5; URL=/th/"), 't'},
	    {"refresh: { delay: '> 0' }", REFRESH("0; URL=/th/"), 'f'},
	    {"refresh: { delay: '> 0' }", "<p>x", 'f'},
	    {"refresh: { delay: ['> 0', '< 72000'] }", REFRESH("72001"), 'f'},
	    {"refresh: { kind: any }", REFRESH("huh"), 'f'},
	    {"refresh: { kind: any }",
	        "<meta http-equiv=refresh content=huh>" REFRESH("3"), 't'},
	    {"refresh: { delay: 3 }",
	        "<meta http-equiv=refresh content=3>" REFRESH("9"), 't'},
	    {"refresh: { kind: redirect }", REFRESH("5; URL=/th/"), 't'},
	    {"refresh: { kind: redirect }", REFRESH("5"), 'f'},
	    {"refresh: { kind: redirect }", REFRESH("5; URL=/"), 'f'},
	    {"refresh: { kind: reload }", REFRESH("5; URL=/"), 't'},
	    {"refresh: { kind: reload }", REFRESH("5; URL=/th/"), 'f'},
	    {"refresh: { target: { ends_with: /th/ } }", REFRESH("5;URL=/th/"),
	        't'},
	    {"refresh: { target: { contains: b.example } }",
	        REFRESH("5;URL=/th/"), 'f'},
	    {"refresh: { kind: any }", REFRESH("5;URL=javascript:go()"), 'f'},
	};
	static const struct row absent = {
	    "refresh: { kind: any }", "<p>x", 'u'};

	(void)state;
	check_rows(rows, COUNT(rows));
	check_int(try_at(&absent, NULL, VIEW_TRUNCATED, &at_home), 'u',
	    "the head of a page cut short");
	check_int(try_at(&absent, NULL, VIEW_JS_SHELL, &at_home), 'f',
	    "scripts leave the head as it is");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_refresh_is_tested_by_its_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
