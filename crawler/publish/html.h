/*
 * Pieces of HTML: every text that comes from a file is escaped here, and is
 * marked with its language where that is not the page's.
 */
#ifndef PUBLISH_HTML_H
#define PUBLISH_HTML_H

#include "base/buf.h"
#include "base/words.h"

/* A page being written. */
struct html {
	struct buf out;
	enum lang lang; /* the page's */
};

/* Appends markup of ours as it is. */
void html_put(struct html *h, const char *markup);

/* Appends a text escaped: for content and for values in double quotes.
 * Malformed UTF-8, controls other than line ends and tabs, and controls of the
 * direction of writing become U+FFFD, a carriage return a line end. */
void html_text(struct html *h, struct str text);
void html_words(struct html *h, struct words text);

/* The same, in an element that names its language when that is another. */
void html_foreign(struct html *h, const char *element, struct str text);

/* Begins such an element and puts nothing into it: text tells its language. */
void html_foreign_begin(struct html *h, const char *element, struct str text);

/* Begins a page: its head, up to its title. */
void html_head(struct html *h, struct str title);

/* Begins a page: its head, to which a style may be added. to_root leads from
 * the page to the folder of the style sheet ("../"). */
void html_begin(struct html *h, struct str title, const char *to_root);

/* Begins a page that stands alone: its style is in it, and nothing else may be
 * loaded, run or sent (Content Security Policy, level 3). */
void html_begin_alone(struct html *h, struct str title, struct str style);

/* Begins its body. */
void html_body(struct html *h);
void html_end(struct html *h);

#endif
