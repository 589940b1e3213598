#include "test.h"

#include "audit/value/regex_pattern_impl.h"
#include "base/buf.h"

/* A pattern, and what its hits begin with; "*" for anything. */
static const struct {
	const char *pattern, *want;
} cases[] = {
    {"tel", "tel"},
    {"(?i)tel", "tel"},
    {"tel|fax", "tel,fax"},
    {"tel(?:ephone)?|fax", "tel,fax"},
    {"(?:tel|fax)[ .:]{0,4}[0-9]+", "tel,fax"},
    {"(?:tel|(?:fax|โทร(?:สาร)?))x", "tel,fax,โทร"},
    {"โทรศ?ัพ", "โทร"},
    {"tels?", "tel"},
    {"tels{0,1}", "tel"},
    {"tels+", "tels"},
    {"tel[|)]a|fax\\|b|\\Q|\\E", "*"},
    {"tel[|)]a|fax\\|b", "tel,fax"},
    {"tel\\(?(?:0|1)", "tel"},
    {"[a-z0-9._-]{1,64}@[a-z]+", "-.0123456789_abcdefghijklmnopqrstuvwxyz@"},
    {"[A-C]+#", "abc#"},
    {"[a-z]*@", "*"},
    {"[a-z]{0,9}@", "*"},
    {"[^a]+@", "*"},
    {"[\\w]+@", "*"},
    {"[[:alpha:]]+@", "*"},
    {"[a-z]+@?", "*"},
    {"[a-z]+@|b", "*"},
    {"[a-z]+[0-9]", "*"},
    {"", "*"},
    {"tel|", "*"},
    {"t?el", "*"},
    {"(?:tel)?x", "*"},
    {"(tel)", "*"},
    {"^tel", "*"},
    {"\\btel", "*"},
    {".tel", "*"},
    {"TEL", "*"},
    {"été", "*"},
    {"tel(?x) a", "*"},
    {"tel(?#()|a", "*"},
    {"(*COMMIT)tel", "*"},
    {"tel)", "*"},
};

static void
put_starts(struct buf *out, const struct regex_starts *starts)
{
	for (size_t i = 0; i < starts->count; i++) {
		if (i > 0)
			(void)buf_append_char(out, ',');
		(void)buf_append_str(out, starts->items[i]);
	}
	for (int c = 0; c < 128; c++)
		if (starts->members[c])
			(void)buf_append_char(out, (char)c);
	if (starts->sign != '\0')
		(void)buf_append_char(out, starts->sign);
}

static void
test_patterns_tell_what_hits_begin_with(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct regex_starts starts = {.count = 0};
		struct buf got = {0};

		if (regex_pattern_starts(str_of(cases[i].pattern), &starts))
			put_starts(&got, &starts);
		else
			(void)buf_append_char(&got, '*');
		check_str(buf_str(&got), cases[i].want, cases[i].pattern);
		buf_release(&got);
	}
}

static void
test_thai_is_put_into_match_form(void **state)
{
	struct arena a = {0};

	(void)state;
	check_str(regex_pattern_respelled(&a, str_of("นํ้า|[นํ้า]|\\Qเเ\\E")),
	    "น้ำ|[นํ้า]|\\Qเเ\\E", "marks");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_patterns_tell_what_hits_begin_with),
	    cmocka_unit_test(test_thai_is_put_into_match_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
