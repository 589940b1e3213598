/* What sites call a sitemap: each of its URLs once, in order, up to the first
 * fault; and what is none is said to be none. */
#include <libdeflate.h>

#include "test.h"

#include "base/limits.h"
#include "page/sitemap.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))
#define BYTES(literal) \
	{ \
		(literal), sizeof(literal) - 1 \
	}
#define URLSET "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>"
#define LOC(loc) "<url><loc>" loc "</loc></url>"
#define A LOC("https://a.example/a")
#define WHOLE URLSET A "</urlset>"

static struct sitemap
read_with(struct arena *a, struct str body, const char *type, bool is_cut)
{
	struct page_input input = {.url = str_of("https://a.example/d/map.xml"),
	    .content_type = str_of(type),
	    .payload = body,
	    .is_cut = is_cut};

	return sitemap_read(a, &input);
}

static struct sitemap
read_body(struct arena *a, const char *body)
{
	return read_with(a, str_of(body), "", false);
}

/* The URLs without the host, joined by blanks; "~" at the end of a cut one, "+"
 * before an index; "!" for what is none. */
static struct str
shown(struct arena *a, const struct sitemap *m)
{
	struct str text = arena_str(a, str_of(m->is_index ? "+" : ""));

	if (m->reason != REASON_NONE)
		return str_of("!");
	for (size_t i = 0; i < m->url_count; i++) {
		struct str key = url_key(&m->urls[i]);
		struct str host = str_of("https://a.example");

		if (str_starts(key, host))
			key = str_slice(key, host.len, key.len);
		text = arena_printf(a, "%.*s%s%.*s", STR_ARG(text),
		    text.len > 1 ? " " : "", STR_ARG(key));
	}
	return m->is_cut ? arena_printf(a, "%.*s~", STR_ARG(text)) : text;
}

struct row {
	const char *body;
	const char *want;
};

static void
check_rows(const struct row *rows, size_t count)
{
	struct arena a = {0};

	for (size_t i = 0; i < count; i++) {
		struct sitemap m = read_body(&a, rows[i].body);

		check_str(shown(&a, &m), rows[i].want, rows[i].body);
	}
	arena_release(&a);
}

static void
urls_are_taken_in_order_and_once(void **state)
{
	static const struct row rows[] = {
	    {WHOLE, "/a"},
	    {"<?xml version='1.0' encoding='UTF-8'?>\n" WHOLE "\n", "/a"},
	    {"\xef\xbb\xbf \r\n\t<?xml version='1.0'?>" WHOLE, "/a"},
	    {URLSET "</urlset>", ""},
	    {URLSET LOC("/c") LOC("/b") LOC("/c#x") LOC("/./b") "</urlset>",
	        "/c /b"},
	    {URLSET LOC("\n  https://A.example:443/x/../y \n") "</urlset>",
	        "/y"},
	    {URLSET LOC("?a=1&amp;b=2") LOC("/&#65;&lt;") "</urlset>",
	        "/d/map.xml?a=1&b=2 /A%3C"},
	    {URLSET LOC("<![CDATA[/?a&b;&amp;c]]>") "</urlset>",
	        "/?a&b;&amp;c"},
	    {URLSET LOC("/หน้า") "</urlset>",
	        "/%E0%B8%AB%E0%B8%99%E0%B9%89%E0%B8%B2"},
	    {URLSET LOC("mailto:x@a.example") LOC("ftp://a.example/")
	            LOC("javascript:1") LOC("") LOC("https://") A "</urlset>",
	        "/a"},
	    {URLSET LOC("http://b.example/x") "</urlset>",
	        "http://b.example/x"},
	    {"<sitemapindex><sitemap><loc>/1.xml.gz</loc></sitemap>"
	     "</sitemapindex>",
	        "+/1.xml.gz"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
namespaces_and_neighbours_are_forgiven(void **state)
{
	static const struct row rows[] = {
	    {"<urlset>" A "</urlset>", "/a"},
	    {"<urlset xmlns='http://www.google.com/schemas/sitemap/0.84'>" A
	     "</urlset>",
	        "/a"},
	    {"<UrlSet><URL><Loc>/a</Loc></URL></UrlSet>", "/a"},
	    {"<s:urlset><s:url><s:loc>/a</s:loc></s:url></s:urlset>", "/a"},
	    {URLSET "<url><image:image><image:loc>/i.png</image:loc>"
	            "</image:image><image:loc>/j.png</image:loc>"
	            "<loc>/a</loc></url></urlset>",
	        "/a"},
	    {URLSET "<url><loc>/a</loc><xhtml:link rel='alternate' "
	            "hreflang='en' href='/en?a&amp;b'/></url></urlset>",
	        "/a /en?a&b"},
	    {URLSET "<url><x/><loc>/<b>no</b>a</loc></url>"
	            "<loc>/no</loc></urlset>",
	        "/a"},
	    {"<rss><channel><link>/home</link><item><link>/1</link>"
	     "<atom:link rel='self' href='/no'/><guid>/no</guid></item>"
	     "</channel></rss>",
	        "/1"},
	    {"<rdf:RDF><item><link>/1</link></item></rdf:RDF>", "/1"},
	    {"<feed><link href='/no'/><entry><link href='/1'/>"
	     "<link rel=' Alternate ' href='/2'/>"
	     "<link rel='enclosure' href='/no'/></entry></feed>",
	        "/1 /2"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
what_stands_before_a_fault_is_kept(void **state)
{
	static const struct row rows[] = {
	    {URLSET A, "/a~"},
	    {URLSET A "<url><loc>/b</url>", "/a~"},
	    {URLSET A "<url><loc>/b</loc></oops>" LOC("/c") "</urlset>",
	        "/a /b~"},
	    {URLSET A LOC("/\x01") LOC("/c") "</urlset>", "/a~"},
	    {URLSET A "<url><loc>/b", "/a~"},
	    {URLSET A LOC("/&nbsp;b") LOC("/c") "</urlset>", "/a~"},
	    /* What follows the end is no part of it. */
	    {WHOLE "<script>1</script>", "/a"},
	    {WHOLE "\n<!-- made in 3 ms -->", "/a"},
	    /* An address written as it is. */
	    {URLSET LOC("/?a=1&b=2&amp;c&") A "</urlset>", "/?a=1&b=2&c& /a"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
entities_of_a_dtd_are_not_expanded(void **state)
{
	static const struct row rows[] = {
	    {"<!DOCTYPE urlset [<!ENTITY e 'evil'>]>" URLSET A LOC(
	         "/&e;") "</urlset>",
	        "/a~"},
	    {"<!DOCTYPE urlset [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
	     "<urlset><url><loc>/&e;</loc></url>" A "</urlset>",
	        "~"},
	    {"<!DOCTYPE urlset SYSTEM 'http://b.example/x.dtd'>"
	     "<urlset><url><loc>/x&e;y</loc></url>" A "</urlset>",
	        "/a"},
	    {"<!DOCTYPE urlset SYSTEM 'x.dtd'>" WHOLE, "/a"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
lines_are_a_sitemap_when_the_first_is_a_url(void **state)
{
	static const struct row rows[] = {
	    {"https://a.example/a", "/a"},
	    {"\xef\xbb\xbfHTTPS://a.example/a\r\n\r\nhttps://a.example/b\r\n",
	        "/a /b"},
	    {"https://a.example/a\nnot one\nhttps://a.example/b c\n/c\n", "/a"},
	    {"not found\nhttps://a.example/a\n", "!"},
	    {"/a\n", "!"},
	    {"https://a.example/a is the site\n", "!"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
what_is_no_sitemap_is_said_to_be_none(void **state)
{
	static const struct {
		struct str body;
		enum reason want;
	} rows[] = {
	    {BYTES(""), REASON_EMPTY_BODY},
	    {BYTES(" \r\n"), REASON_EMPTY_BODY},
	    {BYTES("\x1f\x8b\x08\0\0\0\0\0\2\3"), REASON_BAD_CODING},
	    {BYTES("<!doctype html><html><url><loc>/a</loc></url>"),
	        REASON_NOT_A_SITEMAP},
	    {BYTES("<p>none"), REASON_NOT_A_SITEMAP},
	    {BYTES("<"), REASON_NOT_A_SITEMAP},
	    {BYTES("<opml><url><loc>/a</loc></url></opml>"),
	        REASON_NOT_A_SITEMAP},
	    {BYTES("%PDF-1.4\n\xe2\xe3\xcf\xd3"), REASON_NOT_A_SITEMAP},
	    {BYTES("{\"a\":1}"), REASON_NOT_A_SITEMAP},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct sitemap m = read_with(&a, rows[i].body, "", false);

		check_int(m.reason, rows[i].want, rows[i].body.ptr);
		check_int((int64_t)m.url_count, 0, "URLs");
	}
	arena_release(&a);
}

static void
other_encodings_are_read(void **state)
{
	static const struct {
		struct str body;
		const char *type;
	} rows[] = {
	    {BYTES(
	         "<?xml version='1.0' encoding=\"TIS-620\"?><urlset><url><loc>"
	         "/\xa1</loc></url></urlset>"),
	        "text/xml"},
	    {BYTES("<urlset><url><loc>/\xa1</loc></url></urlset>"),
	        "text/xml; charset=windows-874"},
	    /* A declaration that lies, and one that nobody knows. */
	    {BYTES("<?xml version='1.0' encoding='TIS-620'?><urlset><url><loc>"
	           "/\xe0\xb8\x81</loc></url></urlset>"),
	        ""},
	    {BYTES("<?xml version='1.0' encoding='x-none'?><urlset><url><loc>"
	           "/\xe0\xb8\x81</loc></url></urlset>"),
	        "text/xml; charset=none"},
	    {BYTES(
	         "<\0u\0r\0l\0s\0e\0t\0>\0<\0u\0r\0l\0>\0<\0l\0o\0c\0>\0/\0\x01\x0e"
	         "<\0/\0l\0o\0c\0>\0<\0/\0u\0r\0l\0>\0<\0/\0u\0r\0l\0s\0e\0t\0>\0"),
	        ""},
	    {BYTES(
	         "\xfe\xff\0<\0u\0r\0l\0s\0e\0t\0>\0<\0u\0r\0l\0>\0<\0l\0o\0c\0>\0/"
	         "\x0e\x01\0<\0/\0l\0o\0c\0>\0<\0/\0u\0r\0l\0>\0<\0/\0u\0r\0l\0s"
	         "\0e\0t\0>"),
	        ""},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct sitemap m =
		    read_with(&a, rows[i].body, rows[i].type, false);

		check_str(shown(&a, &m), "/%E0%B8%81", rows[i].body.ptr);
	}
	arena_release(&a);
}

/* As a .gz file is served: packed, and once more on the way, or not. */
static void
packed_sitemaps_are_unpacked(void **state)
{
	struct libdeflate_compressor *c = libdeflate_alloc_compressor(6);
	char once[500], twice[500];
	struct page_input input = {.url = str_of("https://a.example/a.xml.gz"),
	    .content_type = str_of("application/gzip")};
	struct arena a = {0};
	struct sitemap m;
	size_t n, k;

	(void)state;
	assert_non_null(c);
	n = libdeflate_gzip_compress(
	    c, WHOLE, sizeof(WHOLE) - 1, once, sizeof(once));
	k = libdeflate_gzip_compress(c, once, n, twice, sizeof(twice));
	libdeflate_free_compressor(c);
	assert_true(n > 0 && k > 0);
	input.payload = (struct str){once, n};
	m = sitemap_read(&a, &input);
	check_str(shown(&a, &m), "/a", "packed");
	input.content_encoding = str_of("gzip");
	m = sitemap_read(&a, &input);
	check_str(shown(&a, &m), "/a", "coded");
	input.payload = (struct str){twice, k};
	m = sitemap_read(&a, &input);
	check_str(shown(&a, &m), "/a", "both");
	input.payload = (struct str){once, n - 12};
	m = sitemap_read(&a, &input);
	assert_true(m.reason == REASON_NONE && m.is_cut);
	arena_release(&a);
}

static void
a_cut_body_gives_no_half_address(void **state)
{
	struct arena a = {0};
	struct str lines = str_of("https://a.example/a\nhttps://a.example/b");
	struct sitemap m = read_with(&a, lines, "text/plain", true);

	(void)state;
	check_str(shown(&a, &m), "/a~", "lines");
	m = read_with(&a, str_of(URLSET A "<url><loc>/b"), "", true);
	check_str(shown(&a, &m), "/a~", "xml");
	m = read_with(&a, str_of("https://a.exam"), "", true);
	check_str(shown(&a, &m), "!", "one line");
	arena_release(&a);
}

static struct sitemap
read_many(struct arena *a, int count, bool is_xml)
{
	struct buf body = {0};
	struct sitemap m;

	if (is_xml)
		(void)buf_append_cstr(&body, URLSET);
	for (int i = 0; i < count; i++)
		buf_printf(&body,
		    is_xml ? LOC("https://a.example/%d")
		           : "https://a.example/%d\n",
		    i);
	/* One that is known takes no room. */
	if (is_xml)
		(void)buf_append_cstr(&body, LOC("/0") "</urlset>");
	m = read_with(a, buf_str(&body), "", false);
	buf_release(&body);
	return m;
}

static void
more_urls_than_are_kept_are_recorded(void **state)
{
	struct arena a = {0};

	(void)state;
	for (int is_xml = 0; is_xml <= 1; is_xml++) {
		struct sitemap m =
		    read_many(&a, LIMIT_SITEMAP_URLS, is_xml != 0);

		check_int((int64_t)m.url_count, LIMIT_SITEMAP_URLS, "as many");
		assert_false(m.is_cut);
		m = read_many(&a, LIMIT_SITEMAP_URLS + 1, is_xml != 0);
		check_int((int64_t)m.url_count, LIMIT_SITEMAP_URLS, "kept");
		assert_true(m.is_cut);
	}
	arena_release(&a);
}

/* A start tag with so many attributes. */
static void
append_wide(struct buf *body, int count)
{
	(void)buf_append_cstr(body, "<x");
	for (int i = 0; i < count; i++)
		buf_printf(body, i % 2 == 0 ? " a%d=\"'>\"" : " a%d='\"'", i);
	(void)buf_append_cstr(body, "/>");
}

static void
the_attributes_of_a_tag_are_bounded(void **state)
{
	struct arena a = {0};
	struct buf body = {0};
	struct sitemap m;

	(void)state;
	(void)buf_append_cstr(&body, URLSET A);
	append_wide(&body, LIMIT_TAG_ATTRIBUTES);
	(void)buf_append_cstr(&body, LOC("/b&") "</urlset>");
	m = read_with(&a, buf_str(&body), "", false);
	check_str(shown(&a, &m), "/a /b&", "as many");
	buf_clear(&body);
	(void)buf_append_cstr(&body, URLSET A);
	append_wide(&body, LIMIT_TAG_ATTRIBUTES + 1);
	(void)buf_append_cstr(&body, LOC("/b") "</urlset>");
	m = read_with(&a, buf_str(&body), "", false);
	check_str(shown(&a, &m), "/a~", "one more");
	buf_release(&body);
	arena_release(&a);
}

static void
depth_and_size_are_bounded(void **state)
{
	struct arena a = {0};
	struct buf body = {0};
	struct sitemap m;

	(void)state;
	(void)buf_append_cstr(&body, URLSET A);
	for (int i = 0; i < LIMIT_DEPTH; i++)
		(void)buf_append_cstr(&body, "<x>");
	for (int i = 0; i < LIMIT_DEPTH; i++)
		(void)buf_append_cstr(&body, "</x>");
	(void)buf_append_cstr(&body, LOC("/b") "</urlset>");
	m = read_with(&a, buf_str(&body), "", false);
	check_str(shown(&a, &m), "/a~", "depth");
	buf_clear(&body);
	(void)buf_append_cstr(&body, URLSET A);
	while (body.len < LIMIT_SITEMAP_BYTES)
		(void)buf_append_cstr(&body,
		    "<!-- ................................................ -->"
		    "                                                        ");
	(void)buf_append_cstr(&body, LOC("/b") "</urlset>");
	m = read_with(&a, buf_str(&body), "", false);
	check_str(shown(&a, &m), "/a~", "size");
	buf_release(&body);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(urls_are_taken_in_order_and_once),
	    cmocka_unit_test(namespaces_and_neighbours_are_forgiven),
	    cmocka_unit_test(what_stands_before_a_fault_is_kept),
	    cmocka_unit_test(entities_of_a_dtd_are_not_expanded),
	    cmocka_unit_test(lines_are_a_sitemap_when_the_first_is_a_url),
	    cmocka_unit_test(what_is_no_sitemap_is_said_to_be_none),
	    cmocka_unit_test(other_encodings_are_read),
	    cmocka_unit_test(packed_sitemaps_are_unpacked),
	    cmocka_unit_test(a_cut_body_gives_no_half_address),
	    cmocka_unit_test(more_urls_than_are_kept_are_recorded),
	    cmocka_unit_test(the_attributes_of_a_tag_are_bounded),
	    cmocka_unit_test(depth_and_size_are_bounded),
	};

	page_global_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
