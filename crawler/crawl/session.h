/*
 * Addresses without the number of a session, which would make a new address of
 * the same page for each visit. Told from the address alone.
 */
#ifndef CRAWL_SESSION_H
#define CRAWL_SESSION_H

#include "base/arena.h"
#include "base/str.h"

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
