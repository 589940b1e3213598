#include <assert.h>

#include "page/page_impl.h"

/* The number of the first run that ends behind an offset of page.text. */
static size_t
run_behind(const struct page *p, uint32_t offset)
{
	size_t low = 0, high = p->run_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->runs[middle].text.end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

const struct page_run *
page_run_at(const struct page *p, uint32_t offset)
{
	size_t i = run_behind(p, offset);

	if (i == p->run_count || p->runs[i].text.start > offset)
		return NULL;
	return &p->runs[i];
}

/* Line feeds before an offset of the source; they are those of the bodies. */
static int64_t
lines_before(const struct page *p, uint32_t offset)
{
	const struct page_impl *page = page_const_impl_of(p);
	size_t block = offset / LINE_BLOCK;
	int64_t lines = page->line_counts[block];

	for (size_t i = block * LINE_BLOCK; i < offset; i++)
		lines += p->source.ptr[i] == '\n';
	return lines;
}

static struct page_place
place_of_source(const struct page *p, struct span source, uint32_t element)
{
	const struct page_document *d =
	    &p->documents[p->elements[element].document];
	uint32_t start = d->source.start;
	struct span body = offmap_back(&d->decoded.map,
	    (struct span){source.start - start, source.end - start});

	return (struct page_place){
	    .element = element,
	    .part = d->part,
	    .line = lines_before(p, source.start) - lines_before(p, start) + 1,
	    .byte_start = body.start,
	    .byte_end = body.end,
	};
}

/* The source of the part of a run that lies in text. */
static struct span
source_of_part(const struct page_run *r, struct span text)
{
	struct span source = r->source;

	/* A run that is not as long as its source is a whole. */
	if (r->text.end - r->text.start != source.end - source.start)
		return source;
	if (text.start > r->text.start)
		source.start += text.start - r->text.start;
	if (text.end < r->text.end)
		source.end -= r->text.end - text.end;
	return source;
}

/* The innermost element that holds both. */
static uint32_t
common_ancestor(const struct page *p, uint32_t a, uint32_t b)
{
	while (a != PAGE_NONE && !page_is_inside(p, b, a))
		a = p->elements[a].parent;
	return a;
}

struct page_place
page_place_of_text(const struct page *p, struct span text)
{
	size_t i = run_behind(p, text.start);
	struct span source, part;
	uint32_t element, document;

	assert(text.end <= p->text.len);
	if (i == p->run_count || p->runs[i].text.start >= text.end)
		return (struct page_place){
		    .element = PAGE_NONE, .byte_start = -1, .byte_end = -1};
	source = source_of_part(&p->runs[i], text);
	element = p->runs[i].element;
	document = p->elements[element].document;
	for (i++; i < p->run_count && p->runs[i].text.start < text.end; i++) {
		if (p->elements[p->runs[i].element].document != document)
			continue;
		part = source_of_part(&p->runs[i], text);
		/* Passages of attributes need not stand in order. */
		if (part.start < source.start)
			source.start = part.start;
		if (part.end > source.end)
			source.end = part.end;
		element = common_ancestor(p, element, p->runs[i].element);
	}
	return place_of_source(p, source, element);
}

/* The innermost element whose source holds a piece of it; the first, where it
 * stands before all of them. */
static uint32_t
element_around(const struct page *p, struct span source)
{
	uint32_t found = 0;

	for (uint32_t i = 1; i < p->element_count; i++) {
		struct span at = p->elements[i].source;

		if (at.start <= source.start && at.end >= source.end &&
		    at.start < at.end)
			found = i;
	}
	return found;
}

struct page_place
page_place_of_source(const struct page *p, struct span source)
{
	uint32_t element;

	assert(source.end <= p->source.len && p->element_count > 0);
	element = element_around(p, source);
	return place_of_source(p, source, element);
}

struct page_place
page_place_of_element(const struct page *p, uint32_t element)
{
	assert(element < p->element_count);
	return place_of_source(p, p->elements[element].source, element);
}

/* The id of an element when no other of the page has it and it can stand in a
 * path. */
static struct str
unique_id(const struct page *p, uint32_t element)
{
	struct str id = page_attr(p, element, "id", NULL);
	size_t count, all = 0;

	if (id.len == 0 || id.len > 100)
		return (struct str){0};
	for (size_t i = 0; i < id.len; i++)
		if ((unsigned char)id.ptr[i] <= ' ' || id.ptr[i] == '/')
			return (struct str){0};
	for (uint32_t i = 0; i < p->document_count; i++) {
		(void)lookup_find(&page_const_impl_of(p)->ids, i, id, &count);
		all += count;
	}
	return all == 1 ? id : (struct str){0};
}

/* Appends "div" or, among several of that name, "div[2]". */
static void
append_step(struct buf *out, const struct page *p, uint32_t element)
{
	const struct page_element *e = &p->elements[element];
	size_t before = 0, all = 0;
	uint32_t i, end;

	(void)buf_append_str(out, e->name);
	if (e->parent == PAGE_NONE)
		return;
	end = p->elements[e->parent].end;
	for (i = e->parent + 1; i < end; i = p->elements[i].end) {
		if (!str_equal(p->elements[i].name, e->name))
			continue;
		before += i <= element;
		all++;
	}
	if (all > 1)
		buf_printf(out, "[%zu]", before);
}

struct str
page_node_path(const struct page *p, uint32_t element, struct arena *a)
{
	uint32_t *chain = NULL;
	size_t count = 0, capacity = 0;
	struct buf path = {0};
	struct str id = {0}, result;

	assert(element < p->element_count);
	for (uint32_t i = element; i != PAGE_NONE; i = p->elements[i].parent) {
		chain =
		    arena_grow(a, chain, &capacity, count + 1, sizeof(*chain));
		chain[count++] = i;
		id = unique_id(p, i);
		if (id.len > 0)
			break;
	}
	if (id.len > 0) {
		(void)buf_append_char(&path, '#');
		(void)buf_append_str(&path, id);
		count--;
	}
	while (count-- > 0) {
		if (path.len > 0)
			(void)buf_append_char(&path, '/');
		append_step(&path, p, chain[count]);
	}
	result = arena_str(a, buf_str(&path));
	buf_release(&path);
	return result;
}
