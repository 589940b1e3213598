/* What an agency's site as a whole says to `entry` and `broken_links`: the way
 * in, and the addresses that its pages name. */
#include "audit_case.h"

static char
judge(const char *condition, const struct site *site)
{
	static const char letters[OUTCOME_COUNT] = {[OUTCOME_PASSED] = 't',
	    [OUTCOME_FAILED] = 'f',
	    [OUTCOME_CANT_TELL] = 'u',
	    [OUTCOME_INAPPLICABLE] = '-',
	    [OUTCOME_UNTESTED] = '0'};
	struct buf text = {0};
	struct arena a = {0};
	struct rule_set *set;
	struct verdict v;

	buf_printf(&text, "%sscope: site\npages: home\npass_when: { %s }\n%s",
	    RULE_HEAD, condition, RULE_TAIL);
	set = rule_case(buf_cstr(&text));
	audit_agency(set, 0, site, &a, &v);
	rule_set_free(set);
	arena_release(&a);
	buf_release(&text);
	return letters[v.outcome];
}

static const struct seed seed = {
    {"https://a.example/", 18}, SEED_HOME, SCOPE_PREFIX};
static const struct agency agency = {
    .seeds = (struct seed *)(uintptr_t)&seed, .seed_count = 1};

#define REFRESH ((unsigned)SITE_WAY_REFRESH)
#define SPLASH ((unsigned)SITE_WAY_SPLASH)

static void
the_way_in_is_counted(void **state)
{
	static const struct {
		const char *condition;
		int hops;
		unsigned ways;
		enum reason reason; /* why no home page came */
		char want;
	} rows[] = {
	    {"entry: { hops: 0 }", 0, 0, REASON_NONE, 't'},
	    {"entry: { hops: 0 }", 1, 0, REASON_NONE, 'f'},
	    {"entry: { hops: '<= 2' }", 3, 0, REASON_NONE, 'f'},
	    {"entry: { hops: '>= 2' }", 2, 0, REASON_NONE, 't'},
	    /* More of a way that broke off may follow. */
	    {"entry: { hops: '<= 2' }", 1, 0, REASON_REFUSED, 'u'},
	    {"entry: { hops: '<= 2' }", 3, 0, REASON_REFUSED, 'f'},
	    {"entry: { hops: '>= 2' }", 2, 0, REASON_REFUSED, 't'},
	    {"entry: { hops: '>= 9' }", 6, 0, REASON_REDIRECT_LIMIT, 'f'},
	    {"entry: { by: meta-refresh }", 1, REFRESH, REASON_NONE, 't'},
	    {"entry: { by: meta-refresh }", 1, 0, REASON_NONE, 'f'},
	    {"entry: { by: script }", 1, REFRESH, REASON_NONE, 'f'},
	    {"entry: { by: [script, splash] }", 1, SPLASH, REASON_NONE, 't'},
	    {"entry: { by: splash }", 1, SPLASH, REASON_REFUSED, 't'},
	    {"entry: { by: splash }", 1, 0, REASON_REFUSED, 'u'},
	    {"entry: { by: splash }", 6, 0, REASON_REDIRECT_LOOP, 'f'},
	    {"entry: { by: splash, hops: '>= 2' }", 1, SPLASH, REASON_NONE,
	        'f'},
	    {"entry: { page: yes, by: splash }", 1, SPLASH, REASON_REFUSED,
	        'f'},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct site_page home = {
		    .url = str_of("https://a.example/"), .is_home = true};
		const struct site site = {.agency = &agency,
		    .pages = &home,
		    .page_count = rows[i].reason == REASON_NONE,
		    .home_reason = rows[i].reason,
		    .home_end = home.url,
		    .home_hops = rows[i].hops,
		    .home_ways = rows[i].ways};
		char got = judge(rows[i].condition, &site);

		if (got != rows[i].want)
			fail_msg("row %zu, %s: got %c, want %c", i,
			    rows[i].condition, got, rows[i].want);
	}
}

static void
a_share_of_addresses_is_broken(void **state)
{
	static const struct {
		const char *condition;
		size_t asked, broken;
		char want;
	} rows[] = {
	    {"broken_links: { share: '<= 5' }", 20, 1, 't'},
	    {"broken_links: { share: '<= 5' }", 19, 1, 'f'},
	    {"broken_links: { share: '<= 5 %' }", 20, 1, 't'},
	    {"broken_links: { share: '<= 5 %' }", 19, 1, 'f'},
	    {"broken_links: { share: ['> 5 %', '< 50'] }", 10, 1, 't'},
	    {"broken_links: { share: '<= 5' }", 10, 0, 't'},
	    /* Of so few a share says nothing. */
	    {"broken_links: { share: '<= 5' }", 9, 0, 'u'},
	    {"broken_links: { share: '<= 5' }", 9, 9, 'u'},
	    {"broken_links: { share: '<= 5' }", 0, 0, 'u'},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct finding none = {.rule_id = str_of("TST-01"),
		    .leaves = str_of("-"),
		    .outcome = OUTCOME_CANT_TELL};
		struct site_page home = {.url = str_of("https://a.example/"),
		    .is_home = true,
		    .findings = &none,
		    .finding_count = 1};
		struct site_target gone[10] = {{.status = 404}};
		const struct site site = {.agency = &agency,
		    .pages = &home,
		    .page_count = 1,
		    .home_end = home.url,
		    .asked_count = rows[i].asked,
		    .broken = gone,
		    .broken_count = rows[i].broken};
		char got = judge(rows[i].condition, &site);

		if (got != rows[i].want)
			fail_msg("row %zu, %s: got %c, want %c", i,
			    rows[i].condition, got, rows[i].want);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_way_in_is_counted),
	    cmocka_unit_test(a_share_of_addresses_is_broken),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
