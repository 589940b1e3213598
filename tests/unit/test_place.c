#include "page_case.h"

static struct page *
open_as(const char *type, struct str payload)
{
	struct page_input input = {
	    .url = str_of(PAGE_CASE_URL),
	    .content_type = str_of(type),
	    .payload = payload,
	};

	return page_open(&input);
}

/* The place of the first hit of a piece of text. */
static struct page_place
place_of(const struct page *p, const char *piece)
{
	size_t at = str_find(p->text, str_of(piece), 0);

	if (at == STR_NONE)
		fail_msg("no text %s", piece);
	return page_place_of_text(
	    p, (struct span){(uint32_t)at, (uint32_t)(at + str_of(piece).len)});
}

/* A piece of the page's text, and the bytes of the body that it came from. */
static const struct {
	const char *type, *body, *piece, *want;
	int64_t line;
} places[] = {
    {"text/html;charset=utf-8", "<p>กรมที่ดิน</p>", "ที่", "ที่", 1},
    {"text/html;charset=utf-8", "\xef\xbb\xbf<p>กข", "ข", "ข", 1},
    {"text/html;charset=tis-620", "<p>\n\n<b>\xa1\xc3\xc1</b>", "\u0e23",
        "\xc3", 3},
    {"text/html;charset=utf-8", "<p>a&amp;b c", "b c", "b c", 1},
    {"text/html;charset=utf-8", "<p>a&amp;b c", "&", "&amp;", 1},
    {"text/html;charset=utf-8", "<p>a&amp;b c", "a&b", "a&amp;b", 1},
    {"text/html;charset=utf-8", "<p>a&nbspb ", "\u00a0", "&nbsp", 1},
    {"text/html;charset=utf-8", "<p>a \r\n\t b<i>c</i>", "a bc",
        "a \r\n\t b<i>c", 1},
    {"text/html;charset=utf-8", "<p>a<!-- x --><!xxxx>b", "ab",
        "a<!-- x --><!xxxx>b", 1},
    {"text/html;charset=utf-8", "<title>a\n<b></title>", "<b>", "<b>", 2},
    {"text/html;charset=utf-8", "<p>x\n<img\n alt=\"ab\"\nsrc=y>", "ab", "ab",
        3},
    {"text/html;charset=utf-8", "<img alt='a&amp;b'>", "a&b", "a&amp;b", 1},
    {"text/html;charset=utf-8", "<img alt='b' title=b src=a%20b.png>",
        "a b.png", "a%20b.png", 1},
    {"text/html;charset=utf-8", "<p>x\x01y<p>\xffz", "z", "z", 1},
};

static void
test_text_stands_in_the_body(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		struct page *p =
		    open_as(places[i].type, str_of(places[i].body));
		struct page_place got = place_of(p, places[i].piece);

		check_str(str_slice(p->body, (size_t)got.byte_start,
		              (size_t)got.byte_end),
		    places[i].want, places[i].body);
		check_int(got.line, places[i].line, places[i].body);
		page_close(p);
	}
}

/* Every character of long text, past the pieces that the parser makes. */
static void
test_long_text_keeps_its_places(void **state)
{
	struct buf html = {0};
	struct page *p;

	(void)state;
	(void)buf_append_cstr(&html, "<p>");
	for (unsigned i = 0; i < 3000; i++)
		buf_printf(&html, i % 7 == 0 ? "กา%u " : "x%u&lt;", i);
	p = page_case_open(buf_cstr(&html));
	assert_true(p->text.len > 10000);
	for (size_t i = 0; i < p->run_count; i++) {
		const struct page_run *r = &p->runs[i];
		struct page_place got = page_place_of_text(p, r->text);
		struct str text =
		    str_slice(p->text, r->text.start, r->text.end);

		assert_ptr_equal(page_run_at(p, r->text.start), r);
		if (str_is(text, "<"))
			text = str_of("&lt;");
		assert_true(str_equal(text,
		    str_slice(p->body, (size_t)got.byte_start,
		        (size_t)got.byte_end)));
	}
	page_close(p);
	buf_release(&html);
}

static void
test_bytes_of_other_encodings_are_counted(void **state)
{
	static const char body[] = "\xff\xfe<\0p\0>\0\x01\x0e\x02\x0e";
	struct page *p =
	    open_as("text/html", (struct str){body, sizeof(body) - 1});
	struct page_place got = place_of(p, "\u0e02");

	(void)state;
	check_int(got.byte_start, 10, "start");
	check_int(got.byte_end, 12, "end");
	page_close(p);
}

static void
test_no_text_has_no_place(void **state)
{
	struct page *p = page_case_open("<p>a<p>b");
	struct page_place got =
	    page_place_of_text(p, (struct span){1, 2}); /* the newline */

	(void)state;
	check_int(got.byte_start, -1, "start");
	check_int(got.element, PAGE_NONE, "element");
	assert_null(page_run_at(p, 1));
	assert_non_null(page_run_at(p, 2));
	page_close(p);
}

/* The bytes of the element with id t, and its path. */
static const struct {
	const char *body, *want, *path;
} elements[] = {
    {"<p>a<p id=t>b</p>c", "<p id=t>b</p>", "#t"},
    {"<div><i>1</i><p id=x>2</p><p id=x>3<b data-t>4</b></p></div>",
        "<b data-t>4</b>", "html/body/div/p[2]/b"},
    {"<p>a<p data-t title='<p'>b<p>c", "<p data-t title='<p'>b",
        "html/body/p[2]"},
    {"<ul id=m><li>1<li data-t>2</ul>", "<li data-t>2", "#m/li[2]"},
    {"<div><b data-t>1</div>2", "<b data-t>1", "html/body/div/b"},
    {"<img src=a><img data-t src=b/>c", "<img data-t src=b/>",
        "html/body/img[2]"},
    {"<p data-t>1</p></i></b><p>2", "<p data-t>1</p>", "html/body/p[1]"},
    {"<i></b><u data-t>1</u>", "<u data-t>1</u>", "html/body/i/u"},
    {"<script data-t>'</b>'</script>x", "<script data-t>'</b>'</script>",
        "html/head/script"},
    {"<div id='a b'><p data-t>1", "<p data-t>1", "html/body/div/p"},
    {"<svg><title data-t>1</title></svg>", "<title data-t>1</title>",
        "html/body/svg/title"},
};

static void
test_elements_stand_in_the_body(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++) {
		struct page *p = page_case_open(elements[i].body);
		struct page_place got;
		struct arena a = {0};
		uint32_t t = 0;

		for (uint32_t k = 0; k < p->element_count; k++) {
			bool is_there;

			(void)page_attr(p, k, "data-t", &is_there);
			if (is_there ||
			    str_is(page_attr(p, k, "id", NULL), "t"))
				t = k;
		}
		got = page_place_of_element(p, t);
		check_str(str_slice(p->body, (size_t)got.byte_start,
		              (size_t)got.byte_end),
		    elements[i].want, elements[i].body);
		check_str(page_node_path(p, t, &a), elements[i].path,
		    elements[i].body);
		arena_release(&a);
		page_close(p);
	}
}

static void
test_a_place_over_elements_is_in_what_holds_both(void **state)
{
	struct page *p =
	    page_case_open("<div id=t><i>a</i><p><b>b</b></p></div>");
	struct page_place got =
	    page_place_of_text(p, (struct span){0, (uint32_t)p->text.len});

	(void)state;
	check_int(got.element, page_case_find(p, "#t"), "element");
	assert_true(page_is_inside(p, page_case_find(p, "b"), got.element));
	assert_true(page_is_inside(p, got.element, got.element));
	assert_false(
	    page_is_inside(p, page_case_find(p, "b"), page_case_find(p, "i")));
	page_close(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_text_stands_in_the_body),
	    cmocka_unit_test(test_long_text_keeps_its_places),
	    cmocka_unit_test(test_bytes_of_other_encodings_are_counted),
	    cmocka_unit_test(test_no_text_has_no_place),
	    cmocka_unit_test(test_elements_stand_in_the_body),
	    cmocka_unit_test(test_a_place_over_elements_is_in_what_holds_both),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
