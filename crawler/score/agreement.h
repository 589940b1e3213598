/*
 * How well those who judged the same things agree, beyond what chance would
 * give: Cohen's kappa for two, Krippendorff's alpha for any number, with gaps.
 * Values are names without order.
 */
#ifndef SCORE_AGREEMENT_H
#define SCORE_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What one judge said of one thing; each at most once. */
struct rating {
	size_t thing; /* numbers from 0 */
	size_t judge;
	size_t value;
};

struct agreement {
	int64_t things; /* that count: judged by both, or by two or more */
	bool is_defined; /* false: nothing counts, or no other value was ever
	                    given, so that chance explains all */
	double observed; /* share of agreement; of alpha 1 - D_o */
	double expected; /* what chance would give; of alpha 1 - D_e */
	double value; /* 1: complete, 0: as by chance */
};

/* Over the things that both judges rated. Cohen (1960), "A coefficient of
 * agreement for nominal scales". Ratings stand in order of thing; value_count
 * is one more than the greatest value, at most AGREEMENT_VALUES. */
enum { AGREEMENT_VALUES = 32 };
struct agreement cohen_kappa(const struct rating *ratings, size_t count,
    size_t value_count, const size_t judges[2]);

/* Over all things that two judges or more rated, with the nominal metric.
 * Krippendorff (2011), "Computing Krippendorff's Alpha-Reliability". Ratings
 * stand in order of thing. */
struct agreement krippendorff_alpha(
    const struct rating *ratings, size_t count, size_t value_count);

#endif
