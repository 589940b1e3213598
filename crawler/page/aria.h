/*
 * WAI-ARIA 1.2: its states and properties, what values they take, and which
 * roles need, support or forbid which of them; with the few of WAI-ARIA 1.3
 * that browsers already know. What an element is, page/role.h tells; who owns
 * whom, page/owner.h.
 *
 * The rule to remember: HTML counts. What an element says by itself, such as
 * the level of an h2, needs no attribute.
 */
#ifndef PAGE_ARIA_H
#define PAGE_ARIA_H

#include "page/role.h"

/* The kinds of values (WAI-ARIA 1.2, 6.3). */
enum aria_type {
	ARIA_BOOLEAN, /* true, false */
	ARIA_BOOLEAN_OR_NOT, /* or undefined */
	ARIA_TRISTATE, /* or mixed */
	ARIA_ID,
	ARIA_IDS,
	ARIA_INTEGER,
	ARIA_NUMBER,
	ARIA_STRING,
	ARIA_TOKEN, /* one of its words */
	ARIA_TOKENS /* any of its words */
};

struct aria_attr {
	const char *name; /* "aria-checked" */
	enum aria_type type;
	bool is_global; /* every role supports it, or forbids it */
	const char *words; /* parted by blanks; NULL: none */
};

/* Whether the name of an attribute begins as those of WAI-ARIA do. */
bool aria_is_name(struct str name);

/* The state or property of a lower-case name, or NULL: there is none. */
const struct aria_attr *aria_attr_of(struct str name);

/* The same, where every role supports it and having it makes an element known
 * to assistive technology: not for aria-hidden. */
const struct aria_attr *aria_global_of(struct str name);

/* Whether a value that is not empty is of its type. Words count in any case;
 * whether an element has the id that is named is not asked. */
bool aria_takes(const struct aria_attr *attr, struct str value);

/* Whether an element may have a state or property: its role supports it, or
 * ARIA in HTML allows it on such an element. Prohibited ones too. */
bool page_aria_is_allowed(
    const struct page *p, uint32_t element, const struct aria_attr *attr);

/* Whether the role of an element forbids a state or property. One that the
 * author said to be nothing is not brought back by what nothing may not have. */
bool page_aria_is_prohibited(
    const struct page *p, uint32_t element, const struct aria_attr *attr);

/* The first state or property that the role of an element needs, and that
 * neither the author nor HTML gives it; NULL when all are there. */
const char *page_aria_missing(const struct page *p, uint32_t element);

/* Whether the author gave an element a role, and not the one that it has
 * anyhow. */
bool page_is_recast(const struct page *p, uint32_t element);

/* Whether a word of the role attribute is a role that is not abstract; true
 * without words. */
bool page_role_is_known(const struct page *p, uint32_t element);

/* Whether a role is a widget, to be acted on (WAI-ARIA 1.2, 5.3.2). */
bool role_is_widget(enum role r);

#endif
