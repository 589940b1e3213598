/*
 * A capture on its way into the store: its WARC records, and its row.
 */
#ifndef STORE_CAPTURE_IMPL_H
#define STORE_CAPTURE_IMPL_H

#include "store/revisit_impl.h"

/* What all records of one capture share. */
struct capture_job {
	struct store *store;
	const struct frontier_url *u;
	const struct capture *c;
	struct repeat repeat;
	struct arena arena;
};

/* Where the records of a capture stand. */
struct capture_places {
	struct warc_place main; /* response or revisit; metadata of a failure */
	struct warc_place request; /* offset -1: none */
};

/* The SHA-256 of its payload, which is the original's where none came. */
struct str capture_payload_sha256(const struct capture_job *j);

/* Appends the records of a capture to the open WARC file. */
enum err_code capture_append(
    struct capture_job *j, struct capture_places *out, struct err *e);

/* Notes in the frontier that a URL has a capture, by that attempt. */
enum err_code capture_note(struct store *s, int64_t url_id, int64_t capture_id,
    int attempt, struct err *e);

#endif
