/*
 * What the files of this module know of a page beyond page.h, and the steps by
 * which page_open makes one, in their order.
 */
#ifndef PAGE_PAGE_IMPL_H
#define PAGE_PAGE_IMPL_H

#include "base/buf.h"
#include "base/limits.h"
#include "page/clean_impl.h"
#include "page/lookup_impl.h"
#include "page/mark_impl.h"
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

/* The page's own document and those of its frames. */
enum { DOCUMENTS_MAX = LIMIT_FRAMES + 1 };

/* What is kept of a document beside struct page_document. */
struct document {
	struct buf body; /* what its body borrows from */
	struct str source; /* its own, of which page.source is made */
	struct clean clean; /* the same as the parser saw it */
	size_t depth; /* of frames around it */
	bool has_base; /* a base element was seen */
};

struct page_impl {
	struct page page; /* the first field: a page is cast to this */
	const struct page_input *input; /* borrowed; NULL once it is open */
	struct document documents[DOCUMENTS_MAX]; /* as page.documents */
	struct buf text; /* what page.text borrows from */
	struct buf match;
	struct str clean; /* page.source as the parser saw it */
	size_t element_capacity;
	size_t tag_capacity;
	enum tag *tags; /* of each element */
	uint64_t *marks; /* of each element, for selectors */
	struct mark_page mark_page; /* of all of them */
	unsigned char *reach; /* of each element, enum reach */
	size_t run_capacity;
	size_t form_capacity;
	size_t flow_count; /* runs of the document itself, before passages */
	struct page_raw *raws; /* script and style, in order */
	size_t raw_count;
	size_t raw_capacity;
	uint32_t title_element; /* PAGE_NONE: none */
	uint32_t title_at; /* where it stood among the document's text */
	struct page_piece *title;
	size_t title_count;
	size_t title_capacity;
	struct lookup ids; /* id to the elements with it */
	struct lookup labels; /* for to the labels with it */
	struct lookup owners; /* id to the elements whose aria-owns has it */
	uint32_t *line_counts; /* line feeds before each LINE_BLOCK */
	int64_t shown_characters; /* of visible text, without blanks */
	size_t frames_seen; /* while it was parsed */
	bool has_unread_frame; /* of a frameset */
	bool has_unread_iframe;
	uint32_t subjects[3]; /* elements of ZONE_SUBJECT; may be one twice */
	size_t subject_count;
};

/* Others that one element may say that it owns. */
enum { OWNED_MAX = 200 };

/* Zones beside the content. */
enum { ZONE_BESIDE = ZONE_NAV | ZONE_HEADER | ZONE_FOOTER };

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

/* What a step is a part of: text from bytes, elements from text, the model from
 * elements, the match form. */
enum page_work { PAGE_DECODE, PAGE_PARSE, PAGE_WALK, PAGE_FORM };

/* One step of making a page, which needs those before it. */
struct page_step {
	const char *name;
	enum page_work work;
	void (*run)(struct page_impl *page);
};

/* All of them in their order; the last has no function. They are run until the
 * page has a reason. */
extern const struct page_step page_steps[];

/* A page of which nothing was read yet, and what page_open returns when the
 * steps were run. */
struct page_impl *page_impl_begin(const struct page_input *input);
struct page *page_end(struct page_impl *page);

/* Elements, runs of the document, raw contents and the title's pieces from the
 * clean source of a document, and in their places those of its frames that
 * were given as parts. */
void parse_document(struct page_impl *page, uint32_t document);

/* ids, labels, marks and line_counts. */
void page_index(struct page_impl *page);

/* Visibility of all elements, then what else keeps them from assistive
 * technology. */
void visible_mark(struct page_impl *page);
void reach_mark(struct page_impl *page);

/* Whether an element hides what is in it, by its own tag and attributes. */
bool visible_hides_itself(const struct page_impl *page, uint32_t element);

/* Zones; the subject's behind the others. */
void zones_mark(struct page_impl *page);
void subject_mark(struct page_impl *page);

/* The passages behind the document's text and the zones of all runs; what is
 * counted in them; the match text. */
void passages_add(struct page_impl *page);
void text_count(struct page_impl *page);
void text_match(struct page_impl *page);

/* page.links, forms, pairs. */
void links_find(struct page_impl *page);
void forms_find(struct page_impl *page);
void pairs_find(struct page_impl *page);

/* page.dates; page.blocks. */
void dates_find(struct page_impl *page);
void blocks_find(struct page_impl *page);

/* page.lang, metas, viewport, refresh, json_ld, client redirects; then the view
 * flags. */
void meta_read(struct page_impl *page);
void redirect_find(struct page_impl *page);
void view_judge(struct page_impl *page);

/* The parts of view_judge. */
bool shell_is(struct page_impl *page);
bool challenge_shows(const struct page_impl *page);
bool splash_is(struct page_impl *page);
bool soft_404_is(struct page_impl *page);
bool login_wall_is(struct page_impl *page);

/* How many characters of a text are Thai in another encoding's letters. */
size_t garbled_characters(struct str text);

/* Whether a run is visible text of the content: no link, label or button, and
 * nothing of header, footer and menus. */
bool is_main_text(const struct page_run *run);

/* Characters, without blanks, of such text that is no heading. */
size_t main_characters(const struct page_impl *page);

/* The constant address that a script goes to at once, as it stands; empty when
 * there is none. */
struct str redirect_of_script(struct str text);

/* Notes that the page leads to an address; false, nothing noted, when that is
 * no web address or the page itself. */
bool redirect_note(
    struct page_impl *page, struct str address, const char *kind);

/* An address that stands in an element, resolved against the base of its
 * document. */
struct url page_resolve(struct page *p, uint32_t element, struct str address);

/* Frees page.tree; NULL is allowed. */
void tree_free(struct page_tree *t);

/* The content of a raw element. */
struct str page_raw_text(const struct page_impl *page, size_t i);

/* Text with blanks collapsed and trimmed, at most max bytes of it, in a. */
struct str text_collapse(struct arena *a, struct str text, size_t max);

static inline bool
page_has_attr(const struct page *p, uint32_t element, const char *name)
{
	bool is_there;

	(void)page_attr(p, element, name, &is_there);
	return is_there;
}

/* The values that tell kinds of elements apart: a lower-case attribute value
 * compared without regard to case. */
bool page_attr_is(const struct page *p, uint32_t element, const char *name,
    const char *value);

/* Whether an input is of one of the types that only act: submit, button,
 * reset, image. */
bool page_is_button_input(const struct page *p, uint32_t element);

/* Whether an element is for browsers without scripts. */
bool page_is_in_noscript(const struct page_impl *page, uint32_t element);

/* Whether an attribute holds a word among its blank-separated ones, without
 * regard to case. */
bool page_attr_has_word(
    const struct page *p, uint32_t element, const char *name, const char *word);

#endif
