/* Addresses of endless series are traps, honest ones are not. */
#include "test.h"

#include "base/clock.h"
#include "crawl/trap.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define SITE "https://www.example.go.th"

static const char *
trap_of(const char *address)
{
	struct arena a = {0};
	struct url u = url_parse(&a, str_of(address), NULL, NULL);
	const char *kind;
	int64_t now_us = 0;

	if (u.kind != URL_WEB)
		fail_msg("%s is no URL", address);
	assert_true(clock_from_iso(str_of("2018-11-22T00:00:00Z"), &now_us));
	kind = trap_kind(&u, now_us);
	arena_release(&a);
	return kind == NULL ? "" : kind;
}

static void
each_kind_of_trap_is_known(void **state)
{
	static const struct {
		const char *url, *why;
	} rows[] = {
	    {SITE "/a/a/a", "repeated-segment"},
	    {SITE "/x/a/a/a/index.php", "repeated-segment"},
	    {SITE "/th/news/th/news/th/news", "repeated-segment"},
	    {SITE "/a/b/1/a/b/1/a/b/1/", "repeated-segment"},
	    {SITE "/th/www.other.go.th/page", "host-in-path"},
	    {SITE "/th/WWW.other.go.th/", "host-in-path"},
	    {SITE "/www.example.go.th", "host-in-path"},
	    {"https://example.go.th/x/example.go.th/y", "host-in-path"},
	    {SITE "/x?u=%252525", "escaped-again"},
	    {SITE "/x%2525/", "escaped-again"},
	    {SITE "/x?a=1&amp;amp;b=2", "escaped-again"},
	    {SITE "/?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1&k=1&l=1&m=1&n=1"
	          "&o=1&p=1",
	        "many-parameters"},
	    {SITE "/?a=1&a=2&a=3&a=4&a=5&a=6", "repeated-parameter"},
	    {SITE "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20/21",
	        "deep-path"},
	    {SITE "/cal?year=1899", "year"},
	    {SITE "/cal?Year=7749&x=1", "year"},
	    {SITE "/cal?cal_year=2151", "year"},
	    {SITE "/cal?year=2399", "year"},
	    {SITE "/cal?year=2701", "year"},
	    {SITE "/cal?year=2020&month=12", "calendar"},
	    {SITE "/cal?month=12&year=2563", "calendar"},
	    {SITE "/cal?y=2021&m=1", "calendar"},
	    {SITE "/cal?y=1899&m=1", "calendar"},
	    {SITE "/cal?month=2021-01", "calendar"},
	    {SITE "/cal?tribe-bar-date=2031-05-01", "calendar"},
	    {SITE "/calendar/2021/01", "calendar"},
	    {SITE "/events/month/2021-01/", "calendar"},
	    {SITE "/events/day.listevents/2564/1/9", "calendar"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_str(
		    str_of(trap_of(rows[i].url)), rows[i].why, rows[i].url);
}

static void
honest_addresses_are_none(void **state)
{
	static const char *const rows[] = {
	    SITE "/",
	    SITE "/a/a/b/a",
	    SITE "/a/b/a/b/c/a/b",
	    SITE "/2018/11/11/11/news",
	    SITE "/1/2/1/2/1/2",
	    SITE "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17/18/19/20",
	    SITE "/guide/www.html",
	    SITE "/guide/www.other.go.th",
	    SITE "/www/index.php",
	    SITE "/web/2003/http://www.other.go.th/page",
	    SITE "/x?u=%25E0%25B8%2581",
	    SITE "/x?a=1&amp;b=2",
	    SITE "/?a=1&b=1&c=1&d=1&e=1&f=1&g=1&h=1&i=1&j=1&k=1&l=1&m=1&n=1"
	         "&o=1",
	    SITE "/?a=1&a=2&a=3&a=4&a=5",
	    SITE "/cal?year=1900",
	    SITE "/cal?year=2150",
	    SITE "/cal?year=2400",
	    SITE "/cal?year=61",
	    SITE "/cal?year=0&month=0",
	    SITE "/cal?year=all",
	    SITE "/cal?year=2020&month=11",
	    SITE "/cal?year=2563&month=11",
	    SITE "/cal?year=2500&month=1",
	    SITE "/map?y=2021",
	    SITE "/map?y=350&m=12",
	    SITE "/cal?m=203101",
	    SITE "/show?date=1978-12-16",
	    SITE "/calendar/2018/11",
	    SITE "/calendar/1950/01",
	    SITE "/news/2031/11",
	    SITE "/events/7749",
	    SITE "/events/7749/view",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_str(str_of(trap_of(rows[i])), "", rows[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_kind_of_trap_is_known),
	    cmocka_unit_test(honest_addresses_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
