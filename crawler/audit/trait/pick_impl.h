/*
 * Elements picked by what they are: a selector, a role, whether they can be
 * seen, reached and heard. `for_each` picks its targets by it; the traits
 * `inside` and `contains` pick what stands around and in them.
 */
#ifndef AUDIT_TRAIT_PICK_IMPL_H
#define AUDIT_TRAIT_PICK_IMPL_H

#include "audit/scan_impl.h"
#include "audit/value/value_impl.h"
#include "page/role.h"
#include "page/select.h"

struct role_set {
	bool has[ROLE_COUNT];
	bool is_asked; /* any was named */
};

struct pick {
	const struct select_css *css; /* NULL: any */
	const struct select_xpath *xpath; /* of targets alone; NULL: any */
	const struct select_css *inside; /* NULL: anywhere */
	struct role_set roles;
	enum answer
	    frames; /* of targets alone: whether those of frames count */
	bool takes_hidden;
	enum answer hidden;
	enum answer exposed;
	enum answer focusable;
	enum answer tabbable;
	struct value_test name; /* no tests: any */
};

/* A role's word or a list of them into a struct role_set. */
field_reader roles_read;

/* Reads a pick into the loader's arena: that of targets, which says what kind
 * of element and may do so by XPath, or another, for which a text alone is a
 * selector. NULL, reported, when it cannot be used. */
struct pick *pick_read_targets(struct loader *l, const struct yaml_node *value);
struct pick *pick_read(struct loader *l, const struct yaml_node *value);

/* Whether it picks an element, its XPath aside; unknown when only what the
 * page does with its style can tell. */
enum truth pick_holds(const struct pick *p, struct scan *s, uint32_t element);

/* Whether an element is shown, kept from everybody, and in the accessibility
 * tree; unknown when that rests on a style that may or may not hold. */
enum truth element_is_visible(const struct page *p, uint32_t element);
enum truth element_is_hidden(const struct page *p, uint32_t element);
enum truth element_is_exposed(const struct page *p, uint32_t element);

/* Whether the Tab key leads to an element; unknown when its style may hide it.
 */
enum truth element_is_tabbable(const struct page *p, uint32_t element);

#endif
