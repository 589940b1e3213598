/*
 * Audits: passes of rules over the captures of a round. "crawl" is the round's
 * own; later ones stand beside it. Each keeps which rules it was made with.
 */
#ifndef STORE_AUDITS_H
#define STORE_AUDITS_H

#include "store/store.h"

/* A rule as an audit used it. */
struct audit_rule {
	struct str id;
	int revision;
	struct str behaviour_sha256; /* empty: an older program did not note */
	struct str status;
	struct str severity;
	struct str scope;
	struct str confidence;
	bool has_levels;
	struct str indicators; /* keys, joined by blanks */
	struct str title_th;
	struct str title_en;
};

struct audit_setup {
	struct str round;
	struct str name; /* letters, digits, - _ . as a round's */
	struct str rule_pack; /* digest */
	struct str program_version;
	const struct audit_rule *rules; /* in order of id */
	size_t rule_count;
};

/* Begins an audit, or goes on with one that was interrupted. ERR_USAGE when the
 * round or name will not do, when one of that name is complete, or was begun
 * with other rules. "crawl" of a round may be begun again with the same rules,
 * complete or not. Figures that rest on it are dropped. */
enum err_code store_audit_begin(
    struct store *s, const struct audit_setup *setup, struct err *e);

/* Drops the audit of that name with all its verdicts, when it is there.
 * ERR_USAGE for "crawl" and for one that a release froze. */
enum err_code store_audit_drop(
    struct store *s, struct str round, struct str name, struct err *e);

/* Whether an agency of a round has a verdict for each rule of the audit. */
enum err_code store_audit_has(struct store *s, int64_t agency_row,
    struct str name, bool *out, struct err *e);

/* Notes whether every agency of the round has one verdict for each rule of it;
 * flushes. */
enum err_code store_audit_finish(struct store *s, struct str round,
    struct str name, bool *is_complete, struct err *e);

struct stored_audit {
	struct str round;
	struct str name;
	struct str rule_pack;
	struct str program_version;
	bool is_complete;
};

/* The audits of a round (empty: of all), by round's start and then name, the
 * round's own first. Texts live in the arena. */
enum err_code store_audits_read(struct store *s, struct str round,
    struct arena *a, struct stored_audit **out, size_t *count, struct err *e);

/* The rules of an audit, of which round and name are read, in order of id. Texts live in the arena; none when
 * there is no such audit. */
enum err_code store_audit_rules_read(struct store *s,
    const struct stored_audit *of, struct arena *a, struct audit_rule **out,
    size_t *count, struct err *e);

/* Finds "ROUND" or "ROUND/AUDIT"; without the second part it is "crawl". Empty:
 * the newest round. ERR_USAGE when it is not there. Texts live in the arena. */
enum err_code store_audit_find(struct store *s, struct str round_and_audit,
    struct arena *a, struct stored_audit *out, struct err *e);

#endif
