/*
 * Selectors of rule authors, compiled when a rule is read, their faults
 * reported at the column.
 */
#ifndef AUDIT_SELECTOR_IMPL_H
#define AUDIT_SELECTOR_IMPL_H

#include "audit/read/fields_impl.h"

/* Reads a CSS selector into a const struct select_css *; NULL when it cannot
 * be used. */
field_reader css_read;

/* Reads an XPath expression into a const struct select_xpath *, which belongs
 * to the set. */
field_reader xpath_read;

#endif
