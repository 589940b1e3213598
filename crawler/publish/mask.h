/*
 * Numbers of citizens in what leaves the store. Pages publish them by mistake,
 * and an export would spread them. Whatever writes texts of pages or people for
 * others uses this: exports, workbooks, call sheets, review sheets. What a
 * researcher sees in the own terminal is not masked.
 *
 * A Thai citizen number is 13 digits, ASCII, full width or Thai, that do not
 * touch another digit; they stand together, in the groups 1-4-5-2-1 of a card
 * with any of their dashes, dots or blanks there, or each alone as in the boxes
 * of a form. The first is 1 to 8, or 0 with 89 as sixth and seventh (people
 * without a status in the register); the last is the check digit: 11 minus the
 * sum of the first twelve by the weights 13 to 2 modulo 11, of which the last
 * digit counts. So numbers of companies and offices, which begin with 0 as
 * well, stay. One in ten of other numbers of 13 digits has that check digit by
 * chance and is masked, too: that is the safe side.
 *
 * Every digit becomes an X, whatever stands between them stays:
 * X-XXXX-XXXXX-XX-X.
 */
#ifndef PUBLISH_MASK_H
#define PUBLISH_MASK_H

#include "base/buf.h"

enum { MASK_DIGITS = 13 };

/* At least as many as there are digits in a text: with fewer than MASK_DIGITS
 * nothing is masked. */
size_t mask_digits(struct str text);

/* Appends text with its numbers masked and returns how many there were. */
size_t mask_append(struct buf *out, struct str text);

enum { MASK_PARTS_MAX = 8 };

/* The same for parts of one text that stand one behind the other, such as a
 * quote between its contexts: a number may lie across their borders. Part i is
 * appended to outs[i]. */
size_t mask_parts(const struct str *parts, size_t count, struct buf *outs);

#endif
