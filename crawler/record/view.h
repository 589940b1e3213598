/*
 * What kept us from seeing a page whole. A test that found nothing is false
 * only on a page without the flags that could have hidden it.
 */
#ifndef RECORD_VIEW_H
#define RECORD_VIEW_H

#include "base/buf.h"
#include "record/reason.h"

enum view_flag {
	VIEW_TRUNCATED = 1 << 0, /* body cut short, or a parse limit */
	VIEW_JS_SHELL = 1 << 1, /* a script draws the content */
	VIEW_CHARSET_GUESS = 1 << 2, /* no declaration, not UTF-8 */
	VIEW_CHARSET_LIES = 1 << 3, /* declared one, is another */
	VIEW_CHALLENGE = 1 << 4, /* a firewall's or captcha page */
	VIEW_SPLASH = 1 << 5, /* an entry page to pass through */
	VIEW_SPAM = 1 << 6, /* injected gambling words */
	VIEW_FRAMES = 1 << 7, /* frames hold what was not read */
	VIEW_BAD_TEXT = 1 << 8, /* over 0.1 % of the text no words */
	VIEW_LOGIN_WALL = 1 << 9, /* a request to sign in came instead */
	VIEW_SOFT_404 = 1 << 10, /* "not found" that calls itself a page */
	VIEW_CSS_UNKNOWN = 1 << 11, /* style sheets that were not read */
	VIEW_PARSE_KILLED = 1 << 12 /* its reader was stopped or died */
};

/* Appends the words of the flags set, joined by spaces, in a fixed order:
 * "truncated js-shell". */
void view_append_words(struct buf *out, unsigned flags);

/* The flags of such a text; unknown words are passed over. */
unsigned view_of_words(struct str text);

enum { VIEW_COUNT = 13 };

/* The word of flag 1 << i is number i. */
extern const char *const view_words[VIEW_COUNT];

/* Why a page shows nothing, by the reason that was found and its flags;
 * REASON_NONE. One that says that it was not found is none, whatever its
 * status. */
static inline enum reason
view_reason(enum reason reason, unsigned flags)
{
	if (reason == REASON_NONE && (flags & (unsigned)VIEW_SOFT_404) != 0)
		return REASON_HTTP_404;
	return reason;
}

#endif
