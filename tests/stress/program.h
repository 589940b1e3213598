/*
 * A program that runs beside the test, to be waited for or killed. All that it
 * prints goes to a file. It ends with the test.
 */
#ifndef TESTS_STRESS_PROGRAM_H
#define TESTS_STRESS_PROGRAM_H

#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

struct program {
	char *const *args; /* ended by NULL; args[0] is its path */
	char *const
	    *environment; /* NAME=VALUE to add, ended by NULL; or NULL */
	const char *said; /* file that its output is appended to */
	pid_t pid; /* 0: none runs */
	int pid_fd;
	int code; /* its exit code, 128 + signal when one ended it */
};

enum err_code program_start(struct program *p, struct err *e);

/* Waits until it ends, wait_us at most; false when it still runs. */
bool program_wait(struct program *p, int64_t wait_us);

/* Kills it, as with kill -9, and waits for its end; nothing when none runs.
 * False when it had ended by itself. */
bool program_kill(struct program *p);

#endif
