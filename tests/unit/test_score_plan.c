/* Plans made of the project's own profiles: which profile is taken, what a plan
 * says, and that other rules than the audit's are refused. */
#include "cli/score_plan.h"
#include "crawl/audit_rules.h"
#include "test.h"

struct pack {
	struct arena arena;
	struct rule_set *set;
	struct audit_rule *rules; /* as an audit of today has them */
	size_t count;
};

static int
setup(void **state)
{
	static struct pack p;
	struct diag_list diags = {.arena = &p.arena};
	struct err e = {0};

	if (rule_set_load(TESTS_FOLDER "/../rules", &diags, &p.set, &e) !=
	    ERR_NONE)
		fail_msg("%s", e.msg);
	p.rules = audit_rules_of(p.set, &p.arena, &p.count);
	*state = &p;
	return 0;
}

static int
teardown(void **state)
{
	struct pack *p = *state;

	rule_set_free(p->set);
	arena_release(&p->arena);
	return 0;
}

static const struct profile *
profile(const struct pack *p, const char *named)
{
	const struct profile *found = NULL;
	struct err e = {0};

	if (score_profile_find(p->set, named, &found, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	return found;
}

static void
test_which_profile(void **state)
{
	const struct pack *p = *state;
	const struct profile *found = NULL;
	struct err e = {0};

	check_str(profile(p, NULL)->name, "dga-2561", "the newest");
	check_str(profile(p, "dga-2560")->name, "dga-2560", "by name");
	check_str(
	    profile(p, TESTS_FOLDER "/../rules/profiles/services-only.yaml")
	        ->name,
	    "services-only", "by file");
	check_int(score_profile_find(p->set, "dga-2599", &found, &e), ERR_USAGE,
	    "one that is not there");
	if (strstr(e.msg, "dga-2560, dga-2561") == NULL)
		fail_msg("%s", e.msg);
	assert_null(found);
}

static enum err_code
make(struct pack *p, const char *named, struct plan *out, struct str *missing,
    struct err *e)
{
	struct score_plan_source from = {.set = p->set,
	    .profile = profile(p, named),
	    .audit = {.round = str_of("r"), .name = str_of("crawl")},
	    .rules = p->rules,
	    .rule_count = p->count};

	return score_plan_make(&from, &p->arena, out, missing, e);
}

static void
test_what_it_says(void **state)
{
	struct plan plan = {0};
	struct str missing = {0};
	struct err e = {0};
	const struct plan_indicator *of;

	check_int(make(*state, "services-only", &plan, &missing, &e), ERR_NONE,
	    e.msg);
	check_str(missing, "", "missing");
	check_str(plan.profile, "services-only", "profile");
	check_str(plan.rule_pack, rule_set_digest(((struct pack *)*state)->set),
	    "rule pack");
	check_int((int64_t)plan.indicator_count, 1, "indicators");
	of = &plan.indicators[0];
	check_int(of->kind, INDICATOR_LADDER, "kind");
	check_int(of->min_coverage, 100, "coverage");
	check_str(of->title_en, "Proportion of Digital Service", "title");
	check_str(of->pillar, "public-services", "pillar");
	check_str(plan.pillars[0].title_en, "Public Services", "its title");
	check_int(plan.pillars[0].weight, PILLAR_NOT_PUBLISHED, "its weight");
	check_int((int64_t)of->rule_count, 4, "rungs");
	check_str(of->rules[0].id, "ESV-16", "the lowest");
	check_str(of->rules[3].id, "ESV-09", "the highest");
}

static void
test_weights_and_standing(void **state)
{
	struct plan plan = {0};
	struct str missing = {0};
	struct err e = {0};
	const struct plan_indicator *promote;

	check_int(
	    make(*state, "dga-2561", &plan, &missing, &e), ERR_NONE, e.msg);
	check_str(plan.indicators[0].rules[0].id, "ESV-01", "in order of id");
	check_int(plan.indicators[0].rules[0].weight, 1, "its weight");
	check_int(plan.indicators[0].rules[3].weight, 8, "of ESV-04");
	promote = &plan.indicators[1];
	check_str(promote->rules[4].id, "PRO-05", "of low confidence");
	check_int(
	    promote->rules[4].standing, STANDING_AWAITS_REVIEW, "its standing");
	check_int(promote->rules[0].standing, STANDING_COUNTS, "of PRO-01");
}

static void
test_other_rules_are_refused(void **state)
{
	struct pack *p = *state;
	size_t i = rule_set_find(p->set, str_of("ESV-11"));
	struct audit_rule was = p->rules[i];
	struct plan plan = {0};
	struct str missing = {0};
	struct err e = {0};

	p->rules[i].revision = was.revision + 1;
	check_int(make(p, "services-only", &plan, &missing, &e), ERR_USAGE,
	    "another revision");
	if (strstr(e.msg, "rule ESV-11 has revision") == NULL ||
	    strstr(e.msg, "audit again") == NULL)
		fail_msg("%s", e.msg);
	p->rules[i] = was;
	p->rules[i].behaviour_sha256 = str_of("other");
	check_int(make(p, "services-only", &plan, &missing, &e), ERR_USAGE,
	    "another behaviour");
	p->rules[i].behaviour_sha256 = (struct str){0};
	check_int(make(p, "services-only", &plan, &missing, &e), ERR_NONE,
	    "one that nobody noted");
	p->rules[i] = was;
}

static void
test_rules_that_the_audit_lacks(void **state)
{
	struct pack *p = *state;
	size_t count = p->count;
	struct plan plan = {0};
	struct str missing = {0};
	struct err e = {0};

	p->count = rule_set_find(p->set, str_of("ESV-11"));
	check_int(
	    make(p, "services-only", &plan, &missing, &e), ERR_NONE, e.msg);
	check_str(missing, "ESV-16 ESV-11", "missing");
	check_int((int64_t)plan.indicators[0].rule_count, 4, "rungs");
	p->count = 0;
	check_int(
	    make(p, "services-only", &plan, &missing, &e), ERR_NONE, e.msg);
	check_str(missing, "ESV-16 ESV-11 ESV-04 ESV-09", "all are missing");
	p->count = count;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_which_profile),
	    cmocka_unit_test(test_what_it_says),
	    cmocka_unit_test(test_weights_and_standing),
	    cmocka_unit_test(test_other_rules_are_refused),
	    cmocka_unit_test(test_rules_that_the_audit_lacks),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
