#include "text/match_impl.h"

#include <assert.h>

#include <utf8proc.h>

/*
 * NFKC with case folding, one cluster at a time: a base and its marks, which
 * are all that composition and canonical order can reach. At most MARKS_MAX
 * marks are kept, as in the Stream-Safe Text Format of Unicode (UAX #15).
 */

enum {
	MARKS_MAX = 30,
	FOLD_MAX = 32, /* the longest folding of one character is 18 */
	CLUSTER_MAX = FOLD_MAX + MARKS_MAX
};

struct cluster {
	utf8proc_int32_t points[CLUSTER_MAX];
	size_t count;
	size_t marks; /* of points, at the end */
};

static bool
is_mark(utf8proc_int32_t c)
{
	return utf8proc_get_property(c)->combining_class > 0;
}

/* The full folding of one character. */
static size_t
fold(uint32_t c, utf8proc_int32_t out[FOLD_MAX])
{
	const utf8proc_option_t options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
	    UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
	utf8proc_ssize_t n = utf8proc_decompose_char(
	    (utf8proc_int32_t)c, out, FOLD_MAX, options, NULL);

	assert(n >= 0 && n <= FOLD_MAX);
	return (size_t)n;
}

/* Puts a mark before those of a higher class, behind its equals. */
static void
cluster_add(struct cluster *cl, utf8proc_int32_t c)
{
	utf8proc_propval_t order = utf8proc_get_property(c)->combining_class;
	size_t i = cl->count++;

	cl->marks = order > 0 ? cl->marks + 1 : 0;
	for (; order > 0 && i > 0 &&
	     utf8proc_get_property(cl->points[i - 1])->combining_class > order;
	     i--)
		cl->points[i] = cl->points[i - 1];
	cl->points[i] = c;
}

/* Takes a further character when it begins with a mark. */
static bool
cluster_take(struct cluster *cl, uint32_t c)
{
	utf8proc_int32_t folded[FOLD_MAX];
	size_t n;

	if (c == MATCH_END || c < 0x300 || match_is_thai(c))
		return false;
	n = fold(c, folded);
	if (n == 0 || !is_mark(folded[0]))
		return false;
	for (size_t i = 0; i < n && cl->marks < MARKS_MAX; i++)
		cluster_add(cl, folded[i]);
	return true;
}

void
match_fold_step(
    struct match_step *step, struct str text, struct match_char first)
{
	struct cluster cl = {.count = 0};
	utf8proc_int32_t folded[FOLD_MAX];
	size_t n = fold(first.code_point, folded);
	struct match_char next;
	utf8proc_ssize_t composed;

	for (size_t i = 0; i < n; i++)
		cluster_add(&cl, folded[i]);
	step->end = first.end;
	next = match_read(text, first.end);
	while (cluster_take(&cl, next.code_point)) {
		step->end = next.end;
		next = match_read(text, next.end);
	}
	composed = utf8proc_normalize_utf32(cl.points,
	    (utf8proc_ssize_t)cl.count, UTF8PROC_COMPOSE | UTF8PROC_STABLE);
	assert(composed >= 0);
	for (size_t i = 0; i < (size_t)composed; i++)
		match_step_add(step, (uint32_t)cl.points[i]);
}
