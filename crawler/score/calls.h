/*
 * What a telephone team has to ask: agencies whose sites could not be looked
 * at, answers that their sites contradict, and verdicts that nobody could tell
 * but the agency itself. Setting it on pages is publish/call_sheet.h.
 */
#ifndef SCORE_CALLS_H
#define SCORE_CALLS_H

#include "score/claims.h"
#include "score/queue.h"

/* How an agency's site was met. */
enum call_state {
	CALL_DOWN, /* nothing could be read, or it leads elsewhere */
	CALL_BLOCKED, /* it turns us away, or its robots.txt does */
	CALL_WITHOUT_SITE, /* it has none, or social pages only */
	CALL_SITE_UNKNOWN, /* nobody has found out */
	CALL_REACHED,
	CALL_NOT_ASKED, /* the round has not finished with it */
	CALL_MERGED /* it is part of another by now */
};
enum { CALL_STATE_COUNT = 7 };

/* The state of a status in the view `agencies`. */
enum call_state call_state_of(struct str status);

/* One verdict to ask about; at most one of an agency and rule. */
struct call_ask {
	struct claim_verdict verdict;
	struct str title_th; /* of its rule */
	struct str title_en;
	bool has_levels;
	/* Answers that the site contradicts; none: nobody could tell. */
	const struct claim_result **claims;
	size_t claim_count;
	size_t claim_capacity;
};

struct call_agency {
	struct str id;
	struct str name_th;
	struct str name_en;
	struct str level;
	struct str ministry_th;
	struct str province_code;
	struct str status; /* word of the view */
	enum call_state state;
	struct str url; /* of its home page, or of a social one; empty: none */
	enum reason reason; /* what happened there */
	struct str since_round; /* the first of those in which it was no better
	                           without a break, this one last; empty: of
	                           one that was reached */
	int rounds; /* how many these are */
	struct call_ask *asks; /* contradictions first, then by effect */
	size_t ask_count;
	size_t ask_capacity;
	size_t open_count; /* verdicts that nobody can tell, asked or not */
};

struct calls_wish {
	struct store *store;
	struct str round;
	struct str audit;
	size_t open_max; /* of an agency, verdicts to ask about that nobody
	                    could tell */
	const struct queue *queue; /* whose rules are asked about, by their
	                              effect; NULL: each that has an indicator,
	                              by its severity */
	const struct claim_result *results; /* may be none */
	size_t result_count;
};

struct calls {
	struct str started_at; /* of the round, ISO 8601 */
	struct str finished_at; /* empty: it has not ended */
	struct str user_agent; /* that the sites were told; empty: unknown */
	struct call_agency *agencies; /* in order of id */
	size_t agency_count;
};

/* Gathers it; texts live in the arena. */
enum err_code calls_read(const struct calls_wish *wish, struct arena *a,
    struct calls *out, struct err *e);

#endif
