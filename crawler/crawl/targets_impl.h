/* The tables with their rows, for whoever has more to say of them than
 * targets_read. */
#ifndef CRAWL_TARGETS_IMPL_H
#define CRAWL_TARGETS_IMPL_H

#include "base/map.h"
#include "crawl/table.h"
#include "crawl/targets.h"

enum {
	TARGET_ID,
	TARGET_SUCCESSOR,
	TARGET_LEVEL,
	TARGET_NAME_TH,
	TARGET_NAME_EN,
	TARGET_ABBREVIATION,
	TARGET_ALIASES,
	TARGET_PARENT,
	TARGET_MINISTRY,
	TARGET_PROVINCE,
	TARGET_OFFICE,
	TARGET_G2C,
	TARGET_G2B,
	TARGET_G2G,
	TARGET_STATUS,
	TARGET_NOTE,
	TARGET_SOURCE,
	TARGET_VERIFIED,
	TARGET_COLUMNS
};

enum {
	SEED_AGENCY,
	SEED_URL,
	SEED_ROLE,
	SEED_SCOPE,
	SEED_SOURCE,
	SEED_VERIFIED,
	SEED_NOTE,
	SEED_COLUMNS
};

/* Where a row stands. */
struct table_row {
	const struct table *table;
	struct csv_row row;
};

/* An agency and where it and its seeds stand. */
struct targets_entry {
	struct agency agency;
	struct table_row at;
	struct table_row *seed_rows; /* by seed */
	size_t seed_capacity;
	bool has_lost_seed; /* a row of its seeds has a mistake */
	bool is_broken; /* its own row has one */
	size_t walk; /* of targets_check_kin */
};

struct targets_tables {
	struct targets_entry **entries; /* in the order of the files */
	size_t count;
	size_t capacity;
	bool has_seeds; /* the tables of seeds could be read */
};

struct targets_reading {
	struct arena *arena;
	struct map by_id; /* struct targets_entry, broken ones too */
	struct targets_tables *tables;
};

/* T013: of a seed, a parent, a successor. */
extern const struct diag_kind targets_unknown_agency;

/* Reads both tables; mistakes go into diags, and what is sound into *out, which
 * lives in the arena of diags. ERR_USAGE when a file cannot be opened. */
enum err_code targets_collect(const char *targets_path, const char *seeds_path,
    struct diag_list *diags, struct targets_tables *out, struct err *e);

/* The agencies of the tables, in the arena of diags; ERR_SYNTAX, *out
 * untouched, when there are more errors than error_count. */
enum err_code targets_hand_over(const struct targets_tables *in,
    const struct diag_list *diags, size_t error_count, struct targets *out,
    struct err *e);

/* Reads the rows of an open table of seeds into the agencies they name. */
void targets_read_seeds(struct targets_reading *in, struct table *t);

/* Reports parents and successors that are not there or go round in a
 * circle. */
void targets_check_kin(const struct targets_reading *in);

/* Reports a day that is not written as 2018-07-31. */
void targets_check_date(
    const struct table *t, const struct csv_row *row, size_t column);

/* The line of a row, seen from another table: "12", or "12 (other.csv)". */
struct str targets_line_of(
    struct arena *a, const struct table *from, const struct table_row *row);

#endif
