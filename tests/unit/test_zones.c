#include "page_case.h"

/* The zones of the run that is "x", visible or not. */
static const struct {
	const char *html;
	unsigned want;
} runs[] = {
    {"<p>x", ZONE_MAIN},
    {"<nav><p>x", ZONE_NAV},
    {"<header><p>x", ZONE_HEADER},
    {"<footer><p>x", ZONE_FOOTER},
    {"<main><p>x", ZONE_MAIN},
    {"<p>x<main>y", 0},
    {"<div role=main>x", ZONE_MAIN},
    {"<div role=navigation>x", ZONE_NAV},
    {"<div role=banner>x", ZONE_HEADER},
    {"<div role=contentinfo>x", ZONE_FOOTER},
    {"<main><nav>x", ZONE_MAIN | ZONE_NAV},
    {"<header><nav>x", ZONE_HEADER | ZONE_NAV},
    /* the header of a part is not the page's */
    {"<article><header>x", ZONE_MAIN},
    {"<main><footer>x", ZONE_MAIN},
    /* weak signs, where there are no landmarks */
    {"<div id=menu>x", ZONE_NAV},
    {"<table class='c top-menu'><tr><td>x", ZONE_NAV},
    {"<div id=Header>x", ZONE_HEADER},
    {"<div class=site_footer>x", ZONE_FOOTER},
    {"<div class=card-header>x", ZONE_MAIN},
    {"<b id=menu>x", ZONE_MAIN},
    {"<nav>y</nav><div id=menu>x", ZONE_MAIN},
    {"<nav>y</nav><div id=footer>x", ZONE_FOOTER},
    /* kinds of text */
    {"<h2>x", ZONE_MAIN | ZONE_HEADINGS | ZONE_SUBJECT},
    {"<h1>y</h1><h2>x", ZONE_MAIN | ZONE_HEADINGS},
    {"<p role=heading>x", ZONE_MAIN | ZONE_HEADINGS | ZONE_SUBJECT},
    {"<a href=y>x", ZONE_MAIN | ZONE_LINKS},
    {"<a name=y>x", ZONE_MAIN},
    {"<h2><a href=y><b>x",
        ZONE_MAIN | ZONE_HEADINGS | ZONE_LINKS | ZONE_SUBJECT},
    {"<button>x", ZONE_MAIN | ZONE_BUTTONS},
    {"<a role=button href=y>x", ZONE_MAIN | ZONE_LINKS | ZONE_BUTTONS},
    {"<label>x", ZONE_MAIN | ZONE_LABELS},
    /* passages */
    {"<title>x", ZONE_TITLE},
    {"<meta name=keywords content=x>", ZONE_META},
    {"<meta property=og:title content=x>", ZONE_META},
    {"<nav><img alt=x>", ZONE_ALT | ZONE_NAV},
    {"<a href=y><img alt=x>", ZONE_ALT | ZONE_LINKS | ZONE_MAIN},
    {"<img src=/y/x>", ZONE_FILE_NAMES},
    {"<img src='c:\\y\\x'>", ZONE_FILE_NAMES},
    {"<input type=submit value=x>", ZONE_BUTTONS | ZONE_MAIN},
    {"<input placeholder=x>", ZONE_LABELS | ZONE_MAIN},
    {"<a href=y title=x>", ZONE_LINKS | ZONE_MAIN},
};

static void
test_runs_lie_in_zones(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(runs) / sizeof(runs[0]); i++) {
		struct page *p = page_case_open(runs[i].html);
		bool is_found = false;

		for (size_t k = 0; k < p->run_count; k++) {
			const struct page_run *r = &p->runs[k];

			if (!str_is(
			        str_slice(p->text, r->text.start, r->text.end),
			        "x"))
				continue;
			is_found = true;
			check_int(r->zones & ~(unsigned)ZONE_VISIBLE,
			    runs[i].want, runs[i].html);
		}
		assert_true(is_found);
		page_close(p);
	}
}

/* Of passages only what a visitor reads is visible: names on buttons, and
 * hints in fields. */
static void
test_passages_are_seen_or_not(void **state)
{
	static const struct {
		const char *html;
		bool is_visible;
	} cases[] = {
	    {"<title>x", false},
	    {"<img alt=x>", false},
	    {"<meta name=keywords content=x>", false},
	    {"<img src=x>", false},
	    {"<input type=button value=x>", true},
	    {"<input placeholder=x>", true},
	    {"<input hidden placeholder=x>", false},
	    {"<a href=y aria-label=x>", false},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct page *p = page_case_open(cases[i].html);

		check_int((int64_t)p->run_count, 1, cases[i].html);
		check_int((p->runs[0].zones & ZONE_VISIBLE) != 0,
		    cases[i].is_visible, cases[i].html);
		page_close(p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_runs_lie_in_zones),
	    cmocka_unit_test(test_passages_are_seen_or_not),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
