/*
 * Words for people, in Thai and English. Every sentence that an end user reads
 * is a struct words; {1} to {9} stand for arguments.
 */
#ifndef BASE_WORDS_H
#define BASE_WORDS_H

#include "base/buf.h"

enum lang { LANG_EN, LANG_TH };

struct words {
	const char *en;
	const char *th;
};

/* The words in one language. */
const char *words_in(struct words w, enum lang lang);

/* Appends the words with {1}..{9} replaced by args; a number over count stays
 * as it is. */
void words_append(struct buf *out, struct words w, enum lang lang,
    const struct str *args, size_t count);

#endif
