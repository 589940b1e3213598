/*
 * A command line taken apart as a shell would: at white space, with '...' and
 * "..." around what holds together. No escapes, no variables.
 */
#ifndef TESTS_E2E_WORDS_SPLIT_H
#define TESTS_E2E_WORDS_SPLIT_H

#include "base/arena.h"

struct word_list {
	struct arena *arena; /* borrowed; holds the words */
	char **words; /* ended by NULL once there is one */
	size_t count, capacity;
};

void word_list_add(struct word_list *l, struct str word);

/* Adds the words of a line; false when a quote is not closed. */
bool word_list_split(struct word_list *l, struct str line);

#endif
