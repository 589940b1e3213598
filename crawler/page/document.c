#include "page/document_impl.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "page/body.h"

/* The longest start of text, valid UTF-8, of at most max bytes. */
static struct str
cut_text(struct str text, size_t max)
{
	if (text.len <= max)
		return text;
	while (max > 0 && ((unsigned char)text.ptr[max] & 0xc0) == 0x80)
		max--;
	return str_slice(text, 0, max);
}

/* What all documents together may still take of the source. */
static size_t
room_of(const struct page *p)
{
	size_t count = p->document_count;

	if (count == 0)
		return LIMIT_PARSED_BYTES;
	return LIMIT_PARSED_BYTES - p->documents[count - 1].source.end;
}

/* Undoes the codings of a body; truncated is noted where bytes are missing. */
static enum reason
undo_codings(struct page_impl *page, struct str payload, struct str encoding,
    struct buf *body)
{
	enum reason reason = body_decode(payload, encoding, body);

	if (body->is_cut)
		page->page.view_flags |= VIEW_TRUNCATED;
	/* What came before the fault is still worth reading. */
	if (reason == REASON_BAD_CODING && body->len > 0) {
		page->page.view_flags |= VIEW_TRUNCATED;
		reason = REASON_NONE;
	}
	return reason;
}

/* Adds a document with its text; its body is there. */
static void
add_document(struct page_impl *page, struct page_document document,
    struct str content_type)
{
	struct page *p = &page->page;
	size_t room = room_of(p), number = p->document_count;
	struct document *d = &page->documents[number];
	struct str body = str_slice(document.body, 0, room);

	assert(number < DOCUMENTS_MAX);
	document.base = document.url;
	document.charset = charset_sniff(document.body, content_type);
	document.decoded =
	    charset_decode(&p->arena, body, document.charset.name);
	d->source = cut_text(document.decoded.text, room);
	d->clean = clean_source(&p->arena, d->source);
	if (number > 0)
		document.source.start = p->documents[number - 1].source.end;
	document.source.end = document.source.start + (uint32_t)d->source.len;
	p->replaced_count += document.decoded.replaced_count;
	if (d->source.len < document.decoded.text.len ||
	    body.len < document.body.len || d->clean.is_cut)
		p->view_flags |= VIEW_TRUNCATED;
	if (document.charset.source == CHARSET_GUESS)
		p->view_flags |= VIEW_CHARSET_GUESS;
	if (document.charset.is_lying)
		p->view_flags |= VIEW_CHARSET_LIES;
	if (p->documents == NULL)
		p->documents = arena_array(
		    &p->arena, DOCUMENTS_MAX, sizeof(*p->documents));
	p->documents[p->document_count++] = document;
}

void
document_open_own(struct page_impl *page)
{
	const struct page_input *input = page->input;
	struct page *p = &page->page;
	struct buf *body = &page->documents[0].body;
	enum reason reason =
	    undo_codings(page, input->payload, input->content_encoding, body);

	p->body = buf_str(body);
	if (input->is_cut)
		p->view_flags |= VIEW_TRUNCATED;
	p->media = media_of(input->content_type, p->body);
	if (reason == REASON_NONE && str_trim(p->body).len == 0)
		reason = REASON_EMPTY_BODY;
	if (reason == REASON_NONE && p->media != MEDIA_HTML)
		reason = REASON_NOT_HTML;
	p->reason = reason;
	if (reason != REASON_NONE)
		return;
	add_document(page,
	    (struct page_document){
	        .frame = PAGE_NONE, .url = p->url, .body = p->body},
	    input->content_type);
	p->charset = p->documents[0].charset;
}

uint32_t
document_open_part(struct page_impl *page, size_t part, uint32_t frame)
{
	const struct page_part *given = &page->input->parts[part - 1];
	struct page *p = &page->page;
	uint32_t number = (uint32_t)p->document_count;
	size_t around = p->elements[frame].document;
	struct page_document document = {.part = part, .frame = frame};
	struct document *d;
	enum reason reason;

	if (number == DOCUMENTS_MAX || room_of(p) == 0 ||
	    page->documents[around].depth == LIMIT_FRAME_DEPTH)
		return PAGE_NONE;
	d = &page->documents[number];
	d->body.max_bytes = LIMIT_PARSED_BYTES;
	reason = undo_codings(
	    page, given->payload, given->content_encoding, &d->body);
	document.body = buf_str(&d->body);
	document.url = url_parse(&p->arena, given->url, NULL, NULL);
	/* Here the cap only cuts: what came before it is read. */
	if ((reason != REASON_NONE && reason != REASON_UNPACKS_TOO_BIG) ||
	    str_trim(document.body).len == 0 ||
	    media_of(given->content_type, document.body) != MEDIA_HTML) {
		buf_release(&d->body);
		return PAGE_NONE;
	}
	if (given->is_cut || reason == REASON_UNPACKS_TOO_BIG)
		p->view_flags |= VIEW_TRUNCATED;
	d->depth = page->documents[around].depth + 1;
	add_document(page, document, given->content_type);
	return number;
}

void
document_note_base(struct page_impl *page, uint32_t element)
{
	struct page *p = &page->page;
	uint32_t number = p->elements[element].document;
	struct page_document *document = &p->documents[number];
	struct url base;
	struct str href;
	bool is_there;

	if (page->documents[number].has_base)
		return;
	href = page_attr(p, element, "href", &is_there);
	if (!is_there)
		return;
	page->documents[number].has_base = true;
	base = url_parse(&p->arena, href,
	    document->url.kind == URL_WEB ? &document->url : NULL, NULL);
	if (base.kind == URL_WEB)
		document->base = base;
}

void
document_join(struct page_impl *page)
{
	struct page *p = &page->page;
	size_t length = p->documents[p->document_count - 1].source.end;
	char *source, *clean;

	p->source = page->documents[0].source;
	page->clean = page->documents[0].clean.text;
	if (p->document_count == 1)
		return;
	source = arena_alloc(&p->arena, length + 1);
	clean = arena_alloc(&p->arena, length + 1);
	for (size_t i = 0; i < p->document_count; i++) {
		const struct document *d = &page->documents[i];
		size_t start = p->documents[i].source.start;

		if (d->source.len == 0)
			continue;
		memcpy(source + start, d->source.ptr, d->source.len);
		memcpy(clean + start, d->clean.text.ptr, d->source.len);
	}
	p->source = (struct str){source, length};
	page->clean = (struct str){clean, length};
}

void
document_release_all(struct page_impl *page)
{
	for (size_t i = 0; i < DOCUMENTS_MAX; i++)
		buf_release(&page->documents[i].body);
}
