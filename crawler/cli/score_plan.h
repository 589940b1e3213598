/*
 * The plan by which an audit is scored: a profile of a rule pack, spelled out
 * with the revisions that the audit has. What `score` and others that ask for
 * figures share.
 */
#ifndef CLI_SCORE_PLAN_H
#define CLI_SCORE_PLAN_H

#include "audit/profile.h"
#include "cli/command.h"
#include "store/audits.h"

#define SCORE_PLAN_OPTIONS \
	{"profile", "NAME", \
	    {"the profile, by name or file (default: the only one, else " \
	     "the newest dga-*)", \
	        "โปรไฟล์ ด้วยชื่อหรือไฟล์ (ค่าเริ่มต้น โปรไฟล์เดียวที่มี หรือ dga-* ล่าสุด)"}}, \
	{ \
		"rules", "DIR", \
		{ \
			"the rule pack (default: rules)", \
			    "ชุดกฎ (ค่าเริ่มต้น rules)" \
		} \
	}

/* The profile of that name or file; with NULL the only one of the pack, else
 * the last dga-* by name. ERR_USAGE when there is none, which lists what there
 * is. */
enum err_code score_profile_find(const struct rule_set *set, const char *named,
    const struct profile **out, struct err *e);

/*
 * Makes a plan; its texts live in the arena. ERR_USAGE when a rule of the
 * profile has another revision or, where the audit noted it, another behaviour
 * than the audit's. A rule that the audit does not have stays in the plan, and
 * is named in *missing, joined by blanks.
 */
struct score_plan_source {
	const struct rule_set *set;
	const struct profile *profile;
	struct stored_audit audit;
	const struct audit_rule *rules; /* of the audit, in order of id */
	size_t rule_count;
};
enum err_code score_plan_make(const struct score_plan_source *from,
    struct arena *a, struct plan *out, struct str *missing, struct err *e);

/* The plan of an audit by a pack and the option --profile of a command, in inv's
 * arena. Says on standard error which profile was taken when none was
 * named, and which rules the audit does not have. */
enum err_code score_plan_of(const struct invocation *inv,
    const struct rule_set *set, struct store *s,
    const struct stored_audit *audit, struct plan *out, struct err *e);

/* The same by the pack of the option --rules. */
enum err_code score_plan_open(const struct invocation *inv, struct store *s,
    const struct stored_audit *audit, struct plan *out, struct err *e);

/* Says on standard error where an audit is not complete: figures of a part of
 * the agencies are no figures of a survey. */
void score_note_incomplete(
    const struct invocation *inv, const struct stored_audit *audit);

#endif
