/* How much of the home page's menu another page has; and, on the same sites,
 * whether it has a way home. */
#include "audit_case.h"

enum { PAGES_MAX = 2 };

#define MENU "<a href=/a>a</a><a href=/b>b</a><a href=/c>c</a><a href=/d>d</a>"
#define NAV "<nav>" MENU "</nav>"
#define MORE "fact: { name: menu_as_home, number: '>= 75' }"
#define LESS "fact: { name: menu_as_home, number: '< 75' }"
#define WAY "link: { to: { home: yes } }"
#define NO_WAY "link: { to: { home: no }, count: 0 }"

static struct seed seed = {
    {"https://www.agency.example/", 27}, SEED_HOME, SCOPE_PREFIX};
static const struct agency agency = {.seeds = &seed, .seed_count = 1};

/* The letter of the second page, behind a home page. */
static char
judge(const char *condition, const char *home, const char *other,
    unsigned view_flags)
{
	static const char *const urls[PAGES_MAX] = {
	    "https://www.agency.example/", "https://www.agency.example/a"};
	const char *const pages[PAGES_MAX] = {home, other};
	struct buf text = {0};
	struct arena a = {0};
	struct site_page all[PAGES_MAX];
	const struct site site = {.agency = &agency,
	    .pages = all,
	    .page_count = PAGES_MAX,
	    .home_end = str_of(urls[0])};
	struct rule_set *set;
	struct verdict v;

	buf_printf(&text,
	    "%sscope: site\npages: any\napplies_when: { none: [{ fact: { name: "
	    "is_home, is: '1' } }] }\npass_when: { %s }\nroll_up: all\n%s",
	    RULE_HEAD, condition, RULE_TAIL);
	set = rule_case(buf_cstr(&text));
	for (size_t i = 0; i < PAGES_MAX; i++) {
		const struct audit_context context = {
		    .agency = &agency, .is_home = i == 0};
		struct page *p =
		    page_case(pages[i], urls[i], i == 0 ? 0 : view_flags);
		struct audit_page out;

		audit_page(set, p, &context, &a, &out);
		all[i] = (struct site_page){.url = str_of(urls[i]),
		    .is_home = i == 0,
		    .view_flags = p->view_flags,
		    .findings = out.findings,
		    .finding_count = out.finding_count};
		page_close(p);
	}
	audit_agency(set, 0, &site, &a, &v);
	rule_set_free(set);
	arena_release(&a);
	buf_release(&text);
	return v.outcome == OUTCOME_PASSED ? 't'
	    : v.outcome == OUTCOME_FAILED  ? 'f'
	                                   : 'u';
}

struct row {
	const char *condition;
	const char *home;
	const char *other;
	unsigned view_flags;
	char want;
};

static void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct row *r = &rows[i];
		char got =
		    judge(r->condition, r->home, r->other, r->view_flags);

		if (got != r->want)
			fail_msg("%s\non %s\nand %s\ngot %c, want %c",
			    r->condition, r->home, r->other, got, r->want);
	}
}

static void
menus_are_compared_with_the_home_page(void **state)
{
	static const struct row rows[] = {
	    {MORE, NAV, NAV, 0, 't'},
	    {LESS, NAV, NAV, 0, 'f'},
	    /* The link to the page itself may be left out. */
	    {MORE, NAV, "<nav><a href=/b>b</a><a href=/c>c</a></nav>", 0, 't'},
	    {MORE, NAV, "<nav><a href=/b>b</a></nav>", 0, 'f'},
	    {LESS, NAV, "<nav><a href=/b>b</a></nav>", 0, 't'},
	    {MORE, NAV, "<p>x", 0, 'f'},
	    /* Without a menu its first links count. */
	    {MORE, NAV, "<p>" MENU, 0, 't'},
	    {MORE, NAV, "<nav><a href=/x>x</a></nav><p>" MENU, 0, 'f'},
	    {MORE, NAV, "<header>" MENU "</header>", 0, 't'},
	    {MORE, NAV, "<nav style='display:none'>" MENU "</nav><p>x", 0, 'f'},
	    /* A home page whose menu is not known. */
	    {MORE, "<p>" MENU, NAV, 0, 'u'},
	    {MORE, "<nav><a href=/a>a</a><a href=/b>b</a></nav>", NAV, 0, 'u'},
	    {MORE,
	        "<nav><a href='#a'>a</a><a href='#b'>b</a>"
	        "<a href='mailto:x@y.z'>c</a></nav>",
	        NAV, 0, 'u'},
	    /* More of it may be there than was seen. */
	    {MORE, NAV, "<p>x", VIEW_JS_SHELL, 'u'},
	    {MORE, NAV, NAV, VIEW_JS_SHELL, 't'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
a_link_may_lead_home(void **state)
{
	static const struct row rows[] = {
	    {WAY, "<p>x", "<a href=/>x</a>", 0, 't'},
	    {WAY, "<p>x", "<a href=http://agency.example/index.php>x</a>", 0,
	        't'},
	    {WAY, "<p>x", "<a href=/b>x</a>", 0, 'f'},
	    {WAY, "<p>x", "<a href=https://b.example/>x</a>", 0, 'f'},
	    {WAY, "<p>x", "<p>x", 0, 'f'},
	    {WAY, "<p>x", "<p>x", VIEW_JS_SHELL, 'u'},
	    {NO_WAY, "<p>x", "<a href=/>x</a>", 0, 't'},
	    {NO_WAY, "<p>x", "<a href=/b>x</a>", 0, 'f'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(menus_are_compared_with_the_home_page),
	    cmocka_unit_test(a_link_may_lead_home),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
