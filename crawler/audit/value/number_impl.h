/*
 * Comparisons with numbers as rule files write them: '>= 3', ['> -1', '< 1'],
 * '<= 5 %'. What was only partly seen is a range of numbers, and the answer
 * may then be unknown.
 */
#ifndef AUDIT_NUMBER_IMPL_H
#define AUDIT_NUMBER_IMPL_H

#include "audit/read/fields_impl.h"
#include "record/outcome.h"

enum { NUMBER_BOUNDS_MAX = 4 };

enum compare {
	COMPARE_AT_LEAST,
	COMPARE_AT_MOST,
	COMPARE_MORE,
	COMPARE_LESS,
	COMPARE_NOT,
	COMPARE_EQUAL
};

struct number_bound {
	enum compare compare;
	double value;
	bool is_percent; /* written with "%", so that value is that of one */
};

struct number_test {
	struct number_bound bounds[NUMBER_BOUNDS_MAX]; /* all must hold */
	size_t count; /* 0: nothing was asked */
};

/* Reads one comparison or a list of them into a struct number_test. */
field_reader number_read;

/* Whether a comparison has no sign: it then asks for this very number, which
 * is never meant of a share. */
bool number_is_bare(struct str text);

/* Whether all numbers from lowest to highest pass (true), none does (false),
 * or some do (unknown). */
enum truth number_holds(
    const struct number_test *t, double lowest, double highest);

/* Whether a count passes, by default at least one. is_partial: there may be
 * more than were counted. */
enum truth number_of_found(
    const struct number_test *t, size_t count, bool is_partial);

/* The same when that many count, at least and at most. */
enum truth number_between(
    const struct number_test *t, size_t least, size_t most, bool is_partial);

/* Reads a decimal number at the start of text: "1.5", "-1", "2.0 x". False
 * when there is none; *rest may be NULL. */
bool number_parse(struct str text, double *out, struct str *rest);

#endif
