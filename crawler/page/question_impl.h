/*
 * Telling questions and answers by their words. It says nothing about where
 * they stand; both functions take a text in match form, trimmed.
 */
#ifndef PAGE_QUESTION_IMPL_H
#define PAGE_QUESTION_IMPL_H

#include "base/str.h"

/* A longer text is no question. */
enum { QUESTION_BYTES_MAX = 600 };

/* Whether a text asks something: by a question mark, a word that asks, or a
 * mark such as "Q:" in front. */
bool question_is(struct str form);

/* Whether a text says in front that it answers: "A:", "ตอบ". */
bool question_is_answer(struct str form);

#endif
