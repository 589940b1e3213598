/*
 * What a unit knows of the parts of the page that it reads. A page is read
 * first with the style sheets by which pages before it were read; what it names
 * besides is asked for, and then it is read again with what came. Only the last
 * reading is kept, so a crawl that is interrupted meanwhile begins with the
 * page anew.
 */
#ifndef CRAWL_PARTS_H
#define CRAWL_PARTS_H

#include "base/buf.h"
#include "record/part.h"
#include "store/store.h"

/* A part that has been asked for, is to be, or was in the store. */
struct sought_part {
	enum part_kind kind;
	struct str asked; /* as the page names it */
	struct str url; /* what is asked for: where redirects led so far */
	int hops;
	int64_t capture_id; /* of the answer that serves; 0: none yet */
};

/* A style sheet by which a page of the unit was read. */
struct known_sheet {
	struct buf asked; /* as the pages name it */
	int64_t capture_id; /* of the answer that holds it */
	bool is_judged; /* a worker was asked for its rules */
	bool is_distilled; /* and these stand for it */
	struct buf rules;
	bool is_cut;
};

/* A part with which a page is read. */
struct given_part {
	struct stored_part part;
	const struct known_sheet *known; /* NULL: the whole is given */
};

/* All zero: the page has not been read yet, or needs none. Texts live in the
 * unit's arena. */
struct part_search {
	struct sought_part
	    *list; /* in the order in which the page names them */
	size_t count;
	size_t capacity;
	size_t next; /* the first that has not come to its end */
	bool is_at_gate; /* the unit's url and gate are those of next */
	struct frontier_url row; /* of next, when it is asked for; a sheet's
	                            has no number */
	struct given_part *given; /* to the present reading: frames first */
	size_t given_count;
	int readings; /* of the page, until now */
	int64_t page_id; /* its capture */
	bool is_page_whole;
	bool is_alone; /* its parts end its reader: it is read without any */
};

#endif
