/*
 * The catalogue of a rule pack as static pages in Thai and English: an index
 * that can be narrowed without a script, and a page for each rule. The same
 * rules give the same bytes.
 */
#ifndef CLI_RULES_DOC_H
#define CLI_RULES_DOC_H

#include "audit/rules.h"
#include "publish/html.h"

struct arena;

/* Appends the index; the pages of rules stand beside it as ID.html. */
void doc_append_index(
    struct html *h, const struct rule_set *set, struct arena *a);

/* Appends the page of rule number i. */
void doc_append_rule(
    struct html *h, const struct rule_set *set, size_t i, struct arena *a);

/* Appends what a rule looks for, its lists, examples and references, each under
 * a heading of level 2. */
void doc_append_details(
    struct html *h, const struct rule_set *set, size_t i, struct arena *a);

/* Appends what stands at the end of each page. */
void doc_append_footer(struct html *h, const struct rule_set *set);

/* A rule's text in the page's language. */
struct str doc_text(const struct html *h, struct text_th_en text);

/* Statuses and severities in words; the word itself when there is none. */
void doc_append_word(struct html *h, struct str word);

#endif
