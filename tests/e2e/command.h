/*
 * One run of a program under test: its arguments, what it printed, how it
 * ended. It runs in a process group of its own, of which nothing is left
 * afterwards.
 */
#ifndef TESTS_E2E_COMMAND_H
#define TESTS_E2E_COMMAND_H

#include "base/buf.h"
#include "base/err.h"

enum { COMMAND_TIMEOUT_MS = 120000 };

struct command {
	char **args; /* ended by NULL; args[0] is the program */
	char **environment; /* NAME=VALUE to add, ended by NULL */
	const char *folder; /* where it runs */
	const char *input; /* file for its standard input */
	const char *log; /* of the test web, or NULL */
	int64_t signal_after; /* a signal once the log holds so many requests;
	                         0: never */
	int signal; /* SIGKILL, SIGTERM or SIGINT */
	struct buf out, err; /* what it printed; owned */
	int exit_code; /* 128 + signal when one ended it */
	bool is_signalled; /* by signal_after */
};

/*
 * Runs it to its end. ERR_IO when it cannot be started. ERR_LIMIT when it took
 * longer than COMMAND_TIMEOUT_MS, when it left processes behind that hold its
 * output open, or when SIGINT or SIGTERM came, which are blocked from here on;
 * out and err hold what came.
 */
enum err_code command_run(struct command *c, struct err *e);

void command_release(struct command *c);

#endif
