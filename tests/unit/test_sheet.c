/* What is kept of a style sheet is read as the whole: each element of a page is
 * seen, or not, as it was. */
#include "base/limits.h"
#include "page/sheet.h"
#include "page/style_impl.h"
#include "test.h"

static const char html[] =
    "<link rel=stylesheet href=/s.css><nav class=nav><ul><li class=item>"
    "<a href=x>a</a><ul class=sub><li><a href=y>b</a></ul></ul></nav>"
    "<p class=a>a</p><p class=b>b<b class=a>c</b></p><p id=i class='a b'>d</p>"
    "<div class='modal fade'>e</div><h1 class=logo>f</h1>";

/* The visibility of each element, flags behind them. */
static void
look(struct buf *out, const char *type, struct str sheet, bool is_cut)
{
	struct page_part part = {.kind = PART_SHEET,
	    .asked = str_of("https://a.example/s.css"),
	    .url = str_of("https://a.example/s.css"),
	    .content_type = str_of(type),
	    .payload = sheet,
	    .is_cut = is_cut};
	struct page_input input = {.url = str_of("https://a.example/"),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload = str_of(html),
	    .parts = &part,
	    .part_count = 1};
	struct page *p = page_open(&input);

	for (size_t i = 0; i < p->element_count; i++)
		buf_printf(out, "%d", (int)p->elements[i].visibility);
	buf_printf(out, " %x %d", p->view_flags, (int)p->media_queries);
	check_int((int64_t)p->sheet_count, 1, "sheets");
	check_int((int64_t)p->sheets[0], 1, "number");
	page_close(p);
}

static const struct {
	const char *text;
	/* What is kept behind three newlines; others are bars. */
	const char *want;
} sheets[] = {
    {"", ""},
    {"p{color:red}", ""},
    {".a{color:red;display:none}", ".a |{display:none}|"},
    {".a{display:none!important}.a{display:block}",
        ".a |{display:none!important}|.a |{display:block}|"},
    {".a{visibility:hidden}", ".a |{display:none}|"},
    {".a,/*,*/.b{position:absolute;left:-9999px}",
        ".a,/*,*/.b |{height:0;width:0}|"},
    {".a{font-size:0}", ".a |{font-size:0}|"},
    {".logo{text-indent:-9999px;background:url(l.png)}",
        ".logo |{text-indent:-999px;background:url()}|"},
    {".logo{font-size:0;background:url(l.png);opacity:.5}",
        ".logo |{opacity:1;font-size:0;background:url()}|"},
    {".sub{display:none}.item:hover .sub{height:auto}",
        ".sub |{display:none}|.item:hover .sub |{opacity:1}|"},
    {"@media print{.a{display:none}}p{top:0}", "p |{opacity:1}|"},
    {"@media (max-width:9px){.a{display:none}}",
        "@media (width){|.a |{display:none}|}|"},
    {"@media print, SCREEN and (MIN-WIDTH:9px){.a{color:red}}",
        "@media (width){|}|"},
    {"@media print and (min-width:9px){.a{display:none}}", ""},
    {"@media (orientation:portrait){.a{display:none}}",
        "@media (x){|.a |{display:none}|}|"},
    {"@supports (a:b){.a{display:none}.b{color:red}}.b{display:none}",
        "@media (x){|.a |{display:none}|}|.b |{display:none}|"},
    {"@font-face{src:url(x)}.a{display:none}", ".a |{display:none}|"},
    {"@import 'x';@import 'y';.a{display:none}",
        "@import \"\";|.a |{display:none}|"},
    {"@import 'x' print;.a{display:none}", ".a |{display:none}|"},
    {".a{display:none}@import 'x';", ".a |{display:none}|"},
    {"}.a{display:none}}.b{display:none}",
        ".a |{display:none}|.b |{display:none}|"},
    {".a[x=\"\n{display:none}", ".a[x=\" |{display:none}|"},
    {".a{display:none", ".a |{display:none}|"},
    {".a{content:';display:none;'}", ".a |{display:none}|"},
    {"@charset \"utf-8\";.กข{display:none}", ".กข |{display:none}|"},
};

static void
what_is_kept_is_read_as_the_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(sheets) / sizeof(sheets[0]); i++) {
		struct page_part part = {.kind = PART_SHEET,
		    .content_type = str_of("text/css"),
		    .payload = str_of(sheets[i].text)};
		struct buf kept = {0}, bars = {0}, whole = {0}, after = {0};
		bool is_cut = true;

		assert_true(sheet_distill(&part, &kept, &is_cut));
		assert_false(is_cut);
		for (size_t k = 3; k < kept.len; k++)
			(void)buf_append_char(&bars,
			    kept.data[k] == '\n' ? '|' : (char)kept.data[k]);
		check_str(buf_str(&bars), sheets[i].want, sheets[i].text);
		look(&whole, "text/css", part.payload, false);
		look(&after, "text/css; charset=utf-8", buf_str(&kept), false);
		assert_true(str_equal(buf_str(&whole), buf_str(&after)));
		buf_release(&kept);
		buf_release(&bars);
		buf_release(&whole);
		buf_release(&after);
	}
}

/* Every block that declarations can come to is written as it is read. */
static void
blocks_are_written_as_they_are_read(void **state)
{
	static const char *const declarations[] = {"display:none",
	    "display:none!important", "visibility:hidden;display:block",
	    "display:flex", "opacity:1", "height:3px!important", "font-size:0",
	    "font-size:0;display:block", "width:0;height:0",
	    "text-indent:-9999px", "text-indent:-9999px;top:0",
	    "background:url(x);text-indent:-9999px",
	    "background:url(x);text-indent:-9999px;top:0!important",
	    "background:url(x);font-size:0", "position:fixed;left:-9999em"};

	(void)state;
	for (size_t i = 0; i < sizeof(declarations) / sizeof(declarations[0]);
	     i++) {
		struct style_block want =
		    style_of_declarations(str_of(declarations[i]));
		struct style_block got;
		struct buf out = {0};

		style_block_write(&out, &want);
		got = style_of_declarations(buf_str(&out));
		check_int(got.says, want.says, declarations[i]);
		check_int(got.opens, want.opens, declarations[i]);
		check_int(got.is_tiny, want.is_tiny, declarations[i]);
		check_int(got.is_important, want.is_important, declarations[i]);
		buf_release(&out);
	}
}

static void
what_cannot_stand_for_a_sheet_is_not_kept(void **state)
{
	static const struct {
		const char *type;
		const char *text;
		bool is_cut;
		bool stands;
	} table[] = {
	    {"text/html", "<p>", false, false},
	    {"text/css", "", true, false},
	    {"text/css", ".a{display:none}", true, true},
	    {"text/css", "/* ข */.a{display:none}", false, false},
	    {"text/css; charset=tis-620", "/* ข */.a{display:none}", false,
	        true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		struct page_part part = {.kind = PART_SHEET,
		    .content_type = str_of(table[i].type),
		    .payload = str_of(table[i].text),
		    .is_cut = table[i].is_cut};
		struct buf kept = {0};
		bool is_cut = false;

		check_int(sheet_distill(&part, &kept, &is_cut), table[i].stands,
		    table[i].type);
		check_int(is_cut, table[i].stands && table[i].is_cut, "cut");
		check_int(kept.len > 0, table[i].stands, "kept");
		buf_release(&kept);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_kept_is_read_as_the_whole),
	    cmocka_unit_test(blocks_are_written_as_they_are_read),
	    cmocka_unit_test(what_cannot_stand_for_a_sheet_is_not_kept),
	};

	page_global_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
