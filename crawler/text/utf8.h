/*
 * UTF-8 (RFC 3629): one code point at a time, and whole texts made valid.
 */
#ifndef TEXT_UTF8_H
#define TEXT_UTF8_H

#include "base/buf.h"
#include "base/str.h"

#define UTF8_REPLACEMENT 0xfffdu

/*
 * Reads the code point at the start of s (s.len > 0) and returns its length in
 * bytes. A malformed sequence gives UTF8_REPLACEMENT and the length of its
 * maximal subpart (Unicode 15, section 3.9; the Encoding Standard's decoder).
 */
size_t utf8_next(struct str s, uint32_t *code_point);

/* Writes a code point and returns its length; a surrogate or one over U+10FFFF
 * is written as U+FFFD. */
size_t utf8_encode(uint32_t code_point, char out[4]);

/* Whether Unicode has it as a letter (categories Lu, Ll, Lt, Lm, Lo). */
bool utf8_is_letter(uint32_t code_point);

/* Whether a text is empty but for ASCII white space and no-break spaces. */
bool utf8_is_blank(struct str s);

/* Appends a code point, a surrogate or one over U+10FFFF as U+FFFD. */
void utf8_append(struct buf *out, uint32_t code_point);

/* STR_NONE when s is valid UTF-8, else the offset of the first bad byte. */
size_t utf8_first_invalid(struct str s);

#endif
