/* Roles of seeds: their words, and which of them are crawled. */
#include "test.h"

#include "record/agency.h"

static const struct {
	const char *word;
	bool is_crawled;
} want[SEED_ROLE_COUNT] = {
    {"home", true},
    {"e-service", true},
    {"english", true},
    {"mobile", true},
    {"app-android", false},
    {"app-ios", false},
    {"facebook", false},
    {"line", false},
    {"youtube", false},
};

static void
roles_have_words_both_ways(void **state)
{
	(void)state;
	for (int i = 0; i < SEED_ROLE_COUNT; i++) {
		enum seed_role back = SEED_HOME;

		assert_string_equal(
		    seed_role_word((enum seed_role)i), want[i].word);
		assert_true(seed_role_of_word(str_of(want[i].word), &back));
		check_int(back, i, want[i].word);
		check_int(seed_role_is_crawled((enum seed_role)i),
		    want[i].is_crawled, want[i].word);
	}
}

static void
other_words_are_no_role(void **state)
{
	static const char *const words[] = {"", "Home", "home ", "eservice"};

	(void)state;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		enum seed_role back = SEED_LINE;

		assert_false(seed_role_of_word(str_of(words[i]), &back));
		check_int(back, SEED_LINE, words[i]);
	}
}

static void
an_agency_has_a_site_when_a_seed_is_crawled(void **state)
{
	struct seed seeds[] = {
	    {str_of("https://f.example/"), SEED_FACEBOOK, SCOPE_PREFIX},
	    {str_of("https://l.example/"), SEED_LINE, SCOPE_PREFIX},
	    {str_of("https://m.example/"), SEED_MOBILE, SCOPE_PREFIX}};
	struct agency a = {.seeds = seeds};

	(void)state;
	assert_false(agency_has_site(&a));
	a.seed_count = 2;
	assert_false(agency_has_site(&a));
	a.seed_count = 3;
	assert_true(agency_has_site(&a));
}

static void
statuses_have_words_both_ways_and_reasons(void **state)
{
	static const struct {
		const char *word;
		enum reason reason;
	} rows[AGENCY_STATUS_COUNT] = {
	    [AGENCY_ACTIVE] = {"active", REASON_NO_SITE},
	    [AGENCY_NO_WEBSITE] = {"no-website", REASON_NO_SITE},
	    [AGENCY_SOCIAL_ONLY] = {"social-only", REASON_NO_SITE},
	    [AGENCY_MERGED] = {"merged", REASON_MERGED},
	    [AGENCY_UNKNOWN] = {"unknown", REASON_SITE_UNKNOWN},
	};
	enum agency_status back = AGENCY_UNKNOWN;

	(void)state;
	assert_false(agency_status_of_word(str_of("Active"), &back));
	check_int(back, AGENCY_UNKNOWN, "untouched");
	for (int i = 0; i < AGENCY_STATUS_COUNT; i++) {
		struct agency a = {.status = (enum agency_status)i};

		check_str(
		    str_of(agency_status_word(a.status)), rows[i].word, "word");
		assert_true(agency_status_of_word(str_of(rows[i].word), &back));
		check_int(back, i, rows[i].word);
		check_int(
		    agency_no_site_reason(&a), rows[i].reason, rows[i].word);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(roles_have_words_both_ways),
	    cmocka_unit_test(other_words_are_no_role),
	    cmocka_unit_test(an_agency_has_a_site_when_a_seed_is_crawled),
	    cmocka_unit_test(statuses_have_words_both_ways_and_reasons),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
