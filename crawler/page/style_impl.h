/*
 * What a page's style says about being seen: style attributes, and the rules
 * of style elements and of the linked sheets that were given, with selectors
 * of page/select.h. Of the cascade (CSS Cascading and Inheritance Level 4, 6)
 * importance, specificity and order count; nothing is laid out.
 *
 * A person opens menus, tabs and boxes: what a rule hides is only surely
 * hidden when nothing of the page opens it.
 */
#ifndef PAGE_STYLE_IMPL_H
#define PAGE_STYLE_IMPL_H

#include "page/page_impl.h"

enum style_says {
	STYLE_NOTHING,
	STYLE_SHOWS,
	STYLE_MAY_MOVE, /* from sight alone */
	STYLE_MAY_HIDE,
	STYLE_MOVES, /* hides from sight alone: out of the screen, or no size */
	STYLE_HIDES
};

/* Whether it cannot be seen, one way or the other. */
static inline bool
style_hides(enum style_says says)
{
	return says == STYLE_MOVES || says == STYLE_HIDES;
}

/* What a block of declarations comes to. */
struct style_block {
	enum style_says says;
	bool is_tiny; /* hides by the size of letters alone */
	bool is_important;
	bool opens; /* undoes one of the ways to hide */
};

/* Reads declarations ("display: none; color: red"). */
struct style_block style_of_declarations(struct str text);

/* Appends declarations that come to a block. */
void style_block_write(struct buf *out, const struct style_block *block);

enum style_when { STYLE_NEVER, STYLE_SOMETIMES, STYLE_ALWAYS };

/* When a list of media queries holds on a screen; an empty one always does. */
enum style_when style_of_media(struct str list);

/* Whether a list of media queries asks for the width of a screen. */
bool style_is_for_width(struct str list);

/* The rules of a page that hide or show. */
struct style;

/* Reads all style of a page, and counts page.media_queries; NULL when it hides
 * nothing. VIEW_CSS_UNKNOWN says that a sheet was not read or a bound was
 * reached. */
struct style *style_read(struct page_impl *page);

/* What the rules of its document say of an element. When LIMIT_STYLE_STEPS are
 * spent it is STYLE_MAY_HIDE for all, with VIEW_CSS_UNKNOWN. */
enum style_says style_of_element(
    struct style *s, struct page_impl *page, uint32_t element);

/* Whether an element is what a person opens: a menu, a tab, a box to which
 * something on the page leads. Adds what it looked at to *steps. */
bool style_is_opened(const struct page_impl *page, const struct lookup *targets,
    uint32_t i, size_t *steps);

/* The ids that something on the page leads to or controls. */
struct lookup style_targets(struct page_impl *page);

#endif
