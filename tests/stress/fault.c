/*
 * A library to be preloaded (LD_PRELOAD) that makes a disk fail: calls that
 * write to or sync files whose path holds a given part fail for a while and
 * then heal. It is driven by the environment:
 *
 *	FAULT_PATH_PART     part of the path; without it nothing fails
 *	FAULT_KIND          enospc, eio or short
 *	FAULT_AFTER_WRITES  how many such calls go well first
 *	FAULT_TIMES         how many fail then
 *	FAULT_SEED          of the lengths of short writes
 *	FAULT_LOG           file that gets a line for each fault: call and path
 *
 * eio fails a call before it does anything; so does enospc, but for syncs, which
 * need no room; short writes a part, and lets what is no write pass.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum { PATH_BYTES = 4096 };

struct fault {
	pid_t process; /* that wrote first; its children write to no disk */
	int64_t calls; /* that could have failed */
	uint64_t chance;
};

static struct fault state;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int64_t
number_of(const char *name)
{
	const char *text = getenv(name);

	return text == NULL ? 0 : strtoll(text, NULL, 10);
}

/* The path of an open file; empty when it has none. */
static void
path_of(int fd, char path[PATH_BYTES])
{
	char link[64];
	ssize_t n;

	(void)snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	n = readlink(link, path, PATH_BYTES - 1);
	path[n > 0 ? n : 0] = '\0';
}

static bool
is_meant(int fd)
{
	const char *part = getenv("FAULT_PATH_PART");
	char path[PATH_BYTES];

	if (state.process == 0)
		state.process = getpid();
	/* A jailed child may not even look for the path. */
	if (part == NULL || state.process != getpid())
		return false;
	path_of(fd, path);
	return strstr(path, part) != NULL;
}

static bool
is_kind(const char *kind)
{
	const char *wanted = getenv("FAULT_KIND");

	return wanted != NULL && strcmp(wanted, kind) == 0;
}

/* The next function of that name; the compiler must not see a pointer to data
 * turn into one to code. */
static void
find_next(const char *name, void *function_out)
{
	void *found = dlsym(RTLD_NEXT, name);

	if (found == NULL)
		abort();
	memcpy(function_out, &found, sizeof(found));
}

/* With the C library's own write, past the one below. */
static void
note_fault(int failing, const char *call)
{
	const char *log = getenv("FAULT_LOG");
	ssize_t (*next_write)(int, const void *, size_t);
	char path[PATH_BYTES], line[PATH_BYTES + 64];
	ssize_t n = 0;
	int fd, length;

	if (log == NULL)
		return;
	find_next("write", &next_write);
	path_of(failing, path);
	length = snprintf(line, sizeof(line), "%s %s\n", call, path);
	fd = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
	if (fd >= 0 && length > 0)
		n = next_write(fd, line, (size_t)length);
	(void)n;
	(void)close(fd);
}

/* Counts a call and tells whether it is one of those that fail. */
static bool
is_due(int fd, const char *call)
{
	int64_t after = number_of("FAULT_AFTER_WRITES");
	bool is_failing;

	if (!is_meant(fd))
		return false;
	(void)pthread_mutex_lock(&lock);
	is_failing = state.calls >= after &&
	    state.calls < after + number_of("FAULT_TIMES");
	state.calls++;
	(void)pthread_mutex_unlock(&lock);
	if (is_failing)
		note_fault(fd, call);
	return is_failing;
}

/* Sets errno and returns true when a call is to fail. */
static bool
fails(int fd, const char *call)
{
	if (is_kind("short") || !is_due(fd, call))
		return false;
	errno = is_kind("eio") ? EIO : ENOSPC;
	return true;
}

/* How much of a write of that size goes through: all, or a part. */
static size_t
allowed(int fd, size_t size, const char *call)
{
	uint64_t chance;

	if (size < 2 || !is_kind("short") || !is_due(fd, call))
		return size;
	(void)pthread_mutex_lock(&lock);
	if (state.chance == 0)
		state.chance = (uint64_t)number_of("FAULT_SEED") * 2 + 1;
	state.chance =
	    state.chance * 6364136223846793005U + 1442695040888963407U;
	chance = state.chance >> 33;
	(void)pthread_mutex_unlock(&lock);
	return 1 + chance % (size - 1);
}

ssize_t
write(int fd, const void *bytes, size_t size)
{
	ssize_t (*next)(int, const void *, size_t);

	find_next("write", &next);
	return fails(fd, "write") ? -1
	                          : next(fd, bytes, allowed(fd, size, "write"));
}

ssize_t
pwrite(int fd, const void *bytes, size_t size, off_t at)
{
	ssize_t (*next)(int, const void *, size_t, off_t);

	find_next("pwrite", &next);
	return fails(fd, "pwrite")
	    ? -1
	    : next(fd, bytes, allowed(fd, size, "pwrite"), at);
}

ssize_t
pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
	ssize_t (*next)(int, const void *, size_t, off64_t);

	find_next("pwrite64", &next);
	return fails(fd, "pwrite64")
	    ? -1
	    : next(fd, bytes, allowed(fd, size, "pwrite64"), at);
}

/* The first piece alone is a short write, too. */
static int
allowed_pieces(int fd, const struct iovec *pieces, int count)
{
	return count > 1 &&
	        allowed(fd, pieces[0].iov_len + 1, "writev") !=
	            pieces[0].iov_len + 1
	    ? 1
	    : count;
}

ssize_t
writev(int fd, const struct iovec *pieces, int count)
{
	ssize_t (*next)(int, const struct iovec *, int);

	find_next("writev", &next);
	return fails(fd, "writev")
	    ? -1
	    : next(fd, pieces, allowed_pieces(fd, pieces, count));
}

ssize_t
pwritev(int fd, const struct iovec *pieces, int count, off_t at)
{
	ssize_t (*next)(int, const struct iovec *, int, off_t);

	find_next("pwritev", &next);
	return fails(fd, "pwritev")
	    ? -1
	    : next(fd, pieces, allowed_pieces(fd, pieces, count), at);
}

int
fdatasync(int fd)
{
	int (*next)(int);

	find_next("fdatasync", &next);
	return is_kind("eio") && fails(fd, "fdatasync") ? -1 : next(fd);
}

int
fsync(int fd)
{
	int (*next)(int);

	find_next("fsync", &next);
	return is_kind("eio") && fails(fd, "fsync") ? -1 : next(fd);
}

int
ftruncate(int fd, off_t size)
{
	int (*next)(int, off_t);

	find_next("ftruncate", &next);
	return fails(fd, "ftruncate") ? -1 : next(fd, size);
}

int
ftruncate64(int fd, off64_t size)
{
	int (*next)(int, off64_t);

	find_next("ftruncate64", &next);
	return fails(fd, "ftruncate64") ? -1 : next(fd, size);
}
