/* Whose a hit is: what others own does not count, and what the host's template
 * says counts until it is known to be that. */
#include "audit_case.h"
#include "web/scope.h"

/* Agency 7 has a folder of its host, agency 8 the host, 9 another folder, 5 a
 * host of its own. */
static const struct {
	const char *url;
	int64_t owner;
} seeds[] = {
    {"https://www.host.go.th/seven/", 7},
    {"https://www.host.go.th/", 8},
    {"https://www.host.go.th/nine/", 9},
    {"https://www.five.go.th/", 5},
};

static const struct scope *
scope_of(struct arena *a)
{
	struct scope *s = arena_alloc(a, sizeof(*s));

	for (size_t i = 0; i < COUNT(seeds); i++) {
		struct url u = url_parse(a, str_of(seeds[i].url), NULL, NULL);

		scope_add(s, a, &u, SCOPE_PREFIX, seeds[i].owner, 0);
	}
	scope_seal(s);
	return s;
}

static struct rule_set *
set_of(const char *rule)
{
	struct buf text = {0};
	struct rule_set *set;

	buf_printf(&text, "%sscope: site\npages: home\n%s\n%s", RULE_HEAD, rule,
	    RULE_TAIL);
	set = rule_case(buf_cstr(&text));
	buf_release(&text);
	return set;
}

/* The finding of a page of agency 7. */
static struct finding
finding_of(struct rule_set *set, const char *html, struct arena *a)
{
	struct agency agency = {.name_th = str_of("กรมเจ็ด")};
	struct page *p = page_case_open(html, "https://www.host.go.th/seven/");
	const struct audit_context context = {.agency = &agency,
	    .scope = scope_of(a),
	    .owner = 7,
	    .is_home = true};
	struct audit_page found;

	audit_page(set, p, &context, a, &found);
	check_int((int64_t)found.finding_count, 1, html);
	page_close(p);
	return found.findings[0];
}

struct row {
	const char *rule;
	const char *html;
	enum outcome outcome;
	enum ownership ownership; /* of the first piece of evidence */
	const char *label; /* its end */
};

#define TEXT "pass_when: { label: x, text: [apply here] }"
#define LINK "pass_when: { label: x, link: { text: [apply here] } }"
#define PARENT "ownership: own-or-parent-named\n"
#define APPLY(url) "<p>1 <a href='" url "'>apply here</a></p>"

static void
what_stands_behind_links_is_judged(void **state)
{
	static const struct row rows[] = {
	    {TEXT, APPLY("/seven/x"), OUTCOME_PASSED, OWNERSHIP_OWN, "x"},
	    {TEXT, APPLY("/nine/x"), OUTCOME_FAILED, OWNERSHIP_AGENCY,
	        "another agency"},
	    {TEXT, APPLY("https://www.five.go.th/"), OUTCOME_FAILED,
	        OWNERSHIP_AGENCY, "another agency"},
	    {TEXT, APPLY("/other/"), OUTCOME_FAILED, OWNERSHIP_PARENT,
	        "the parent's host"},
	    {TEXT, APPLY("https://e.host.go.th/"), OUTCOME_FAILED,
	        OWNERSHIP_PARENT, "the parent's host"},
	    {TEXT, APPLY("https://far.go.th/"), OUTCOME_FAILED,
	        OWNERSHIP_ELSEWHERE, "another government host"},
	    {TEXT, APPLY("https://forms.example/"), OUTCOME_PASSED,
	        OWNERSHIP_NONE, "x"},
	    {LINK, APPLY("/nine/x"), OUTCOME_FAILED, OWNERSHIP_AGENCY,
	        "another agency"},
	    {LINK, APPLY("mailto:a@far.go.th"), OUTCOME_PASSED, OWNERSHIP_NONE,
	        "x"},
	    {"ownership: any\n" LINK, APPLY("/nine/x"), OUTCOME_PASSED,
	        OWNERSHIP_AGENCY, "x"},
	    {PARENT LINK, APPLY("/other/"), OUTCOME_PASSED, OWNERSHIP_PARENT,
	        "x"},
	    {PARENT LINK, APPLY("/nine/x"), OUTCOME_FAILED, OWNERSHIP_AGENCY,
	        "another agency"},
	    /* Without words the agency must be named beside the link. */
	    {PARENT "pass_when: { label: x, element: { css: a } }",
	        "<p>กรมเจ็ด <a href='/other/'>e</a></p>", OUTCOME_PASSED,
	        OWNERSHIP_PARENT, "x"},
	    {PARENT "pass_when: { label: x, element: { css: a } }",
	        APPLY("/other/"), OUTCOME_FAILED, OWNERSHIP_PARENT,
	        "the parent's host"},
	    /* Whoever names hosts means them. */
	    {"pass_when: { label: x, link: { to: { host_in: far.go.th } } }",
	        APPLY("https://far.go.th/"), OUTCOME_PASSED,
	        OWNERSHIP_ELSEWHERE, "x"},
	    {"pass_when: { label: x, link: { text: [apply here], owner: "
	     "foreign } }",
	        APPLY("https://far.go.th/"), OUTCOME_PASSED,
	        OWNERSHIP_ELSEWHERE, "x"},
	    {"pass_when: { label: x, link: { text: [apply here], owner: "
	     "own-or-parent-named } }",
	        APPLY("/other/"), OUTCOME_PASSED, OWNERSHIP_PARENT, "x"},
	    {"pass_when: { label: x, link: { text: [apply here], owner: "
	     "own-or-parent-named } }",
	        APPLY("/nine/x"), OUTCOME_FAILED, OWNERSHIP_AGENCY,
	        "somebody else"},
	    {"pass_when: { label: x, link: { text: [apply here], owner: "
	     "own-domain } }",
	        APPLY("https://e.host.go.th/"), OUTCOME_FAILED,
	        OWNERSHIP_PARENT, "somebody else"},
	    {"pass_when: { label: x, regex: { pattern: 'apply h' } }",
	        APPLY("/nine/x"), OUTCOME_FAILED, OWNERSHIP_AGENCY,
	        "another agency"},
	    {"pass_when: { label: x, xpath: { expr: //a } }", APPLY("/nine/x"),
	        OUTCOME_FAILED, OWNERSHIP_AGENCY, "another agency"},
	    {"pass_when: { label: x, form: { fields: '>= 1' } }",
	        "<form method=post action='https://far.go.th/'><input "
	        "name=a></form>",
	        OUTCOME_FAILED, OWNERSHIP_ELSEWHERE, "another government host"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct rule_set *set = set_of(rows[i].rule);
		struct arena a = {0};
		struct finding f = finding_of(set, rows[i].html, &a);
		const struct evidence *e =
		    &f.evidence[f.outcome == OUTCOME_PASSED ? 0 : 1];

		check_int(f.outcome, rows[i].outcome, rows[i].rule);
		check_int(e->ownership, rows[i].ownership, rows[i].html);
		assert_true(str_ends(e->label, str_of(rows[i].label)));
		rule_set_free(set);
		arena_release(&a);
	}
}

#define BLOCK(words) \
	"<div>" words " and then many more words, so that this is a block " \
	"of text by itself</div>"

/* The verdict when the first so many blocks of the page are the template's. */
static enum outcome
outcome_with(struct rule_set *set, const struct finding *f, size_t shared,
    unsigned flags, struct arena *a)
{
	struct agency agency = {0};
	struct finding copy = *f;
	uint64_t blocks[2] = {0};
	struct site_page page = {.is_home = true,
	    .view_flags = flags,
	    .findings = &copy,
	    .finding_count = 1,
	    .shared = blocks,
	    .shared_count = shared};
	const struct site site = {
	    .agency = &agency, .pages = &page, .page_count = 1};
	struct verdict v;

	for (size_t i = 0; i < shared; i++)
		blocks[i] = f->rests[i].block;
	if (shared == 2 && blocks[0] > blocks[1]) {
		uint64_t first = blocks[0];

		blocks[0] = blocks[1];
		blocks[1] = first;
	}
	audit_agency(set, 0, &site, a, &v);
	return v.outcome;
}

static void
the_template_counts_until_it_is_known(void **state)
{
	struct rule_set *set = set_of(TEXT);
	struct arena a = {0};
	struct finding f =
	    finding_of(set, BLOCK("apply here") BLOCK("now apply here"), &a);

	(void)state;
	check_int(f.outcome, OUTCOME_PASSED, "page");
	check_int((int64_t)f.rest_count, 2, "blocks");
	assert_true(f.rests[0].block != 0 && f.rests[1].block != 0);
	check_int(outcome_with(set, &f, 0, 0, &a), OUTCOME_PASSED, "none");
	check_int(outcome_with(set, &f, 1, 0, &a), OUTCOME_PASSED, "one");
	check_int(outcome_with(set, &f, 2, 0, &a), OUTCOME_FAILED, "both");
	check_int(outcome_with(set, &f, 2, VIEW_JS_SHELL, &a),
	    OUTCOME_CANT_TELL, "a partial view");
	rule_set_free(set);
	arena_release(&a);
}

/* Nothing hangs on the template where a link leads to the agency's own. */
static void
own_links_rest_on_nothing(void **state)
{
	static const char *const rules[] = {TEXT, LINK, "ownership: any\n" TEXT,
	    "pass_when: { label: x, link: { text: [apply here], owner: own } "
	    "}"};
	static const char html[] =
	    "<div>many more words, so that this is a block of text by itself "
	    "<a href='/seven/x'>apply here</a></div>";

	(void)state;
	for (size_t i = 0; i < COUNT(rules); i++) {
		struct rule_set *set = set_of(rules[i]);
		struct arena a = {0};
		struct finding f = finding_of(set, html, &a);

		check_int(f.outcome, OUTCOME_PASSED, rules[i]);
		check_int((int64_t)f.rest_count, 0, rules[i]);
		rule_set_free(set);
		arena_release(&a);
	}
}

#define GONE(test) \
	"pass_when: { label: x, link: { text: [apply here], to: { " test \
	" } } }"

/* What the crawl found at an address decides of a link to it. */
static void
links_are_judged_by_what_is_there(void **state)
{
	static const struct {
		const char *rule;
		int status;
		enum reason reason;
		const char *page_class; /* NULL: it was not read */
		enum outcome outcome;
	} rows[] = {
	    {GONE("status_not: [404, 410]"), 404, REASON_HTTP_404, NULL,
	        OUTCOME_FAILED},
	    {GONE("status_not: [404, 410]"), 200, REASON_NONE, "",
	        OUTCOME_PASSED},
	    {GONE("status_not: [404, 410]"), 0, REASON_BUDGET, NULL,
	        OUTCOME_PASSED},
	    {GONE("status: 4xx"), 404, REASON_HTTP_404, NULL, OUTCOME_PASSED},
	    {GONE("status: 4xx"), 200, REASON_NONE, "", OUTCOME_FAILED},
	    {GONE("status: 4xx"), 0, REASON_BUDGET, NULL, OUTCOME_CANT_TELL},
	    {GONE("status: timeout"), 0, REASON_TIMEOUT, NULL, OUTCOME_PASSED},
	    {GONE("status: 200"), -1, REASON_NONE, NULL, OUTCOME_CANT_TELL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct rule_set *set = set_of(rows[i].rule);
		struct arena a = {0};
		struct agency agency = {0};
		struct finding f = finding_of(set, APPLY("/seven/x"), &a);
		struct site_page page = {
		    .is_home = true, .findings = &f, .finding_count = 1};
		struct site_target target = {
		    .url = str_of("https://www.host.go.th/seven/x"),
		    .status = rows[i].status,
		    .reason = rows[i].reason,
		    .is_read = rows[i].page_class != NULL};
		const struct site site = {.agency = &agency,
		    .pages = &page,
		    .page_count = 1,
		    .targets = &target,
		    .target_count = rows[i].status < 0 ? 0 : 1};
		struct verdict v;

		check_int((int64_t)f.rest_count, 1, "rests");
		check_str(f.rests[0].url, target.url.ptr, "address");
		audit_agency(set, 0, &site, &a, &v);
		check_int(v.outcome, rows[i].outcome, rows[i].rule);
		rule_set_free(set);
		arena_release(&a);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_stands_behind_links_is_judged),
	    cmocka_unit_test(the_template_counts_until_it_is_known),
	    cmocka_unit_test(own_links_rest_on_nothing),
	    cmocka_unit_test(links_are_judged_by_what_is_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
