/*
 * What the files of this module share: the open store.
 */
#ifndef STORE_STORE_IMPL_H
#define STORE_STORE_IMPL_H

#include "store/stmt_impl.h"
#include "store/store.h"
#include "store/warc_file_impl.h"

struct store {
	struct arena arena; /* paths and names that live as long */
	const char *folder;
	const char *warc_folder;
	const struct clock *clock;
	enum store_mode mode;
	int lock_fd; /* -1: none */
	sqlite3 *db;
	struct stmt_set stmts;

	/* of the round that is being written */
	struct round round;
	struct str warc_label; /* of its WARC files: "ROUND", "ROUND-s2of4" */
	struct str warc_software;
	struct str operator_contact;
	int64_t warc_row; /* the ledger's number of the open file */
	struct warc_file warc;
	int64_t warc_max_bytes; /* a file this long is sealed */
	struct buf findings; /* of the page that is being stored */
	struct buf blocks; /* of the same */
};

enum { NAME_BYTES_MAX = 64 };

/* Whether a round, an audit or a release may have that name: it becomes part of
 * file names and of addresses. */
bool name_is_good(struct str name);

/* ERR_USAGE when a release froze the verdicts of an agency's round and that
 * audit. */
enum err_code frozen_check(
    struct store *s, int64_t agency_row, struct str audit, struct err *e);

/* Works out what follows from the reviews of one text, and drops the figures
 * of audits that it touches. */
struct review_key {
	struct str agency_id;
	struct str rule_id;
	struct str evidence_sha256;
};
enum err_code review_settle_key(
    struct store *s, const struct review_key *key, struct err *e);

enum { WARC_FILE_BYTES = 1024 * 1024 * 1024 };

/* The schema version of a ledger: 0 of an empty one. ERR_USAGE for one of
 * another program or of a version that this one does not know. */
enum err_code schema_version(sqlite3 *db, int64_t *out, struct err *e);

/* Makes the present schema in an empty ledger. */
enum err_code schema_create(sqlite3 *db, struct err *e);

/* One of the steps that lead to the present tables. */
struct schema_step {
	const unsigned char *script; /* with a NUL behind it */
	/* What SQL alone cannot do: from the form of the version that the step
	 * begins with right to the present one. NULL: nothing. */
	enum err_code (*then)(sqlite3 *db, struct err *e);
};

/* Runs the scripts of these steps and behind them what SQL cannot do of the
 * first, then makes the views and notes the version: in one transaction. */
enum err_code schema_run(
    sqlite3 *db, const struct schema_step *steps, size_t count, struct err *e);

/* Puts what the table finding of version 1 holds into its pages, and drops
 * it. */
enum err_code findings_gather(sqlite3 *db, struct err *e);

/* Writes the findings of version 2, whose evidence names no part and no block,
 * and of version 3, which have no rests, in the present form. */
enum err_code findings_renew_2(sqlite3 *db, struct err *e);
enum err_code findings_renew_3(sqlite3 *db, struct err *e);

/* Notes the text that each verdict rests on, as far as older versions kept
 * it. */
enum err_code regions_note(sqlite3 *db, struct err *e);

/* Brings a ledger of an older version to the present one, all or nothing, and
 * leaves a copy of it beside it first. The writer's lock must be held. */
enum err_code schema_migrate(struct store *s, int64_t version, struct err *e);

/* Finds the blocks of text that agencies of one host show in a round, in place
 * of those found before. */
enum err_code shared_find(struct store *s, int64_t round, struct err *e);

/* Fills what the round has of the blocks that pages of a site share. */
enum err_code site_read_shared(struct store *s, int64_t agency_row,
    struct arena *a, struct site *site, struct err *e);

/* Cuts each unsealed WARC file to its committed length and seals it; one of
 * which nothing was committed is removed. */
enum err_code warcs_repair(struct store *s, struct err *e);

/* Removes what a merge that was killed half way left: the folder merge/, and
 * files of it in warc/ that the ledger does not know. */
enum err_code merge_clear(struct store *s, struct err *e);

/* Makes sure that a WARC file is open and has room; its first record is
 * written. */
enum err_code warcs_ready(struct store *s, struct err *e);

/* Syncs the open file and notes its length, without a commit. */
enum err_code warcs_sync(struct store *s, struct err *e);

/* Syncs and seals the open file, if there is one. */
enum err_code warcs_seal(struct store *s, struct err *e);

#endif
