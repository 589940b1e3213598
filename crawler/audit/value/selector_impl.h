/*
 * Selectors of rule authors, compiled when a rule is read, their faults
 * reported at the column.
 */
#ifndef AUDIT_SELECTOR_IMPL_H
#define AUDIT_SELECTOR_IMPL_H

#include "audit/read/fields_impl.h"
#include "page/select.h"

struct scan;

/* Reads a CSS selector into a const struct select_css *; NULL when it cannot
 * be used. */
field_reader css_read;

/* Reads an XPath expression into a const struct select_xpath *, which belongs
 * to the set. */
field_reader xpath_read;

/* The texts that an XPath asks for, each by a piece of it that must stand in
 * the match form of any text that holds it. */
struct xpath_texts {
	const struct xpath_literal *literals;
	struct str *pieces;
	uint32_t *numbers; /* in the set's index */
	size_t count; /* 0: nothing is known */
};

/* Notes the texts of an expression in the set's index. */
struct xpath_texts xpath_texts_read(
    struct loader *l, const struct select_xpath *xpath);

/* False when the page holds none of the texts, so that the expression selects
 * nothing. */
bool xpath_texts_may_stand(const struct xpath_texts *t, struct scan *s);

#endif
