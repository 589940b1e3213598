/* The targets stand before the first NUL, the seeds behind it. Agencies come
 * out, or errors, never both. */
#include "fuzz.h"

#include <assert.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "crawl/targets_check.h"

static int
memory_file(struct str content, char path[32])
{
	int fd = memfd_create("table", MFD_CLOEXEC);

	assert(write(fd, content.ptr, content.len) == (ssize_t)content.len);
	(void)snprintf(path, 32, "/proc/self/fd/%d", fd);
	return fd;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str seeds = {(const char *)data, size}, targets = {0};
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct targets out;
	char paths[2][32];
	enum err_code rc;
	int fds[2];

	(void)str_split(&seeds, '\0', &targets);
	fds[0] = memory_file(targets, paths[0]);
	fds[1] = memory_file(seeds, paths[1]);
	rc = targets_check(paths[0], paths[1], &diags, &out, NULL);
	assert(rc == (diags.error_count == 0 ? ERR_NONE : ERR_SYNTAX));
	arena_release(&a);
	return close(fds[0]) + close(fds[1]);
}
