/* Which rounds a report tells of beside its own, and by which plan each. */
#include "cli/report_rounds.h"
#include "score/plan.h"
#include "store/figures.h"
#include "store_case.h"

enum { ROUNDS = 15, KEPT = 12 };

static int
setup(void **state)
{
	*state = case_new();
	return 0;
}

static int
teardown(void **state)
{
	case_free(*state);
	return 0;
}

/* A round with an audit of two rules, the second as told. */
static void
put_audit(struct store_case *c, const char *round, const char *name,
    int revision, const char *behaviour)
{
	const struct audit_rule rules[] = {
	    {.id = str_of("ESV-01"),
	        .revision = 1,
	        .behaviour_sha256 = str_of("one")},
	    {.id = str_of("ESV-02"),
	        .revision = revision,
	        .behaviour_sha256 = str_of(behaviour)},
	};
	const struct audit_setup audit = {.round = str_of(round),
	    .name = str_of(name),
	    .rule_pack = str_of(behaviour),
	    .program_version = str_of("0.1.0"),
	    .rules = rules,
	    .rule_count = revision > 0 ? 2 : 1};

	if (strcmp(name, "crawl") == 0)
		case_begin(c, round);
	c->now_us += 1000000;
	CHECK_OK(store_audit_begin(c->store, &audit, &c->e));
}

static struct plan_rule both[] = {
    {.id = {"ESV-01", 6}, .revision = 1, .weight = 1},
    {.id = {"ESV-02", 6}, .revision = 2, .weight = 1},
};
static struct plan_rule old[] = {
    {.id = {"ESV-02", 6}, .revision = 1, .weight = 1},
};

static struct report_pass
pass_of(struct store_case *c, const char *round, const char *audit)
{
	struct plan_indicator *of = arena_alloc(&c->arena, sizeof(*of));

	*of = (struct plan_indicator){.key = str_of("service"),
	    .rules = both,
	    .rule_count = 2,
	    .weight = 1};
	return (struct report_pass){.round = str_of(round),
	    .audit = str_of(audit),
	    .last_review = 7,
	    .plan = {.profile = str_of("dga-1"),
	        .rule_pack = str_of("two"),
	        .indicators = of,
	        .indicator_count = 1}};
}

/* Keeps a plan of the old rule as `score` does. */
static void
keep_plan(struct store_case *c, const char *round, const char *profile)
{
	struct plan_indicator of = {
	    .key = str_of("was"), .rules = old, .rule_count = 1, .weight = 1};
	const struct plan plan = {.profile = str_of(profile),
	    .indicators = &of,
	    .indicator_count = 1};
	struct score_run run = {.round = str_of(round),
	    .audit = str_of("crawl"),
	    .profile = str_of(profile)};
	struct buf json = {0};

	plan_write(&json, &plan);
	run.plan = buf_str(&json);
	CHECK_OK(store_score_begin(c->store, &run, &c->e));
	buf_release(&json);
}

static struct report_pass *
rounds_before(struct store_case *c, const struct report_pass *now, size_t want)
{
	struct earlier_rounds out = {0};

	CHECK_OK(report_earlier_rounds(
	    c->store, now, (struct str){0}, &c->arena, &out, &c->e));
	check_int((int64_t)out.count, (int64_t)want, "rounds");
	return out.items;
}

static void
test_alike_rules_have_the_same_plan(void **state)
{
	struct store_case *c = *state;
	const struct report_pass *got;
	struct report_pass now;

	put_audit(c, "first", "crawl", 2, "two");
	put_audit(c, "fewer", "crawl", 0, "none");
	put_audit(c, "now", "crawl", 2, "two");
	put_audit(c, "later", "crawl", 2, "two");
	now = pass_of(c, "now", "crawl");
	got = rounds_before(c, &now, 2);
	check_str(got[0].round, "first", "in order of start");
	check_int((int64_t)got[0].plan.indicator_count, 1, "scored");
	check_int(got[0].last_review, 7, "by the same reviews");
	check_str(got[1].round, "fewer", "next");
	check_int((int64_t)got[1].plan.indicator_count, 1, "a rule is missing");
	check_str(got[1].plan.rule_pack, "none", "its own rules");
}

static void
test_other_rules_have_their_own_plan_or_none(void **state)
{
	struct store_case *c = *state;
	const struct report_pass *got;
	struct report_pass now;

	put_audit(c, "scored", "crawl", 1, "two");
	put_audit(c, "never", "crawl", 1, "two");
	put_audit(c, "changed", "crawl", 2, "other");
	put_audit(c, "fewer", "crawl", 0, "none");
	put_audit(c, "now", "crawl", 2, "two");
	keep_plan(c, "scored", "dga-1");
	keep_plan(c, "never", "dga-2");
	keep_plan(c, "fewer", "dga-1");
	now = pass_of(c, "now", "crawl");
	got = rounds_before(c, &now, 4);
	check_str(got[0].plan.indicators[0].key, "was", "as it was scored");
	check_int((int64_t)got[1].plan.indicator_count, 0, "another profile");
	check_int((int64_t)got[2].plan.indicator_count, 0, "another behaviour");
	check_str(got[2].plan.profile, "dga-1", "profile");
	check_str(got[3].plan.indicators[0].key, "was",
	    "rather as it was scored than with a rule missing");
}

static void
test_the_audit_of_the_same_name_stands_for_a_round(void **state)
{
	struct store_case *c = *state;
	const struct report_pass *got;
	struct report_pass now;

	put_audit(c, "first", "crawl", 1, "one");
	put_audit(c, "first", "again", 2, "two");
	put_audit(c, "first", "third", 1, "one");
	put_audit(c, "second", "crawl", 2, "two");
	put_audit(c, "now", "crawl", 1, "one");
	put_audit(c, "now", "again", 2, "two");
	now = pass_of(c, "now", "again");
	got = rounds_before(c, &now, 2);
	check_str(got[0].audit, "again", "the same");
	check_str(got[1].audit, "crawl", "else the round's own");
}

static void
test_the_last_twelve(void **state)
{
	struct store_case *c = *state;
	const struct report_pass *got;
	struct report_pass now;
	char name[ROUNDS][8];

	for (int i = 0; i < ROUNDS; i++) {
		(void)snprintf(name[i], sizeof(name[i]), "r%02d", i);
		put_audit(c, name[i], "crawl", 2, "two");
	}
	now = pass_of(c, name[ROUNDS - 1], "crawl");
	got = rounds_before(c, &now, KEPT);
	check_str(got[0].round, "r02", "the first of them");
	check_str(got[KEPT - 1].round, "r13", "the one before");
}

static void
test_which_plan_was_kept(void **state)
{
	struct store_case *c = *state;
	struct kept_plan_wish wish = {
	    .round = str_of("r"), .audit = str_of("crawl")};
	struct plan plan = {0};
	bool is_there = true;

	put_audit(c, "r", "crawl", 1, "one");
	CHECK_OK(report_kept_plan(
	    c->store, &wish, &c->arena, &plan, &is_there, &c->e));
	check_int(is_there, false, "none yet");
	keep_plan(c, "r", "all");
	keep_plan(c, "r", "dga-1");
	keep_plan(c, "r", "dga-2");
	CHECK_OK(report_kept_plan(
	    c->store, &wish, &c->arena, &plan, &is_there, &c->e));
	check_str(plan.profile, "dga-2", "the newest of the survey's");
	wish.profile = str_of("all");
	CHECK_OK(report_kept_plan(
	    c->store, &wish, &c->arena, &plan, &is_there, &c->e));
	check_str(plan.profile, "all", "the named one");
	wish.profile = str_of("other");
	CHECK_OK(report_kept_plan(
	    c->store, &wish, &c->arena, &plan, &is_there, &c->e));
	check_int(is_there, false, "no such profile");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
	        test_alike_rules_have_the_same_plan, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        test_other_rules_have_their_own_plan_or_none, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        test_the_audit_of_the_same_name_stands_for_a_round, setup,
	        teardown),
	    cmocka_unit_test_setup_teardown(
	        test_the_last_twelve, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        test_which_plan_was_kept, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
