#include "one_by_one.h"

#include <stdio.h>
#include <time.h>

#include <libxml/HTMLparser.h>
#include <libxml/xpath.h>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/mem.h"

struct one {
	xmlXPathCompExprPtr xpath; /* or */
	pcre2_code *regex;
};

struct one_by_one {
	struct one *items;
	size_t count;
	pcre2_match_data *data;
};

double
bench_cpu_us(void)
{
	struct timespec t;

	(void)clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static bool
compile(struct one *one, const struct question *q, struct arena *a)
{
	const char *text = arena_cstr(a, q->text);
	int error;
	PCRE2_SIZE offset;

	if (!q->is_regex) {
		one->xpath = xmlXPathCompile((const xmlChar *)text);
		return one->xpath != NULL;
	}
	one->regex = pcre2_compile((PCRE2_SPTR)text, q->text.len,
	    PCRE2_UTF | PCRE2_CASELESS, &error, &offset, NULL);
	return one->regex != NULL &&
	    pcre2_jit_compile(one->regex, PCRE2_JIT_COMPLETE) == 0;
}

struct one_by_one *
one_by_one_new(const struct questions *questions)
{
	struct one_by_one *o = mem_alloc(sizeof(*o));
	struct arena a = {0};
	bool is_good = true;

	o->items = mem_alloc(mem_product(questions->count, sizeof(*o->items)));
	o->data = pcre2_match_data_create(1, NULL);
	for (size_t i = 0; i < questions->count && is_good; i++) {
		is_good = compile(&o->items[i], &questions->items[i], &a);
		if (!is_good)
			(void)fprintf(stderr, "error: no question: %.*s\n",
			    STR_ARG(questions->items[i].text));
		o->count++;
	}
	arena_release(&a);
	if (is_good)
		return o;
	one_by_one_free(o);
	return NULL;
}

void
one_by_one_free(struct one_by_one *o)
{
	if (o == NULL)
		return;
	for (size_t i = 0; i < o->count; i++) {
		xmlXPathFreeCompExpr(o->items[i].xpath);
		pcre2_code_free(o->items[i].regex);
	}
	pcre2_match_data_free(o->data);
	mem_free(o->items);
	mem_free(o);
}

static bool
ask(struct one_by_one *o, const struct one *one, xmlXPathContextPtr context,
    struct str text)
{
	if (one->xpath != NULL)
		return xmlXPathCompiledEvalToBoolean(one->xpath, context) == 1;
	return pcre2_match(one->regex, (PCRE2_SPTR)text.ptr, text.len, 0,
	           PCRE2_NO_UTF_CHECK, o->data, NULL) >= 0;
}

size_t
one_by_one_ask(
    struct one_by_one *o, struct str html, struct str text, double *cpu_us)
{
	htmlDocPtr doc = htmlReadMemory(html.ptr, (int)html.len, NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
	        HTML_PARSE_NONET);
	xmlXPathContextPtr context = xmlXPathNewContext(doc);
	double start = bench_cpu_us();
	size_t count = 0;

	(void)xmlXPathContextSetCache(context, 1, -1, 0);
	(void)xmlXPathOrderDocElems(doc);
	for (size_t i = 0; i < o->count; i++)
		count += ask(o, &o->items[i], context, text);
	*cpu_us = bench_cpu_us() - start;
	xmlXPathFreeContext(context);
	xmlFreeDoc(doc);
	return count;
}
