/*
 * Addresses without end: what a broken relative link or a calendar makes of
 * one page. Told from the address alone, so that nothing need
 * be asked to know it; an honest address must never be called a trap.
 */
#ifndef CRAWL_TRAP_H
#define CRAWL_TRAP_H

#include "web/url.h"

/*
 * What kind of trap a URL of kind URL_WEB is at the time now_us (microseconds
 * since 1970), as a short English word; NULL when it is none:
 * - the path has more than 20 segments;
 * - a segment, or a run of two or three, stands three times in a row, unless
 *   it is all numbers;
 * - a folder of the path is a host name that begins with "www.", or a segment
 *   is the URL's own host: a link that lost its "https://". Behind a segment
 *   "http:" or "https:" it is honest;
 * - an escape was escaped twice ("%2525", "amp;amp;");
 * - there are more than 15 parameters, or more than 5 of one name;
 * - a parameter called a year is outside 1900 to 2150 and 2400 to 2700
 *   (Buddhist era);
 * - a year and month, in parameters or in segments behind one called a
 *   calendar, is outside them too, or more than two years ahead of now.
 */
const char *trap_kind(const struct url *u, int64_t now_us);

#endif
