/*
 * Sentences with figures in them: words in two languages whose {1} to {9} are
 * set as page.h sets figures, each a link where it has rows behind it.
 */
#ifndef PUBLISH_REPORT_SENTENCE_H
#define PUBLISH_REPORT_SENTENCE_H

#include "publish/report/page.h"

enum piece_kind {
	PIECE_TEXT, /* of ours */
	PIECE_FOREIGN, /* of a page, a table or a person */
	PIECE_CODE, /* what is typed or looked up letter by letter */
	PIECE_COUNT,
	PIECE_SCORE, /* 0 to 1, in percent */
	PIECE_BOUNDS /* from value to upper */
};

struct piece {
	enum piece_kind kind;
	struct str text;
	int64_t count;
	double value;
	double upper;
	/* Where it leads, as page_link has it; folder NULL: nowhere. */
	const char *folder;
	struct str name;
	struct str fragment;
};

struct piece piece_text(struct str text);
struct piece piece_foreign(struct str text);
struct piece piece_code(struct str text);
struct piece piece_count(int64_t count);
struct piece piece_score(double value);
struct piece piece_bounds(double lower, double upper);

/* The same part as a link. */
struct piece piece_link(
    struct piece of, const char *folder, struct str name, struct str fragment);

/* Appends it within what is begun; a {n} that has no part stays as it is. */
void page_words_of(
    struct page *p, struct words text, const struct piece *parts, size_t count);

/* What a page begins with, larger than its text. */
void page_lead(
    struct page *p, struct words text, const struct piece *parts, size_t count);

/* Appends it as an element of its own: "p", "li". */
void page_sentence(struct page *p, const char *element, struct words text,
    const struct piece *parts, size_t count);

#endif
