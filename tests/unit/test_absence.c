#include "record/absence.h"

#include "test.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* Texts that are read and written again the same. */
static const char *const texts[] = {
    "elements=4 links=0 forms=0 fields=0 images=0 words_th=1 words_en=0 "
    "characters=8",
    "picked=3 undecided=1 elements=4 links=0 forms=0 fields=0 images=0 "
    "words_th=1 words_en=0 characters=8",
    "pages=0 list=0123456789abcdef counted=0 complete=yes unread=0",
    "pages=2 list=0123456789abcdef counted=0 complete=no unread=3 "
    "unread_reason=budget",
    "pages=2 list=0123456789abcdef counted=1 elements=4 links=9 forms=1 "
    "fields=2 images=0 words_th=1 words_en=7 characters=8 complete=no "
    "unread=0 truncated=1 js-shell=2 parse-killed=1",
};

static void
a_text_tells_all(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		struct absence a;
		struct buf out = {0};

		assert_true(absence_read(str_of(texts[i]), &a));
		absence_append(&out, &a);
		check_str(buf_str(&out), texts[i], texts[i]);
		buf_release(&out);
	}
}

static void
other_texts_are_none(void **state)
{
	static const char *const others[] = {
	    "",
	    " ",
	    "pages",
	    "pages=",
	    "pages=x",
	    "pages=-1",
	    "pages=99999999999999999999",
	    "pages=1 list=123",
	    "pages=1  unread=0",
	    "12 links, 0 forms, 1 Thai words, 0 English words",
	};
	struct absence a;

	(void)state;
	for (size_t i = 0; i < COUNT(others); i++) {
		if (absence_read(str_of(others[i]), &a))
			fail_msg("\"%s\" was read", others[i]);
		check_int(a.pages, -1, others[i]);
	}
	/* What a later version adds is no reason to refuse it. */
	assert_true(absence_read(str_of("pages=1 tables=7 links=2"), &a));
	check_int(a.pages, 1, "pages");
	check_int(a.counts[SEEN_LINKS], 2, "links");
}

static void
pages_add_up(void **state)
{
	struct absence sum = {0}, page;

	(void)state;
	assert_true(
	    absence_read(str_of("picked=1 links=2 characters=3"), &page));
	absence_add(&sum, &page);
	absence_add(&sum, &page);
	page.counts[SEEN_LINKS] = INT64_MAX;
	absence_add(&sum, &page);
	check_int(sum.counted, 3, "pages");
	check_int(sum.counts[SEEN_PICKED], 3, "picked");
	check_int(sum.counts[SEEN_LINKS], INT64_MAX, "links stay in bounds");
	check_int(sum.counts[SEEN_CHARACTERS], 9, "characters");
}

static void
a_list_has_one_digest_in_any_order(void **state)
{
	struct str up[] = {
	    {"https://a.example/", 18}, {"https://a.example/b", 19}};
	struct str down[] = {up[1], up[0]};
	struct absence a, b;

	(void)state;
	absence_list(&a, up, 2);
	absence_list(&b, down, 2);
	check_str(str_of(a.list), b.list, "order");
	check_str(str_of(a.list), "974e7bccc9856ac5", "as sha256sum has it");
	absence_list(&b, up, 1);
	assert_string_not_equal(a.list, b.list);
	absence_list(&a, NULL, 0);
	check_str(str_of(a.list), "e3b0c44298fc1c14", "no page");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_text_tells_all),
	    cmocka_unit_test(other_texts_are_none),
	    cmocka_unit_test(pages_add_up),
	    cmocka_unit_test(a_list_has_one_digest_in_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
