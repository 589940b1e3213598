/*
 * The codes of languages as sets of letters.
 */
#ifndef TEXT_LANGUAGE_IMPL_H
#define TEXT_LANGUAGE_IMPL_H

#include <stdint.h>

#include "text/language.h"

enum { LETTERS = 26 };

/* By the first letter, and by the first two: the last letters. */
extern const uint32_t language_pairs[LETTERS];
extern const uint32_t language_triples[LETTERS][LETTERS];

#endif
