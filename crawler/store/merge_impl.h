/*
 * What the files of a merge share.
 *
 * All sources are first gathered in a ledger of their own, the stage, attached
 * as "stage" beside the target ("main") and one source at a time ("src"): a
 * transaction can attach no more than ten. Rows get the numbers there that
 * they will have in the target.
 */
#ifndef STORE_MERGE_IMPL_H
#define STORE_MERGE_IMPL_H

#include <sys/types.h>

#include "store/merge.h"
#include "store/store_impl.h"

struct merge_source {
	const char *folder;
	const char *ledger; /* its path */
	int lock_fd; /* -1: none; keeps writers out */
	dev_t device; /* of the ledger, by which it is known */
	ino_t inode;
};

struct merge {
	struct store *into;
	struct arena *arena; /* of paths and the result */
	struct merge_source *sources; /* numbered from 1 in the ledger */
	size_t source_count;
	const char *folder; /* INTO/merge, with the stage and the new files */
	int64_t file_count;
};

enum merge_sql {
	/* of the whole merge; ?1 is the number of a source where it matters */
	MERGE_TEMP_TABLES,
	MERGE_SOURCE_ADD,
	MERGE_PARTS_OF_SOURCE,
	MERGE_PARTS_OF_TARGET,
	MERGE_CLOCKS,
	MERGE_ROUNDS_ADD,
	MERGE_ROUNDS_NUMBER,
	MERGE_PARTS_LIST,
	MERGE_ADDRESSES_OF_TARGET,
	MERGE_ROUNDS_LIST,
	MERGE_SHARED_LIST,
	MERGE_ROUNDS_CHANGED,
	MERGE_CAPTURES_COUNT,
	/* of one part: a round of a source; ?1 is the part's number */
	MERGE_PART_IS_THERE,
	MERGE_PART_BEGIN,
	MERGE_ADDRESSES_OF_PART,
	MERGE_WARCS_LIST,
	/* of one store alone, as main */
	MERGE_WARC_UNSEALED,
	MERGE_WARC_KNOWN,
	MERGE_SQL_COUNT
};

extern const char *const merge_sql[MERGE_SQL_COUNT];

/*
 * Questions whose answer is the sentence that says what is wrong, or no row:
 * of one source (?1), of all rounds, of one part (?1), of the stage. NULL
 * behind the last of each.
 */
extern const char *const merge_checks_source[];
extern const char *const merge_checks_rounds[];
extern const char *const merge_checks_part[];
extern const char *const merge_checks_stage[];

/* What copies a part (?1) from its source into the stage, and the stage into
 * the target. NULL behind the last. */
extern const char *const merge_copy_part[];
extern const char *const merge_copy_stage[];

/* merge_reviews.c: what takes the reviews and the names of the releases of a
 * source (?1); and, behind merge_copy_stage and the settling, what brings
 * figures and releases as far as they still hold. NULL behind the last. */
extern const char *const merge_take_reviews[];
extern const char *const merge_copy_figures[];

/* Settles each text that reviews came for; figures of the target that rest on
 * one of them are dropped. */
enum err_code merge_settle(struct merge *m, struct err *e);

/* Names the releases of sources that the target does not have. */
enum err_code merge_releases_left(
    struct merge *m, struct merge_result *out, struct err *e);

/* Runs one statement; ?1, where it has one, is number. */
enum err_code merge_run(
    sqlite3 *db, const char *sql, int64_t number, struct err *e);

/* Runs a list that ends with NULL. */
enum err_code merge_run_all(
    sqlite3 *db, const char *const *list, int64_t number, struct err *e);

/* Asks a list of questions; the first answer is an ERR_USAGE. */
enum err_code merge_ask_all(
    sqlite3 *db, const char *const *list, int64_t number, struct err *e);

/* Attaches a ledger under a name ("src"), and detaches it. */
enum err_code merge_attach(
    sqlite3 *db, const char *path, const char *name, struct err *e);
enum err_code merge_detach(sqlite3 *db, const char *name, struct err *e);

/* Looks at all source folders, seals what an interrupted crawl left, and takes
 * their locks. ERR_BUSY when one is written to. */
enum err_code merge_sources_open(
    struct merge *m, const struct merge_setup *setup, struct err *e);
void merge_sources_close(struct merge *m);

/* Puts a WARC file of a source below m->folder: linked, or copied where that
 * cannot be. ERR_USAGE when it is not what the ledger says. */
enum err_code merge_file_fetch(struct merge *m, const struct merge_source *from,
    struct str name, int64_t length, struct str sha256, struct err *e);

/* Links all of them to their place and syncs the folder. */
enum err_code merge_files_place(struct merge *m, struct err *e);

#endif
