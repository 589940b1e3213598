/*
 * What a page's own style says about being seen: style attributes, and the
 * rules of style elements with selectors of page/select.h. Style sheets in
 * files are not looked at, and of the cascade only "the later rule wins".
 */
#ifndef PAGE_STYLE_IMPL_H
#define PAGE_STYLE_IMPL_H

#include "page/page_impl.h"

enum style_says { STYLE_NOTHING, STYLE_SHOWS, STYLE_MAY_HIDE, STYLE_HIDES };

/* Reads declarations ("display: none; color: red"). */
enum style_says style_of_declarations(struct str text);

/* The rules of a page that hide or show. */
struct style_sheet;

/* Reads all style elements of a page; NULL when they say nothing. */
struct style_sheet *style_read(struct page_impl *page);

/* What the last rule that fits an element says. When LIMIT_STYLE_STEPS are
 * spent it is STYLE_MAY_HIDE for all, and the page counts as truncated. */
enum style_says style_of_element(
    struct style_sheet *s, struct page_impl *page, uint32_t element);

#endif
