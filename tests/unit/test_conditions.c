#include "audit_case.h"

#include "audit/condition_impl.h"
#include "audit/decide_impl.h"

/* Leaves a, b, c stand for texts; their truths are given, not looked for. */
#define A "{ text: aaa }"
#define B "{ text: bbb }"
#define C "{ text: ccc }"

static struct rule_set *
set_of(const char *test)
{
	struct buf text = {0};
	struct rule_set *set;

	buf_printf(&text, "%sscope: site\npages: any\n%s\n%s", RULE_HEAD, test,
	    RULE_TAIL);
	set = rule_case(buf_cstr(&text));
	buf_release(&text);
	return set;
}

static void
truth_has_three_values(void **state)
{
	static const struct {
		const char *condition;
		const char *leaves; /* of a, b, c */
		enum truth want;
	} rows[] = {
	    {"all: [" A ", " B ", " C "]", "ttt", TRUTH_TRUE},
	    {"all: [" A ", " B ", " C "]", "ttu", TRUTH_UNKNOWN},
	    {"all: [" A ", " B ", " C "]", "fuu", TRUTH_FALSE},
	    {"any: [" A ", " B ", " C "]", "fff", TRUTH_FALSE},
	    {"any: [" A ", " B ", " C "]", "ffu", TRUTH_UNKNOWN},
	    {"any: [" A ", " B ", " C "]", "tuu", TRUTH_TRUE},
	    {"none: [" A ", " B ", " C "]", "fff", TRUTH_TRUE},
	    {"none: [" A ", " B ", " C "]", "ffu", TRUTH_UNKNOWN},
	    {"none: [" A ", " B ", " C "]", "tuu", TRUTH_FALSE},
	    {"not: " A, "t", TRUTH_FALSE},
	    {"not: " A, "f", TRUTH_TRUE},
	    {"not: " A, "u", TRUTH_UNKNOWN},
	    {"at_least: { count: 2, of: [" A ", " B ", " C "] }", "tft",
	        TRUTH_TRUE},
	    {"at_least: { count: 2, of: [" A ", " B ", " C "] }", "tfu",
	        TRUTH_UNKNOWN},
	    {"at_least: { count: 2, of: [" A ", " B ", " C "] }", "ffu",
	        TRUTH_FALSE},
	    {"any: [{ all: [" A ", " B "] }, { not: " C " }]", "tuf",
	        TRUTH_TRUE},
	    {"any: [{ all: [" A ", " B "] }, { not: " C " }]", "tut",
	        TRUTH_UNKNOWN},
	    {"all: [" A ", " B "]", "t-", TRUTH_UNKNOWN},
	    {"all: [" A ", " B "]", "t", TRUTH_UNKNOWN},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf test = {0};
		struct rule_set *set;

		buf_printf(&test, "pass_when: { %s }", rows[i].condition);
		set = set_of(buf_cstr(&test));
		check_int(
		    condition_truth(set->rules[0].test, str_of(rows[i].leaves)),
		    rows[i].want, rows[i].condition);
		rule_set_free(set);
		buf_release(&test);
	}
}

struct taken {
	char slots[4];
};

static void
take(void *state, size_t slot, enum truth truth)
{
	struct taken *t = state;

	t->slots[slot] = truth == TRUTH_TRUE ? 't'
	    : truth == TRUTH_FALSE           ? 'f'
	                                     : 'u';
}

/* Leaves on which the truth rests keep their letter, others become a dot. */
static void
only_what_decides_is_evidence(void **state)
{
	static const struct {
		const char *condition;
		const char *leaves;
		const char *want;
	} rows[] = {
	    {"any: [" A ", " B ", " C "]", "tft", "t.t"},
	    {"any: [" A ", " B ", " C "]", "fff", "fff"},
	    {"any: [" A ", " B ", " C "]", "fuf", ".u."},
	    {"all: [" A ", " B ", " C "]", "ttt", "ttt"},
	    {"all: [" A ", " B ", " C "]", "tft", ".f."},
	    {"all: [" A ", " B ", " C "]", "tut", ".u."},
	    {"none: [" A ", " B ", " C "]", "ftf", ".t."},
	    {"none: [" A ", " B ", " C "]", "fff", "fff"},
	    {"not: { all: [" A ", " B ", " C "] }", "tft", ".f."},
	    {"at_least: { count: 2, of: [" A ", " B ", " C "] }", "tft", "t.t"},
	    {"at_least: { count: 2, of: [" A ", " B ", " C "] }", "tff", ".ff"},
	    {"all: [{ any: [" A ", " B "] }, " C "]", "tft", "t.t"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct taken got = {"..."};
		struct buf test = {0};
		struct rule_set *set;

		buf_printf(&test, "pass_when: { %s }", rows[i].condition);
		set = set_of(buf_cstr(&test));
		condition_deciders(
		    set->rules[0].test, str_of(rows[i].leaves), take, &got);
		check_str(str_of(got.slots), rows[i].want, rows[i].condition);
		rule_set_free(set);
		buf_release(&test);
	}
}

#define LEVELS "levels: { 3: " A ", 2: " B ", 1: " C " }\npass_at: 3"

static void
a_rule_decides_on_its_leaves(void **state)
{
	static const struct {
		const char *test;
		const char *leaves;
		enum outcome outcome;
		int level;
	} rows[] = {
	    {"pass_when: " A, "t", OUTCOME_PASSED, -1},
	    {"pass_when: " A, "f", OUTCOME_FAILED, -1},
	    {"pass_when: " A, "u", OUTCOME_CANT_TELL, -1},
	    {"fail_when: " A, "t", OUTCOME_FAILED, -1},
	    {"fail_when: " A, "f", OUTCOME_PASSED, -1},
	    {"fail_when: " A, "u", OUTCOME_CANT_TELL, -1},
	    {"applies_when: " A "\npass_when: " B, "ft", OUTCOME_INAPPLICABLE,
	        -1},
	    {"applies_when: " A "\npass_when: " B, "ut", OUTCOME_CANT_TELL, -1},
	    {"applies_when: " A "\npass_when: " B, "tt", OUTCOME_PASSED, -1},
	    {"pass_when: " A "\nunsure_when: " B, "ft", OUTCOME_CANT_TELL, -1},
	    {"pass_when: " A "\nunsure_when: " B, "fu", OUTCOME_CANT_TELL, -1},
	    {"pass_when: " A "\nunsure_when: " B, "ff", OUTCOME_FAILED, -1},
	    {"pass_when: " A "\nunsure_when: " B, "tt", OUTCOME_PASSED, -1},
	    {"fail_when: " A "\nunsure_when: " B, "tt", OUTCOME_FAILED, -1},
	    {"fail_when: " A "\nunsure_when: " B, "ft", OUTCOME_CANT_TELL, -1},
	    {LEVELS, "tff", OUTCOME_PASSED, 3},
	    {LEVELS, "ftt", OUTCOME_FAILED, 2},
	    {LEVELS, "fff", OUTCOME_FAILED, 0},
	    {LEVELS, "uft", OUTCOME_CANT_TELL, 1},
	    {LEVELS, "fut", OUTCOME_FAILED, 1},
	    {LEVELS "\nunsure_when: { text: ddd }", "fftt", OUTCOME_CANT_TELL,
	        1},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct rule_set *set = set_of(rows[i].test);
		struct decision d =
		    rule_decide(&set->rules[0], str_of(rows[i].leaves));

		check_int(d.outcome, rows[i].outcome, rows[i].test);
		check_int(d.level, rows[i].level, rows[i].test);
		rule_set_free(set);
	}
}

static void
pages_are_pooled_leaf_by_leaf(void **state)
{
	static const struct {
		const char *pages[3];
		bool is_complete;
		const char *want;
	} rows[] = {
	    {{"tf-", "ft-", "fff"}, true, "ttf"},
	    {{"uf-", "ff-", "fu-"}, true, "uu-"},
	    {{"uf-", "tf-", "ff-"}, false, "tu-"},
	};
	struct rule_set *set =
	    set_of("pass_when: { all: [" A ", " B ", " C "] }");
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct str pages[] = {str_of(rows[i].pages[0]),
		    str_of(rows[i].pages[1]), str_of(rows[i].pages[2])};

		check_str(rule_pool(&a, &set->rules[0], pages, 3,
		              rows[i].is_complete),
		    rows[i].want, "pool");
	}
	rule_set_free(set);
	arena_release(&a);
}

static void
the_same_leaf_is_looked_at_once(void **state)
{
	struct rule_set *set = set_of("pass_when: { any: [" A ", " B ", { all: "
	                              "[{ text: aaa, label: again }] }] }");

	(void)state;
	check_int((int64_t)set->leaf_count, 2, "leaves");
	check_int((int64_t)set->rules[0].slots.count, 3, "slots");
	rule_set_free(set);
}

static void
numbers_are_compared_as_ranges(void **state)
{
	static const struct {
		const char *first;
		const char *second; /* NULL: one comparison */
		double lowest;
		double highest;
		enum truth want;
	} rows[] = {
	    {">= 3", NULL, 3, 3, TRUTH_TRUE},
	    {">= 3", NULL, 2, 2, TRUTH_FALSE},
	    {">= 3", NULL, 2, 9, TRUTH_UNKNOWN},
	    {"< 3", NULL, 3, 9, TRUTH_FALSE},
	    {"< 3", NULL, 2, 9, TRUTH_UNKNOWN},
	    {"> -1", "< 1", 0, 0, TRUTH_TRUE},
	    {"> -1", "< 1", 1, 1, TRUTH_FALSE},
	    {"5", NULL, 5, 5, TRUTH_TRUE},
	    {"= 5", NULL, 5, 6, TRUTH_UNKNOWN},
	    {"!= 5", NULL, 6, 9, TRUTH_TRUE},
	    {"!= 5", NULL, 5, 5, TRUTH_FALSE},
	    {"<= 95 %", NULL, 0.95, 0.95, TRUTH_TRUE},
	    {">=1.5", NULL, 1.4, 1.4, TRUTH_FALSE},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct arena a = {0};
		struct diag_list diags = {.arena = &a};
		struct loader l = {.arena = &a, .diags = &diags};
		struct yaml_item items[] = {
		    {.value = {.kind = YAML_TEXT,
		         .text = str_of(rows[i].first)}},
		    {.value = {
		         .kind = YAML_TEXT, .text = str_of(rows[i].second)}}};
		const struct yaml_node list = {.kind = YAML_LIST,
		    .items = items,
		    .count = rows[i].second == NULL ? 1 : 2};
		struct number_test t = {0};

		number_read(&l, &list, &t);
		check_int((int64_t)diags.count, 0, rows[i].first);
		check_int(number_holds(&t, rows[i].lowest, rows[i].highest),
		    rows[i].want, rows[i].first);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(truth_has_three_values),
	    cmocka_unit_test(only_what_decides_is_evidence),
	    cmocka_unit_test(a_rule_decides_on_its_leaves),
	    cmocka_unit_test(pages_are_pooled_leaf_by_leaf),
	    cmocka_unit_test(the_same_leaf_is_looked_at_once),
	    cmocka_unit_test(numbers_are_compared_as_ranges),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
