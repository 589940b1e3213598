/*
 * Writing one WARC 1.1 file (ISO 28500:2017): records are appended, each a gzip
 * member of its own, and count only when they are synced.
 *
 * Knows no ledger. A file that failed once writes nothing more, so that what
 * stands behind the last sync is cut away at the next start.
 */
#ifndef STORE_WARC_FILE_IMPL_H
#define STORE_WARC_FILE_IMPL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/err.h"

struct libdeflate_compressor;

/* A zeroed struct with fd -1 is no open file. */
struct warc_file {
	int fd;
	int64_t length; /* with what was added and not written yet */
	enum err_code fault; /* by which it broke; ERR_NONE: it is whole */
	struct str name; /* without folder; borrowed */
	struct digest *seal; /* SHA-256 over all bytes so far */
	struct libdeflate_compressor *fast; /* for text */
	struct libdeflate_compressor *none; /* for what is packed already */
	struct buf text;
	struct buf packed; /* records that were added and not written yet */
};

struct warc_record {
	const char *type; /* "response" */
	struct str id; /* "<urn:uuid:...>" */
	int64_t date_us;
	struct str target; /* these may be empty */
	struct str concurrent_to;
	struct str ip;
	struct str file_name;
	const char *truncated;
	const char *protocol;
	struct str payload_digest;
	const char *profile; /* of a revisit, as the next three */
	struct str refers_to;
	struct str refers_to_target;
	int64_t refers_to_date_us;
	const char *content_type;
	struct str block[2]; /* one behind the other */
	bool is_packed; /* its block is not worth compressing again */
};

/* Where a record stands: its gzip member. */
struct warc_place {
	int64_t offset;
	int64_t length;
};

/* A record id (a UUID of version 8) that follows from what it identifies. */
struct str warc_id(struct arena *a, struct str identity);

/* Appends a header line or a line of a block; none for an empty value. */
void warc_put_field(struct buf *out, const char *name, struct str value);

/* Appends a record's text, before compression. */
void warc_record_write(struct buf *out, const struct warc_record *r);

/* Creates the file folder/name, in place of a leftover that nothing refers
 * to. These three give ERR_FULL when the disk has no room. */
enum err_code warc_file_create(
    struct warc_file *f, const char *folder, struct str name, struct err *e);

/* Adds a record behind those before it; it stays in memory until
 * warc_file_write, so that the records of a capture are written as one. */
struct warc_place warc_file_add(
    struct warc_file *f, const struct warc_record *r);
enum err_code warc_file_write(struct warc_file *f, struct err *e);

/* Returns when all written bytes are on the disk; nothing must be left to
 * write. */
enum err_code warc_file_sync(struct warc_file *f, struct err *e);

/* Syncs and closes; sha256 is that of the whole file. */
enum err_code warc_file_finish(
    struct warc_file *f, char sha256[DIGEST_TEXT_BYTES], struct err *e);

/* Closes without a sync. */
void warc_file_release(struct warc_file *f);

#endif
