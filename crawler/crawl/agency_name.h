/*
 * Whether a page speaks of an agency: one of its names, in Thai, in English or
 * short, stands in the page's title or visible text. A page without any may be
 * a stranger's that now lives at an old address.
 */
#ifndef CRAWL_AGENCY_NAME_H
#define CRAWL_AGENCY_NAME_H

#include "page/page.h"
#include "record/agency.h"

/* Compares match forms; a name shorter than 4 letters has to stand alone. What
 * is needed on the way lives in a. */
bool agency_is_named(
    const struct agency *agency, const struct page *p, struct arena *a);

#endif
