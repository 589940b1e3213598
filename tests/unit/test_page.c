#include "page_case.h"

#include "base/limits.h"

/* The text of the document and its passages, newlines as bars. */
static const struct {
	const char *html, *want;
} texts[] = {
    {"a<b>b</b>c", "abc|"},
    {"<p>a<p>b<br>c", "a|b|c|"},
    {"<p> a \n b </p> \n <p>c</p>", "a b|c|"},
    {"<b>a </b> b", "a b|"},
    {"<td>a<td>b", "a|b|"},
    {"<ul><li>a<li>b</ul>c", "a|b|c|"},
    {"x<script>no</script>y<style>no</style>z", "xyz|"},
    {"x<template><p>no</template>y", "xy|"},
    {"x<iframe><p>no</p></iframe>y", "xy|"},
    {"<textarea><a href=x>t</a></textarea>", "<a href=x>t</a>|"},
    {"a<!-- no -->b<!-->c<!--->d", "ab c d|"},
    {"a<![if IE]>b<![endif]><?php no ?>c", "abc|"},
    {"a < b <3 > c", "a < b <3 > c|"},
    {"<p>a</p></body></html>b", "a|b|"},
    {"x<noembed><p>no</noembed>y", "xy|"},
    {"x<noscript><p>a</noscript>y", "x|a|y|"},
    {"a<track>b<embed src=e>c<wbr>d<source>e", "abcde|"},
    {"<!--[if IE]><p>no<![endif]-->a", "a|"},
    {"<table><p>x<tr><td>y</table>z", "x|y|z|"},
    {"a<!-- no <p>no", "a|"},
    {"a<a href=\"x>no</a><p>no", "a|"},
    {"a<a href=\"x>no</a><p title=\"t\">b", "ab|"},
    {"<head><div>x</div><meta name=description content=d></head><body><p>y",
        "x|y|d|"},
    /* references */
    {"&amp;&lt;&#65;&#x41;&ccedil;", "&<AA\u00e7|"},
    {"a&nbspb&nbsp;c &nbsp d", "a\u00a0b\u00a0c \u00a0 d|"},
    {"a&nbsp&nbsp(1)", "a\u00a0\u00a0(1)|"},
    {"a &lt b &gt c", "a < b > c|"},
    {"&copy2560 &copyright ", "\u00a92560 \u00a9right|"},
    {"R&D &unknown; &unknown & &", "R&D &unknown; &unknown & &|"},
    {"&lpar;x&rpar;;", "(x);|"},
    {"&#150;&#133;&#0;x", "\u2013\u2026x|"},
    {"&#130;&#x91;&#145", "\u201a\u2018\u2018|"},
    /* what the parser drops */
    {"a\x01z", "a z|"},
    {"a\uffffz", "a z|"},
    /* passages */
    {"<title>T &amp;\nt</title>x", "x|T & t|"},
    {"<img alt='A  B' src='/x/ban%20ner.jpg'>", "A B|ban ner.jpg|"},
    {"<input type=submit value=Send><input placeholder=P>", "Send|P|"},
    {"<meta name=description content=D><meta name=x content=no>", "D|"},
    {"<a href=f.pdf title=T>x</a><a href=g.html>y</a>", "xy|T|f.pdf|"},
};

static void
test_text_is_what_stands_there(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct page *p = page_case_open(texts[i].html);
		char text[200];

		assert_true(p->text.len < sizeof(text));
		for (size_t k = 0; k < p->text.len; k++)
			text[k] = p->text.ptr[k] == '\n' ? '|' : p->text.ptr[k];
		check_str((struct str){text, p->text.len}, texts[i].want,
		    texts[i].html);
		page_close(p);
	}
}

static const struct {
	const char *html, *want;
} titles[] = {
    {"<title> a \n b </title>", "a b"},
    {"<title>a &lt;b&gt; <i>c</i></title>", "a <b> <i>c</i>"},
    {"<svg><title>no</title></svg><title>a</title>", "a"},
    {"<title>a</title><title>b</title>", "a"},
    {"<title></title><title>b</title>", ""},
    {"junk<html><head><title>a</title>", "a"},
    {"<br />\n<b>Warning</b>: x in <b>/y.php</b><br />\n<!DOCTYPE html><html>"
     "<head><title>a</title></head><body>",
        "a"},
    {"<meta charset=utf-8><!DOCTYPE html><html><head><title>a</title>", "a"},
    {"<head><div>x</div><title>a</title></head>", "a"},
    {"<p>x", ""},
};

static void
test_the_title_is_the_documents(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		struct page *p = page_case_open(titles[i].html);

		check_str(p->title, titles[i].want, titles[i].html);
		page_close(p);
	}
}

/* Texts of a bound length hold whole characters. */
static void
test_a_long_title_is_cut(void **state)
{
	struct buf html = {0}, want = {0};
	struct page *p;

	(void)state;
	for (int i = 0; i < LIMIT_TITLE_BYTES / 3; i++)
		(void)buf_append_cstr(&want, "ก");
	buf_printf(&html, "<title>%sกก</title>x", buf_cstr(&want));
	p = page_case_open(buf_cstr(&html));
	check_str(p->title, buf_cstr(&want), "title");
	page_close(p);
	buf_release(&html);
	buf_release(&want);
}

static const struct {
	const char *html, *want;
} langs[] = {
    {"<html lang=th><p>x", "th"},
    {"<html lang=' en-GB '><p>x", "en-GB"},
    {"Warning: x in y.php<html class=a lang=\"th\"><p>x", "th"},
    {"<meta charset=utf-8><!DOCTYPE html><HTML LANG=th><p>x", "th"},
    {"<!-- <html lang=no> --><html lang=th><p>x", "th"},
    {"<html xml:lang=th><p>x", "th"},
    {"<p lang=th>x", ""},
};

static void
test_lang_is_that_of_html(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(langs) / sizeof(langs[0]); i++) {
		struct page *p = page_case_open(langs[i].html);

		check_str(p->lang, langs[i].want, langs[i].html);
		page_close(p);
	}
}

/* The elements in order, each with its depth. */
static const struct {
	const char *html, *want;
} trees[] = {
    {"<p>x", "0html 1body 2p"},
    {"<html><head><title>t</title></head><body><p>x",
        "0html 1head 2title 1body 2p"},
    {"<body>a</body></html><script>x</script><div>b</div>",
        "0html 1body 2script 2div"},
    {"<picture><source><img></picture><wbr><i>x</i>",
        "0html 1body 2picture 3source 3img 2wbr 2i"},
    {"<div><p>a</div><span>b", "0html 1body 2div 3p 2span"},
    {"<frameset><frame src=a><frame src=b></frameset>",
        "0html 1frameset 2frame 2frame"},
    {"<p><track><embed src=e><i>x", "0html 1body 2p 3track 3embed 3i"},
    {"<noscript><p>a</noscript>", "0html 1body 2noscript 3p"},
    {"<template><p>a</template><p>b", "0html 1body 2template 2p"},
    {"<p>a<b", "0html 1body 2p"},
};

static void
test_elements_stand_in_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(trees) / sizeof(trees[0]); i++) {
		struct page *p = page_case_open(trees[i].html);
		struct buf got = {0};

		for (uint32_t k = 0; k < p->element_count; k++) {
			uint32_t up = p->elements[k].parent;
			int depth = 0;

			for (; up != PAGE_NONE; up = p->elements[up].parent)
				depth++;
			buf_printf(&got, "%s%d%.*s", k > 0 ? " " : "", depth,
			    STR_ARG(p->elements[k].name));
		}
		check_str(buf_str(&got), trees[i].want, trees[i].html);
		buf_release(&got);
		page_close(p);
	}
}

static void
test_attributes_keep_empty_from_none(void **state)
{
	struct page *p = page_case_open(
	    "<input DISABLED value=\"\" data-x='a &amp; b' name=n name=m>");
	uint32_t i = page_case_find(p, "input");
	bool is_there;

	(void)state;
	check_str(page_attr(p, i, "data-x", NULL), "a & b", "data-x");
	check_str(page_attr(p, i, "name", NULL), "n", "the first of two");
	check_str(page_attr(p, i, "value", &is_there), "", "value");
	assert_true(is_there);
	(void)page_attr(p, i, "disabled", &is_there);
	assert_true(is_there);
	(void)page_attr(p, i, "id", &is_there);
	assert_false(is_there);
	page_close(p);
}

static const struct {
	const char *type, *coding, *payload;
	enum reason reason;
	const char *flags;
} openings[] = {
    {"text/html", "", "<p>x", REASON_NONE, ""},
    {"", "", "<!doctype html><p>x", REASON_NONE, ""},
    {"text/html", "", "", REASON_EMPTY_BODY, ""},
    {"text/html", "", " \n ", REASON_EMPTY_BODY, ""},
    {"text/html", "", "<!-- a -->", REASON_EMPTY_BODY, ""},
    {"application/pdf", "", "%PDF-1.4", REASON_NOT_HTML, ""},
    {"text/html", "", "%PDF-1.4", REASON_NOT_HTML, ""},
    {"application/json", "", "{}", REASON_NOT_HTML, ""},
    {"text/html", "gzip", "\x1f\x8b\x08zzzzzzz", REASON_BAD_CODING, ""},
    {"text/html", "deflate", "\x78\xda\xb3\x29\xb0\xcb\x48\xcd\xc9\xc9",
        REASON_NONE, "truncated"},
    {"text/html", "", "<p>\xa1\xc3\xc1", REASON_NONE, "charset-guess"},
    {"text/html; charset=utf-8", "", "<p>\xa1\xc3\xc1\xa1\xc3\xc1\xa1\xc3\xc1",
        REASON_NONE, "charset-guess charset-lies"},
};

static void
test_what_is_no_page_has_a_reason(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(openings) / sizeof(openings[0]); i++) {
		struct page_input input = {
		    .url = str_of(PAGE_CASE_URL),
		    .content_type = str_of(openings[i].type),
		    .content_encoding = str_of(openings[i].coding),
		    .payload = str_of(openings[i].payload),
		};
		struct page *p = page_open(&input);

		check_int(p->reason, openings[i].reason, openings[i].payload);
		assert_int_equal(
		    p->element_count == 0, openings[i].reason != REASON_NONE);
		if (p->reason == REASON_NONE)
			page_case_check_flags(
			    p, openings[i].flags, openings[i].payload);
		page_close(p);
	}
}

static void
test_a_cut_page_is_truncated(void **state)
{
	struct page_input input = {
	    .url = str_of(PAGE_CASE_URL),
	    .content_type = str_of("text/html"),
	    .payload = str_of("<p>a</p><a href=\"x"),
	    .is_cut = true,
	};
	struct page *p = page_open(&input);

	(void)state;
	page_case_check_flags(p, "truncated", "cut");
	check_int((int64_t)p->link_count, 0, "no half link");
	page_close(p);
	page_close(NULL);
}

static void
test_words_are_those_in_sight(void **state)
{
	struct page *p =
	    page_case_open("<title>no title words</title><p>กรมที่ดินไทย it's "
	                   "<b>on</b>line now 12</p><p hidden>not here</p>");

	(void)state;
	check_int(p->words_th, 2, "Thai characters by five");
	check_int(p->words_en, 3, "it's online now");
	page_close(p);
}

static const struct {
	const char *html;
	int64_t thai, latin, other;
} letters[] = {
    {"", 0, 0, 0},
    {"<p>ที่น้ำ", 3, 0, 0}, /* marks are no letters */
    {"<p>ๆ ฯ ฿ ๐๑ ๏", 2, 0, 0},
    {"<p>It's 2018 \u00c9\u00d7", 0, 4, 0},
    {"<p>กข abc \u4e2d\u6587 \u0416 \u2014 \U0001f600", 2, 3, 3},
    {"<p>a<p hidden>bก\u0416", 0, 1, 0},
    {"<title>ก</title><img alt=ข>", 0, 0, 0},
};

static void
test_letters_in_sight_are_counted_by_script(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++) {
		struct page *p = page_case_open(letters[i].html);

		check_int(p->letters_th, letters[i].thai, letters[i].html);
		check_int(p->letters_latin, letters[i].latin, letters[i].html);
		check_int(p->letters_other, letters[i].other, letters[i].html);
		page_close(p);
	}
}

static void
test_match_text_has_the_same_lines(void **state)
{
	struct page *p = page_case_open(
	    "<p>E&ndash;SERVICE  ๐๑<p>น\u0e4d\u0e49\u0e32<p>x&nbsp;y");

	(void)state;
	check_str(p->match_text, "e-service 01\nน\u0e49\u0e33\nx y\n", "form");
	page_close(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_text_is_what_stands_there),
	    cmocka_unit_test(test_the_title_is_the_documents),
	    cmocka_unit_test(test_a_long_title_is_cut),
	    cmocka_unit_test(test_lang_is_that_of_html),
	    cmocka_unit_test(test_elements_stand_in_order),
	    cmocka_unit_test(test_attributes_keep_empty_from_none),
	    cmocka_unit_test(test_what_is_no_page_has_a_reason),
	    cmocka_unit_test(test_a_cut_page_is_truncated),
	    cmocka_unit_test(test_words_are_those_in_sight),
	    cmocka_unit_test(test_letters_in_sight_are_counted_by_script),
	    cmocka_unit_test(test_match_text_has_the_same_lines),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
