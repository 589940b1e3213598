#include "publish/report/open.h"

static const struct {
	const char *word;
	struct words text;
} people[OPEN_CAUSES - REASON_COUNT] = {
    [OPEN_AWAITS - REASON_COUNT] = {"awaits-review",
        {"the program has decided, and a person has yet to confirm it",
            "โปรแกรมตัดสินแล้ว รอคนยืนยัน"}},
    [OPEN_NO_VERDICT - REASON_COUNT] = {"no-verdict",
        {"it was not decided in this round", "ยังไม่มีผลในรอบนี้"}},
    [OPEN_DISAGREE - REASON_COUNT] = {"disagree",
        {"people who looked disagree", "ผู้ตรวจทานเห็นไม่ตรงกัน"}},
};

size_t
open_cause(const struct book_verdict *v)
{
	if (!v->is_there)
		return OPEN_NO_VERDICT;
	if (v->state == DECISION_DISAGREE)
		return OPEN_DISAGREE;
	if (v->outcome != OUTCOME_CANT_TELL && v->outcome != OUTCOME_UNTESTED)
		return OPEN_AWAITS;
	return v->reason;
}

size_t
open_cause_of(const struct book *b, const struct book_agency *g, size_t rule)
{
	const struct book_verdict *v = &g->verdicts[rule];

	return v->is_undecided && b->rules[rule].standing != STANDING_SHOWN_ONLY
	    ? open_cause(v)
	    : OPEN_CAUSES;
}

struct words
open_text(size_t cause)
{
	if (cause >= REASON_COUNT)
		return people[cause - REASON_COUNT].text;
	return cause == REASON_NONE
	    ? (struct words){"no reason was recorded", "ไม่ได้บันทึกเหตุผลไว้"}
	    : reason_text((enum reason)cause);
}

const char *
open_word(size_t cause)
{
	if (cause >= REASON_COUNT)
		return people[cause - REASON_COUNT].word;
	return cause == REASON_NONE ? "other" : reason_word((enum reason)cause);
}
