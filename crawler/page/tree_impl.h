/*
 * The page model as a tree of libxml2, for XPath alone. It is made from the
 * model and not from the source again, so that a rule sees the same elements
 * whichever way it asks.
 */
#ifndef PAGE_TREE_IMPL_H
#define PAGE_TREE_IMPL_H

#include <libxml/tree.h>

#include "page/page_impl.h"

struct page_tree {
	xmlDocPtr doc;
};

/* The tree of a page, made when first asked for; NULL when there is no memory
 * for it. */
struct page_tree *tree_of(struct page *p);

/* The element that a node, attribute or text belongs to, or PAGE_NONE. */
uint32_t tree_element(const xmlNode *node);

#endif
