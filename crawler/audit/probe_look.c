#include "audit/probe_look_impl.h"

#include "page/body.h"
#include "web/header.h"

struct probe_look
probe_look_at(const struct rule_set *set, const struct probe_answer *answer,
    const struct audit_context *context, struct arena *a)
{
	struct probe_look k = {
	    .set = set, .answer = answer, .context = context, .arena = a};

	k.body.max_bytes = LIMIT_SITEMAP_BYTES;
	(void)body_decode(
	    answer->body.payload, answer->body.content_encoding, &k.body);
	k.input = answer->body;
	k.input.payload = buf_str(&k.body);
	k.input.content_encoding = (struct str){0};
	k.input.is_cut = answer->body.is_cut || k.body.is_cut;
	k.input.parts = NULL;
	k.input.part_count = 0;
	k.media = media_of(k.input.content_type, k.input.payload);
	return k;
}

void
probe_look_end(struct probe_look *k)
{
	if (k->page != NULL)
		scan_end(&k->scan);
	page_close(k->page);
	buf_release(&k->body);
}

struct str
probe_look_type(const struct probe_look *k)
{
	struct str type = k->answer->body.content_type;

	return str_trim(str_slice(type, 0, str_find_char(type, ';', 0)));
}

const struct sitemap *
probe_look_map(struct probe_look *k)
{
	if (!k->has_map)
		k->map = sitemap_read(k->arena, &k->input);
	k->has_map = true;
	return &k->map;
}

/* A text as a page: its lines as they stand. */
static struct str
page_of_text(struct arena *a, struct str text)
{
	struct buf out = {0};
	struct str page;

	(void)buf_append_cstr(&out, "<!doctype html><title></title><pre>\n");
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '<')
			(void)buf_append_cstr(&out, "&lt;");
		else if (text.ptr[i] == '&')
			(void)buf_append_cstr(&out, "&amp;");
		else
			(void)buf_append_char(&out, text.ptr[i]);
	(void)buf_append_cstr(&out, "</pre>\n");
	page = arena_str(a, buf_str(&out));
	buf_release(&out);
	return page;
}

struct page *
probe_look_page(struct probe_look *k)
{
	struct page_input input = k->input;

	if (k->page != NULL)
		return k->page;
	if (k->media != MEDIA_HTML) {
		struct str charset =
		    header_param(input.content_type, "charset");

		input.payload = page_of_text(
		    k->arena, str_slice(input.payload, 0, LIMIT_PARSED_BYTES));
		input.content_type = arena_printf(k->arena,
		    charset.len > 0 ? "text/html; charset=%.*s" : "text/html",
		    STR_ARG(charset));
	}
	k->page = page_open(&input);
	k->scan = scan_begin(k->set, k->page, k->context, k->arena);
	return k->page;
}

enum reason
probe_look_reason(struct probe_look *k)
{
	const struct response *r = k->answer->response;
	enum reason reason = reason_of_status(r->status);

	if (r->status == 0)
		return r->reason != REASON_NONE ? r->reason : REASON_PROTOCOL;
	if (r->reason != REASON_NONE)
		return r->reason;
	if (reason == REASON_NONE && k->media == MEDIA_HTML &&
	    (probe_look_page(k)->view_flags & (unsigned)VIEW_CHALLENGE) != 0)
		return REASON_CHALLENGE;
	return REASON_NONE;
}
