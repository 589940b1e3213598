#include "page/xpath_impl.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "base/limits.h"
#include "base/mem.h"
#include "page/page_impl.h"
#include "page/select.h"
#include "page/tree_impl.h"
#include "page/xpath_shape_impl.h"

struct select_xpath {
	xmlXPathCompExprPtr expression;
	struct arena arena;
	struct xpath_shape shape;
};

/* What libxml2's complaints mean to the author of a rule. */
static const struct {
	int code;
	const char *text;
} complaints[] = {
    {XPATH_NUMBER_ERROR, "this is no number"},
    {XPATH_UNFINISHED_LITERAL_ERROR, "the closing quote is missing"},
    {XPATH_START_LITERAL_ERROR, "a quoted text is expected here"},
    {XPATH_VARIABLE_REF_ERROR, "variables are not known"},
    {XPATH_UNDEF_VARIABLE_ERROR, "variables are not known"},
    {XPATH_INVALID_PREDICATE_ERROR, "the condition in [ ] is not complete"},
    {XPATH_EXPR_ERROR, "an expression is expected here"},
    {XPATH_UNCLOSED_ERROR, "a closing bracket is missing"},
    {XPATH_UNKNOWN_FUNC_ERROR, "there is no such function"},
    {XPATH_INVALID_OPERAND, "this works on elements only"},
    {XPATH_INVALID_TYPE, "an argument is of the wrong type"},
    {XPATH_INVALID_ARITY, "the number of arguments is wrong"},
    {XPATH_UNDEF_PREFIX_ERROR, "only the prefix \"a:\" is known"},
    {XPATH_RECURSION_LIMIT_EXCEEDED, "the expression is nested too deep"},
};

static void
say_nothing(void *user, xmlErrorPtr error)
{
	(void)user;
	(void)error;
}

static const char *
complaint_of(const xmlError *error)
{
	int code = error->code - XML_XPATH_EXPRESSION_OK;

	for (size_t i = 0; i < sizeof(complaints) / sizeof(complaints[0]); i++)
		if (complaints[i].code == code)
			return complaints[i].text;
	return "this is no XPath 1.0 expression";
}

static enum err_code
fail(const xmlXPathContext *context, size_t length, size_t *offset,
    struct err *e)
{
	*offset =
	    context->lastError.int1 > 0 ? (size_t)context->lastError.int1 : 0;
	if (*offset > length)
		*offset = length;
	return err_set(e, ERR_SYNTAX, "%s", complaint_of(&context->lastError));
}

static xmlXPathContextPtr
open_context(xmlDocPtr doc, struct xpath_run *run)
{
	xmlXPathContextPtr context = xmlXPathNewContext(doc);

	if (context == NULL)
		return NULL;
	context->error = say_nothing;
	context->userData = run;
	context->opLimit = LIMIT_XPATH_OPERATIONS;
	xpath_functions_register(context);
	return context;
}

/* Runs an expression once on a document with one empty element. */
static bool
runs_dry(xmlXPathContextPtr context, xmlXPathCompExprPtr expression)
{
	xmlXPathObjectPtr result = xmlXPathCompiledEval(expression, context);
	bool is_right = result != NULL && context->lastError.code == XML_ERR_OK;

	xmlXPathFreeObject(result);
	return is_right;
}

static enum err_code
compile(xmlDocPtr doc, const char *text, struct select_xpath *x, size_t *offset,
    struct err *e)
{
	struct xpath_run run = {0};
	xmlXPathContextPtr context = open_context(doc, &run);
	enum err_code code = ERR_NONE;

	if (context == NULL)
		return err_set(e, ERR_LIMIT, "out of memory");
	x->expression = xmlXPathCtxtCompile(context, (const xmlChar *)text);
	if (x->expression == NULL || !runs_dry(context, x->expression))
		code = fail(context, strlen(text), offset, e);
	xmlXPathFreeContext(context);
	arena_release(&run.arena);
	return code;
}

enum err_code
select_xpath_compile(
    struct str text, struct select_xpath **out, size_t *offset, struct err *e)
{
	struct select_xpath *x = NULL;
	struct arena a = {0};
	xmlDocPtr doc = NULL;
	enum err_code code;

	*offset = 0;
	if (str_find_char(text, '\0', 0) != STR_NONE || str_trim(text).len == 0)
		return err_set(e, ERR_SYNTAX, "an expression is expected here");
	code = xpath_check_names(text, offset, e);
	if (code != ERR_NONE)
		return code;
	x = mem_alloc(sizeof(*x));
	doc = xmlNewDoc((const xmlChar *)"1.0");
	(void)xmlDocSetRootElement(
	    doc, xmlNewDocNode(doc, NULL, (const xmlChar *)"html", NULL));
	code = compile(doc, arena_cstr(&a, text), x, offset, e);
	xmlFreeDoc(doc);
	arena_release(&a);
	if (code != ERR_NONE) {
		select_xpath_free(x);
		return code;
	}
	x->shape = xpath_shape_read(&x->arena, arena_str(&x->arena, text));
	*out = x;
	return ERR_NONE;
}

void
select_xpath_free(struct select_xpath *x)
{
	if (x == NULL)
		return;
	xmlXPathFreeCompExpr(x->expression);
	arena_release(&x->arena);
	mem_free(x);
}

static int
compare(const void *a, const void *b)
{
	const uint32_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* The elements of a node-set, each once. */
static void
take_nodes(const xmlNodeSet *set, struct arena *a, struct select_result *out)
{
	size_t count = 0;

	if (set == NULL || set->nodeNr <= 0)
		return;
	out->elements =
	    arena_array(a, (size_t)set->nodeNr, sizeof(*out->elements));
	for (int i = 0; i < set->nodeNr; i++) {
		uint32_t element = tree_element(set->nodeTab[i]);

		if (element != PAGE_NONE)
			out->elements[count++] = element;
	}
	qsort(out->elements, count, sizeof(*out->elements), compare);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || out->elements[i] != out->elements[i - 1])
			out->elements[out->count++] = out->elements[i];
}

static void
take_result(
    xmlXPathObjectPtr object, struct arena *a, struct select_result *out)
{
	xmlChar *text;

	if (object->type == XPATH_NODESET)
		take_nodes(object->nodesetval, a, out);
	text = xmlXPathCastToString(object);
	if (text != NULL)
		out->value = arena_str(a, str_of((const char *)text));
	xmlFree(text);
	out->is_true = xmlXPathCastToBoolean(object) != 0;
}

static struct select_result
evaluate(const struct select_xpath *x, struct page *p, struct arena *a)
{
	struct select_result result = {0};
	struct xpath_run run = {.page = p};
	struct page_tree *tree;
	xmlXPathContextPtr context;
	xmlXPathObjectPtr object;

	tree = tree_of(p);
	context = tree == NULL ? NULL : open_context(tree->doc, &run);
	if (context == NULL) {
		result.is_undecided = true;
		return result;
	}
	(void)xmlXPathSetContextNode((xmlNodePtr)tree->doc, context);
	object = xmlXPathCompiledEval(x->expression, context);
	if (object != NULL && context->lastError.code == XML_ERR_OK)
		take_result(object, a, &result);
	else
		result.is_undecided = true;
	result.operations = (int64_t)context->opCount;
	xmlXPathFreeObject(object);
	xmlXPathFreeContext(context);
	arena_release(&run.arena);
	return result;
}

/* Whether nothing on the page is what the expression asks for. */
static bool
selects_nothing(const struct select_xpath *x, const struct page *p)
{
	return p->element_count == 0 ||
	    (x->shape.css.count > 0 &&
	        select_css_next(&x->shape.css, p, 0) == PAGE_NONE);
}

struct select_result
select_xpath_run(const struct select_xpath *x, struct page *p, struct arena *a)
{
	if (selects_nothing(x, p))
		return (struct select_result){0};
	return evaluate(x, p, a);
}

struct select_result
select_xpath_find(const struct select_xpath *x, struct page *p, struct arena *a)
{
	const struct select_css *css = &x->shape.css;
	struct select_result result = {0};
	size_t capacity = 0;

	if (!x->shape.is_exact)
		return select_xpath_run(x, p, a);
	for (uint32_t i = 0; (i = select_css_next(css, p, i)) != PAGE_NONE;
	     i++) {
		result.elements = arena_grow(a, result.elements, &capacity,
		    result.count + 1, sizeof(*result.elements));
		result.elements[result.count++] = i;
	}
	result.is_true = result.count > 0;
	return result;
}

const struct select_css *
select_xpath_selector(const struct select_xpath *x)
{
	return x->shape.css.count > 0 ? &x->shape.css : NULL;
}

const struct xpath_literal *
select_xpath_literals(const struct select_xpath *x, size_t *count)
{
	*count = x->shape.literal_count;
	return x->shape.literals;
}

bool
select_raw_may_hold(const struct page *p, const struct xpath_literal *l)
{
	const struct page_impl *page = page_const_impl_of(p);

	for (size_t i = 0; i < page->raw_count; i++)
		if (l->is_words ||
		    str_find(page_raw_text(page, i), l->text, 0) != STR_NONE)
			return true;
	return false;
}
