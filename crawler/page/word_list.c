#include "page/word_list_impl.h"

#include "text/match.h"

size_t
word_list_find(struct str form, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct match_word word = {.form = str_of(words[i])};
		struct span hit;

		if (match_find(form, &word, 0, &hit))
			return i;
	}
	return count;
}
