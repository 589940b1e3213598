/*
 * What the files of this module know of a page beyond page.h, and the steps by
 * which page_open makes one, in their order.
 */
#ifndef PAGE_PAGE_IMPL_H
#define PAGE_PAGE_IMPL_H

#include "base/buf.h"
#include "page/clean_impl.h"
#include "page/lookup_impl.h"
#include "page/page.h"
#include "page/tag_impl.h"

/* The content of an element that is no text of the page. */
struct page_raw {
	uint32_t element;
	struct span source;
};

/* A piece of the title: as it stands in the source, or rewritten from it. */
struct page_piece {
	struct str chars;
	struct span source;
};

struct page_impl {
	struct page page; /* the first field: a page is cast to this */
	struct buf body; /* what page.body and page.text borrow from */
	struct buf text;
	struct buf match;
	struct clean clean; /* the source as the parser saw it */
	enum tag *tags; /* of each element */
	uint64_t *marks; /* of each element, for selectors */
	size_t run_capacity;
	size_t flow_count; /* runs of the document itself, before passages */
	struct page_raw *raws; /* script and style, in order */
	size_t raw_count;
	size_t raw_capacity;
	uint32_t title_element; /* PAGE_NONE: none */
	uint32_t title_at; /* where it stood among the document's text */
	struct page_piece *title;
	size_t title_count;
	size_t title_capacity;
	struct lookup ids; /* id to the first element with it */
	struct lookup labels; /* for to the first label with it */
	uint32_t *line_counts; /* line feeds before each LINE_BLOCK */
	int64_t shown_characters; /* of visible text, without blanks */
};

/* Bytes of source between two entries of line_counts. */
enum { LINE_BLOCK = 4096 };

static inline struct page_impl *
page_impl_of(struct page *p)
{
	return (struct page_impl *)p;
}

static inline const struct page_impl *
page_const_impl_of(const struct page *p)
{
	return (const struct page_impl *)p;
}

static inline enum tag
page_tag(const struct page *p, uint32_t element)
{
	return page_const_impl_of(p)->tags[element];
}

/* Elements, runs of the document, raw contents and the title's pieces from
 * clean. */
void parse_document(struct page_impl *page);

/* ids, labels, marks and line_counts. */
void page_index(struct page_impl *page);

/* Visibility, then zones, of all elements. */
void visible_mark(struct page_impl *page);
void zones_mark(struct page_impl *page);

/* The passages behind the document's text, the zones of all runs, the match
 * text, and what is counted in them. */
void passages_add(struct page_impl *page);
void text_finish(struct page_impl *page);

/* page.base, page.links, forms, pairs. */
void links_find(struct page_impl *page);
void forms_find(struct page_impl *page);
void pairs_find(struct page_impl *page);

/* page.lang, json_ld, client redirects; then the view flags. */
void meta_read(struct page_impl *page);
void redirect_find(struct page_impl *page);
void view_judge(struct page_impl *page);

/* The parts of view_judge. */
bool shell_is(struct page_impl *page);
bool challenge_shows(const struct page_impl *page);
bool splash_is(struct page_impl *page);
bool spam_is(struct page_impl *page);

/* The constant address that a script goes to at once, as it stands; empty when
 * there is none. */
struct str redirect_of_script(struct str text);

/* Notes that the page leads to an address; false, nothing noted, when that is
 * no web address or the page itself. */
bool redirect_note(
    struct page_impl *page, struct str address, const char *kind);

/* Frees page.tree; NULL is allowed. */
void tree_free(struct page_tree *t);

/* The content of a raw element. */
struct str page_raw_text(const struct page_impl *page, size_t i);

/* Text with blanks collapsed and trimmed, at most max bytes of it, in a. */
struct str text_collapse(struct arena *a, struct str text, size_t max);

/* The values that tell kinds of elements apart: a lower-case attribute value
 * compared without regard to case. */
bool page_attr_is(const struct page *p, uint32_t element, const char *name,
    const char *value);
bool page_has_attr(const struct page *p, uint32_t element, const char *name);

/* Whether an input is of one of the types that only act: submit, button,
 * reset, image. */
bool page_is_button_input(const struct page *p, uint32_t element);

/* Whether an attribute holds a word among its blank-separated ones, without
 * regard to case. */
bool page_attr_has_word(
    const struct page *p, uint32_t element, const char *name, const char *word);

#endif
