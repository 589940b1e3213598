/* Reviews, audits, figures and releases of stores that are joined: none holds
 * longer than what it rests on. */
#include "merge_case.h"

/* Stores that have a round each. */
static void
add_rounds(struct joined *j, const char *first, const char *second)
{
	const char *const names[] = {first, second};

	for (size_t i = 0; i < 2; i++) {
		struct store_case *c = add_source(j);

		c->now_us += (int64_t)i * 1000000;
		play_round(c, names[i], "");
		case_close(c);
		change(j, c->folder, case_fill);
	}
}

static const char figures[] = "SELECT a.agency_id, i.passed, u.last_review"
                              " FROM score_run u LEFT JOIN indicator_row i"
                              " USING (round, audit, profile) LEFT JOIN agency"
                              " a ON a.id = i.agency ORDER BY 1, u.round";
static const char released[] = "SELECT l.name, r.name, l.last_review"
                               " FROM release l JOIN round r ON r.id = l.round"
                               " ORDER BY 1";

static void
test_figures_of_whole_rounds_come_along(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_rounds(j, "one", "two");
	merge_all(j);
	check_rows(j, figures, "a-01|1|1\na-02|1|2\n");
	check_rows(j, released, "out-onea-01|one|1\nout-twoa-02|two|2\n");
	check_int((int64_t)j->result.left_count, 0, "left");
	merge_all(j);
	check_int((int64_t)j->result.left_count, 0, "left again");
	check_rows(j, released, "out-onea-01|one|1\nout-twoa-02|two|2\n");
	joined_free(j);
}

static void
test_figures_of_joined_rounds_do_not(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 2, "r");
	merge_all(j);
	check_rows(j, figures, "");
	check_rows(j, released, "");
	check_int((int64_t)j->result.left_count, 2, "left");
	check_str(j->result.left[0].release, "out-ra-01", "release");
	check_str(str_of(j->folders[0]),
	    arena_cstr(&j->arena, j->result.left[0].folder), "its store");
	joined_free(j);
}

/* A round that a release of the target froze stays what it is. */
static void
test_a_released_round_gets_no_more(void **state)
{
	struct joined *j = joined_new();
	struct str before;

	(void)state;
	add_shards(j, 2, "r");
	CHECK_OK(merge(j, j->folders, 1));
	check_rows(j, released, "");
	change(j, j->into,
	    "INSERT INTO release (name, round, audit, profile, plan, rule_pack,"
	    " last_review, program_version, released_us, excuses,"
	    " figures_sha256) SELECT 'out', id, 'crawl', 'p', '{}', '', 1, '',"
	    " 9, '{}', '' FROM round");
	before = everything(j);
	check_refused(j, ERR_USAGE, "release out of");
	check_str(everything(j), before.ptr, "all rows");
	joined_free(j);
}

/* Reviews of a round's agencies that came from elsewhere change its figures,
 * and what was released of it could not be printed again. */
static void
test_reviews_of_elsewhere_make_figures_stale(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_rounds(j, "one", "two");
	change(j, j->folders[1],
	    "UPDATE review SET agency_id = 'a-01',"
	    " evidence_sha256 = 'text-a-01', reviewer = 'you',"
	    " outcome = 'passed', decision = 'passed', decided_us = 5");
	merge_all(j);
	check_rows(j, "SELECT id, reviewer FROM review", "1|you\n2|me\n");
	check_rows(j, "SELECT agency_id, state, outcome FROM decision",
	    "a-01|disagree|cantTell\n");
	check_rows(j, figures, "||2\na-02|1|1\n");
	check_rows(j, released, "out-twoa-02|two|1\n");
	check_int((int64_t)j->result.left_count, 1, "left");
	joined_free(j);
}

/* Of the target, too. */
static void
test_reviews_that_come_later_are_settled(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_rounds(j, "one", "two");
	CHECK_OK(merge(j, j->folders, 1));
	check_rows(j, figures, "a-01|1|1\n");
	change(j, j->folders[0],
	    "INSERT INTO review SELECT 2, evidence_id, verdict_key, 'you',"
	    " 'passed', '', 9, evidence_sha256, round, audit, agency_id,"
	    " rule_id, 1, 'passed', -1, 'passed', -1, 'terminal', '', 0"
	    " FROM review");
	CHECK_OK(merge(j, j->folders, 1));
	check_rows(
	    j, "SELECT state, outcome FROM decision", "disagree|cantTell\n");
	check_rows(j, figures, "||1\n");
	/* What was frozen rests on the reviews until then. */
	check_rows(j, released, "out-onea-01|one|1\n");
	joined_free(j);
}

static const char audits[] =
    "SELECT name, is_complete, (SELECT count(*) FROM audit_rule u"
    " WHERE u.audit = t.id) FROM audit t ORDER BY name";

static void
test_an_audit_is_complete_when_all_parts_have_it(void **state)
{
	struct joined *j = joined_new();

	(void)state;
	add_shards(j, 3, "r");
	change(j, j->folders[0],
	    "INSERT INTO audit SELECT 2, round, 'again', 'sha256:new', '', 1"
	    " FROM audit; INSERT INTO audit_rule SELECT 2, rule_id, 2, '', '',"
	    " '', '', '', 0, '', '', '' FROM audit_rule;"
	    "INSERT INTO verdict SELECT id + 1, agency, 'again', rule_id, 2,"
	    " scope, site, url, outcome, level, reason, confidence,"
	    " pages_examined, is_complete, NULL, NULL, '' FROM verdict");
	merge_all(j);
	check_rows(j, audits, "again|0|1\ncrawl|1|1\n");
	j->into = temp_path(&j->temp, "other");
	change(j, j->folders[1], "UPDATE audit SET is_complete = 0");
	merge_all(j);
	check_rows(j, audits, "again|0|1\ncrawl|0|1\n");
	joined_free(j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_figures_of_whole_rounds_come_along),
	    cmocka_unit_test(test_figures_of_joined_rounds_do_not),
	    cmocka_unit_test(test_a_released_round_gets_no_more),
	    cmocka_unit_test(test_reviews_of_elsewhere_make_figures_stale),
	    cmocka_unit_test(test_reviews_that_come_later_are_settled),
	    cmocka_unit_test(test_an_audit_is_complete_when_all_parts_have_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
