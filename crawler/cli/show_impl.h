/*
 * Setting one agency on a terminal: what the parts of `samruat show` share.
 * Nothing of a page steers the terminal.
 */
#ifndef CLI_SHOW_IMPL_H
#define CLI_SHOW_IMPL_H

#include "cli/show.h"

enum { INDENT = 10, QUOTE_CELLS_MIN = 30 };

enum paint { PAINT_NONE, PAINT_BOLD, PAINT_DIM, PAINT_MARK, PAINT_LINK };

struct setting {
	struct buf *out;
	const struct invocation *inv;
	const struct show_agency *agency;
	const struct rule_set *rules; /* NULL: none */
	struct arena *arena;
	size_t most; /* proofs of a verdict */
};

/* Appends text made safe, as painted. */
void put(const struct setting *s, enum paint paint, struct str text);

/* Begins a line with so many spaces. */
void newline(const struct setting *s, size_t indent);

/* Appends what a "not there" rests on, in lines of its own; false, nothing
 * appended, when the proof is none in the fixed form. */
bool show_put_absence(const struct setting *s, const struct evidence *v);

/* Appends text made safe, in the colour of that code. */
void put_colored(const struct setting *s, const char *code, struct str text);

/* The title of a rule, empty without one. */
struct str show_title_of(const struct setting *s, struct str rule_id);

/* Whether a rule stands under an indicator; of several under its first. */
bool show_is_under(
    const struct setting *s, struct str rule_id, struct str indicator);

/* Appends how many verdicts have which outcome, in a line. */
void show_put_counts(const struct setting *s);

/* Appends what people decided about a verdict beside the program, in lines of
 * its own, and the command to decide. */
void show_put_reviews(const struct setting *s, const struct show_verdict *v);

/* Whether somebody decided about the verdict, and the text changed since. */
bool show_is_reopened(const struct setting *s, const struct show_verdict *v);

/* Appends who the agency is, and what is to be known of all its pages. */
void show_put_head(const struct setting *s);

#endif
