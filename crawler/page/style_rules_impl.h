/*
 * The rules of one document as they stand in its sheets.
 */
#ifndef PAGE_STYLE_RULES_IMPL_H
#define PAGE_STYLE_RULES_IMPL_H

#include "page/css_impl.h"
#include "page/style_impl.h"

/* One selector of a rule; a rule with commas makes several. */
struct style_rule {
	struct str key; /* tag, id or class that an element must have */
	const struct select_css *selector;
	enum style_says says;
	bool is_by_tag; /* its key is a tag */
	uint32_t weight; /* importance, then specificity */
	size_t order;
};

/* What some rule opens: ".class", "#id" or, with no sign, a tag. */
struct style_opened {
	char sign;
	struct str name;
};

struct style_rules {
	struct page_impl *page;
	struct style_rule *rules; /* by key, then by order */
	size_t count;
	size_t capacity;
	struct str *openers; /* selectors of rules that open something */
	size_t opener_count;
	size_t opener_capacity;
	struct style_opened *opened; /* by them, in order; made when first
	                                asked for */
	size_t opened_count;
	size_t opened_capacity;
	size_t width_count; /* blocks that hold for some widths of a screen */
	bool hides; /* one of them does */
	bool is_begun; /* where imports can no longer stand */
	bool is_full; /* a bound was reached */
	bool has_import;
};

/* Adds the rules of a sheet that applies at times. */
void style_rules_add(
    struct style_rules *s, struct str text, enum style_when when);

/* Appends what a sheet's rules come to, as a sheet that is read as that one. */
void style_rules_distill(struct str text, struct buf *out);

/* Sorts them; after the last style_rules_add. */
void style_rules_seal(struct style_rules *s);

/* Notes the selector of a rule that undoes a way to hide. */
void style_opener_add(struct style_rules *s, struct str selector);

/* Whether a noted rule opens elements like this one, which another one hides,
 * that one by its tag alone or not. */
bool style_opened_has(struct style_rules *s, uint32_t element, bool is_by_tag);

#endif
