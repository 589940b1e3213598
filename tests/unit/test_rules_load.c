#include "audit_case.h"

#include <string.h>

#include "audit/read/loader_impl.h"
#include "temp_folder.h"

/* "CODE:LINE:COLUMN ..." of all findings, in order. */
static void
append_places(struct buf *out, const struct diag_list *diags)
{
	for (size_t i = 0; i < diags->count; i++)
		buf_printf(out, "%s%s:%lld:%lld", i == 0 ? "" : " ",
		    diags->items[i].kind->code,
		    (long long)diags->items[i].place.line,
		    (long long)diags->items[i].place.column);
}

/* What the first line of a broken file says is wrong with it. */
static struct str
first_line(struct arena *a, const char *path)
{
	struct buf content = {0};
	struct err e = {0};
	struct str rest, line = {0};

	if (file_read(path, 100000, &content, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	rest = buf_str(&content);
	(void)str_split(&rest, '\n', &line);
	line = arena_str(a, str_trim(str_slice(line, 1, line.len)));
	buf_release(&content);
	return line;
}

static void
check_broken(const char *path)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct buf got = {0};
	struct str want = first_line(&a, path);

	if (rule_set_load(path, &diags, &set, NULL) == ERR_NONE &&
	    diags.error_count > 0)
		fail_msg("%s: a set with errors was handed out", path);
	append_places(&got, &diags);
	if (!str_equal(buf_str(&got), want))
		fail_msg("%s: got \"%s\", want \"%.*s\"", path, buf_cstr(&got),
		    STR_ARG(want));
	rule_set_free(set);
	buf_release(&got);
	arena_release(&a);
}

static void
broken_files_are_reported_at_their_place(void **state)
{
	struct arena a = {0};
	struct file_list files = {0};
	size_t count = 0;

	(void)state;
	if (file_find(&a, TESTS_FOLDER "/rules/broken", ".yaml", &files,
	        NULL) != ERR_NONE)
		fail_msg("no broken files");
	for (size_t i = 0; i < files.count; i++) {
		if (strstr(files.paths[i], "/BR") == NULL)
			continue;
		check_broken(files.paths[i]);
		count++;
	}
	assert_true(count >= 200);
	arena_release(&a);
}

static void
check_pack(const char *path, const char *want)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct buf got = {0};

	assert_int_equal(rule_set_load(path, &diags, &set, NULL), ERR_SYNTAX);
	assert_null(set);
	append_places(&got, &diags);
	check_str(buf_str(&got), want, path);
	buf_release(&got);
	arena_release(&a);
}

static void
mistakes_across_files_are_found(void **state)
{
	(void)state;
	/* Both classes of a cycle rest on themselves. */
	check_pack(TESTS_FOLDER "/rules/cycle", "R018:4:1 R018:6:1");
	/* And both rules; another that is not there, and one on a page. */
	check_pack(TESTS_FOLDER "/rules/rule-cycle",
	    "R019:14:20 R018:14:14 R018:14:21 R018:14:37");
	/* The second of two rules with the same id. */
	check_pack(TESTS_FOLDER "/rules/twice", "R017:2:5");
	check_pack(TESTS_FOLDER "/rules/twice/", "R017:2:5");
}

/* "FILE CODE:LINE:COLUMN" a line, as the file `expected` of a pack has it. */
static void
check_whole_pack(struct arena *a, const char *expected)
{
	const char *path = arena_cstr(a,
	    str_slice(
	        str_of(expected), 0, strlen(expected) - strlen("/expected")));
	struct diag_list diags = {.arena = a};
	struct rule_set *set = NULL;
	struct buf want = {0}, got = {0};
	struct err e = {0};

	if (file_read(expected, 100000, &want, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	(void)rule_set_load(path, &diags, &set, NULL);
	for (size_t i = 0; i < diags.count; i++) {
		const struct diag *d = &diags.items[i];

		buf_printf(&got, "%s %s:%lld:%lld\n",
		    d->place.file + strlen(path) + 1, d->kind->code,
		    (long long)d->place.line, (long long)d->place.column);
	}
	check_str(buf_str(&got), buf_cstr(&want), path);
	assert_true((set == NULL) == (diags.error_count > 0));
	rule_set_free(set);
	buf_release(&want);
	buf_release(&got);
}

static void
packs_are_looked_at_as_a_whole(void **state)
{
	struct arena a = {0};
	struct file_list files = {0};

	(void)state;
	if (file_find(&a, TESTS_FOLDER "/rules/packs", "expected", &files,
	        NULL) != ERR_NONE)
		fail_msg("no packs");
	for (size_t i = 0; i < files.count; i++)
		check_whole_pack(&a, files.paths[i]);
	assert_true(files.count >= 30);
	arena_release(&a);
}

/* The texts that say what the broken files are reported with. */
static void
append_expectations(struct arena *a, struct buf *out)
{
	struct file_list files = {0};

	if (file_find(a, TESTS_FOLDER "/rules/broken", ".yaml", &files, NULL) !=
	    ERR_NONE)
		fail_msg("no broken files");
	for (size_t i = 0; i < files.count; i++) {
		(void)buf_append_str(out, first_line(a, files.paths[i]));
		(void)buf_append_char(out, '\n');
	}
	files = (struct file_list){0};
	if (file_find(a, TESTS_FOLDER "/rules/packs", "expected", &files,
	        NULL) != ERR_NONE)
		fail_msg("no packs");
	for (size_t i = 0; i < files.count; i++) {
		struct buf text = {0};

		if (file_read(files.paths[i], 100000, &text, NULL) == ERR_NONE)
			(void)buf_append_str(out, buf_str(&text));
		buf_release(&text);
	}
}

static void
every_code_has_a_broken_file(void **state)
{
	/* R029 is said of examples, R035 of files that a test cannot have in
	 * its folder. */
	static const char others[] = "R029 R035";
	struct arena a = {0};
	struct buf seen = {0};

	(void)state;
	append_expectations(&a, &seen);
	for (int i = 0; i < COMPLAINT_COUNT; i++) {
		const char *code = complaint_kind((enum complaint)i)->code;

		if (strstr(others, code) == NULL &&
		    strstr(buf_cstr(&seen), code) == NULL)
			fail_msg("no broken file for %s", code);
	}
	buf_release(&seen);
	arena_release(&a);
}

static void
every_finding_speaks_both_languages(void **state)
{
	(void)state;
	for (int i = 0; i < COMPLAINT_COUNT; i++) {
		const struct diag_kind *kind =
		    complaint_kind((enum complaint)i);

		if (kind->code == NULL || kind->text.en == NULL ||
		    kind->text.th == NULL)
			fail_msg("complaint %d has no words", i);
		check_int(kind->code[0], 'R', kind->code);
		/* The same arguments in both. */
		for (int n = '1'; n <= '2'; n++) {
			const char sign[] = {'{', (char)n, '}', '\0'};

			check_int(strstr(kind->text.en, sign) == NULL,
			    strstr(kind->text.th, sign) == NULL, kind->code);
		}
	}
}

static void
a_pack_is_found_from_one_of_its_files(void **state)
{
	const char *path = TESTS_FOLDER "/rules/broken/BRK-60-short-word.yaml";
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct err e = {0};
	const struct indicator_info *indicators;
	const struct rule_info *info;
	size_t count = 0;

	(void)state;
	assert_int_equal(rule_set_load(path, &diags, &set, &e), ERR_NONE);
	indicators = rule_set_indicators(set, &count);
	check_int((int64_t)count, 1, "indicators");
	check_str(indicators[0].key, "usability", "key");
	check_str(indicators[0].pillar, "public-services", "pillar");
	check_str(indicators[0].pillar_title.en, "Public Services", "title");
	check_int((int64_t)rule_set_count(set), 1, "rules");
	assert_int_equal(rule_set_find(set, str_of("BRK-60")), 0);
	assert_true(rule_set_find(set, str_of("BRK-61")) == STR_NONE);
	info = rule_set_info(set, 0);
	check_str(info->severity, "minor", "severity");
	check_str(info->confidence, "high", "confidence");
	check_str(info->title.th, "ชื่อ", "title");
	assert_false(info->has_levels);
	rule_set_free(set);
	arena_release(&a);
}

static void
what_is_not_there_is_no_pack(void **state)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct temp_folder t = temp_folder_new();

	(void)state;
	assert_int_equal(
	    rule_set_load(temp_path(&t, "none"), &diags, &set, NULL),
	    ERR_USAGE);
	assert_int_equal(rule_set_load(t.path, &diags, &set, NULL), ERR_USAGE);
	assert_null(set);
	rule_set_free(NULL);
	temp_folder_free(&t);
	arena_release(&a);
}

#define PAGES "scope: site\npages: home\n"

/* The behaviour of a rule is the same, or is not, as that of the first. */
static void
layout_and_titles_are_no_behaviour(void **state)
{
	static const struct {
		const char *text;
		bool is_same;
	} rows[] = {
	    {RULE_HEAD PAGES
	        "pass_when: { text: { any_of: [a1, b1] } }\n" RULE_TAIL,
	        true},
	    {RULE_HEAD PAGES
	        "pass_when:\n  label: x\n  text:\n"
	        "    any_of:\n      - a1\n      - 'b1'\n" RULE_TAIL,
	        true},
	    {RULE_HEAD PAGES "notes: x\npass_when: { x-a: 1, "
	                     "text: { any_of: [a1, b1] } }\n" RULE_TAIL,
	        true},
	    {RULE_HEAD PAGES
	        "pass_when: { text: { any_of: [a1, c1] } }\n" RULE_TAIL,
	        false},
	    {RULE_HEAD PAGES
	        "pass_when: { text: { all_of: [a1, b1] } }\n" RULE_TAIL,
	        false},
	    {RULE_HEAD "scope: site\npages: any\n"
	               "pass_when: { text: { any_of: [a1, b1] } }\n" RULE_TAIL,
	        false},
	    {RULE_HEAD PAGES
	        "roll_up: all\n"
	        "pass_when: { text: { any_of: [a1, b1] } }\n" RULE_TAIL,
	        false},
	};
	struct rule_set *first = rule_case(rows[0].text);
	const char *want = rule_set_info(first, 0)->behaviour_sha256;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct rule_set *set = rule_case(rows[i].text);
		const char *got = rule_set_info(set, 0)->behaviour_sha256;

		check_int(
		    strcmp(got, want) == 0, rows[i].is_same, rows[i].text);
		check_int(
		    strcmp(rule_set_digest(set), rule_set_digest(first)) == 0,
		    rows[i].is_same, "digest of the set");
		rule_set_free(set);
	}
	rule_set_free(first);
}

/* The digest of a pack of one rule that names a list with these words. */
static void
digest_with_list(
    struct temp_folder *t, const char *words, char out[DIGEST_TEXT_BYTES])
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct err e = {0};

	if (file_make_folder(temp_path(t, "lists"), &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	(void)temp_file(t, "lists/words.csv", str_of(words));
	(void)temp_file(t, "TST-01-test.yaml",
	    str_of(RULE_HEAD PAGES
	        "pass_when: { text: { list: lists/words.csv } }\n" RULE_TAIL));
	if (rule_set_load(t->path, &diags, &set, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	memcpy(out, rule_set_info(set, 0)->behaviour_sha256, DIGEST_TEXT_BYTES);
	rule_set_free(set);
	arena_release(&a);
}

static void
words_of_lists_are_behaviour(void **state)
{
	struct temp_folder t = temp_folder_new();
	char first[DIGEST_TEXT_BYTES], second[DIGEST_TEXT_BYTES];

	(void)state;
	digest_with_list(&t, "phrase,lang\nคำหนึ่ง,th\n", first);
	digest_with_list(&t, "phrase,note\nคำหนึ่ง,a note\n", second);
	check_int(strcmp(first, second), 0, "notes do not count");
	digest_with_list(&t, "note,phrase,not_within\na,คำหนึ่ง,;\n", second);
	check_int(strcmp(first, second), 0, "nor does an empty context");
	digest_with_list(&t, "phrase,lang\nคำสอง,th\n", second);
	assert_true(strcmp(first, second) != 0);
	digest_with_list(&t, "phrase,not_within\nคำหนึ่ง,ไม่มีคำหนึ่ง\n", second);
	assert_true(strcmp(first, second) != 0);
	digest_with_list(&t, "phrase,not_within\nคำหนึ่ง,คำหนึ่งสอง\n", first);
	assert_true(strcmp(first, second) != 0);
	temp_folder_free(&t);
}

/* The behaviour of the rule that is released below. */
static struct str
locked_line(struct arena *a, const char *id, int revision, const char *sha256)
{
	return arena_printf(a, "%s %d %s thn/1\n", id, revision, sha256);
}

static void
check_release(const char *revision, struct str lock, const char *want)
{
	struct temp_folder t = temp_folder_new();
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct buf rule = {0}, got = {0};
	struct err e = {0};

	if (file_make_folder(temp_path(&t, "lists"), &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	buf_printf(&rule,
	    "format: rule/1\nid: TST-01\nname: test\nrevision: %s\n"
	    "since: 0.1.0\nstatus: draft\ntitle: { th: ก, en: a }\n"
	    "why: { th: ก, en: a }\nfix: { th: ก, en: a }\n"
	    "indicator: [usability]\nseverity: minor\n" PAGES
	    "pass_when: { text: { any_of: [a1, b1] } }\n" RULE_TAIL,
	    revision);
	(void)temp_file(&t, "TST-01-test.yaml", buf_str(&rule));
	(void)temp_file(&t, "rules.lock", lock);
	(void)rule_set_load(t.path, &diags, &set, &e);
	append_places(&got, &diags);
	check_str(buf_str(&got), want, lock.ptr);
	assert_true((set == NULL) == (diags.error_count > 0));
	rule_set_free(set);
	buf_release(&rule);
	buf_release(&got);
	temp_folder_free(&t);
	arena_release(&a);
}

static void
a_released_rule_keeps_its_behaviour(void **state)
{
	struct rule_set *set = rule_case(RULE_HEAD PAGES
	    "pass_when: { text: { any_of: [a1, b1] } }\n" RULE_TAIL);
	struct arena a = {0};
	const char *same =
	    arena_cstr(&a, str_of(rule_set_info(set, 0)->behaviour_sha256));
	const char *other = arena_cstr(&a, str_of(rule_set_digest(set)));

	(void)state;
	check_release("1", locked_line(&a, "TST-01", 1, same), "");
	check_release("1", locked_line(&a, "TST-01", 1, other), "R030:4:11");
	check_release("2", locked_line(&a, "TST-01", 1, other), "");
	check_release("2", locked_line(&a, "TST-01", 1, same), "");
	check_release("2", locked_line(&a, "TST-01", 3, same), "R030:4:11");
	check_release("1", locked_line(&a, "TST-00", 1, same), "R030:1:1");
	check_release("1", str_of("\nTST-01 1 abc thn/1\nTST-01 x\n"),
	    "R030:2:1 R030:3:1");
	check_release("1", str_of(""), "");
	rule_set_free(set);
	arena_release(&a);
}

static void
a_set_may_be_without_a_rule(void **state)
{
	struct rule_set *set = rule_set_none();

	(void)state;
	check_int((int64_t)rule_set_count(set), 0, "rules");
	/* SHA-256 of nothing. */
	check_str(str_slice(str_of(rule_set_digest(set)), 0, 8), "e3b0c442",
	    "digest");
	rule_set_free(set);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(broken_files_are_reported_at_their_place),
	    cmocka_unit_test(mistakes_across_files_are_found),
	    cmocka_unit_test(packs_are_looked_at_as_a_whole),
	    cmocka_unit_test(every_code_has_a_broken_file),
	    cmocka_unit_test(every_finding_speaks_both_languages),
	    cmocka_unit_test(a_pack_is_found_from_one_of_its_files),
	    cmocka_unit_test(what_is_not_there_is_no_pack),
	    cmocka_unit_test(a_set_may_be_without_a_rule),
	    cmocka_unit_test(layout_and_titles_are_no_behaviour),
	    cmocka_unit_test(words_of_lists_are_behaviour),
	    cmocka_unit_test(a_released_rule_keeps_its_behaviour),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
