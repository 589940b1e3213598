#include "test.h"

#include "page/skeleton_impl.h"

/* A source, and what of it the parser gets to see. */
static const struct {
	const char *source, *want;
} cases[] = {
    {"", ""},
    {"<p>long text</p>", "<p>x</p>"},
    {"<p>\n  long text</p>", "<p> x</p>"},
    {"<p>\n\n\n</p>", "<p> </p>"},
    {"<p>ab</p>", "<p>ab</p>"},
    {"<p>fish &amp; chips</p>", "<p>fish &amp; chips</p>"},
    {"<p>one <b>two</b> three</p>", "<p>x<b>x</b> x</p>"},
    {"<A HREF='x y' id=q checked >text</A >", "<A>x</A >"},
    {"<br class=\"x\" />", "<br/>"},
    {"<a b=\"x&amp;y\" c=d>", "<a b=\"x&amp;y\" c=d>"},
    {"<a b=\"x > y\">text", "<a>x"},
    {"<script src=x>if (a < b) c();</script>", "<script></script>"},
    {"<style>p { }</STYLE >text", "<style></STYLE >x"},
    {"<script>a = '</b>';</script>", "<script>x</b>';</script>"},
    {"<script></b></script>", "<script></b></script>"},
    {"<!-- a <b> --><p>", "<!----><p>"},
    {"<!----><p>", "<!----><p>"},
    {"<!DOCTYPE html PUBLIC \"a\"><p id=x>", "<!DOCTYPE html PUBLIC \"a\"><p>"},
    {"if 1 < 2 or 3 <p>text", "x< 2 or 3 <p>x"},
    /* Bounds that are not certain: nothing is cut. */
    {"<p>text<a @b=c>", "<p>text<a @b=c>"},
    {"<p>text<a b=c\"d>", "<p>text<a b=c\"d>"},
    {"<p>text<a b=\"c", "<p>text<a b=\"c"},
    {"<p>text<a/b>", "<p>text<a/b>"},
    {"<p>text</p class=x>", "<p>text</p class=x>"},
    {"<p>text<!-- a --!> b -->", "<p>text<!-- a --!> b -->"},
    {"<p>text<script>a", "<p>text<script>a"},
    {"<p>text<script></scripts></script>",
        "<p>text<script></scripts></script>"},
    {"<p>text<!doctype a '>'>", "<p>text<!doctype a '>'>"},
    {"<p>text<_a>", "<p>text<_a>"},
    {"<p>text\f</p>", "<p>text\f</p>"},
};

static void
test_only_the_order_of_elements_is_left(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_str(skeleton_make(&a, str_of(cases[i].source)).text,
		    cases[i].want, cases[i].source);
	arena_release(&a);
}

/* A text of a size that the parser reads in pieces. */
static void
test_long_text_is_cut_only_inside_the_body(void **state)
{
	struct arena a = {0};
	struct buf text = {0};

	(void)state;
	for (int i = 0; i < 2000; i++)
		(void)buf_append_char(&text, 'a');
	check_int((int64_t)skeleton_make(&a, buf_str(&text)).text.len, 2000,
	    "before the body");
	check_str(
	    skeleton_make(&a,
	        arena_printf(&a, "<body>%.*s</body>", STR_ARG(buf_str(&text))))
	        .text,
	    "<body>x</body>", "in the body");
	check_int(
	    (int64_t)skeleton_make(&a,
	        arena_printf(&a, "<body></body>%.*s", STR_ARG(buf_str(&text))))
	        .text.len,
	    2013, "behind the body");
	buf_release(&text);
	arena_release(&a);
}

static void
test_offsets_lead_back(void **state)
{
	static const char source[] = "<p id=a>long <b>text</b>";
	struct arena a = {0};
	struct skeleton s = skeleton_make(&a, str_of(source));
	/* <p>x<b>x</b> */
	static const uint32_t want[] = {
	    0, 1, 7, 8, 13, 14, 15, 16, 20, 21, 22, 23, 24};

	(void)state;
	check_int((int64_t)s.text.len, 12, "length");
	for (size_t round = 0; round < 2; round++)
		for (size_t i = 0; i < sizeof(want) / sizeof(want[0]); i++) {
			size_t at = round == 0 ? i : 12 - i;

			check_int(skeleton_source(&s, at), want[at], "offset");
		}
	arena_release(&a);
}

static void
test_a_letter_stands_for_its_text(void **state)
{
	struct arena a = {0};
	struct skeleton s =
	    skeleton_make(&a, str_of("<p>\n long</p>ab<b>more</b>"));
	struct span span = skeleton_text(&s, 5, str_of(" x"));

	(void)state;
	check_int(span.start, 3, "with blanks");
	check_int(span.end, 9, "with blanks");
	span = skeleton_text(&s, 5, str_of("x"));
	check_int(span.start, 5, "without blanks");
	check_int(skeleton_text(&s, 5, str_of("<")).end, 0, "another sign");
	check_int(skeleton_text(&s, 11, str_of("b")).end, 0, "a short text");
	check_int(skeleton_text(&s, 15, str_of("x")).end, 22, "the next text");
	arena_release(&a);
}

static void
test_attributes_are_read_from_the_source(void **state)
{
	struct arena a = {0};
	struct skeleton s = skeleton_make(
	    &a, str_of("<a HREF = 'x y' id=q checked ID=r alt=\"\">"));
	struct page_element e = {.name = str_of("a")};

	(void)state;
	skeleton_attrs(&s, &a, 0, &e);
	check_int(e.attr_count, 4, "count");
	check_str(e.attrs[0].name, "href", "name");
	check_str(e.attrs[0].value, "x y", "value");
	check_str(e.attrs[1].value, "q", "the first of two");
	check_str(e.attrs[2].name, "checked", "without a value");
	check_str(e.attrs[2].value, "", "without a value");
	check_str(e.attrs[3].name, "alt", "behind the second of two");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_only_the_order_of_elements_is_left),
	    cmocka_unit_test(test_long_text_is_cut_only_inside_the_body),
	    cmocka_unit_test(test_offsets_lead_back),
	    cmocka_unit_test(test_a_letter_stands_for_its_text),
	    cmocka_unit_test(test_attributes_are_read_from_the_source),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
