#include "web_process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"

enum { READY_MS = 60000, OUTPUT_MAX = 4096 };

static void
become(const char *program, const char *web_file, const char *folder)
{
	struct arena a = {0};

	(void)execl(program, program, web_file, "--map",
	    file_join(&a, folder, "web.map"), "--log",
	    file_join(&a, folder, "web.log"), "--ca",
	    file_join(&a, folder, "ca.pem"), (char *)NULL);
	_exit(127);
}

/* Reads what the server says until it is ready, ends or takes too long. */
static enum err_code
await_ready(int fd, struct err *e)
{
	struct buf said = {.max_bytes = OUTPUT_MAX};
	struct pollfd one = {.fd = fd, .events = POLLIN};
	enum err_code rc = ERR_NONE;
	char piece[512];

	while (rc == ERR_NONE && !str_is(buf_str(&said), "ready\n")) {
		ssize_t n = poll(&one, 1, READY_MS) == 1
		    ? read(fd, piece, sizeof(piece))
		    : 0;

		if (n > 0)
			(void)buf_append(&said, piece, (size_t)n);
		else
			rc = err_set(e, ERR_IO, "testweb did not start: %.*s",
			    STR_ARG(str_trim(buf_str(&said))));
	}
	buf_release(&said);
	return rc;
}

static void
close_pair(int fds[2])
{
	if (fds[0] >= 0)
		(void)close(fds[0]);
	if (fds[1] >= 0)
		(void)close(fds[1]);
}

enum err_code
web_process_start(struct web_process *w, const char *program,
    const char *web_file, const char *folder, struct err *e)
{
	int input[2] = {-1, -1}, output[2] = {-1, -1};
	enum err_code rc;

	*w = (struct web_process){.pid = -1, .input_fd = -1};
	if (pipe2(input, O_CLOEXEC) == 0 && pipe2(output, O_CLOEXEC) == 0)
		w->pid = fork();
	if (w->pid < 0) {
		w->pid = 0;
		close_pair(input);
		close_pair(output);
		return err_set(e, ERR_IO, "start testweb: %s", strerror(errno));
	}
	if (w->pid == 0) {
		(void)dup2(input[0], STDIN_FILENO);
		(void)dup2(output[1], STDOUT_FILENO);
		(void)dup2(output[1], STDERR_FILENO);
		become(program, web_file, folder);
	}
	(void)close(input[0]);
	(void)close(output[1]);
	w->input_fd = input[1];
	rc = await_ready(output[0], e);
	(void)close(output[0]);
	if (rc != ERR_NONE)
		web_process_stop(w);
	return rc;
}

void
web_process_stop(struct web_process *w)
{
	if (w->pid <= 0)
		return;
	(void)close(w->input_fd);
	(void)kill(w->pid, SIGTERM);
	while (waitpid(w->pid, NULL, 0) < 0 && errno == EINTR)
		continue;
	*w = (struct web_process){.input_fd = -1};
}
