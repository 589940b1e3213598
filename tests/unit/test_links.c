#include "page_case.h"

#include "base/limits.h"

/* A page's only link. */
static const struct {
	const char *html;
	enum link_kind kind;
	const char *href, *text, *file_type;
} links[] = {
    {"<a href='c.html'>x</a>", LINK_WEB, "https://www.example.go.th/a/c.html",
        "x", "html"},
    {"<a href=' /c \n'> x\n y </a>", LINK_WEB, "https://www.example.go.th/c",
        "x y", ""},
    {"<a href='/c\n\td \r\ne'>x</a>", LINK_WEB,
        "https://www.example.go.th/cd%20e", "x", ""},
    {"<a href='//H.TH/F.PDF'>x</a>", LINK_WEB, "https://h.th/F.PDF", "x",
        "pdf"},
    {"<base href='/z/'><a href=c>x</a>", LINK_WEB,
        "https://www.example.go.th/z/c", "x", ""},
    {"<base target=_top><base href='http://o.th/'><a href=c>x</a>", LINK_WEB,
        "http://o.th/c", "x", ""},
    {"<a href='?a=1&amp;b=2&copy=3'>x</a>", LINK_WEB,
        "https://www.example.go.th/a/b.html?a=1&b=2&copy=3", "x", "html"},
    {"<a href='b.html'>x</a>", LINK_HERE, "https://www.example.go.th/a/b.html",
        "x", "html"},
    {"<a href=''>x</a>", LINK_HERE, "https://www.example.go.th/a/b.html", "x",
        "html"},
    {"<base href='/z/'><a href='#top'>x</a>", LINK_HERE,
        "https://www.example.go.th/z/#top", "x", ""},
    {"<a href='#' onclick='go()'>x</a>", LINK_SCRIPT,
        "https://www.example.go.th/a/b.html#", "x", "html"},
    {"<a href='JavaScript:go(1)'>x</a>", LINK_SCRIPT, "javascript:go(1)", "x",
        ""},
    {"<a href='mailto:a@b.th'>x</a>", LINK_MAIL, "mailto:a@b.th", "x", ""},
    {"<a href='tel:021234567'>x</a>", LINK_PHONE, "tel:021234567", "x", ""},
    {"<a href='line://ti/p'>x</a>", LINK_OTHER, "line://ti/p", "x", ""},
    {"<a href='http://[bad'>x</a>", LINK_OTHER, "", "x", ""},
    {"<map><area href=c alt=' x '></map>", LINK_WEB,
        "https://www.example.go.th/a/c", "x", ""},
    {"<iframe src=c title=x></iframe>", LINK_WEB,
        "https://www.example.go.th/a/c", "x", ""},
    {"<frameset><frame src=c name=n></frameset>", LINK_WEB,
        "https://www.example.go.th/a/c", "", ""},
    {"<form action=c><input type=submit value=go></form>", LINK_WEB,
        "https://www.example.go.th/a/c", "go", ""},
    {"<a href=c><img alt=' x ' src=i></a>", LINK_WEB,
        "https://www.example.go.th/a/c", "x", ""},
    {"<a href=c><img src=i title=x></a>", LINK_WEB,
        "https://www.example.go.th/a/c", "x", ""},
    {"<a href=c title=y>x<i hidden>z</i></a>", LINK_WEB,
        "https://www.example.go.th/a/c", "x", ""},
    {"<a href=c title=x><i class=icon></i></a>", LINK_WEB,
        "https://www.example.go.th/a/c", "x", ""},
};

static void
test_each_link_is_resolved_and_named(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		struct page *p = page_case_open(links[i].html);
		const struct page_link *l = p->links;

		check_int((int64_t)p->link_count, 1, links[i].html);
		check_int(l->kind, links[i].kind, links[i].html);
		check_str(l->url.href, links[i].href, links[i].html);
		check_str(l->text, links[i].text, links[i].html);
		check_str(l->file_type, links[i].file_type, links[i].html);
		assert_true(l->is_visible);
		page_close(p);
	}
}

/* Links to the page itself, of which some are left to a script; the first of
 * each page. */
static const struct {
	const char *html;
	enum link_kind kind;
} fragments[] = {
    {"<a href='#'>x</a>", LINK_SCRIPT},
    {"<a href='#!/list'>x</a>", LINK_SCRIPT},
    {"<a href='#/list'>x</a>", LINK_SCRIPT},
    {"<a href='#c' onclick='go()'>x</a>", LINK_SCRIPT},
    {"<a href='#c'>x</a><p id=c>", LINK_HERE},
    /* the head of a menu */
    {"<li><a href='#'>x</a><ul><li><a href=c>y</a></ul>", LINK_HERE},
    {"<div><p><a href='#'>x</a></p><div><a href=c>y</a></div></div>",
        LINK_HERE},
    {"<li><a href='#'>x</a><ul><li><a href='#'>y</a></ul>", LINK_SCRIPT},
    {"<ul><li><a href='#'>x</a><li><a href=c>y</a></ul>", LINK_SCRIPT},
    {"<p><a href='#'>x</a> <a href=c>y</a>", LINK_SCRIPT},
};

static void
test_what_leads_nowhere_is_left_to_a_script(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(fragments) / sizeof(fragments[0]); i++) {
		struct page *p = page_case_open(fragments[i].html);

		assert_true(p->link_count > 0);
		check_int(
		    p->links[0].kind, fragments[i].kind, fragments[i].html);
		page_close(p);
	}
}

/* What looks like a link but is none. */
static const char *const no_links[] = {
    "<a name=x>x</a>",
    "<a>x</a>",
    "<textarea><a href=c>x</a></textarea>",
    "<template><a href=c>x</a></template>",
    "<iframe><a href=c>x</a></iframe>",
    "<title><a href=c>x</a></title>",
    "<noembed><a href=c>x</a></noembed>",
    "<noscript><iframe src=c></iframe><a href=c>x</a></noscript>x",
    "<noframes><a href=c>x</a></noframes>x",
    "<script>document.write('<a href=c>x</a>')</script>x",
    "<!-- <a href=c>x</a> -->x",
    "<form method=post action=c>x</form>",
    "<form>x</form>",
};

static void
test_other_content_has_no_links(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(no_links) / sizeof(no_links[0]); i++) {
		struct page *p = page_case_open(no_links[i]);

		check_int((int64_t)p->link_count, 0, no_links[i]);
		page_close(p);
	}
}

static void
test_hidden_links_are_listed_as_such(void **state)
{
	struct page *p = page_case_open(
	    "<div style='display:none'><a href=c rel='nofollow ugc'>x</a>"
	    "</div><a href=c>y</a><frame src=c>");

	(void)state;
	check_int((int64_t)p->link_count, 3, "links, each as often as it is");
	assert_false(p->links[0].is_visible);
	check_str(p->links[0].text, "x", "text");
	check_str(p->links[0].rel, "nofollow ugc", "rel");
	assert_true(p->links[1].is_visible);
	assert_false(p->links[1].is_frame);
	assert_true(p->links[2].is_frame);
	page_close(p);
}

/* The bytes of a query are those of the page's encoding. */
static void
test_queries_keep_the_pages_encoding(void **state)
{
	struct page_input input = {
	    .url = str_of(PAGE_CASE_URL),
	    .content_type = str_of("text/html; charset=tis-620"),
	    .payload = str_of("<a href='/\xa1?q=\xa1'>\xa1</a>"),
	};
	struct page *p = page_open(&input);

	(void)state;
	check_str(p->links[0].url.href,
	    "https://www.example.go.th/%E0%B8%81?q=%A1", "href");
	check_str(p->links[0].text, "\u0e01", "text");
	page_close(p);
}

static void
test_links_have_a_bound(void **state)
{
	struct buf html = {0};
	struct page *p;

	(void)state;
	for (int i = 0; i < LIMIT_LINKS + 1; i++)
		(void)buf_append_cstr(&html, "<a href=x>y</a>");
	p = page_case_open(buf_cstr(&html));
	check_int((int64_t)p->link_count, LIMIT_LINKS, "links");
	page_case_check_flags(p, "truncated", "flags");
	page_close(p);
	buf_release(&html);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_link_is_resolved_and_named),
	    cmocka_unit_test(test_what_leads_nowhere_is_left_to_a_script),
	    cmocka_unit_test(test_other_content_has_no_links),
	    cmocka_unit_test(test_hidden_links_are_listed_as_such),
	    cmocka_unit_test(test_queries_keep_the_pages_encoding),
	    cmocka_unit_test(test_links_have_a_bound),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
