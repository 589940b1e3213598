/* What a proof says of itself: something for each kind, in both languages. */
#include "publish/proof_words.h"

#include "words_case.h"

static void
each_kind_is_led_in(void **state)
{
	(void)state;
	for (int k = MATCH_EXACT; k <= MATCH_NEAR_MISS; k++)
		check_words(proof_found_text((enum match_kind)k), 0, "kind", k);
	check_str(str_of(proof_found_text(MATCH_ABSENCE).en),
	    "looked for, not seen", "absence");
}

static void
only_what_is_not_ones_own_has_an_owner(void **state)
{
	(void)state;
	assert_null(proof_owner_text(OWNERSHIP_NONE).en);
	assert_null(proof_owner_text(OWNERSHIP_OWN).en);
	for (int o = OWNERSHIP_SHARED; o < OWNERSHIP_COUNT; o++)
		check_words(proof_owner_text((enum ownership)o), 0, "owner", o);
}

static void
phrases_have_their_arguments(void **state)
{
	static const unsigned arguments[PROOF_PHRASE_COUNT] = {
	    [PROOF_PART_OF] = 1u << 1, [PROOF_SHARED_WITH] = 1u << 1};

	(void)state;
	for (int p = 0; p < PROOF_PHRASE_COUNT; p++)
		check_words(proof_phrase_text((enum proof_phrase)p),
		    arguments[p], "phrase", p);
}

static void
only_older_bytes_have_an_age(void **state)
{
	(void)state;
	assert_null(proof_age_text(REVISIT_NOT).en);
	assert_null(proof_since_text(REVISIT_NOT).en);
	for (int r = REVISIT_NOT + 1; r <= REVISIT_REUSED; r++) {
		check_words(proof_age_text((enum revisit)r), 1u << 1 | 1u << 2,
		    "age", r);
		check_words(
		    proof_since_text((enum revisit)r), 1u << 1, "since", r);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_kind_is_led_in),
	    cmocka_unit_test(only_what_is_not_ones_own_has_an_owner),
	    cmocka_unit_test(phrases_have_their_arguments),
	    cmocka_unit_test(only_older_bytes_have_an_age),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
