#include "page/page.h"

#include <assert.h>
#include <string.h>

#include <jansson.h>
#include <libxml/parser.h>
#include <libxml/xmlerror.h>

#include "base/limits.h"
#include "base/mem.h"
#include "page/document_impl.h"
#include "page/mark_impl.h"
#include "page/parts_impl.h"

/* What a large page takes, kept for the next one. */
enum { KEPT_BYTES = 16 * 1024 * 1024 };

/* Faults of pages are counted elsewhere; libxml2 would print them. */
static void
say_nothing(void *user, xmlErrorPtr error)
{
	(void)user;
	(void)error;
}

void
page_global_init(void)
{
	mem_keep_freed(KEPT_BYTES);
	json_object_seed(0);
	xmlInitParser();
	xmlSetStructuredErrorFunc(NULL, say_nothing);
}

static void
read_title(struct page_impl *page)
{
	struct page *p = &page->page;
	struct buf title = {0};

	for (size_t i = 0; i < page->title_count; i++)
		(void)buf_append_str(&title, page->title[i].chars);
	p->title = text_collapse(&p->arena, buf_str(&title), LIMIT_TITLE_BYTES);
	buf_release(&title);
}

static void
read_documents(struct page_impl *page)
{
	parse_document(page, 0);
	document_join(page);
	page_index(page);
	read_title(page);
	visible_mark(page);
	reach_mark(page);
	zones_mark(page);
	subject_mark(page);
	passages_add(page);
	text_finish(page);
	links_find(page);
	forms_find(page);
	pairs_find(page);
	dates_find(page);
	blocks_find(page);
	meta_read(page);
	redirect_find(page);
	parts_want(page);
	view_judge(page);
}

struct page *
page_open(const struct page_input *input)
{
	struct page_impl *page = mem_alloc(sizeof(*page));
	struct page *p = &page->page;

	page->input = input;
	page->title_element = PAGE_NONE;
	p->viewport_element = PAGE_NONE;
	p->refresh.element = PAGE_NONE;
	p->url = url_parse(&p->arena, input->url, NULL, NULL);
	document_open_own(page);
	if (p->reason == REASON_NONE) {
		read_documents(page);
		if (p->element_count == 0)
			p->reason = REASON_EMPTY_BODY;
	}
	page->input = NULL;
	return p;
}

void
page_close(struct page *p)
{
	struct page_impl *page = p == NULL ? NULL : page_impl_of(p);

	if (page == NULL)
		return;
	tree_free(p->tree);
	document_release_all(page);
	buf_release(&page->text);
	buf_release(&page->match);
	arena_release(&p->arena);
	mem_free(page);
}

static uint32_t
count_lines(struct str text)
{
	uint32_t count = 0;

	for (size_t i = str_find_char(text, '\n', 0); i != STR_NONE;
	     i = str_find_char(text, '\n', i + 1))
		count++;
	return count;
}

static void
index_lines(struct page_impl *page)
{
	struct page *p = &page->page;
	size_t blocks = p->source.len / LINE_BLOCK + 1;
	uint32_t lines = 0;

	page->line_counts =
	    arena_array(&p->arena, blocks, sizeof(*page->line_counts));
	for (size_t i = 0; i < blocks; i++) {
		page->line_counts[i] = lines;
		lines += count_lines(
		    str_slice(p->source, i * LINE_BLOCK, (i + 1) * LINE_BLOCK));
	}
}

void
page_index(struct page_impl *page)
{
	struct page *p = &page->page;

	page->marks =
	    arena_array(&p->arena, p->element_count, sizeof(*page->marks));
	for (uint32_t i = 0; i < p->element_count; i++) {
		struct str id = page_attr(p, i, "id", NULL);
		struct str target = {0};

		page->marks[i] = mark_of_element(&p->elements[i]);

		if (id.len > 0)
			lookup_add(&page->ids, p, id, i);
		if (page->tags[i] == TAG_LABEL)
			target = page_attr(p, i, "for", NULL);
		if (target.len > 0)
			lookup_add(&page->labels, p, target, i);
		p->image_count += page->tags[i] == TAG_IMG;
	}
	lookup_seal(&page->ids);
	lookup_seal(&page->labels);
	index_lines(page);
}

struct str
page_attr(
    const struct page *p, uint32_t element, const char *name, bool *is_there)
{
	const struct page_element *e;
	struct str wanted = str_of(name);

	assert(element < p->element_count);
	e = &p->elements[element];
	for (uint32_t i = 0; i < e->attr_count; i++) {
		struct str found = e->attrs[i].name;

		if (found.len != wanted.len ||
		    memcmp(found.ptr, wanted.ptr, found.len) != 0)
			continue;
		if (is_there != NULL)
			*is_there = true;
		return e->attrs[i].value;
	}
	if (is_there != NULL)
		*is_there = false;
	return (struct str){0};
}

bool
page_has_attr(const struct page *p, uint32_t element, const char *name)
{
	bool is_there;

	(void)page_attr(p, element, name, &is_there);
	return is_there;
}

bool
page_attr_is(
    const struct page *p, uint32_t element, const char *name, const char *value)
{
	return str_is_fold(str_trim(page_attr(p, element, name, NULL)), value);
}

bool
page_attr_has_word(
    const struct page *p, uint32_t element, const char *name, const char *word)
{
	struct str rest = page_attr(p, element, name, NULL);
	size_t start = 0;

	for (size_t i = 0; i <= rest.len; i++) {
		if (i < rest.len && !str_is_space_char(rest.ptr[i]))
			continue;
		if (str_is_fold(str_slice(rest, start, i), word))
			return true;
		start = i + 1;
	}
	return false;
}

bool
page_is_in_noscript(const struct page_impl *page, uint32_t element)
{
	for (uint32_t i = element; i != PAGE_NONE;
	     i = page->page.elements[i].parent)
		if (page->tags[i] == TAG_NOSCRIPT)
			return true;
	return false;
}

bool
page_is_button_input(const struct page *p, uint32_t element)
{
	return page_attr_is(p, element, "type", "submit") ||
	    page_attr_is(p, element, "type", "button") ||
	    page_attr_is(p, element, "type", "reset") ||
	    page_attr_is(p, element, "type", "image");
}

struct url
page_resolve(struct page *p, uint32_t element, struct str address)
{
	const struct page_document *d =
	    &p->documents[p->elements[element].document];

	return url_parse(&p->arena, address,
	    d->base.kind == URL_WEB ? &d->base : NULL, d->charset.name);
}

struct str
page_text(const struct page *p, uint32_t element, struct arena *a)
{
	struct span text;

	assert(element < p->element_count);
	text = p->elements[element].text;
	return text_collapse(
	    a, str_slice(p->text, text.start, text.end), SIZE_MAX);
}

struct str
page_raw_text(const struct page_impl *page, size_t i)
{
	struct span source = page->raws[i].source;

	return str_slice(page->page.source, source.start, source.end);
}

bool
page_is_inside(const struct page *p, uint32_t element, uint32_t ancestor)
{
	return element >= ancestor && element < p->elements[ancestor].end;
}
