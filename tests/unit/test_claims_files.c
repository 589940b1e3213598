/* What people write as a number, a yes or a no; and mistakes of both tables
 * told in one run. */
#include "cli/claims_files_impl.h"

#include "base/file.h"
#include "test.h"

static void
numbers_are_read_in_both_scripts(void **state)
{
	static const struct {
		const char *text;
		int64_t want; /* -1: none */
	} cases[] = {
	    {"0", 0},
	    {"12", 12},
	    {"007", 7},
	    {"1,250", 1250},
	    {"12,345,678", 12345678},
	    {"๑๒", 12},
	    {"๑,๒๕๐", 1250},
	    {"1๒", 12},
	    {"999999999999999", 999999999999999},
	    {"1999999999999999", -1},
	    {"", -1},
	    {"-1", -1},
	    {"1.5", -1},
	    {"1,25", -1},
	    {"1250,000", -1},
	    {",250", -1},
	    {"1,", -1},
	    {"1,,250", -1},
	    {"12 ", -1},
	    {"\xe0\xb9", -1},
	    {"ห้า", -1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int64_t got = -1;

		if (!claims_number(str_of(cases[i].text), &got))
			got = -1;
		check_int(got, cases[i].want, cases[i].text);
	}
}

static void
yes_and_no_are_read_in_both_languages(void **state)
{
	static const struct {
		const char *text;
		enum claim_answer want; /* CLAIM_UNSAID: none */
	} cases[] = {
	    {"yes", CLAIM_YES},
	    {"YES", CLAIM_YES},
	    {"ใช่", CLAIM_YES},
	    {"มี", CLAIM_YES},
	    {"1", CLAIM_YES},
	    {"๑", CLAIM_YES},
	    {"no", CLAIM_NO},
	    {"ไม่ใช่", CLAIM_NO},
	    {"ไม่มี", CLAIM_NO},
	    {"0", CLAIM_NO},
	    {"๐", CLAIM_NO},
	    {"2", CLAIM_UNSAID},
	    {"ไม่", CLAIM_UNSAID},
	    {"maybe", CLAIM_UNSAID},
	    {"-", CLAIM_UNSAID},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		enum claim_answer got = CLAIM_UNSAID;

		(void)claims_yes_no(str_of(cases[i].text), &got);
		check_int(got, cases[i].want, cases[i].text);
	}
}

struct bench {
	struct arena arena;
	struct claims_ground ground;
	struct diag_list diags;
	struct claims_files files;
	char *answers, *map;
};

static void
set_up(struct bench *b, const char *map, const char *answers)
{
	static struct claims_agency agency = {.id = {"a-1", 3}};
	static struct claims_rule rule = {true, {"stable", 6}},
	                          draft = {false, {"draft", 5}};
	static const char *targets[] = {"ESV-04", "MOB-13", "usability"};
	static struct plan_indicator indicator = {
	    .key = {"usability", 9}, .kind = INDICATOR_ANY};
	static const struct plan plan = {
	    .indicators = &indicator, .indicator_count = 1};
	char *folder = NULL;

	*b = (struct bench){0};
	assert_int_equal(
	    file_make_temp_folder(&b->arena, "claims-", &folder, NULL),
	    ERR_NONE);
	b->map = file_join(&b->arena, folder, "map.csv");
	b->answers = file_join(&b->arena, folder, "answers.csv");
	assert_int_equal(file_write(b->map, str_of(map), NULL), ERR_NONE);
	assert_int_equal(
	    file_write(b->answers, str_of(answers), NULL), ERR_NONE);
	b->diags.arena = &b->arena;
	b->ground = (struct claims_ground){.arena = &b->arena,
	    .targets = targets,
	    .target_count = 3,
	    .plan = &plan};
	map_put(&b->ground.agencies, str_of("a-1"), &agency);
	map_put(&b->ground.rules, str_of("ESV-04"), &rule);
	map_put(&b->ground.rules, str_of("MOB-13"), &draft);
}

static enum err_code
read_both(struct bench *b, bool skips)
{
	struct claims_paths paths = {b->answers, b->map, skips, skips};

	return claims_files_read(
	    &paths, &b->ground, &b->diags, &b->files, NULL);
}

static void
tear_down(struct bench *b)
{
	struct str folder = str_of(b->map);

	folder.len -= strlen("/map.csv");
	(void)file_remove_folder(arena_cstr(&b->arena, folder), NULL);
	claims_ground_release(&b->ground);
	arena_release(&b->arena);
}

static void
mistakes_of_both_tables_come_in_one_run(void **state)
{
	static const struct {
		const char *code;
		int64_t line, column;
	} want[] = {
	    {"K010", 2, 1}, /* unknown agency */
	    {"K011", 3, 5}, /* unknown question */
	    {"K012", 5, 1}, /* twice */
	    {"K013", 6, 8}, /* neither yes nor no */
	    {"K014", 7, 9}, /* no number */
	    {"K008", 3, 4}, /* a draft */
	    {"K001", 4, 1}, /* twice */
	    {"K002", 5, 4}, /* no such target */
	    {"K003", 6, 11}, /* no such kind */
	    {"K007", 7, 14}, /* no number */
	    {"K004", 8, 18}, /* threshold */
	    {"K006", 9, 18}, /* of no use */
	    {"K005", 10, 19}, /* tolerance */
	};
	struct bench b;

	(void)state;
	set_up(&b,
	    "question,target,kind,at_least,tolerance\n"
	    "q1,ESV-04,yes-no,2,\n"
	    "q2,MOB-13,number,,10 %\n"
	    "q1,ESV-04,yes-no,,\n"
	    "q3,ESV-4,yes-no,,\n"
	    "q4,ESV-04,maybe,,\n"
	    "q5,usability,number,,\n"
	    "q6,ESV-04,yes-no,x,\n"
	    "q7,ESV-04,number,2,\n"
	    "q8,ESV-04,number,,x\n",
	    "agency_id,question,answer\n"
	    "a-2,q1,yes\n"
	    "a-1,q9,yes\n"
	    "a-1,q6,anything\n"
	    "a-1,q6,\n"
	    "a-1,q1,perhaps\n"
	    " a-1,q2,many\n");
	assert_int_equal(read_both(&b, false), ERR_SYNTAX);
	check_int(
	    (int64_t)b.diags.count, sizeof(want) / sizeof(want[0]), "findings");
	diag_sort(&b.diags);
	for (size_t i = 0; i < b.diags.count; i++) {
		bool is_there = false;

		for (size_t k = 0; k < sizeof(want) / sizeof(want[0]); k++)
			is_there = is_there ||
			    (str_is(str_of(b.diags.items[i].kind->code),
			         want[k].code) &&
			        b.diags.items[i].place.line == want[k].line);
		if (!is_there)
			fail_msg("%s in line %lld", b.diags.items[i].kind->code,
			    (long long)b.diags.items[i].place.line);
	}
	tear_down(&b);
}

static void
what_others_answered_can_be_passed_over(void **state)
{
	struct bench b;

	(void)state;
	set_up(&b, "question,target,kind\nq1,ESV-04,yes-no\n",
	    "agency_id,question,answer,note\n"
	    "a-2,q1,yes,\na-1,q9,yes,\na-1,q1,มี,by letter\n");
	assert_int_equal(read_both(&b, true), ERR_NONE);
	check_int((int64_t)b.files.claim_count, 1, "answers");
	check_int(b.files.claims[0].answer, CLAIM_YES, "the answer");
	check_int(b.files.skipped_agencies, 1, "agencies");
	check_int(b.files.skipped_questions, 1, "questions");
	tear_down(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numbers_are_read_in_both_scripts),
	    cmocka_unit_test(yes_and_no_are_read_in_both_languages),
	    cmocka_unit_test(mistakes_of_both_tables_come_in_one_run),
	    cmocka_unit_test(what_others_answered_can_be_passed_over),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
