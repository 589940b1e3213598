#include "record/review.h"

static const struct {
	const char *word;
	struct words text;
} decisions[REVIEW_DECISION_COUNT] = {
    [REVIEW_CONFIRM] = {"confirm", {"as the program says", "ยืนยันตามโปรแกรม"}},
    [REVIEW_PASSED] = {"passed", {"passed", "ผ่าน"}},
    [REVIEW_FAILED] = {"failed", {"failed", "ไม่ผ่าน"}},
    [REVIEW_INAPPLICABLE] = {"inapplicable", {"does not apply", "ไม่เข้าข่าย"}},
    [REVIEW_UNSURE] = {"unsure", {"cannot tell either", "ยังไม่แน่ใจ"}},
};

const char *
review_decision_word(enum review_decision d)
{
	return decisions[d].word;
}

bool
review_decision_of_word(struct str word, enum review_decision *out)
{
	for (int i = 0; i < REVIEW_DECISION_COUNT; i++)
		if (str_is(word, decisions[i].word)) {
			*out = (enum review_decision)i;
			return true;
		}
	return false;
}

struct words
review_decision_text(enum review_decision d)
{
	return decisions[d].text;
}

static const char *const source_words[REVIEW_SOURCE_COUNT] = {
    [REVIEW_TERMINAL] = "terminal",
    [REVIEW_SHEET] = "sheet",
    [REVIEW_CALL_SHEET] = "call-sheet",
};

const char *
review_source_word(enum review_source s)
{
	return source_words[s];
}

bool
review_source_of_word(struct str word, enum review_source *out)
{
	int i = str_number_among(word, source_words, REVIEW_SOURCE_COUNT);

	if (i < 0)
		return false;
	*out = (enum review_source)i;
	return true;
}

static const char *const drawn_words[REVIEW_DRAWN_COUNT] = {
    [DRAWN_NOT] = "",
    [DRAWN_PASSED] = "passed",
    [DRAWN_FAILED] = "failed",
    [DRAWN_DOUBLE] = "double",
};

const char *
review_drawn_word(enum review_drawn d)
{
	return drawn_words[d];
}

bool
review_drawn_of_word(struct str word, enum review_drawn *out)
{
	int i = str_number_among(word, drawn_words, REVIEW_DRAWN_COUNT);

	if (i < 0)
		return false;
	*out = (enum review_drawn)i;
	return true;
}

static const char *const state_words[] = {
    [DECISION_NONE] = "",
    [DECISION_DECIDED] = "decided",
    [DECISION_DISAGREE] = "disagree",
    [DECISION_UNSURE] = "unsure",
};

const char *
decision_state_word(enum decision_state s)
{
	return state_words[s];
}

bool
decision_state_of_word(struct str word, enum decision_state *out)
{
	int i = str_number_among(word, state_words, DECISION_UNSURE + 1);

	if (i < 0)
		return false;
	*out = (enum decision_state)i;
	return true;
}

/* Whether the same person decided again behind review number i. */
static bool
is_outdone(const struct review *reviews, size_t count, size_t i)
{
	for (size_t k = i + 1; k < count; k++)
		if (str_equal(reviews[k].reviewer, reviews[i].reviewer))
			return true;
	return false;
}

static size_t
behind_last_settled(const struct review *reviews, size_t count)
{
	size_t first = count;

	while (first > 0 && !reviews[first - 1].settles)
		first--;
	return first > 0 ? first - 1 : 0;
}

struct decision
review_settle(const struct review *reviews, size_t count)
{
	struct decision d = {.outcome = OUTCOME_CANT_TELL, .level = -1};

	for (size_t i = behind_last_settled(reviews, count); i < count; i++) {
		const struct review *r = &reviews[i];
		bool is_first =
		    d.state == DECISION_NONE || d.state == DECISION_UNSURE;

		if (is_outdone(reviews, count, i))
			continue;
		if (r->decision == REVIEW_UNSURE) {
			if (d.state == DECISION_NONE)
				d.state = DECISION_UNSURE;
			continue;
		}
		if (!is_first &&
		    (d.state == DECISION_DISAGREE || d.outcome != r->outcome ||
		        d.level != r->level)) {
			d = (struct decision){DECISION_DISAGREE,
			    OUTCOME_CANT_TELL, -1, r->reviewer};
			continue;
		}
		d = (struct decision){
		    DECISION_DECIDED, r->outcome, r->level, r->reviewer};
	}
	return d;
}
