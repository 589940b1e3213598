/*
 * What unit tests share: cmocka, and checks of slices that print both values.
 */
#ifndef TESTS_UNIT_TEST_H
#define TESTS_UNIT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

/* Fails unless the slice got equals the C string want. */
static inline void
check_str(struct str got, const char *want, const char *what)
{
	if (!str_is(got, want))
		fail_msg(
		    "%s: got \"%.*s\", want \"%s\"", what, STR_ARG(got), want);
}

/* Fails unless got equals want. */
static inline void
check_int(int64_t got, int64_t want, const char *what)
{
	if (got != want)
		fail_msg("%s: got %lld, want %lld", what, (long long)got,
		    (long long)want);
}

#endif
