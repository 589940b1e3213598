#include "base/suggest.h"

enum { LENGTH_MAX = 40, EDITS_MAX = 2, SHORT = 4 };

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Damerau-Levenshtein distance with neighbour swaps (optimal string
 * alignment); both words are at most LENGTH_MAX long. */
static size_t
distance(struct str a, struct str b)
{
	size_t rows[3][LENGTH_MAX + 1];
	size_t *two_up = rows[0], *up = rows[1], *now = rows[2];

	for (size_t j = 0; j <= b.len; j++)
		up[j] = j;
	for (size_t i = 1; i <= a.len; i++) {
		size_t *spare = two_up;

		now[0] = i;
		for (size_t j = 1; j <= b.len; j++) {
			char x = str_lower_char(a.ptr[i - 1]);
			char y = str_lower_char(b.ptr[j - 1]);
			size_t cost = least(
			    least(up[j], now[j - 1]) + 1, up[j - 1] + (x != y));

			if (i > 1 && j > 1 &&
			    x == str_lower_char(b.ptr[j - 2]) &&
			    y == str_lower_char(a.ptr[i - 2]))
				cost = least(cost, two_up[j - 2] + 1);
			now[j] = cost;
		}
		two_up = up;
		up = now;
		now = spare;
	}
	return up[b.len];
}

const char *
suggest(struct str given, const char *const *words, size_t count)
{
	size_t best = EDITS_MAX + 1;
	const char *word = NULL;

	if (given.len > LENGTH_MAX)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		struct str known = str_of(words[i]);
		size_t edits = known.len > LENGTH_MAX ? EDITS_MAX + 1
		                                      : distance(given, known);

		if (edits == best)
			word = NULL;
		if (edits < best) {
			best = edits;
			word = words[i];
		}
	}
	/* Two edits of a short word are another word. */
	return best < given.len && (best < EDITS_MAX || given.len > SHORT)
	    ? word
	    : NULL;
}
