/* Map and answers, parted by a NUL: what is read is within bounds. */
#include "fuzz.h"

#include <assert.h>
#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "cli/claims_files_impl.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str parts[2] = {{0}, {(const char *)data, size}};
	struct claims_agency agency = {.id = {"a-1", 3}};
	struct claims_rule rule = {true, {"stable", 6}};
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct claims_ground ground = {.arena = &a};
	struct claims_files files = {0};
	char paths[2][32];
	struct claims_paths names = {paths[1], paths[0], false, false};
	int fds[2];

	(void)str_split(&parts[1], '\0', &parts[0]);
	for (int i = 0; i < 2; i++) {
		fds[i] = memfd_create("table", MFD_CLOEXEC);
		assert(write(fds[i], parts[i].ptr, parts[i].len) ==
		    (ssize_t)parts[i].len);
		(void)snprintf(paths[i], 32, "/proc/self/fd/%d", fds[i]);
	}
	map_put(&ground.agencies, agency.id, &agency);
	map_put(&ground.rules, str_of("ESV-04"), &rule);
	(void)claims_files_read(&names, &ground, &diags, &files, NULL);
	for (size_t i = 0; i < files.claim_count; i++)
		assert(files.claims[i].question < files.question_count);
	claims_ground_release(&ground);
	arena_release(&a);
	return close(fds[0]) | close(fds[1]);
}
