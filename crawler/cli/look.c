#include "cli/look.h"

struct look
look_of_outcome(enum outcome o)
{
	static const struct look looks[OUTCOME_COUNT] = {
	    [OUTCOME_PASSED] = {"✓", "32"},
	    [OUTCOME_FAILED] = {"✗", "31"},
	    [OUTCOME_INAPPLICABLE] = {"–", "2"},
	    [OUTCOME_CANT_TELL] = {"?", "33"},
	    [OUTCOME_UNTESTED] = {"·", "35"},
	};

	return looks[o];
}
