#include "page/xpath_impl.h"

#include <libxml/xpathInternals.h>

#include "page/page_impl.h"
#include "page/tree_impl.h"

static const char namespace_name[] = "urn:samruat:xpath";

static struct xpath_run *
run_of(xmlXPathParserContextPtr ctxt)
{
	return ctxt->context->userData;
}

static void
push_text(xmlXPathParserContextPtr ctxt, struct str text)
{
	xmlChar *copy = xmlStrndup((const xmlChar *)text.ptr, (int)text.len);

	valuePush(ctxt, xmlXPathWrapString(copy));
}

static void
push_truth(xmlXPathParserContextPtr ctxt, bool truth)
{
	valuePush(ctxt, xmlXPathNewBoolean(truth));
}

/* The first node of a node-set argument, NULL for an empty one; *is_set false
 * when the argument is something else. */
static xmlNodePtr
pop_node(xmlXPathParserContextPtr ctxt, bool *is_set)
{
	xmlXPathObjectPtr object = valuePop(ctxt);
	xmlNodePtr node = NULL;

	*is_set = object != NULL && object->type == XPATH_NODESET;
	if (*is_set && object->nodesetval != NULL &&
	    object->nodesetval->nodeNr > 0)
		node = object->nodesetval->nodeTab[0];
	xmlXPathFreeObject(object);
	return node;
}

/* The element of a node-set argument; PAGE_NONE for an empty set, and with an
 * error set for anything else. */
static uint32_t
pop_element(xmlXPathParserContextPtr ctxt)
{
	bool is_set;
	xmlNodePtr node = pop_node(ctxt, &is_set);

	if (!is_set)
		xmlXPathSetTypeError(ctxt);
	/* While an expression is tried out there is no page. */
	return node == NULL || run_of(ctxt)->page == NULL ? PAGE_NONE
	                                                  : tree_element(node);
}

static xmlChar *
pop_text(xmlXPathParserContextPtr ctxt)
{
	return xmlXPathPopString(ctxt);
}

static bool
has_arity(xmlXPathParserContextPtr ctxt, int count, int want)
{
	if (count == want)
		return true;
	xmlXPathSetArityError(ctxt);
	return false;
}

/* a:norm(x): the match form of a text */
static void
call_norm(xmlXPathParserContextPtr ctxt, int count)
{
	struct xpath_run *run = run_of(ctxt);
	xmlChar *text;

	if (!has_arity(ctxt, count, 1))
		return;
	text = pop_text(ctxt);
	arena_reset(&run->arena);
	run->words = (struct str){0};
	push_text(
	    ctxt, match_form_str(&run->arena, str_of((const char *)text)));
	xmlFree(text);
}

/* a:has(x, words): whether a text holds words, as rules compare them */
static void
call_has(xmlXPathParserContextPtr ctxt, int count)
{
	struct xpath_run *run = run_of(ctxt);
	struct buf form = {0};
	struct span hit;
	xmlChar *words, *text;

	if (!has_arity(ctxt, count, 2))
		return;
	words = pop_text(ctxt);
	text = pop_text(ctxt);
	if (run->words.len == 0 ||
	    !str_is(run->words, words == NULL ? "" : (char *)words)) {
		arena_reset(&run->arena);
		run->words =
		    arena_str(&run->arena, str_of((const char *)words));
		run->word = match_word_make(&run->arena, run->words, false);
	}
	match_form(&form, str_of((const char *)text), NULL, &run->arena);
	push_truth(ctxt, match_find(buf_str(&form), &run->word, 0, &hit));
	buf_release(&form);
	xmlFree(words);
	xmlFree(text);
}

/* a:class(node, name): whether the element has a class */
static void
call_class(xmlXPathParserContextPtr ctxt, int count)
{
	struct xpath_run *run = run_of(ctxt);
	xmlChar *name;
	uint32_t element;

	if (!has_arity(ctxt, count, 2))
		return;
	name = pop_text(ctxt);
	element = pop_element(ctxt);
	push_truth(ctxt,
	    element != PAGE_NONE && name != NULL &&
	        page_attr_has_word(
	            run->page, element, "class", (const char *)name));
	xmlFree(name);
}

/* a:name(node): the accessible name */
static void
call_name(xmlXPathParserContextPtr ctxt, int count)
{
	struct xpath_run *run = run_of(ctxt);
	struct str name = {0};
	uint32_t element;

	if (!has_arity(ctxt, count, 1))
		return;
	element = pop_element(ctxt);
	arena_reset(&run->arena);
	run->words = (struct str){0};
	if (element != PAGE_NONE)
		name = page_name(run->page, element, &run->arena);
	push_text(ctxt, name);
}

/* a:visible(node): whether it is not known to be hidden */
static void
call_visible(xmlXPathParserContextPtr ctxt, int count)
{
	struct xpath_run *run = run_of(ctxt);
	uint32_t element;

	if (!has_arity(ctxt, count, 1))
		return;
	element = pop_element(ctxt);
	push_truth(ctxt,
	    element != PAGE_NONE &&
	        run->page->elements[element].visibility != VISIBILITY_HIDDEN);
}

static const struct {
	const char *name;
	xmlXPathFunction call;
} own_functions[] = {
    {"class", call_class},
    {"has", call_has},
    {"name", call_name},
    {"norm", call_norm},
    {"visible", call_visible},
};

void
xpath_functions_register(xmlXPathContextPtr context)
{
	const xmlChar *uri = (const xmlChar *)namespace_name;

	(void)xmlXPathRegisterNs(context, (const xmlChar *)"a", uri);
	for (size_t i = 0; i < sizeof(own_functions) / sizeof(own_functions[0]);
	     i++)
		(void)xmlXPathRegisterFuncNS(context,
		    (const xmlChar *)own_functions[i].name, uri,
		    own_functions[i].call);
}
