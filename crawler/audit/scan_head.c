#include "audit/scan_impl.h"
#include "text/utf8.h"

/* A field as text: what is no UTF-8 in it is replaced. */
static struct str
as_text(struct arena *a, struct str bytes)
{
	struct buf out = {0};
	struct str text;

	if (utf8_first_invalid(bytes) == STR_NONE)
		return bytes;
	for (size_t i = 0; i < bytes.len;) {
		uint32_t c;

		i += utf8_next(str_slice(bytes, i, bytes.len), &c);
		utf8_append(&out, c);
	}
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

const struct header *
scan_head(struct scan *s)
{
	const struct response *r = s->context->response;

	if (r == NULL || r->head.len == 0)
		return NULL;
	if (s->has_head)
		return &s->head;
	s->has_head = true;
	s->head = header_parse(s->arena, r->head);
	for (size_t i = 0; i < s->head.count; i++)
		s->head.fields[i].value =
		    as_text(s->arena, s->head.fields[i].value);
	return &s->head;
}

const struct response *
scan_response(const struct scan *s)
{
	const struct response *r = s->context->response;

	return r != NULL && (r->status != 0 || r->reason != REASON_NONE) ? r
	                                                                 : NULL;
}
