/* Blocks of a page: which lines make one, and which blocks are the same. */
#include "page_case.h"

#include "base/limits.h"

/* Sixty bytes, and short of it. */
#define LONG "sixty bytes of text are no more than this one line, not less"
#define SHORT "fifty-nine bytes are too few to be a block of their own, no"

/* Each block: its element, and its span in the match form, newlines as bars. */
static void
write_blocks(struct buf *out, const struct page *p)
{
	for (size_t i = 0; i < p->block_count; i++) {
		struct span span = p->blocks[i].span;
		struct str name = p->elements[p->blocks[i].element].name;
		struct str text =
		    str_slice(p->match_text, span.start, span.end);

		buf_printf(out, "%s%.*s:", i > 0 ? " " : "", STR_ARG(name));
		for (size_t k = 0; k < text.len; k++)
			(void)buf_append_char(
			    out, text.ptr[k] == '\n' ? '|' : text.ptr[k]);
	}
}

static const struct {
	const char *html, *want;
} rows[] = {
    {"", ""},
    {"<p>short", ""},
    {"<p>" SHORT, ""},
    {"<p>" LONG, "p:" LONG},
    {"<p>" SHORT "<p>" SHORT, "body:" SHORT "|" SHORT},
    {"<div><p>" LONG "</div>", "p:" LONG},
    {"<h1>" LONG "</h1>", "body:" LONG},
    {"<b>" LONG "</b>", "body:" LONG},
    /* a menu of short items */
    {"<nav><ul><li>first item<li>second item<li>third item<li>fourth item"
     "<li>fifth item<li>sixth item</ul></nav>",
        "ul:first item|second item|third item|fourth item|fifth item"
        "|sixth item"},
    /* what is over belongs to what it stands in */
    {"<div>" SHORT "<p>" LONG "</p>" SHORT "</div>",
        "div:" SHORT "|" LONG "|" SHORT " p:" LONG},
    {"<div>" SHORT "<p>" LONG "</p></div>", "p:" LONG},
    {"<table><tr><td>" SHORT "<td>" SHORT "</table>", "table:" SHORT "|" SHORT},
    {"<table><tr><td>" SHORT "<td>" LONG "</table>", "td:" LONG},
    /* what cannot be seen does not count */
    {"<p hidden>" LONG "</p><p>x", ""},
    {"<title>" LONG "</title><img alt='" LONG "'>", ""},
    {"<p><i hidden>" SHORT "</i> x</p>", "p:" SHORT " x"},
};

static void
test_each_line_belongs_to_one_block(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct page *p = page_case_open(rows[i].html);
		struct buf got = {0};

		write_blocks(&got, p);
		check_str(buf_str(&got), rows[i].want, rows[i].html);
		assert_false(p->are_blocks_cut);
		buf_release(&got);
		page_close(p);
	}
}

static const struct {
	const char *a, *b;
	bool is_same;
} pairs[] = {
    {"<p>" LONG, "<div><p id=x>" LONG "</div>", true},
    {"<p>" LONG, "<ul><li>" LONG "</ul>", true},
    {"<p>" LONG, "<p>" LONG ".", false},
    {"<p>" LONG,
        "<p><b>SIXTY</b>&nbsp;bytes of text are no more than this "
        "one line, not less",
        true},
    {"<p>7 " LONG, "<p>12345 " LONG, true},
    {"<p>๗ " LONG, "<p>12345 " LONG, true},
    {"<p>7 8 " LONG, "<p>7 " LONG, false},
    {"<p>" LONG " 7", "<p>" LONG " 78", true},
    {"<div>" SHORT "<br>" SHORT, "<div>" SHORT " " SHORT, false},
    /* of the lines of an outer block alone */
    {"<div>" SHORT "<p>" LONG "</p>" SHORT "</div>",
        "<div>" SHORT "<br>" SHORT "</div>", true},
};

static void
test_the_same_lines_have_the_same_hash(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct page *a = page_case_open(pairs[i].a);
		struct page *b = page_case_open(pairs[i].b);

		assert_true(a->block_count > 0 && b->block_count > 0);
		if ((a->blocks[0].hash == b->blocks[0].hash) !=
		    pairs[i].is_same)
			fail_msg("%s and %s", pairs[i].a, pairs[i].b);
		page_close(a);
		page_close(b);
	}
}

static void
test_the_hash_is_the_start_of_the_digest(void **state)
{
	struct page *p = page_case_open("<p>" LONG);

	(void)state;
	check_int((int64_t)p->block_count, 1, "blocks");
	assert_true(p->blocks[0].hash == UINT64_C(0x7c3aae049d730c62));
	page_close(p);
}

static void
test_an_element_has_the_block_around_it(void **state)
{
	struct page *p = page_case_open(
	    "<body><div id=d>" SHORT "<h2 id=h>" SHORT "</h2><p id=p>" LONG
	    "<b id=b>x</b></p><img id=i></div>"
	    "<p id=s>short</p>");
	uint64_t outer = page_block_of(p, page_case_find(p, "#d"));
	uint64_t inner = page_block_of(p, page_case_find(p, "#p"));

	(void)state;
	assert_true(outer != 0 && inner != 0 && outer != inner);
	assert_true(page_block_of(p, page_case_find(p, "#h")) == outer);
	assert_true(page_block_of(p, page_case_find(p, "#i")) == outer);
	assert_true(page_block_of(p, page_case_find(p, "#b")) == inner);
	assert_true(page_block_of(p, page_case_find(p, "#s")) == 0);
	assert_true(page_block_of(p, PAGE_NONE) == 0);
	page_close(p);
}

static void
test_more_than_the_bound_is_recorded(void **state)
{
	struct buf html = {0};
	struct page *p;
	uint32_t last = 0;

	(void)state;
	(void)buf_append_cstr(&html, "<div>" LONG);
	for (int i = 0; i < LIMIT_BLOCKS; i++)
		(void)buf_append_cstr(&html, "<p>" LONG);
	p = page_case_open(buf_cstr(&html));
	check_int((int64_t)p->block_count, LIMIT_BLOCKS, "blocks");
	assert_true(p->are_blocks_cut);
	last = (uint32_t)p->element_count - 1;
	check_str(p->elements[last].name, "p", "the last");
	assert_true(page_block_of(p, last) == 0);
	assert_true(page_block_of(p, page_case_find(p, "div")) != 0);
	page_close(p);
	buf_release(&html);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_each_line_belongs_to_one_block),
	    cmocka_unit_test(test_the_same_lines_have_the_same_hash),
	    cmocka_unit_test(test_the_hash_is_the_start_of_the_digest),
	    cmocka_unit_test(test_an_element_has_the_block_around_it),
	    cmocka_unit_test(test_more_than_the_bound_is_recorded),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
