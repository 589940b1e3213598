/*
 * What one agency's page shows beside its figures: each verdict with the pieces
 * of evidence that are worth showing, and what people decided. It is read when
 * the page is written and goes when it is done, so that nothing of evidence is
 * kept for all agencies.
 */
#ifndef PUBLISH_REPORT_PROOFS_H
#define PUBLISH_REPORT_PROOFS_H

#include "publish/report/book.h"
#include "record/finding.h"
#include "record/review.h"

/* Of one verdict, at most. */
enum { PROOFS_FOUND = 2, PROOFS_NEAR = 1 };

/* A piece of evidence and where it lies. */
struct proof_piece {
	struct evidence evidence;
	struct str url; /* where its bytes stand; empty: on no single page */
	struct str page_url; /* of the page it was read in */
	int64_t shared_with; /* other agencies with the same block of text */
	struct str click_path;
	bool is_unlinked; /* no link led to its page in this round */
	struct str captured_at; /* ISO 8601 */
	struct str payload_sha256;
	struct str warc_file;
	int64_t warc_offset; /* -1: none */
	struct str evidence_id;
};

struct proof_verdict {
	bool is_there; /* the audit has one */
	enum outcome outcome; /* the effective one */
	int level; /* effective; -1: none */
	enum outcome machine;
	int machine_level;
	enum reason reason;
	struct str confidence;
	enum decision_state state;
	bool is_reopened; /* somebody decided, and the text changed since */
	bool is_inventory;
	int64_t listed;
	int64_t listed_passed;

	/* The best first, of texts that are the same only one. Behind those
	 * that found something stands what tells of an absence and is no list
	 * of pages. */
	struct proof_piece found[PROOFS_FOUND];
	size_t found_count;
	struct proof_piece near[PROOFS_NEAR];
	size_t near_count;
	struct proof_piece absence; /* what was looked at */
	bool has_absence;
	size_t looked; /* the first verdict, by number in book.rules, that
	                  rests on the same look; its own when it is that */
	int64_t piece_count; /* all that the ledger has */

	/* What was decided about the rule, of whatever text, by number. */
	const struct review *reviews;
	size_t review_count;
	struct str evidence_sha256; /* of the text it rests on */
};

/* What people decided, of all agencies: read once. */
struct proof_reviews {
	const struct review *items; /* by agency and rule */
	size_t count;
};

/* Reads it, as it stood at the book's last review, into the arena. */
enum err_code proofs_reviews_read(const struct book *b, struct arena *a,
    struct proof_reviews *out, struct err *e);

/* Reads the verdicts of an agency, by number in book.rules, into the arena. */
enum err_code proofs_read(const struct book *b, const struct book_agency *g,
    const struct proof_reviews *reviews, struct arena *a,
    struct proof_verdict **out, struct err *e);

/* How many pieces of a verdict are not shown. */
int64_t proofs_left_out(const struct proof_verdict *v);

#endif
