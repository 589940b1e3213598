/*
 * The two tables of `samruat claims`: what agencies answered, and which rule or
 * indicator answers each question. Both are read whole; every mistake is a
 * finding with its place.
 */
#ifndef CLI_CLAIMS_FILES_H
#define CLI_CLAIMS_FILES_H

#include "base/diag.h"
#include "base/map.h"
#include "cli/command.h"
#include "score/claims.h"

/* An agency of the round. */
struct claims_agency {
	struct str id;
	struct str name_th;
	struct str name_en;
	struct str ministry_th;
	struct str province_code;
};

/* What the tables may speak of. */
struct claims_ground {
	struct arena *arena;
	struct map agencies; /* struct claims_agency, by id */
	struct map rules; /* struct claims_rule, by id */
	const char **targets; /* names of rules and indicators, for hints */
	size_t target_count;
	size_t capacity;
	const struct plan *plan; /* NULL: no indicator is known */
};

/* Reads the agencies and rules of an audit. The caller releases it. */
enum err_code claims_ground_read(struct claims_ground *g, struct store *s,
    struct str round, struct str audit, struct err *e);

/* Adds the indicators of a plan to what may be spoken of. */
void claims_ground_add_plan(struct claims_ground *g, const struct plan *plan);
void claims_ground_release(struct claims_ground *g);

struct claims_files {
	struct claim_question *questions; /* in the map's order */
	size_t question_count;
	struct claim *claims;
	size_t claim_count;
	int64_t skipped_agencies; /* answers of agencies not in the round */
	int64_t skipped_questions; /* answers that the map says nothing of */
};

struct claims_paths {
	const char *answers;
	const char *map;
	bool skips_agencies; /* those that the round does not have */
	bool skips_questions; /* those that the map does not have */
};

/* Reads both tables; all texts live in the arena of the ground. ERR_USAGE when
 * one cannot be read, ERR_SYNTAX when there are mistakes. */
enum err_code claims_files_read(const struct claims_paths *paths,
    const struct claims_ground *ground, struct diag_list *diags,
    struct claims_files *out, struct err *e);

#endif
