/* Plans as JSON: what is written is read back, the same bytes for the same
 * plan, and what is no plan is refused with what is wrong. */
#include <string.h>

#include "base/limits.h"
#include "score/plan.h"
#include "test.h"

static struct plan_rule rules[] = {
    {{"ESV-01", 6}, 1, 3, STANDING_COUNTS},
    {{"ESV-02", 6}, 2, 0, STANDING_AWAITS_REVIEW},
};
static struct plan_indicator indicators[] = {
    {.key = {"online", 6},
        .pillar = {"services", 8},
        .title_th = {"ก", 3},
        .title_en = {"Online", 6},
        .kind = INDICATOR_LADDER,
        .weight = 2,
        .min_coverage = 80,
        .rules = rules,
        .rule_count = 2},
    {.key = {"listed", 6}, .kind = INDICATOR_COUNT, .weight = 1},
};
static struct plan_pillar pillars[] = {
    {.key = {"services", 8}, .title_en = {"Services", 8}, .weight = 30},
    {.key = {"other", 5}, .weight = PILLAR_NOT_PUBLISHED},
};
static const struct plan plan = {.profile = {"p", 1},
    .title_en = {"Profile", 7},
    .rule_pack = {"0123", 4},
    .indicators = indicators,
    .indicator_count = 2,
    .pillars = pillars,
    .pillar_count = 2};

#define RULE(id, revision, standing, weight) \
	"{\"id\":\"" id "\",\"revision\":" revision \
	",\"standing\":\"" standing "\",\"weight\":" weight "}"
#define TITLE(en, th) "\"title\":{\"en\":\"" en "\",\"th\":\"" th "\"}"

static const char written[] =
    "{\"format\":\"plan/1\",\"indicators\":[{\"key\":\"online\","
    "\"kind\":\"ladder\",\"min_coverage\":80,\"pillar\":\"services\","
    "\"rules\":[" RULE("ESV-01", "1", "counts", "3") "," RULE(
        "ESV-02", "2", "awaits-review", "0") "]," TITLE("Online",
        "ก") ",\"weight\":2},"
             "{\"key\":\"listed\",\"kind\":\"count\","
             "\"min_coverage\":0,\"pillar\":\"\","
             "\"rules\":[]," TITLE("",
                 "") ",\"weight\":1}],"
                     "\"pillars\":[{\"key\":\"services\"," TITLE("Services",
                         "") ",\"weight\":30},{\"key\":\"other\"," TITLE("",
                         "") ",\"weight\":null}],\"profile\":\"p\",\"rule_pack\":\"0123\"," TITLE("Profile",
                         "") "}\n";

static void
test_there_and_back(void **state)
{
	struct arena a = {0};
	struct buf out = {0};
	struct plan got = {0};
	struct err e = {0};

	(void)state;
	plan_write(&out, &plan);
	check_str(buf_str(&out), written, "written");
	check_int(plan_read(&a, buf_str(&out), &got, &e), ERR_NONE, e.msg);
	check_int((int64_t)got.indicator_count, 2, "indicators");
	check_int(got.indicators[0].rules[1].standing, STANDING_AWAITS_REVIEW,
	    "standing");
	check_int(got.pillars[1].weight, PILLAR_NOT_PUBLISHED, "weight");
	buf_clear(&out);
	plan_write(&out, &got);
	check_str(buf_str(&out), written, "written again");
	buf_release(&out);
	arena_release(&a);
}

/* What is put in place of what, and what is wrong then. */
static const struct {
	const char *from;
	const char *to;
	const char *wrong;
} cases[] = {
    {"plan/1", "plan/2", "\"format\""},
    {"\"kind\":\"count\"", "\"kind\":\"sum\"", "\"kind\""},
    {"\"weight\":30", "\"weight\":101", "\"weight\""},
    {"\"weight\":30", "\"weight\":-2", "\"weight\""},
    {"\"weight\":30", "\"weight\":\"30\"", "\"weight\""},
    {"\"revision\":1", "\"revision\":1.5", "\"revision\""},
    {"\"revision\":1", "\"revision\":99999999999", "\"revision\""},
    {"\"counts\"", "\"counted\"", "\"standing\""},
    {"\"min_coverage\":80", "\"min_coverage\":800", "\"min_coverage\""},
    {"\"pillar\":\"services\"", "\"pillar\":\"service\"", "\"pillar\""},
    {"\"key\":\"listed\"", "\"key\":\"online\"", "\"key\""},
    {"\"key\":\"other\"", "\"key\":\"services\"", "\"key\""},
    {"\"key\":\"listed\"", "\"key\":\"\"", "\"key\""},
    {"\"rules\":[]", "\"rules\":{}", "\"rules\""},
    {"\"rules\":[]", "\"rules\":[1]", "\"standing\""},
    {"\"profile\":\"p\",", "", "\"profile\""},
    {"\"rules\":[]", "\"rules\":[", "a plan that is none: 1:"},
};

static void
test_refused(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *at = strstr(written, cases[i].from);
		struct arena a = {0};
		struct plan got = {0};
		struct err e = {0};
		struct str json;

		assert_non_null(at);
		json = arena_printf(&a, "%.*s%s%s", (int)(at - written),
		    written, cases[i].to, at + strlen(cases[i].from));
		check_int(plan_read(&a, json, &got, &e), ERR_DB, cases[i].to);
		if (strstr(e.msg, cases[i].wrong) == NULL)
			fail_msg("\"%s\" lacks %s", e.msg, cases[i].wrong);
		check_int((int64_t)got.indicator_count, 0, "untouched");
		arena_release(&a);
	}
}

static void
test_too_many(void **state)
{
	struct arena a = {0};
	struct plan many = plan, got = {0};
	struct buf out = {0};
	struct err e = {0};

	(void)state;
	many.pillar_count = LIMIT_PLAN_INDICATORS + 1;
	many.pillars =
	    arena_array(&a, many.pillar_count, sizeof(*many.pillars));
	many.pillars[0].key = str_of("services");
	plan_write(&out, &many);
	check_int(plan_read(&a, buf_str(&out), &got, &e), ERR_DB, "pillars");
	buf_release(&out);
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_there_and_back),
	    cmocka_unit_test(test_refused),
	    cmocka_unit_test(test_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
