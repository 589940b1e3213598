/*
 * What all pages of a report share: the agencies with their figures and
 * outcomes, the rules, the groups. What is only needed for one agency, its
 * evidence above all, is read when its pages are written (proofs.h).
 */
#ifndef PUBLISH_REPORT_BOOK_H
#define PUBLISH_REPORT_BOOK_H

#include "publish/report/report.h"
#include "score/calls.h"
#include "score/groups.h"
#include "score/rule_counts.h"
#include "store/audits.h"

/* A verdict, as far as lists of many ask. */
struct book_verdict {
	unsigned char is_there; /* the audit has one */
	unsigned char outcome; /* enum outcome, the effective one */
	unsigned char machine; /* enum outcome */
	unsigned char reason; /* enum reason */
	unsigned char state; /* enum decision_state */
	short level; /* effective; -1: none */
	unsigned char is_undecided; /* cantTell, untested, or it awaits a
	                               review (record/plan.h) */
};

struct book_agency {
	struct str id;
	struct str name_th;
	struct str name_en;
	struct str level; /* "department", "province"; empty: not stated */
	struct str ministry_th;
	struct str province_code;
	struct str office_code;
	struct str status; /* word of the view `agencies` */
	enum call_state state;
	struct str home; /* address of its site; empty: none is known */
	const struct figure *figures; /* by number in book.names */
	struct book_verdict *verdicts; /* by number in book.rules */
};

struct book_rule {
	struct audit_rule rule;
	const struct report_rule *text; /* NULL: no file, or one that decides
	                                   otherwise than the audit's rule */
	size_t text_number; /* of it in setup->rules */
	struct rule_count count; /* its agencies, also of one that is not in the
	                            plan; rule NULL then */
	enum rule_standing standing; /* shown-only where not in the plan */
	double effect; /* how far it may move an agency's score, 0 to 1 */
};

enum book_grouping {
	BOOK_ALL, /* one group, its key empty */
	BOOK_BY_LEVEL,
	BOOK_BY_MINISTRY,
	BOOK_BY_PROVINCE,
	BOOK_BY_OFFICE
};
enum { BOOK_GROUPINGS = 5 };

/* A round of the history: an earlier one or this one. */
struct book_round {
	struct str round;
	struct str audit;
	struct str started_at; /* ISO 8601 */
	struct str finished_at; /* empty: it has not ended */
	struct str trouble; /* why it has no figures; empty: it has */
	struct plan plan;
	const bool *is_alike; /* by number in book.names: the figure comes of
	                         the same rules and revisions as this round's */
	struct groups all; /* one group of all agencies */
	struct groups agencies; /* a group for each: keys are ids */
};

struct changes;
struct trust;

struct book {
	const struct report_setup *setup;
	struct arena *arena;
	const struct plan *plan; /* of this round */
	struct stored_audit audit;
	int64_t last_review; /* in the figures */
	struct str user_agent; /* that sites were told; empty: unknown */
	struct str config; /* of the round, JSON */

	const struct group_name *names; /* of figures */
	size_t figure_count;
	size_t overall; /* number of the figure that stands for an agency: the
	                   first pillar with a weight, else the first figure */
	size_t ladder; /* number of the first ladder; STR_NONE: none */

	size_t service_of; /* number of the indicator that tells how far
	                      services go online; STR_NONE: none */
	struct book_rule *rules; /* in order of id */
	size_t rule_count;
	struct book_agency *agencies; /* in order of id */
	size_t agency_count;
	int64_t states[CALL_STATE_COUNT]; /* agencies by how sites were met */
	struct groups by[BOOK_GROUPINGS];

	struct book_round *rounds; /* earlier ones, then this */
	size_t round_count;

	/* Read when a page first asks for them. */
	const struct changes *changes; /* changes_of */
	const struct trust *trust; /* trust_of */

	/* Counted while pages are written. */
	int64_t masked_count;
	int64_t cut_count;
};

/* Reads it; everything lives in the arena but what book_release gives back. */
enum err_code book_read(const struct report_setup *setup, struct arena *a,
    struct book *out, struct err *e);
void book_release(struct book *b);

/*
 * How far an agency's services go online, 0 to 4: of a profile with a ladder
 * the rungs that hold, else the highest level that is decided of a rule of
 * the first indicator that has rules with levels (service_of).
 */
struct service_level {
	int level; /* -1: nothing is decided */
	size_t rule; /* number of the rule that says so; STR_NONE: a ladder, or
	                none */
	bool is_open; /* what is not decided may lift it */
};
struct service_level book_service_level(
    const struct book *b, const struct book_agency *g);

/* The number of a rule or agency, STR_NONE when there is none. */
size_t book_rule_number(const struct book *b, struct str id);
size_t book_agency_number(const struct book *b, struct str id);

/* The group of a key in a grouping, or NULL. */
const struct group *book_group(
    const struct book *b, enum book_grouping by, struct str key);

/* A figure of this book (number in names) in a round of the history: over all
 * agencies, or with an id of one of them; NULL: there is none. */
const struct group_figure *book_round_figure(const struct book *b,
    const struct book_round *r, struct str agency_id, size_t figure);

/* The key that an agency has in a grouping. */
struct str book_key(const struct book_agency *g, enum book_grouping by);

/* Names in a page's language; the other language's where there is none. */
struct str book_agency_name(const struct book_agency *g, enum lang lang);
struct str book_rule_title(const struct book_rule *r, enum lang lang);
struct str book_figure_title(const struct group_name *n, enum lang lang);
/* "กระทรวง…", "จังหวัดน่าน", "Nan"; words for none where the key is empty. */
struct str book_group_title(
    enum book_grouping by, struct str key, enum lang lang);

/* The file name of a group's page without its ending: the code of a province or
 * office, else "m-" and the first eight digits of the SHA-256 of the name, so
 * that it stays what it is when others come and go; "none" for the empty key.
 * Lives in the arena, or is the key. */
struct str book_slug(enum book_grouping by, struct str key, struct arena *a);

/* The same of an id of an agency, rule or indicator: the id itself, unless it
 * will not do as the name of a file on any system. */
struct str book_file_name(struct str id, struct arena *a);

/* The file name of the page of an indicator or pillar without its ending,
 * "use", "pillar-services", and the id of its row on an agency's page, "i-use".
 * In the arena, or the key. */
struct str book_figure_file(const struct group_name *n, struct arena *a);
struct str book_figure_row(const struct group_name *n, struct arena *a);

#endif
