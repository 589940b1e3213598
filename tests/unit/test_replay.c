/* Saved pages replayed under rules; stored ones have a case in tests/e2e. */
#include "crawl/replay.h"

#include "audit_case.h"
#include "base/file.h"
#include "temp_folder.h"

static const char rule[] =
    RULE_HEAD "scope: site\npages: home\n"
              "pass_when: { label: word, text: [คำ] }\n" RULE_TAIL;

static struct replay *
open_folder(const struct rule_set *set, const char *folder, size_t workers)
{
	const struct replay_config config = {.rules = set,
	    .folder = folder,
	    .worker_count = workers,
	    .clock = &clock_system};
	struct replay *r = NULL;
	struct err e = {0};

	if (replay_new(&config, &r, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	return r;
}

/* "NAME OUTCOME" of all pages. */
static void
append_outcomes(struct buf *out, const struct rule_set *set, struct replay *r)
{
	for (size_t i = 0; i < replay_count(r); i++) {
		struct arena a = {0};
		struct replayed seen = {0};
		struct verdict v = {0};
		struct err e = {0};

		if (replay_read(r, i, &a, &seen, &e) != ERR_NONE)
			fail_msg("%s", e.msg);
		audit_agency(set, 0, &seen.site, &a, &v);
		buf_printf(out, "%.*s %s %zu\n",
		    STR_ARG(replay_agency(r, i)->id), outcome_word(v.outcome),
		    seen.lost_count);
		arena_release(&a);
	}
}

static void
saved_pages_are_agencies_of_one_page(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct rule_set *set = rule_case(rule);
	struct err e = {0};

	(void)state;
	if (file_make_folder(temp_path(&t, "below"), &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	(void)temp_file(&t, "a.html", str_of("<p>คำ</p>"));
	(void)temp_file(&t, "b.html", str_of("<p>ไม่มี</p>"));
	(void)temp_file(&t, "below/c.html", str_of("<p>คำ</p>"));
	for (size_t workers = 1; workers <= 3; workers += 2) {
		struct replay *r = open_folder(set, t.path, workers);
		struct buf got = {0};

		append_outcomes(&got, set, r);
		check_str(buf_str(&got),
		    "a.html passed 0\nb.html failed 0\n"
		    "below/c.html passed 0\n",
		    "outcomes");
		buf_release(&got);
		replay_free(r);
	}
	rule_set_free(set);
	temp_folder_free(&t);
}

static void
a_page_that_is_gone_is_lost_and_no_other(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct rule_set *set = rule_case(rule);
	struct replay *r;
	struct buf got = {0};

	(void)state;
	(void)temp_file(&t, "a.html", str_of("<p>คำ</p>"));
	(void)temp_file(&t, "b.html", str_of("<p>คำ</p>"));
	r = open_folder(set, t.path, 1);
	assert_int_equal(remove(temp_path(&t, "a.html")), 0);
	append_outcomes(&got, set, r);
	check_str(
	    buf_str(&got), "a.html untested 1\nb.html passed 0\n", "outcomes");
	buf_release(&got);
	replay_free(r);
	rule_set_free(set);
	temp_folder_free(&t);
}

static void
a_folder_without_pages_is_refused(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct rule_set *set = rule_case(rule);
	const struct replay_config config = {.rules = set,
	    .folder = t.path,
	    .worker_count = 1,
	    .clock = &clock_system};
	struct replay *r = NULL;

	(void)state;
	assert_int_equal(replay_new(&config, &r, NULL), ERR_USAGE);
	assert_null(r);
	rule_set_free(set);
	temp_folder_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(saved_pages_are_agencies_of_one_page),
	    cmocka_unit_test(a_page_that_is_gone_is_lost_and_no_other),
	    cmocka_unit_test(a_folder_without_pages_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
