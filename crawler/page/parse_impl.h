/*
 * One run of libxml2's HTML parser, of which only the events are used: no tree
 * is made. Its stack of open elements is mirrored here, with those that HTML
 * calls void taken out as parents.
 */
#ifndef PAGE_PARSE_IMPL_H
#define PAGE_PARSE_IMPL_H

#include <libxml/HTMLparser.h>

#include "page/page_impl.h"
#include "page/skeleton_impl.h"

/* What becomes of the content of an open element. */
enum content {
	CONTENT_FLOW, /* elements and text of the page */
	CONTENT_LITERAL, /* text of the page, tags do not count */
	CONTENT_TITLE, /* text of the title */
	CONTENT_RAW, /* a script or style */
	CONTENT_DROPPED
};

struct open_element {
	uint32_t element; /* PAGE_NONE: not in the model, or already ended */
	uint32_t holder; /* to which children and text belong */
	uint32_t content_start; /* in the source */
	enum content content;
	bool is_foreign; /* inside svg or math */
};

struct parse {
	struct page_impl *page;
	uint32_t document; /* in page.documents */
	uint32_t frame; /* that shows it; PAGE_NONE: none */
	uint32_t first; /* element: its own root */
	uint32_t start; /* of its source in page.source; all other offsets
	                   here lie in its own */
	struct str source;
	struct str clean;
	htmlParserCtxtPtr ctxt;
	struct skeleton skeleton; /* what the parser reads */
	struct open_element *stack;
	size_t depth;
	size_t stack_capacity;
	uint32_t html; /* kept open to the end: what follows their end tags */
	uint32_t body; /* belongs to them all the same; PAGE_NONE: none */
	uint32_t done; /* source before this is accounted for */
	uint32_t
	    end_tag; /* where the end tag begins that ends at done, or done */
	struct span reference; /* an ampersand whose name is still to come */
	uint32_t skip_to; /* source before this was taken already */
	bool is_stopped;
};

/* Events of text; in parse_text.c. */
void parse_characters(struct parse *ps, struct str chars);

/* Where the parser stands in the source. */
uint32_t parse_position(struct parse *ps);

/* What the characters that the parser just handed over stand for in the
 * source, when they stand for a text; else the empty span. */
struct span parse_text_of(struct parse *ps, struct str chars);

/* Records that the source before an offset is accounted for. */
void parse_advance(struct parse *ps, uint32_t to);

#endif
