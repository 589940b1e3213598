#include "base/buf.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/mem.h"

size_t
buf_append(struct buf *b, const void *p, size_t n)
{
	if (b->max_bytes > 0 && n > b->max_bytes - b->len) {
		n = b->max_bytes - b->len;
		b->is_cut = true;
	}
	if (n == 0)
		return 0;
	/* One byte more, so that buf_cstr never has to grow. */
	b->data = mem_grow(b->data, &b->capacity, b->len + n + 1, 1);
	memcpy(b->data + b->len, p, n);
	b->len += n;
	return n;
}

size_t
buf_append_str(struct buf *b, struct str s)
{
	return buf_append(b, s.ptr, s.len);
}

size_t
buf_append_cstr(struct buf *b, const char *cstr)
{
	return buf_append_str(b, str_of(cstr));
}

size_t
buf_append_char(struct buf *b, char c)
{
	return buf_append(b, &c, 1);
}

void
buf_printf(struct buf *b, const char *fmt, ...)
{
	va_list args;
	char small[256], *text = small;
	int length;

	va_start(args, fmt);
	length = vsnprintf(small, sizeof(small), fmt, args);
	va_end(args);
	assert(length >= 0);
	if ((size_t)length >= sizeof(small)) {
		text = mem_alloc((size_t)length + 1);
		va_start(args, fmt);
		(void)vsnprintf(text, (size_t)length + 1, fmt, args);
		va_end(args);
	}
	(void)buf_append(b, text, (size_t)length);
	if (text != small)
		mem_free(text);
}

const char *
buf_cstr(struct buf *b)
{
	b->data = mem_grow(b->data, &b->capacity, b->len + 1, 1);
	b->data[b->len] = '\0';
	return (const char *)b->data;
}

struct str
buf_str(const struct buf *b)
{
	return (struct str){(const char *)b->data, b->len};
}

void
buf_clear(struct buf *b)
{
	b->len = 0;
	b->is_cut = false;
}

void
buf_release(struct buf *b)
{
	mem_free(b->data);
	*b = (struct buf){.max_bytes = b->max_bytes};
}
