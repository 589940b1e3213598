/*
 * What agencies answered in the survey against what their sites show: who says
 * yes where nothing was found, who says no where it was, whose number differs,
 * and where nobody can tell. "Could not look" contradicts nobody.
 *
 * It takes the effective verdicts: what people decided, else the machine's.
 */
#ifndef SCORE_CLAIMS_H
#define SCORE_CLAIMS_H

#include "base/arena.h"
#include "record/reason.h"
#include "record/review.h"
#include "score/score.h"

enum claim_kind { CLAIM_YES_NO, CLAIM_NUMBER };
enum { CLAIM_KIND_COUNT = 2 };

/* "yes-no", "number" */
const char *claim_kind_word(enum claim_kind kind);
bool claim_kind_of_word(struct str word, enum claim_kind *out);

enum { CLAIM_NO_THRESHOLD = -1 };

/* A question of the survey and what of a site answers it. */
struct claim_question {
	struct str key;
	struct str text_th;
	struct str text_en;
	enum claim_kind kind;
	struct str rule_id; /* empty: an indicator's */
	bool has_levels; /* the rule's verdicts have */
	const struct plan_indicator *indicator; /* NULL: a rule's */
	/* What a yes takes at the least: a level of a rule that has some, else
	 * how many things it lists; rungs of a ladder, how many of a count,
	 * percent of other indicators. CLAIM_NO_THRESHOLD: anything. */
	int64_t at_least;
	int64_t tolerance; /* by how much numbers may differ */
	bool is_percent; /* tolerance is a share of the answer */
};

enum claim_answer { CLAIM_UNSAID, CLAIM_NO, CLAIM_YES, CLAIM_COUNTED };

struct claim {
	struct str agency_id;
	size_t question; /* its number */
	enum claim_answer answer;
	int64_t number; /* of CLAIM_COUNTED */
};

/* In the order in which they are told. */
enum claim_state {
	CLAIM_YES_NOT_FOUND,
	CLAIM_NO_FOUND,
	CLAIM_DIFFERS,
	CLAIM_CANNOT_TELL,
	CLAIM_AGREES,
	CLAIM_UNANSWERED
};
enum { CLAIM_STATE_COUNT = 6 };

/* "yes-not-found", "no-found", "number-differs", "cannot-tell", "agrees",
 * "no-answer" */
const char *claim_state_word(enum claim_state s);
struct words claim_state_text(enum claim_state s);
bool claim_state_contradicts(enum claim_state s);

/* Why nobody can tell, where no reason of a verdict says it. */
enum claim_doubt {
	DOUBT_NONE,
	DOUBT_NO_VERDICT, /* the audit has none of that rule and agency */
	DOUBT_INAPPLICABLE,
	DOUBT_DISAGREE, /* people do */
	DOUBT_PARTLY_SEEN, /* there may be more than was seen */
	DOUBT_NOT_COUNTED /* the rule lists nothing that could be counted */
};
enum { CLAIM_DOUBT_COUNT = 6 };

/* "", "no-verdict", "inapplicable", "people-disagree", "partly-seen",
 * "not-counted" */
const char *claim_doubt_word(enum claim_doubt d);
struct words claim_doubt_text(enum claim_doubt d);

/* A verdict as far as a claim asks for it. */
struct claim_verdict {
	bool is_there;
	struct str rule_id;
	int rule_revision;
	enum outcome outcome; /* the machine's */
	int machine_level; /* -1: none */
	struct str evidence_sha256;
	enum outcome effective;
	int level; /* effective; -1: none */
	enum reason reason;
	struct str confidence;
	struct str reviewer; /* who decided; empty: nobody */
	bool is_disputed; /* people decided differently */
	int64_t pages_examined;
	bool is_complete;
	int64_t listed; /* -1: it lists nothing */
	int64_t listed_passed;
};

/* What a site shows of a question. */
struct claim_sight {
	enum truth has; /* of yes and no */
	bool is_counted; /* low and high are set */
	double low; /* of numbers: the least there is */
	double high; /* the most; HUGE_VAL: no end is known */
	enum claim_doubt doubt;
	enum reason reason;
	struct claim_verdict verdict; /* the one that decides, or leaves open */
	struct figure figure; /* of an indicator */
	bool is_whole; /* all was seen that the question asks for */
};

/* What the verdict of a question's rule shows, and what those of its
 * indicator's rules show; verdicts[i] is of indicator->rules[i]. */
struct claim_sight claim_sight_of_rule(
    const struct claim_question *q, const struct claim_verdict *verdict);
struct claim_sight claim_sight_of_indicator(struct arena *a,
    const struct claim_question *q, const struct claim_verdict *verdicts);

/* What an answer is beside what the site shows. */
enum claim_state claim_judge(const struct claim_question *q,
    const struct claim *c, const struct claim_sight *sight);

/* The piece of evidence that shows it best. */
struct claim_proof {
	struct str evidence_id; /* empty: there is none */
	struct str quote;
	struct str match_kind;
	struct str url;
	struct str page_url;
	struct str click_path;
	struct str captured_at;
};

struct claim_result {
	struct claim claim;
	enum claim_state state;
	struct claim_sight sight;
	struct claim_proof proof; /* of a contradiction */
};

/* Puts results in order: contradictions, then what nobody can tell, then what
 * agrees, then what was not answered; of each the surest first (decided by a
 * person, high confidence, all seen), then by agency and question. */
void claims_sort(struct claim_result *results, size_t count);

/* How the answers to one question stand. */
struct claim_total {
	int64_t states[CLAIM_STATE_COUNT];
	/* [yes or no said][TRUTH_FALSE to TRUTH_TRUE] */
	int64_t table[2][3];
	int64_t answered;
	int64_t judged; /* contradictions and agreement: the base of shares */
	int64_t contradictions;
};

/* One for each question. */
void claims_total(const struct claim_result *results, size_t count,
    struct claim_total *totals, size_t question_count);

/* All answers against one audit. */
struct claims {
	struct store *store;
	struct str round;
	struct str audit;
	const struct claim_question *questions;
	size_t question_count;
	struct claim *claims; /* are sorted by agency and question */
	size_t claim_count;
};

/* Judges all answers, each with its proof, and puts them in order; one result
 * for each claim. Texts live in the arena. */
enum err_code claims_read(const struct claims *c, struct arena *a,
    struct claim_result **out, struct err *e);

#endif
