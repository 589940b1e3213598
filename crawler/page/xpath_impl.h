/*
 * What XPath rules have besides the core functions, and the check that they
 * ask for nothing else.
 */
#ifndef PAGE_XPATH_IMPL_H
#define PAGE_XPATH_IMPL_H

#include <libxml/xpath.h>

#include "base/err.h"
#include "page/page.h"
#include "text/match.h"

/* What the functions know while an expression runs; the context's user
 * data. */
struct xpath_run {
	struct page *page; /* NULL while an expression is tried out */
	struct arena arena; /* scratch, until the run ends */
	struct str words; /* those of the last a:has ... */
	struct match_word word; /* ... made ready */
};

/* Registers the functions of the prefix "a". */
void xpath_functions_register(xmlXPathContextPtr context);

/*
 * Checks that each function and prefix in an expression is one we know, also
 * where a run on an empty document would not come by. *offset and e as in
 * select_xpath_compile.
 */
enum err_code xpath_check_names(struct str text, size_t *offset, struct err *e);

#endif
