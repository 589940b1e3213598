#include "page_case.h"

#include "base/limits.h"

#define TAIL "ท้าย"

/*
 * A page: its head, then what stands there again and again, "#" in it being
 * the number of the turn. The tail comes last, where it can still be read or
 * not.
 */
static const struct flood {
	const char *what, *head;
	const char *again;
	size_t times;
	const char *then;
	size_t then_times;
	const char *before; /* the tail */
	bool has_tail;
	const char *flags;
	size_t least, most; /* elements; 0: any number */
} floods[] = {
    {"256 deep", "<p>a</p>", "<div>", 256, "", 0, "", true, "", 0, 0},
    {"900 deep", "<p>a</p>", "<div>", 900, "", 0, "", true, "", 0, 0},
    {"as deep as may be", "", "<div>", LIMIT_DEPTH - 2, "", 0, "", true, "",
        LIMIT_DEPTH, LIMIT_DEPTH},
    {"one deeper", "", "<div>", LIMIT_DEPTH - 1, "", 0, "", false, "truncated",
        LIMIT_DEPTH, LIMIT_DEPTH},
    {"5,000 deep", "<p>a</p>", "<div>", 5000, "", 0, "", false, "truncated",
        LIMIT_DEPTH + 1, LIMIT_DEPTH + 1},
    {"deep and out again", "", "<i>", 900, "</i>", 900, "", true, "", 0, 0},
    {"never closed", "<p>a</p>", "<b><i>", 100000, "", 0, "", false,
        "truncated", LIMIT_DEPTH, LIMIT_DEPTH + 1},
    {"fonts never closed", "<p>a</p>", "<font>", 400, "", 0, "<table><td>",
        true, "", 0, 0},
    {"more elements than may be", "", "<i>x</i>", LIMIT_ELEMENTS + 10, "", 0,
        "", false, "truncated", LIMIT_ELEMENTS, LIMIT_ELEMENTS},
    {"as many attributes as may be", "<p ", "a#=1 ", LIMIT_TAG_ATTRIBUTES, "",
        0, ">", true, "", 3, 3},
    {"one more", "<p ", "a#=1 ", LIMIT_TAG_ATTRIBUTES + 1, "", 0, ">", true,
        "truncated", 3, 3},
    {"60,000 attributes", "<p ", "a#=1 ", 60000, "", 0, ">", true, "truncated",
        3, 3},
    {"100,000 attributes", "<p ", "a# ", 100000, "", 0, ">", true, "truncated",
        3, 3},
    {"100,000 of one name", "<p ", "a=1 ", 100000, "", 0, ">", true,
        "truncated", 3, 3},
    {"end tags of nothing", "", "<div>", 900, "</i>", 300000, "", true, "", 902,
        902},
    {"end tags of nothing, too deep", "", "<div>", 3000, "</i>", 300000, "",
        false, "truncated", LIMIT_DEPTH, LIMIT_DEPTH},
    {"end tags of paragraphs", "", "<b>", 20000, "</p>", 20000, "", false,
        "truncated", LIMIT_DEPTH, LIMIT_DEPTH},
    {"end tags of paragraphs, not so deep", "", "<b>", 900, "</p>", 20000, "",
        true, "", 902, 902 + 20000},
    {"4 MB of text", "<p>", "0123456789", 400000, "", 0, "", true, "", 3, 3},
    {"10 MB of text", "<p>", "0123456789", 1000000, "", 0, "", false,
        "truncated", 3, 3},
    {"4 MB of a comment", "<p>a<!--", "0123456789", 400000, "", 0, "-->", true,
        "", 3, 3},
    {"4 MB of a script", "<script>", "012345678;", 400000, "", 0, "</script>",
        true, "", 3, 5},
    {"4 MB of a value", "<p title='", "0123456789", 400000, "", 0, "'>", true,
        "", 3, 3},
    {"signs that begin no tag", "<p>", "< ", 200000, "", 0, "", true, "", 3, 3},
    {"references", "<p>", "&lt;", 100000, "", 0, "", true, "", 3, 3},
    {"4 MB of Thai", "<p>", "ก", 1400000, "", 0, "", true, "", 3, 3},
    {"10 MB of Thai", "<p>", "ก", 3500000, "", 0, "", false, "truncated", 3, 3},
    {"as many forms as may be", "", "<form><input></form>", LIMIT_FORMS, "", 0,
        "", true, "", 0, 0},
    {"one form more", "", "<form><input></form>", LIMIT_FORMS + 1, "", 0, "",
        true, "truncated", 0, 0},
    {"as many fields as may be", "<form>", "<input>", LIMIT_FORM_FIELDS, "", 0,
        "", true, "", 0, 0},
    {"one field more", "<form>", "<input>", LIMIT_FORM_FIELDS + 1, "", 0, "",
        true, "truncated", 0, 0},
    {"as many pairs as may be", "<dl>", "<dt>a#?<dd>b#", LIMIT_PAIRS, "", 0,
        "</dl>", true, "", 0, 0},
    {"one pair more", "<dl>", "<dt>a#?<dd>b#", LIMIT_PAIRS + 1, "", 0, "</dl>",
        true, "truncated", 0, 0},
    {"more lines than 16 bits count", "", "x\n", 70000, "", 0, "<p>", true, "",
        3, 4},
    {"all in one line", "", "<p>x</p>", 70000, "", 0, "<p>", true, "", 0, 0},
};

static void
append_turns(struct buf *out, const char *again, size_t times)
{
	struct str text = str_of(again);
	size_t sign = str_find_char(text, '#', 0);

	for (size_t i = 0; i < times; i++) {
		(void)buf_append_str(out, str_slice(text, 0, sign));
		if (sign != STR_NONE)
			buf_printf(out, "%zu%s", i, again + sign + 1);
	}
}

/* The tail is read, and found in the body's last bytes. */
static void
check_tail(const struct page *p, const char *what)
{
	size_t at = str_find(p->text, str_of(TAIL), 0);
	struct page_place place;
	int64_t lines = 1;

	if (at == STR_NONE)
		fail_msg("%s: no tail", what);
	place = page_place_of_text(
	    p, (struct span){(uint32_t)at, (uint32_t)(at + sizeof(TAIL) - 1)});
	check_int(
	    place.byte_start, (int64_t)(p->body.len - sizeof(TAIL) + 1), what);
	check_int(place.byte_end, (int64_t)p->body.len, what);
	for (size_t i = 0; i < p->body.len; i++)
		lines += p->body.ptr[i] == '\n';
	check_int(place.line, lines, what);
}

static void
check_flood(const struct flood *f)
{
	struct buf html = {0};
	struct page *p;

	(void)buf_append_cstr(&html, f->head);
	append_turns(&html, f->again, f->times);
	append_turns(&html, f->then, f->then_times);
	(void)buf_append_cstr(&html, f->before);
	(void)buf_append_cstr(&html, TAIL);
	p = page_case_open(buf_cstr(&html));
	page_case_check_flags(p, f->flags, f->what);
	/* A cut is never made in the middle of a character. */
	if (str_find(p->text, str_of("\ufffd"), 0) != STR_NONE)
		fail_msg("%s: a character is cut", f->what);
	if (f->has_tail)
		check_tail(p, f->what);
	else
		assert_true(str_find(p->text, str_of(TAIL), 0) == STR_NONE);
	if (f->most > 0 &&
	    (p->element_count < f->least || p->element_count > f->most))
		fail_msg("%s: %zu elements", f->what, p->element_count);
	page_close(p);
	buf_release(&html);
}

static void
test_bounds_are_recorded(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(floods) / sizeof(floods[0]); i++)
		check_flood(&floods[i]);
}

/* What came before a bound stays. */
static void
test_what_was_read_stays(void **state)
{
	struct buf html = {0};
	struct page *p;

	(void)state;
	(void)buf_append_cstr(
	    &html, "<html lang=th><title>t</title><p>a</p><a href=/c>b</a>");
	append_turns(&html, "<b><i>", 100000);
	p = page_case_open(buf_cstr(&html));
	check_str(p->title, "t", "title");
	check_str(p->lang, "th", "lang");
	check_str(p->text, "a\nb\nt\n", "text");
	check_int((int64_t)p->link_count, 1, "links");
	page_close(p);
	buf_release(&html);
}

static void
test_the_first_attributes_are_kept(void **state)
{
	struct buf html = {0};
	struct page *p;
	uint32_t i;

	(void)state;
	(void)buf_append_cstr(&html, "<p ");
	append_turns(&html, "a#=v# ", 60000);
	(void)buf_append_cstr(&html, "id=late>x");
	p = page_case_open(buf_cstr(&html));
	i = page_case_find(p, "p");
	check_int(p->elements[i].attr_count, LIMIT_TAG_ATTRIBUTES, "count");
	check_str(p->elements[i].attrs[LIMIT_TAG_ATTRIBUTES - 1].name, "a1999",
	    "last");
	check_str(page_attr(p, i, "a0", NULL), "v#", "first");
	page_close(p);
	buf_release(&html);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_bounds_are_recorded),
	    cmocka_unit_test(test_what_was_read_stays),
	    cmocka_unit_test(test_the_first_attributes_are_kept),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
