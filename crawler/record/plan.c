#include "record/plan.h"

static const char *const kind_words[INDICATOR_KIND_COUNT] = {
    [INDICATOR_WEIGHTED] = "weighted",
    [INDICATOR_LADDER] = "ladder",
    [INDICATOR_ANY] = "any",
    [INDICATOR_COUNT] = "count",
    [INDICATOR_SHARE] = "share",
};

const char *
indicator_kind_word(enum indicator_kind kind)
{
	return kind_words[kind];
}

bool
indicator_kind_of_word(struct str word, enum indicator_kind *out)
{
	int i = str_number_among(word, kind_words, INDICATOR_KIND_COUNT);

	if (i < 0)
		return false;
	*out = (enum indicator_kind)i;
	return true;
}

static const char *const standing_words[RULE_STANDING_COUNT] = {
    [STANDING_COUNTS] = "counts",
    [STANDING_AWAITS_REVIEW] = "awaits-review",
    [STANDING_SHOWN_ONLY] = "shown-only",
};

const char *
rule_standing_word(enum rule_standing s)
{
	return standing_words[s];
}

bool
rule_standing_of_word(struct str word, enum rule_standing *out)
{
	int i = str_number_among(word, standing_words, RULE_STANDING_COUNT);

	if (i < 0)
		return false;
	*out = (enum rule_standing)i;
	return true;
}
