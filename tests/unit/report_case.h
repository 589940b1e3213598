/*
 * A round to report on: four agencies, one of which could not be looked at,
 * three rules and two indicators, after an earlier round with another outcome.
 */
#ifndef TESTS_UNIT_REPORT_CASE_H
#define TESTS_UNIT_REPORT_CASE_H

#include "publish/report/book.h"
#include "publish/report/folder.h"
#include "store/audits.h"
#include "store/reviews.h"
#include "store_case.h"

enum { REPORT_AGENCIES = 4, REPORT_RULES = 3, REPORT_ROUNDS = 2 };

struct report_case {
	struct store_case *c;
	struct plan_rule rules[REPORT_RULES];
	struct plan_indicator indicators[2];
	struct plan_pillar pillar;
	struct report_pass passes[REPORT_ROUNDS];
	struct report_setup setup;
	struct arena arena; /* of the book */
	struct book book;
};

static const char *const report_rule_ids[REPORT_RULES] = {
    "ESV-04", "MOB-01", "USA-01"};

/* Outcomes by round, agency and rule. */
static const enum outcome
    report_outcomes[REPORT_ROUNDS][REPORT_AGENCIES][REPORT_RULES] = {
        {{OUTCOME_FAILED, OUTCOME_PASSED, OUTCOME_PASSED},
            {OUTCOME_FAILED, OUTCOME_FAILED, OUTCOME_PASSED},
            {OUTCOME_PASSED, OUTCOME_FAILED, OUTCOME_FAILED},
            {OUTCOME_UNTESTED, OUTCOME_UNTESTED, OUTCOME_UNTESTED}},
        {{OUTCOME_PASSED, OUTCOME_PASSED, OUTCOME_PASSED},
            {OUTCOME_FAILED, OUTCOME_CANT_TELL, OUTCOME_PASSED},
            {OUTCOME_PASSED, OUTCOME_INAPPLICABLE, OUTCOME_FAILED},
            {OUTCOME_UNTESTED, OUTCOME_UNTESTED, OUTCOME_UNTESTED}}};

static inline void
report_put_verdict(struct report_case *r, int round, int agency, int rule)
{
	struct evidence ev = {.label = str_of("a form to send"),
	    .quote = str_of("ยื่นคำขอออนไลน์ <b>1 1017 00203 45 0</b>"),
	    .context_before = str_of("บริการประชาชน "),
	    .context_after = str_of(" ได้ทุกวัน"),
	    .match_kind = MATCH_EXACT,
	    .byte_start = -1,
	    .byte_end = -1};
	struct proof proof = {ev, NULL};
	enum outcome o = report_outcomes[round][agency][rule];
	struct verdict v = {.rule_id = str_of(report_rule_ids[rule]),
	    .rule_revision = 1,
	    .scope = str_of("site"),
	    .confidence = str_of("high"),
	    .outcome = o,
	    .reason = o == OUTCOME_UNTESTED ? REASON_CONNECT_TIMEOUT
	        : o == OUTCOME_CANT_TELL    ? REASON_JS_SHELL
	                                    : REASON_NONE,
	    .level = rule == 0 && o == OUTCOME_PASSED ? 3 : -1,
	    .proofs = &proof,
	    .proof_count = o == OUTCOME_UNTESTED ? 0 : 1};

	CHECK_OK(
	    store_verdict_put(r->c->store, r->c->agency_row, str_of("crawl"),
	        str_of("https://www.agency.example/"), &v, &r->c->e));
}

static inline void
report_put_agency(struct report_case *r, int round, int agency)
{
	static const struct {
		const char *id, *level, *th, *en, *ministry, *province, *office,
		    *status;
	} rows[REPORT_AGENCIES] = {
	    {"a-1", "department", "กรมหนึ่ง", "Department One", "กระทรวงก", "",
	        "", "reached"},
	    {"a-2", "department", "กรม <b>สอง</b>", "Department <b>Two</b>",
	        "กระทรวงข", "", "", "reached"},
	    {"p55-01", "province", "สำนักงานจังหวัดน่าน", "Nan Provincial Office",
	        "กระทรวงก", "55", "01", "reached"},
	    {"p55-02", "province", "สำนักงานคลังจังหวัดน่าน", "", "กระทรวงก", "55",
	        "02", "unreachable"}};
	struct store_case *c = r->c;

	c->agency = (struct agency){.id = str_of(rows[agency].id),
	    .level = str_of(rows[agency].level),
	    .name_th = str_of(rows[agency].th),
	    .name_en = str_of(rows[agency].en),
	    .ministry_th = str_of(rows[agency].ministry),
	    .province_code = str_of(rows[agency].province),
	    .office_code = str_of(rows[agency].office),
	    .seeds = c->seeds,
	    .seed_count = 1};
	CHECK_OK(store_agency_put(
	    c->store, c->round.id, &c->agency, &c->agency_row, &c->e));
	CHECK_OK(store_agency_set_status(
	    c->store, c->agency_row, rows[agency].status, &c->e));
	for (int rule = 0; rule < REPORT_RULES; rule++)
		report_put_verdict(r, round, agency, rule);
}

static inline void
report_put_round(struct report_case *r, int round)
{
	struct audit_rule rules[REPORT_RULES] = {0};
	struct store_case *c = r->c;
	struct round_setup setup = {.name = r->passes[round].round,
	    .rule_pack = "sha256:rules",
	    .config =
	        str_of("{\"user_agent\":\"samruat/0 (+https://x.example)\"}"),
	    .program_version = "0.1.0",
	    .warc_software = str_of("samruat/0.1.0"),
	    .operator_contact = str_of("survey@example.org")};
	const struct audit_setup audit = {.round = setup.name,
	    .name = str_of("crawl"),
	    .rule_pack = str_of("sha256:rules"),
	    .program_version = str_of("0.1.0"),
	    .rules = rules,
	    .rule_count = REPORT_RULES};
	bool is_complete = false;

	for (int i = 0; i < REPORT_RULES; i++)
		rules[i] = (struct audit_rule){.id = str_of(report_rule_ids[i]),
		    .revision = 1,
		    .behaviour_sha256 = str_of("b"),
		    .status = str_of("stable"),
		    .severity = str_of("serious"),
		    .scope = str_of("site"),
		    .confidence = str_of("high"),
		    .has_levels = i == 0,
		    .indicators = str_of(
		        i == 0 ? "use proportion-of-digital-service" : "use"),
		    .title_th = str_of("ชื่อเกณฑ์ <i>"),
		    .title_en = str_of("A rule's <i>title")};
	CHECK_OK(store_round_begin(c->store, &setup, &c->round, &c->e));
	CHECK_OK(store_audit_begin(c->store, &audit, &c->e));
	for (int agency = 0; agency < REPORT_AGENCIES; agency++)
		report_put_agency(r, round, agency);
	CHECK_OK(store_audit_finish(
	    c->store, setup.name, str_of("crawl"), &is_complete, &c->e));
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	c->now_us += INT64_C(86400000000);
}

/* Weights 3, 1 and 1; a ladder of ESV-04 alone. */
static inline void
report_make_plan(struct report_case *r)
{
	for (int i = 0; i < REPORT_RULES; i++)
		r->rules[i] = (struct plan_rule){str_of(report_rule_ids[i]), 1,
		    i == 0 ? 3 : 1, STANDING_COUNTS};
	r->indicators[0] = (struct plan_indicator){.key = str_of("use"),
	    .pillar = str_of("services"),
	    .title_th = str_of("การใช้งาน"),
	    .title_en = str_of("Use"),
	    .kind = INDICATOR_WEIGHTED,
	    .weight = 1,
	    .min_coverage = 50,
	    .rules = r->rules,
	    .rule_count = REPORT_RULES};
	r->indicators[1] = (struct plan_indicator){.key = str_of("steps"),
	    .pillar = str_of("services"),
	    .title_th = str_of("ระดับบริการ"),
	    .title_en = str_of("Level of service"),
	    .kind = INDICATOR_LADDER,
	    .weight = 1,
	    .min_coverage = 50,
	    .rules = r->rules,
	    .rule_count = 1};
	r->pillar = (struct plan_pillar){str_of("services"),
	    str_of("บริการภาครัฐ"), str_of("Public services"), 30};
}

static inline struct report_case *
report_case_new(void)
{
	struct report_case *r = mem_alloc(sizeof(*r));

	r->c = case_new();
	report_make_plan(r);
	for (int i = 0; i < REPORT_ROUNDS; i++)
		r->passes[i] = (struct report_pass){
		    .round = str_of(i == 0 ? "2560" : "2561"),
		    .audit = str_of("crawl"),
		    .plan = {.profile = str_of("web-1"),
		        .title_th = str_of("เว็บ"),
		        .title_en = str_of("Web"),
		        .rule_pack = str_of("sha256:rules"),
		        .indicators = r->indicators,
		        .indicator_count = 2,
		        .pillars = &r->pillar,
		        .pillar_count = 1},
		    .last_review = INT64_MAX};
	for (int i = 0; i < REPORT_ROUNDS; i++)
		report_put_round(r, i);
	CHECK_OK(store_flush(r->c->store, &r->c->e));
	r->setup = (struct report_setup){.store = r->c->store,
	    .folder = file_join(&r->c->arena, r->c->folder, "report"),
	    .program_version = "0.1.0",
	    .now = r->passes[1],
	    .earlier = r->passes,
	    .earlier_count = 1};
	return r;
}

/* Reads the book of the second round. */
static inline struct book *
report_case_book(struct report_case *r)
{
	if (book_read(&r->setup, &r->arena, &r->book, &r->c->e) != ERR_NONE)
		fail_msg("book: %s", r->c->e.msg);
	return &r->book;
}

static inline void
report_case_free(struct report_case *r)
{
	book_release(&r->book);
	arena_release(&r->arena);
	case_free(r->c);
	mem_free(r);
}

#endif
