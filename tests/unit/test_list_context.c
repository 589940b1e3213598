/* Lists of words with negative contexts: inside those a row's word does not
 * count, wherever the list is named. */
#include "audit_case.h"
#include "temp_folder.h"

static const char words[] = "phrase,lang,not_within\n"
                            "บริการ,th,บริการบุคลากร; การบริการ\n"
                            "กรม,th,\n"
                            "service,en,service pack\n";

static struct rule_set *
set_of(struct temp_folder *t, const char *condition, const char *list)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct err e = {0};

	if (file_make_folder(temp_path(t, "lists"), &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	(void)temp_file(t, "lists/a.csv", str_of(list));
	(void)temp_file(t, "TST-01-test.yaml",
	    arena_printf(&a, "%sscope: page\npages: any\npass_when:\n  %s\n%s",
	        RULE_HEAD, condition, RULE_TAIL));
	if (rule_set_load(t->path, &diags, &set, &e) != ERR_NONE)
		fail_msg("%s: %s", condition, e.msg);
	arena_release(&a);
	return set;
}

/* Whether a condition that names lists/a.csv holds on a page. */
static bool
holds(const char *condition, const char *list, const char *html)
{
	struct temp_folder t = temp_folder_new();
	struct rule_set *set = set_of(&t, condition, list);
	struct page *p = page_case(html, "https://www.example.go.th/", 0);
	const struct audit_context context = {.is_home = true};
	struct arena a = {0};
	struct audit_trial trial;
	bool is_true;

	audit_try(set, 0, p, &context, &a, &trial);
	is_true = trial.outcome == OUTCOME_PASSED;
	page_close(p);
	rule_set_free(set);
	temp_folder_free(&t);
	arena_release(&a);
	return is_true;
}

struct row {
	const char *condition;
	const char *html;
	bool want;
};

static void
check(const struct row *rows, size_t count, const char *list)
{
	for (size_t i = 0; i < count; i++)
		check_int(holds(rows[i].condition, list, rows[i].html),
		    rows[i].want, rows[i].html);
}

static void
a_hit_inside_a_longer_word_does_not_count(void **state)
{
	static const char text[] = "text: { list: lists/a.csv }";
	static const struct row rows[] = {
	    {text, "<p>บริการ", true},
	    {text, "<p>บริการประชาชน", true},
	    {text, "<p>บริการบุคลากร", false},
	    {text, "<p>การบริการ", false},
	    {text, "<p>การ บริการ", true},
	    {text, "<p>บริการบุคลากร และบริการประชาชน", true},
	    {text, "<p>บริการประชาชน การบริการ", true},
	    /* Another row's longer words are not one's own. */
	    {text, "<p>บริการบุคลากรของกรม", true},
	    {text, "<p>Service-Pack 3", false},
	    {text, "<p>Service", true},
	};

	(void)state;
	check(rows, COUNT(rows), words);
}

static void
each_use_of_a_list_minds_them(void **state)
{
	static const struct row rows[] = {
	    {"link: { text: { list: lists/a.csv } }",
	        "<a href=/a>บริการบุคลากร</a>", false},
	    {"link: { text: { list: lists/a.csv } }", "<a href=/a>บริการ</a>",
	        true},
	    {"text: { any_of: [ยื่น], near: { list: lists/a.csv } }",
	        "<p>ยื่น การบริการ", false},
	    {"text: { any_of: [ยื่น], near: { list: lists/a.csv } }",
	        "<p>ยื่น การบริการ บริการ", true},
	    /* The longer word reaches out of what counts as near. */
	    {"text: { any_of: [ยื่น], "
	     "near: { list: lists/a.csv, within: 8 } }",
	        "<p>ยื่น บริการบุคลากร", false},
	    {"text: { any_of: [ยื่น], not_near: { list: lists/a.csv } }",
	        "<p>ยื่น การบริการ", true},
	    {"text: { any_of: [ยื่น], not_near: { list: lists/a.csv } }",
	        "<p>ยื่น บริการ", false},
	    {"text: { any_of: [การ], not_within: { list: lists/a.csv } }",
	        "<p>บริการ", false},
	    {"text: { list: lists/a.csv, not_within: [ของกรม] }",
	        "<p>บริการบุคลากรของกรม", false},
	    {"text: { list: lists/a.csv, match: loose }", "<p>บรการบคลากร",
	        true},
	    {"text: { list: lists/a.csv, match: loose }", "<p>การบริการ", false},
	    /* Spelled out beside the list it counts anywhere. */
	    {"text: { list: lists/a.csv, any_of: [บริการ] }", "<p>การบริการ",
	        true},
	};

	(void)state;
	check(rows, COUNT(rows), words);
}

static void
columns_stand_in_any_order(void **state)
{
	static const char *const lists[] = {
	    "not_within,note,phrase\nการบริการ,a;b,บริการ\n",
	    "phrase,not_within\nบริการ, ;การบริการ ;\n",
	    "lang,phrase,x-more,not_within\nth,บริการ,,การบริการ\nth,อื่น\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(lists); i++) {
		check_int(holds("text: { list: lists/a.csv }", lists[i],
		              "<p>การบริการ"),
		    false, lists[i]);
		check_int(
		    holds("text: { list: lists/a.csv }", lists[i], "<p>บริการ"),
		    true, lists[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_hit_inside_a_longer_word_does_not_count),
	    cmocka_unit_test(each_use_of_a_list_minds_them),
	    cmocka_unit_test(columns_stand_in_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
