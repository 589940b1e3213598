/*
 * The match form thn/1: one form of a text in which the spellings that a
 * reader takes for the same are the same bytes. Rule words and page text go
 * through it alike; quotes are always the original.
 *
 * Invalid bytes become U+FFFD; private-use tone marks (U+F700 to U+F71A) their
 * base marks; invisible characters (soft hyphen, zero-width, bidi controls,
 * BOM and whatever else Unicode has as ignorable) go; the marks of a Thai
 * consonant are put in the order below vowel, above vowel or nikhahit, tone,
 * thanthakhat, without repeats; nikhahit with sara aa becomes sara am, tone
 * first; double sara e becomes sara ae; Thai digits become ASCII; any run of
 * blanks (NBSP too) one space; all dashes one hyphen; the rest is NFKC with
 * case folding (utf8proc) of each base with its marks, of which 30 are kept.
 * Applying it twice changes nothing.
 */
#ifndef TEXT_MATCH_H
#define TEXT_MATCH_H

#include "base/arena.h"
#include "base/buf.h"
#include "text/offmap.h"

#define MATCH_FORM_VERSION "thn/1"

/*
 * Appends the match form of text to out. When map is not NULL, the units of
 * this text are added to it: out offsets to offsets in text, both counted on
 * from where the map ends; map then lives in a.
 */
void match_form(
    struct buf *out, struct str text, struct offmap *map, struct arena *a);

/* The match form in the arena, without a map. */
struct str match_form_str(struct arena *a, struct str text);

/*
 * A word of a rule, ready to be searched for: its match form, in which a space
 * or hyphen fits any run of spaces and hyphens, also none. Letters and digits
 * of Latin script at its ends must stand alone: "app" is not in "apply".
 */
struct match_word {
	struct str form; /* match form, in the arena */
	bool is_loose; /* compare by the Thai consonant skeleton */
};

struct match_word match_word_make(
    struct arena *a, struct str text, bool is_loose);

/*
 * Finds the first hit of a word in haystack (a match form) at or after from.
 * Returns false when there is none; *hit is in bytes of haystack. A word that
 * is_loose is compared by consonants alone: U+0E31, U+0E34-0E3A and
 * U+0E47-0E4E are passed over, sara am counts as sara aa, blanks are skipped.
 */
bool match_find(struct str haystack, const struct match_word *word, size_t from,
    struct span *hit);

/* Whether a hit of a word begins at an offset of haystack, where a character
 * does; *hit, which is that one, is untouched otherwise. */
bool match_at(struct str haystack, const struct match_word *word, size_t at,
    struct span *hit);

#endif
