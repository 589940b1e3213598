/*
 * Why: the closed list of words that say why a URL was not captured, a page
 * not read, or a rule not decided. docs/EVIDENCE.md explains each one.
 */
#ifndef RECORD_REASON_H
#define RECORD_REASON_H

#include <stdbool.h>

#include "base/words.h"

enum reason {
	REASON_NONE,

	/* a URL that was not asked for */
	REASON_OUT_OF_SCOPE,
	REASON_ROBOTS,
	REASON_ROBOTS_UNREACHABLE,
	REASON_BUDGET,
	REASON_CRAWL_DELAY,
	REASON_PATTERN,
	REASON_TRAP,
	REASON_DEPTH,
	REASON_NOT_A_PAGE,
	REASON_URL_TOO_LONG,
	REASON_RECORDED_ONLY,

	/* a request without an answer */
	REASON_NO_SUCH_NAME,
	REASON_RESOLVER_TIMEOUT,
	REASON_ADDRESS_NOT_PUBLIC,
	REASON_REFUSED,
	REASON_UNREACHABLE,
	REASON_CONNECT_TIMEOUT,
	REASON_TIMEOUT,
	REASON_STALLED,
	REASON_RESET,
	REASON_EMPTY_ANSWER,
	REASON_TLS,
	REASON_PROTOCOL,
	REASON_HEAD_TOO_BIG,

	/* an answer that is no page */
	REASON_HTTP_401,
	REASON_HTTP_403,
	REASON_HTTP_404,
	REASON_HTTP_410,
	REASON_HTTP_429,
	REASON_HTTP_4XX,
	REASON_HTTP_5XX,
	REASON_HTTP_OTHER,
	REASON_CHALLENGE,
	REASON_REDIRECT_LOOP,
	REASON_REDIRECT_LIMIT,
	REASON_REDIRECT_BAD,
	REASON_REDIRECT_OUT_OF_SCOPE,
	REASON_NOT_HTML,
	REASON_EMPTY_BODY,
	REASON_BAD_CODING,
	REASON_UNPACKS_TOO_BIG,
	REASON_NOT_A_SITEMAP,

	/* a page that was not read to its end */
	REASON_WORKER_TIME,
	REASON_WORKER_DIED,

	/* a rule that was not decided */
	REASON_NO_SITE,
	REASON_NO_PAGE,
	REASON_JS_SHELL,
	REASON_TRUNCATED,
	REASON_INCOMPLETE,
	REASON_UNSURE,
	REASON_SPAM,
	REASON_LIMIT,
	REASON_ERROR,
	/* Ledgers hold the numbers: what is new stands at the end. */
	REASON_LOGIN_WALL,
	REASON_FRAMES_UNREAD,
	REASON_BAD_TEXT,
	REASON_SITE_UNKNOWN,
	REASON_MERGED,
	REASON_COUNT
};

/* The word in the ledger and in exports ("robots"); "" for REASON_NONE. */
const char *reason_word(enum reason r);

/* The reason of a word, REASON_NONE for "" and for an unknown one. */
enum reason reason_of_word(struct str word);

/* A sentence for people. */
struct words reason_text(enum reason r);

/* The reason that an HTTP status gives; REASON_NONE for 2xx and 3xx. */
enum reason reason_of_status(int status);

/* Whether no whole answer came, as it would look if our own link were down. */
bool reason_is_no_answer(enum reason r);

/* Whether another attempt later may go better: time-outs, resets, 429, 5xx,
 * and names that servers say do not exist, which they sometimes take back. */
bool reason_is_passing(enum reason r);

#endif
