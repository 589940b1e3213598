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
parse_own(struct page_impl *page)
{
	parse_document(page, 0);
	document_join(page);
}

const struct page_step page_steps[] = {
    {"decode", PAGE_DECODE, document_open_own},
    {"parse", PAGE_PARSE, parse_own},
    {"index", PAGE_WALK, page_index},
    {"title", PAGE_WALK, read_title},
    {"visibility", PAGE_WALK, visible_mark},
    {"reach", PAGE_WALK, reach_mark},
    {"zones", PAGE_WALK, zones_mark},
    {"subject", PAGE_WALK, subject_mark},
    {"passages", PAGE_WALK, passages_add},
    {"words", PAGE_WALK, text_count},
    {"match form", PAGE_FORM, text_match},
    {"links", PAGE_WALK, links_find},
    {"forms", PAGE_WALK, forms_find},
    {"pairs", PAGE_WALK, pairs_find},
    {"dates", PAGE_WALK, dates_find},
    {"blocks", PAGE_WALK, blocks_find},
    {"meta", PAGE_WALK, meta_read},
    {"redirect", PAGE_WALK, redirect_find},
    {"parts", PAGE_WALK, parts_want},
    {"flags", PAGE_WALK, view_judge},
    {NULL, PAGE_WALK, NULL},
};

struct page_impl *
page_impl_begin(const struct page_input *input)
{
	struct page_impl *page = mem_alloc(sizeof(*page));
	struct page *p = &page->page;

	page->input = input;
	page->title_element = PAGE_NONE;
	p->viewport_element = PAGE_NONE;
	p->refresh.element = PAGE_NONE;
	p->url = url_parse(&p->arena, input->url, NULL, NULL);
	return page;
}

struct page *
page_end(struct page_impl *page)
{
	struct page *p = &page->page;

	if (p->reason == REASON_NONE && p->element_count == 0)
		p->reason = REASON_EMPTY_BODY;
	page->input = NULL;
	return p;
}

struct page *
page_open(const struct page_input *input)
{
	struct page_impl *page = page_impl_begin(input);

	for (const struct page_step *step = page_steps;
	     step->run != NULL && page->page.reason == REASON_NONE; step++)
		step->run(page);
	return page_end(page);
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

/* Notes the ids that an element says it owns. */
static void
index_owned(struct page_impl *page, uint32_t element)
{
	struct str ids = page_attr(&page->page, element, "aria-owns", NULL);
	struct str id;

	for (int n = 0; n < OWNED_MAX && str_next_word(&ids, &id); n++)
		lookup_add(&page->owners, &page->page, id, element);
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

		page->marks[i] =
		    mark_of_element(&p->elements[i], &page->mark_page);
		if (id.len > 0)
			lookup_add(&page->ids, p, id, i);
		if (page->tags[i] == TAG_LABEL)
			target = page_attr(p, i, "for", NULL);
		if (target.len > 0)
			lookup_add(&page->labels, p, target, i);
		index_owned(page, i);
		p->image_count += page->tags[i] == TAG_IMG;
	}
	lookup_seal(&page->ids);
	lookup_seal(&page->labels);
	lookup_seal(&page->owners);
	index_lines(page);
}

bool
page_attr_is(
    const struct page *p, uint32_t element, const char *name, const char *value)
{
	struct str found = page_attr(p, element, name, NULL);

	return found.len > 0 && str_is_fold(str_trim(found), value);
}

bool
page_attr_has_word(
    const struct page *p, uint32_t element, const char *name, const char *word)
{
	struct str rest = page_attr(p, element, name, NULL), one;

	while (str_next_word(&rest, &one))
		if (str_is_fold(one, word))
			return true;
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
