/* Captures that are no pages, and the rules that look at them. */
#include "match_case.h"

#include "audit/judge_impl.h"

static struct page *
open_file(const char *bytes, const char *url)
{
	const struct page_input input = {.url = str_of(url),
	    .content_type = str_of("application/octet-stream"),
	    .payload = str_of(bytes)};

	page_global_init();
	return page_open(&input);
}

#define PDF "%PDF-1.4\n1 0 obj\nstream\n"
#define END "\nendstream"

static void
files_are_told_apart(void **state)
{
	static const struct {
		const char *condition;
		const char *bytes;
		const char *url;
		char want;
	} rows[] = {
	    {"file: { type: pdf }", PDF END, "https://a.example/x", 't'},
	    {"file: { type: [doc, pdf] }", PDF END, "https://a.example/x", 't'},
	    {"file: { type: doc }", PDF END, "https://a.example/x.doc", 'f'},
	    {"file: { type: doc }", "\xd0\xcf\x11\xe0", "https://a.example/x",
	        't'},
	    {"file: { type: xls }", "\xd0\xcf\x11\xe0",
	        "https://a.example/x.XLS", 't'},
	    {"file: { type: docx }", "PK\x03\x04", "https://a.example/x.docx",
	        't'},
	    {"file: { type: zip }", "PK\x03\x04", "https://a.example/x", 't'},
	    {"file: { type: other }", "abc", "https://a.example/x", 't'},
	    {"file: { size: 3 }", "abc", "https://a.example/x", 't'},
	    {"file: { size: '> 3' }", "abc", "https://a.example/x", 'f'},
	    {"file: { text_layer: yes }", PDF "BT (a) Tj ET" END,
	        "https://a.example/x", 't'},
	    {"file: { text_layer: no }", PDF "BT (a) Tj ET" END,
	        "https://a.example/x", 'f'},
	    {"file: { text_layer: no }", PDF "q Q" END, "https://a.example/x",
	        't'},
	    {"file: { text_layer: no }", PDF "q Q" END "/Encrypt",
	        "https://a.example/x", 'u'},
	    {"all: [{ file: { type: pdf } }, { text: a }]", PDF "a" END,
	        "https://a.example/x", 'f'},
	    {"all: [{ file: { type: pdf } }, { url: { path: /x } }]", PDF END,
	        "https://a.example/x", 't'},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct rule_set *set = set_of(rows[i].condition);
		struct page *p = open_file(rows[i].bytes, rows[i].url);
		struct arena a = {0};
		struct audit_trial trial;

		check_int(p->reason, REASON_NOT_HTML, "no page");
		audit_try(set, 0, p, &at_home, &a, &trial);
		check_int(
		    letter_of(trial.outcome), rows[i].want, rows[i].condition);
		page_close(p);
		rule_set_free(set);
		arena_release(&a);
	}
}

/* How many findings a page or file has under a rule. */
static int64_t
findings(const char *condition, struct page *p)
{
	struct rule_set *set = set_of(condition);
	struct arena a = {0};
	struct audit_page out;
	int64_t count;

	audit_page(set, p, &at_home, &a, &out);
	count = (int64_t)out.finding_count;
	check_int(rule_set_sees_files(set), strncmp(condition, "file", 4) == 0,
	    "files");
	rule_set_free(set);
	arena_release(&a);
	return count;
}

static void
only_rules_about_files_look_at_them(void **state)
{
	struct page *file = open_file(PDF END, "https://a.example/x");
	struct page *page = page_case("<p>a", NULL, 0);
	static const struct row row = {"file: { type: pdf }", "<p>a", 0};

	(void)state;
	check_int(findings("file: { type: pdf }", file), 1, "file");
	check_int(findings("text: a", file), 0, "text on a file");
	check_int(findings("text: a", page), 1, "text on a page");
	check_int(try_at(&row, NULL, 0, &at_home), 'f', "a page is no file");
	page_close(file);
	page_close(page);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(files_are_told_apart),
	    cmocka_unit_test(only_rules_about_files_look_at_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
