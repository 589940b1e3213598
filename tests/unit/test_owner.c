#include "page/owner.h"

#include "page_case.h"

static const struct {
	const char *html;
	const char *want; /* element that owns the one with id t */
} owners[] = {
    {"<ul><li id=t>a</ul>", "ul"},
    {"<ul><div><span><b id=t role=listitem>a</b></span></div></ul>", "ul"},
    {"<ul><p><b id=t role=listitem>a</b></ul>", "p"},
    {"<ul><i tabindex=0><b id=t role=listitem>a</b></i></ul>", "i"},
    {"<ul><div aria-live=polite><b id=t>a</b></div></ul>", "div"},
    {"<ul><div aria-live><b id=t>a</b></div></ul>", "ul"},
    {"<ul><nav role=none><b id=t>a</b></nav></ul>", "ul"},
    {"<ol><b id=t>a</b></ol><ul aria-owns='x t'></ul>", "ul"},
    {"<ul aria-owns=t></ul><nav aria-owns=t></nav><b id=t>a</b>", "ul"},
    /* Nothing owns what it stands in. */
    {"<ol><li id=t><ul aria-owns=t></ul></ol>", "ol"},
    {"<b id=t>a</b>", "html"},
};

static void
test_the_closest_that_is_told_owns(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(owners) / sizeof(owners[0]); i++) {
		struct page *p = page_case_open(owners[i].html);
		uint32_t owner = page_owner(p, page_case_find(p, "#t"));

		check_str(owner == PAGE_NONE ? (struct str){0}
		                             : p->elements[owner].name,
		    owners[i].want, owners[i].html);
		page_close(p);
	}
}

static const struct {
	const char *html;
	bool want;
} contexts[] = {
    {"<div><b id=t role=tab>a</b></div>", false},
    {"<div role=tablist><b id=t role=tab>a</b></div>", true},
    {"<ul><b id=t role=tab>a</b></ul>", false},
    {"<div role=menu><div role=group><b id=t role=menuitem>a</b></div></div>",
        true},
    {"<div role=tree><b id=t role=treeitem>a</b></div>", true},
    {"<p><b id=t role=note>a</b></p>", true},
};

static void
test_roles_need_roles_around_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(contexts) / sizeof(contexts[0]); i++) {
		struct page *p = page_case_open(contexts[i].html);

		if (page_is_in_context(p, page_case_find(p, "#t")) !=
		    contexts[i].want)
			fail_msg(
			    "%s: want %d", contexts[i].html, contexts[i].want);
		page_close(p);
	}
}

/* What the element with id t owns wrongly: its name, or empty. */
static const struct {
	const char *html;
	const char *want;
} wrongs[] = {
    {"<ul id=t><li>a</ul>", ""},
    {"<ul id=t></ul>", ""},
    {"<ul id=t>&nbsp; </ul>", ""},
    {"<ul id=t><li>a</li><script>x</script></ul>", ""},
    {"<ul id=t><li hidden>a</ul>", ""},
    {"<ul id=t>a</ul>", "ul"},
    {"<div id=t role=list><span>a</span></div>", "div"},
    {"<ul id=t><li>a</li>b</ul>", ""},
    {"<ul id=t><li>a</li><a href=x>b</a></ul>", "a"},
    {"<ul id=t><li><a href=x>b</a></ul>", ""},
    {"<ul id=t><div><li role=listitem>a</div></ul>", ""},
    {"<ul id=t><ul><li>a</ul></ul>", "ul"},
    {"<table id=t><caption>a</caption><tr><td>b</table>", ""},
    {"<table><tr id=t><th>a<td>b</table>", ""},
    {"<div id=t role=grid><div role=row>a</div></div>", ""},
    {"<div role=grid><div id=t role=row>a</div></div>", "div"},
    {"<select id=t multiple><optgroup><option>a</select>", ""},
    {"<div id=t role=menu><div role=group><b role=option>a</b></div></div>",
        "b"},
    {"<div id=t role=menu><b role=menuitem>a</b><hr></div>", ""},
    {"<div id=t role=list aria-owns=x></div><b id=x role=tab>a</b>", "b"},
    {"<div id=t role=tablist aria-owns='y x'></div><b id=x role=tab>a</b>", ""},
    /* What another one owns is not its own. */
    {"<ul id=t><li>a</li><b role=tab id=x>b</b></ul>"
     "<div role=tablist aria-owns=x></div>",
        ""},
    {"<p id=t><li>a</p>", ""},
};

static void
test_roles_own_their_parts_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(wrongs) / sizeof(wrongs[0]); i++) {
		struct page *p = page_case_open(wrongs[i].html);
		uint32_t wrong = page_owned_wrongly(p, page_case_find(p, "#t"));

		check_str(wrong == PAGE_NONE ? (struct str){0}
		                             : p->elements[wrong].name,
		    wrongs[i].want, wrongs[i].html);
		page_close(p);
	}
}

static void
test_what_is_around_may_be_busy(void **state)
{
	struct page *p = page_case_open(
	    "<div aria-busy=true><ul><li id=a></ul></div><p id=b>");

	(void)state;
	assert_true(page_is_busy(p, page_case_find(p, "#a")));
	assert_false(page_is_busy(p, page_case_find(p, "#b")));
	page_close(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_the_closest_that_is_told_owns),
	    cmocka_unit_test(test_roles_need_roles_around_them),
	    cmocka_unit_test(test_roles_own_their_parts_alone),
	    cmocka_unit_test(test_what_is_around_may_be_busy),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
