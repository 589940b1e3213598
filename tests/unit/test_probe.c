/* Probes: what an answer says to a leaf, what several answers say to a rule,
 * and what a rule file may ask for. */
#include "audit_case.h"

#include "audit/rule_test.h"

struct row {
	const char *condition; /* behind "pass_when: " */
	const char *site;
	char want; /* 't' passes, 'f' fails, 'u' cannot tell */
	const char *reason; /* of 'u' */
};

static struct rule_set *
set_of(const char *condition, const char *site)
{
	static const char *const outcomes[] = {"passed", "failed"};
	struct buf text = {0};
	struct rule_set *set;

	buf_printf(&text, "%sscope: site\npass_when: %s\ntests:\n", RULE_HEAD,
	    condition);
	for (size_t i = 0; i < COUNT(outcomes); i++)
		buf_printf(&text, "  - { name: x%zu, site: %s, expect: %s }\n",
		    i, site, outcomes[i]);
	set = rule_case(buf_cstr(&text));
	buf_release(&text);
	return set;
}

static void
check_row(const struct row *row)
{
	static const char letters[OUTCOME_COUNT] = {[OUTCOME_PASSED] = 't',
	    [OUTCOME_FAILED] = 'f',
	    [OUTCOME_CANT_TELL] = 'u',
	    [OUTCOME_INAPPLICABLE] = '-',
	    [OUTCOME_UNTESTED] = '0'};
	struct rule_set *set = set_of(row->condition, row->site);
	struct arena a = {0};
	struct rule_test_list list;
	const struct audit_trial *trial;
	char got;

	rule_test_run(set, 0, &a, &list);
	trial = &list.results[0].trial;
	got = letters[trial->outcome];
	if (got != row->want)
		fail_msg("%s\non %s\ngot %c, want %c", row->condition,
		    row->site, got, row->want);
	if (row->reason != NULL)
		check_str(
		    str_of(reason_word(trial->reason)), row->reason, row->site);
	arena_release(&a);
	rule_set_free(set);
}

static void
check_rows(const struct row *rows, size_t count)
{
	page_global_init();
	for (size_t i = 0; i < count; i++)
		check_row(&rows[i]);
}

#define MAP "probe: { get: /m.xml"
#define AT(answer) "{ /m.xml: { " answer " } }"

static void
an_answer_is_judged_by_its_status(void **state)
{
	static const struct row rows[] = {
	    {"{ " MAP " } }", AT("status: 200"), 't', NULL},
	    {"{ " MAP " } }", AT("status: 204"), 't', NULL},
	    {"{ " MAP " } }", AT("status: 404"), 'f', NULL},
	    {"{ " MAP " } }", AT("status: 410"), 'f', NULL},
	    {"{ " MAP " } }", AT("status: 301"), 'f', NULL},
	    {"{ " MAP " } }", AT("status: 403"), 'u', "http-403"},
	    {"{ " MAP " } }", AT("status: 429"), 'u', "http-429"},
	    {"{ " MAP " } }", AT("status: 503"), 'u', "http-5xx"},
	    {"{ " MAP " } }", AT("status: timeout"), 'u', "timeout"},
	    {"{ " MAP " } }", "{ /other: { status: 200 } }", 'u', "incomplete"},
	    {"{ " MAP ", status: 404 } }", AT("status: 404"), 't', NULL},
	    {"{ " MAP ", status: 200 } }", AT("status: 403"), 'f', NULL},
	    {"{ " MAP ", status: [401, 403] } }", AT("status: 403"), 't', NULL},
	    {"{ " MAP ", status: 5xx } }", AT("status: 503"), 't', NULL},
	    {"{ " MAP ", status: timeout } }", AT("status: timeout"), 't',
	        NULL},
	    {"{ " MAP ", status: 200 } }", AT("status: refused"), 'u',
	        "refused"},
	    {"{ not: { " MAP " } } }", AT("status: 404"), 't', NULL},
	    {"{ not: { " MAP " } } }", AT("status: 403"), 'u', "http-403"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define HTTPS "probe: { get: /, scheme: https"
#define THERE(answer) "{ 'https:/': { " answer " } }"
#define TO(url) "status: 301, headers: { Location: '" url "' }"

/* What the host answers by the scheme that is named. */
static void
an_answer_is_judged_by_its_way(void **state)
{
	static const struct row rows[] = {
	    {"{ " HTTPS " } }", THERE("status: 200"), 't', NULL},
	    {"{ " HTTPS " } }", "{ /: { status: 200 } }", 'u', "incomplete"},
	    {"{ probe: { get: / } }", THERE("status: 200"), 'u', "incomplete"},
	    {"{ " HTTPS ", tls: { valid: yes } } }",
	        THERE("status: 403, tls: ok"), 't', NULL},
	    {"{ " HTTPS ", tls: { valid: yes } } }",
	        THERE("tls: certificate has expired"), 'f', NULL},
	    {"{ " HTTPS ", tls: { result: { contains: expired } } } }",
	        THERE("tls: certificate has expired"), 't', NULL},
	    {"{ " HTTPS ", tls: { valid: yes } } }", THERE("status: 200"), 'u',
	        "incomplete"},
	    {"{ " HTTPS ", tls: { valid: yes } } }", THERE("status: refused"),
	        'u', "refused"},
	    {"{ " HTTPS ", status: [refused, tls] } }",
	        THERE("status: refused"), 't', NULL},
	    {"{ " HTTPS ", status: refused, leads_to: { scheme: http } } }",
	        THERE("status: refused"), 'u', "refused"},
	    {"{ " HTTPS ", leads_to: { scheme: https } } }",
	        THERE("status: 200"), 't', NULL},
	    {"{ " HTTPS ", leads_to: { scheme: http } } }",
	        THERE("status: 200"), 'f', NULL},
	    {"{ " HTTPS ", leads_to: { scheme: http, path: /a } } }",
	        THERE(TO("http://b.example/a")), 't', NULL},
	    {"{ " HTTPS ", leads_to: { host_in: [b.example] } } }",
	        THERE(TO("/a")), 'f', NULL},
	    {"{ " HTTPS ", status: 200, leads_to: { scheme: http } } }",
	        THERE(TO("http://b.example/a")), 'f', NULL},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define LOCS "<urlset><url><loc>https://a.example/1</loc></url></urlset>"
#define LOGIN "<html><body><a href='/a'>a</a><a href='/b'>b</a></body></html>"
#define FIREWALL \
	"<html><head><title>Just a moment...</title></head><body>Checking " \
	"your browser<script src='/cdn-cgi/challenge-platform/x.js'>" \
	"</script></body></html>"

static void
an_answer_is_judged_by_its_content(void **state)
{
	static const struct row rows[] = {
	    {"{ " MAP ", xml_root: [urlset] } }", AT("body: '" LOCS "'"), 't',
	        NULL},
	    {"{ " MAP ", xml_root: [URLSet] } }", AT("body: '" LOCS "'"), 't',
	        NULL},
	    {"{ " MAP ", xml_root: urlset } }",
	        AT("body: '<s:urlset xmlns:s=\"x\"/>'"), 't', NULL},
	    {"{ " MAP ", xml_root: [sitemapindex] } }", AT("body: '" LOCS "'"),
	        'f', NULL},
	    {"{ " MAP ", xml_root: [opml] } }", AT("body: '<opml/>'"), 't',
	        NULL},
	    {"{ " MAP ", xml_root: [urlset] } }", AT("body: urlset"), 'f',
	        NULL},
	    {"{ " MAP ", xml_root: [urlset] } }",
	        AT("type: text/html, body: \"" LOGIN "\""), 'f', NULL},
	    {"{ " MAP ", xml_root: [urlset] } }",
	        AT("status: 404, body: '" LOCS "'"), 'f', NULL},
	    {"{ " MAP ", xml_root: [urlset] } }", AT("body: \"" FIREWALL "\""),
	        'u', "challenge"},
	    {"{ " MAP ", links: '>= 1' } }", AT("body: '" LOCS "'"), 't', NULL},
	    {"{ " MAP ", links: '>= 2' } }", AT("body: '" LOCS "'"), 'f', NULL},
	    {"{ " MAP ", links: 2 } }",
	        AT("type: text/html, body: \"" LOGIN "\""), 't', NULL},
	    {"{ " MAP ", links: '>= 1' } }",
	        AT("body: '<urlset><url><loc>https://a.example/1</loc>'"), 't',
	        NULL},
	    {"{ " MAP ", links: '>= 2' } }",
	        AT("body: '<urlset><url><loc>https://a.example/1</loc>'"), 'u',
	        "truncated"},
	    {"{ " MAP ", content_type: application/xml } }",
	        AT("type: 'Application/XML; charset=utf-8'"), 't', NULL},
	    {"{ " MAP ", content_type: application/xml } }",
	        AT("type: text/html"), 'f', NULL},
	    {"{ " MAP ", content_type: { present: no } } }", AT("status: 200"),
	        't', NULL},
	    {"{ " MAP ", body: { text: [Contact] } } }",
	        AT("type: text/plain, body: 'Contact: <a@b.example> & x'"), 't',
	        NULL},
	    {"{ " MAP ", body: { text: [Contact] } } }",
	        AT("type: text/plain, body: Expires"), 'f', NULL},
	    {"{ " MAP ", body: { link: { to: { path: /b } } } } }",
	        AT("type: text/html, body: \"" LOGIN "\""), 't', NULL},
	    {"{ " MAP ", body: { not: { text: [x] } } } }",
	        AT("type: text/html, body: \"" LOGIN "\""), 't', NULL},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define ROBOTS "{ probe: { get: /robots.txt, robots_sitemap: "
#define NAMES(lines) "/robots.txt: { body: \"" lines "\" }"

static void
sitemaps_are_those_that_robots_txt_names(void **state)
{
	static const struct row rows[] = {
	    {ROBOTS "{ links: '>= 1' } } }",
	        "{ " NAMES("Sitemap: /m.xml") ", /m.xml: { body: '" LOCS
	                                      "' } }",
	        't', NULL},
	    {ROBOTS "{ links: '>= 1' } } }",
	        "{ " NAMES(
	            "Sitemap: https://other.example/m.xml") ", /m.xml: { "
	                                                    "body: '" LOCS
	                                                    "' } }",
	        't', NULL},
	    {ROBOTS "{ links: '>= 1' } } }", "{ " NAMES("User-agent: *") " }",
	        'f', NULL},
	    {ROBOTS "{ links: '>= 1' } } }", "{ /robots.txt: { status: 404 } }",
	        'f', NULL},
	    {ROBOTS "{ links: '>= 1' } } }", "{ /robots.txt: { status: 503 } }",
	        'u', "http-5xx"},
	    {ROBOTS "{ links: '>= 1' } } }", "{ " NAMES("Sitemap: /m.xml") " }",
	        'u', "incomplete"},
	    {ROBOTS "{ links: '>= 1' } } }",
	        "{ " NAMES("Sitemap: /m.xml") ", /m.xml: { status: 404 } }",
	        'f', NULL},
	    {ROBOTS "{ links: '>= 1' } } }",
	        "{ " NAMES(
	            "Sitemap: /n.xml\\nSitemap: /m.xml") ", /m.xml: { "
	                                                 "status: 404 }, "
	                                                 "/n.xml: { body:"
	                                                 " '" LOCS "' } }",
	        't', NULL},
	    {ROBOTS "{ links: '>= 1' } } }",
	        "{ " NAMES(
	            "Sitemap: /n.xml\\nSitemap: /m.xml") ", /m.xml: { "
	                                                 "status: 404 } }",
	        'u', "incomplete"},
	    {ROBOTS "{ links: '>= 1' } } }",
	        "{ " NAMES("Sitemap: /n.xml") ", /n.xml: { status: 403 } }",
	        'u', "http-403"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

/* With a page beside: what the page shows and what the site answers. */
static void
a_probe_stands_beside_what_pages_say(void **state)
{
	static const struct {
		const char *html;
		const char *site;
		enum outcome want;
	} rows[] = {
	    {"<p>aaa", "{ /m.xml: { status: 200 } }", OUTCOME_PASSED},
	    {"<p>aaa", "{ /m.xml: { status: 404 } }", OUTCOME_FAILED},
	    {"<p>bbb", "{ /m.xml: { status: 200 } }", OUTCOME_FAILED},
	    {"<p>aaa", "{ /m.xml: { status: 403 } }", OUTCOME_CANT_TELL},
	    {"<p>bbb", "{ /m.xml: { status: 403 } }", OUTCOME_FAILED},
	    {"<p>aaa", "{ /x: { status: 200 } }", OUTCOME_CANT_TELL},
	};

	(void)state;
	page_global_init();
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf text = {0};
		struct arena a = {0};
		struct rule_test_list list;
		struct rule_set *set;

		buf_printf(&text,
		    "%sscope: site\npages: home\npass_when: { all: [{ label: "
		    "words, text: aaa }, { label: map, probe: { get: /m.xml } "
		    "}] }\ntests:\n",
		    RULE_HEAD);
		for (int k = 0; k < 2; k++)
			buf_printf(&text,
			    "  - { name: x%d, html: %s, site: %s, expect: %s, "
			    "because: [%s] }\n",
			    k, rows[i].html, rows[i].site,
			    k == 0 ? "passed" : "failed",
			    rows[i].want == OUTCOME_PASSED ? "words, map" : "");
		set = rule_case(buf_cstr(&text));
		rule_test_run(set, 0, &a, &list);
		check_int((int64_t)list.results[0].trial.outcome,
		    (int64_t)rows[i].want, rows[i].html);
		if (rows[i].want == OUTCOME_PASSED)
			check_str(list.results[0].why, "", rows[i].html);
		rule_set_free(set);
		arena_release(&a);
		buf_release(&text);
	}
}

static void
what_cannot_be_probed_is_refused(void **state)
{
	static const struct {
		const char *scope;
		const char *test;
		const char *code; /* NULL: it may */
	} rows[] = {
	    {"site", "probe: { get: /m.xml }", NULL},
	    {"agency", "probe: { get: /m.xml }", NULL},
	    {"page", "probe: { get: /m.xml }", "R019"},
	    {"site", "probe: { status: 200 }", "R013"},
	    {"site", "probe: /m.xml", "R014"},
	    {"site", "probe: { get: m.xml }", "R015"},
	    {"site", "probe: { get: //evil.example/x }", "R015"},
	    {"site", "probe: { get: /a/../b }", "R015"},
	    {"site", "probe: { get: '/a?b=c' }", "R015"},
	    {"site", "probe: { get: '/a#b' }", "R015"},
	    {"site", "probe: { get: '/a b' }", "R015"},
	    {"site", "probe: { get: '/a\\b' }", "R015"},
	    {"site", "probe: { get: https://a.example/ }", "R015"},
	    {"site", "probe: { get: /m.xml, status: 99 }", "R015"},
	    {"site", "probe: { get: /m.xml, robots_sitemap: { status: 200 } }",
	        "R015"},
	    {"site", "probe: { get: /m.xml, links: many }", "R015"},
	    {"site", "probe: { get: /m.xml, xmlroot: a }", "R012"},
	    {"site", "probe: { get: /m.xml, body: { probe: { get: /n.xml } } }",
	        "R019"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct diag_list diags = {.arena = &a};
		struct rule_set *set = NULL;
		struct buf text = {0};
		struct err e = {0};

		buf_printf(&text,
		    "%sscope: %s\npass_when: { %s }\npages: home\n%s",
		    RULE_HEAD, rows[i].scope, rows[i].test, RULE_TAIL);
		(void)rule_set_load_text(
		    "TST-01-test.yaml", buf_str(&text), &diags, &set, &e);
		if (rows[i].code == NULL)
			check_int((int64_t)diags.count, 0, rows[i].test);
		else if (diags.count == 0)
			fail_msg("%s: nothing reported", rows[i].test);
		else
			check_str(str_of(diags.items[0].kind->code),
			    rows[i].code, rows[i].test);
		rule_set_free(set);
		buf_release(&text);
		arena_release(&a);
	}
}

static void
the_plan_has_each_address_once(void **state)
{
	struct rule_set *set = set_of(
	    "{ any: [{ probe: { get: /b } }, { probe: { get: /robots.txt } }, "
	    "{ probe: { get: /a, status: 200 } }, { probe: { get: /b, status: "
	    "404 } }, { probe: { get: /robots.txt, robots_sitemap: { status: "
	    "200 } } }] }",
	    "{ /a: { status: 200 } }");
	const char *const want[] = {"/a", "/b", "/robots.txt"};
	const struct rule_probe *plan;
	size_t count;

	(void)state;
	plan = rule_set_probes(set, &count);
	assert_int_equal(count, COUNT(want));
	for (size_t i = 0; i < count; i++)
		check_str(plan[i].path, want[i], want[i]);
	assert_false(plan[0].wants_maps);
	assert_true(plan[2].wants_maps);
	rule_set_free(set);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(an_answer_is_judged_by_its_status),
	    cmocka_unit_test(an_answer_is_judged_by_its_way),
	    cmocka_unit_test(an_answer_is_judged_by_its_content),
	    cmocka_unit_test(sitemaps_are_those_that_robots_txt_names),
	    cmocka_unit_test(a_probe_stands_beside_what_pages_say),
	    cmocka_unit_test(what_cannot_be_probed_is_refused),
	    cmocka_unit_test(the_plan_has_each_address_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
