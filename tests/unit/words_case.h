/*
 * Words for people, checked: both languages have them, with the same arguments.
 */
#ifndef TESTS_UNIT_WORDS_CASE_H
#define TESTS_UNIT_WORDS_CASE_H

#include "test.h"

#include "base/words.h"

/* The numbers of arguments in a text, as bits. */
static inline unsigned
arguments_of(const char *text)
{
	struct str s = str_of(text);
	unsigned set = 0;

	for (size_t i = 0; i + 2 < s.len; i++)
		if (s.ptr[i] == '{' && s.ptr[i + 2] == '}')
			set |= 1u << (unsigned)(s.ptr[i + 1] - '0');
	return set;
}

/* Fails unless there are words of item number i with exactly these arguments.
 */
static inline void
check_words(struct words w, unsigned arguments, const char *what, int i)
{
	if (w.en == NULL || w.th == NULL || *w.en == '\0' || *w.th == '\0')
		fail_msg("%s %d has no words", what, i);
	check_int(arguments_of(w.en), arguments, w.en);
	check_int(arguments_of(w.th), arguments, w.th);
}

#endif
