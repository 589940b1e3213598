/*
 * A page as JSON: all that the page model holds, each piece of text with its
 * place in the bytes received. For `inspect page`.
 */
#ifndef CLI_PAGE_JSON_H
#define CLI_PAGE_JSON_H

#include "base/json.h"
#include "page/page.h"

/* A new object; the caller owns it. The arena holds what is needed on the way.
 */
json_t *page_json(struct page *p, struct arena *a);

#endif
