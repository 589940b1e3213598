/*
 * Parts of the page of changes: by rule, by agency, and what came or went.
 */
#ifndef PUBLISH_REPORT_CHANGES_PAGE_H
#define PUBLISH_REPORT_CHANGES_PAGE_H

#include "publish/report/changes.h"
#include "publish/report/page.h"

void changes_rules_put(struct page *p, const struct changes *c);
void changes_agencies_put(struct page *p, const struct changes *c);
void changes_came_put(struct page *p, const struct changes *c);

#endif
