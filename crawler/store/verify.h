/*
 * Verifying a store: every record of every WARC file is read back, its block
 * and payload digests are computed anew and held against the record and the
 * ledger.
 */
#ifndef STORE_VERIFY_H
#define STORE_VERIFY_H

#include "store/store.h"

struct verify_fault {
	struct str warc_file;
	int64_t offset; /* -1: the file as a whole */
	struct str what;
};

struct verify_result {
	int64_t file_count;
	int64_t record_count;
	int64_t capture_count; /* of the ledger, each found in its record */
	struct verify_fault *faults; /* at most 1,000 */
	size_t fault_count;
};

/* Everything lives in the arena. Faults are data, not errors. */
enum err_code store_verify(
    struct store *s, struct arena *a, struct verify_result *out, struct err *e);

#endif
