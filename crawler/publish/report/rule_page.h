/*
 * The page of one rule: why it is asked, how to put it right, how the agencies
 * stand, how far it is to be trusted, and the rows behind each number.
 */
#ifndef PUBLISH_REPORT_RULE_PAGE_H
#define PUBLISH_REPORT_RULE_PAGE_H

#include "publish/report/changes.h"
#include "publish/report/rule_rows.h"
#include "publish/report/trust.h"

/* What the pages of all rules share. */
struct rule_setting {
	struct book *book;
	const struct changes *changes;
	const struct trust *trust;
	struct roll roll;
};

/* Appends what stands in the page of rule number i, between its heading and
 * its end. */
void rule_page_put(struct page *p, const struct rule_setting *s, size_t i);

/* Its parts, in this order. */
void rule_text_put(struct page *p, const struct rule_setting *s, size_t i);
void rule_results_put(struct page *p, size_t i, const struct row_counts *c);
void rule_weight_put(struct page *p, size_t i);
void rule_trust_put(struct page *p, const struct rule_setting *s, size_t i);
void rule_facts_put(struct page *p, size_t i);
void rule_change_put(struct page *p, const struct rule_setting *s, size_t i);

/* Appends the count of a kind as a link to its rows on the page of a rule; 0
 * leads nowhere. */
void rule_count_put(struct page *p, const struct book_rule *r, int64_t count,
    enum row_kind kind);

/* Appends the counts of a rule as cells of a table, one of each kind. */
void rule_counts_put(struct page *p, const struct book_rule *r);

/* Appends a word of a rule file for people, or the word itself. */
void rule_word_put(struct page *p, struct str word);

#endif
