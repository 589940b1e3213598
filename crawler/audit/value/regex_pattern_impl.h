/*
 * What is read in the pattern of a regular expression before PCRE2 sees it:
 * Thai in it is put into match form, and the literal texts are found with
 * which every hit begins, or the signs, so that it is tried only where one of
 * them stands.
 */
#ifndef AUDIT_REGEX_PATTERN_IMPL_H
#define AUDIT_REGEX_PATTERN_IMPL_H

#include "base/arena.h"

/* The pattern with Thai outside of [...] and \Q..\E in match form. */
struct str regex_pattern_respelled(struct arena *a, struct str pattern);

enum { REGEX_STARTS_MAX = 16 };

/* With what a hit begins: one of some literals; or, where there is a sign, one
 * or more members and then the sign. */
struct regex_starts {
	struct str items[REGEX_STARTS_MAX]; /* parts of the pattern */
	size_t count;
	char sign; /* NUL: none */
	bool members[128]; /* of ASCII */
};

/*
 * Finds out with what each hit in a text in match form begins, for a pattern
 * that is compiled without regard to case. Understands literal texts,
 * alternatives and groups without a name, and "[a-z]{1,9}@". Returns false for
 * any other beginning: then a hit may begin with anything.
 */
bool regex_pattern_starts(struct str pattern, struct regex_starts *out);

#endif
