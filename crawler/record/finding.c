#include "record/finding.h"

static const char *const kind_words[] = {
    [MATCH_EXACT] = "exact",
    [MATCH_FOLDED] = "folded",
    [MATCH_LOOSE] = "loose",
    [MATCH_STRUCTURE] = "structure",
    [MATCH_ABSENCE] = "absence",
    [MATCH_NEAR_MISS] = "near-miss",
};

const char *
match_kind_word(enum match_kind k)
{
	return kind_words[k];
}

bool
match_kind_of_word(struct str word, enum match_kind *out)
{
	for (int i = 0; i <= MATCH_NEAR_MISS; i++)
		if (str_is(word, kind_words[i])) {
			*out = (enum match_kind)i;
			return true;
		}
	return false;
}
