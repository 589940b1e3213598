/* Rules that rest on other rules: their examples hold, each in its way. */
#include "audit/rule_test.h"
#include "audit_case.h"

static struct rule_set *
load_others(void)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct err e = {0};

	if (rule_set_load(TESTS_FOLDER "/rules/others", &diags, &set, &e) !=
	    ERR_NONE)
		fail_msg("%s", e.msg);
	arena_release(&a);
	return set;
}

static void
test_examples_hold(void **state)
{
	struct rule_set *set = load_others();
	struct rule_test_list list;
	struct arena a = {0};

	(void)state;
	rule_test_run(set, STR_NONE, &a, &list);
	check_int((int64_t)list.count, 12, "examples");
	for (size_t i = 0; i < list.count; i++)
		check_str(list.results[i].why, "", list.results[i].name.ptr);
	rule_set_free(set);
	arena_release(&a);
}

/* The proofs of the other rule are told under the label of the condition. */
static void
test_what_others_prove_is_told(void **state)
{
	struct rule_set *set = load_others();
	struct page *p = page_case_open("<p>contact us one apple</p>", NULL);
	const struct audit_context context = {.is_home = true};
	struct arena a = {0};
	struct agency agency = {.id = str_of("a-01")};
	struct audit_page found;
	struct site_page page = {.is_home = true};
	const struct site site = {
	    .agency = &agency, .pages = &page, .page_count = 1};
	struct verdict v;

	(void)state;
	audit_page(set, p, &context, &a, &found);
	page.findings = found.findings;
	page.finding_count = found.finding_count;
	audit_agency(set, rule_set_find(set, str_of("AAA-03")), &site, &a, &v);
	check_int(v.outcome, OUTCOME_PASSED, "outcome");
	check_int((int64_t)v.proof_count, 5, "proofs");
	check_str(v.proofs[0].evidence.label, "has contact", "label");
	check_str(v.proofs[0].evidence.quote, "AAA-01 passed", "quote");
	check_str(v.proofs[1].evidence.label, "has contact", "label");
	check_str(v.proofs[1].evidence.quote, "contact us", "quote");
	assert_ptr_equal(v.proofs[1].page, &page);
	check_str(
	    v.proofs[2].evidence.quote, "AAA-02 failed, level 1", "quote");
	page_close(p);
	rule_set_free(set);
	arena_release(&a);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_examples_hold),
	    cmocka_unit_test(test_what_others_prove_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
