/* The shipped rules keep the catalogue's promise: which there are, and that
 * each says in both languages what it wants, where it comes from, and shows
 * it. */
#include "audit_case.h"

#include "audit/plan_impl.h"

#define RULES_FOLDER TESTS_FOLDER "/../rules"

static const struct {
	const char *letters;
	int count;
} groups[] = {{"ESV", 22}, {"PRO", 10}, {"CXP", 16}, {"USA", 19}, {"MOB", 14},
    {"MET", 6}, {"SEC", 7}, {"A11", 6}};

enum { EXAMPLES_OF_EACH_KIND = 3, EXAMPLES_OF_ALL = 700 };

static struct rule_set *
load(struct arena *a)
{
	struct diag_list diags = {.arena = a};
	struct rule_set *set = NULL;
	struct err e = {0};

	if (rule_set_load(RULES_FOLDER, &diags, &set, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	return set;
}

/* Whether a text has Thai letters. */
static bool
is_thai(struct str text)
{
	for (size_t i = 0; i + 1 < text.len; i++)
		if ((unsigned char)text.ptr[i] == 0xe0 &&
		    ((unsigned char)text.ptr[i + 1] & 0xfe) == 0xb8)
			return true;
	return false;
}

/* Whether a text has Latin letters; it may quote Thai. */
static bool
is_english(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((text.ptr[i] | 0x20) >= 'a' && (text.ptr[i] | 0x20) <= 'z')
			return true;
	return false;
}

static void
check_texts(const struct rule_info *info)
{
	const struct text_th_en *texts[] = {
	    &info->title, &info->why, &info->fix};

	for (size_t i = 0; i < COUNT(texts); i++)
		if (!is_thai(texts[i]->th) || !is_english(texts[i]->en))
			fail_msg("%.*s: not in both languages: %.*s",
			    STR_ARG(info->id), STR_ARG(texts[i]->en));
}

/* Returns how many examples the rule has. */
static size_t
check_rule(const struct rule *rule)
{
	const struct yaml_node *refs = yaml_get(rule->source, "refs");
	size_t passed = 0, failed = 0;

	check_texts(&rule->info);
	if (refs == NULL || refs->count == 0)
		fail_msg("%.*s has no refs", STR_ARG(rule->info.id));
	for (size_t i = 0; i < rule->example_count; i++) {
		passed += rule->examples[i].expected == OUTCOME_PASSED;
		failed += rule->examples[i].expected == OUTCOME_FAILED;
	}
	if (passed < EXAMPLES_OF_EACH_KIND || failed < EXAMPLES_OF_EACH_KIND)
		fail_msg("%.*s has %zu passing and %zu failing examples",
		    STR_ARG(rule->info.id), passed, failed);
	return rule->example_count;
}

static void
each_rule_of_the_catalogue_is_there(void **state)
{
	struct arena a = {0};
	struct rule_set *set = load(&a);
	size_t rules = 0, examples = 0;

	(void)state;
	for (size_t g = 0; g < COUNT(groups); g++)
		for (int n = 1; n <= groups[g].count; n++) {
			struct str id =
			    arena_printf(&a, "%s-%02d", groups[g].letters, n);
			size_t i = rule_set_find(set, id);

			if (i == STR_NONE)
				fail_msg("there is no %.*s", STR_ARG(id));
			examples += check_rule(&set->rules[i]);
			rules++;
		}
	check_int((int64_t)rules, 100, "rules");
	if (examples < EXAMPLES_OF_ALL)
		fail_msg("%zu examples", examples);
	rule_set_free(set);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_rule_of_the_catalogue_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
