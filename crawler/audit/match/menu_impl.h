/*
 * menu_as_home: how many of 100 links of the home page's menu an inner page has,
 * too. A menu is the links in nav and header, the first LIMIT_RESTS of them; an
 * inner page without any is taken by its first links. Known when the site is,
 * by the findings of both pages.
 */
#ifndef AUDIT_MATCH_MENU_IMPL_H
#define AUDIT_MATCH_MENU_IMPL_H

#include "audit/match/matcher_impl.h"
#include "audit/value/value_impl.h"

/* Notes the menu of a page as what the leaf rests on; its answer is open. */
void menu_run(struct scan *s, struct leaf_result *out);

/* The letter of an inner page; "u" when the home page shows no menu. */
char menu_settle(const struct value_test *wanted, const struct settling *x);

#endif
