#include "record/finding.h"

static const char *const ownership_words[] = {
    [OWNERSHIP_NONE] = "",
    [OWNERSHIP_OWN] = "own",
    [OWNERSHIP_SHARED] = "shared",
    [OWNERSHIP_PARENT] = "parent",
    [OWNERSHIP_AGENCY] = "agency",
    [OWNERSHIP_PORTAL] = "portal",
    [OWNERSHIP_ELSEWHERE] = "elsewhere",
};

const char *
ownership_word(enum ownership o)
{
	return ownership_words[o];
}

enum ownership
ownership_of_word(struct str word)
{
	for (int i = 0; i < OWNERSHIP_COUNT; i++)
		if (str_is(word, ownership_words[i]))
			return (enum ownership)i;
	return OWNERSHIP_NONE;
}

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
