/*
 * Percent escapes and hexadecimal digits, one at a time, for the parsers of
 * this module.
 */
#ifndef WEB_ESCAPE_IMPL_H
#define WEB_ESCAPE_IMPL_H

#include "base/buf.h"
#include "base/str.h"

/* The value of a hexadecimal digit in either case, or -1. */
int escape_digit(char c);

/* The byte that the escape at text[i] stands for, or -1 when none begins
 * there. */
int escape_read(struct str text, size_t i);

/* Appends a byte as "%" and two upper-case digits. */
void escape_append(struct buf *out, unsigned char byte);

#endif
