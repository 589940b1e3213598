#include "program.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PROGRAM_MISSING = 127 };

static void
become(const struct program *p)
{
	int said =
	    open(p->said, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
	int none = open("/dev/null", O_RDONLY | O_CLOEXEC);

	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (said < 0 || none < 0 || dup2(none, STDIN_FILENO) < 0 ||
	    dup2(said, STDOUT_FILENO) < 0 || dup2(said, STDERR_FILENO) < 0)
		_exit(PROGRAM_MISSING);
	for (size_t i = 0; p->environment != NULL && p->environment[i] != NULL;
	     i++)
		(void)putenv(p->environment[i]);
	(void)execv(p->args[0], p->args);
	_exit(PROGRAM_MISSING);
}

enum err_code
program_start(struct program *p, struct err *e)
{
	p->pid = fork();
	if (p->pid == 0)
		become(p);
	if (p->pid > 0)
		p->pid_fd = pidfd_open(p->pid, 0);
	if (p->pid > 0 && p->pid_fd >= 0)
		return ERR_NONE;
	return err_set(e, ERR_IO, "start %s: %s", p->args[0], strerror(errno));
}

static void
reap(struct program *p)
{
	int status = 0;

	while (waitpid(p->pid, &status, 0) < 0 && errno == EINTR)
		continue;
	(void)close(p->pid_fd);
	p->pid = 0;
	p->code =
	    WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

bool
program_wait(struct program *p, int64_t wait_us)
{
	struct pollfd one = {.fd = p->pid_fd, .events = POLLIN};
	struct timespec left = {
	    .tv_sec = wait_us / 1000000, .tv_nsec = wait_us % 1000000 * 1000};

	if (p->pid == 0)
		return true;
	if (ppoll(&one, 1, &left, NULL) != 1)
		return false;
	reap(p);
	return true;
}

bool
program_kill(struct program *p)
{
	if (p->pid == 0)
		return false;
	(void)kill(p->pid, SIGKILL);
	reap(p);
	return p->code == 128 + SIGKILL;
}
