/*
 * A borrowed slice of bytes: pointer and length travel together, and nothing
 * assumes a NUL behind it. A zeroed struct is the empty slice.
 *
 * "Fold" here is ASCII only (A-Z to a-z), as protocols want it; folding of
 * Thai and other text is text/match.h.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *ptr;
	size_t len;
};

/* For printf: printf("%.*s", STR_ARG(s)) */
#define STR_ARG(s) \
	(int)((s).len > INT32_MAX ? INT32_MAX : (s).len), \
	    (s).len > 0 ? (s).ptr : ""

/* What is asked of every character or element of a page stands in the header,
 * so that no call is made for it. */

/* The slice over a C string; NULL gives the empty slice. */
static inline struct str
str_of(const char *cstr)
{
	return (struct str){cstr, cstr == NULL ? 0 : strlen(cstr)};
}

static inline bool
str_equal(struct str a, struct str b)
{
	return a.len == b.len &&
	    (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline bool
str_is(struct str a, const char *cstr)
{
	return str_equal(a, str_of(cstr));
}

bool str_equal_fold(struct str a, struct str b);
bool str_is_fold(struct str a, const char *cstr);

/* The number of the word that s is, or -1. */
int str_number_among(struct str s, const char *const *words, int count);

/* Whether s is one of count words, without regard to case. */
bool str_is_one_of_fold(struct str s, const char *const *words, size_t count);

/* Byte order, a prefix first; less than, equal to or greater than 0. */
int str_compare(struct str a, struct str b);

bool str_starts(struct str s, struct str prefix);
bool str_starts_fold(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
bool str_ends_fold(struct str s, struct str suffix);

/* What find functions return when there is nothing. */
#define STR_NONE SIZE_MAX

/* The offset of the first needle at or after from, or STR_NONE. */
size_t str_find(struct str s, struct str needle, size_t from);
size_t str_find_fold(struct str s, struct str needle, size_t from);
size_t str_find_char(struct str s, char c, size_t from);

/* The part [from, to), both cut to the length of s. */
static inline struct str
str_slice(struct str s, size_t from, size_t to)
{
	if (to > s.len)
		to = s.len;
	if (from >= to)
		return (struct str){0};
	return (struct str){s.ptr + from, to - from};
}

/* s without ASCII white space (space, tab, LF, FF, CR) at both ends. */
struct str str_trim(struct str s);

/* The offset of the first byte at or after from that is no ASCII white space;
 * the length of s when there is none. */
size_t str_skip_space(struct str s, size_t from);

/*
 * Takes the part of *rest before the next separator into *part and moves *rest
 * behind the separator. Returns false, part untouched, when *rest is at its
 * end. "a,,b" has three parts, "" has none, "a," has one.
 */
bool str_split(struct str *rest, char separator, struct str *part);

/* Takes the next word of *rest, of those that ASCII white space parts, into
 * *word and moves *rest behind it. Returns false, word untouched, when none is
 * left. */
bool str_next_word(struct str *rest, struct str *word);

/* Whether a word is among those of a text. */
bool str_has_word(struct str words, struct str word);

/*
 * Reads a whole decimal number, an optional minus first and nothing behind.
 * Returns false, *out untouched, when s is none or lies outside [min, max].
 */
bool str_to_int64(struct str s, int64_t min, int64_t max, int64_t *out);

static inline char
str_lower_char(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static inline bool
str_is_space_char(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/* Whether a pattern in which * stands for any characters, also none, fits the
 * whole text. */
bool str_glob(struct str pattern, struct str text);

#endif
