#include "record/response.h"

void
response_head_begin(struct buf *out, int status)
{
	buf_printf(out, "HTTP/1.1 %d\r\n", status);
}

/* A line's end in it would be another field. */
static void
append_line(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != '\r' && text.ptr[i] != '\n')
			(void)buf_append_char(out, text.ptr[i]);
}

void
response_head_add(struct buf *out, struct str name, struct str value)
{
	append_line(out, name);
	(void)buf_append_cstr(out, ": ");
	append_line(out, value);
	(void)buf_append_cstr(out, "\r\n");
}
