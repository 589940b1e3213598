/*
 * The page of one indicator or pillar.
 */
#ifndef PUBLISH_REPORT_INDICATOR_PAGE_H
#define PUBLISH_REPORT_INDICATOR_PAGE_H

#include "publish/report/folder.h"
#include "publish/report/page.h"

/* A line for each pillar and indicator with its mean over all agencies. */
void indicator_table(struct page *p);

/* Writes the page of figure number i. */
enum err_code indicator_page(struct book *b, enum lang lang, size_t figure,
    struct folder *to, struct err *e);

/* How the figure adds up, in words, and what it is made of: of an indicator its
 * rules, of a pillar its indicators. */
void indicator_put_definition(struct page *p, size_t figure);

/* The figure in this round and those before it. */
void indicator_put_history(struct page *p, size_t figure);

#endif
