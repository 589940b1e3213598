/*
 * Looking for a list of fixed words in a text. The words are written in match
 * form already: lower case, single blanks, plain hyphens.
 */
#ifndef PAGE_WORD_LIST_IMPL_H
#define PAGE_WORD_LIST_IMPL_H

#include "base/str.h"

#define WORD_COUNT(words) (sizeof(words) / sizeof((words)[0]))

/* The number of the first of count words that stands in form, a match form, or
 * count when none does. */
size_t word_list_find(struct str form, const char *const *words, size_t count);

/* Whether one of the words of an array stands in form. */
#define WORD_LIST_HAS(form, words) \
	(word_list_find(form, words, WORD_COUNT(words)) < WORD_COUNT(words))

/* Whether a text that is no match form, such as an address, holds one of count
 * words, without regard to case. */
bool word_list_holds(struct str text, const char *const *words, size_t count);

#endif
