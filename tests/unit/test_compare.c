/* Two audits side by side: which rules and agencies both have, which audit lies
 * between, and what is told of each verdict in which order. */
#include "ledger_case.h"
#include "score/compare.h"

/* A store with two rounds, and agencies of each. */
struct compared_case {
	struct store_case *c;
	int64_t rows[3]; /* of the agencies a-01, a-02, a-03 */
};

static void
begin_round(struct compared_case *cc, const char *name)
{
	static const char *const ids[] = {"a-01", "a-02", "a-03"};
	struct store_case *c = cc->c;

	case_begin(c, name);
	for (size_t i = 0; i < 3; i++) {
		struct agency agency = {.id = str_of(ids[i]),
		    .ministry_th = str_of(i == 0 ? "หนึ่ง" : "สอง")};

		/* a-02 goes, a-03 comes. */
		if (strcmp(name, i == 2 ? "one" : "two") != 0 || i == 0)
			CHECK_OK(store_agency_put(c->store, c->round.id,
			    &agency, &cc->rows[i], &c->e));
	}
}

/* A page of the first agency says something else in each round. */
static void
add_page(struct compared_case *cc, const char *text)
{
	struct store_case *c = cc->c;
	struct frontier_url u;
	struct report r = {.text_sha256 = str_of(text)};
	int64_t id;

	c->agency_row = cc->rows[0];
	u = case_url(c, "https://a.example/", 0, true);
	id = case_add(c, &u, "https://a.example/");
	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	CHECK_OK(store_report_add(c->store, id, &r, &c->e));
}

struct put {
	const char *audit;
	const char *rule;
	enum outcome outcome;
	const char *quote;
	const char *url;
};

static void
put_verdicts(struct compared_case *cc, size_t agency, const struct put *puts,
    size_t count)
{
	struct store_case *c = cc->c;

	for (size_t i = 0; i < count; i++) {
		struct site_page page = {.url = str_of(puts[i].url)};
		struct proof proof = {
		    {.quote = str_of(puts[i].quote), .byte_start = -1}, &page};
		struct verdict v = {.rule_id = str_of(puts[i].rule),
		    .scope = str_of("site"),
		    .outcome = puts[i].outcome,
		    .level = -1,
		    .proofs = &proof,
		    .proof_count = 1};

		CHECK_OK(store_verdict_put(c->store, cc->rows[agency],
		    str_of(puts[i].audit), str_of(puts[i].url), &v, &c->e));
	}
}

#define PUT(cc, agency, puts) \
	put_verdicts((cc), (agency), (puts), sizeof(puts) / sizeof((puts)[0]))

static void
finish_round(struct compared_case *cc)
{
	bool is_complete;

	CHECK_OK(store_round_finish(
	    cc->c->store, cc->c->round.id, &is_complete, &cc->c->e));
}

/* Notes the audits with their rules: R-2 decides in another way in the second
 * round, and in "new" of the first as there. */
static void
note_audits(struct compared_case *cc, const char *more)
{
	static const char *const sql =
	    "DELETE FROM audit;"
	    "INSERT INTO audit (id, round, name, rule_pack, program_version,"
	    " is_complete) VALUES (1, 1, 'crawl', 'p1', '1', 1),"
	    " (2, 1, 'old', 'p2', '1', 1), (3, 1, 'new', 'p2', '1', 1),"
	    " (4, 2, 'crawl', 'p2', '1', 1), (5, 1, 'half', 'p2', '1', 0);"
	    "CREATE TEMP TABLE r (audit, rule, revision, behaviour);"
	    "INSERT INTO r VALUES (1, 'R-1', 1, 'b1'), (1, 'R-2', 1, 'b2'),"
	    " (1, 'R-3', 1, 'b3'), (1, 'R-5', 4, ''),"
	    " (2, 'R-2', 2, 'b2-new'), (3, 'R-2', 2, 'b2-new'),"
	    " (4, 'R-1', 9, 'b1'), (4, 'R-2', 2, 'b2-new'),"
	    " (4, 'R-4', 1, 'b4'), (4, 'R-5', 4, 'b5'),"
	    " (5, 'R-2', 2, 'b2-new');"
	    "INSERT INTO audit_rule SELECT audit, rule, revision, behaviour,"
	    " '', '', '', '', 0, '', '', '' FROM r";
	case_sql(cc->c, sql);
	case_sql(cc->c, more);
}

static struct compared_case
compared_new(const char *more)
{
	static const char *const at = "https://a.example/",
	                         *const to = "https://a.example/b";
	const struct put one[] = {
	    {"crawl", "R-1", OUTCOME_PASSED, "q1", at},
	    {"crawl", "R-2", OUTCOME_FAILED, "q2", at},
	    {"crawl", "R-3", OUTCOME_PASSED, "q3", at},
	    {"crawl", "R-5", OUTCOME_PASSED, "q5", at},
	    {"old", "R-2", OUTCOME_FAILED, "q2", at},
	    {"new", "R-2", OUTCOME_PASSED, "q2", at},
	};
	const struct put two[] = {
	    {"crawl", "R-1", OUTCOME_PASSED, "q1", to},
	    {"crawl", "R-2", OUTCOME_FAILED, "q2 edited", at},
	    {"crawl", "R-4", OUTCOME_PASSED, "q4", at},
	};
	struct compared_case cc = {.c = case_new()};

	begin_round(&cc, "one");
	add_page(&cc, "aaaa");
	PUT(&cc, 0, one);
	PUT(&cc, 1, one);
	finish_round(&cc);
	begin_round(&cc, "two");
	add_page(&cc, "bbbb");
	PUT(&cc, 0, two);
	PUT(&cc, 2, two);
	finish_round(&cc);
	note_audits(&cc, more);
	return cc;
}

struct telling {
	const struct comparison *comparison;
	struct buf lines;
};

static enum err_code
note_change(void *state, const struct change *c, struct err *e)
{
	struct telling *t = state;
	const struct stored_audit *sides = t->comparison->sides;

	(void)e;
	buf_printf(&t->lines, "%s %.*s %.*s %.*s/%.*s-%.*s/%.*s %s %s\n",
	    change_kind_word(c->kind),
	    STR_ARG(c->agency != NULL ? c->agency->id : str_of("-")),
	    STR_ARG(c->rule != NULL ? c->rule->id : str_of("-")),
	    STR_ARG(sides[c->from].round), STR_ARG(sides[c->from].name),
	    STR_ARG(sides[c->to].round), STR_ARG(sides[c->to].name),
	    c->before != NULL ? outcome_word(c->before->outcome) : "-",
	    c->after != NULL ? outcome_word(c->after->outcome) : "-");
	return ERR_NONE;
}

static void
check_told(struct compared_case *cc, const char *before, const char *after,
    const char *agency, const char *want)
{
	struct store_case *c = cc->c;
	struct comparison comparison = {0};
	struct telling t = {.comparison = &comparison};
	const struct compare_wish wish = {str_of(agency), note_change, &t};

	CHECK_OK(compare_find(c->store, str_of(before), str_of(after),
	    &c->arena, &comparison, &c->e));
	CHECK_OK(compare_each(&comparison, &wish, &c->e));
	check_str(buf_str(&t.lines), want, before);
	buf_release(&t.lines);
}

static void
compared_free(struct compared_case *cc)
{
	case_free(cc->c);
}

static void
a_third_audit_tells_rule_from_site(void **state)
{
	struct compared_case cc = compared_new("");

	(void)state;
	check_told(&cc, "one", "two", "",
	    "gone-rule - R-3 one/crawl-two/crawl - -\n"
	    "new-rule - R-4 one/crawl-two/crawl - -\n"
	    "moved a-01 R-1 one/crawl-two/crawl passed passed\n"
	    "rule a-01 R-2 one/crawl-one/new failed passed\n"
	    "site a-01 R-2 one/new-two/crawl passed failed\n"
	    "worse a-01 R-5 one/crawl-two/crawl passed -\n"
	    "gone-agency a-02 - one/crawl-two/crawl - -\n"
	    "new-agency a-03 - one/crawl-two/crawl - -\n");
	check_told(&cc, "one", "two/crawl", "a-02",
	    "gone-agency a-02 - one/crawl-two/crawl - -\n");
	compared_free(&cc);
}

static void
the_rule_alone_is_told_once(void **state)
{
	/* The third audit says what the first says. */
	struct compared_case cc =
	    compared_new("DELETE FROM audit WHERE id = 3");

	(void)state;
	check_told(&cc, "one", "two", "a-01",
	    "moved a-01 R-1 one/crawl-two/crawl passed passed\n"
	    "edited a-01 R-2 one/old-two/crawl failed failed\n"
	    "worse a-01 R-5 one/crawl-two/crawl passed -\n");
	/* Between two audits of a round lies no site. */
	check_told(&cc, "one", "one/old", "a-01",
	    "same a-01 R-2 one/crawl-one/old failed failed\n");
	compared_free(&cc);
}

static void
without_a_third_audit_it_is_open(void **state)
{
	/* One that is not complete, or has the rule in its own way, is none. */
	struct compared_case cc =
	    compared_new("DELETE FROM audit WHERE id = 3;"
	                 "UPDATE audit_rule SET behaviour = 'b2-other'"
	                 " WHERE audit = 2");

	(void)state;
	check_told(&cc, "one", "two", "a-01",
	    "moved a-01 R-1 one/crawl-two/crawl passed passed\n"
	    "both a-01 R-2 one/crawl-two/crawl failed failed\n"
	    "worse a-01 R-5 one/crawl-two/crawl passed -\n");
	compared_free(&cc);
}

static void
what_is_not_there_is_a_mistake(void **state)
{
	struct compared_case cc = compared_new("");
	struct store_case *c = cc.c;
	struct comparison comparison = {0};
	struct telling t = {.comparison = &comparison};
	const struct compare_wish wish = {str_of("a-09"), note_change, &t};

	(void)state;
	check_int(compare_find(c->store, str_of("one"), str_of("six"),
	              &c->arena, &comparison, &c->e),
	    ERR_USAGE, "no round");
	CHECK_OK(compare_find(c->store, str_of("one"), str_of("two"), &c->arena,
	    &comparison, &c->e));
	check_int(
	    compare_each(&comparison, &wish, &c->e), ERR_USAGE, "no agency");
	compared_free(&cc);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_third_audit_tells_rule_from_site),
	    cmocka_unit_test(the_rule_alone_is_told_once),
	    cmocka_unit_test(without_a_third_audit_it_is_open),
	    cmocka_unit_test(what_is_not_there_is_a_mistake),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
