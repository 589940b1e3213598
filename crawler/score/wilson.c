#include "score/wilson.h"

enum { THOUSAND = 1000 };

/* Of a number from 0 to 1, by Newton's steps from above. */
static double
square_root(double x)
{
	double root = 1;

	for (int i = 0; i < 60; i++)
		root = (root + x / root) / 2;
	return root;
}

static int
thousandths(double x)
{
	return (int)(x * THOUSAND + 0.5);
}

struct share
wilson_share(int64_t part, int64_t whole)
{
	const double z = 1.959964;
	double n = (double)whole, p, middle, reach, below;

	if (whole == 0)
		return (struct share){0, 0, THOUSAND};
	p = (double)part / n;
	below = 1 + z * z / n;
	middle = (p + z * z / (2 * n)) / below;
	reach = z * square_root(p * (1 - p) / n + z * z / (4 * n * n)) / below;
	return (struct share){thousandths(p), thousandths(middle - reach),
	    thousandths(middle + reach)};
}
