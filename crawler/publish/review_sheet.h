/*
 * A sheet for reviewers to fill in and send back: XLSX with its ids locked and
 * its answers offered as drop-downs, or CSV as Excel takes it. What comes back
 * is read by publish/answers.h.
 *
 * Neither knows a clock: the same rows give the same bytes.
 */
#ifndef PUBLISH_REVIEW_SHEET_H
#define PUBLISH_REVIEW_SHEET_H

#include "publish/review_rows.h"
#include "publish/workbook.h"

struct review_sheet {
	struct str round;
	struct str audit;
	struct str rule_pack; /* digest */
	int64_t last_review; /* number of the newest; 0: none */
	struct str reviewer; /* filled in already; empty: none */
	const struct review_row *rows;
	size_t row_count;
};

/* Writes a workbook with a page of instructions in Thai and English and the
 * sheet; it appears whole or not at all. */
enum err_code review_sheet_write(const struct review_sheet *s, const char *path,
    struct workbook_result *out, struct err *e);

/* Appends the sheet as CSV: UTF-8, with the mark by which Excel knows it and
 * with formulas disarmed when it is for Excel. */
void review_sheet_append_csv(
    struct buf *out, const struct review_sheet *s, bool is_for_excel);

#endif
