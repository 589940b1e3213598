/*
 * A running testweb, started and stopped by a test. Its files are web.map,
 * web.log and ca.pem in the folder that the test gives.
 */
#ifndef TESTS_WEB_WEB_PROCESS_H
#define TESTS_WEB_WEB_PROCESS_H

#include "base/err.h"

#include <sys/types.h>

struct web_process {
	pid_t pid; /* 0: none runs */
	int input_fd; /* closing it ends the server */
};

/* Starts program on a web file and waits until it is ready, 60 s at most. What
 * it complains of stands in e. */
enum err_code web_process_start(struct web_process *w, const char *program,
    const char *web_file, const char *folder, struct err *e);

/* Ends the server and waits for it; nothing when none runs. */
void web_process_stop(struct web_process *w);

#endif
