#include "page_case.h"

#include "base/limits.h"

/* The accessible name of the element with id t. */
static const struct {
	const char *html, *want;
} names[] = {
    {"<p id=t> a \n <b>b</b>&nbsp;c</p>", "a b c"},
    {"<p id=t>", ""},
    {"<i id=a>1</i><i id=b>2</i><p id=t aria-label=x aria-labelledby='b zz a'>"
     "y",
        "2 1"},
    {"<p id=t aria-labelledby=zz aria-label=' x '>y", "x"},
    {"<p id=t aria-label=''>y", "y"},
    {"<img id=t alt=a title=b>", "a"},
    {"<img id=t alt='' title=b>", "b"},
    {"<label for=t>a</label><input id=t title=b placeholder=c>", "a"},
    {"<label>a <input id=t></label>", "a"},
    {"<label>a <select id=t><option>b</select></label>", "a b"},
    {"<input id=t title=b placeholder=c>", "b"},
    {"<input id=t placeholder=c>", "c"},
    {"<input id=t value=c>", ""},
    {"<input id=t type=submit value=c>", "c"},
    {"<input id=t type=image alt=c>", "c"},
    {"<textarea id=t>c</textarea>", ""},
    {"<button id=t title=b>a</button>", "a"},
    {"<button id=t title=b></button>", "b"},
    {"<button id=t><svg aria-label=a></svg></button>", "a"},
    {"<a id=t href=x>1<img alt=2>3</a>", "1 2 3"},
    {"<a id=t href=x><img title=2></a>", "2"},
    {"<a id=t href=x><img alt=2><span>3</span></a>", "2 3"},
    {"<a id=t href=x>1<b hidden>2</b>3<i style='display:none'><img alt=4></i>"
     "</a>",
        "13"},
    {"<a id=t hidden href=x>1<b>2</b></a>", "12"},
    {"<a id=t href=x><div>1</div><div>2</div></a>", "1 2"},
    {"<fieldset id=t><legend>a</legend><p>b</fieldset>", "a"},
    {"<iframe id=t title=a>b</iframe>", "a"},
    {"<area id=t alt=a>", "a"},
};

static void
test_names_are_found_in_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct page *p = page_case_open(names[i].html);
		struct arena a = {0};

		check_str(page_name(p, page_case_find(p, "#t"), &a),
		    names[i].want, names[i].html);
		arena_release(&a);
		page_close(p);
	}
}

static void
test_names_have_a_bound(void **state)
{
	struct buf html = {0};
	struct arena a = {0};
	struct page *p;
	struct str name;

	(void)state;
	(void)buf_append_cstr(&html, "<p id=t>a");
	for (int i = 0; i < 5000; i++)
		(void)buf_append_cstr(&html, "<b>ก</b>");
	p = page_case_open(buf_cstr(&html));
	name = page_name(p, page_case_find(p, "#t"), &a);
	/* Whole characters of three bytes behind the first one. */
	check_int((int64_t)name.len, (LIMIT_NAME_BYTES - 1) / 3 * 3 + 1, "len");
	arena_release(&a);
	page_close(p);
	buf_release(&html);
}

static void
test_page_text_is_all_text(void **state)
{
	struct page *p = page_case_open(
	    "<title> a  b </title><div id=t>1<p>2<b hidden>3</b></p> 4 </div>");
	struct arena a = {0};

	(void)state;
	check_str(page_text(p, page_case_find(p, "#t"), &a), "1 23 4", "div");
	check_str(page_text(p, page_case_find(p, "title"), &a), "a b", "title");
	arena_release(&a);
	page_close(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_names_are_found_in_order),
	    cmocka_unit_test(test_names_have_a_bound),
	    cmocka_unit_test(test_page_text_is_all_text),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
