#include "audit_case.h"

#include <string.h>

#include "audit/decide_impl.h"

/* A page by what its leaves say; NULL ends the list. */
struct seen {
	const char *leaves; /* "" : no finding */
	bool is_home;
	enum reason reason;
	unsigned view_flags;
	const char *title;
};

struct row {
	const char *rule; /* behind the head: pages, test, roll_up */
	struct seen pages[4];
	int64_t unread;
	enum reason home_reason;
	enum outcome outcome;
	enum reason reason;
	int level;
	bool is_complete;
	const char *url; /* "/1" is that of the first page; NULL: none */
};

static const struct seed home_seed = {
    {"https://a.example/", 18}, SEED_HOME, SCOPE_PREFIX};
static const struct seed facebook_seed = {
    {"https://social.example/a", 24}, SEED_FACEBOOK, SCOPE_PREFIX};

static struct rule_set *
set_of(const char *rule)
{
	struct buf text = {0};
	struct rule_set *set;

	buf_printf(&text, "%s%s\n%s", RULE_HEAD, rule, RULE_TAIL);
	set = rule_case(buf_cstr(&text));
	buf_release(&text);
	return set;
}

static struct finding *
finding_of(struct arena *a, const struct rule_set *set, const char *leaves)
{
	struct finding *f = arena_alloc(a, sizeof(*f));
	struct decision d = rule_decide(&set->rules[0], str_of(leaves));

	f->rule_id = str_of("TST-01");
	f->leaves = str_of(leaves);
	f->outcome = d.outcome;
	f->level = d.level;
	if (d.outcome == OUTCOME_CANT_TELL)
		f->reason = REASON_JS_SHELL;
	f->evidence = arena_alloc(a, sizeof(*f->evidence));
	f->evidence[0] = (struct evidence){.label = str_of("x"),
	    .quote = str_of(leaves),
	    .match_kind =
	        d.outcome == OUTCOME_PASSED ? MATCH_LOOSE : MATCH_ABSENCE};
	f->evidence_count = 1;
	return f;
}

static struct site
site_of(struct arena *a, const struct rule_set *set, const struct row *row)
{
	struct agency *agency = arena_alloc(a, sizeof(*agency));
	struct seed *seed = arena_alloc(a, sizeof(*seed));
	struct site site = {.agency = agency,
	    .unread_count = row->unread,
	    .unread_reason = row->unread > 0 ? REASON_BUDGET : REASON_NONE,
	    .home_reason = row->home_reason};

	*seed = home_seed;
	agency->seeds = seed;
	agency->seed_count = 1;
	agency->g2c = ANSWER_NO;
	site.pages = arena_array(a, 4, sizeof(*site.pages));
	for (; row->pages[site.page_count].leaves != NULL; site.page_count++) {
		const struct seen *seen = &row->pages[site.page_count];
		struct site_page *p = &site.pages[site.page_count];

		*p = (struct site_page){
		    .url = arena_printf(
		        a, "https://a.example/%zu", site.page_count + 1),
		    .title = str_of(seen->title),
		    .view_flags = seen->view_flags,
		    .depth = seen->is_home ? 0 : 1,
		    .is_home = seen->is_home,
		    .reason = seen->reason};
		if (seen->leaves[0] == '\0')
			continue;
		p->findings = finding_of(a, set, seen->leaves);
		p->finding_count = 1;
	}
	return site;
}

static void
check_row(const struct row *row)
{
	struct rule_set *set = set_of(row->rule);
	struct arena a = {0};
	struct site site = site_of(&a, set, row);
	struct verdict v;

	audit_agency(set, 0, &site, &a, &v);
	check_int(v.outcome, row->outcome, row->rule);
	check_str(
	    str_of(reason_word(v.reason)), reason_word(row->reason), row->rule);
	check_int(v.level, row->level, row->rule);
	check_int(v.is_complete, row->is_complete, row->rule);
	if (row->url == NULL)
		check_str(v.url, "", row->rule);
	else
		assert_true(str_ends(v.url, str_of(row->url)));
	rule_set_free(set);
	arena_release(&a);
}

static void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_row(&rows[i]);
}

#define TEXT "pass_when: { text: aaa }\n"
#define ANY "scope: site\npages: any\n" TEXT "roll_up: any"
#define ALL "scope: site\npages: any\n" TEXT "roll_up: all"
#define SHARE \
	"scope: site\npages: any\n" TEXT "roll_up: { share_passed: '>= 50 %' }"
#define HOME "scope: site\npages: home\n" TEXT "roll_up: home"
#define H .is_home = true

static void
one_page_that_passes_is_enough_for_any(void **state)
{
	static const struct row rows[] = {
	    {ANY, {{.leaves = "f", H}, {.leaves = "t"}},
	        .outcome = OUTCOME_PASSED, .level = -1, .is_complete = true,
	        .url = "/2"},
	    {ANY, {{.leaves = "f", H}, {.leaves = "f"}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true},
	    {ANY, {{.leaves = "f", H}}, .outcome = OUTCOME_FAILED, .level = -1,
	        .is_complete = true, .url = "/1"},
	    {ANY, {{.leaves = "f", H}, {.leaves = "u"}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_JS_SHELL,
	        .level = -1, .is_complete = true},
	    {ANY, {{.leaves = "f", H}}, .unread = 5,
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = -1},
	    {ANY, {{.leaves = "t", H}}, .unread = 5, .outcome = OUTCOME_PASSED,
	        .level = -1, .url = "/1"},
	    /* A page that was not read may have held it ... */
	    {ANY,
	        {{.leaves = "f", H}, {.leaves = "", .reason = REASON_TIMEOUT}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = -1},
	    /* ... but not one that is not there, or no page. */
	    {ANY,
	        {{.leaves = "f", H}, {.leaves = "", .reason = REASON_HTTP_404},
	            {.leaves = "", .reason = REASON_NOT_HTML}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true,
	        .url = "/1"},
	    /* One that says so itself neither, whatever was found on it. */
	    {ANY,
	        {{.leaves = "f", H},
	            {.leaves = "", .view_flags = VIEW_SOFT_404}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true,
	        .url = "/1"},
	    {ANY,
	        {{.leaves = "f", H},
	            {.leaves = "t", .view_flags = VIEW_SOFT_404}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true,
	        .url = "/1"},
	    /* An agency that has nothing but such a page has none. */
	    {ANY, {{.leaves = "", H, .view_flags = VIEW_SOFT_404}},
	        .outcome = OUTCOME_UNTESTED, .reason = REASON_HTTP_404,
	        .level = -1},
	    /* One that only passes on says nothing. */
	    {ANY, {{.leaves = "f", H}, {.leaves = ""}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true,
	        .url = "/1"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
every_page_must_pass_for_all(void **state)
{
	static const struct row rows[] = {
	    {ALL, {{.leaves = "t", H}, {.leaves = "t"}},
	        .outcome = OUTCOME_PASSED, .level = -1, .is_complete = true},
	    {ALL, {{.leaves = "t", H}, {.leaves = "f"}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true,
	        .url = "/2"},
	    {ALL, {{.leaves = "t", H}, {.leaves = "u"}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_JS_SHELL,
	        .level = -1, .is_complete = true},
	    {ALL, {{.leaves = "t", H}}, .unread = 1,
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = -1},
	    {ALL, {{.leaves = "f", H}}, .unread = 1, .outcome = OUTCOME_FAILED,
	        .level = -1, .url = "/1"},
	    /* The default of a rule that forbids. */
	    {"scope: site\npages: any\nfail_when: { text: aaa }",
	        {{.leaves = "f", H}, {.leaves = "t"}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true,
	        .url = "/2"},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
a_share_is_of_the_pages_seen(void **state)
{
	static const struct row rows[] = {
	    {SHARE, {{.leaves = "t", H}, {.leaves = "f"}},
	        .outcome = OUTCOME_PASSED, .level = -1, .is_complete = true},
	    {SHARE, {{.leaves = "t", H}, {.leaves = "f"}, {.leaves = "f"}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true},
	    {SHARE, {{.leaves = "t", H}, {.leaves = "f"}, {.leaves = "u"}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_JS_SHELL,
	        .level = -1, .is_complete = true},
	    {SHARE, {{.leaves = "t", H}, {.leaves = "f"}}, .unread = 9,
	        .outcome = OUTCOME_PASSED, .level = -1},
	    {"scope: site\npages: any\napplies_when: { text: bbb }\n" TEXT
	     "roll_up: { share_passed: '>= 90 %' }",
	        {{.leaves = "ff", H}, {.leaves = "ft"}, {.leaves = "tt"}},
	        .outcome = OUTCOME_PASSED, .level = -1, .is_complete = true},
	    {"scope: site\npages: any\napplies_when: { text: bbb }\n" TEXT
	     "roll_up: { share_passed: '>= 90 %' }",
	        {{.leaves = "ff", H}, {.leaves = "ft"}}, .unread = 4,
	        .outcome = OUTCOME_INAPPLICABLE, .level = -1},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
the_home_page_alone_decides_for_home(void **state)
{
	static const struct row rows[] = {
	    /* It says that it was not found. */
	    {HOME,
	        {{.leaves = "", H, .view_flags = VIEW_SOFT_404},
	            {.leaves = ""}},
	        .outcome = OUTCOME_UNTESTED, .reason = REASON_HTTP_404,
	        .level = -1},
	    {HOME, {{.leaves = "f", H}}, .unread = 90,
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true,
	        .url = "/1"},
	    {HOME, {{.leaves = "t", H}}, .outcome = OUTCOME_PASSED, .level = -1,
	        .is_complete = true, .url = "/1"},
	    {HOME, {{.leaves = "", .reason = REASON_NONE}},
	        .home_reason = REASON_HTTP_403, .outcome = OUTCOME_UNTESTED,
	        .reason = REASON_HTTP_403, .level = -1},
	    {"scope: site\npages: home\n" TEXT, {{.leaves = ""}},
	        .home_reason = REASON_TIMEOUT, .outcome = OUTCOME_UNTESTED,
	        .reason = REASON_TIMEOUT, .level = -1},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define BEST \
	"scope: site\npages: any\n" \
	"levels: { 3: { text: a3a }, 2: { text: a2a }, 1: { text: a1a " \
	"} }\npass_at: 3"

#define WORST BEST "\nroll_up: worst"
#define THREE "scope: site\npages: any\n" TEXT "roll_up: { count: '>= 2' }"

static void
the_lowest_level_counts_for_worst(void **state)
{
	static const struct row rows[] = {
	    {WORST, {{.leaves = "tff", H}, {.leaves = "tff"}},
	        .outcome = OUTCOME_PASSED, .level = 3, .is_complete = true},
	    {WORST, {{.leaves = "tff", H}, {.leaves = "fft"}},
	        .outcome = OUTCOME_FAILED, .level = 1, .is_complete = true,
	        .url = "/2"},
	    {WORST, {{.leaves = "tff", H}, {.leaves = "uff"}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_JS_SHELL,
	        .level = 0, .is_complete = true},
	    {WORST, {{.leaves = "tff", H}}, .unread = 1,
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = 3},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
pages_that_pass_are_counted(void **state)
{
	static const struct row rows[] = {
	    {THREE, {{.leaves = "t", H}, {.leaves = "t"}, {.leaves = "f"}},
	        .outcome = OUTCOME_PASSED, .level = -1, .is_complete = true},
	    {THREE, {{.leaves = "t", H}, {.leaves = "f"}, {.leaves = "f"}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true},
	    {THREE, {{.leaves = "t", H}, {.leaves = "u"}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_JS_SHELL,
	        .level = -1, .is_complete = true},
	    {THREE, {{.leaves = "t", H}}, .unread = 3,
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = -1},
	    {THREE, {{.leaves = "t", H}, {.leaves = "t"}}, .unread = 3,
	        .outcome = OUTCOME_PASSED, .level = -1},
	    {"scope: site\npages: any\n" TEXT "roll_up: { count: '<= 1' }",
	        {{.leaves = "t", H}, {.leaves = "t"}}, .unread = 3,
	        .outcome = OUTCOME_FAILED, .level = -1},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define ROLE(role) "scope: agency\nsites: { role: " role " }\npages: any\n" TEXT

/* All pages here are of the home seed. */
static void
only_sites_of_the_role_count(void **state)
{
	static const struct row rows[] = {
	    {ROLE("home"), {{.leaves = "t", H}}, .outcome = OUTCOME_PASSED,
	        .level = -1, .is_complete = true, .url = "/1"},
	    {ROLE("[home, e-service]"), {{.leaves = "f", H}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true,
	        .url = "/1"},
	    {ROLE("e-service"), {{.leaves = "t", H}},
	        .outcome = OUTCOME_INAPPLICABLE, .level = -1,
	        .is_complete = true},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
the_highest_level_counts_for_best(void **state)
{
	static const struct row rows[] = {
	    {BEST, {{.leaves = "fft", H}, {.leaves = "tff"}, {.leaves = "fff"}},
	        .outcome = OUTCOME_PASSED, .level = 3, .is_complete = true,
	        .url = "/2"},
	    {BEST, {{.leaves = "fft", H}, {.leaves = "ftf"}},
	        .outcome = OUTCOME_FAILED, .level = 2, .is_complete = true},
	    {BEST, {{.leaves = "fft", H}, {.leaves = "uff"}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_JS_SHELL,
	        .level = 1, .is_complete = true},
	    {BEST, {{.leaves = "ftf", H}}, .unread = 1,
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = 2},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define CLASS(roll) \
	"scope: site\npages: { path: '/x/*' }\n" TEXT "roll_up: " roll

static void
no_page_is_an_answer_when_one_was_sought(void **state)
{
	static const struct row rows[] = {
	    {CLASS("any"), {{.leaves = "", H}}, .outcome = OUTCOME_FAILED,
	        .level = -1, .is_complete = true},
	    {CLASS("any"), {{.leaves = "", H}}, .unread = 3,
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = -1},
	    {CLASS("any"), {{.leaves = "", H, .view_flags = VIEW_JS_SHELL}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = -1},
	    {CLASS("any"), {{.leaves = "", H, .view_flags = VIEW_BAD_TEXT}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true},
	    {"scope: site\npages: { not: home }\n" TEXT "roll_up: any",
	        {{.leaves = "", H, .view_flags = VIEW_FRAMES}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = -1},
	    {"scope: site\npages: { not: home }\n" TEXT "roll_up: any",
	        {{.leaves = "", H}, {.leaves = "f"}}, .outcome = OUTCOME_FAILED,
	        .level = -1, .is_complete = true, .url = "/2"},
	    {"scope: site\npages: home\n" TEXT "roll_up: any",
	        {{.leaves = "f", H, .view_flags = VIEW_JS_SHELL}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true,
	        .url = "/1"},
	    {CLASS("all"), {{.leaves = "", H}}, .outcome = OUTCOME_INAPPLICABLE,
	        .level = -1, .is_complete = true},
	    {"scope: site\npages: { path: '/x/*' }\n"
	     "fail_when: { text: aaa }\nroll_up: any",
	        {{.leaves = "", H}}, .outcome = OUTCOME_INAPPLICABLE,
	        .level = -1, .is_complete = true},
	    {"scope: site\npages: { path: '/x/*' }\n"
	     "levels: { 1: { text: aaa } }\npass_at: 1",
	        {{.leaves = "", H}}, .outcome = OUTCOME_FAILED, .level = 0,
	        .is_complete = true},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define TOGETHER \
	"scope: site\npages: any\n" \
	"pass_when: { all: [{ text: aaa }, { text: bbb }] }\n" \
	"roll_up: together"

static void
pages_together_share_their_leaves(void **state)
{
	static const struct row rows[] = {
	    {TOGETHER, {{.leaves = "tf", H}, {.leaves = "ft"}},
	        .outcome = OUTCOME_PASSED, .level = -1, .is_complete = true},
	    {TOGETHER, {{.leaves = "tf", H}, {.leaves = "tf"}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true},
	    {TOGETHER, {{.leaves = "tf", H}, {.leaves = "tu"}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_JS_SHELL,
	        .level = -1, .is_complete = true},
	    {TOGETHER, {{.leaves = "tf", H}}, .unread = 2,
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = -1},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

#define TITLES \
	"scope: site\npages: any\nroll_up: together\n" \
	"pass_when: { fact: { name: title_same_as_home, is: no } }"

static void
titles_are_compared_with_the_whole_site_in_view(void **state)
{
	static const struct row rows[] = {
	    {TITLES,
	        {{.leaves = "-", H, .title = "กรม"},
	            {.leaves = "u", .title = "ข่าว"}},
	        .outcome = OUTCOME_PASSED, .level = -1, .is_complete = true},
	    {TITLES,
	        {{.leaves = "-", H, .title = "กรม"},
	            {.leaves = "u", .title = " กรม"}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true},
	    {TITLES, {{.leaves = "-", H, .title = "กรม"}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_JS_SHELL,
	        .level = -1, .is_complete = true, .url = NULL},
	};

	(void)state;
	check_rows(rows, 2);
	/* A home page alone has nothing to be compared with. */
	{
		struct rule_set *set = set_of(TITLES);
		struct arena a = {0};
		struct site site = site_of(&a, set, &rows[2]);
		struct verdict v;

		audit_agency(set, 0, &site, &a, &v);
		check_int(v.outcome, OUTCOME_CANT_TELL, "home alone");
		rule_set_free(set);
		arena_release(&a);
	}
}

static void
a_selection_ends_where_the_rule_says(void **state)
{
	static const struct row rows[] = {
	    /* Enough pages: what stayed unread does not matter. */
	    {"scope: site\npages: { depth: '<= 9', at_most: 2 }\n" TEXT,
	        {{.leaves = "f", H}, {.leaves = "f"}, {.leaves = "t"}},
	        .unread = 5, .outcome = OUTCOME_FAILED, .level = -1,
	        .is_complete = true},
	    {"scope: site\npages: { depth: '<= 9', at_most: 9 }\n" TEXT,
	        {{.leaves = "f", H}, {.leaves = "f"}}, .unread = 5,
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = -1},
	    {"scope: site\npages: { any_of: [home, { depth: 1 }] }\n" TEXT,
	        {{.leaves = "f", H}, {.leaves = "", .reason = REASON_TIMEOUT}},
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_INCOMPLETE,
	        .level = -1},
	    {"scope: site\npages: { path: '/9*' }\n" TEXT,
	        {{.leaves = "", H}, {.leaves = "", .reason = REASON_TIMEOUT}},
	        .outcome = OUTCOME_FAILED, .level = -1, .is_complete = true},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
agencies_are_asked_first(void **state)
{
	static const struct row rows[] = {
	    {"applies_to: unit.g2c\n" ANY, {{.leaves = "t", H}},
	        .outcome = OUTCOME_INAPPLICABLE, .level = -1,
	        .is_complete = true},
	    {"applies_to: { any_of: [unit.g2c, unit.g2b] }\n" ANY,
	        {{.leaves = "t", H}}, .outcome = OUTCOME_PASSED, .level = -1,
	        .is_complete = true, .url = "/1"},
	    {"applies_to: { unit.level: [province] }\n" ANY,
	        {{.leaves = "t", H}}, .outcome = OUTCOME_PASSED, .level = -1,
	        .is_complete = true, .url = "/1"},
	    {"applies_to: { not: unit.g2c }\n" ANY, {{.leaves = "t", H}},
	        .outcome = OUTCOME_PASSED, .level = -1, .is_complete = true,
	        .url = "/1"},
	    /* No page at all comes before that. */
	    {"applies_to: unit.g2c\n" ANY,
	        {{.leaves = "", .reason = REASON_REFUSED}},
	        .home_reason = REASON_REFUSED, .outcome = OUTCOME_UNTESTED,
	        .reason = REASON_REFUSED, .level = -1},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

/* A page that was put aside proves nothing, and what it lacks is lacking. */
static void
a_page_put_aside_lets_nothing_pass(void **state)
{
#define SPAM .view_flags = VIEW_SPAM
	static const struct row rows[] = {
	    {ANY, {{.leaves = "t", H, SPAM}}, .outcome = OUTCOME_CANT_TELL,
	        .reason = REASON_SPAM, .level = -1, .is_complete = true},
	    {ANY, {{.leaves = "t", H, SPAM}, {.leaves = "t"}},
	        .outcome = OUTCOME_PASSED, .level = -1, .is_complete = true,
	        .url = "/2"},
	    {ANY, {{.leaves = "f", H, SPAM}}, .outcome = OUTCOME_FAILED,
	        .level = -1, .is_complete = true, .url = "/1"},
	    {"scope: page\npages: any\nfail_when: { text: aaa }\n",
	        {{.leaves = "f", H, SPAM}}, .outcome = OUTCOME_CANT_TELL,
	        .reason = REASON_SPAM, .level = -1, .is_complete = true},
	    {"scope: page\npages: any\nfail_when: { text: aaa }\n",
	        {{.leaves = "t", H, SPAM}}, .outcome = OUTCOME_FAILED,
	        .level = -1, .is_complete = true, .url = "/1"},
	    {"scope: page\npages: any\nquarantine: yes\n"
	     "fail_when: { text: aaa }\n",
	        {{.leaves = "f", H, SPAM}}, .outcome = OUTCOME_PASSED,
	        .level = -1, .is_complete = true, .url = "/1"},
	    {"scope: site\npages: any\n" TEXT "roll_up: together",
	        {{.leaves = "t", H, SPAM}}, .outcome = OUTCOME_CANT_TELL,
	        .reason = REASON_SPAM, .level = -1, .is_complete = true},
	    {"scope: site\npages: any\n" TEXT "roll_up: together",
	        {{.leaves = "t", H, SPAM}, {.leaves = "t"}},
	        .outcome = OUTCOME_PASSED, .level = -1, .is_complete = true},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

/* What became of the way in decides without a page, and beside pages. */
static void
the_way_in_decides_alone(void **state)
{
#define ENTRY(test) "scope: site\nfail_when: { entry: " test " }\n"
#define UNSURE "unsure_when: { entry: { page: no } }\n"
	static const struct row rows[] = {
	    {ENTRY("{ reason: [refused, tls] }"), {{.leaves = NULL}},
	        .home_reason = REASON_REFUSED, .outcome = OUTCOME_FAILED,
	        .level = -1, .is_complete = true},
	    {ENTRY("{ reason: tls }"), {{.leaves = NULL}},
	        .home_reason = REASON_REFUSED, .outcome = OUTCOME_PASSED,
	        .level = -1, .is_complete = true},
	    {ENTRY("{ reason: tls }") UNSURE, {{.leaves = NULL}},
	        .home_reason = REASON_HTTP_403, .outcome = OUTCOME_CANT_TELL,
	        .reason = REASON_HTTP_403, .level = -1, .is_complete = true},
	    {ENTRY("{ reason_not: tls }"), {{.leaves = NULL}},
	        .home_reason = REASON_TLS, .outcome = OUTCOME_PASSED,
	        .level = -1, .is_complete = true},
	    /* The way was not gone to its end. */
	    {ENTRY("{ reason: tls }"), {{.leaves = NULL}},
	        .home_reason = REASON_NO_PAGE, .outcome = OUTCOME_CANT_TELL,
	        .reason = REASON_NO_PAGE, .level = -1},
	    {ENTRY("{ reason: tls }"), {{.leaves = NULL}},
	        .home_reason = REASON_NO_SITE, .outcome = OUTCOME_UNTESTED,
	        .reason = REASON_NO_SITE, .level = -1},
	    /* Where it ended is not known. */
	    {ENTRY("{ leads_to: { host_in: [a.example] } }"),
	        {{.leaves = NULL}}, .home_reason = REASON_TLS,
	        .outcome = OUTCOME_CANT_TELL, .reason = REASON_TLS,
	        .level = -1},
	    /* How long it is is known of a way that was gone, or given up. */
	    {ENTRY("{ hops: '> 3' }"), {{.leaves = NULL}},
	        .home_reason = REASON_REFUSED, .outcome = OUTCOME_CANT_TELL,
	        .reason = REASON_REFUSED, .level = -1},
	    {ENTRY("{ hops: '> 3' }"), {{.leaves = NULL}},
	        .home_reason = REASON_REDIRECT_LOOP, .outcome = OUTCOME_PASSED,
	        .level = -1, .is_complete = true},
	    {ENTRY("{ by: splash }"), {{.leaves = NULL}},
	        .home_reason = REASON_REFUSED, .outcome = OUTCOME_CANT_TELL,
	        .reason = REASON_REFUSED, .level = -1},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

/* A rule that seeks pages of a class, a home page without a finding, and one
 * page more that was read. */
static void
what_was_not_seen_may_be_of_any_class(void **state)
{
	static const struct {
		unsigned view_flags;
		enum outcome outcome;
	} rows[] = {
	    {0, OUTCOME_FAILED},
	    {VIEW_SOFT_404, OUTCOME_FAILED},
	    {VIEW_JS_SHELL, OUTCOME_CANT_TELL},
	    {VIEW_LOGIN_WALL, OUTCOME_CANT_TELL},
	    {VIEW_FRAMES, OUTCOME_CANT_TELL},
	    {VIEW_SPAM, OUTCOME_FAILED},
	};
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	const struct agency agency = {0};
	struct site_page pages[2] = {
	    {.url = str_of("https://a.example/"), .is_home = true},
	    {.url = str_of("https://a.example/x")}};
	const struct site site = {
	    .agency = &agency, .pages = pages, .page_count = COUNT(pages)};
	struct err e = {0};

	(void)state;
	if (rule_set_load(TESTS_FOLDER "/rules/pack", &diags, &set, &e) !=
	    ERR_NONE)
		fail_msg("%s", e.msg);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct verdict v;
		struct buf what = {0};

		pages[1].view_flags = rows[i].view_flags;
		view_append_words(&what, rows[i].view_flags);
		audit_agency(
		    set, rule_set_find(set, str_of("PCK-02")), &site, &a, &v);
		check_int(v.outcome, rows[i].outcome, buf_cstr(&what));
		buf_release(&what);
	}
	rule_set_free(set);
	arena_release(&a);
}

static void
a_seed_alone_may_decide(void **state)
{
	static const char rule[] =
	    "scope: agency\npages: any\n"
	    "pass_when: { any: [{ seed: { role: facebook } }, "
	    "{ text: aaa }] }";
	struct rule_set *set = set_of(rule);
	struct arena a = {0};
	struct seed seed = facebook_seed;
	struct agency agency = {.seeds = &seed, .seed_count = 1};
	struct site site = {.agency = &agency};
	struct verdict v;

	(void)state;
	audit_agency(set, 0, &site, &a, &v);
	check_int(v.outcome, OUTCOME_PASSED, rule);
	check_int((int64_t)v.proof_count, 1, "proofs");
	assert_null(v.proofs[0].page);
	check_str(
	    v.proofs[0].evidence.quote, "https://social.example/a", "quote");
	seed.role = SEED_YOUTUBE;
	audit_agency(set, 0, &site, &a, &v);
	check_int(v.outcome, OUTCOME_UNTESTED, rule);
	check_str(
	    str_of(reason_word(v.reason)), reason_word(REASON_NO_SITE), rule);
	check_int((int64_t)v.proof_count, 0, "proofs");
	rule_set_free(set);
	arena_release(&a);
}

static void
proofs_are_of_the_pages_that_decided(void **state)
{
	static const struct row found = {
	    .rule = ANY, .pages = {{.leaves = "f", H}, {.leaves = "t"}}};
	static const struct row absent = {.rule = ANY,
	    .pages = {{.leaves = "f", H}, {.leaves = "f"}},
	    .unread = 3};
	struct rule_set *set = set_of(ANY);
	struct arena a = {0};
	struct site site = site_of(&a, set, &found);
	struct verdict v;

	(void)state;
	audit_agency(set, 0, &site, &a, &v);
	check_int((int64_t)v.proof_count, 1, "proofs");
	assert_ptr_equal(v.proofs[0].page, &site.pages[1]);
	check_str(v.confidence, "low", "only a loose hit");
	check_int(v.pages_examined, 2, "pages");
	site = site_of(&a, set, &absent);
	audit_agency(set, 0, &site, &a, &v);
	check_int((int64_t)v.proof_count, 1, "proofs");
	check_str(v.confidence, "high", "nothing loose decided");
	check_int(v.proofs[0].evidence.match_kind, MATCH_ABSENCE, "match kind");
	check_str(v.proofs[0].evidence.quote,
	    "2 pages examined: https://a.example/1, https://a.example/2; "
	    "3 not read",
	    "quote");
	check_str(v.proofs[0].evidence.context_after,
	    "pages=2 list=73ea94f2101e7576 text=75a11da44c802486 counted=0 "
	    "complete=no unread=3 "
	    "unread_reason=budget",
	    "figures");
	rule_set_free(set);
	arena_release(&a);
}

/* Kinds of the proofs of a rule whose second page holds a loose hit. */
static void
a_rule_may_show_what_is_missing_alone(void **state)
{
	static const struct row found = {
	    .pages = {{.leaves = "f", H}, {.leaves = "t"}}};
	static const struct {
		const char *show;
		enum match_kind kind;
	} rows[] = {
	    {"both", MATCH_LOOSE},
	    {"matches", MATCH_LOOSE},
	    {"misses", MATCH_ABSENCE},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf rule = {0};
		struct arena a = {0};
		struct rule_set *set;
		struct site site;
		struct verdict v;

		buf_printf(&rule, "evidence: { show: %s }\n" ANY, rows[i].show);
		set = set_of(buf_cstr(&rule));
		site = site_of(&a, set, &found);
		audit_agency(set, 0, &site, &a, &v);
		check_int((int64_t)v.proof_count, 1, rows[i].show);
		check_int(v.proofs[0].evidence.match_kind, rows[i].kind,
		    rows[i].show);
		check_str(v.confidence, "low", "whatever is shown");
		rule_set_free(set);
		arena_release(&a);
		buf_release(&rule);
	}
}

static void
figures_of_pages_add_up(void **state)
{
	static const struct row absent = {
	    .pages = {{.leaves = "f", H}, {.leaves = "f"},
	        {.leaves = "f", .view_flags = VIEW_CHARSET_LIES}}};
	struct rule_set *set = set_of(ANY);
	struct arena a = {0};
	struct site site = site_of(&a, set, &absent);
	struct verdict v;
	const char *tail;

	(void)state;
	for (size_t i = 1; i < 3; i++)
		site.pages[i].findings->evidence->quote =
		    str_of("elements=4 links=2 characters=80");
	audit_agency(set, 0, &site, &a, &v);
	check_int((int64_t)v.proof_count, 1, "proofs");
	tail = strstr(
	    arena_cstr(&a, v.proofs[0].evidence.context_after), "counted=");
	assert_non_null(tail);
	check_str(str_of(tail),
	    "counted=2 elements=8 links=4 forms=0 fields=0 images=0 words_th=0 "
	    "words_en=0 characters=160 complete=yes unread=0 charset-lies=1",
	    "figures");
	rule_set_free(set);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(one_page_that_passes_is_enough_for_any),
	    cmocka_unit_test(every_page_must_pass_for_all),
	    cmocka_unit_test(a_share_is_of_the_pages_seen),
	    cmocka_unit_test(the_home_page_alone_decides_for_home),
	    cmocka_unit_test(the_highest_level_counts_for_best),
	    cmocka_unit_test(the_lowest_level_counts_for_worst),
	    cmocka_unit_test(pages_that_pass_are_counted),
	    cmocka_unit_test(only_sites_of_the_role_count),
	    cmocka_unit_test(no_page_is_an_answer_when_one_was_sought),
	    cmocka_unit_test(pages_together_share_their_leaves),
	    cmocka_unit_test(titles_are_compared_with_the_whole_site_in_view),
	    cmocka_unit_test(a_selection_ends_where_the_rule_says),
	    cmocka_unit_test(agencies_are_asked_first),
	    cmocka_unit_test(what_was_not_seen_may_be_of_any_class),
	    cmocka_unit_test(a_page_put_aside_lets_nothing_pass),
	    cmocka_unit_test(the_way_in_decides_alone),
	    cmocka_unit_test(a_seed_alone_may_decide),
	    cmocka_unit_test(proofs_are_of_the_pages_that_decided),
	    cmocka_unit_test(a_rule_may_show_what_is_missing_alone),
	    cmocka_unit_test(figures_of_pages_add_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
