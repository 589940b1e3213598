#include "score/agreement.h"

#include <assert.h>

/* The ratings of one thing: where they end. */
static size_t
end_of_thing(const struct rating *ratings, size_t count, size_t start)
{
	size_t end = start;

	while (end < count && ratings[end].thing == ratings[start].thing)
		end++;
	return end;
}

static struct agreement
agreement_of(int64_t things, double observed, double expected)
{
	struct agreement g = {
	    .things = things, .observed = observed, .expected = expected};

	/* Both are ratios of whole numbers below 2^53. */
	if (things == 0 || expected >= 1)
		return g;
	g.is_defined = true;
	g.value = (observed - expected) / (1 - expected);
	return g;
}

/* What a judge said of a thing; value_count: nothing. */
static size_t
value_by(const struct rating *of_thing, size_t count, size_t judge,
    size_t value_count)
{
	for (size_t i = 0; i < count; i++)
		if (of_thing[i].judge == judge)
			return of_thing[i].value;
	return value_count;
}

struct agreement
cohen_kappa(const struct rating *ratings, size_t count, size_t value_count,
    const size_t judges[2])
{
	int64_t given[2][AGREEMENT_VALUES] = {{0}}, things = 0, same = 0;
	double expected = 0;

	assert(value_count <= AGREEMENT_VALUES);
	for (size_t i = 0, end; i < count; i = end) {
		size_t first, second;

		end = end_of_thing(ratings, count, i);
		first = value_by(ratings + i, end - i, judges[0], value_count);
		second = value_by(ratings + i, end - i, judges[1], value_count);
		if (first == value_count || second == value_count)
			continue;
		things++;
		same += first == second;
		given[0][first]++;
		given[1][second]++;
	}
	if (things == 0)
		return (struct agreement){0};
	for (size_t k = 0; k < value_count; k++)
		expected += (double)given[0][k] * (double)given[1][k];
	return agreement_of(things, (double)same / (double)things,
	    expected / ((double)things * (double)things));
}

/* Pairs of one thing that agree, each weighed by 1 / (m - 1), and how often
 * each value stands among pairable ones. */
static double
add_thing(const struct rating *of_thing, size_t m, int64_t *given)
{
	int64_t same = 0;

	for (size_t i = 0; i < m; i++) {
		given[of_thing[i].value]++;
		for (size_t k = 0; k < m; k++)
			same +=
			    i != k && of_thing[i].value == of_thing[k].value;
	}
	return (double)same / (double)(m - 1);
}

struct agreement
krippendorff_alpha(
    const struct rating *ratings, size_t count, size_t value_count)
{
	int64_t given[AGREEMENT_VALUES] = {0}, things = 0, n = 0;
	double same = 0, expected = 0;

	assert(value_count <= AGREEMENT_VALUES);
	for (size_t i = 0, end; i < count; i = end) {
		end = end_of_thing(ratings, count, i);
		if (end - i < 2)
			continue;
		same += add_thing(ratings + i, end - i, given);
		things++;
		n += (int64_t)(end - i);
	}
	if (n == 0)
		return (struct agreement){0};
	for (size_t k = 0; k < value_count; k++)
		expected += (double)given[k] * (double)(given[k] - 1);
	return agreement_of(
	    things, same / (double)n, expected / ((double)n * (double)(n - 1)));
}
