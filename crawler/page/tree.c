#include "page/tree_impl.h"

#include <libxml/xpath.h>

/* A tree on its way: the chain of open nodes, and text that waits until all of
 * it is there, because adding to a text node copies it. */
struct planter {
	struct page_impl *page;
	xmlDocPtr doc;
	xmlNodePtr node; /* innermost open one */
	uint32_t element; /* its number */
	struct buf text;
	size_t next_run;
	size_t next_raw;
	uint32_t text_end; /* of what is planted so far */
	bool is_broken; /* an allocation failed */
};

static void
flush_text(struct planter *t)
{
	xmlNodePtr node;

	if (t->text.len == 0 || t->node == NULL)
		return;
	node = xmlNewDocTextLen(t->doc, t->text.data, (int)t->text.len);
	if (node == NULL || xmlAddChild(t->node, node) == NULL)
		t->is_broken = true;
	buf_clear(&t->text);
}

/* Closes nodes until the given element is the innermost. */
static void
climb_to(struct planter *t, uint32_t element)
{
	const struct page *p = &t->page->page;

	while (t->node != NULL && t->element != element) {
		flush_text(t);
		t->element = p->elements[t->element].parent;
		t->node = t->element == PAGE_NONE ? NULL : t->node->parent;
	}
}

/* Adds the newline that parts blocks, to the innermost open node. */
static void
plant_break(struct planter *t, uint32_t text_start)
{
	if (text_start <= t->text_end)
		return;
	(void)buf_append_char(&t->text, '\n');
	t->text_end = text_start;
}

/* Adds the runs of text that stand before an offset. */
static void
plant_text(struct planter *t, uint32_t before)
{
	const struct page *p = &t->page->page;

	for (; t->next_run < t->page->flow_count; t->next_run++) {
		const struct page_run *r = &p->runs[t->next_run];

		if (r->text.start >= before)
			return;
		climb_to(t, r->element);
		plant_break(t, r->text.start);
		(void)buf_append_str(
		    &t->text, str_slice(p->text, r->text.start, r->text.end));
		t->text_end = r->text.end;
	}
}

static void
plant_attrs(xmlNodePtr node, const struct page_element *e)
{
	for (uint32_t i = 0; i < e->attr_count; i++)
		(void)xmlNewProp(node, (const xmlChar *)e->attrs[i].name.ptr,
		    (const xmlChar *)e->attrs[i].value.ptr);
}

/* Text that is not part of the page's: of scripts, styles and the title. */
static void
plant_content(struct planter *t, uint32_t i)
{
	struct page_impl *page = t->page;

	if (i == page->title_element)
		(void)buf_append_str(&t->text, page->page.title);
	if (t->next_raw < page->raw_count &&
	    page->raws[t->next_raw].element == i)
		(void)buf_append_str(
		    &t->text, page_raw_text(page, t->next_raw++));
}

static void
plant_element(struct planter *t, uint32_t i)
{
	const struct page_element *e = &t->page->page.elements[i];
	/* The title's own text stands behind the document's. */
	uint32_t before =
	    i == t->page->title_element ? t->page->title_at : e->text.start;
	xmlNodePtr node;

	plant_text(t, before);
	climb_to(t, e->parent);
	plant_break(t, before);
	flush_text(t);
	node = xmlNewDocNode(t->doc, NULL, (const xmlChar *)e->name.ptr, NULL);
	if (node == NULL) {
		t->is_broken = true;
		return;
	}
	node->_private = (void *)((uintptr_t)i + 1);
	plant_attrs(node, e);
	if (t->node == NULL)
		(void)xmlDocSetRootElement(t->doc, node);
	else
		(void)xmlAddChild(t->node, node);
	t->node = node;
	t->element = i;
	plant_content(t, i);
}

static xmlDocPtr
plant(struct page_impl *page)
{
	struct page *p = &page->page;
	struct planter t = {
	    .page = page,
	    .doc = xmlNewDoc((const xmlChar *)"1.0"),
	    .element = PAGE_NONE,
	};

	if (t.doc == NULL)
		return NULL;
	for (uint32_t i = 0; i < p->element_count && !t.is_broken; i++)
		plant_element(&t, i);
	plant_text(&t, UINT32_MAX);
	climb_to(&t, PAGE_NONE);
	buf_release(&t.text);
	if (t.is_broken) {
		xmlFreeDoc(t.doc);
		return NULL;
	}
	(void)xmlXPathOrderDocElems(t.doc);
	return t.doc;
}

struct page_tree *
tree_of(struct page *p)
{
	xmlDocPtr doc;

	if (p->tree != NULL)
		return p->tree;
	doc = plant(page_impl_of(p));
	if (doc == NULL)
		return NULL;
	p->tree = arena_alloc(&p->arena, sizeof(*p->tree));
	p->tree->doc = doc;
	return p->tree;
}

void
tree_free(struct page_tree *t)
{
	if (t != NULL)
		xmlFreeDoc(t->doc);
}

uint32_t
tree_element(const xmlNode *node)
{
	uintptr_t number;

	if (node != NULL && node->type != XML_ELEMENT_NODE)
		node = node->parent;
	if (node == NULL || node->type != XML_ELEMENT_NODE)
		return PAGE_NONE;
	number = (uintptr_t)node->_private;
	return number == 0 ? PAGE_NONE : (uint32_t)(number - 1);
}
