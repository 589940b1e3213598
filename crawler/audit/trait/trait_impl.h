/*
 * Traits: what a condition asks of one element. `for_each` finds its targets
 * and judges each of them by conditions over traits, as page conditions are
 * made of matchers. One file each, one row in the table of trait.c. A new one
 * is trait/NAME.c with a `const struct trait trait_NAME`, a line in that table,
 * a section in docs/RULES.md and examples in a rule.
 *
 * A trait sees the page model and nothing else; it is asked for very many
 * elements and takes no memory that is not worth it.
 */
#ifndef AUDIT_TRAIT_TRAIT_IMPL_H
#define AUDIT_TRAIT_TRAIT_IMPL_H

#include "audit/scan_impl.h"

/* View flags under which an element may still get what it has not: scripts
 * that fill it did not run. */
#define VIEW_UNFILLED ((unsigned)VIEW_JS_SHELL)

struct trait {
	const char *name;
	unsigned spoilers; /* view flags under which "has it not" is unknown */
	/* Reads the parameters into the loader's arena; NULL, reported, when
	 * they cannot be used. */
	const void *(*load)(struct loader *l, const struct yaml_node *value);
	/* Whether the element has it; only "false" is turned into unknown for
	 * the spoilers. *why may be set to what is wrong with one
	 * that has it not, in a few words for people: constant, or in the
	 * arena of the scan. */
	enum truth (*has)(const void *data, struct scan *s, uint32_t element,
	    struct str *why);
};

/* A trait that a rule uses. */
struct trait_use {
	const struct trait *trait;
	const void *data;
	struct str summary; /* for people, cut to a line */
};

extern const struct trait trait_aria;
extern const struct trait trait_attr;
extern const struct trait trait_cell;
extern const struct trait trait_contains;
extern const struct trait trait_css;
extern const struct trait trait_exposed;
extern const struct trait trait_focusable;
extern const struct trait trait_hidden;
extern const struct trait trait_inside;
extern const struct trait trait_link;
extern const struct trait trait_name;
extern const struct trait trait_own_name;
extern const struct trait trait_own_text;
extern const struct trait trait_role;
extern const struct trait trait_spacing;
extern const struct trait trait_speaks;
extern const struct trait trait_tabbable;
extern const struct trait trait_tag;
extern const struct trait trait_text;
extern const struct trait trait_visible;

/* The trait of a name, or NULL. */
const struct trait *trait_named(struct str name);

/* Fills in the names of the traits, at most max; returns how many. */
size_t trait_names(const char **names, size_t max);

/* For traits that take yes or no: loads that answer, and tells whether what is
 * so of an element is as wanted. */
const void *trait_load_answer(struct loader *l, const struct yaml_node *value);
enum truth trait_as_wanted(const void *data, enum truth is);

/* Notes that so many elements were looked at for one. False when those of the
 * for_each have had LIMIT_TRAIT_STEPS together: then the answer is unknown. */
bool trait_step(struct scan *s, size_t elements);

#endif
