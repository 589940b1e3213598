#include "page/role_impl.h"

#include "page_case.h"

struct role_case {
	const char *html;
	const char *want;
};

/* The role of the element with id t, by HTML alone. */
static const struct role_case implicit[] = {
    {"<a id=t href=x>a</a>", "link"},
    {"<a id=t href>a</a>", "link"},
    {"<a id=t>a</a>", "generic"},
    {"<abbr id=t>a</abbr>", "generic"},
    {"<address id=t>a</address>", "group"},
    {"<map><area id=t href=x></map>", "link"},
    {"<map><area id=t></map>", "generic"},
    {"<article id=t>a</article>", "article"},
    {"<aside id=t>a</aside>", "complementary"},
    {"<main><aside id=t>a</aside></main>", "complementary"},
    {"<article><aside id=t>a</aside></article>", "generic"},
    {"<nav><aside id=t aria-label=b>a</aside></nav>", "complementary"},
    {"<audio id=t></audio>", ""},
    {"<b id=t>a</b>", "generic"},
    {"<blockquote id=t>a</blockquote>", "blockquote"},
    {"<body id=t>a", "generic"},
    {"<button id=t>a</button>", "button"},
    {"<table><caption id=t>a</table>", "caption"},
    {"<code id=t>a</code>", "code"},
    {"<my-box id=t>a</my-box>", "generic"},
    {"<datalist id=t><option></datalist>", "listbox"},
    {"<dl><dt>a<dd id=t>b</dl>", "definition"},
    {"<dl><dt id=t>a<dd>b</dl>", "term"},
    {"<del id=t>a</del>", "deletion"},
    {"<details id=t><summary>a</summary></details>", "group"},
    {"<dfn id=t>a</dfn>", "term"},
    {"<dialog id=t open>a</dialog>", "dialog"},
    {"<div id=t>a</div>", "generic"},
    {"<em id=t>a</em>", "emphasis"},
    {"<fieldset id=t></fieldset>", "group"},
    {"<figure id=t></figure>", "figure"},
    {"<footer id=t>a</footer>", "contentinfo"},
    {"<div><footer id=t>a</footer></div>", "contentinfo"},
    {"<main><footer id=t>a</footer></main>", "generic"},
    {"<div role=article><footer id=t>a</footer></div>", "generic"},
    {"<form id=t></form>", "generic"},
    {"<form id=t aria-label=a></form>", "form"},
    {"<h1 id=t>a</h1>", "heading"},
    {"<h6 id=t>a</h6>", "heading"},
    {"<header id=t>a</header>", "banner"},
    {"<section><header id=t>a</header></section>", "generic"},
    {"<div role=region><header id=t>a</header></div>", "banner"},
    {"<div role=region title=b><header id=t>a</header></div>", "generic"},
    {"<hr id=t>", "separator"},
    {"<html id=t><p>a", "document"},
    {"<iframe id=t></iframe>", ""},
    {"<img id=t>", "img"},
    {"<img id=t alt=a>", "img"},
    {"<img id=t alt=' '>", "img"},
    {"<img id=t alt=''>", "none"},
    {"<img id=t alt>", "none"},
    {"<img id=t alt='' title=a>", "img"},
    {"<img id=t alt='' aria-label=a>", "img"},
    {"<img id=t alt='' tabindex=0>", "img"},
    {"<input id=t>", "textbox"},
    {"<input id=t type=made-up>", "textbox"},
    {"<input id=t type=EMAIL>", "textbox"},
    {"<input id=t type=tel>", "textbox"},
    {"<input id=t list=l>", "combobox"},
    {"<input id=t type=search>", "searchbox"},
    {"<input id=t type=search list=l>", "combobox"},
    {"<input id=t type=checkbox list=l>", "checkbox"},
    {"<input id=t type=radio>", "radio"},
    {"<input id=t type=range>", "slider"},
    {"<input id=t type=number>", "spinbutton"},
    {"<input id=t type=submit>", "button"},
    {"<input id=t type=reset>", "button"},
    {"<input id=t type=button>", "button"},
    {"<input id=t type=image>", "button"},
    {"<input id=t type=password>", ""},
    {"<input id=t type=date>", ""},
    {"<input id=t type=file>", ""},
    {"<ins id=t>a</ins>", "insertion"},
    {"<label id=t>a</label>", ""},
    {"<ul><li id=t>a</ul>", "listitem"},
    {"<ol><li id=t>a</ol>", "listitem"},
    {"<menu><li id=t>a</menu>", "listitem"},
    {"<div><li id=t>a</div>", "generic"},
    {"<ul role=none><li id=t>a</ul>", "generic"},
    {"<ul role=tablist><li id=t>a</ul>", "generic"},
    {"<main id=t>a</main>", "main"},
    {"<math id=t></math>", "math"},
    {"<menu id=t></menu>", "list"},
    {"<meter id=t></meter>", "meter"},
    {"<nav id=t>a</nav>", "navigation"},
    {"<object id=t></object>", ""},
    {"<ol id=t></ol>", "list"},
    {"<select><optgroup id=t></select>", "group"},
    {"<select><option id=t></select>", "option"},
    {"<output id=t></output>", "status"},
    {"<p id=t>a", "paragraph"},
    {"<progress id=t></progress>", "progressbar"},
    {"<s id=t>a</s>", "deletion"},
    {"<search id=t>a</search>", "search"},
    {"<section id=t>a</section>", "generic"},
    {"<section id=t aria-labelledby=b>a</section>", "region"},
    {"<select id=t></select>", "combobox"},
    {"<select id=t size=1></select>", "combobox"},
    {"<select id=t size=2></select>", "listbox"},
    {"<select id=t multiple></select>", "listbox"},
    {"<strong id=t>a</strong>", "strong"},
    {"<sub id=t>a</sub>", "subscript"},
    {"<sup id=t>a</sup>", "superscript"},
    {"<svg id=t></svg>", "graphics-document"},
    {"<textarea id=t></textarea>", "textbox"},
    {"<time id=t>a</time>", "time"},
    {"<ul id=t></ul>", "list"},
    {"<video id=t></video>", ""},
    {"<table id=t></table>", "table"},
    {"<table><thead id=t><tr></table>", "rowgroup"},
    {"<table><tbody id=t><tr></table>", "rowgroup"},
    {"<table><tr id=t><td></table>", "row"},
    {"<table><tr><td id=t></table>", "cell"},
    {"<table role=grid><tr><td id=t></table>", "gridcell"},
    {"<table role=treegrid><tr><th id=t></table>", "columnheader"},
    {"<table role=none><tr><td id=t></table>", "generic"},
    {"<table role=heading><tr id=t><td></table>", "generic"},
    {"<table role=none tabindex=0><tr><td id=t></table>", "cell"},
    {"<table><tr><th id=t><th></table>", "columnheader"},
    {"<table><tr><th><tr><th id=t><td></table>", "rowheader"},
    {"<table><tr><th id=t><td></table>", "rowheader"},
    {"<table><tr><td><th id=t></table>", "columnheader"},
    {"<table><caption>c</caption><tr><td><th id=t></table>", "columnheader"},
    {"<table><tr><td><th id=t><td></table>", "columnheader"},
    {"<table><tr><td><tr><td><th id=t><td></table>", "rowheader"},
    {"<table><tbody><tr><td><tbody><tr><td><th id=t></table>", "rowheader"},
    {"<div><td id=t>x</div>", "generic"},
    {"<table><tr><td><tr><td><th id=t></table>", "rowheader"},
    {"<table><thead><tr><td><tr><td><th id=t></thead></table>", "columnheader"},
    {"<table><tr><th><tr><th id=t scope=col><td></table>", "columnheader"},
    {"<table><tr><th id=t scope=ROW><th></table>", "rowheader"},
};

/* With a role attribute. */
static const struct role_case explicit_roles[] = {
    {"<div id=t role=button>a</div>", "button"},
    {"<div id=t role=' BUTTON '>a</div>", "button"},
    {"<div id=t role=''>a</div>", "generic"},
    {"<div id=t role='made-up button link'>a</div>", "button"},
    {"<div id=t role='made-up'>a</div>", "generic"},
    {"<h2 id=t role='widget'>a</h2>", "heading"},
    {"<h2 id=t role='input structure'>a</h2>", "heading"},
    {"<a id=t href=x role=button>a</a>", "button"},
    {"<span id=t role='doc-noteref link'>a</span>", "doc-noteref"},
    {"<svg><circle id=t role=graphics-symbol></circle></svg>",
        "graphics-symbol"},
    {"<div id=t role=region>a</div>", "generic"},
    {"<div id=t role='region group'>a</div>", "group"},
    {"<div id=t role=region aria-label=b>a</div>", "region"},
    {"<div id=t role=form title=b>a</div>", "form"},
    {"<h2 id=t role=none>a</h2>", "none"},
    {"<h2 id=t role=presentation>a</h2>", "none"},
    {"<h2 id=t role=none tabindex=-1>a</h2>", "heading"},
    {"<h2 id=t role=none aria-label=b>a</h2>", "heading"},
    {"<h2 id=t role=none aria-live=off>a</h2>", "heading"},
    {"<h2 id=t role=none aria-level=1>a</h2>", "none"},
    {"<h2 id=t role=none aria-hidden=true>a</h2>", "none"},
    {"<button id=t role=none>a</button>", "button"},
    {"<button id=t role=none disabled>a</button>", "none"},
    {"<button id=t role=none hidden>a</button>", "none"},
    {"<img id=t role=none alt=a>", "none"},
    {"<img id=t role=none tabindex=0>", "img"},
    {"<img id=t role=none alt='' tabindex=0>", "img"},
    {"<iframe id=t role=none></iframe>", "none"},
};

static void
check_roles(const struct role_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct page *p = page_case_open(cases[i].html);

		check_str(
		    str_of(role_word(page_role(p, page_case_find(p, "#t")))),
		    cases[i].want, cases[i].html);
		page_close(p);
	}
}

static void
test_elements_have_roles_of_their_own(void **state)
{
	(void)state;
	check_roles(implicit, sizeof(implicit) / sizeof(implicit[0]));
}

static void
test_authors_tell_roles(void **state)
{
	(void)state;
	check_roles(
	    explicit_roles, sizeof(explicit_roles) / sizeof(explicit_roles[0]));
}

static void
test_what_is_told_and_what_is_implied_are_known_apart(void **state)
{
	struct page *p = page_case_open("<h1 id=t role=none tabindex=0>a</h1>");
	uint32_t t = page_case_find(p, "#t");

	(void)state;
	check_int(page_explicit_role(p, t), ROLE_NONE, "explicit");
	check_int(page_implicit_role(p, t), ROLE_HEADING, "implicit");
	check_int(page_role(p, t), ROLE_HEADING, "role");
	page_close(p);
}

static void
test_every_word_leads_to_its_role(void **state)
{
	static const char *const no_roles[] = {"", "aler", "alerts", "command",
	    "composite", "landmark", "roletype", "select", "window", "zzz",
	    "doc-", "presentations"};

	(void)state;
	for (int r = ROLE_OTHER + 1; r < ROLE_COUNT; r++)
		check_int(role_of_word(str_of(role_word((enum role)r))), r,
		    role_word((enum role)r));
	check_int(
	    role_of_word(str_of("Presentation")), ROLE_NONE, "presentation");
	check_int(role_of_word(str_of("TreeItem")), ROLE_TREEITEM, "TreeItem");
	for (size_t i = 0; i < sizeof(no_roles) / sizeof(no_roles[0]); i++)
		check_int(
		    role_of_word(str_of(no_roles[i])), ROLE_OTHER, no_roles[i]);
}

static void
test_roles_have_traits(void **state)
{
	(void)state;
	assert_true(role_is(ROLE_LINK, ROLE_IS_CALLED_BY_CONTENT));
	assert_false(role_is(ROLE_TEXTBOX, ROLE_IS_CALLED_BY_CONTENT));
	assert_true(role_is(ROLE_PARAGRAPH, ROLE_IS_NAMELESS));
	assert_true(role_is(ROLE_TAB, ROLE_HIDES_CHILDREN));
	assert_false(role_is(ROLE_MENUITEM, ROLE_HIDES_CHILDREN));
}

struct truth_case {
	const char *html;
	bool want;
};

static const struct truth_case focusable[] = {
    {"<a id=t href=x>a</a>", true},
    {"<a id=t>a</a>", false},
    {"<area id=t href=x>", true},
    {"<p id=t>a</p>", false},
    {"<p id=t tabindex=0>a</p>", true},
    {"<p id=t tabindex=-1>a</p>", true},
    {"<p id=t tabindex=x>a</p>", false},
    {"<p id=t contenteditable>a</p>", true},
    {"<p id=t contenteditable=false>a</p>", false},
    {"<input id=t>", true},
    {"<input id=t type=hidden>", false},
    {"<input id=t disabled>", false},
    {"<input id=t disabled tabindex=0>", false},
    {"<select id=t></select>", true},
    {"<textarea id=t></textarea>", true},
    {"<fieldset disabled><button id=t>a</button></fieldset>", false},
    {"<fieldset disabled><legend><button id=t>a</button></legend></fieldset>",
        true},
    {"<fieldset disabled><p>b<legend>c</legend><legend><button id=t>a"
     "</button></legend></fieldset>",
        false},
    {"<details><summary id=t>a</summary></details>", true},
    {"<details><summary>b</summary><summary id=t>a</summary></details>", false},
    {"<summary id=t>a</summary>", false},
    {"<audio id=t></audio>", false},
    {"<audio id=t controls></audio>", true},
    {"<iframe id=t></iframe>", false},
    {"<button id=t hidden>a</button>", false},
    {"<div style='display:none'><button id=t>a</button></div>", false},
    {"<button id=t style='position:absolute;left:-9999px'>a</button>", true},
    {"<button id=t aria-hidden=true>a</button>", true},
};

static const struct truth_case told[] = {
    {"<p id=t>a", true},
    {"<p id=t hidden>a", false},
    {"<div style='visibility:hidden'><p id=t>a</div>", false},
    {"<style>.x{display:none}</style><div class=x><p id=t>a</div>", false},
    {"<p id=t aria-hidden=true>a", false},
    {"<p id=t aria-hidden=TRUE>a", false},
    {"<p id=t aria-hidden>a", true},
    {"<p id=t aria-hidden=false>a", true},
    {"<div aria-hidden=true><p id=t aria-hidden=false>a</div>", false},
    {"<p id=t role=none>a", true},
    {"<script id=t></script>", false},
    {"<button><i id=t>a</i></button>", false},
    {"<button><i><b id=t>a</b></i></button>", false},
    {"<button id=t>a</button>", true},
    {"<button role=link><i id=t>a</i></button>", true},
    {"<div role=checkbox><i id=t>a</i></div>", false},
    {"<div role=menuitem><i id=t>a</i></div>", true},
    {"<a href=x><i id=t>a</i></a>", true},
    {"<dialog><p id=t>a</dialog>", true},
    /* out of sight only */
    {"<p id=t style='position:absolute;left:-9999px'>a", true},
    {"<style>.x{text-indent:-9999px}</style><p class=x id=t>a", true},
    {"<div style='margin-left:-9999px;position:absolute'><p id=t>a</div>",
        true},
    {"<div style='position:absolute;left:-9999px'><p id=t hidden>a</div>",
        false},
    {"<div style='position:absolute;left:-9999px'><p id=t "
     "style='display:none'>a</div>",
        false},
    {"<div hidden><p id=t style='position:absolute;left:-9999px'>a</div>",
        false},
};

static const struct truth_case hidden[] = {
    {"<p id=t>a", false},
    {"<p id=t hidden>a", true},
    {"<div aria-hidden=true><p id=t>a</div>", true},
    {"<button><i id=t>a</i></button>", false},
    {"<dialog><p id=t>a</dialog>", false},
    {"<p id=t style='position:absolute;left:-9999px'>a", false},
};

static const struct truth_case perhaps_hidden[] = {
    {"<p id=t>a", false},
    {"<p id=t hidden>a", false},
    {"<dialog><p id=t>a</dialog>", true},
    {"<dialog aria-hidden=true><p id=t>a</dialog>", false},
    {"<style>@media (max-width:9px){.x{display:none}}</style><div class=x>"
     "<p id=t>a</div>",
        true},
    {"<style>.x{display:none}.x.open{display:block}</style><p class=x id=t>a",
        true},
    /* A style that only sight minds. */
    {"<style>.x{position:absolute;left:-999px}.x.open{left:0}</style>"
     "<p class=x id=t>a",
        false},
    {"<style>.x{text-indent:-999px;background:url(a)}</style><p class=x id=t>a",
        false},
};

static void
check_truths(const struct truth_case *cases, size_t count,
    bool (*ask)(const struct page *p, uint32_t element))
{
	for (size_t i = 0; i < count; i++) {
		struct page *p = page_case_open(cases[i].html);

		check_int(ask(p, page_case_find(p, "#t")), cases[i].want,
		    cases[i].html);
		page_close(p);
	}
}

static void
test_the_focus_reaches_what_can_be_acted_on(void **state)
{
	(void)state;
	check_truths(focusable, sizeof(focusable) / sizeof(focusable[0]),
	    page_is_focusable);
}

static void
test_what_is_displayed_is_in_the_accessibility_tree(void **state)
{
	(void)state;
	check_truths(told, sizeof(told) / sizeof(told[0]),
	    page_is_in_accessibility_tree);
}

static void
test_what_is_kept_from_everybody_is_hidden(void **state)
{
	(void)state;
	check_truths(
	    hidden, sizeof(hidden) / sizeof(hidden[0]), page_is_hidden);
	check_truths(perhaps_hidden,
	    sizeof(perhaps_hidden) / sizeof(perhaps_hidden[0]),
	    page_may_be_hidden);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_elements_have_roles_of_their_own),
	    cmocka_unit_test(test_authors_tell_roles),
	    cmocka_unit_test(
	        test_what_is_told_and_what_is_implied_are_known_apart),
	    cmocka_unit_test(test_every_word_leads_to_its_role),
	    cmocka_unit_test(test_roles_have_traits),
	    cmocka_unit_test(test_the_focus_reaches_what_can_be_acted_on),
	    cmocka_unit_test(
	        test_what_is_displayed_is_in_the_accessibility_tree),
	    cmocka_unit_test(test_what_is_kept_from_everybody_is_hidden),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
