/*
 * Grapheme clusters (Unicode Standard Annex 29): what a reader takes for one
 * character, such as a Thai consonant with its vowel and tone mark. A text
 * that must be shortened is cut between two of them.
 */
#ifndef TEXT_CLUSTER_H
#define TEXT_CLUSTER_H

#include "base/str.h"

/* The bytes of the first cluster of s (s.len > 0). One of more than 32 code
 * points, which no language writes, ends there; a malformed sequence is a
 * cluster of its own. */
size_t cluster_next(struct str s);

/* The longest start of s of whole clusters in at most max_bytes. */
struct str cluster_cut(struct str s, size_t max_bytes);

#endif
