/* What ends a process in the jail, and what it may go on doing there. */
#include "crawl/jail.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <seccomp.h>

#include "base/limits.h"
#include "base/mem.h"
#include "test.h"

enum { PAGE_BYTES = 4096 };

/* What an action in the jail knows. */
struct prisoner {
	int fd;
	pid_t parent;
	void *memory; /* a page of it */
};

/* Returns 0, or the value of errno when the call failed. */
typedef int (*action)(const struct prisoner *p);

static int
errno_of(int64_t rc)
{
	return rc < 0 ? errno : 0;
}

static int
opens(const struct prisoner *p)
{
	(void)p;
	return errno_of(open("/etc/hostname", O_RDONLY));
}

static int
opens_at(const struct prisoner *p)
{
	(void)p;
	return errno_of(openat(AT_FDCWD, "/tmp", O_RDONLY | O_DIRECTORY));
}

static int
removes(const struct prisoner *p)
{
	(void)p;
	return errno_of(unlink("/tmp/there-is-no-such-file"));
}

static int
makes_a_socket(const struct prisoner *p)
{
	(void)p;
	return errno_of(socket(AF_INET, SOCK_STREAM, 0));
}

static int
connects(const struct prisoner *p)
{
	struct sockaddr_un to = {.sun_family = AF_UNIX};

	return errno_of(
	    connect(p->fd, (const struct sockaddr *)&to, sizeof(to)));
}

static int
runs_a_program(const struct prisoner *p)
{
	char name[] = "true";
	char *const arguments[] = {name, NULL}, *const environment[] = {NULL};

	(void)p;
	return errno_of(execve("/bin/true", arguments, environment));
}

static int
forks(const struct prisoner *p)
{
	(void)p;
	return errno_of(syscall(SYS_clone, SIGCHLD, 0, 0, 0, 0));
}

static int
traces(const struct prisoner *p)
{
	return errno_of(ptrace(PTRACE_ATTACH, p->parent, NULL, NULL));
}

static int
reads_its_parent(const struct prisoner *p)
{
	return errno_of(
	    syscall(SYS_process_vm_readv, p->parent, NULL, 0, NULL, 0, 0));
}

static int
signals_its_parent(const struct prisoner *p)
{
	return errno_of(kill(p->parent, 0));
}

static int
signals_a_thread_of_its_parent(const struct prisoner *p)
{
	return errno_of(syscall(SYS_tgkill, p->parent, p->parent, 0));
}

static int
maps_executable(const struct prisoner *p)
{
	(void)p;
	return mmap(NULL, PAGE_BYTES, PROT_READ | PROT_EXEC,
	           MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) == MAP_FAILED
	    ? errno
	    : 0;
}

static int
maps_a_file(const struct prisoner *p)
{
	return mmap(NULL, PAGE_BYTES, PROT_READ, MAP_PRIVATE, p->fd, 0) ==
	        MAP_FAILED
	    ? errno
	    : 0;
}

static int
makes_memory_executable(const struct prisoner *p)
{
	return errno_of(mprotect(p->memory, PAGE_BYTES, PROT_READ | PROT_EXEC));
}

static int
raises_a_limit(const struct prisoner *p)
{
	struct rlimit r = {RLIM_INFINITY, RLIM_INFINITY};

	(void)p;
	return errno_of(setrlimit(RLIMIT_FSIZE, &r));
}

static int
writes_to_standard_output(const struct prisoner *p)
{
	(void)p;
	return errno_of(write(STDOUT_FILENO, "x", 1));
}

static int
reads_standard_input(const struct prisoner *p)
{
	char byte;

	(void)p;
	return errno_of(read(STDIN_FILENO, &byte, 1));
}

static int
answers(const struct prisoner *p)
{
	char byte;

	return read(p->fd, &byte, 1) == 1 && write(p->fd, &byte, 1) == 1 &&
	        read(p->fd, &byte, 1) == 0 && write(STDERR_FILENO, "", 0) == 0
	    ? 0
	    : errno;
}

static int
uses_memory(const struct prisoner *p)
{
	enum { BLOCK_BYTES = 64 << 20 };

	(void)p;
	for (int round = 0; round < 3; round++) {
		char *block = mem_alloc(BLOCK_BYTES);

		memset(block, 1, BLOCK_BYTES);
		block = mem_resize(block, 2 * (size_t)BLOCK_BYTES);
		mem_free(block);
	}
	return 0;
}

static int
compare_ints(const void *a, const void *b)
{
	return *(const int *)a < *(const int *)b ? -1 : 1;
}

static int
sorts(const struct prisoner *p)
{
	enum { COUNT = 100000 };
	int *items = mem_alloc(COUNT * sizeof(*items));
	bool is_sorted;

	(void)p;
	for (int i = 0; i < COUNT; i++)
		items[i] = COUNT - i;
	qsort(items, COUNT, sizeof(*items), compare_ints);
	is_sorted = items[0] == 1 && items[COUNT - 1] == COUNT;
	mem_free(items);
	return is_sorted ? 0 : EINVAL;
}

static int
bounds_its_time(const struct prisoner *p)
{
	struct timespec now;
	struct rusage used;
	struct rlimit r;

	(void)p;
	if (getrusage(RUSAGE_SELF, &used) != 0 ||
	    getrlimit(RLIMIT_CPU, &r) != 0)
		return errno;
	r.rlim_cur = (rlim_t)used.ru_utime.tv_sec + 100;
	if (setrlimit(RLIMIT_CPU, &r) != 0)
		return errno;
	/* Past the C library, which has a way around the call. */
	return errno_of(syscall(SYS_clock_gettime, CLOCK_MONOTONIC, &now));
}

static int
asserts(const struct prisoner *p)
{
	/* Said to nobody. */
	assert(p == NULL);
	return 0;
}

static int
wants_too_much(const struct prisoner *p)
{
	(void)p;
	for (;;)
		(void)mem_alloc((size_t)16 << 20);
	return 0;
}

/* A library may go on where it gets no memory. The system's then takes from a
 * second heap, unless told otherwise, and looks into a file to shrink that. */
static int
goes_on_after_a_refusal(const struct prisoner *p)
{
	enum { BLOCKS = 2000, BLOCK_BYTES = 10000, MIB = 1 << 20 };
	static char *blocks[BLOCKS];
	void *volatile given, *volatile refused;
	size_t most = (size_t)(LIMIT_WORKER_MEMORY_MIB - 300) * MIB;

	(void)p;
	given = malloc(most);
	refused = malloc((size_t)400 * MIB);
	if (given == NULL || refused != NULL)
		return ENOMEM;
	for (size_t i = 0; i < BLOCKS; i++)
		blocks[i] = mem_alloc(BLOCK_BYTES);
	for (size_t i = BLOCKS; i > 0; i--)
		mem_free(blocks[i - 1]);
	return 0;
}

static int
writes_behind_a_block(const struct prisoner *p)
{
	enum { BLOCK_BYTES = 8 };
	volatile char *block = mem_alloc(BLOCK_BYTES);
	volatile size_t n = BLOCK_BYTES;

	(void)p;
	block[n] = 1;
	return 0;
}

/* The life of a child: into the jail, the action, the end. */
static _Noreturn void
be_prisoner(action act, struct prisoner p)
{
	int null = open("/dev/null", O_RDWR);
	struct err e = {0};

	/* What it says in dying would look like a failure of this test. */
	(void)dup2(null, STDERR_FILENO);
	p.memory = mmap(NULL, PAGE_BYTES, PROT_READ | PROT_WRITE,
	    MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	if (jail_enter(p.fd, &e) != ERR_NONE)
		_exit(255);
	_exit(act(&p));
}

/* How a child ended that did so in the jail. */
static int
end_of(action act)
{
	int pair[2], status = 0;
	pid_t pid, parent = getpid();

	check_int(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0, "pair");
	pid = fork();
	if (pid == 0) {
		(void)close(pair[0]);
		be_prisoner(act, (struct prisoner){pair[1], parent, NULL});
	}
	(void)close(pair[1]);
	(void)send(pair[0], "x", 1, MSG_NOSIGNAL);
	(void)shutdown(pair[0], SHUT_WR);
	check_int(waitpid(pid, &status, 0), pid, "child");
	(void)close(pair[0]);
	return status;
}

/* Where the kernel takes no filter there is nothing to test. */
static void
need_jail(void)
{
	struct err e = {0};
	bool works = false;

	if (jail_try(&works, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	if (!works) {
		print_message("the kernel takes no seccomp filter\n");
		skip();
	}
}

static void
check_end(int status, int signal_number, int code, const char *what)
{
	bool is_right = signal_number != 0
	    ? WIFSIGNALED(status) && WTERMSIG(status) == signal_number
	    : WIFEXITED(status) && WEXITSTATUS(status) == code;

	if (!is_right)
		fail_msg("%s: ended by signal %d with code %d", what,
		    WIFSIGNALED(status) ? WTERMSIG(status) : 0,
		    WEXITSTATUS(status));
}

static void
what_is_not_allowed_ends_the_process(void **state)
{
	static const struct {
		const char *name;
		action act;
		bool may_be_refused; /* where a sanitizer asks for it, too */
	} table[] = {
	    {"open", opens, true},
	    {"openat", opens_at, true},
	    {"unlink", removes, false},
	    {"socket", makes_a_socket, false},
	    {"connect", connects, false},
	    {"execve", runs_a_program, false},
	    {"clone", forks, false},
	    {"ptrace", traces, false},
	    {"process_vm_readv", reads_its_parent, false},
	    {"kill", signals_its_parent, false},
	    {"tgkill", signals_a_thread_of_its_parent, false},
	    {"mmap executable", maps_executable, false},
	    {"mmap of a file", maps_a_file, false},
	    {"mprotect executable", makes_memory_executable, false},
	    {"setrlimit", raises_a_limit, false},
	    {"write elsewhere", writes_to_standard_output, false},
	    {"read elsewhere", reads_standard_input, false},
	};

	(void)state;
	need_jail();
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		bool is_refused =
		    table[i].may_be_refused && SAMRUAT_ALLOW_SANITIZER;

		check_end(end_of(table[i].act), is_refused ? 0 : SIGSYS, EPERM,
		    table[i].name);
	}
}

static void
what_a_reader_needs_goes_on(void **state)
{
	static const struct {
		const char *name;
		action act;
	} table[] = {
	    {"read and write", answers},
	    {"memory", uses_memory},
	    {"qsort", sorts},
	    {"time", bounds_its_time},
	};

	(void)state;
	need_jail();
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		check_end(end_of(table[i].act), 0, 0, table[i].name);
}

/* A sanitizer makes an exit of an abort, once its report is whole. */
static void
check_own_end(action act, const char *what)
{
	int status = end_of(act);

	if (SAMRUAT_ALLOW_SANITIZER && WIFEXITED(status))
		check_end(status, 0, 1, what);
	else
		check_end(status, SIGABRT, 0, what);
}

static void
a_fault_of_ours_ends_it_as_anywhere(void **state)
{
	(void)state;
	need_jail();
	check_own_end(asserts, "assertion");
	if (SAMRUAT_LIMIT_ADDRESS_SPACE) {
		check_own_end(wants_too_much, "memory");
		check_end(end_of(goes_on_after_a_refusal), 0, 0, "refusal");
	}
	if (SAMRUAT_ALLOW_SANITIZER)
		check_own_end(writes_behind_a_block, "overflow");
}

/* As a container does that forbids what it does not know. */
static _Noreturn void
try_without_seccomp(void)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
	bool works = true;
	enum err_code rc;

	if (filter == NULL ||
	    seccomp_rule_add(
	        filter, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(seccomp), 0) != 0 ||
	    seccomp_load(filter) != 0)
		_exit(2);
	rc = jail_try(&works, NULL);
	_exit(rc == ERR_NONE && !works ? 0 : 1);
}

static void
a_kernel_without_filters_is_known(void **state)
{
	int status = 0;
	pid_t pid;

	(void)state;
	need_jail();
	pid = fork();
	if (pid == 0)
		try_without_seccomp();
	check_int(waitpid(pid, &status, 0), pid, "child");
	check_end(status, 0, 0, "without seccomp");
}

static void *
do_nothing(void *state)
{
	return state;
}

/* A crawl has threads, and in a child of such a process malloc goes other ways
 * for as long as it lives. */
static int
have_had_a_thread(void **state)
{
	pthread_t thread;

	(void)state;
	return pthread_create(&thread, NULL, do_nothing, NULL) == 0
	    ? pthread_join(thread, NULL)
	    : -1;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_not_allowed_ends_the_process),
	    cmocka_unit_test(what_a_reader_needs_goes_on),
	    cmocka_unit_test(a_fault_of_ours_ends_it_as_anywhere),
	    cmocka_unit_test(a_kernel_without_filters_is_known),
	};

	return cmocka_run_group_tests(tests, have_had_a_thread, NULL);
}
