#include "page/xpath_impl.h"

#include <libxml/xpathInternals.h>

#include "page/page_impl.h"
#include "page/tree_impl.h"

/* Of a text that is copied and searched: about what an operation takes. */
enum { BYTES_PER_OPERATION = 32 };

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

/* What it takes to make a text of a node, in the operations that libxml2 counts:
 * it counts one, however much stands in the node. */
static unsigned long
cost_of(const struct page *p, const xmlNode *node)
{
	const struct page_element *e;
	uint32_t element;

	if (node->type != XML_ELEMENT_NODE)
		return node->content == NULL
		    ? 0
		    : strlen((const char *)node->content) / BYTES_PER_OPERATION;
	element = tree_element(node);
	if (element == PAGE_NONE)
		return p->element_count + p->text.len / BYTES_PER_OPERATION;
	e = &p->elements[element];
	return e->end - element +
	    (e->text.end - e->text.start) / BYTES_PER_OPERATION;
}

/* Counts what it takes to make texts of the arguments of a function, or of the
 * present node when there is none. The next operation stops at the limit. */
static void
count_texts(xmlXPathParserContextPtr ctxt, int count)
{
	xmlXPathContextPtr context = ctxt->context;
	const struct page *p = run_of(ctxt)->page;
	unsigned long cost = 0;

	if (p == NULL)
		return;
	if (count == 0 && context->node != NULL)
		cost = cost_of(p, context->node);
	for (int i = 1; i <= count && i <= ctxt->valueNr; i++) {
		const xmlXPathObject *o = ctxt->valueTab[ctxt->valueNr - i];

		if (o->type == XPATH_NODESET && o->nodesetval != NULL &&
		    o->nodesetval->nodeNr > 0)
			cost += cost_of(p, o->nodesetval->nodeTab[0]);
	}
	if (cost > context->opLimit - context->opCount)
		cost = context->opLimit - context->opCount;
	context->opCount += cost;
}

/* The core functions that make texts of nodes. */
static const struct {
	const char *name;
	xmlXPathFunction call;
} core_functions[] = {
    {"concat", xmlXPathConcatFunction},
    {"contains", xmlXPathContainsFunction},
    {"normalize-space", xmlXPathNormalizeFunction},
    {"number", xmlXPathNumberFunction},
    {"starts-with", xmlXPathStartsWithFunction},
    {"string", xmlXPathStringFunction},
    {"string-length", xmlXPathStringLengthFunction},
    {"substring", xmlXPathSubstringFunction},
    {"substring-after", xmlXPathSubstringAfterFunction},
    {"substring-before", xmlXPathSubstringBeforeFunction},
    {"translate", xmlXPathTranslateFunction},
};

enum { CORE_COUNT = sizeof(core_functions) / sizeof(core_functions[0]) };

static void
call_core(xmlXPathParserContextPtr ctxt, int count)
{
	const char *name = (const char *)ctxt->context->function;

	count_texts(ctxt, count);
	for (size_t i = 0; i < CORE_COUNT; i++)
		if (strcmp(core_functions[i].name, name) == 0) {
			core_functions[i].call(ctxt, count);
			return;
		}
}

/* a:norm(x): the match form of a text */
static void
call_norm(xmlXPathParserContextPtr ctxt, int count)
{
	struct xpath_run *run = run_of(ctxt);
	xmlChar *text;

	if (!has_arity(ctxt, count, 1))
		return;
	count_texts(ctxt, count);
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
	count_texts(ctxt, count);
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
	/* What is there already is not replaced. */
	for (size_t i = 0; i < CORE_COUNT; i++) {
		const xmlChar *name = (const xmlChar *)core_functions[i].name;

		(void)xmlXPathRegisterFunc(context, name, NULL);
		(void)xmlXPathRegisterFunc(context, name, call_core);
	}
	for (size_t i = 0; i < sizeof(own_functions) / sizeof(own_functions[0]);
	     i++)
		(void)xmlXPathRegisterFuncNS(context,
		    (const xmlChar *)own_functions[i].name, uri,
		    own_functions[i].call);
}
