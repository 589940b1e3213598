/* Kappa and alpha against worked examples that others have published. */
#include "score/agreement.h"

#include <math.h>

#include "test.h"

static void
check_near(double got, double want, const char *what)
{
	if (fabs(got - want) > 0.0005)
		fail_msg("%s: got %.6f, want %.6f", what, got, want);
}

enum { RATINGS_MAX = 512 };

/* A table of how often two judges gave each pair of values. */
static struct agreement
kappa_of(const int64_t *table, size_t value_count)
{
	static const size_t judges[2] = {0, 1};
	struct rating ratings[RATINGS_MAX];
	size_t count = 0, thing = 0;

	for (size_t i = 0; i < value_count * value_count; i++)
		for (int64_t n = 0; n < table[i]; n++, thing++) {
			ratings[count++] =
			    (struct rating){thing, 0, i / value_count};
			ratings[count++] =
			    (struct rating){thing, 1, i % value_count};
		}
	return cohen_kappa(ratings, count, value_count, judges);
}

static void
kappa_is_that_of_published_examples(void **state)
{
	/* Viera and Garrett (2005), "Understanding interobserver agreement: the
	 * kappa statistic", Family Medicine 37(5): 0.57. */
	static const int64_t rounds[] = {15, 5, 10, 70};
	/* Fleiss, Levin and Paik (2003), "Statistical Methods for Rates and
	 * Proportions", 3rd ed., table 18.1: 0.68. */
	static const int64_t diagnoses[] = {75, 1, 4, 5, 4, 1, 0, 0, 10};
	struct agreement g = kappa_of(rounds, 2);

	(void)state;
	check_int(g.things, 100, "things");
	check_near(g.observed, 0.85, "observed");
	check_near(g.expected, 0.65, "expected");
	check_near(g.value, 0.5714, "kappa");
	check_near(kappa_of(diagnoses, 3).value, 0.6765, "three values");
}

static void
kappa_is_undefined_where_chance_explains_all(void **state)
{
	static const int64_t alike[] = {9, 0, 0, 0}, none[] = {0, 0, 0, 0};

	(void)state;
	assert_false(kappa_of(alike, 2).is_defined);
	check_int(kappa_of(alike, 2).things, 9, "things");
	assert_false(kappa_of(none, 2).is_defined);
}

/* Judges a line each, a letter or digit for each thing; '.': none. */
static struct agreement
alpha_of(const char *const *judges, size_t judge_count)
{
	struct rating ratings[RATINGS_MAX];
	size_t count = 0;

	for (size_t thing = 0; judges[0][thing] != '\0'; thing++)
		for (size_t k = 0; k < judge_count; k++)
			if (judges[k][thing] != '.')
				ratings[count++] = (struct rating){
				    thing, k, (size_t)(judges[k][thing] & 15)};
	return krippendorff_alpha(ratings, count, 16);
}

/* Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability": examples
 * A (two judges, two values), B (two judges, five values) and C (four judges,
 * five values, gaps). */
static void
alpha_is_that_of_published_examples(void **state)
{
	static const char *const a[] = {"0100000010", "1110010000"};
	static const char *const b[] = {"aabbdcccedda", "babbbccceddd"};
	static const char *const c[] = {
	    "123321412...", "1233224125.3", ".3332342251.", "12332441251."};

	(void)state;
	check_near(alpha_of(a, 2).value, 0.095, "A");
	check_near(alpha_of(b, 2).value, 0.692, "B");
	check_near(alpha_of(c, 4).value, 0.743, "C");
	check_int(alpha_of(c, 4).things, 11, "things of C");
}

static void
alpha_needs_two_of_something(void **state)
{
	static const char *const alike[] = {"111", "111"};
	static const char *const apart[] = {"1.2", ".2."};

	(void)state;
	assert_false(alpha_of(alike, 2).is_defined);
	check_int(alpha_of(alike, 2).things, 3, "things");
	assert_false(alpha_of(apart, 2).is_defined);
	check_int(alpha_of(apart, 2).things, 0, "nothing was judged twice");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(kappa_is_that_of_published_examples),
	    cmocka_unit_test(kappa_is_undefined_where_chance_explains_all),
	    cmocka_unit_test(alpha_is_that_of_published_examples),
	    cmocka_unit_test(alpha_needs_two_of_something),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
