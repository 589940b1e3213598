#include "page/parse_impl.h"

#include <string.h>

#include "page/reference_impl.h"
#include "page/text_impl.h"
#include "text/utf8.h"

/* libxml2 hands long text over before it has moved past its last character
 * when a piece reaches this size. */
enum { PIECE_BYTES = 1000 };

/* Characters as they stand in the source at an offset, or, is_whole, for a
 * piece of it. */
static void
emit(struct parse *ps, struct span source, struct str chars, bool is_whole)
{
	struct page_impl *page = ps->page;
	struct open_element *open = &ps->stack[ps->depth - 1];

	source.start += ps->start;
	source.end += ps->start;
	if (open->content == CONTENT_TITLE) {
		struct arena *a = &page->page.arena;

		page->title = arena_grow(a, page->title, &page->title_capacity,
		    page->title_count + 1, sizeof(*page->title));
		page->title[page->title_count++] =
		    (struct page_piece){arena_str(a, chars), source};
	} else if (is_whole) {
		text_put_for(page, open->holder, source, chars);
	} else {
		text_put(page, open->holder, source.start, chars);
	}
}

/* Literal content is read from the source itself, because its tags have been
 * blanked out for the parser. */
static void
emit_source(struct parse *ps, struct span source)
{
	bool is_flow = ps->stack[ps->depth - 1].content == CONTENT_FLOW;
	struct str text = is_flow ? ps->clean : ps->source;

	if (source.start < ps->skip_to)
		source.start = ps->skip_to;
	if (source.start < source.end)
		emit(ps, source, str_slice(text, source.start, source.end),
		    false);
}

static bool
stands_before(struct str text, size_t end, struct str chars)
{
	return end <= text.len && end >= chars.len &&
	    memcmp(text.ptr + end - chars.len, chars.ptr, chars.len) == 0;
}

/* The end in the source of characters that stand there unchanged, 0 when they
 * do not. */
static uint32_t
literal_end(struct parse *ps, struct str chars)
{
	struct str text = ps->clean;
	uint32_t here = parse_position(ps);
	struct str rest = str_slice(text, here, text.len);
	uint32_t code_point;

	bool is_ahead = chars.len >= PIECE_BYTES;

	/* A "<" that begins no tag; that of a reference has it behind. */
	if (str_is(chars, "<"))
		is_ahead = here == ps->done || text.ptr[here - 1] != ';';
	if (is_ahead && rest.len > 0) {
		size_t end = here + utf8_next(rest, &code_point);

		if (stands_before(text, end, chars))
			return (uint32_t)end;
	}
	return stands_before(text, here, chars) ? here : 0;
}

/* The name behind an ampersand, which the parser did not resolve. */
static void
resolve(struct parse *ps, uint32_t here, struct str name)
{
	struct str source = ps->source;
	struct span at = {ps->reference.start, here};
	struct str found;
	size_t used = 0;

	ps->reference = (struct span){0};
	if (here < source.len && source.ptr[here] == ';') {
		found = reference_of_name(name);
		if (found.len > 0) {
			at.end++;
			ps->skip_to = at.end;
			emit(ps, at, found, true);
			return;
		}
	}
	found = reference_without_end(name, &used);
	if (found.len > 0) {
		at.end = at.start + 1 + (uint32_t)used;
		emit(ps, at, found, true);
		at.start = at.end;
		at.end = here;
	}
	emit_source(ps, at);
}

/* Characters that stand for a reference between done and here. */
static void
put_reference(struct parse *ps, uint32_t here, struct str chars)
{
	struct str text = ps->clean;
	uint32_t at = here;

	while (at > ps->done && text.ptr[at - 1] != '&')
		at--;
	if (at == ps->done)
		return; /* text of the parser's own making */
	at--;
	if (str_is(chars, "&") && !str_is(str_slice(text, at, here), "&amp;") &&
	    text.ptr[at + 1] != '#') {
		ps->reference = (struct span){at, here};
		return;
	}
	emit(ps, (struct span){at, here}, reference_mend(chars), true);
}

void
parse_characters(struct parse *ps, struct str chars)
{
	struct open_element *open =
	    ps->depth == 0 ? NULL : &ps->stack[ps->depth - 1];
	uint32_t here = parse_position(ps), end;
	struct span cut;

	if (open == NULL || open->content == CONTENT_RAW ||
	    open->content == CONTENT_DROPPED) {
		parse_advance(ps, here);
		return;
	}
	if (ps->reference.end != 0) {
		resolve(ps, here, chars);
		parse_advance(ps, here);
		return;
	}
	cut = parse_text_of(ps, chars);
	if (cut.end > cut.start) {
		emit_source(ps, cut);
		parse_advance(ps, cut.end);
		return;
	}
	end = literal_end(ps, chars);
	if (end == 0) {
		put_reference(ps, here, chars);
		end = here;
	} else {
		emit_source(ps, (struct span){end - (uint32_t)chars.len, end});
	}
	parse_advance(ps, end);
}
