/*
 * What `samruat show` tells of one agency, gathered from the ledger's views
 * and ready to be set on a terminal.
 */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "audit/rules.h"
#include "cli/command.h"
#include "record/capture.h"
#include "record/finding.h"
#include "record/review.h"
#include "store/view.h"

struct show_proof {
	struct str rule_id;
	struct evidence evidence;
	struct str url; /* where its bytes stand */
	struct str page_url; /* of the page it was read in */
	int64_t shared_with; /* other agencies with the same block of text */
	struct str click_path;
	struct str captured_at;
	struct str payload_sha256;
	struct str evidence_id;
	bool is_unlinked; /* no link led to its page in this round */
	enum revisit revisit; /* how its page came, when the bytes are older: */
	struct str bytes_round; /* of this round; empty: it is not known */
	struct str bytes_at; /* and time */
};

/* The second look at a home page, as a phone. */
struct show_phone {
	struct str url;
	struct str redirect_to; /* empty: it leads nowhere else */
	enum reason reason; /* why no page came; REASON_NONE */
	bool is_same; /* byte for byte what came before */
};

/* What is wrong with the certificate of an origin. */
struct show_certificate {
	struct str origin;
	struct str fault;
	struct str names; /* the hosts it is for */
	struct str ends_at; /* empty: unreadable */
};

/* What somebody decided about a rule's verdict, of whatever text. */
struct show_review {
	struct str rule_id;
	struct str evidence_sha256;
	struct str reviewer;
	struct str decided_at;
	struct str note;
	enum outcome outcome;
	bool is_unsure;
	int64_t level; /* -1: none */
	bool settles;
};

struct show_verdict {
	struct str rule_id;
	enum outcome outcome; /* what counts: people's, else the machine's */
	int64_t level; /* -1: none */
	enum outcome machine;
	int64_t machine_level;
	enum decision_state state;
	struct str evidence_sha256;
	enum reason reason;
	struct str confidence;
	struct str url;
	int64_t pages_examined;
	int64_t listed; /* things of an inventory; -1: none */
	int64_t listed_passed; /* of these, that are as they must be */
};

struct show_agency {
	struct str round;
	struct str audit;
	struct str agency_id;
	struct str level;
	struct str name_th;
	struct str name_en;
	struct str status;
	struct show_verdict *verdicts; /* in order of rule id */
	size_t verdict_count;
	struct show_proof *proofs; /* of all verdicts, in the view's order */
	size_t proof_count;
	struct show_review *reviews; /* of all rules, in order of number */
	size_t review_count;
	struct show_phone *phones; /* in order of URL */
	size_t phone_count;
	struct show_certificate *certificates; /* at fault */
	size_t certificate_count;
};

struct show_wish {
	struct str round; /* empty: the newest */
	struct str audit;
	struct str agency; /* id */
	struct str rule; /* empty: all */
	struct str page; /* URL; empty: all */
};

/* Reads an agency with its verdicts and proofs into the arena. ERR_USAGE when
 * the round has no such agency or rule; the message lists what it has. */
enum err_code show_read(struct store *s, const struct show_wish *wish,
    struct arena *a, struct show_agency *out, struct err *e);

/* Adds how its pages came: what of them is older than the round, what a phone
 * saw, and certificates at fault. agency has been read. */
enum err_code show_visits_read(struct store *s, struct arena *a,
    struct show_agency *agency, struct err *e);

/* Sets it for a terminal of inv->columns; rules (NULL: none) give titles and
 * indicators. Of each verdict at most `most` proofs are shown, and how many
 * more there are. */
void show_append(struct buf *out, const struct invocation *inv,
    const struct show_agency *agency, const struct rule_set *rules,
    size_t most);

/* The same in brief: counts first, then a line for each verdict, by indicator
 * and outcome, without proofs. */
void show_append_brief(struct buf *out, const struct invocation *inv,
    const struct show_agency *agency, const struct rule_set *rules);

#endif
