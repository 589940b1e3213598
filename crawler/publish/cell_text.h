/*
 * Any text as the text of a spreadsheet cell (ECMA-376, ST_Xstring): valid
 * UTF-8, no control characters, and no longer than a cell may be.
 *
 * What is replaced or cut leaves a mark that a reader sees; the bytes as they
 * were stand in the CSV and JSON lines, never only here.
 */
#ifndef PUBLISH_CELL_TEXT_H
#define PUBLISH_CELL_TEXT_H

#include "base/buf.h"

/* What a cell holds, in UTF-16 code units. */
enum { CELL_UNITS = 32767 };

/*
 * Appends text with line ends as LF. A malformed sequence, a control character
 * other than tab and LF, and what XML 1.0 does not allow become U+FFFD. A
 * "_x0041_" is written "_x005F_x0041_", which spreadsheets show as it was.
 * Returns whether it was cut: the longest start of whole clusters is then
 * followed by a mark that names how many characters (code points) are missing.
 */
bool cell_text_append(struct buf *out, struct str text);

#endif
