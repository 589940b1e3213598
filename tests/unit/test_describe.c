/* A rule told line by line, and its lock. */
#include "audit/describe.h"

#include "audit/describe_impl.h"
#include "audit/lock.h"
#include "audit/match/matcher_impl.h"
#include "audit_case.h"
#include "temp_folder.h"

/* "DEPTH KEY (LABEL): TEXT" a line. */
static void
append_lines(struct buf *out, const struct rule_lines *lines)
{
	for (size_t i = 0; i < lines->count; i++) {
		const struct rule_line *line = &lines->items[i];

		buf_printf(out, "%d %.*s (%.*s): %.*s%s\n", line->depth,
		    STR_ARG(line->key), STR_ARG(line->label),
		    STR_ARG(line->text), line->is_page ? " page" : "");
	}
}

static void
check_field(const char *rule, const char *field, const char *want)
{
	struct arena a = {0};
	struct rule_set *set = rule_case(rule);
	struct rule_lines lines = rule_describe(set, 0, field, &a);
	struct buf got = {0};

	append_lines(&got, &lines);
	check_str(buf_str(&got), want, field);
	buf_release(&got);
	rule_set_free(set);
	arena_release(&a);
}

static void
conditions_are_told_with_depth_and_label(void **state)
{
	static const char rule[] = RULE_HEAD
	    "scope: site\npages: home\n"
	    "pass_when:\n  any:\n"
	    "    - label: first\n      text: [คำ, word]\n"
	    "    - { link: { to: { scheme: tel } }, x-mine: 1 }\n" RULE_TAIL;

	(void)state;
	check_field(rule, "pages", "0 pages (): home\n");
	check_field(rule, "pass_when",
	    "0 pass_when (): \n1 any (): \n2 text (first): คำ, word\n"
	    "2 link (): \n3 to (): \n4 scheme (): tel\n");
	check_field(rule, "fail_when", "");
}

static void
examples_are_told_with_their_pages(void **state)
{
	static const char rule[] =
	    RULE_HEAD "scope: site\npages: home\npass_when: { text: [ก] }\n"
	              "tests:\n"
	              "  - { name: a, html: <p>ก</p>, expect: passed }\n"
	              "  - { name: b, html: <p>b</p>, expect: failed }\n";

	(void)state;
	check_field(rule, "tests",
	    "0 tests (): \n1  (): a\n2 html (): <p>ก</p> page\n"
	    "2 expect (): passed\n1  (): b\n2 html (): <p>b</p> page\n"
	    "2 expect (): failed\n");
}

static void
every_matcher_has_words(void **state)
{
	const char *names[60];
	size_t count = matcher_names(names, COUNT(names));

	(void)state;
	for (size_t i = 0; i < count; i++) {
		struct words words = describe_words(str_of(names[i]));

		if (words.en == NULL || words.th == NULL)
			fail_msg("%s has no words", names[i]);
	}
	assert_null(describe_words(str_of("x-mine")).en);
}

static void
lists_are_those_that_a_rule_names(void **state)
{
	static const char head[] = RULE_HEAD "scope: site\npages: home\n";
	static const char test[] =
	    "pass_when: { text: { list: lists/b.csv } }\n";
	struct arena a = {0};
	struct temp_folder t = temp_folder_new();
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct err e = {0};
	struct rule_list *lists;
	size_t count = 0;

	(void)state;
	if (file_make_folder(temp_path(&t, "lists"), &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	(void)temp_file(&t, "lists/b.csv",
	    str_of("phrase,not_within\nหนึ่ง\nสอง,สองคน;ที่สอง\n"));
	(void)temp_file(&t, "TST-01-test.yaml",
	    arena_printf(&a, "%s%s%s", head, test, RULE_TAIL));
	if (rule_set_load(t.path, &diags, &set, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	lists = rule_lists_of(set, 0, &a, &count);
	check_int((int64_t)count, 1, "lists");
	check_str(lists[0].name, "lists/b.csv", "name");
	check_int((int64_t)lists[0].count, 2, "phrases");
	check_str(lists[0].items[1].text, "สอง", "second phrase");
	check_int((int64_t)lists[0].items[0].not_within_count, 0, "plain");
	check_int((int64_t)lists[0].items[1].not_within_count, 2, "longer");
	check_str(lists[0].items[1].not_within[1], "ที่สอง", "second longer");
	rule_set_free(set);
	temp_folder_free(&t);
	arena_release(&a);
}

static void
a_lock_has_a_line_for_each_rule(void **state)
{
	static const char rule[] = RULE_HEAD
	    "scope: site\npages: home\npass_when: { text: [ก] }\n" RULE_TAIL;
	struct rule_set *set = rule_case(rule);
	const struct rule_info *info = rule_set_info(set, 0);
	struct arena a = {0};
	struct buf got = {0};

	(void)state;
	lock_append(&got, set);
	check_str(buf_str(&got),
	    arena_printf(&a, "TST-01 1 %s thn/1\n", info->behaviour_sha256).ptr,
	    "lock");
	buf_release(&got);
	arena_release(&a);
	rule_set_free(set);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(conditions_are_told_with_depth_and_label),
	    cmocka_unit_test(examples_are_told_with_their_pages),
	    cmocka_unit_test(every_matcher_has_words),
	    cmocka_unit_test(lists_are_those_that_a_rule_names),
	    cmocka_unit_test(a_lock_has_a_line_for_each_rule),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
