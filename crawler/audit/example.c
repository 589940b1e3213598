#include "audit/example_impl.h"

#include "web/header.h"

/* Where no other day is told, as certificates need one to end after. */
static const int64_t any_day_us = 1735707600000000;

static const int64_t day_us = 86400000000;

static struct str
head_of(struct arena *a, const struct example_response *x, int status)
{
	struct buf out = {0};
	struct str text;

	response_head_begin(&out, status);
	for (size_t i = 0; i + 1 < x->fields.count; i += 2)
		response_head_add(
		    &out, x->fields.items[i], x->fields.items[i + 1]);
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

static void
add_tls(const struct example_response *x, struct response *r)
{
	if (x->tls_is_valid != ANSWER_UNKNOWN)
		r->tls_result = str_of(x->tls_is_valid == ANSWER_YES
		        ? "ok"
		        : "certificate has expired");
	if (x->tls_days_left == 0)
		return;
	if (r->captured_us == 0)
		r->captured_us = any_day_us;
	r->tls_ends_us = r->captured_us + (int64_t)x->tls_days_left * day_us;
}

/* Whether the example says that an answer came. */
static bool
has_answer(const struct example_response *x)
{
	return x->has_fields || x->status > 0 || x->has_redirects ||
	    x->ttfb_ms > 0 || x->bytes > 0 || x->tls_is_valid != ANSWER_UNKNOWN;
}

const struct response *
example_answer(
    struct arena *a, const struct example_page *page, struct page_input *input)
{
	const struct example_response *x = &page->response;
	struct response *r = arena_alloc(a, sizeof(*r));
	struct header head;

	*r = (struct response){.captured_us = x->at_us,
	    .first_byte_us = x->ttfb_ms > 0 ? (int64_t)x->ttfb_ms * 1000 : -1,
	    .body_bytes = -1,
	    .redirects = -1};
	if (!has_answer(x))
		return x->at_us > 0 ? r : NULL;
	r->status = x->status > 0 ? (int)x->status : 200;
	r->head = head_of(a, x, r->status);
	r->body_bytes = (int64_t)(x->bytes > 0 ? x->bytes : page->html.len);
	r->redirects = (int)x->redirects;
	add_tls(x, r);
	head = header_parse(a, r->head);
	if (header_get(&head, "Content-Type").len > 0)
		input->content_type = header_get(&head, "Content-Type");
	return r;
}
