#include "command.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "request_log.h"

enum {
	OUTPUT_MAX = 64 << 20,
	LOG_MAX = 256 << 20,
	AFTER_EXIT_MS = 5000, /* for children of its own to end */
	PROGRAM_MISSING = 127
};

enum watched { OUT, ERR, EXIT, LOG, SIGNAL, WATCHED };

struct running {
	struct command *command;
	pid_t pid;
	struct pollfd fds[WATCHED]; /* fd -1: done with it */
	int64_t until_us;
	int status; /* of waitpid, once fds[EXIT] is done */
	bool is_interrupted;
};

static void
set_environment(const struct command *c)
{
	static const char *const unset[] = {"LC_ALL", "LC_CTYPE", "LC_MESSAGES",
	    "LANGUAGE", "NO_COLOR", "SAMRUAT_STORE", "http_proxy",
	    "https_proxy", "all_proxy", NULL};

	for (size_t i = 0; unset[i] != NULL; i++)
		(void)unsetenv(unset[i]);
	(void)setenv("LANG", "C.UTF-8", 1);
	(void)setenv("TZ", "Asia/Bangkok", 1);
	/* A sanitizer's complaint must not look like an answer. */
	(void)setenv("ASAN_OPTIONS", "exitcode=99", 0);
	(void)setenv("LSAN_OPTIONS", "exitcode=99", 0);
	(void)setenv("UBSAN_OPTIONS", "exitcode=99", 0);
	for (size_t i = 0; c->environment[i] != NULL; i++)
		(void)putenv(c->environment[i]);
}

static void
become(const struct command *c, int out, int err)
{
	int input = open(c->input, O_RDONLY | O_CLOEXEC);
	sigset_t none;

	(void)sigemptyset(&none);
	(void)sigprocmask(SIG_SETMASK, &none, NULL);
	(void)setpgid(0, 0);
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (input < 0 || dup2(input, STDIN_FILENO) < 0 ||
	    dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0 ||
	    chdir(c->folder) != 0)
		_exit(PROGRAM_MISSING);
	set_environment(c);
	(void)execv(c->args[0], c->args);
	_exit(PROGRAM_MISSING);
}

static void
close_watched(struct running *r, enum watched which)
{
	if (r->fds[which].fd >= 0)
		(void)close(r->fds[which].fd);
	r->fds[which].fd = -1;
}

static bool
open_pipe(struct running *r, enum watched which, int *write_end)
{
	int fds[2];

	if (pipe2(fds, O_CLOEXEC) != 0)
		return false;
	r->fds[which] = (struct pollfd){.fd = fds[0], .events = POLLIN};
	*write_end = fds[1];
	return true;
}

/* Watches the log before the program starts, so that no line is missed. */
static bool
watch_log(struct running *r)
{
	int fd;

	if (r->command->signal_after == 0)
		return true;
	if (r->command->log == NULL)
		return false;
	fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
	r->fds[LOG] = (struct pollfd){.fd = fd, .events = POLLIN};
	return fd >= 0 &&
	    inotify_add_watch(fd, r->command->log, IN_MODIFY) >= 0;
}

/* So that who stops the runner leaves nothing running and no work folder. */
static bool
watch_signals(struct running *r)
{
	sigset_t signals;

	(void)sigemptyset(&signals);
	(void)sigaddset(&signals, SIGINT);
	(void)sigaddset(&signals, SIGTERM);
	(void)sigprocmask(SIG_BLOCK, &signals, NULL);
	r->fds[SIGNAL] = (struct pollfd){
	    .fd = signalfd(-1, &signals, SFD_CLOEXEC), .events = POLLIN};
	return r->fds[SIGNAL].fd >= 0;
}

static enum err_code
start(struct running *r, struct err *e)
{
	int out = -1, err = -1;

	r->pid = -1;
	if (watch_log(r) && watch_signals(r) && open_pipe(r, OUT, &out) &&
	    open_pipe(r, ERR, &err))
		r->pid = fork();
	if (r->pid == 0)
		become(r->command, out, err);
	if (out >= 0)
		(void)close(out);
	if (err >= 0)
		(void)close(err);
	if (r->pid < 0)
		return err_set(e, ERR_IO, "start %s: %s", r->command->args[0],
		    strerror(errno));
	/* Also done by the child: whoever comes first. */
	(void)setpgid(r->pid, r->pid);
	r->fds[EXIT] =
	    (struct pollfd){.fd = pidfd_open(r->pid, 0), .events = POLLIN};
	return r->fds[EXIT].fd >= 0
	    ? ERR_NONE
	    : err_set(e, ERR_IO, "pidfd: %s", strerror(errno));
}

static void
read_output(struct running *r, enum watched which, struct buf *to)
{
	char piece[65536];
	ssize_t n = read(r->fds[which].fd, piece, sizeof(piece));

	if (n > 0)
		(void)buf_append(to, piece, (size_t)n);
	else if (n == 0 || errno != EINTR)
		close_watched(r, which);
}

static void
check_log(struct running *r)
{
	struct command *c = r->command;
	struct buf log = {0};
	char events[4096];

	while (read(r->fds[LOG].fd, events, sizeof(events)) > 0)
		continue;
	if (file_read(c->log, LOG_MAX, &log, NULL) == ERR_NONE &&
	    request_log_count(buf_str(&log)) >= c->signal_after) {
		(void)kill(r->pid, c->signal);
		c->is_signalled = true;
		close_watched(r, LOG);
	}
	buf_release(&log);
}

static void
reap(struct running *r)
{
	while (waitpid(r->pid, &r->status, 0) < 0 && errno == EINTR)
		continue;
	close_watched(r, EXIT);
	close_watched(r, LOG);
	r->until_us = clock_steady_us(&clock_system) + AFTER_EXIT_MS * 1000LL;
}

static bool
is_done(const struct running *r)
{
	return r->fds[OUT].fd < 0 && r->fds[ERR].fd < 0 && r->fds[EXIT].fd < 0;
}

/* Waits for something to happen and does it; false when time is up. */
static bool
turn(struct running *r)
{
	int64_t left_us = r->until_us - clock_steady_us(&clock_system);

	if (left_us <= 0 || r->is_interrupted)
		return false;
	if (poll(r->fds, WATCHED, (int)(left_us / 1000) + 1) <= 0)
		return true;
	if (r->fds[OUT].revents != 0)
		read_output(r, OUT, &r->command->out);
	if (r->fds[ERR].revents != 0)
		read_output(r, ERR, &r->command->err);
	if (r->fds[LOG].revents != 0)
		check_log(r);
	if (r->fds[EXIT].revents != 0)
		reap(r);
	r->is_interrupted = r->fds[SIGNAL].revents != 0;
	return true;
}

static enum err_code
too_long(const struct running *r, struct err *e)
{
	if (r->is_interrupted)
		return err_set(e, ERR_LIMIT, "interrupted");
	if (r->fds[EXIT].fd < 0)
		return err_set(e, ERR_LIMIT,
		    "ended, but processes of it hold its output open");
	return err_set(
	    e, ERR_LIMIT, "ran longer than %d ms", COMMAND_TIMEOUT_MS);
}

enum err_code
command_run(struct command *c, struct err *e)
{
	struct running r = {.command = c};
	enum err_code rc;

	c->out.max_bytes = c->err.max_bytes = OUTPUT_MAX;
	for (int i = 0; i < WATCHED; i++)
		r.fds[i].fd = -1;
	rc = start(&r, e);
	r.until_us =
	    clock_steady_us(&clock_system) + COMMAND_TIMEOUT_MS * 1000LL;
	while (rc == ERR_NONE && !is_done(&r))
		if (!turn(&r))
			rc = too_long(&r, e);
	if (r.pid > 0)
		(void)kill(-r.pid, SIGKILL);
	if (r.fds[EXIT].fd >= 0)
		reap(&r);
	for (int i = 0; i < WATCHED; i++)
		close_watched(&r, (enum watched)i);
	c->exit_code = WIFSIGNALED(r.status) ? 128 + WTERMSIG(r.status)
	                                     : WEXITSTATUS(r.status);
	return rc;
}

void
command_release(struct command *c)
{
	buf_release(&c->out);
	buf_release(&c->err);
}
