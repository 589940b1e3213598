#include "page/parse_impl.h"

#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "page/document_impl.h"
#include "page/parts_impl.h"
#include "page/text_impl.h"

/* libxml2 calls it XML_PARSE_HUGE: no stop at 256 elements of depth. The
 * bounds are ours instead. */
enum {
	PARSE_OPTIONS = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
	    HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC |
	    HTML_PARSE_NODEFDTD | 1 << 19,
	NAME_BYTES = 100
};

/* Where the parser stands in the skeleton. */
static size_t
skeleton_position(const struct parse *ps)
{
	const xmlParserInput *in = ps->ctxt->input;
	size_t at, len = ps->skeleton.text.len;

	if (in == NULL)
		return len;
	at = in->consumed + (size_t)(in->cur - in->base);
	return at < len ? at : len;
}

uint32_t
parse_position(struct parse *ps)
{
	return skeleton_source(&ps->skeleton, skeleton_position(ps));
}

struct span
parse_text_of(struct parse *ps, struct str chars)
{
	return skeleton_text(&ps->skeleton, skeleton_position(ps), chars);
}

void
parse_advance(struct parse *ps, uint32_t to)
{
	ps->done = to;
	ps->end_tag = to;
}

static void
stop(struct parse *ps)
{
	ps->page->page.view_flags |= VIEW_TRUNCATED;
	ps->is_stopped = true;
	xmlStopParser(ps->ctxt);
}

static struct open_element *
top(const struct parse *ps)
{
	return ps->depth == 0 ? NULL : &ps->stack[ps->depth - 1];
}

static void
push(struct parse *ps, struct open_element open)
{
	ps->stack = mem_grow(
	    ps->stack, &ps->stack_capacity, ps->depth + 1, sizeof(*ps->stack));
	ps->stack[ps->depth++] = open;
}

/* What names are made of for the parser, which cuts them at NAME_BYTES. */
static bool
is_name_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || c == ':' || c == '-' || c == '_' ||
	    c == '.';
}

/* Whether the characters at an offset are "<" and this name. */
static bool
is_tag_at(struct str text, size_t at, struct str name)
{
	struct str rest = str_slice(text, at + 1, text.len);

	if (!str_starts_fold(rest, name))
		return false;
	return rest.len <= name.len || name.len == NAME_BYTES ||
	    !is_name_char(rest.ptr[name.len]);
}

/* The start tag that the parser just read: between done and where it stands.
 * Empty, and done stays, when the element is implied. */
static struct span
find_start_tag(struct parse *ps, struct str name)
{
	uint32_t here = parse_position(ps);
	struct str text = str_slice(ps->clean, 0, here);
	size_t at = ps->done;

	while ((at = str_find_char(text, '<', at)) != STR_NONE &&
	    !is_tag_at(ps->clean, at, name))
		at++;
	if (at == STR_NONE)
		return (struct span){ps->done, ps->done};
	text = ps->clean;
	if (here < text.len && text.ptr[here] == '/')
		here++;
	if (here < text.len && text.ptr[here] == '>')
		here++;
	parse_advance(ps, here);
	return (struct span){(uint32_t)at, here};
}

/* Where an element ends: behind its own end tag, or before the tag that closed
 * it in passing. */
static uint32_t
find_end(struct parse *ps, struct str name)
{
	uint32_t here = parse_position(ps);
	struct str text = ps->clean;
	uint32_t at = here;

	if (here > ps->done) {
		while (at > ps->done && text.ptr[at - 1] != '<')
			at--;
		ps->end_tag = at > ps->done ? at - 1 : here;
		ps->done = here;
	}
	at = ps->end_tag;
	if (at + 1 < here && text.ptr[at + 1] == '/' &&
	    !is_tag_at(text, (size_t)at + 1, name))
		return at;
	/* Its own end tag, which ends nothing more. */
	ps->end_tag = here;
	return here;
}

static size_t
attr_bytes(const xmlChar **atts, size_t *count)
{
	size_t bytes = 0;

	for (*count = 0; atts != NULL && atts[*count * 2] != NULL; ++*count) {
		const xmlChar *value = atts[*count * 2 + 1];

		bytes += strlen((const char *)atts[*count * 2]) + 1;
		bytes += value == NULL ? 1 : strlen((const char *)value) + 1;
	}
	return bytes;
}

/* Copies a C string, with its NUL, to *to and moves that on. */
static struct str
copy_to(char **to, const xmlChar *text)
{
	struct str copy = {*to, text == NULL ? 0 : strlen((const char *)text)};

	if (copy.len > 0)
		memcpy(*to, text, copy.len);
	*to += copy.len + 1;
	return copy;
}

static void
take_attrs(struct arena *a, struct page_element *e, const xmlChar **atts)
{
	size_t count, bytes = attr_bytes(atts, &count);
	char *to;

	if (count == 0)
		return;
	e->attrs = arena_array(a, count, sizeof(*e->attrs));
	e->attr_count = (uint32_t)count;
	to = arena_alloc(a, bytes);
	for (size_t i = 0; i < count; i++) {
		e->attrs[i].name = copy_to(&to, atts[i * 2]);
		e->attrs[i].value = copy_to(&to, atts[i * 2 + 1]);
	}
}

/* Adds an element to the model and returns its number. */
static uint32_t
add_element(struct parse *ps, enum tag tag, struct str name, uint32_t parent)
{
	struct page *p = &ps->page->page;
	uint32_t i = (uint32_t)p->element_count++;
	struct page_element *e;

	p->elements =
	    arena_grow(&p->arena, p->elements, &ps->page->element_capacity,
	        p->element_count, sizeof(*p->elements));
	ps->page->tags = arena_grow(&p->arena, ps->page->tags,
	    &ps->page->tag_capacity, p->element_count, sizeof(*ps->page->tags));
	ps->page->tags[i] = tag;
	e = &p->elements[i];
	e->name = tag == TAG_OTHER ? arena_str(&p->arena, name) : tag_name(tag);
	e->document = ps->document;
	e->parent = parent;
	e->end = i + 1;
	return i;
}

static enum content
content_of(struct parse *ps, enum tag tag, bool is_foreign, uint32_t element)
{
	if (is_foreign && tag == TAG_TITLE)
		return CONTENT_FLOW;
	if (tag == TAG_TITLE) {
		/* That of a frame is not shown. */
		if (ps->page->title_element != PAGE_NONE || ps->document > 0)
			return CONTENT_DROPPED;
		ps->page->title_element = element;
		return CONTENT_TITLE;
	}
	if (tag_is(tag, TAG_IS_SCRIPT))
		return CONTENT_RAW;
	if (tag_is(tag, TAG_IS_DROPPED))
		return CONTENT_DROPPED;
	return tag_is(tag, TAG_IS_LITERAL) ? CONTENT_LITERAL : CONTENT_FLOW;
}

/* Whether this is html or body for the second time, as the parser implies it
 * for what follows the end tag: then what is open goes on. */
static bool
goes_on(struct parse *ps, enum tag tag)
{
	struct open_element *above = top(ps);
	uint32_t holder = ps->body != PAGE_NONE ? ps->body : ps->html;

	if ((tag != TAG_HTML || ps->html == PAGE_NONE) &&
	    (tag != TAG_BODY || ps->body == PAGE_NONE))
		return false;
	push(ps,
	    (struct open_element){
	        .element = PAGE_NONE,
	        .holder = above != NULL ? above->holder : holder,
	        .content = CONTENT_FLOW,
	    });
	return true;
}

/* To what an element belongs that no other is open around. */
static uint32_t
root_of(const struct parse *ps)
{
	return ps->html != PAGE_NONE ? ps->html : ps->frame;
}

/* Reads the document of a frame in its place, when it was given. */
static void
read_frame(struct parse *ps, uint32_t frame)
{
	struct page_impl *page = ps->page;
	uint32_t document = parts_open_frame(page, frame);
	struct page_element *e;

	if (document == PAGE_NONE)
		return;
	text_break(page);
	e = &page->page.elements[frame];
	e->text.start = (uint32_t)page->text.len;
	parse_document(page, document);
	/* For the parser nothing stands in a frame. */
	e = &page->page.elements[frame];
	e->end = (uint32_t)page->page.element_count;
	e->text.end = (uint32_t)page->text.len;
}

static void
begin_element(
    struct parse *ps, enum tag tag, struct str name, const xmlChar **atts)
{
	struct open_element *above = top(ps);
	uint32_t parent = above == NULL ? root_of(ps) : above->holder;
	struct span source = find_start_tag(ps, name);
	uint32_t i = add_element(ps, tag, name, parent);
	struct page_element *e = &ps->page->page.elements[i];
	struct open_element open = {
	    .element = i,
	    .holder = i,
	    .content_start = source.end,
	    .is_foreign = above != NULL && above->is_foreign,
	};

	if (atts != NULL)
		take_attrs(&ps->page->page.arena, e, atts);
	else if (source.end > source.start)
		skeleton_attrs(
		    &ps->skeleton, &ps->page->page.arena, source.start, e);
	if (tag_is(tag, TAG_IS_BLOCK))
		text_break(ps->page);
	e->source.start = source.start + ps->start;
	e->source.end = source.end + ps->start;
	e->text.start = (uint32_t)ps->page->text.len;
	e->text.end = e->text.start;
	open.content = content_of(ps, tag, open.is_foreign, i);
	open.is_foreign |= tag == TAG_SVG || tag == TAG_MATH;
	if (tag_is(tag, TAG_IS_VOID)) {
		open.element = PAGE_NONE;
		open.holder = parent;
		open.content = above == NULL ? CONTENT_FLOW : above->content;
	}
	if (tag == TAG_HTML)
		ps->html = i;
	if (tag == TAG_BODY)
		ps->body = i;
	push(ps, open);
	if (tag == TAG_BASE)
		document_note_base(ps->page, i);
	else if (tag == TAG_FRAME || tag == TAG_IFRAME)
		read_frame(ps, i);
}

static void
on_start(void *user, const xmlChar *name, const xmlChar **atts)
{
	struct parse *ps = user;
	struct open_element *above = top(ps);
	enum tag tag;

	if (ps->is_stopped)
		return;
	if (ps->depth >= LIMIT_DEPTH ||
	    ps->page->page.element_count >= LIMIT_ELEMENTS) {
		stop(ps);
		return;
	}
	if (above != NULL && above->content != CONTENT_FLOW) {
		struct open_element open = *above;

		open.element = PAGE_NONE;
		push(ps, open);
		return;
	}
	tag = tag_of(str_of((const char *)name));
	if (!goes_on(ps, tag))
		begin_element(ps, tag, str_of((const char *)name), atts);
}

static void
add_raw(struct parse *ps, uint32_t element, struct span source)
{
	struct page_impl *page = ps->page;

	source.start += ps->start;
	source.end += ps->start;
	page->raws = arena_grow(&page->page.arena, page->raws,
	    &page->raw_capacity, page->raw_count + 1, sizeof(*page->raws));
	page->raws[page->raw_count++] = (struct page_raw){element, source};
}

/* The content of a script or style: up to its end tag, which may be
 * missing. */
static void
finish_raw(struct parse *ps, const struct open_element *open)
{
	const struct page_element *e = &ps->page->page.elements[open->element];
	uint32_t end = e->source.end - ps->start, at = end;

	while (at > open->content_start && ps->source.ptr[at - 1] != '<')
		at--;
	if (at > open->content_start && at < end && ps->source.ptr[at] == '/')
		end = at - 1;
	add_raw(ps, open->element, (struct span){open->content_start, end});
}

/* Ends an element at an offset of the source. */
static void
finish_element(struct parse *ps, uint32_t element, uint32_t end)
{
	struct page *p = &ps->page->page;
	struct page_element *e = &p->elements[element];

	e->end = (uint32_t)p->element_count;
	if (end + ps->start > e->source.end)
		e->source.end = end + ps->start;
	e->text.end = (uint32_t)ps->page->text.len;
	if (tag_is(ps->page->tags[element], TAG_IS_BLOCK))
		text_break(ps->page);
}

/* Takes the innermost open element off the stack and ends it. */
static void
pop(struct parse *ps, uint32_t end)
{
	struct open_element open = ps->stack[--ps->depth];

	if (open.element == PAGE_NONE || open.element == ps->html)
		return;
	if (open.element == ps->body) {
		struct open_element *above = top(ps);

		/* What comes now stands in html for the parser. */
		if (above != NULL && above->element == ps->html) {
			above->holder = ps->body;
			return;
		}
		ps->body = PAGE_NONE;
	}
	finish_element(ps, open.element, end);
	if (open.content == CONTENT_RAW)
		finish_raw(ps, &open);
}

static void
finish_all(struct parse *ps)
{
	uint32_t end = ps->is_stopped ? ps->done : (uint32_t)ps->clean.len;

	while (ps->depth > 0)
		pop(ps, end);
	if (ps->body != PAGE_NONE)
		finish_element(ps, ps->body, end);
	if (ps->html != PAGE_NONE)
		finish_element(ps, ps->html, end);
	text_break(ps->page);
}

static void
on_end(void *user, const xmlChar *name)
{
	struct parse *ps = user;

	if (!ps->is_stopped && ps->depth > 0)
		pop(ps, find_end(ps, str_of((const char *)name)));
}

static void
on_characters(void *user, const xmlChar *chars, int len)
{
	struct parse *ps = user;

	assert(len >= 0);
	if (!ps->is_stopped)
		parse_characters(
		    ps, (struct str){(const char *)chars, (size_t)len});
}

static void
on_comment(void *user, const xmlChar *text)
{
	struct parse *ps = user;

	(void)text;
	if (!ps->is_stopped)
		parse_advance(ps, parse_position(ps));
}

/* The html element may be implied by what wrongly stands before its tag; its
 * attributes are then still to be had. */
static void
mend_html(struct parse *ps)
{
	struct page *p = &ps->page->page;
	struct span tag = ps->page->documents[ps->document].clean.html_tag;
	size_t at = (size_t)tag.start + strlen("<html");
	struct page_element *e;
	size_t capacity = 0;
	struct clean_attr attr;

	if (p->element_count == ps->first || tag.end == 0 ||
	    ps->page->tags[ps->first] != TAG_HTML)
		return;
	e = &p->elements[ps->first];
	if (e->attr_count > 0)
		return;
	while (clean_next_attr(ps->clean, &at, &attr)) {
		struct str name =
		    str_slice(ps->clean, attr.name.start, attr.name.end);
		struct str value =
		    str_slice(ps->clean, attr.value.start, attr.value.end);

		e->attrs = arena_grow(&p->arena, e->attrs, &capacity,
		    e->attr_count + 1, sizeof(*e->attrs));
		e->attrs[e->attr_count++] = (struct page_attr){
		    arena_lower(&p->arena, name), arena_str(&p->arena, value)};
	}
}

/* Lets the parser read the skeleton. */
static void
run(struct parse *ps)
{
	struct str text = ps->skeleton.text;

	ps->ctxt = htmlCreateMemoryParserCtxt(text.ptr, (int)text.len);
	if (ps->ctxt == NULL) {
		ps->page->page.view_flags |= VIEW_TRUNCATED;
		return;
	}
	*ps->ctxt->sax = (htmlSAXHandler){
	    .startElement = on_start,
	    .endElement = on_end,
	    .characters = on_characters,
	    .ignorableWhitespace = on_characters,
	    .cdataBlock = on_characters,
	    .comment = on_comment,
	};
	ps->ctxt->userData = ps;
	(void)htmlCtxtUseOptions(ps->ctxt, PARSE_OPTIONS);
	/* It is, so the parser need neither ask nor convert. */
	ps->ctxt->charset = XML_CHAR_ENCODING_UTF8;
	(void)htmlParseDocument(ps->ctxt);
	finish_all(ps);
	mend_html(ps);
	mem_free(ps->stack);
	htmlFreeParserCtxt(ps->ctxt);
}

void
parse_document(struct page_impl *page, uint32_t document)
{
	struct page *p = &page->page;
	const struct document *d = &page->documents[document];
	struct parse ps = {
	    .page = page,
	    .document = document,
	    .frame = p->documents[document].frame,
	    .first = (uint32_t)p->element_count,
	    .start = p->documents[document].source.start,
	    .source = d->source,
	    .clean = d->clean.text,
	    .html = PAGE_NONE,
	    .body = PAGE_NONE,
	};

	ps.skeleton = skeleton_make(&p->arena, ps.clean);
	run(&ps);
	page->flow_count = p->run_count;
}
