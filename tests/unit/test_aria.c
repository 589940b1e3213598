#include "page/aria.h"

#include "page_case.h"

/* Whether the state or property takes the value: 't' or 'f'. */
static const struct {
	const char *name;
	const char *value;
	char want;
} values[] = {
    {"aria-atomic", "true", 't'},
    {"aria-atomic", "FALSE", 't'},
    {"aria-atomic", "undefined", 'f'},
    {"aria-atomic", "1", 'f'},
    {"aria-expanded", "undefined", 't'},
    {"aria-expanded", "mixed", 'f'},
    {"aria-checked", "mixed", 't'},
    {"aria-checked", "maybe", 'f'},
    {"aria-activedescendant", "a", 't'},
    {"aria-activedescendant", "a b", 'f'},
    {"aria-labelledby", "a b", 't'},
    {"aria-level", "2", 't'},
    {"aria-level", " +2 ", 't'},
    {"aria-level", "-1", 't'},
    {"aria-level", "2.0", 'f'},
    {"aria-level", "two", 'f'},
    {"aria-level", "-", 'f'},
    {"aria-valuenow", "2", 't'},
    {"aria-valuenow", "-2.5", 't'},
    {"aria-valuenow", ".5", 't'},
    {"aria-valuenow", "1e3", 't'},
    {"aria-valuenow", "1e", 'f'},
    {"aria-valuenow", ".", 'f'},
    {"aria-valuenow", "1,5", 'f'},
    {"aria-valuenow", "e3", 'f'},
    {"aria-label", "anything, even 5", 't'},
    {"aria-live", "polite", 't'},
    {"aria-live", "polite off", 'f'},
    {"aria-relevant", "additions text", 't'},
    {"aria-relevant", "additions words", 'f'},
    {"aria-haspopup", "dialog", 't'},
    {"aria-current", "page", 't'},
    {"aria-current", "here", 'f'},
};

static void
test_values_are_of_their_type(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++) {
		const struct aria_attr *attr =
		    aria_attr_of(str_of(values[i].name));

		assert_non_null(attr);
		if (aria_takes(attr, str_of(values[i].value)) !=
		    (values[i].want == 't'))
			fail_msg("%s=%s: want %c", values[i].name,
			    values[i].value, values[i].want);
	}
}

static void
test_names_are_known_or_not(void **state)
{
	static const char *const known[] = {"aria-activedescendant",
	    "aria-braillelabel", "aria-owns", "aria-valuetext"};
	static const char *const other[] = {
	    "aria-", "aria-aaa", "aria-labeledby", "aria-valuetexts", "role"};

	(void)state;
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		check_str(str_of(aria_attr_of(str_of(known[i]))->name),
		    known[i], known[i]);
	for (size_t i = 0; i < sizeof(other) / sizeof(other[0]); i++)
		assert_null(aria_attr_of(str_of(other[i])));
	assert_true(aria_is_name(str_of("aria-x")));
	assert_false(aria_is_name(str_of("arial")));
}

/* Whether the element with id t may have a state or property, and whether it
 * is forbidden: "+", "-", "!" for forbidden. */
static const struct {
	const char *html;
	const char *name;
	char want;
} fits[] = {
    {"<div id=t>a</div>", "aria-busy", '+'},
    {"<div id=t>a</div>", "aria-label", '!'},
    {"<div id=t>a</div>", "aria-roledescription", '!'},
    {"<p id=t>a</p>", "aria-roledescription", '+'},
    {"<p id=t>a</p>", "aria-braillelabel", '!'},
    {"<p id=t>a</p>", "aria-checked", '-'},
    {"<div id=t role=checkbox>a</div>", "aria-checked", '+'},
    {"<div id=t role=checkbox>a</div>", "aria-sort", '-'},
    {"<button id=t>a</button>", "aria-pressed", '+'},
    {"<button id=t>a</button>", "aria-label", '+'},
    {"<button id=t role=none>a</button>", "aria-pressed", '+'},
    {"<button id=t role=none>a</button>", "aria-label", '+'},
    {"<h1 id=t role=none aria-label=b aria-live=off>a</h1>", "aria-label", '+'},
    {"<h1 id=t role=presentation>a</h1>", "aria-labelledby", '!'},
    {"<input id=t type=password>", "aria-required", '+'},
    {"<input id=t type=file>", "aria-orientation", '-'},
    {"<audio id=t controls></audio>", "aria-expanded", '+'},
    {"<audio id=t controls></audio>", "aria-sort", '-'},
    {"<audio id=t controls role=note></audio>", "aria-expanded", '-'},
    {"<svg id=t role=graphics-object></svg>", "aria-activedescendant", '+'},
    {"<ul><li id=t>a</ul>", "aria-setsize", '+'},
    {"<table role=grid><tr><td id=t>a</table>", "aria-selected", '+'},
    {"<table><tr><td id=t>a</table>", "aria-selected", '-'},
};

static void
test_roles_support_some_and_forbid_some(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(fits) / sizeof(fits[0]); i++) {
		const struct aria_attr *attr =
		    aria_attr_of(str_of(fits[i].name));
		struct page *p = page_case_open(fits[i].html);
		uint32_t t = page_case_find(p, "#t");
		char got = page_aria_is_prohibited(p, t, attr) ? '!'
		    : page_aria_is_allowed(p, t, attr)         ? '+'
		                                               : '-';

		if (got != fits[i].want)
			fail_msg("%s with %s: got %c, want %c", fits[i].html,
			    fits[i].name, got, fits[i].want);
		page_close(p);
	}
}

/* What the element with id t lacks. */
static const struct {
	const char *html;
	const char *want;
} lacks[] = {
    {"<div id=t>a</div>", ""},
    {"<div id=t role=checkbox>a</div>", "aria-checked"},
    {"<div id=t role=checkbox aria-checked=''>a</div>", "aria-checked"},
    {"<div id=t role=checkbox aria-checked=true>a</div>", ""},
    {"<input id=t type=checkbox role=switch>", ""},
    {"<input id=t type=text role=switch>", "aria-checked"},
    {"<div id=t role=heading>a</div>", "aria-level"},
    {"<h3 id=t role=heading>a</h3>", ""},
    {"<div id=t role=scrollbar aria-valuenow=1>a</div>", "aria-controls"},
    {"<div id=t role=scrollbar aria-controls=x>a</div>", "aria-valuenow"},
    {"<input id=t type=range>", ""},
    {"<select id=t><option>a</select>", ""},
    {"<div id=t role=separator>a</div>", ""},
    {"<div id=t role=separator tabindex=0>a</div>", "aria-valuenow"},
    {"<div id=t role=combobox>a</div>", "aria-expanded"},
    {"<div id=t role=combobox aria-expanded=false>a</div>", ""},
    {"<div id=t role=combobox aria-expanded=true>a</div>", "aria-controls"},
    {"<div id=t role=meter>a</div>", "aria-valuenow"},
    {"<meter id=t></meter>", ""},
};

static void
test_roles_need_states(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(lacks) / sizeof(lacks[0]); i++) {
		struct page *p = page_case_open(lacks[i].html);
		const char *got = page_aria_missing(p, page_case_find(p, "#t"));

		check_str(str_of(got), lacks[i].want, lacks[i].html);
		page_close(p);
	}
}

/* Whether a role attribute names a role, and another than the element's. */
static const struct {
	const char *html;
	bool is_known;
	bool is_recast;
} told[] = {
    {"<div id=t>a</div>", true, false},
    {"<div id=t role=''>a</div>", true, false},
    {"<div id=t role=button>a</div>", true, true},
    {"<button id=t role=button>a</button>", true, false},
    {"<div id=t role=buton>a</div>", false, false},
    {"<div id=t role='buton link'>a</div>", true, true},
    {"<div id=t role=widget>a</div>", false, false},
    {"<div id=t role=mark>a</div>", true, false},
};

static void
test_roles_are_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++) {
		struct page *p = page_case_open(told[i].html);
		uint32_t t = page_case_find(p, "#t");

		if (page_role_is_known(p, t) != told[i].is_known ||
		    page_is_recast(p, t) != told[i].is_recast)
			fail_msg("%s: known %d, recast %d", told[i].html,
			    page_role_is_known(p, t), page_is_recast(p, t));
		page_close(p);
	}
	assert_true(role_is_widget(ROLE_TEXTBOX));
	assert_false(role_is_widget(ROLE_NONE));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_values_are_of_their_type),
	    cmocka_unit_test(test_names_are_known_or_not),
	    cmocka_unit_test(test_roles_support_some_and_forbid_some),
	    cmocka_unit_test(test_roles_need_states),
	    cmocka_unit_test(test_roles_are_told),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
