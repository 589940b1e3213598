/*
 * The page of one agency, in parts: each sets one section of it.
 */
#ifndef PUBLISH_REPORT_AGENCY_IMPL_H
#define PUBLISH_REPORT_AGENCY_IMPL_H

#include "publish/report/changes.h"
#include "publish/report/page.h"
#include "publish/report/proofs.h"

/* What became of a verdict since the round before. */
struct agency_change {
	size_t rule; /* number in book.rules */
	enum change_kind kind;
	bool has_before;
	enum outcome before; /* the machine's */
	int before_level;
	bool has_after;
	enum outcome after;
	int after_level;
};

/* A page of the agency that was read in the round. */
struct agency_read {
	struct str url;
	struct str title; /* empty: it has none */
	struct str view_flags; /* words of record/view, joined by blanks */
};

/* A request to an address of the agency in the round. */
struct agency_visit {
	struct str url;
	struct str started_at; /* ISO 8601 */
	int64_t status; /* of HTTP; 0: none came */
	enum reason reason;
	enum revisit revisit;
	struct str bytes_at; /* when the bytes came that it repeats */
};

/* What is read of an agency once and set in both languages. */
struct agency_facts {
	const struct book_agency *of;
	const struct proof_verdict *verdicts; /* by number in book.rules */
	const size_t *sections; /* the indicator of the plan under which a rule
	                           stands, by number; indicator_count: none */
	const struct changes *since; /* the round before */
	const struct change_tally *tally; /* of it; NULL: there is no such
	                                     round */
	const struct agency_change *changes; /* of verdicts that are another */
	size_t change_count;
	const struct agency_read *pages; /* as the view `pages` has them */
	size_t page_count;
	const struct agency_visit *visits; /* see agency_visits_read */
	size_t visit_count;
};

struct agency_page {
	struct page p;
	const struct agency_facts *facts;
};

/* page_say of one number. */
void agency_say_count(struct page *p, struct words text, int64_t count);

/* How an agency's site was met: in a few words, and as a sentence that says
 * what it means for the verdicts. status is a word of the view `agencies`. */
struct words agency_met(struct str status);
struct words agency_met_meaning(struct str status);

/* "department" in words; NULL texts where it is not stated. */
struct words agency_level(struct str level);

/* Sets an outcome of a rule with the level behind it. */
void agency_outcome(
    struct page *p, enum outcome o, const struct book_rule *r, int level);

/* Begins a link to the card of a rule on the page; page_link_end ends it. */
void agency_card_link(struct page *p, struct str rule_id);

/* The sections. */
void agency_put_who(struct agency_page *a);
void agency_put_summary(struct agency_page *a);
void agency_put_figures(struct agency_page *a);
void agency_put_mend(struct agency_page *a);
void agency_put_unseen(struct agency_page *a);
void agency_put_verdicts(struct agency_page *a);
void agency_put_history(struct agency_page *a);
void agency_put_changes(struct agency_page *a);

/* The proof of a verdict: what was quoted, what was looked at, who decided. */
void agency_put_proof(struct agency_page *a, size_t rule);
void agency_put_pieces(
    struct agency_page *a, const struct proof_piece *pieces, size_t count);
/* What was looked at, once for all verdicts that rest on it. */
void agency_put_looks(struct agency_page *a);

/* Every page of the agency that was read: reads them into f, in the arena; sets
 * them. */
enum err_code agency_pages_read(const struct book *b, struct arena *a,
    struct agency_facts *f, struct err *e);
void agency_put_pages(struct agency_page *a);

/* The requests of the round: all of an agency whose site could not be read,
 * else those that brought bytes of an earlier visit. Reads them into f, in the
 * arena; finds the one that brought a piece of evidence, or NULL; sets what was
 * tried where nothing could be read. */
enum err_code agency_visits_read(const struct book *b, struct arena *a,
    struct agency_facts *f, struct err *e);
const struct agency_visit *agency_visit_of(
    const struct agency_facts *f, struct str url, struct str at);
void agency_put_tried(struct agency_page *a);

#endif
