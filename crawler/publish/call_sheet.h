/*
 * The call sheet of one province or ministry, for a team that asks agencies on
 * the telephone: which sites could not be looked at, which answers their sites
 * contradict, what only the agency can tell; and room for the answers. As a
 * page to print, and as a workbook whose answers come back as reviews.
 *
 * The same content gives the same bytes. Texts of pages stay texts; numbers of
 * citizens in them are masked.
 */
#ifndef PUBLISH_CALL_SHEET_H
#define PUBLISH_CALL_SHEET_H

#include "base/buf.h"
#include "base/err.h"
#include "base/words.h"
#include "score/calls.h"

struct call_sheet {
	enum lang lang;
	struct str title; /* of the province or ministry */
	const struct calls *calls; /* the round they are of */
	struct str round;
	struct str audit;
	struct str rule_pack;
	struct str profile; /* empty: none */
	int64_t last_review;
	const struct call_agency *const *agencies; /* in order of id */
	size_t agency_count;
	const struct claim_question *questions; /* of the contradictions */
	bool has_claims; /* answers were compared */
};

/* Appends the sheet as one page of HTML that loads nothing. */
void call_sheet_html(struct buf *out, const struct call_sheet *s);

/* Writes the sheet as a workbook: a row for each question about a verdict, with
 * its key (publish/sheet_key.h), and behind it a sheet of the sites. */
enum err_code call_sheet_workbook(
    const char *path, const struct call_sheet *s, struct err *e);

/* A sheet that was written, for the page that lists them. */
struct call_sheet_entry {
	struct str title;
	const char *html; /* file names; NULL: not written */
	const char *workbook;
	size_t agency_count;
	size_t state_counts[CALL_STATE_COUNT];
	size_t contradiction_count;
	size_t question_count;
};

/* What there is to say of a sheet in one line of a list; its titles and file
 * names are the caller's. */
struct call_sheet_entry call_sheet_count(const struct call_sheet *s);

/* Appends the page that lists the sheets. s: any of them, for the round. */
void call_sheet_index(struct buf *out, const struct call_sheet *s,
    const struct call_sheet_entry *entries, size_t count);

#endif
