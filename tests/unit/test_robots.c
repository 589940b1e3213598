#include "test.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "web/robots.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static struct robots_answer
check(struct arena *a, const char *body, const char *path)
{
	struct robots r = robots_parse(a, str_of(body), str_of("samruat"));

	return robots_check(a, &r, str_of(path));
}

/* line 0: allowed without a rule; below 0: allowed by the line -line. */
struct row {
	const char *body;
	const char *path;
	int64_t line;
};

static void
check_rows(const struct row *rows, size_t count)
{
	struct arena a = {0};

	for (size_t i = 0; i < count; i++) {
		struct robots_answer got =
		    check(&a, rows[i].body, rows[i].path);

		check_int(got.is_allowed ? -got.line : got.line, rows[i].line,
		    rows[i].body);
	}
	arena_release(&a);
}

static void
the_group_of_the_agent_decides(void **state)
{
	static const struct row rows[] = {
	    {"", "/", 0},
	    {"Disallow: /\n", "/", 0},
	    {"User-agent: *\nDisallow: /\n", "/", 2},
	    {"User-agent: Samruat\nDisallow: /a\n"
	     "User-agent: *\nDisallow: /\n",
	        "/b", 0},
	    {"User-agent: *\nDisallow: /\nUser-agent: samruat\n", "/", 0},
	    {"User-agent: samruat/1.0 (x)\nDisallow: /\n", "/", 2},
	    {"User-agent: samruat2\nDisallow: /\n", "/", 2},
	    {"User-agent: samrua\nDisallow: /\n", "/", 0},
	    {"User-agent: samruat-bot\nDisallow: /\n", "/", 0},
	    {"User-agent: * x\nDisallow: /\n", "/", 2},
	    {"User-agent: *x\nDisallow: /\n", "/", 0},
	    {"User-agent: a\nUser-agent: samruat\n\nDisallow: /\n", "/", 4},
	    {"User-agent: samruat\nSitemap: s\nUser-agent: b\n"
	     "Disallow: /\n",
	        "/", 4},
	    {"User-agent: samruat\nAllow: /x\nUser-agent: b\n"
	     "Disallow: /\n",
	        "/", 0},
	    {"User-agent: samruat\nDisallow:\nUser-agent: b\n"
	     "Disallow: /\n",
	        "/", 0},
	    {"User-agent: samruat\nDisallow: /a\nUser-agent: b\n"
	     "Disallow: /c\nUser-agent: samruat\nDisallow: /b\n",
	        "/b", 6},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
lines_are_read_with_their_faults(void **state)
{
	static const struct row rows[] = {
	    {"\xef\xbb\xbfUser-agent: *\nDisallow: /", "/", 2},
	    {"\xef\xbbUser-agent: *\nDisallow: /", "/", 2},
	    {"\xefUser-agent: *\nDisallow: /", "/", 2},
	    {"\xbbUser-agent: *\nDisallow: /", "/", 0},
	    {"User-agent: *\n\xef\xbb\xbf"
	     "Disallow: /",
	        "/", 0},
	    {"USER-AGENT:*\rDISALLOW:/\r", "/", 2},
	    {"User-agent: *\r\n\r\nDisallow: /\r\n", "/", 3},
	    {" user-agent : * # all\n\tdisallow\t:\t/a # b\n", "/a", 2},
	    {"user-agent *\ndisallow /\n", "/", 2},
	    {"user-agent: *\ndisallow / x\n", "/", 0},
	    {"user-agent: *\ndisallow\n", "/", 0},
	    {"user-agent: *\n# Disallow: /\n", "/", 0},
	    {"user-agent: *\n<br />\nDisallow: /\n", "/", 3},
	    {"<html>\nuser-agent: *\nDisallow: /\n", "/", 3},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define RULES(rules) "User-agent: *\n" rules

static void
the_longest_match_decides(void **state)
{
	static const struct row rows[] = {
	    {RULES("Disallow: /a\nAllow: /a/b\n"), "/a/b/c", -3},
	    {RULES("Allow: /a/b\nDisallow: /a\n"), "/a/c", 3},
	    {RULES("Disallow: /a\nAllow: /a\n"), "/a", -3},
	    {RULES("Allow: /a\nDisallow: /a\n"), "/a", -2},
	    {RULES("Allow: /page\nDisallow: /*.htm\n"), "/page.htm", 3},
	    {RULES("Allow: /$\nDisallow: /\n"), "/", -2},
	    {RULES("Allow: /$\nDisallow: /\n"), "", -2},
	    {RULES("Allow: /$\nDisallow: /\n"), "/a", 3},
	    {RULES("Disallow: a\n"), "/a", 0},
	    {RULES("Disallow: /A\n"), "/a", 0},
	    {RULES("Disallow: *\n"), "/a", 2},
	    {RULES("Disallow: /*?\n"), "/a?b", 2},
	    {RULES("Disallow: /*?\n"), "/a", 0},
	    {RULES("Disallow: /a*b*c$\n"), "/a-b-c", 2},
	    {RULES("Disallow: /a*b*c$\n"), "/abcc", 2},
	    {RULES("Disallow: /a*b*c$\n"), "/abcd", 0},
	    {RULES("Disallow: /a*$\n"), "/abc", 2},
	    {RULES("Disallow: /*.php$\n"), "/a.php?b", 0},
	    {RULES("Disallow: /ab*b$\n"), "/ab", 0},
	    {RULES("Disallow: /a$b\n"), "/a$b", 2},
	    {RULES("Disallow: /robots.txt\n"), "/robots.txt", 2},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
escapes_are_compared_on_the_side_of_the_site(void **state)
{
	static const struct row rows[] = {
	    {RULES("Disallow: /ก\n"), "/%E0%B8%81", 2},
	    {RULES("Disallow: /%e0%b8%81\n"), "/%E0%B8%81", 2},
	    {RULES("Disallow: /ก\n"), "/%e0%b8%81", 2},
	    {RULES("Disallow: /ก\n"), "/ก", 2},
	    {RULES("Disallow: /%62\n"), "/b", 2},
	    {RULES("Disallow: /b\n"), "/%62", 2},
	    {RULES("Disallow: /a b\n"), "/a%20b", 2},
	    {RULES("Disallow: /a%2fb\n"), "/a/b", 0},
	    {RULES("Disallow: /a%2fb\n"), "/a%2Fb", 2},
	    {RULES("Disallow: /a%2a\n"), "/a*", 2},
	    {RULES("Disallow: /a%2a\n"), "/ab", 0},
	    {RULES("Disallow: /a%24\n"), "/a$b", 2},
	    {RULES("Disallow: /%zz\n"), "/%zz", 2},
	    {RULES("Disallow: /\nAllow: /ก\n"), "/%E0%B8%81", -3},
	    {RULES("Disallow: /\nAllow: /%62\n"), "/b", 2},
	    {RULES("Disallow: /\nAllow: /%62\n"), "/%62", -3},
	    /* The length that counts is the written one. */
	    {RULES("Disallow: /%62%62\nAllow: /%62\n"), "/%62%62", 2},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
a_crawl_delay_is_in_seconds(void **state)
{
	static const struct {
		const char *body;
		int64_t want;
	} rows[] = {
	    {RULES(""), -1},
	    {RULES("Crawl-delay: 10\n"), 10000},
	    {RULES("Crawl-delay:0.5\n"), 500},
	    {RULES("Crawl-delay: 1.23456\n"), 1234},
	    {RULES("Crawl-delay: 5 s\n"), 5000},
	    {RULES("Crawl-delay: 0\n"), 0},
	    {RULES("Crawl-delay: x\n"), -1},
	    {RULES("Crawl-delay: -1\n"), -1},
	    {RULES("Crawl-delay: .5\n"), -1},
	    {RULES("Crawl-delay: 99999999999999999999\n"), 31536000000},
	    {RULES("Crawl-delay: 3\nDisallow: /\nCrawl-delay: 2\n"), 3000},
	    {"Crawl-delay: 3\nUser-agent: *\n", -1},
	    {RULES("Crawl-delay: 3\nDisallow: /\n"
	           "User-agent: samruat\nDisallow: /\n"),
	        -1},
	    {"User-agent: b\nCrawl-delay: 3\n", -1},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_int(
		    robots_parse(&a, str_of(rows[i].body), str_of("samruat"))
		        .crawl_delay_ms,
		    rows[i].want, rows[i].body);
	arena_release(&a);
}

static void
sitemaps_stand_outside_the_groups(void **state)
{
	struct arena a = {0};
	struct robots r = robots_parse(&a,
	    str_of("Sitemap: https://h/a.xml # x\nUser-agent: b\n"
	           "sitemap:/b.xml\nSitemap:\n"),
	    str_of("samruat"));

	(void)state;
	check_int((int64_t)r.sitemap_count, 2, "count");
	check_str(r.sitemaps[0], "https://h/a.xml", "first");
	check_str(r.sitemaps[1], "/b.xml", "second");
	assert_false(r.is_html);
	arena_release(&a);
}

static void
only_so_many_sitemaps_are_kept(void **state)
{
	struct arena a = {0};
	struct buf body = {0};
	struct robots r;

	(void)state;
	for (int i = 0; i < LIMIT_SITEMAPS; i++)
		buf_printf(&body, "Sitemap: /%d.xml\nSitemap: /0.xml\n", i);
	r = robots_parse(&a, buf_str(&body), str_of("samruat"));
	check_int((int64_t)r.sitemap_count, LIMIT_SITEMAPS, "as many");
	assert_false(r.has_more_sitemaps);
	(void)buf_append_cstr(&body, "Sitemap: /more.xml\n");
	r = robots_parse(&a, buf_str(&body), str_of("samruat"));
	check_int((int64_t)r.sitemap_count, LIMIT_SITEMAPS, "kept");
	assert_true(r.has_more_sitemaps);
	buf_release(&body);
	arena_release(&a);
}

static void
a_page_is_no_robots_txt(void **state)
{
	static const struct {
		const char *body;
		bool want;
	} rows[] = {
	    {"\xef\xbb\xbf<!DOCTYPE html>\n<p>Disallow: /\n", true},
	    {"\xef\xbb\xbf\r\n <html><p>Disallow: /\n", true},
	    {"<!-- x --><html>", true},
	    {"<head><title>Just a moment...</title>", true},
	    {"<html><head><title>Request Rejected</title></head>"
	     "<body>The requested URL was rejected.",
	        true},
	    /* Rules, whatever stands around them. */
	    {"<html>\nUser-agent: *\nDisallow: /\n", false},
	    {"", false},
	    {"not found", false},
	    {"\xef\xbb\xbf# <html>\nUser-agent: b\n", false},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct robots r =
		    robots_parse(&a, str_of(rows[i].body), str_of("samruat"));

		check_int(r.is_html, rows[i].want, rows[i].body);
		if (r.is_html)
			check_int((int64_t)r.rule_count, 0, "rules");
	}
	arena_release(&a);
}

static void
what_lies_over_the_limit_is_cut_at_a_line(void **state)
{
	static const char rule[] = "Disallow: /a\n";
	static const char last[] = "Disallow: /b/c\nDisallow: /d\n";
	struct buf body = {0};
	struct arena a = {0};
	struct robots r;

	(void)state;
	(void)buf_append_cstr(&body, "User-agent: *\n");
	while (body.len < LIMIT_ROBOTS_BYTES - 3 * sizeof(rule))
		(void)buf_append_cstr(&body, rule);
	while (body.len < LIMIT_ROBOTS_BYTES - 12)
		(void)buf_append_char(&body, '\n');
	/* The limit falls behind "Disallow: /b". */
	(void)buf_append_cstr(&body, last);
	r = robots_parse(&a, buf_str(&body), str_of("samruat"));
	assert_true(r.is_cut);
	assert_false(robots_check(&a, &r, str_of("/a")).is_allowed);
	assert_true(robots_check(&a, &r, str_of("/b/c")).is_allowed);
	assert_true(robots_check(&a, &r, str_of("/b")).is_allowed);
	assert_true(robots_check(&a, &r, str_of("/d")).is_allowed);
	body.len = LIMIT_ROBOTS_BYTES;
	r = robots_parse(&a, buf_str(&body), str_of("samruat"));
	assert_false(r.is_cut);
	assert_false(robots_check(&a, &r, str_of("/b")).is_allowed);
	buf_release(&body);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_group_of_the_agent_decides),
	    cmocka_unit_test(lines_are_read_with_their_faults),
	    cmocka_unit_test(the_longest_match_decides),
	    cmocka_unit_test(escapes_are_compared_on_the_side_of_the_site),
	    cmocka_unit_test(a_crawl_delay_is_in_seconds),
	    cmocka_unit_test(sitemaps_stand_outside_the_groups),
	    cmocka_unit_test(only_so_many_sitemaps_are_kept),
	    cmocka_unit_test(a_page_is_no_robots_txt),
	    cmocka_unit_test(what_lies_over_the_limit_is_cut_at_a_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
