/* A link's text stands before the first NUL, its address behind it. The rank
 * is within its bounds, and the same when asked again. */
#include "fuzz.h"

#include <assert.h>

#include "crawl/rank.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	const struct rank_words *words = rank_words_make(&a);
	struct str address = {(const char *)data, size}, text = {0};
	struct url u;
	int rank;

	(void)str_split(&address, '\0', &text);
	u = url_parse(&a, address, NULL, NULL);
	if (u.kind == URL_WEB) {
		rank = rank_of_link(words, text, &u, &a);
		assert(rank > 0 && rank <= RANK_MAX);
		assert(rank == rank_of_link(words, text, &u, &a));
		assert(url_priority(rank, 1, false) > PRIORITY_NEW);
	}
	arena_release(&a);
	return 0;
}
