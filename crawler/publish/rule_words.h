/*
 * The words of rule files, status, severity, scope and confidence, for people:
 * as short as a list of facts wants them. What each means in a sentence is in
 * publish/codes.h.
 */
#ifndef PUBLISH_RULE_WORDS_H
#define PUBLISH_RULE_WORDS_H

#include "base/words.h"

/* NULL texts of a word that none of them has. */
struct words rule_word_text(struct str word);

#endif
