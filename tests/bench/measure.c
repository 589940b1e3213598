/*
 * measure REPORT COMMAND [argument...]
 *
 * Runs a command and writes one line to the file REPORT:
 *
 *	EXIT-CODE WALL-SECONDS CPU-SECONDS PEAK-MIB
 *
 * CPU is user and system time of the command and all that it started. PEAK is
 * the greatest sum of the resident memory of all these processes, looked at
 * every 20 ms; pages that two share count twice. Exit code: the command's; 3
 * when it cannot be run.
 */
#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/file.h"

enum { LOOK_US = 20000, STAT_MAX = 4096, CANNOT = 3 };

/* Field number of a /proc/PID/stat or statm text, from 0, words between
 * blanks; -1 when it lacks. */
static int64_t
field_of(struct str text, int number)
{
	struct str word = {0};
	int64_t value = -1;

	for (int i = 0; i <= number; i++)
		if (!str_split(&text, ' ', &word))
			return -1;
	(void)str_to_int64(str_trim(word), 0, INT64_MAX, &value);
	return value;
}

static int64_t
read_field(const char *pid, const char *name, int number)
{
	struct arena a = {0};
	struct buf text = {0};
	struct str rest;
	int64_t value = -1;
	size_t end = 0;

	if (file_read(arena_printf(&a, "/proc/%s/%s", pid, name).ptr, STAT_MAX,
	        &text, NULL) == ERR_NONE) {
		rest = buf_str(&text);
		/* The name of a program may have blanks. */
		while (str_find(rest, str_of(") "), 0) != STR_NONE) {
			end = str_find(rest, str_of(") "), 0) + 2;
			rest = str_slice(rest, end, rest.len);
		}
		value = field_of(rest, number);
	}
	buf_release(&text);
	arena_release(&a);
	return value;
}

/* The resident bytes of a process group. */
static int64_t
resident_bytes(pid_t group)
{
	enum { GROUP_FIELD = 2, RESIDENT_FIELD = 1 };
	DIR *all = opendir("/proc");
	const struct dirent *one;
	int64_t pages = 0;

	while (all != NULL && (one = readdir(all)) != NULL) {
		if (!isdigit((unsigned char)one->d_name[0]) ||
		    read_field(one->d_name, "stat", GROUP_FIELD) != group)
			continue;
		pages += read_field(one->d_name, "statm", RESIDENT_FIELD);
	}
	if (all != NULL)
		(void)closedir(all);
	return pages * sysconf(_SC_PAGESIZE);
}

static double
seconds(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

/* Waits for the command and whatever it leaves behind; the peak on the way. */
static int
wait_all(pid_t pid, int64_t *peak_bytes)
{
	int status = 0, code = CANNOT;

	for (;;) {
		pid_t ended = waitpid(-1, &status, WNOHANG);
		int64_t now_bytes;

		if (ended == pid)
			code = WIFSIGNALED(status) ? 128 + WTERMSIG(status)
			                           : WEXITSTATUS(status);
		if (ended < 0 && errno == ECHILD)
			return code;
		if (ended > 0)
			continue;
		now_bytes = resident_bytes(pid);
		if (now_bytes > *peak_bytes)
			*peak_bytes = now_bytes;
		(void)usleep(LOOK_US);
	}
}

int
main(int argc, char **argv)
{
	int64_t start_us = clock_steady_us(&clock_system), peak_bytes = 0;
	struct rusage used = {0};
	struct arena a = {0};
	struct err e = {0};
	int code;
	pid_t pid;

	if (argc < 3) {
		(void)fputs("usage: measure REPORT COMMAND ...\n", stderr);
		return 2;
	}
	/* What outlives its parent is ours to wait for. */
	(void)prctl(PR_SET_CHILD_SUBREAPER, 1);
	pid = fork();
	if (pid == 0) {
		(void)setpgid(0, 0);
		(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
		(void)execvp(argv[2], argv + 2);
		_exit(CANNOT);
	}
	code = pid < 0 ? CANNOT : wait_all(pid, &peak_bytes);
	(void)getrusage(RUSAGE_CHILDREN, &used);
	if (file_write(argv[1],
	        arena_printf(&a, "%d %.3f %.3f %.1f\n", code,
	            (double)(clock_steady_us(&clock_system) - start_us) / 1e6,
	            seconds(used.ru_utime) + seconds(used.ru_stime),
	            (double)peak_bytes / 1048576),
	        &e) != ERR_NONE) {
		(void)fprintf(stderr, "%s\n", e.msg);
		code = CANNOT;
	}
	arena_release(&a);
	return code;
}
