/*
 * Character references (HTML Standard, 13.5) that libxml2 leaves as they
 * stand: the old names without a semicolon, and names newer than HTML 4.
 */
#ifndef PAGE_REFERENCE_IMPL_H
#define PAGE_REFERENCE_IMPL_H

#include "base/str.h"

/*
 * The characters (UTF-8) that an old name at the start of text stands for
 * without a semicolon: "nbsp" in "nbspfoo". *used is the length of the name.
 * Returns the empty slice when there is none.
 */
struct str reference_without_end(struct str text, size_t *used);

/* The characters of a name that HTML 4 did not know, or the empty slice. */
struct str reference_of_name(struct str name);

/* A control character of U+0080 to U+009F, as numeric references of
 * windows-1252 pages give it, as what was meant; else chars itself. */
struct str reference_mend(struct str chars);

#endif
