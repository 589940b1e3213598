#include "page_case.h"

#include "base/limits.h"

struct name_case {
	const char *html, *want;
};

/* The accessible name of the element with id t. */
static const struct name_case names[] = {
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
    {"<label>a <select id=t><option>b</select></label>", "a"},
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
    /* aria-labelledby */
    {"<p id=a hidden>1<b>2</b></p><input id=t aria-labelledby=a>", "12"},
    {"<p id=a>1<b hidden>2</b></p><input id=t aria-labelledby=a>", "1"},
    {"<p id=a aria-hidden=true>1</p><input id=t aria-labelledby=a>", "1"},
    {"<img id=a alt=1><input id=t aria-labelledby=a>", "1"},
    {"<p id=a aria-label=1>2</p><input id=t aria-labelledby=a>", "1"},
    {"<p id=b>1</p><p id=a aria-labelledby=b>2</p><input id=t "
     "aria-labelledby=a>",
        "2"},
    {"<button id=t aria-labelledby='t a'>1</button><p id=a>2", "1 2"},
    {"<input id=t value=3 aria-label=1 aria-labelledby='t a'><p id=a>2", "1 2"},
    {"<input id=a value=1><input id=t aria-labelledby=a>", "1"},
    {"<p id=a>1</p><p id=b>2</p><a id=t href=x aria-labelledby='a\n\tb'>3</a>",
        "1 2"},
    {"<p id=a></p><select id=t aria-labelledby=a><option>1</select>", ""},
    {"<p id=a title=1></p><input id=t aria-labelledby=a>", "1"},
    {"<p id=b>1</p><a id=t href=x><img aria-labelledby=b alt=2></a>", "1"},
    {"<a id=t href=x aria-labelledby=b><b id=b aria-labelledby=t>1</b></a>",
        "1"},
    /* labels */
    {"<label for=t>1</label><label>2<input id=t></label><label for=t>3</label>",
        "1 2 3"},
    {"<label>1<b hidden>2</b><input id=t></label>", "1"},
    {"<label hidden>1<input id=t></label>", "1"},
    {"<label for=b>1<input id=t></label>", ""},
    {"<label>1<input><input id=t></label>", ""},
    {"<label>1<input type=hidden><input id=t></label>", "1"},
    {"<label>1<div id=t role=textbox>2</div></label>", ""},
    {"<label>1<textarea id=t>2</textarea>3</label>", "1 3"},
    {"<label>1<progress id=t></progress></label>", "1"},
    {"<label for=t>1 <textarea>2</textarea> 3</label><input id=t>", "1 2 3"},
    {"<label for=t>1 <input type=image alt=2></label><input id=t>", "1 2"},
    {"<label for=t>1</label><button id=t>2</button>", "1"},
    {"<label for=t>1</label><input id=t type=submit value=2>", "1"},
    {"<label for=t>1 <input value=2> 3</label><input id=t type=checkbox>",
        "1 2 3"},
    {"<label for=t>1 <select><option>2<option selected>3</select></label>"
     "<input id=t>",
        "1 3"},
    {"<label for=t>1 <select><option>2<option>3</select></label><input id=t>",
        "1 2"},
    {"<label for=t>1 <select multiple><option>2<option selected>3<option "
     "selected label=4>5</select></label><input id=t>",
        "1 3 4"},
    {"<label for=t>1 <input type=range value=2></label><input id=t>", "1 2"},
    {"<label for=t>1 <b role=slider aria-valuenow=2 aria-valuetext=3>4</b>"
     "</label><input id=t>",
        "1 3"},
    {"<label for=t>1 <b role=spinbutton aria-valuenow=2>4</b></label><input "
     "id=t>",
        "1 2"},
    {"<label for=t>1 <ul role=listbox><li role=option>2<li role=option "
     "aria-selected=true>3</ul></label><input id=t>",
        "1 3"},
    {"<label for=t>1 <b role=textbox>2</b></label><input id=t>", "1 2"},
    {"<label for=t>1 <input type=checkbox value=2></label><input id=t>", "1"},
    {"<label for=t>1 <input type=password value=2></label><input id=t>", "1"},
    {"<label for=t>1 <input aria-label=2 value=3></label><input id=t>", "1 3"},
    /* buttons */
    {"<input id=t type=submit>", "Submit"},
    {"<input id=t type=submit title=a>", "a"},
    {"<input id=t type=submit value=''>", ""},
    {"<input id=t type=RESET>", "Reset"},
    {"<input id=t type=button>", ""},
    {"<input id=t type=image>", "Submit Query"},
    {"<input id=t type=image value=a>", "Submit Query"},
    {"<input id=t type=image alt='' title=a>", "a"},
    /* children that name */
    {"<table id=t><caption>1</caption><tr><td>2</table>", "1"},
    {"<table id=t title=1><tr><td>2</table>", "1"},
    {"<figure id=t><img alt=1><figcaption>2</figcaption></figure>", "2"},
    {"<svg id=t><title>1</title><text>2</text></svg>", "1"},
    {"<svg id=t><desc>2</desc></svg>", ""},
    {"<svg><circle id=t role=img><title>1</title></circle></svg>", "1"},
    {"<a id=t href=x><svg><title>1</title></svg> 2</a>", "1 2"},
    {"<a id=t href=x><svg><text>1</text></svg></a>", "1"},
    {"<fieldset id=t><p>1</p><legend>2</legend></fieldset>", "2"},
    {"<select><optgroup id=t label=1><option>2</select>", "1"},
    {"<select><option id=t label=1>2</select>", "1"},
    {"<select><option id=t>2</select>", "2"},
    {"<html id=t><title>1</title><p>2", "1"},
    {"<details><summary id=t>1</summary>2</details>", "1"},
    {"<details id=t><summary>1</summary>2</details>", ""},
    /* by role */
    {"<div id=t role=button>1</div>", "1"},
    {"<div id=t role=textbox>1</div>", ""},
    {"<div id=t role=img>1</div>", ""},
    {"<div id=t role=img title=2>1</div>", "2"},
    {"<div id=t role=heading>1</div>", "1"},
    {"<div id=t role=navigation>1</div>", ""},
    {"<nav id=t>1</nav>", ""},
    {"<ul id=t><li>1</ul>", ""},
    {"<h2 id=t>1 <b>2</b></h2>", "1 2"},
    {"<table><tr><td id=t>1</table>", "1"},
    {"<input id=t role=switch type=checkbox title=1>", "1"},
    {"<img id=t role=presentation alt=1>", ""},
    {"<img id=t role=none alt=1 tabindex=0>", "1"},
    {"<h1 id=t><img alt=1 role=presentation></h1>", ""},
    {"<iframe id=t>1</iframe>", ""},
    {"<div id=t placeholder=1 role=textbox></div>", ""},
    /* content */
    {"<a id=t href=x>1<b aria-hidden=true>2</b>3</a>", "13"},
    {"<a id=t href=x><b aria-label=1>2</b> 3</a>", "1 3"},
    {"<a id=t href=x><i title=1></i>2</a>", "1 2"},
    {"<a id=t href=x><i title=1>3</i>2</a>", "32"},
    {"<a id=t href=x><i title=1><b></b></i></a>", "1"},
    {"<a id=t href=x><i title=1><img alt=2></i></a>", "2"},
    {"<a id=t href=x>1<b style='position:absolute;left:-9999px'>2</b></a>",
        "12"},
    {"<a id=t href=x>1<iframe title=2>3</iframe></a>", "1"},
    {"<button id=t>1<input type=submit value=2></button>", "1 2"},
    {"<a id=t href=x><img alt=' '></a>", ""},
};

static void
check_names(const struct name_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct page *p = page_case_open(cases[i].html);
		struct arena a = {0};

		check_str(page_name(p, page_case_find(p, "#t"), &a),
		    cases[i].want, cases[i].html);
		arena_release(&a);
		page_close(p);
	}
}

static void
test_names_are_found_in_order(void **state)
{
	(void)state;
	check_names(names, sizeof(names) / sizeof(names[0]));
}

/* What a reader sees of a link is its text, told to others or not. */
static const struct name_case links[] = {
    {"<a href=x>1</a>", "1"},
    {"<a href=x aria-label=2>1</a>", "2"},
    {"<a href=x>1<b aria-hidden=true>2</b></a>", "12"},
    {"<a href=x aria-hidden=true>1</a>", "1"},
    {"<a href=x><b aria-label=2>1</b></a>", "1"},
    {"<a href=x><b aria-label=2></b></a>", "2"},
    {"<a href=x>1<b hidden>2</b></a>", "1"},
    {"<form action=x><input name=q><input type=submit></form>", ""},
    {"<form action=x><input name=q><button>1</button></form>", "1"},
};

static void
test_links_lose_nothing_that_is_seen(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		struct page *p = page_case_open(links[i].html);

		check_int((int64_t)p->link_count, 1, links[i].html);
		check_str(p->links[0].text, links[i].want, links[i].html);
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
	    cmocka_unit_test(test_links_lose_nothing_that_is_seen),
	    cmocka_unit_test(test_names_have_a_bound),
	    cmocka_unit_test(test_page_text_is_all_text),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
