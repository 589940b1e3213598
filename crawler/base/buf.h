/*
 * A growing run of bytes that knows its maximum from birth.
 *
 * A buffer for what a stranger sends gets max_bytes from base/limits.h; what
 * does not fit is dropped and is_cut says so. max_bytes 0 is for what we write
 * ourselves: no maximum. A zeroed struct is an empty buffer.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

struct buf {
	unsigned char *data; /* owned; NULL while empty */
	size_t len;
	size_t capacity;
	size_t max_bytes; /* 0: none */
	bool is_cut; /* something did not fit */
};

/* Appends n bytes, or as many as fit. Returns how many were taken. p may not
 * point into b. */
size_t buf_append(struct buf *b, const void *p, size_t n);

size_t buf_append_str(struct buf *b, struct str s);
size_t buf_append_cstr(struct buf *b, const char *cstr);
size_t buf_append_char(struct buf *b, char c);

/* Appends formatted text. */
void buf_printf(struct buf *b, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* Puts a NUL behind the content, not counted in len, and returns the content
 * as a C string, borrowed until b changes. */
const char *buf_cstr(struct buf *b);

/* The content as a slice, borrowed until b changes. */
struct str buf_str(const struct buf *b);

/* Empties b but keeps its memory and its maximum. */
void buf_clear(struct buf *b);

/* Gives the memory back; max_bytes stays. */
void buf_release(struct buf *b);

#endif
