/* The queue of those who review: effects, uncertainties, groups, order. */
#include "score/queue.h"

#include "ledger_case.h"

/* Agencies a, b and c. By rule (see `plan`): Q-01 passed of low confidence on
 * one text in a and b, on another in c; Q-02 cantTell, with a page in a,
 * without in b; Q-03 untested in a and b; Q-04 failed of high confidence in a,
 * and inapplicable in b; Q-05 of medium confidence, a draft's; Q-06 decided in
 * a, disagreed upon in b, unsure in c; Q-07 decided in a on an earlier text. */
static const char agencies[] =
    "INSERT INTO round (id, name, started_us, rule_pack, config,"
    " program_version) VALUES (1, 'r', 0, 'pack', '{}', '0');"
    "INSERT INTO agency (id, round, agency_id, level, name_th, name_en,"
    " aliases, ministry_th, province_code, office_code, g2c, g2b, g2g)"
    " VALUES (1, 1, 'a', '', '', '', '', '', '', '', 0, 0, 0),"
    " (2, 1, 'b', '', '', '', '', '', '', '', 0, 0, 0),"
    " (3, 1, 'c', '', '', '', '', '', '', '', 0, 0, 0);"
    "INSERT INTO audit (id, round, name, rule_pack, program_version)"
    " VALUES (1, 1, 'crawl', 'pack', '0');";

#define VERDICT(id, agency, rule, outcome, confidence, text) \
	"(" id ", " agency ", 'crawl', '" rule "', 1, '', '', '', '" outcome \
	"', -1, '', '" confidence "', 1, 1, '" text "')"

static const char verdicts[] =
    "INSERT INTO verdict (id, agency, audit, rule_id, rule_revision,"
    " scope, site, url, outcome, level, reason, confidence, pages_examined,"
    " is_complete, evidence_sha256) VALUES" VERDICT(
        "1", "1", "Q-01", "passed", "low", "t1") "," VERDICT("2", "2", "Q-01",
        "passed", "low", "t1") "," VERDICT("3", "3", "Q-01", "passed", "low",
        "t2") "," VERDICT("4", "1", "Q-02", "cantTell", "high",
        "t3") "," VERDICT("5", "2", "Q-02", "cantTell", "high",
        "none") "," VERDICT("6", "1", "Q-03", "untested", "high",
        "none") "," VERDICT("7", "2", "Q-03", "untested", "high",
        "none") "," VERDICT("8", "1", "Q-04", "failed", "high",
        "t4") "," VERDICT("9", "2", "Q-04", "inapplicable", "high",
        "t5") "," VERDICT("10", "1", "Q-05", "failed", "medium",
        "t6") "," VERDICT("11", "1", "Q-06", "failed", "high",
        "t7") "," VERDICT("12", "2", "Q-06", "failed", "high",
        "t7") "," VERDICT("13", "3", "Q-06", "failed", "high",
        "t7") "," VERDICT("14", "1", "Q-07", "failed", "high",
        "t8") ";"
              /* Those that rest on no text are left out. */
              "INSERT INTO evidence_row (verdict, number, evidence_id, url, label,"
              " quote, context_before, context_after, match_kind, node_path, line,"
              " byte_start, byte_end) SELECT id, 0, 'e', '', '', '', '', '', 'exact',"
              " '', 0, -1, -1 FROM verdict WHERE evidence_sha256 <> 'none';";

#define DECISION(agency, rule, text, state, outcome) \
	"('" agency "', '" rule "', '" text "', '" state "', '" outcome \
	"', -1, 'Mali')"

static const char decisions[] =
    "INSERT INTO decision (agency_id, rule_id, evidence_sha256, state,"
    " outcome, level, reviewer) VALUES" DECISION(
        "a", "Q-06", "t7", "decided", "failed") "," DECISION("b", "Q-06", "t7",
        "disagree", "cantTell") "," DECISION("c", "Q-06", "t7", "unsure",
        "") "," DECISION("a", "Q-07", "earlier", "decided",
        "failed") ";"
                  "INSERT INTO review (id, evidence_id, verdict_key, reviewer, decision,"
                  " note, decided_us, evidence_sha256, agency_id, rule_id, outcome, level)"
                  " VALUES (1, '', '', 'Mali', 'failed', '', 0, 'earlier', 'a', 'Q-07',"
                  " 'failed', -1);";

static struct plan_rule weighted_rules[] = {
    {{"Q-01", 4}, 1, 5, STANDING_AWAITS_REVIEW},
    {{"Q-02", 4}, 1, 2, STANDING_COUNTS},
    {{"Q-03", 4}, 1, 3, STANDING_COUNTS},
    {{"Q-05", 4}, 1, 9, STANDING_SHOWN_ONLY},
};
static struct plan_rule ladder_rules[] = {
    {{"Q-04", 4}, 1, 7, STANDING_COUNTS},
    {{"Q-07", 4}, 1, 1, STANDING_COUNTS},
};
static struct plan_rule any_rules[] = {
    {{"Q-06", 4}, 1, 1, STANDING_COUNTS},
    {{"Q-04", 4}, 1, 1, STANDING_COUNTS},
};
static struct plan_rule count_rules[] = {
    {{"Q-07", 4}, 1, 1, STANDING_COUNTS},
};

/* Pillar p of 40 %: weighted 2 of 4, ladder 2 of 4; count is in none. Pillar q
 * is not published: any is all of it. */
static struct plan_indicator indicators[] = {
    {.key = {"weighted", 8},
        .pillar = {"p", 1},
        .kind = INDICATOR_WEIGHTED,
        .weight = 2,
        .rules = weighted_rules,
        .rule_count = 4},
    {.key = {"ladder", 6},
        .pillar = {"p", 1},
        .kind = INDICATOR_LADDER,
        .weight = 2,
        .rules = ladder_rules,
        .rule_count = 2},
    {.key = {"count", 5},
        .pillar = {"p", 1},
        .kind = INDICATOR_COUNT,
        .weight = 6,
        .rules = count_rules,
        .rule_count = 1},
    {.key = {"any", 3},
        .pillar = {"q", 1},
        .kind = INDICATOR_ANY,
        .weight = 1,
        .rules = any_rules,
        .rule_count = 2},
};
static struct plan_pillar pillars[] = {
    {.key = {"p", 1}, .weight = 40},
    {.key = {"q", 1}, .weight = PILLAR_NOT_PUBLISHED},
};
static const struct plan plan = {
    .indicators = indicators,
    .indicator_count = 4,
    .pillars = pillars,
    .pillar_count = 2,
};

static int
setup(void **state)
{
	struct store_case *c = case_new();

	case_sql(c, agencies);
	case_sql(c, verdicts);
	case_sql(c, decisions);
	*state = c;
	return 0;
}

static int
teardown(void **state)
{
	case_free(*state);
	return 0;
}

/* An entry a line: rule, agencies, effect and uncertainty in thousandths. */
static struct str
lines(struct store_case *c, const struct queue_wish *wish)
{
	struct queue queue;
	struct buf text = {0};
	struct str copy;

	CHECK_OK(queue_read(wish, &c->arena, &queue, &c->e));
	for (size_t i = 0; i < queue.count; i++) {
		const struct queue_item *item = &queue.items[i];

		buf_printf(&text, "%.*s", STR_ARG(item->rule_id));
		for (size_t k = 0; k < item->agency_count; k++)
			buf_printf(&text, " %.*s", STR_ARG(item->agencies[k]));
		buf_printf(&text, " %d %d%s\n",
		    (int)(item->effect * 1000 + 0.5),
		    (int)(item->uncertainty * 1000 + 0.5),
		    item->is_reopened ? " again" : "");
	}
	copy = arena_str(&c->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

static struct queue_wish
wish_of(struct store_case *c, const struct plan *of)
{
	return (struct queue_wish){.store = c->store,
	    .of = {str_of("r"), str_of("crawl"), INT64_MAX},
	    .plan = of};
}

/* 5/10 * 2/4 * 0.4 = 0.1; Q-02 0.04; Q-03 0.06; Q-04 1/2 * 2/4 * 0.4 =
 * 0.1 in the ladder and 1 in any; Q-06 1; Q-07 0.1. */
static void
what_moves_most_is_first(void **state)
{
	struct store_case *c = *state;
	struct queue_wish wish = wish_of(c, &plan);

	check_str(lines(c, &wish),
	    "Q-06 b 1000 1000\n"
	    "Q-06 c 1000 500\n"
	    "Q-01 a b 100 800\n"
	    "Q-01 c 100 800\n"
	    "Q-04 a 1100 50\n"
	    "Q-02 a 40 1000\n"
	    "Q-03 a 60 500\n"
	    "Q-03 b 60 500\n"
	    "Q-02 b 40 500\n"
	    "Q-07 a 100 50 again\n",
	    "the queue");
}

static void
decided_ones_stand_at_the_end(void **state)
{
	struct store_case *c = *state;
	struct queue_wish wish = wish_of(c, &plan);

	wish.has_decided = true;
	wish.rule = str_of("Q-06");
	check_str(lines(c, &wish),
	    "Q-06 b 1000 1000\nQ-06 c 1000 500\nQ-06 a 1000 0\n", "all");
}

static void
a_rule_that_does_not_count_is_shown_when_named(void **state)
{
	struct store_case *c = *state;
	struct queue_wish wish = wish_of(c, &plan);

	wish.rule = str_of("Q-05");
	check_str(lines(c, &wish), "Q-05 a 0 200\n", "a draft");
	wish.rule = str_of("Q-04");
	check_str(lines(c, &wish), "Q-04 a 1100 50\nQ-04 b 1100 50\n",
	    "what does not apply");
}

static void
without_a_plan_each_rule_weighs_the_same(void **state)
{
	struct store_case *c = *state;
	struct queue_wish wish = wish_of(c, NULL);

	check_str(lines(c, &wish),
	    "Q-01 a b 1000 800\n"
	    "Q-02 a 1000 1000\n"
	    "Q-06 b 1000 1000\n"
	    "Q-01 c 1000 800\n"
	    "Q-02 b 1000 500\n"
	    "Q-03 a 1000 500\n"
	    "Q-03 b 1000 500\n"
	    "Q-06 c 1000 500\n"
	    "Q-05 a 1000 200\n"
	    "Q-07 a 1000 50 again\n"
	    "Q-04 a 1000 50\n",
	    "no plan");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(
	        what_moves_most_is_first, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        decided_ones_stand_at_the_end, setup, teardown),
	    cmocka_unit_test_setup_teardown(
	        a_rule_that_does_not_count_is_shown_when_named, setup,
	        teardown),
	    cmocka_unit_test_setup_teardown(
	        without_a_plan_each_rule_weighs_the_same, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
