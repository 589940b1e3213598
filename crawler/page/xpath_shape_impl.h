/*
 * What can be told of an XPath before it is run, from how it is written: that
 * it selects what a selector selects, or at least that it selects nothing
 * where a selector finds nothing. Most expressions of rule authors are paths
 * of names and attributes, and most pages hold nothing of what they name.
 *
 * The rule to remember: what is not understood is left out, so that the shape
 * may promise too much but never too little.
 */
#ifndef PAGE_XPATH_SHAPE_IMPL_H
#define PAGE_XPATH_SHAPE_IMPL_H

#include "page/css_impl.h"

struct xpath_shape {
	struct select_css css; /* no chains: nothing is known */
	bool is_exact; /* the elements of the result are those of css */
	/* Nothing is selected from a page that holds none of these in its
	 * texts, scripts and styles included; none: nothing is known. */
	struct xpath_literal *literals;
	size_t literal_count;
	size_t literal_capacity;
};

/* Reads an expression that libxml2 compiled; text must live as long as the
 * arena. */
struct xpath_shape xpath_shape_read(struct arena *a, struct str text);

#endif
