/* What all pages share: the figures are those of `score`, the counts those of
 * its rules, and an agency that could not be looked at is in all of them. */
#include "report_case.h"

static void
everybody_and_every_rule_is_there(void **state)
{
	struct report_case *r = report_case_new();
	struct book *b = report_case_book(r);
	size_t rule;

	(void)state;
	check_int((int64_t)b->agency_count, REPORT_AGENCIES, "agencies");
	check_int((int64_t)b->rule_count, REPORT_RULES, "rules");
	check_int(b->states[CALL_REACHED], 3, "reached");
	check_int(b->states[CALL_DOWN], 1, "down");
	check_str(b->agencies[2].home, "https://www.agency.example/", "home");
	check_str(b->user_agent, "samruat/0 (+https://x.example)", "agent");
	rule = book_rule_number(b, str_of("MOB-01"));
	check_int((int64_t)rule, 1, "number of a rule");
	check_int(b->rules[1].count.passed, 1, "passed");
	check_int(b->rules[1].count.failed, 0, "failed");
	check_int(b->rules[1].count.inapplicable, 1, "inapplicable");
	check_int(b->rules[1].count.undecided, 2, "undecided");
	check_int(b->agencies[1].verdicts[1].reason, REASON_JS_SHELL, "reason");
	check_int(b->agencies[0].verdicts[0].level, 3, "level");
	assert_true(b->agencies[3].verdicts[0].is_undecided);
	assert_true(b->rules[0].effect > b->rules[1].effect);
	assert_true(book_rule_number(b, str_of("ZZZ-01")) == STR_NONE);
	assert_true(book_agency_number(b, str_of("a-3")) == STR_NONE);
	report_case_free(r);
}

/* Weights 3, 1, 1 of what was decided: 5/5 for a-1; 1/(3+1) for a-2; 3/(3+1)
 * for p55-01; nothing is known of p55-02. */
static void
figures_are_those_of_score(void **state)
{
	struct report_case *r = report_case_new();
	struct book *b = report_case_book(r);
	const struct group *departments =
	    book_group(b, BOOK_BY_LEVEL, str_of("department"));
	const struct figure *f = b->agencies[1].figures;

	(void)state;
	check_int((int64_t)b->figure_count, 3, "pillar and its indicators");
	check_int((int64_t)b->overall, 0, "the pillar stands for all");
	check_int((int64_t)b->ladder, 2, "the ladder");
	assert_true(f[1].has_score && f[1].score == 0.25);
	assert_true(f[1].lower == 0.2 && f[1].upper == 0.4);
	assert_true(f[1].coverage == 0.8);
	assert_false(b->agencies[3].figures[1].has_score);
	assert_true(b->agencies[3].figures[1].upper == 1);
	assert_non_null(departments);
	check_int(departments->agencies, 2, "departments");
	assert_true(departments->figures[1].score == 0.625);
	check_int(book_group(b, BOOK_BY_PROVINCE, str_of("55"))->agencies, 2,
	    "offices of a province");
	check_int(book_group(b, BOOK_BY_PROVINCE, str_of(""))->agencies, 2,
	    "agencies of none");
	assert_null(book_group(b, BOOK_BY_PROVINCE, str_of("54")));
	report_case_free(r);
}

static void
earlier_rounds_are_there(void **state)
{
	struct report_case *r = report_case_new();
	struct plan_rule raised[REPORT_RULES];
	struct plan_indicator indicators[2];
	struct report_pass earlier = r->passes[0];
	struct book *b = report_case_book(r);

	(void)state;
	check_int((int64_t)b->round_count, 2, "rounds");
	check_str(b->rounds[0].round, "2560", "the earlier one first");
	assert_true(b->rounds[0].is_alike[0] && b->rounds[0].is_alike[2]);
	/* 2 of 5 in the round before. */
	assert_true(
	    book_round_figure(b, &b->rounds[0], str_of("a-1"), 1)->score ==
	    0.4);
	assert_true(
	    book_round_figure(b, &b->rounds[1], str_of(""), 1)->published == 3);
	assert_null(book_round_figure(b, &b->rounds[1], str_of("a-9"), 1));
	book_release(&r->book);
	/* Another revision: its figures cannot be had, and are not alike. */
	memcpy(raised, r->rules, sizeof(raised));
	memcpy(indicators, r->indicators, sizeof(indicators));
	raised[2].revision = 2;
	indicators[0].rules = indicators[1].rules = raised;
	earlier.plan.indicators = indicators;
	r->setup.earlier = &earlier;
	b = report_case_book(r);
	assert_true(b->rounds[0].trouble.len > 0);
	assert_false(b->rounds[0].is_alike[0]);
	assert_false(b->rounds[0].is_alike[1]);
	assert_true(b->rounds[0].is_alike[2]);
	report_case_free(r);
}

static void
files_have_names_that_will_do(void **state)
{
	static const char *const bad[] = {"", "../x", "a/b", "a\\b", ".hidden",
	    "กรม", "a..b", "a.", "con:", "a b", "<b>"};
	struct arena a = {0};

	(void)state;
	check_str(book_file_name(str_of("mof-rd"), &a), "mof-rd", "an id");
	check_str(book_file_name(str_of("v1.2_x"), &a), "v1.2_x", "another");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		struct str name = book_file_name(str_of(bad[i]), &a);

		assert_true(str_starts(name, str_of("x-")));
		check_int((int64_t)name.len, 10, bad[i]);
	}
	check_str(book_slug(BOOK_BY_MINISTRY, str_of("กระทรวงก"), &a),
	    "m-57cf4266", "a ministry");
	check_str(
	    book_slug(BOOK_BY_PROVINCE, str_of("55"), &a), "55", "a province");
	check_str(book_slug(BOOK_BY_PROVINCE, str_of(""), &a), "none", "none");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(everybody_and_every_rule_is_there),
	    cmocka_unit_test(figures_are_those_of_score),
	    cmocka_unit_test(earlier_rounds_are_there),
	    cmocka_unit_test(files_have_names_that_will_do),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
