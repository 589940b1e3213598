/*
 * Lists of agencies that stay lean when they are long: under their ministry, and
 * then offices of a kind under its name, each by its province alone.
 */
#ifndef PUBLISH_REPORT_ROLL_H
#define PUBLISH_REPORT_ROLL_H

#include "publish/report/page.h"

struct office;
struct province;

/* Where an agency stands in such a list. */
struct roll_place {
	size_t agency; /* number in the book */
	int level; /* departments first, then offices */
	const struct office *office; /* NULL: it goes by its ministry */
	const struct province *province; /* of an office */
	struct str group; /* code of the office, or name of the ministry */
};

struct roll {
	struct roll_place *places; /* in the order of lists */
	size_t count;
};

/* The order of a book's agencies, in the arena. */
void roll_make(const struct book *b, struct arena *a, struct roll *out);

struct roll_list {
	const struct roll *roll;
	int heading; /* level of the headings of groups, 3 to 5 */
	struct str fragment; /* on each agency's page; may be empty */
	bool (*takes)(const void *state, size_t agency);
	const void *state;
};

/* Appends those that it takes, each a link to its page. */
void roll_put(struct page *p, const struct roll_list *list);

#endif
