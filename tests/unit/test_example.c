/* Examples that tell of the answer that brought their page. */
#include "audit_case.h"

#include "audit/rule_test.h"

static struct rule_test_list
play_with(struct arena *a, const char *test, const char *examples)
{
	struct buf text = {0};
	struct rule_set *set;
	struct rule_test_list list;

	buf_printf(&text, "%s%stests:\n%s", RULE_HEAD, test, examples);
	page_global_init();
	set = rule_case(buf_cstr(&text));
	rule_test_run(set, STR_NONE, a, &list);
	for (size_t i = 0; i < list.count; i++)
		list.results[i].why = arena_str(a, list.results[i].why);
	rule_set_free(set);
	buf_release(&text);
	return list;
}

#define ANSWERED \
	"scope: page\npages: any\npass_when:\n  all:\n" \
	"    - header: { server: nginx }\n" \
	"    - cookie: { b: 2 }\n" \
	"    - status: 2xx\n" \
	"    - tls: { valid: yes, days_left: '> 20' }\n" \
	"    - fact: { name: redirects, is: 1 }\n" \
	"    - fact: { name: ttfb_ms, is: 300 }\n" \
	"    - date: { newest_within: 30 days }\n" \
	"unsure_when: { text: x }\n"

#define ANSWER(status, days, at) \
	"    headers: { Server: nginx, Set-Cookie: [a=1, b=2] }\n" \
	"    status: " status "\n    tls: { valid: yes, days_left: " days \
	" }\n    redirects: 1\n    ttfb_ms: 300\n    at: " at "\n"

static void
an_example_tells_of_its_answer(void **state)
{
	static const char examples[] =
	    "  - name: all said\n    html: |\n      <p>a\n      <p>1/3/2561\n"
	    "    at_line: 2\n    expect: passed\n" ANSWER("200", "21",
	        "2561-03-10") "  - name: another status\n    html: <p>1/3/2561\n"
	                      "    expect: failed\n" ANSWER("404", "21",
	                          "2561-03-10") "  - name: ends sooner\n    html: <p>1/3/2561\n"
	                                        "    expect: failed\n" ANSWER(
	                                            "200", "20",
	                                            "2561-03-10") "  - name: looked at later\n    html: <p>1/3/2561\n"
	                                                          "    expect: failed\n" ANSWER(
	                                                              "200",
	                                                              "21",
	                                                              "2018-05-10") "  - name: nothing said\n    html: <p>1/3/2561\n"
	                                                                            "    expect: cantTell\n"
	                                                                            "  - name: another line\n    html: <p>1/3/2561\n"
	                                                                            "    at_line: 7\n    expect: passed\n" ANSWER(
	                                                                                "200",
	                                                                                "21",
	                                                                                "2561-03-10");
	struct arena a = {0};
	struct rule_test_list list;

	(void)state;
	list = play_with(&a, ANSWERED, examples);
	check_int((int64_t)list.count, 6, "examples");
	for (size_t i = 0; i < 5; i++)
		if (!list.results[i].holds)
			fail_msg("%.*s: %.*s", STR_ARG(list.results[i].name),
			    STR_ARG(list.results[i].why));
	check_str(list.results[5].why, "nothing was found in line 7", "line");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_example_tells_of_its_answer),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
