/* What became of a verdict, over all that can be the same or not. */
#include <stdio.h>

#include "score/compare_kind.h"

#include "test.h"

/* A verdict by a letter: p, f, i decided; 1, 2 passed with that level; c, k
 * cantTell for two reasons; u, v untested for two reasons; - none. */
static struct compared_verdict
verdict_of(char letter)
{
	static const struct {
		char letter;
		struct compared_verdict verdict;
	} all[] = {
	    {'p', {true, OUTCOME_PASSED, -1, REASON_NONE}},
	    {'f', {true, OUTCOME_FAILED, -1, REASON_NONE}},
	    {'i', {true, OUTCOME_INAPPLICABLE, -1, REASON_NONE}},
	    {'1', {true, OUTCOME_PASSED, 1, REASON_NONE}},
	    {'2', {true, OUTCOME_PASSED, 2, REASON_NONE}},
	    {'c', {true, OUTCOME_CANT_TELL, -1, REASON_BUDGET}},
	    {'k', {true, OUTCOME_CANT_TELL, -1, REASON_ROBOTS}},
	    {'u', {true, OUTCOME_UNTESTED, -1, REASON_BUDGET}},
	    {'v', {true, OUTCOME_UNTESTED, -1, REASON_ROBOTS}},
	    {'-', {false, OUTCOME_PASSED, -1, REASON_NONE}},
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		if (all[i].letter == letter)
			return all[i].verdict;
	fail_msg("no verdict %c", letter);
	return (struct compared_verdict){0};
}

/* What is the same, as letters: r rule, R round, t text, a places
 * (addresses), p pages, d dark. */
static struct sameness
sameness_of(const char *letters)
{
	return (struct sameness){.rule = strchr(letters, 'r') != NULL,
	    .round = strchr(letters, 'R') != NULL,
	    .text = strchr(letters, 't') != NULL,
	    .places = strchr(letters, 'a') != NULL,
	    .pages = strchr(letters, 'p') != NULL,
	    .dark = strchr(letters, 'd') != NULL};
}

struct row {
	const char *verdicts; /* before and after */
	const char *same;
	const char *want;
};

static void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct compared_verdict before =
		                            verdict_of(rows[i].verdicts[0]),
		                        after = verdict_of(rows[i].verdicts[1]);
		struct sameness same = sameness_of(rows[i].same);
		char what[64];

		(void)snprintf(what, sizeof(what), "%s, same: %s",
		    rows[i].verdicts, rows[i].same);
		check_str(
		    str_of(change_kind_word(change_of(&before, &after, &same))),
		    rows[i].want, what);
	}
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof((rows)[0]))

static void
the_same_rule_tells_of_the_site(void **state)
{
	static const struct row rows[] = {
	    {"pp", "rta", "same"},
	    {"ff", "rta", "same"},
	    {"pp", "rt", "moved"},
	    {"11", "rt", "moved"},
	    {"pp", "ra", "edited"},
	    {"pp", "r", "edited"},
	    {"ff", "ra", "edited"},
	    {"ii", "ra", "edited"},
	    {"pf", "ra", "site"},
	    {"fp", "r", "site"},
	    {"pi", "ra", "site"},
	    {"12", "ra", "site"},
	    {"pf", "rta", "around"},
	    {"fp", "rt", "around"},
	    {"21", "rta", "around"},
	    /* What it quotes is not there any more, and no page says
	     * anything else: it was no text. */
	    {"pf", "rap", "around"},
	    {"pp", "rap", "edited"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
what_could_be_seen_is_told_first(void **state)
{
	static const struct row rows[] = {
	    {"cp", "r", "better"},
	    {"uf", "r", "better"},
	    {"uc", "rta", "better"},
	    {"ui", "r", "better"},
	    {"pc", "rta", "worse"},
	    {"fu", "r", "worse"},
	    {"cu", "r", "worse"},
	    {"ck", "rta", "otherwise"},
	    {"uv", "r", "otherwise"},
	    {"cc", "rta", "same"},
	    {"cc", "ra", "edited"},
	    {"uu", "ra", "same"},
	    /* One that was not decided yet. */
	    {"-p", "", "better"},
	    {"-u", "r", "better"},
	    {"p-", "", "worse"},
	    {"--", "", "same"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
another_rule_is_told_from_another_site(void **state)
{
	static const struct row rows[] = {
	    /* On the same bytes. */
	    {"pf", "R", "rule"},
	    {"cp", "Rt", "rule"},
	    {"pu", "R", "rule"},
	    {"12", "Rta", "rule"},
	    {"pp", "R", "same"},
	    {"pp", "Rt", "same"},
	    /* On pages that say the same. */
	    {"pf", "p", "rule"},
	    {"fp", "pta", "rule"},
	    {"uc", "p", "rule"},
	    {"pp", "p", "same"},
	    {"pp", "pa", "same"},
	    {"pp", "pt", "moved"},
	    {"pp", "pta", "same"},
	    /* On others. */
	    {"pf", "", "both"},
	    {"pf", "ta", "both"},
	    {"cp", "a", "both"},
	    {"pu", "a", "both"},
	    /* No rule sees anything of a site that is down. */
	    {"pu", "d", "worse"},
	    {"up", "d", "better"},
	    {"pc", "d", "worse"},
	    {"uv", "pd", "otherwise"},
	    {"uv", "Rd", "rule"},
	    {"pf", "d", "both"},
	    {"pf", "pd", "rule"},
	    {"pp", "a", "both"},
	    {"pp", "ta", "same"},
	    {"pp", "t", "moved"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
within_a_round_no_site_changes(void **state)
{
	static const struct row rows[] = {
	    {"pf", "rR", "around"},
	    {"pf", "rRta", "around"},
	    {"pp", "rR", "same"},
	    {"pp", "rRt", "same"},
	    {"cp", "rR", "better"},
	    {"cc", "rR", "same"},
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
each_kind_has_a_word_and_a_sentence(void **state)
{
	(void)state;
	for (int k = 0; k < CHANGE_KIND_COUNT; k++) {
		enum change_kind got = CHANGE_SAME;
		const char *word = change_kind_word((enum change_kind)k);
		struct words text = change_kind_text((enum change_kind)k);

		assert_true(change_kind_of_word(str_of(word), &got));
		check_int(got, k, word);
		assert_true(text.en[0] != '\0' && text.th[0] != '\0');
	}
	assert_false(
	    change_kind_of_word(str_of("other"), &(enum change_kind){0}));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_same_rule_tells_of_the_site),
	    cmocka_unit_test(what_could_be_seen_is_told_first),
	    cmocka_unit_test(another_rule_is_told_from_another_site),
	    cmocka_unit_test(within_a_round_no_site_changes),
	    cmocka_unit_test(each_kind_has_a_word_and_a_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
