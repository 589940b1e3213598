/*
 * A case file, split into its sections. What a section means is play.c; the
 * format is in README.md.
 *
 * A section begins with a line "[NAME]" or "[NAME ARGUMENT]" at the margin.
 * In [file], a bracket line that names no section is content.
 */
#ifndef TESTS_E2E_CASE_H
#define TESTS_E2E_CASE_H

#include "base/arena.h"
#include "base/err.h"

enum section_kind {
	SECTION_ABOUT,
	SECTION_WEB,
	SECTION_FILE,
	SECTION_RUN,
	SECTION_QUERY,
	SECTION_ROWS,
	SECTION_REQUESTS,
	SECTION_GAP,
	SECTION_DURING,
	SECTION_SAME,
	SECTION_COPY,
	SECTION_FIGURES
};

struct section {
	struct section *next;
	enum section_kind kind;
	struct str argument; /* after the name; may be empty */
	struct str body; /* whole lines; no blank ones at its end */
	int64_t line; /* of its bracket line, from 1 */
};

/* Splits text, from which the sections borrow. ERR_SYNTAX with "line N: what"
 * on a mistake. */
enum err_code case_read(
    struct arena *a, struct str text, struct section **out, struct err *e);

/*
 * Takes the next line of a body that says something: trimmed, blank lines and
 * those that begin with # passed over. False at the end.
 */
bool case_line(struct str *rest, struct str *line);

#endif
