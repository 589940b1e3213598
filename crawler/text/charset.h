/*
 * Which encoding a page is in, and its text in UTF-8.
 *
 * libxml2 never decodes: it loses the rest of a page at the first byte that
 * iconv does not know. All Thai labels share one table, windows-874 as the
 * Encoding Standard defines it.
 */
#ifndef TEXT_CHARSET_H
#define TEXT_CHARSET_H

#include "base/arena.h"
#include "base/buf.h"
#include "text/offmap.h"

enum charset_source {
	CHARSET_BOM,
	CHARSET_HEADER,
	CHARSET_META,
	CHARSET_UTF8, /* undeclared or lying, but UTF-8 */
	CHARSET_GUESS /* none of these: windows-874 */
};

struct charset {
	const char *name; /* of the Encoding Standard, lower case */
	enum charset_source source;
	struct str declared; /* the declared label as it stood, borrowed;
				      empty: none */
	bool is_lying; /* declared is not what was used */
};

/* "bom", "header", "meta", "utf8", "guess" */
const char *charset_source_name(enum charset_source source);

/*
 * The Encoding Standard's name for a label ("TIS-620" gives "windows-874"), or
 * NULL for an unknown one. Labels are trimmed and ASCII case does not count.
 */
const char *charset_of_label(struct str label);

/*
 * Decides the encoding of a body: byte order mark, the charset parameter of
 * content_type (may be empty), a prescan of the first 1,024 bytes for a meta
 * declaration (HTML Standard, 13.2.3.2), a meta element further behind (the
 * same, 13.2.3.5), else UTF-8 if at most 2 % of the body's non-ASCII sequences
 * are broken, else windows-874. A declared Thai or other single-byte encoding
 * yields to UTF-8 when the body holds non-ASCII bytes and all of it is valid
 * UTF-8; declared UTF-8 of which more than 2 % of the non-ASCII sequences are
 * broken yields to windows-874. Both leave is_lying set, and so does a label
 * that nobody knows.
 */
struct charset charset_sniff(struct str body, struct str content_type);

struct charset_text {
	struct str text; /* valid UTF-8 without NUL, in the arena */
	struct offmap map; /* text to body bytes */
	size_t replaced_count; /* U+FFFD written for bad bytes or NUL */
	bool is_unknown_charset; /* decoded as windows-874 for want of better */
};

/*
 * Loads the converters of all encodings and keeps them loaded until they are
 * freed. The system's library reads a converter from a file when it is first
 * asked for, and forgets it when nobody uses it; a process that may open no
 * file needs one that holds them, itself or the process it is forked from.
 */
struct charset_converters *charset_converters_new(void);

/* NULL is allowed. */
void charset_converters_free(struct charset_converters *c);

/*
 * Decodes body by the named encoding into the arena. Undecodable bytes and NUL
 * become U+FFFD, a leading byte order mark is dropped. Encodings other than
 * UTF-8, UTF-16 and windows-874 go through iconv, character by character.
 */
struct charset_text charset_decode(
    struct arena *a, struct str body, const char *name);

#endif
