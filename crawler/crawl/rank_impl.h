/* The words that tell what a link leads to. */
#ifndef CRAWL_RANK_IMPL_H
#define CRAWL_RANK_IMPL_H

#include "crawl/rank.h"

/* Words of one kind, separated by bars. A blank fits blanks and hyphens, also
 * none. Words of Latin letters touch no other letter. */
struct rank_kind {
	enum rank rank;
	const char *words;
};

/* Where words of two kinds begin at one place, the longer one counts. */
extern const struct rank_kind rank_kinds[];
extern const size_t rank_kind_count;

/* Texts, and last segments of paths, that are nothing but one of these. */
extern const struct rank_kind rank_names[];
extern const size_t rank_name_count;

#endif
