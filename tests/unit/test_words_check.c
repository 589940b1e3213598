/* Words that may not be meant as they will be taken. */
#include "audit_case.h"

#include "audit/read/loader_impl.h"
#include "temp_folder.h"

/* "CODE WORD" of what is reported of a text condition. */
static void
check_words(const char *text, const char *want)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct buf rule = {0}, got = {0};

	buf_printf(&rule,
	    "%sscope: site\npages: home\npass_when: { text: %s }\n%s",
	    RULE_HEAD, text, RULE_TAIL);
	(void)rule_set_load_text(
	    "TST-01-test.yaml", buf_str(&rule), &diags, &set, NULL);
	for (size_t i = 0; i < diags.count; i++) {
		const struct diag *d = &diags.items[i];

		/* The examples are not meant. */
		if (d->kind == complaint_kind(COMPLAINT_EXAMPLE_TWICE))
			continue;
		buf_printf(&got, "%s%s %.*s", got.len == 0 ? "" : ", ",
		    d->kind->code, STR_ARG(d->args[0]));
		if (d->args[1].len > 0)
			buf_printf(&got, " %.*s", STR_ARG(d->args[1]));
	}
	check_str(buf_str(&got), want, text);
	rule_set_free(set);
	buf_release(&rule);
	buf_release(&got);
	arena_release(&a);
}

static void
words_inside_frequent_words_are_told(void **state)
{
	static const struct {
		const char *text;
		const char *want;
	} rows[] = {
	    {"[กรม]", "R024 กรม โปรแกรม, กรมธรรม์"},
	    {"{ any_of: [กรม] }", "R024 กรม โปรแกรม, กรมธรรม์"},
	    {"{ all_of: [ติดต่อเรา, กรม] }", "R024 กรม โปรแกรม, กรมธรรม์"},
	    {"{ any_of: [กรม], not_within: [โปรแกรม] }", ""},
	    {"{ any_of: [กรม], match: word }", ""},
	    {"[กรมตัวอย่าง]", ""},
	    {"[คำร้อง]", "R024 คำร้อง คำร้องขอ"},
	    /* Tone and vowel in the other order. */
	    {"[แผนท่ี]", "R025 แผนท่ี แผนที่"},
	    {"[โปรแกรม]", ""},
	    {"[กม]", "R024 กม"},
	    {"[app]", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_words(rows[i].text, rows[i].want);
}

static void
words_that_are_kept_otherwise_are_told(void **state)
{
	static const struct {
		const char *text;
		const char *want;
	} rows[] = {
	    {"[ท่ีอยู่ติดต่อ]", "R025 ท่ีอยู่ติดต่อ ที่อยู่ติดต่อ"},
	    {"[ทําเนียบ]", "R025 ทําเนียบ ทำเนียบ"},
	    {"[ติดต่อ\xe2\x80\x8bสอบถาม]",
	        "R025 ติดต่อ\xe2\x80\x8bสอบถาม ติดต่อสอบถาม"},
	    /* Digits, capitals and blanks are nothing to speak of. */
	    {"['ปี ๒๕๖๗', E-Service]", ""},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_words(rows[i].text, rows[i].want);
}

/* A pack whose rule names a list of so many words. */
static size_t
warnings_of_list(int words)
{
	struct temp_folder t = temp_folder_new();
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct buf list = {0};
	struct err e = {0};
	size_t count = 0;

	if (file_make_folder(temp_path(&t, "lists"), &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	buf_printf(&list, "phrase,lang\n");
	for (int i = 0; i < words; i++)
		buf_printf(&list, "w%d,en\n", i);
	(void)temp_file(&t, "lists/words.csv", buf_str(&list));
	(void)temp_file(&t, "TST-01-test.yaml",
	    str_of(RULE_HEAD
	        "scope: site\npages: home\n"
	        "pass_when: { text: { list: lists/words.csv } }\n" RULE_TAIL));
	if (rule_set_load(t.path, &diags, &set, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	for (size_t i = 0; i < diags.count; i++)
		count += str_is(str_of(diags.items[i].kind->code), "R023");
	rule_set_free(set);
	buf_release(&list);
	temp_folder_free(&t);
	arena_release(&a);
	return count;
}

static void
very_many_words_are_told(void **state)
{
	(void)state;
	check_int((int64_t)warnings_of_list(5000), 0, "5,000 words");
	check_int((int64_t)warnings_of_list(5001), 1, "5,001 words");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_inside_frequent_words_are_told),
	    cmocka_unit_test(words_that_are_kept_otherwise_are_told),
	    cmocka_unit_test(very_many_words_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
