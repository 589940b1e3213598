/* docs/RULES.md is held against the program that it describes. */
#include "audit_case.h"

#include "audit/match/matcher_impl.h"
#include "audit/read/loader_impl.h"
#include "audit/rule_test.h"
#include "audit/trait/trait_impl.h"
#include "temp_folder.h"

static struct str
manual(struct arena *a)
{
	struct buf content = {0};
	struct err e = {0};
	struct str text;

	if (file_read(TESTS_FOLDER "/../docs/RULES.md", 1000000, &content,
	        &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	text = arena_str(a, buf_str(&content));
	buf_release(&content);
	return text;
}

static void
check_named(struct str text, const char *word)
{
	if (str_find(text, str_of(word), 0) == STR_NONE)
		fail_msg("docs/RULES.md does not speak of %s", word);
}

static void
every_trait_is_explained(void **state)
{
	struct arena a = {0};
	struct str text = manual(&a);
	const char *names[40];
	size_t count = trait_names(names, COUNT(names));

	(void)state;
	for (size_t i = 0; i < count; i++)
		check_named(text, arena_printf(&a, "| `%s: ", names[i]).ptr);
	arena_release(&a);
}

static void
every_matcher_and_code_is_explained(void **state)
{
	struct arena a = {0};
	struct str text = manual(&a);
	const char *names[40];
	size_t count = matcher_names(names, COUNT(names));

	(void)state;
	for (size_t i = 0; i < count; i++)
		check_named(text, arena_printf(&a, "**`%s`**", names[i]).ptr);
	for (int i = 0; i < COMPLAINT_COUNT; i++)
		check_named(text, complaint_kind((enum complaint)i)->code);
	arena_release(&a);
}

/* Loads the rule that stands in text and plays its examples. */
static void
check_rule(struct arena *a, struct str text)
{
	static const char classes[] =
	    "format: classes/1\ncontact: { text: { in: title, any_of: "
	    "[ติดต่อเรา] } }\n";
	size_t at = str_find(text, str_of("id: "), 0) + 4;
	struct str id = str_slice(text, at, at + 6);
	struct temp_folder t = temp_folder_new();
	struct diag_list diags = {.arena = a};
	struct rule_set *set = NULL;
	struct rule_test_list list;
	struct err e = {0};

	if (file_make_folder(temp_path(&t, "lists"), &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	(void)temp_file(&t, "pages.yaml", str_of(classes));
	(void)temp_file(
	    &t, arena_printf(a, "%.*s.yaml", STR_ARG(id)).ptr, text);
	if (rule_set_load(t.path, &diags, &set, &e) != ERR_NONE)
		fail_msg("%s: %s", e.msg, diags.items[0].kind->code);
	rule_test_run(set, STR_NONE, a, &list);
	assert_true(list.count > 2);
	for (size_t i = 0; i < list.count; i++)
		check_str(list.results[i].why, "", "example");
	check_int((int64_t)list.gaps.count, 0, "conditions not exercised");
	rule_set_free(set);
	temp_folder_free(&t);
}

/* Rules that the manual shows whole load, and their examples hold. */
static void
the_rules_of_the_manual_hold(void **state)
{
	const struct str start = str_of("format: rule/1\nid: ");
	struct arena a = {0};
	struct str text = manual(&a);
	size_t count = 0, end = 0;

	(void)state;
	page_global_init();
	for (size_t i = str_find(text, start, 0); i != STR_NONE;
	     i = str_find(text, start, end)) {
		end = str_find(text, str_of("\n```"), i);
		check_rule(&a, str_slice(text, i, end + 1));
		count++;
	}
	check_int((int64_t)count, 2, "rules");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_matcher_and_code_is_explained),
	    cmocka_unit_test(every_trait_is_explained),
	    cmocka_unit_test(the_rules_of_the_manual_hold),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
