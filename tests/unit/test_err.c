#include "test.h"

#include <errno.h>
#include <string.h>

#include "base/err.h"

static void
the_code_comes_back(void **state)
{
	struct err e = {0};

	(void)state;
	check_int(err_set(&e, ERR_DB, "row %d of %s", 7, "t"), ERR_DB, "rc");
	check_int(e.code, ERR_DB, "code");
	assert_string_equal(e.msg, "row 7 of t");
	check_int(err_set(NULL, ERR_BUSY, "x"), ERR_BUSY, "nowhere to put it");
}

static void
a_context_stands_before(void **state)
{
	struct err e = {0};

	(void)state;
	(void)err_set(&e, ERR_IO, "disk full");
	check_int(err_prefix(&e, "store %s", "a"), ERR_IO, "rc");
	check_int(e.code, ERR_IO, "code");
	assert_string_equal(e.msg, "store a: disk full");
	check_int(err_prefix(NULL, "x"), ERR_IO, "nowhere to put it");
}

static void
a_full_disk_has_a_code_of_its_own(void **state)
{
	static const struct {
		int number;
		enum err_code want;
	} cases[] = {
	    {ENOSPC, ERR_FULL},
	    {EDQUOT, ERR_FULL},
	    {EIO, ERR_IO},
	    {EFBIG, ERR_IO},
	    {0, ERR_IO},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_int(err_of_errno(cases[i].number), cases[i].want,
		    strerror(cases[i].number));
}

static void
long_messages_are_cut(void **state)
{
	struct err e = {0};

	(void)state;
	(void)err_set(&e, ERR_IO, "%2000d", 1);
	check_int((int64_t)strlen(e.msg), sizeof(e.msg) - 1, "length");
	(void)err_set(&e, ERR_IO, "why");
	(void)err_prefix(&e, "%2000d", 1);
	check_int((int64_t)strlen(e.msg), sizeof(e.msg) - 1, "length");
}

static void
a_message_may_be_set_from_itself(void **state)
{
	struct err e = {0};

	(void)state;
	(void)err_set(&e, ERR_IO, "open a: no such file");
	(void)err_set(&e, ERR_USAGE, "%s", e.msg);
	assert_string_equal(e.msg, "open a: no such file");
	check_int(e.code, ERR_USAGE, "code");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_code_comes_back),
	    cmocka_unit_test(a_context_stands_before),
	    cmocka_unit_test(a_full_disk_has_a_code_of_its_own),
	    cmocka_unit_test(long_messages_are_cut),
	    cmocka_unit_test(a_message_may_be_set_from_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
