/*
 * Reading WARC 1.0 and 1.1 files that are gzipped record by record, whoever
 * wrote them. Bytes are hostile: whatever is wrong with a record is told as its
 * fault, and nothing is read behind the end.
 */
#ifndef STORE_WARC_READ_H
#define STORE_WARC_READ_H

#include "base/arena.h"
#include "base/str.h"

struct warc_entry {
	const char *fault; /* what is wrong, as a fragment; NULL: nothing */
	size_t member_bytes; /* of the gzip member; 0 when it has no end */
	struct str type;
	struct str id;
	struct str date;
	struct str target;
	struct str block_digest;
	struct str payload_digest;
	struct str profile; /* of a revisit, as the next three */
	struct str refers_to;
	struct str refers_to_target;
	struct str refers_to_date;
	struct str content_type;
	struct str block;
};

struct warc_reader;

struct warc_reader *warc_reader_new(void);
void warc_reader_free(struct warc_reader *r); /* NULL is allowed */

/*
 * Reads the record whose gzip member starts bytes; more may stand behind it.
 * The result borrows from the reader until its next use. A fault leaves what
 * could be read before it.
 */
struct warc_entry warc_read(struct warc_reader *r, struct str bytes);

/* The same for the text of one record, already unpacked; the result borrows
 * from it and its member_bytes is 0. */
struct warc_entry warc_read_text(struct str text);

/* Parts the block of a request or response behind its first empty line;
 * without one, all of it is head. */
void warc_part_http(struct str block, struct str *head, struct str *body);

/* Whether digest ("sha1:" and base 32) is that of bytes. One of another kind
 * or an empty one cannot be held against them and counts as right. */
bool warc_digest_holds(struct str digest, struct str bytes);

/* The same for the payload of an HTTP response block: the body after its
 * transfer coding is undone, copied into the arena when need be. */
struct str warc_payload(struct arena *a, struct str block);

#endif
