/*
 * Which verdicts a person decides about: one, named by agency and rule or by a
 * piece of its evidence, or all of an audit that look the same.
 */
#ifndef CLI_REVIEW_TARGET_H
#define CLI_REVIEW_TARGET_H

#include "cli/command.h"
#include "store/audits.h"
#include "store/figures.h"

struct review_target {
	struct str agency_id;
	struct str rule_id;
	int rule_revision;
	enum outcome outcome; /* the machine's */
	int level; /* -1: none */
	enum reason reason;
	enum outcome effective; /* before the decision */
	int effective_level;
	struct str evidence_sha256;
	struct str evidence_id; /* of its first piece; empty: it has none */
};

struct review_targets {
	struct stored_audit audit;
	bool has_levels; /* the rule has */
	struct review_target *items; /* that which was named is the first */
	size_t count;
};

/*
 * Finds what the operands name: an evidence id, or agency and rule. With
 * is_group all verdicts of the audit of the same rule, outcome and text.
 * ERR_USAGE when there is none, or when a group is asked for of what rests on
 * no text. Everything lives in inv's arena.
 */
enum err_code review_targets_find(const struct invocation *inv, struct store *s,
    bool is_group, struct review_targets *out, struct err *e);

/* Reads how a target counts by now, and what people's decision is: after
 * reviews were added. */
enum err_code review_target_read(struct store *s,
    const struct review_targets *of, struct review_target *target,
    enum decision_state *state, struct err *e);

#endif
