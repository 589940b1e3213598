/*
 * The rows of a verdict: what a verdict that was derived becomes in the ledger,
 * column by column. Writing and comparing bind the same values.
 */
#ifndef STORE_VERDICT_IMPL_H
#define STORE_VERDICT_IMPL_H

#include "store/store_impl.h"

/* Where the bytes of a proof stand. */
struct spot {
	int64_t capture; /* 0: nowhere that we know of */
	struct str url;
	int64_t page; /* whose part that is; 0: it is no part */
};

/* The verdict in the ledger. */
struct place {
	int64_t row;
	struct str audit;
	struct str agency_id;
	struct str site_url;
	struct str rule_id;
	struct spot *spots; /* of each of its proofs */
};

/* Fills agency_id and spots. Texts live in the arena. */
enum err_code place_find(struct store *s, int64_t agency_row,
    const struct verdict *v, struct arena *a, struct place *place,
    struct err *e);

/* Binds the columns of verdict in the order of STMT_VERDICT_ADD. region has
 * room for the digest, which lives as long as the query. */
void verdict_bind(struct query *q, int64_t agency_row,
    const struct place *place, const struct verdict *v,
    char region[DIGEST_TEXT_BYTES]);

/* Binds the columns of evidence_row in the order of STMT_EVIDENCE_ADD; id as
 * region. */
void proof_bind(struct query *q, const struct place *place,
    const struct verdict *v, size_t i, char id[DIGEST_TEXT_BYTES]);

#endif
