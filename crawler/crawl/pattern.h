/*
 * The pattern of an address: the same number for the pages that one script or
 * template makes, so that an agency's pages are not spent on its news archive.
 * It never decides what a page is; two unlike pages may share a pattern.
 */
#ifndef CRAWL_PATTERN_H
#define CRAWL_PATTERN_H

#include "web/url.h"

/*
 * The pattern of a URL of kind URL_WEB, above 0; the same on every machine.
 * Left out are: the scheme, a leading "www.", letter case, the fragment, a
 * final slash, and the order of query parameters. Taken for the same are: any
 * two runs of digits; any two tokens (16 and more letters and digits with a
 * digit among them, or hexadecimal digits); any two last segments that have
 * percent-escapes of non-ASCII text, which are titles; and any two values of a
 * query parameter, unless they are words: at most 20 letters, hyphens and
 * underscores, as in "?page=view". Parameter names always count.
 */
int64_t pattern_of_url(const struct url *u);

#endif
