/*
 * Captures that repeat a stored one: what they repeat, as a WARC 1.1 revisit
 * record names it (section 6.7). The one rule: the original is a capture whose
 * own response record holds the bytes, so that no revisit leads to another.
 */
#ifndef STORE_REVISIT_IMPL_H
#define STORE_REVISIT_IMPL_H

#include "store/store_impl.h"
#include "store/warc_read.h"

struct repeat {
	enum revisit kind; /* REVISIT_NOT: the rest is empty */
	int64_t original; /* the ledger's number of it */
	struct str url;
	int64_t started_us;
	struct str payload_sha256;
	struct str payload_digest; /* as its record has it */
	struct str record_id;
	/* of the capture that was asked about again */
	struct str etag;
	struct str last_modified;
	int64_t not_modified_run;
};

/* Finds what a capture repeats and makes sure that it can be read. Texts live
 * in the arena. */
enum err_code revisit_find(struct store *s, const struct capture *c,
    struct arena *a, struct repeat *out, struct err *e);

/* The URI of WARC-Profile; NULL for what is not written as a revisit record. */
const char *revisit_profile(enum revisit kind);

/* What is wrong with the revisit record of a capture, held against what it
 * repeats; NULL: nothing. */
const char *revisit_fault(struct store *s, int64_t capture_id,
    struct str payload_sha256, const struct warc_entry *w, struct arena *a);

#endif
