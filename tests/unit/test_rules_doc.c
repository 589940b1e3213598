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

/* The first example of a rule is one that loads and holds. */
static void
the_first_rule_of_the_manual_holds(void **state)
{
	static const char classes[] =
	    "format: classes/1\ncontact: { text: { in: title, any_of: "
	    "[ติดต่อเรา] } }\n";
	struct arena a = {0};
	struct str text = manual(&a);
	size_t start = str_find(text, str_of("format: rule/1\n"), 0);
	size_t end = str_find(text, str_of("\n```"), start);
	struct temp_folder t = temp_folder_new();
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct rule_test_list list;
	struct err e = {0};

	(void)state;
	if (file_make_folder(temp_path(&t, "lists"), &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	(void)temp_file(&t, "pages.yaml", str_of(classes));
	(void)temp_file(
	    &t, "CXP-30-opening-hours.yaml", str_slice(text, start, end + 1));
	if (rule_set_load(t.path, &diags, &set, &e) != ERR_NONE)
		fail_msg("%s: %s", e.msg, diags.items[0].kind->code);
	page_global_init();
	rule_test_run(set, STR_NONE, &a, &list);
	check_int((int64_t)list.count, 3, "examples");
	for (size_t i = 0; i < list.count; i++)
		check_str(list.results[i].why, "", "example");
	rule_set_free(set);
	temp_folder_free(&t);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_matcher_and_code_is_explained),
	    cmocka_unit_test(every_trait_is_explained),
	    cmocka_unit_test(the_first_rule_of_the_manual_holds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
