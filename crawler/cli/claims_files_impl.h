/*
 * What the parts of reading answers and their map share.
 */
#ifndef CLI_CLAIMS_FILES_IMPL_H
#define CLI_CLAIMS_FILES_IMPL_H

#include "cli/claims_files.h"
#include "crawl/table.h"

/* A rule of the audit. */
struct claims_rule {
	bool has_levels;
	struct str status;
};

struct claims_reading {
	const struct claims_paths *paths;
	const struct claims_ground *ground;
	struct arena *arena;
	struct map questions; /* struct claims_asked, by key */
	struct map answers; /* struct claims_said, by agency and question */
	struct claims_files files;
	bool has_map; /* its rows could be read */
	size_t question_capacity;
	size_t claim_capacity;
};

/* A question of the map. */
struct claims_asked {
	size_t number;
	int64_t line;
	bool is_sound; /* its row is: answers can be held against it */
};

/* Reads the rows of the map, and of the answers behind it. */
void claims_map_rows(struct claims_reading *in, struct table *t);
void claims_answer_rows(struct claims_reading *in, struct table *t);

extern const struct table_kind claims_map_table;
extern const struct table_kind claims_answer_table;

/* A target that is neither a rule nor an indicator. */
extern const struct diag_kind claims_unknown_target;

/* Reads a whole number that is not negative: digits of either script, commas
 * between thousands. */
bool claims_number(struct str text, int64_t *out);

/* Reads a yes or no as people write it in Thai and English. */
bool claims_yes_no(struct str text, enum claim_answer *out);

#endif
