/*
 * Plays the sections of a case in order, in a fresh work folder that is gone
 * afterwards. What a section expected and what came instead is told in words.
 */
#ifndef TESTS_E2E_PLAY_H
#define TESTS_E2E_PLAY_H

#include "case.h"
#include "command.h"
#include "web_process.h"

struct play {
	const char *samruat; /* program under test, absolute */
	const char *testweb; /* the test web, absolute */
	const char *root; /* top of the repository, absolute */
	struct arena arena;
	const char *work; /* the work folder, absolute */
	const char *store; /* in it */
	const char *log; /* of the test web, in it */
	struct web_process web;
	const char *web_file; /* still to be started; or NULL */
	struct command last; /* the last run */
	struct str last_line; /* its command, as the case has it */
	struct buf rows; /* of the last query */
	bool has_rows; /* no [rows] has read them yet */
	struct buf why; /* why it failed */
};

/* Makes the work folder. */
enum err_code play_open(struct play *p, struct err *e);

/* Plays all sections; false, with why filled, at the first that does not
 * hold. */
bool play_sections(struct play *p, const struct section *first);

/* Ends the web and removes the work folder. */
void play_close(struct play *p);

/* Replaces $WORK, $STORE and $ROOT in text; in the arena. */
struct str play_expand(struct play *p, struct str text);

/* Writes a file of the work folder; false, told in why, when it cannot. */
bool play_keep(struct play *p, struct str name, struct str content);

/* Appends a message to why and returns false. */
bool play_fail(struct play *p, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

#endif
