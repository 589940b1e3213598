/* Rules come out, or findings, never both; each rule is found by its host. */
#include "fuzz.h"

#include <assert.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "crawl/groups_table.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct groups groups = {0};
	int fd = memfd_create("table", MFD_CLOEXEC);
	char path[32];
	enum err_code rc;

	assert(write(fd, data, size) == (ssize_t)size);
	(void)snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	rc = groups_read(path, &diags, &groups, NULL);
	assert(rc == (diags.error_count == 0 ? ERR_NONE : ERR_SYNTAX));
	for (size_t i = 0; i < groups.count; i++) {
		const struct group_rule *rule = &groups.rules[i];
		const struct group_rule *found =
		    groups_find(&groups, rule->host);

		assert(str_equal(found->host, rule->host));
		assert(found == rule || rule->is_domain);
	}
	arena_release(&a);
	return close(fd);
}
