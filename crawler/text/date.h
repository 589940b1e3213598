/*
 * Finds the dates in a text as pages of Thai agencies write them, in the
 * Buddhist era or the common one, and reads them. It takes a match form
 * (text/match.h), so that digits are ASCII, dashes hyphens and Latin letters
 * small. What may as well be something else is no date.
 *
 *   12 มกราคม 2560, 12 ม.ค. 60, 1 เดือนมีนาคม พ.ศ. 2561, 12-ม.ค.-60
 *   31 july 2018, 31st of july 2018, 31-jul-18, july 31, 2018
 *   12/01/2560, 12-1-61, 31.12.2018; the day first, as Thais write
 *   2018-07-31, 2018/7/31; the date alone of a date and time (ISO 8601)
 *   ธันวาคม 2561, ธ.ค. 61, july 2018; a month
 *   พ.ศ. 2561, b.e. 2561, ค.ศ. 2018; a year
 *
 * Months: their names and the abbreviations of the Royal Society, also without
 * dots or with a blank behind one, and the commonest misspellings. Year of the
 * Buddhist era: that of the common era + 543; both begin on 1 January, since
 * B.E. 2484 (1941) by law. 2400 to 2700 is one of the Buddhist era, 1857 to
 * 2157 one of the common era; an era that says otherwise makes it no date.
 *
 * Years of two digits are guesses, and need a day and month, or a dotted Thai
 * abbreviation before 32 or more. 30 to 99 are B.E. 2530 to 2599. 00 to 29 are
 * 2000 to 2029: as B.E. 2500 to 2529 they would lie before there were web
 * pages. In English they need hyphens or slashes.
 *
 * None: impossible dates (31 february, month 13); "1/2560", which numbers
 * documents and meetings; a year without an era ("ปี 2561"), or after
 * ปีงบประมาณ, ปีการศึกษา or ปีบัญชี, none of which is a calendar year; the
 * first of "1-5 มกราคม 2561", which has no month of its own; ISO 8601's weeks
 * and months; dates across lines; pieces of longer numbers with hyphens, dots
 * or slashes (telephones, accounts, addresses, versions).
 */
#ifndef TEXT_DATE_H
#define TEXT_DATE_H

#include "base/arena.h"
#include "text/offmap.h"

struct date_found {
	struct span span; /* in the text, from the first digit or letter */
	int16_t year; /* of the common era */
	uint8_t month; /* 1 to 12; 0: not said */
	uint8_t day; /* 1 to 31; 0: not said */
	bool is_buddhist; /* written in the Buddhist era */
	bool is_guess; /* its year has two digits */
};

struct date_list {
	struct date_found *items; /* in order, none within another */
	size_t count;
	bool is_cut; /* there are more than LIMIT_DATES */
};

/* The dates of a match form; items live in the arena. Takes linear time. The
 * text of each date is read alike when it stands alone. */
struct date_list date_find(struct arena *a, struct str form);

/*
 * Reads the value of a datetime attribute: the HTML Standard's date, month,
 * year, local date and time, or global date and time string (2.3.5). Times are
 * passed over; the date is that of the time zone it was written in. Years 2400
 * to 2700 are taken for the Buddhist era's, though the standard has none.
 * Returns false, *out untouched, for anything else. The span is that of the
 * date in value.
 */
bool date_of_attribute(struct str value, struct date_found *out);

#endif
