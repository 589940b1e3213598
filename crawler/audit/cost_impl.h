/*
 * The patterns and expressions of a set with their places, for cost.h.
 */
#ifndef AUDIT_COST_IMPL_H
#define AUDIT_COST_IMPL_H

#include "audit/read/loader_impl.h"

struct regex;
struct select_xpath;

struct costly {
	const struct regex *regex; /* NULL: an XPath */
	const struct select_xpath *xpath;
	bool is_of_page; /* searches the text of whole pages */
	struct str source; /* as the author wrote it */
	struct yaml_place place;
	const char *path; /* of its file */
	struct str text; /* of its file */
};

/* Notes a pattern (is_of_page: for the text of whole pages) or an XPath that
 * was read from value. */
void cost_note_regex(struct loader *l, const struct yaml_node *value,
    const struct regex *regex, bool is_of_page);
void cost_note_xpath(struct loader *l, const struct yaml_node *value,
    const struct select_xpath *xpath);

#endif
