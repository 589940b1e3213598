/*
 * What another rule pack would say of the same pages: verdicts of two replays
 * compared, agency by agency, and counted rule by rule.
 */
#ifndef CLI_RULES_DIFF_H
#define CLI_RULES_DIFF_H

#include "audit/rules.h"
#include "cli/command.h"
#include "crawl/replay.h"
#include "record/verdict.h"

/* One side of the comparison. */
struct diff_side {
	struct rule_set *set;
	struct replay *replay;
};

/* A rule of either side. */
struct diff_rule {
	struct str id;
	size_t number[2]; /* in the sets; STR_NONE: not there */
	int64_t changed[OUTCOME_COUNT][OUTCOME_COUNT]; /* before, after */
	int64_t same;
	int64_t alone[OUTCOME_COUNT]; /* of a rule that one side has */
};

/* A verdict on both sides, most often not what it was. */
struct diff_change {
	const struct agency *agency;
	const struct diff_rule *rule;
	const struct rule_info *info[2];
	const struct verdict *verdict[2];
};

struct diff {
	struct diff_side side[2]; /* before, after */
	struct diff_rule *rules; /* in order of id */
	size_t rule_count;
	int64_t same;
	int64_t changed;
	int64_t lost; /* pages that could not be read back */
	struct str lost_why; /* of the first of them */
	bool tells_all; /* on_change is called for what did not change, too */
	void (*on_change)(void *state, const struct diff_change *c);
	void *state;
};

/* Gathers the rules of both sides, or with only the one of that id; in the
 * arena. ERR_USAGE when only is in neither. */
enum err_code diff_prepare(
    struct diff *d, struct str only, struct arena *a, struct err *e);

/* Replays one agency on both sides and counts; calls on_change for each
 * changed verdict, in order of rule id. Errors as replay_read. */
enum err_code diff_agency(struct diff *d, size_t agency, struct err *e);

/* Both as text, for a terminal or JSON lines. */
void diff_append_change(
    struct buf *out, const struct diff_change *c, enum lang lang);
void diff_append_change_json(struct buf *out, const struct diff_change *c);
void diff_print_counts(const struct invocation *inv, const struct diff *d);
void diff_append_counts_json(struct buf *out, const struct diff *d);

#endif
