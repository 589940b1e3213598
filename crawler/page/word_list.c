#include "page/word_list_impl.h"

#include <assert.h>
#include <limits.h>

#include "text/match.h"

enum { WORDS_MAX = 63, BYTE_COUNT = UCHAR_MAX + 1 };

/* The bytes of a word by which its places are guessed. Of a Thai letter only
 * the last one tells much. */
static const size_t offsets[] = {0, 2, 5};
enum { OFFSET_COUNT = sizeof(offsets) / sizeof(offsets[0]) };

/* For each of these bytes the words that fit it, a bit each. */
struct filter {
	uint64_t fits[OFFSET_COUNT][BYTE_COUNT];
};

/* How many bytes of a word, at most those that are looked at, a text must hold
 * as they stand. */
static size_t
solid_length(struct str word)
{
	size_t i = 0;

	while (i <= offsets[OFFSET_COUNT - 1] && i < word.len &&
	    word.ptr[i] != ' ' && word.ptr[i] != '-')
		i++;
	return i;
}

static void
filter_make(struct filter *f, const char *const *words, size_t count)
{
	uint64_t any[OFFSET_COUNT] = {0};

	*f = (struct filter){0};
	for (size_t i = 0; i < count; i++) {
		struct str word = str_of(words[i]);
		size_t solid = solid_length(word);
		uint64_t bit = UINT64_C(1) << i;

		for (size_t k = 0; k < OFFSET_COUNT; k++)
			if (offsets[k] < solid)
				f->fits[k][(
				    unsigned char)word.ptr[offsets[k]]] |= bit;
			else
				any[k] |= bit;
	}
	for (size_t k = 0; k < OFFSET_COUNT; k++)
		for (size_t i = 0; i < BYTE_COUNT && any[k] != 0; i++)
			f->fits[k][i] |= any[k];
}

/* The words that may stand at an offset. */
static uint64_t
filter_guess(const struct filter *f, struct str form, size_t at)
{
	uint64_t words = ~UINT64_C(0);

	for (size_t i = 0; i < OFFSET_COUNT; i++) {
		size_t offset = at + offsets[i];

		words &= f->fits[i][offset < form.len
		        ? (unsigned char)form.ptr[offset]
		        : 0];
	}
	return words;
}

/* The first of the words that stand at an offset and were guessed, or count. */
static size_t
first_at(struct str form, size_t at, const char *const *words, size_t count,
    uint64_t guess)
{
	for (size_t i = 0; i < count && guess != 0; i++, guess >>= 1) {
		struct match_word word = {.form = str_of(words[i])};
		struct span hit;

		if ((guess & 1) != 0 && match_at(form, &word, at, &hit))
			return i;
	}
	return count;
}

size_t
word_list_find(struct str form, const char *const *words, size_t count)
{
	struct filter f;
	/* Up to here all bytes that are looked at are there. */
	size_t inner = form.len < offsets[OFFSET_COUNT - 1]
	    ? 0
	    : form.len - offsets[OFFSET_COUNT - 1];
	size_t best = count;

	assert(count <= WORDS_MAX);
	filter_make(&f, words, count);
	for (size_t at = 0; at < form.len && best > 0; at++) {
		const unsigned char *p = (const unsigned char *)form.ptr + at;
		uint64_t guess = at < inner ? f.fits[0][p[offsets[0]]] &
		        f.fits[1][p[offsets[1]]] & f.fits[2][p[offsets[2]]]
		                            : filter_guess(&f, form, at);

		if (guess != 0)
			best = first_at(form, at, words, best, guess);
	}
	return best;
}

bool
word_list_holds(struct str text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_find_fold(text, str_of(words[i]), 0) != STR_NONE)
			return true;
	return false;
}
