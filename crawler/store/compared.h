/*
 * What two audits of an agency are held against each other by, beside their
 * verdicts: where the evidence stands, and whether the pages say the same.
 */
#ifndef STORE_COMPARED_H
#define STORE_COMPARED_H

#include "base/digest.h"
#include "store/store.h"

/* One address at which evidence of a verdict stands. */
struct evidence_place {
	struct str rule_id;
	struct str url;
};

/* The addresses of an agency's evidence in an audit, each once for each rule,
 * by rule and address. Evidence without an address has none. Texts live in the
 * arena. */
struct agency_audit {
	struct str round;
	struct str audit;
	struct str agency_id;
};
enum err_code store_places_read(struct store *s, const struct agency_audit *of,
    struct arena *a, struct evidence_place **out, size_t *count, struct err *e);

/* The SHA-256 over the texts of all pages of an agency in a round, each once,
 * wherever it stands; empty when no page was read. */
enum err_code store_texts_digest(struct store *s, struct str round,
    struct str agency_id, char out[DIGEST_TEXT_BYTES], struct err *e);

/* The names of a round's complete audits, the newest first. They live in the
 * arena. */
enum err_code store_audits_newest(struct store *s, struct str round,
    struct arena *a, struct str **out, size_t *count, struct err *e);

#endif
