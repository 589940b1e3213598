/*
 * Which pages a rule looks at (`pages:`), and which agencies it is for
 * (`applies_to:`). Both may be undecided: a page that was not read may be of
 * any class.
 */
#ifndef AUDIT_SELECT_IMPL_H
#define AUDIT_SELECT_IMPL_H

#include "audit/read/fields_impl.h"
#include "record/agency.h"
#include "record/outcome.h"

struct page_select;

/* What is known of a page, or not. */
struct page_facts {
	bool is_known; /* false: a page that was never seen */
	bool is_home;
	int depth;
	struct str url;
	struct str classes; /* names joined by spaces */
	struct str unsure; /* of classes that it may be of, the same */
	bool has_classes; /* the page was seen whole enough to tell them */
};

/* Reads `pages` of a rule; *at_most gets its at_most. NULL, reported, when it
 * cannot be used. */
const struct page_select *select_read(
    struct loader *l, const struct yaml_node *value, size_t *at_most);

/* Whether a page is selected. */
enum truth select_page(
    const struct page_select *s, const struct page_facts *facts);

/* Whether any page at all is selected. */
bool select_takes_all(const struct page_select *s);

/* Whether the home page is selected by being it. */
bool select_wants_home(const struct page_select *s);

struct unit_test;

/* Reads `applies_to` of a rule. */
const struct unit_test *unit_read(
    struct loader *l, const struct yaml_node *value);

/* Whether a rule is for an agency; unknown when the table does not say. */
enum truth unit_holds(const struct unit_test *t, const struct agency *a);

#endif
