/*
 * What is wrong with a file that our own user wrote: where, what, and what to
 * write instead. A reader collects all findings of all files and goes on; the
 * command prints them in order and ends with exit code 2 when one is an error.
 *
 * Kinds are const tables in the module that finds the fault.
 */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/words.h"

/* A note is worth a look and often meant so. */
enum diag_level { DIAG_ERROR, DIAG_WARNING, DIAG_NOTE };

struct diag_kind {
	const char *code; /* "R012": stable, for scripts */
	enum diag_level level;
	struct words text; /* with {1}..{9} */
};

struct diag_place {
	const char *file;
	int64_t line; /* from 1; 0: the whole file */
	int64_t column; /* from 1, in code points; 0: the whole line */
	int64_t length; /* code points to underline; 0 counts as 1 */
	struct str excerpt; /* the line as it stands; empty: not shown */
};

struct diag {
	const struct diag_kind *kind;
	struct diag_place place;
	struct str args[4];
	struct str hint; /* what to write instead; empty: none */
};

/* Holds at most DIAG_MAX findings; further ones are only counted. */
enum { DIAG_MAX = 1000 };

struct diag_list {
	struct arena *arena; /* borrowed; holds the texts */
	struct diag *items;
	size_t count;
	size_t capacity;
	size_t error_count;
	size_t warning_count;
	size_t dropped_count; /* of any level */
};

/* How many findings are notes. */
size_t diag_note_count(const struct diag_list *list);

/* Adds one finding; args (at most 4) and hint are copied, a NULL hint is
 * none. */
void diag_add(struct diag_list *list, const struct diag_kind *kind,
    const struct diag_place *place, const struct str *args, size_t arg_count,
    const char *hint);

/* Puts the findings in order of file, line, column and code. */
void diag_sort(struct diag_list *list);

/* How findings are shown. */
struct diag_style {
	enum lang lang;
	/* Width of a text in display cells; comes from the caller. */
	size_t (*cells)(struct str text);
	bool has_both; /* the message in the other language too */
	const char *help; /* command that explains a code; NULL: none */
};

/*
 * Appends all findings as text:
 *   FILE:LINE:COLUMN: error CODE: what is wrong
 *      31 | the line
 *         |     ^~~~
 *     th: what is wrong, in the other language
 *     try: what to write instead
 *     help: COMMAND CODE
 * The caret stands under the character by display cells: Thai marks take none.
 * A hint of several lines stands below "try:".
 */
void diag_append_text(struct buf *out, const struct diag_list *list,
    const struct diag_style *style);

/*
 * Appends all findings as JSON lines: code, file, line, column, end (the
 * column behind what is meant), severity, message {th, en}, and try when there
 * is a hint. A line or column that is not known is 0.
 */
void diag_append_json(struct buf *out, const struct diag_list *list);

#endif
