/* The tables with their rows, for whoever has more to say of them than
 * targets_read. */
#ifndef CRAWL_TARGETS_IMPL_H
#define CRAWL_TARGETS_IMPL_H

#include "crawl/table.h"
#include "crawl/targets.h"

enum {
	TARGET_ID,
	TARGET_LEVEL,
	TARGET_NAME_TH,
	TARGET_NAME_EN,
	TARGET_ALIASES,
	TARGET_MINISTRY,
	TARGET_PROVINCE,
	TARGET_OFFICE,
	TARGET_G2C,
	TARGET_G2B,
	TARGET_G2G,
	TARGET_COLUMNS
};

enum { SEED_AGENCY, SEED_URL, SEED_ROLE, SEED_NOTE, SEED_COLUMNS };

/* An agency and where it and its seeds stand. */
struct targets_entry {
	struct agency agency;
	struct csv_row row;
	struct csv_row *seed_rows; /* by seed */
	size_t seed_capacity;
	bool has_lost_seed; /* a row of its seeds has a mistake */
};

struct targets_tables {
	struct table targets;
	struct table seeds;
	struct targets_entry **entries; /* in the order of the file */
	size_t count;
	size_t capacity;
	bool has_seeds; /* the table of seeds could be read */
};

/* Reads both tables; mistakes go into diags, and what is sound into *out, which
 * lives in the arena of diags. ERR_USAGE when a file cannot be opened. */
enum err_code targets_collect(const char *targets_path, const char *seeds_path,
    struct diag_list *diags, struct targets_tables *out, struct err *e);

/* The agencies of the tables, in the arena of diags; ERR_SYNTAX, *out
 * untouched, when there are more errors than error_count. */
enum err_code targets_hand_over(const struct targets_tables *in,
    const struct diag_list *diags, size_t error_count, struct targets *out,
    struct err *e);

#endif
