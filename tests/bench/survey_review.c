#include "survey_review.h"

#include "base/mem.h"
#include "record/region.h"
#include "survey_chance.h"

/* Out of a thousand. */
enum {
	DRAWN_OF_DECIDED = 26,
	DRAWN_OF_OPEN = 4,
	CONFIRMED = 940,
	JUDGED_TWICE = 250,
	AGREED = 930,
	SETTLED = 500
};

static const int64_t day_us = (int64_t)24 * 3600 * 1000000;

static enum review_decision
decision_of(struct dice *d, const struct verdict *v, int permille)
{
	if (v->outcome != OUTCOME_PASSED && v->outcome != OUTCOME_FAILED)
		return chance_hits(d, 400) ? REVIEW_FAILED : REVIEW_UNSURE;
	if (chance_hits(d, permille))
		return REVIEW_CONFIRM;
	return v->outcome == OUTCOME_PASSED ? REVIEW_FAILED : REVIEW_PASSED;
}

static void
decide(struct review *r, const struct verdict *v, enum review_decision how)
{
	static const enum outcome outcomes[REVIEW_DECISION_COUNT] = {
	    [REVIEW_PASSED] = OUTCOME_PASSED,
	    [REVIEW_FAILED] = OUTCOME_FAILED,
	    [REVIEW_INAPPLICABLE] = OUTCOME_INAPPLICABLE,
	};

	r->decision = how;
	r->outcome = how == REVIEW_CONFIRM ? v->outcome : outcomes[how];
	r->level = how == REVIEW_CONFIRM ? v->level : -1;
	if (v->level >= 0 && how == REVIEW_PASSED)
		r->level = 2;
	else if (v->level >= 0 && how == REVIEW_FAILED)
		r->level = 0;
	r->note = str_of(
	    how == REVIEW_CONFIRM ? "" : "เปิดดูหน้าเว็บแล้วไม่ตรงกับที่โปรแกรมบอก");
}

static enum review_decision
other_than(enum review_decision first, const struct verdict *v)
{
	if (first != REVIEW_CONFIRM)
		return REVIEW_CONFIRM;
	return v->outcome == OUTCOME_PASSED ? REVIEW_FAILED : REVIEW_PASSED;
}

static enum err_code
judge_twice(struct store *s, struct review *r, const struct verdict *v,
    struct dice *d, struct err *e)
{
	bool agrees = chance_hits(d, AGREED);
	enum err_code rc;

	r->reviewer = str_of("somchai");
	r->drawn = DRAWN_DOUBLE;
	r->decided_us += day_us;
	if (!agrees)
		decide(r, v, other_than(r->decision, v));
	rc = store_review_add(s, r, e);
	if (rc != ERR_NONE || agrees || !chance_hits(d, SETTLED))
		return rc;
	decide(r, v, REVIEW_CONFIRM);
	r->reviewer = str_of("pranee");
	r->drawn = DRAWN_NOT;
	r->decided_us += day_us;
	r->settles = true;
	r->note = str_of("ประชุมร่วมกันแล้ว");
	return store_review_add(s, r, e);
}

static void
region_of(const struct verdict *v, char out[DIGEST_TEXT_BYTES])
{
	struct region_piece *pieces =
	    mem_alloc(mem_product(v->proof_count + 1, sizeof(*pieces)));

	for (size_t i = 0; i < v->proof_count; i++) {
		const struct evidence *ev = &v->proofs[i].evidence;

		pieces[i] = (struct region_piece){ev->match_kind, ev->quote,
		    ev->context_before, ev->context_after};
	}
	region_digest(pieces, v->proof_count, out);
	mem_free(pieces);
}

enum err_code
survey_review_add(struct store *s, struct str round,
    const struct survey_site *site, const struct verdict *v, struct err *e)
{
	struct dice d = chance_of(site->round == 0 ? "review" : "later review",
	    site->agency->id, v->rule_id);
	bool is_decided =
	    v->outcome == OUTCOME_PASSED || v->outcome == OUTCOME_FAILED;
	char sha256[DIGEST_TEXT_BYTES];
	struct review r = {.round = round,
	    .audit = str_of("crawl"),
	    .agency_id = site->agency->id,
	    .rule_id = v->rule_id,
	    .rule_revision = v->rule_revision,
	    .machine_outcome = v->outcome,
	    .machine_level = v->level,
	    .reviewer = str_of("mali"),
	    .source = REVIEW_SHEET};
	enum err_code rc;

	if (v->proof_count == 0 ||
	    !chance_hits(&d, is_decided ? DRAWN_OF_DECIDED : DRAWN_OF_OPEN))
		return ERR_NONE;
	region_of(v, sha256);
	r.evidence_sha256 = str_of(sha256);
	if (is_decided)
		r.drawn =
		    v->outcome == OUTCOME_PASSED ? DRAWN_PASSED : DRAWN_FAILED;
	r.decided_us = site->now_us + 14 * day_us;
	decide(&r, v, decision_of(&d, v, CONFIRMED));
	rc = store_review_add(s, &r, e);
	if (rc != ERR_NONE || !is_decided || !chance_hits(&d, JUDGED_TWICE))
		return rc;
	return judge_twice(s, &r, v, &d, e);
}
