/* Lines go to standard error, as far as the level reaches. */
#include <unistd.h>

#include "base/log.h"
#include "temp_folder.h"

static void
lines_above_the_level_are_not_written(void **state)
{
	struct temp_folder t = temp_folder_new();
	const char *path = temp_path(&t, "log");
	struct buf text = {0};
	struct err e = {0};
	int kept = dup(STDERR_FILENO);

	(void)state;
	assert_true(kept >= 0);
	assert_non_null(freopen(path, "w", stderr));
	log_line(LOG_INFO, "a", "number %d", 1);
	log_line(LOG_DEBUG, "a", "not at first");
	log_set_level(LOG_ERROR);
	log_line(LOG_WARN, "b", "not now");
	log_line(LOG_ERROR, "b", "%s", "two");
	log_set_level(LOG_DEBUG);
	log_line(LOG_DEBUG, "c", "three");
	log_line(LOG_WARN, "c", "four");
	(void)fflush(stderr);
	(void)dup2(kept, STDERR_FILENO);
	(void)close(kept);
	check_int(file_read(path, 1000, &text, &e), ERR_NONE, "read");
	check_str(buf_str(&text),
	    "info a: number 1\nerror b: two\ndebug c: three\nwarn c: four\n",
	    "what was written");
	buf_release(&text);
	temp_folder_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(lines_above_the_level_are_not_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
