/*
 * Reading answers and their map and judging them, for the commands that tell
 * what came of it.
 */
#ifndef CLI_CLAIMS_OPEN_H
#define CLI_CLAIMS_OPEN_H

#include "cli/claims.h"
#include "cli/score_plan.h"

struct claims_wish {
	const char *answers; /* paths of the two tables */
	const char *map;
	struct str round;
	struct str audit;
	const char *agency_id; /* only this agency; NULL: all */
	const char *ministry; /* only those of it; NULL: all */
	const char *province;
};

struct claims_book {
	struct claims_ground ground;
	struct claims_files files;
	struct plan plan; /* of the profile, where a question needs it */
	struct claims_report report; /* borrows the others: does not move */
};

/* What a command that reads answers takes besides their paths. */
#define CLAIMS_OPTIONS \
	SCORE_PLAN_OPTIONS, \
	    {"other-agencies", "skip", \
	        {"pass over answers of agencies that the round does not have", \
	            "ข้ามคำตอบของหน่วยงานที่ไม่อยู่ในรอบนี้"}}, \
	{ \
		"other-questions", "skip", \
		{ \
			"pass over answers to questions that the map does not have", \
			    "ข้ามคำตอบของคำถามที่ไม่มีในตารางจับคู่" \
		} \
	}

/* Reads and judges; findings go to standard error. ERR_USAGE when there is no
 * such audit or a table cannot be read, ERR_SYNTAX when tables have mistakes.
 * The caller closes the book in any case. */
enum err_code claims_open(const struct invocation *inv,
    const struct claims_wish *w, struct store *s, struct claims_book *out,
    struct err *e);

void claims_close(struct claims_book *book);

#endif
