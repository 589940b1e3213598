#include "audit_case.h"

/* One value test, and what it makes of the content of a meta; NULL: the page
 * has none of that name. */
struct row {
	const char *test;
	const char *content;
	char want; /* "t", "f" or "u" */
};

static const char value_path[] = TESTS_FOLDER "/rules/broken/TST-01-test.yaml";

static char
letter_of(const char *test, const char *html, unsigned flags)
{
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct buf rule = {0};
	struct audit_context context = {.is_home = true};
	struct page *p = page_case(html, NULL, flags);
	struct audit_page out;
	struct err e = {0};
	char letter;

	buf_printf(&rule,
	    "%sscope: site\npages: any\npass_when: { meta: { x: %s } }\n%s",
	    RULE_HEAD, test, RULE_TAIL);
	if (rule_set_load_text(value_path, buf_str(&rule), &diags, &set, &e) !=
	    ERR_NONE) {
		buf_clear(&rule);
		diag_append_json(&rule, &diags);
		fail_msg("%s\n%s%s", test, buf_cstr(&rule), e.msg);
	}
	audit_page(set, p, &context, &a, &out);
	letter = out.findings[0].leaves.ptr[0];
	page_close(p);
	rule_set_free(set);
	arena_release(&a);
	buf_release(&rule);
	return letter;
}

static void
check_rows(const struct row *rows, size_t count, unsigned flags)
{
	for (size_t i = 0; i < count; i++) {
		struct buf html = {0};
		char got;

		if (rows[i].content != NULL)
			buf_printf(&html, "<meta name=x content=\"%s\">",
			    rows[i].content);
		(void)buf_append_cstr(&html, "<p>text");
		got = letter_of(rows[i].test, buf_cstr(&html), flags);
		if (got != rows[i].want)
			fail_msg("%s of \"%s\": got %c, want %c", rows[i].test,
			    rows[i].content == NULL ? "(absent)"
			                            : rows[i].content,
			    got, rows[i].want);
		buf_release(&html);
	}
}

static const struct row words[] = {
    /* A plain text, and a list of them. */
    {"ค้นหา", "ค้นหา", 't'},
    {"ค้นหา", "  ค้นหา ", 't'},
    {"ค้นหา", "ค้นหาข้อมูล", 'f'},
    {"ค้นหา", "", 'f'},
    {"ค้นหา", NULL, 'f'},
    {"[no, ไม่]", "ไม่", 't'},
    {"[no, ไม่]", "NO", 't'},
    {"[no, ไม่]", "yes", 'f'},
    {"'5 วัน'", "๕ วัน", 't'},
    /* Nikhahit and sara aa, as many keyboards write sara am. */
    {"ทำ", "ทํา", 't'},
    {"{ is: IndEx }", "iNdeX", 't'},
    {"{ is: index }", "index, follow", 'f'},
    {"{ is: index }", NULL, 'f'},
    {"{ is: '๒๕๖๗' }", "2567", 't'},
    {"{ is_not: index }", "noindex", 't'},
    {"{ is_not: index }", "INDEX", 'f'},
    {"{ is_not: index }", "", 't'},
    {"{ is_not: index }", NULL, 't'},
    {"{ in: [a, b] }", "B", 't'},
    {"{ in: [a, b] }", "c", 'f'},
    {"{ in: [a, b] }", NULL, 'f'},
    {"{ not_in: [a, b] }", "c", 't'},
    {"{ not_in: [a, b] }", "a", 'f'},
    {"{ not_in: ['๑', b] }", "1", 'f'},
    {"{ not_in: [a, b] }", NULL, 't'},
    {"{ contains: กรม }", "เว็บไซต์กรมทางหลวง", 't'},
    {"{ contains: [x, กรม] }", "กรม", 't'},
    {"{ contains: '2567' }", "ปี ๒๕๖๗ นี้", 't'},
    {"{ contains: กรม }", "กระทรวง", 'f'},
    {"{ contains: กรม }", NULL, 'f'},
    {"{ starts_with: กรม }", "กรมทางหลวง", 't'},
    {"{ starts_with: กรม }", "เว็บไซต์กรม", 'f'},
    {"{ starts_with: [http, ftp] }", "FTP://x", 't'},
    {"{ starts_with: กรม }", NULL, 'f'},
    {"{ ends_with: .pdf }", "/A.PDF", 't'},
    {"{ ends_with: .pdf }", "/a.pdf?x", 'f'},
    {"{ ends_with: [ไทย, th] }", "ภาษาไทย", 't'},
    {"{ ends_with: .pdf }", NULL, 'f'},
    {"{ matches: '^[0-9]{2}$' }", "12", 't'},
    {"{ matches: '^[0-9]{2}$' }", "123", 'f'},
    {"{ matches: 'กรม|กอง' }", "กองทุน", 't'},
    {"{ matches: 'abc' }", NULL, 'f'},
    {"{ list: lists/words.csv }", "ค้นหา", 't'},
    {"{ list: lists/words.csv }", "ติดต่อ", 'f'},
    {"{ list: lists/words.csv }", NULL, 'f'},
};

static const struct row shapes[] = {
    {"{ present: yes }", "", 't'},
    {"{ present: yes }", NULL, 'f'},
    {"{ present: no }", "a", 'f'},
    {"{ present: no }", NULL, 't'},
    {"{ present: ใช่ }", "a", 't'},
    {"{ empty: yes }", "", 't'},
    {"{ empty: yes }", "  ", 't'},
    {"{ empty: yes }", "a", 'f'},
    {"{ empty: yes }", NULL, 'f'},
    {"{ empty: no }", "a", 't'},
    {"{ empty: no }", " ", 'f'},
    {"{ empty: no }", NULL, 'f'},
    {"{ number: '>= 1' }", "1", 't'},
    {"{ number: '>= 1' }", "๑", 't'},
    {"{ number: '> 1' }", "1", 'f'},
    {"{ number: ['>= 1', '< 5'] }", "๔.๙", 't'},
    {"{ number: ['>= 1', '< 5'] }", "5", 'f'},
    {"{ number: '< 0' }", "-3", 't'},
    {"{ number: '!= 2' }", "2.0", 'f'},
    {"{ number: '7' }", "7 วัน", 't'},
    {"{ number: '>= 0' }", "มาก", 'f'},
    {"{ number: '>= 0' }", "", 'f'},
    {"{ number: '>= 0' }", NULL, 'f'},
    /* Characters, not bytes; marks count. */
    {"{ length: '3' }", "กรม", 't'},
    {"{ length: '> 3' }", "กรม", 'f'},
    {"{ length: '4' }", "ที่x", 't'},
    {"{ length: '0' }", " ", 't'},
    {"{ length: '>= 0' }", NULL, 'f'},
    /* All of them hold. */
    {"{ present: yes, length: '< 4', is_not: abc }", "xyz", 't'},
    {"{ present: yes, length: '< 4', is_not: abc }", "abc", 'f'},
    {"{ starts_with: a, ends_with: z }", "abz", 't'},
    {"{ starts_with: a, ends_with: z }", "abc", 'f'},
    {"{ is_not: a, present: yes }", NULL, 'f'},
};

static const struct row validities[] = {
    {"{ valid: url }", "https://www.x.go.th/a?b=1", 't'},
    {"{ valid: url }", " http://เว็บ.ไทย/ ", 't'},
    {"{ valid: url }", "www.x.go.th", 'f'},
    {"{ valid: url }", "/contact", 'f'},
    {"{ valid: url }", "javascript:void(0)", 'f'},
    {"{ valid: url }", "mailto:a@x.go.th", 'f'},
    {"{ valid: url }", "", 'f'},
    {"{ valid: url }", NULL, 'f'},
    {"{ valid: email }", "saraban@x.go.th", 't'},
    {"{ valid: email }", "a@b.c", 't'},
    {"{ valid: email }", "saraban x.go.th", 'f'},
    {"{ valid: email }", "@x.go.th", 'f'},
    {"{ valid: email }", "saraban@x", 'f'},
    {"{ valid: email }", "saraban@x.go.th.", 'f'},
    {"{ valid: email }", "a@x.go.th, b@x.go.th", 'f'},
    {"{ valid: email }", "a@b@x.go.th", 'f'},
    {"{ valid: email }", "@", 'f'},
    {"{ valid: email }", NULL, 'f'},
    {"{ valid: lang-tag }", "th", 't'},
    {"{ valid: lang-tag }", "th-TH", 't'},
    {"{ valid: lang-tag }", "zh-Hant-TW", 't'},
    {"{ valid: lang-tag }", "es-419", 't'},
    {"{ valid: lang-tag }", "thai", 'f'},
    {"{ valid: lang-tag }", "th_TH", 'f'},
    {"{ valid: lang-tag }", "ไทย", 'f'},
    {"{ valid: lang-tag }", "th-", 'f'},
    {"{ valid: lang-tag }", "th--TH", 'f'},
    {"{ valid: lang-tag }", "", 'f'},
    {"{ valid: lang-tag }", NULL, 'f'},
    {"{ valid: thai-phone }", "02-123-4567", 't'},
    {"{ valid: thai-phone }", "๐๒ ๑๒๓ ๔๕๖๗", 't'},
    {"{ valid: thai-phone }", "081 234 5678", 't'},
    {"{ valid: thai-phone }", "(053) 123456", 't'},
    {"{ valid: thai-phone }", "+66 2 123 4567", 't'},
    {"{ valid: thai-phone }", "1111", 't'},
    {"{ valid: thai-phone }", "๑๖๖๙", 't'},
    {"{ valid: thai-phone }", "19", 'f'},
    {"{ valid: thai-phone }", "02-123-456", 'f'},
    {"{ valid: thai-phone }", "02-123-4567 ต่อ 12", 'f'},
    {"{ valid: thai-phone }", "221-234-567", 'f'},
    {"{ valid: thai-phone }", NULL, 'f'},
    {"{ valid: date }", "2024-02-29", 't'},
    {"{ valid: date }", "29/2/2567", 't'},
    {"{ valid: date }", "๒๙/๐๒/๒๕๖๗", 't'},
    {"{ valid: date }", "29.02.2567", 't'},
    {"{ valid: date }", "2/29/2024", 't'},
    {"{ valid: date }", "32/1/2567", 'f'},
    {"{ valid: date }", "13/13/2567", 'f'},
    {"{ valid: date }", "2567-00-10", 'f'},
    {"{ valid: date }", "29/2/67", 'f'},
    {"{ valid: date }", "1/2/2567/3", 'f'},
    {"{ valid: date }", "2/2567", 'f'},
    {"{ valid: date }", "//2567", 'f'},
    {"{ valid: date }", "99999999999999999999/1/2567", 'f'},
    {"{ valid: date }", "วันนี้", 'f'},
    {"{ valid: date }", NULL, 'f'},
};

/* Where the head may be cut off, what is not there decides nothing, and what
 * is there and does not hold may be followed by one that does. */
static const struct row cut[] = {
    {"{ is: a }", "a", 't'},
    {"{ is: a }", "b", 'u'},
    {"{ is: a }", NULL, 'u'},
    {"{ is_not: a }", "b", 't'},
    {"{ is_not: a }", NULL, 'u'},
    {"{ present: yes }", "", 't'},
    {"{ present: yes }", NULL, 'u'},
    {"{ present: no }", NULL, 'u'},
    {"{ number: '>= 3' }", "๒", 'u'},
    {"{ number: '>= 3' }", "๓", 't'},
    {"{ valid: thai-phone }", NULL, 'u'},
};

/* A script that draws the page leaves its head as it is. */
static const struct row drawn[] = {
    {"{ is: a }", NULL, 'f'},
    {"{ is_not: a }", NULL, 't'},
    {"{ present: no }", NULL, 't'},
    {"{ length: '> 9' }", "กรม", 'f'},
};

static void
words_are_compared_in_match_form(void **state)
{
	(void)state;
	check_rows(words, COUNT(words), 0);
}

static void
values_have_shape_number_and_length(void **state)
{
	(void)state;
	check_rows(shapes, COUNT(shapes), 0);
}

static void
kinds_of_values_are_told(void **state)
{
	(void)state;
	check_rows(validities, COUNT(validities), 0);
}

static void
what_was_not_seen_is_unknown(void **state)
{
	(void)state;
	check_rows(cut, COUNT(cut), VIEW_TRUNCATED);
	check_rows(drawn, COUNT(drawn), VIEW_JS_SHELL);
}

static void
one_of_several_values_is_enough(void **state)
{
	static const char two[] =
	    "<meta name=x content=a><meta name=x content=b>";

	(void)state;
	check_int(letter_of("{ is: b }", two, 0), 't', "second");
	check_int(letter_of("{ is: c }", two, 0), 'f', "none");
	/* Each value for itself: no single one is both. */
	check_int(letter_of("{ in: [a], not_in: [a] }", two, 0), 'f', "both");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_compared_in_match_form),
	    cmocka_unit_test(values_have_shape_number_and_length),
	    cmocka_unit_test(kinds_of_values_are_told),
	    cmocka_unit_test(what_was_not_seen_is_unknown),
	    cmocka_unit_test(one_of_several_values_is_enough),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
