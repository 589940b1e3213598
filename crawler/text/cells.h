/*
 * Text on a terminal: how wide it is, and nothing in it that could steer the
 * terminal.
 */
#ifndef TEXT_CELLS_H
#define TEXT_CELLS_H

#include "base/buf.h"
#include "base/str.h"

/* Display cells of a text: 0 for Thai vowels and tone marks above and below
 * (sara am takes one), 2 for wide East Asian characters. */
size_t cells_width(struct str text);

/*
 * Appends text made safe: C0 and C1 controls, bidi controls and other
 * characters that do not show become spaces (a run of them one space), invalid
 * UTF-8 becomes U+FFFD.
 */
void cells_append_safe(struct buf *out, struct str text);

/* The longest start of text that takes at most width cells and does not part a
 * mark from its base. */
struct str cells_cut(struct str text, size_t width);

#endif
