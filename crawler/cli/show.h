/*
 * What `samruat show` tells of one agency, gathered from the ledger's views
 * and ready to be set on a terminal.
 */
#ifndef CLI_SHOW_H
#define CLI_SHOW_H

#include "audit/rules.h"
#include "cli/command.h"
#include "record/finding.h"
#include "store/view.h"

struct show_proof {
	struct str rule_id;
	struct evidence evidence;
	struct str url;
	struct str click_path;
	struct str captured_at;
	struct str payload_sha256;
	struct str evidence_id;
};

struct show_verdict {
	struct str rule_id;
	enum outcome outcome;
	int64_t level; /* -1: none */
	enum reason reason;
	struct str confidence;
	struct str url;
	int64_t pages_examined;
};

struct show_agency {
	struct str round;
	struct str agency_id;
	struct str level;
	struct str name_th;
	struct str name_en;
	struct str status;
	struct show_verdict *verdicts; /* in order of rule id */
	size_t verdict_count;
	struct show_proof *proofs; /* of all verdicts, in the view's order */
	size_t proof_count;
};

struct show_wish {
	struct str round; /* empty: the newest */
	struct str agency; /* id */
	struct str rule; /* empty: all */
	struct str page; /* URL; empty: all */
};

/* Reads an agency with its verdicts and proofs into the arena. ERR_USAGE when
 * the round has no such agency or rule; the message lists what it has. */
enum err_code show_read(struct store *s, const struct show_wish *wish,
    struct arena *a, struct show_agency *out, struct err *e);

/* Sets it for a terminal of inv->columns; rules (NULL: none) give titles and
 * indicators. Of each verdict at most `most` proofs are shown, and how many
 * more there are. */
void show_append(struct buf *out, const struct invocation *inv,
    const struct show_agency *agency, const struct rule_set *rules,
    size_t most);

#endif
