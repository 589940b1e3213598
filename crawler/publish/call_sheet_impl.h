/*
 * What a call sheet says, in words: the same on a page and in a workbook. Plain
 * text; whoever sets it escapes it.
 */
#ifndef PUBLISH_CALL_SHEET_IMPL_H
#define PUBLISH_CALL_SHEET_IMPL_H

#include "publish/call_sheet.h"
#include "publish/html.h"

/* The order of the parts, and what they are called. */
extern const enum call_state call_sheet_parts[CALL_STATE_COUNT];
struct words call_sheet_part_title(enum call_state s);

/* An agency's name in the sheet's language. */
struct str call_sheet_name(
    const struct call_sheet *s, const struct call_agency *g);

/* Appends what became of an agency's site; nothing of one that was reached. */
void call_sheet_trouble(
    struct buf *out, const struct call_sheet *s, const struct call_agency *g);

/* What to ask about its site; NULL texts: nothing. */
struct words call_sheet_site_question(const struct call_agency *g);

/* Answers to tick, each NULL behind the last. */
enum { CALL_CHOICES = 4 };
void call_sheet_site_choices(
    const struct call_agency *g, struct words out[CALL_CHOICES]);

/* The choices for a verdict, and the decision that each stands for. */
struct call_choice {
	struct words text;
	enum review_decision decision;
};
extern const struct call_choice call_choices[CALL_CHOICES];

/* Appends what to ask about a verdict, and what was seen of it. */
void call_sheet_question(
    struct buf *out, const struct call_sheet *s, const struct call_ask *ask);
void call_sheet_claim(
    struct buf *out, const struct call_sheet *s, const struct claim_result *r);
void call_sheet_seen(
    struct buf *out, const struct call_sheet *s, const struct call_ask *ask);

/* The address at which it was seen; empty: none. */
struct str call_sheet_address(const struct call_ask *ask);

/* Appends what a sheet rests on: round, audit, rule pack, profile, reviews. */
void call_sheet_source(struct buf *out, const struct call_sheet *s);

/* Appends words with arguments that are numbers. */
void call_sheet_count_words(
    struct buf *out, struct words w, enum lang lang, int64_t number);

/* A page being made. */
struct call_page {
	struct html h;
	const struct call_sheet *sheet;
	struct buf text; /* of the piece that is set */
};

/* Begins the page, up to its heading. */
void call_page_title(struct call_page *p, struct str title);

/* Sets what was appended to p->text, and empties it; as a paragraph, unless
 * there is nothing. */
void call_page_text(struct call_page *p);
void call_page_paragraph(struct call_page *p, const char *class_name);

/* Hands the page over and drops the rest. */
void call_page_finish(struct call_page *p, struct buf *out);

#endif
