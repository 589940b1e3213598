/*
 * Addresses without end: what a broken relative link, a calendar or a session
 * number makes of one page. Told from the address alone, so that nothing need
 * be asked to know it; an honest address must never be called a trap.
 */
#ifndef CRAWL_TRAP_H
#define CRAWL_TRAP_H

#include "base/arena.h"
#include "web/url.h"

/*
 * Whether a URL of kind URL_WEB is a trap at the time now_us (microseconds
 * since 1970):
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
 * *why is then a short English word for logs, "repeated-segment" for example,
 * and else untouched.
 */
bool trap_is(const struct url *u, int64_t now_us, const char **why);

/*
 * A URL in normal form without the number of a session: the parameters
 * PHPSESSID, JSESSIONID (";jsessionid=..." in the path too), ASPSESSIONID...,
 * CFTOKEN and CFID beside it; and sid, session_id and the like when the value
 * looks like a token: 16 or more letters and digits, with a digit among them.
 * A query that becomes empty goes with its question mark. Returns url itself
 * when there is nothing to take away, else a copy in the arena.
 *
 * It is for links. The target of a redirect keeps its number: a server that
 * leads from the bare address to one with a number would lead round for ever.
 */
struct str url_without_session(struct arena *a, struct str url);

#endif
