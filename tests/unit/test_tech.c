/* The shipped technologies, on what they leave behind. */
#include "audit_case.h"
#include "temp_folder.h"

/* The shipped file and a rule that asks for a name. */
static struct rule_set *
load(struct temp_folder *t, const char *matcher, const char *name,
    struct diag_list *diags)
{
	struct buf rule = {0}, shipped = {0};
	struct rule_set *set = NULL;
	struct err e = {0};

	if (file_read(TESTS_FOLDER "/../rules/technologies/technologies.yaml",
	        100000, &shipped, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	buf_printf(&rule,
	    "%sscope: agency\npages: any\npass_when: { %s: %s }\n%s", RULE_HEAD,
	    matcher, name, RULE_TAIL);
	(void)temp_file(t, "technologies.yaml", buf_str(&shipped));
	(void)temp_file(t, "TST-01-test.yaml", buf_str(&rule));
	(void)temp_file(t, "indicators.yaml",
	    str_of("format: indicators/1\npillars: { p: { th: ก, en: a } }\n"
	           "indicators: { usability: { pillar: p, th: ก, en: a } }\n"));
	(void)rule_set_load(t->path, diags, &set, &e);
	buf_release(&rule);
	buf_release(&shipped);
	return set;
}

struct row {
	const char *name;
	const char *html;
	const char *head; /* NULL: not known */
	enum outcome want;
};

static void
check_row(const struct row *row)
{
	struct temp_folder t = temp_folder_new();
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = load(&t, "tech", row->name, &diags);
	struct page *p = page_case(row->html, NULL, 0);
	const struct response response = {
	    .status = 200, .head = str_of(row->head)};
	const struct audit_context context = {
	    .response = row->head != NULL ? &response : NULL};
	struct audit_trial trial;

	assert_non_null(set);
	audit_try(set, 0, p, &context, &a, &trial);
	check_int(trial.outcome, row->want, row->name);
	if (row->want == OUTCOME_PASSED)
		assert_true(trial.evidence[0].match_kind != MATCH_ABSENCE);
	page_close(p);
	rule_set_free(set);
	arena_release(&a);
	temp_folder_free(&t);
}

#define OK "HTTP/1.1 200 OK\r\n"

static void
technologies_are_known_by_their_traces(void **state)
{
	static const struct row rows[] = {
	    {"WordPress", "<meta name=generator content='WordPress 5'>", NULL,
	        OUTCOME_PASSED},
	    {"wordpress", "<img src=/wp-content/a.png>", NULL, OUTCOME_PASSED},
	    {"WordPress", "<p>WordPress", OK, OUTCOME_FAILED},
	    {"WordPress", "<p>x", NULL, OUTCOME_CANT_TELL},
	    {"WordPress", "<p>x", OK "Set-Cookie: wordpress_x=1\r\n",
	        OUTCOME_PASSED},
	    {"Joomla", "<script src=/media/jui/js/a.js></script>", NULL,
	        OUTCOME_PASSED},
	    {"Drupal", "<p>x", OK "X-Drupal-Cache: HIT\r\n", OUTCOME_PASSED},
	    {"PHP", "<p>x", OK "X-Powered-By: PHP/7\r\n", OUTCOME_PASSED},
	    {"PHP", "<p>x", OK "X-Powered-By: ASP.NET\r\n", OUTCOME_FAILED},
	    {"ASP.NET WebForms",
	        "<form><input type=hidden name=__VIEWSTATE></form>", NULL,
	        OUTCOME_PASSED},
	    {"ASP.NET", "<form><input type=hidden name=__VIEWSTATE></form>",
	        NULL, OUTCOME_PASSED},
	    {"Bootstrap", "<link rel=stylesheet href=/css/bootstrap.min.css>",
	        NULL, OUTCOME_PASSED},
	    {"Bootstrap", "<p class=bootstrap>x", NULL, OUTCOME_FAILED},
	    {"jQuery", "<script src=/js/jQuery-3.js></script>", NULL,
	        OUTCOME_PASSED},
	    {"Laravel", "<p>x", OK "Set-Cookie: laravel_session=1\r\n",
	        OUTCOME_PASSED},
	    {"nginx", "<p>x", OK "Server: nginx\r\n", OUTCOME_PASSED},
	    {"Cloudflare", "<p>x", OK "CF-RAY: 1\r\n", OUTCOME_PASSED},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_row(&rows[i]);
}

static void
an_unknown_technology_is_refused(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};

	(void)state;
	assert_null(load(&t, "tech", "WordPres", &diags));
	check_str(str_of(diags.items[0].kind->code), "R018", "code");
	check_str(diags.items[0].hint, "WordPress", "hint");
	arena_release(&a);
	temp_folder_free(&t);
}

static void
a_technology_is_not_suggested_for_a_class(void **state)
{
	struct temp_folder t = temp_folder_new();
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};

	(void)state;
	assert_null(load(&t, "class", "WordPres", &diags));
	check_str(str_of(diags.items[0].kind->code), "R018", "code");
	check_int((int64_t)diags.items[0].hint.len, 0, "no hint");
	arena_release(&a);
	temp_folder_free(&t);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(technologies_are_known_by_their_traces),
	    cmocka_unit_test(an_unknown_technology_is_refused),
	    cmocka_unit_test(a_technology_is_not_suggested_for_a_class),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
