/* Profiles: what they say of rules, and what is wrong with them. */
#include "audit/profile.h"

#include "audit_case.h"
#include "temp_folder.h"

static const char rule_b[] =
    "format: rule/1\nid: TST-02\nname: other\nrevision: 1\nsince: 0.1.0\n"
    "status: draft\ntitle: { th: ก, en: a }\nwhy: { th: ก, en: a }\n"
    "fix: { th: ก, en: a }\nindicator: [usability]\nseverity: serious\n"
    "weight: 5\nscope: site\npages: home\npass_when: { text: [คู่มือ] }\n"
    "tests:\n  - { name: a, html: <p>คู่มือ</p>, expect: passed }\n"
    "  - { name: b, html: <p>b</p>, expect: failed }\n";

static const char rule_a[] =
    RULE_HEAD "scope: site\npages: home\npass_when: { text: [แบบฟอร์ม] }\n"
              "tests:\n  - { name: a, html: <p>แบบฟอร์ม</p>, expect: passed }\n"
              "  - { name: b, html: <p>b</p>, expect: failed }\n";

/* A pack of two rules and a profile; the set is NULL when it has mistakes. */
static struct rule_set *
load_pack(const char *profile, struct diag_list *diags)
{
	struct temp_folder t = temp_folder_new();
	struct rule_set *set = NULL;

	if (file_make_folder(temp_path(&t, "lists"), NULL) != ERR_NONE)
		fail_msg("no folder");
	(void)temp_file(&t, "TST-01-test.yaml", str_of(rule_a));
	(void)temp_file(&t, "TST-02-other.yaml", str_of(rule_b));
	(void)temp_file(&t, "year.yaml", str_of(profile));
	if (rule_set_load(t.path, diags, &set, NULL) != ERR_NONE &&
	    diags->error_count == 0)
		fail_msg("not loaded, and nobody said why");
	temp_folder_free(&t);
	return set;
}

static void
a_profile_chooses_and_weighs_rules(void **state)
{
	static const char text[] =
	    "format: profile/1\nname: year\n"
	    "rules: { include: ['TST-*'], exclude: [TST-01] }\n";
	static const char weighed[] =
	    "format: profile/1\nname: year\nrules: { include: ['*'] }\n"
	    "title: { th: ปี, en: A year }\n"
	    "weights: { TST-01: 8 }\nindicators:\n"
	    "  usability: { kind: weighted, min_coverage: 80 %, weight: 3 }\n"
	    "  other: { kind: ladder, rules: [TST-02] }\n"
	    "pillars:\n  one: { weight: 30 %, indicators: [usability] }\n"
	    "  two: { weight: not-published, indicators: [other] }\n";
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = load_pack(text, &diags);
	const struct profile *p;
	size_t count = 0;

	(void)state;
	check_int((int64_t)diags.count, 0, "findings");
	p = rule_set_profiles(set, &count);
	check_int((int64_t)count, 1, "profiles");
	assert_false(profile_has(p, str_of("TST-01")));
	assert_true(profile_has(p, str_of("TST-02")));
	assert_false(profile_has(p, str_of("TS")));
	rule_set_free(set);

	set = load_pack(weighed, &diags);
	p = profile_find(set, "year");
	assert_non_null(p);
	assert_null(profile_find(set, "other"));
	check_int(profile_weight_of(p, set, 0), 8, "the profile's weight");
	check_int(profile_weight_of(p, set, 1), 5, "the rule's own weight");
	check_int((int64_t)p->indicator_count, 2, "indicators");
	check_int(p->indicators[0].min_coverage, 80, "coverage");
	check_int(p->indicators[0].weight, 3, "an indicator's weight");
	check_int(p->indicators[1].weight, 1, "its usual weight");
	check_str(p->title.en, "A year", "title");
	check_int((int64_t)p->pillar_count, 2, "pillars");
	check_int(p->pillars[0].weight, 30, "a pillar's weight");
	check_int(p->pillars[1].weight, PILLAR_NOT_PUBLISHED, "unknown");
	check_str(p->pillars[1].indicators[0], "other", "its indicator");
	assert_true(profile_counts(p, &p->indicators[0], set, 0));
	assert_false(profile_counts(p, &p->indicators[1], set, 0));
	assert_true(profile_counts(p, &p->indicators[1], set, 1));
	rule_set_free(set);
	arena_release(&a);
}

static void
mistakes_are_told_at_their_place(void **state)
{
#define HEAD "format: profile/1\nname: y\nrules: { include: ['*'] }\n"
#define PARTS "indicators: { a: { kind: any }, b: { kind: any } }\n"
	static const struct {
		const char *text, *want;
	} cases[] = {
	    {"format: profile/1\nname: y\n", "R013:1:1"},
	    {"format: profile/1\nrules: { include: ['*'] }\n", "R013:1:1"},
	    {"format: profile/1\nname: y\nrules: { include: [ABC-01] }\n",
	        "R018:3:20"},
	    {"format: profile/1\nname: y\nrules: { includes: ['*'] }\n",
	        "R012:3:10"},
	    {HEAD "weights: { TST-03: 1 }\n", "R018:4:12"},
	    {HEAD "weights: { TST-01: much }\n", "R015:4:20"},
	    {HEAD "weights: [TST-01]\n", "R014:4:10"},
	    {HEAD "indicators: { a: { kind: some } }\n", "R015:4:26"},
	    {HEAD "indicators: { a: { rules: [TST-01] } }\n", "R013:4:18"},
	    {HEAD "indicators: { a: { kind: ladder } }\n", "R013:4:15"},
	    {HEAD "indicators: { a: { kind: any, rules: [TST-09] } }\n",
	        "R018:4:38"},
	    {HEAD "indicators: { a: { kind: any, min_coverage: 80 } }\n",
	        "R015:4:45"},
	    {HEAD "weight: { TST-01: 1 }\n", "R012:4:1"},
	    {HEAD "title: a\n", "R014:4:8"},
	    {HEAD "indicators: { a: { kind: any, weight: much } }\n",
	        "R015:4:39"},
	    {HEAD "pillars: [a]\n", "R014:4:10"},
	    {HEAD PARTS "pillars: { p: { indicators: [a] } }\n", "R013:5:15"},
	    {HEAD PARTS "pillars: { p: { weight: 30 % } }\n", "R013:5:15"},
	    {HEAD PARTS "pillars: { p: { weight: 30, indicators: [a] } }\n",
	        "R015:5:25"},
	    {HEAD PARTS
	        "pillars: { p: { weight: unpublished, indicators: [a] } }\n",
	        "R015:5:25"},
	    {HEAD PARTS "pillars: { p: { weight: 1 %, indicators: [c] } }\n",
	        "R018:5:43"},
	    {HEAD PARTS "pillars:\n"
	                "  p: { weight: 1 %, indicators: [a] }\n"
	                "  q: { weight: 1 %, indicators: [b, a] }\n",
	        "R015:7:37"},
	    {HEAD PARTS "pillars:\n"
	                "  p: { weight: 60 %, indicators: [a] }\n"
	                "  q: { weight: 41 %, indicators: [b] }\n",
	        "R015:6:3"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct arena a = {0};
		struct diag_list diags = {.arena = &a};
		struct rule_set *set = load_pack(cases[i].text, &diags);
		struct buf got = {0};

		assert_null(set);
		for (size_t n = 0; n < diags.count; n++)
			buf_printf(&got, "%s%s:%lld:%lld", n > 0 ? " " : "",
			    diags.items[n].kind->code,
			    (long long)diags.items[n].place.line,
			    (long long)diags.items[n].place.column);
		check_str(buf_str(&got), cases[i].want, cases[i].text);
		buf_release(&got);
		arena_release(&a);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_profile_chooses_and_weighs_rules),
	    cmocka_unit_test(mistakes_are_told_at_their_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
