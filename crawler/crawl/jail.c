#include "crawl/jail.h"

#include <assert.h>
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <seccomp.h>

#include "base/limits.h"
#include "base/mem.h"

/* What the first argument of a call must be; the channel is the descriptor that
 * the process talks through, self its own number. */
enum first { FIRST_ANY, FIRST_CHANNEL, FIRST_STDERR, FIRST_SELF, FIRST_ZERO };

/* A call of the system that may be made, and what its arguments must be. */
struct allowance {
	int call;
	enum first first;
	struct scmp_arg_cmp also[2];
	unsigned also_count;
};

/* Tests of argument number: that it has a flag, has it not, or is a number of
 * type int, of which the kernel looks at 32 bits. */
#define MASKED(number, mask, value) \
	{ \
		.arg = (number), .op = SCMP_CMP_MASKED_EQ, .datum_a = (mask), \
		.datum_b = (value) \
	}
#define WITH(number, flag) MASKED(number, flag, flag)
#define WITHOUT(number, flag) MASKED(number, flag, 0)
#define IS(number, value) MASKED(number, UINT32_MAX, value)
#define CALL(name) .call = SCMP_SYS(name)

static const struct allowance allowed[] = {
    /* jobs and reports; an assertion's last words */
    {CALL(read), .first = FIRST_CHANNEL},
    {CALL(write), .first = FIRST_CHANNEL},
    {CALL(write), .first = FIRST_STDERR},
    {CALL(writev), .first = FIRST_STDERR},
    /* memory */
    {CALL(brk)},
    {CALL(mmap), .also = {WITHOUT(2, PROT_EXEC), WITH(3, MAP_ANONYMOUS)},
        .also_count = 2},
    {CALL(mprotect), .also = {WITHOUT(2, PROT_EXEC)}, .also_count = 1},
    {CALL(munmap)},
    {CALL(mremap)},
    {CALL(madvise)},
    {CALL(sysinfo)}, /* qsort asks how much there is */
    {CALL(futex)},
    {CALL(getrandom)},
    /* time: its own is bounded anew for each page */
    {CALL(getrusage)},
    {CALL(prlimit64), .first = FIRST_ZERO, .also = {IS(1, RLIMIT_CPU)},
        .also_count = 1},
    {CALL(clock_gettime)},
    {CALL(restart_syscall)},
    /* its end, by itself or by abort() */
    {CALL(exit_group)},
    {CALL(rt_sigprocmask)},
    {CALL(rt_sigreturn)},
    {CALL(getpid)},
    {CALL(gettid)},
    {CALL(tgkill), .first = FIRST_SELF},
};

/* What a sanitizer's report takes besides, only in a build that has one. */
static const struct allowance sanitizer_allowed[] = {
    {CALL(sigaltstack)},
    {CALL(sched_yield)},
};

/* What it asks for and can do without: it fails instead of ending the process,
 * so that the report is whole but for the names of functions. */
static const struct allowance sanitizer_refused[] = {
    {CALL(open)},
    {CALL(openat)},
    {CALL(ioctl)},
};

/* Adds the first n lines of a table. A rule that libseccomp does not take is a
 * mistake in the table. */
static void
add_rules(scmp_filter_ctx filter, uint32_t action,
    const struct allowance *table, size_t n, int fd)
{
	const scmp_datum_t first[] = {[FIRST_CHANNEL] = (scmp_datum_t)fd,
	    [FIRST_STDERR] = STDERR_FILENO,
	    [FIRST_SELF] = (scmp_datum_t)getpid(),
	    [FIRST_ZERO] = 0};

	for (size_t i = 0; i < n; i++) {
		const struct allowance *line = &table[i];
		struct scmp_arg_cmp want[3];
		unsigned count = line->also_count;
		int rc;

		memcpy(want, line->also, sizeof(line->also));
		if (line->first != FIRST_ANY)
			want[count++] =
			    (struct scmp_arg_cmp)IS(0, first[line->first]);
		rc = seccomp_rule_add_array(
		    filter, action, line->call, count, want);
		assert(rc == 0);
	}
}

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static void
fill(scmp_filter_ctx filter, int fd)
{
	int rc = seccomp_attr_set(filter, SCMP_FLTATR_API_SYSRAWRC, 1);

	assert(rc == 0);
	rc = seccomp_attr_set(
	    filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
	assert(rc == 0);
	add_rules(filter, SCMP_ACT_ALLOW, allowed, COUNT(allowed), fd);
	if (!SAMRUAT_ALLOW_SANITIZER)
		return;
	add_rules(filter, SCMP_ACT_ALLOW, sanitizer_allowed,
	    COUNT(sanitizer_allowed), fd);
	add_rules(filter, SCMP_ACT_ERRNO(EPERM), sanitizer_refused,
	    COUNT(sanitizer_refused), fd);
}

/* 0, or the value of errno that says why the kernel took no filter. */
static int
load_filter(int fd)
{
	/* NULL where the kernel cannot end a process for a call. */
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	int rc;

	if (filter == NULL)
		return ENOSYS;
	fill(filter, fd);
	rc = seccomp_load(filter);
	seccomp_release(filter);
	return -rc;
}

static void
limit(int resource, rlim_t value)
{
	struct rlimit r = {value, value};

	(void)setrlimit((__rlimit_resource_t)resource, &r);
}

static void
give_up_rights(int fd)
{
	(void)prctl(PR_SET_PDEATHSIG, SIGKILL);
	(void)prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (fd > STDERR_FILENO + 1)
		(void)close_range(STDERR_FILENO + 1, (unsigned)fd - 1, 0);
	(void)close_range((unsigned)fd + 1, ~0u, 0);
	limit(RLIMIT_CORE, 0);
	limit(RLIMIT_FSIZE, 0);
	if (SAMRUAT_LIMIT_ADDRESS_SPACE)
		limit(RLIMIT_AS, (rlim_t)LIMIT_WORKER_MEMORY_MIB << 20);
	mem_keep_one_heap();
}

/* As jail_enter, but gives what load_filter gives. */
static int
lock_up(int fd)
{
	give_up_rights(fd);
	return load_filter(fd);
}

enum err_code
jail_enter(int fd, struct err *e)
{
	int why = lock_up(fd);

	if (why != 0)
		return err_set(
		    e, ERR_IO, "no system call filter: %s", strerror(why));
	return ERR_NONE;
}

enum err_code
jail_try(bool *works_out, struct err *e)
{
	pid_t pid = fork(), ended = -1;
	int status = 0;

	if (pid == 0)
		_exit(lock_up(STDERR_FILENO) == 0 ? 0 : 1);
	while (
	    pid > 0 && (ended = waitpid(pid, &status, 0)) < 0 && errno == EINTR)
		continue;
	if (ended < 0)
		return err_set(e, ERR_IO, "try the system call filter: %s",
		    strerror(errno));
	if (!WIFEXITED(status))
		return err_set(e, ERR_IO,
		    "the system call filter ended its first process with signal %d",
		    WTERMSIG(status));
	*works_out = WEXITSTATUS(status) == 0;
	return ERR_NONE;
}
