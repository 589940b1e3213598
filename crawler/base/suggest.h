/*
 * "Did you mean": the known word nearest to a mistyped one.
 */
#ifndef BASE_SUGGEST_H
#define BASE_SUGGEST_H

#include "base/str.h"

/*
 * The word of words[0..count) that is at most two edits away from given
 * (insert, delete, replace, swap neighbours; letters' case does not count) and
 * nearer than any other; NULL when there is none or two are equally near. A
 * word of up to four letters must be one edit away.
 */
const char *suggest(struct str given, const char *const *words, size_t count);

#endif
