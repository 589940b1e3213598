#include "cli/look.h"

const char *
look_of_outcome(enum outcome o)
{
	static const char *const codes[OUTCOME_COUNT] = {
	    [OUTCOME_PASSED] = "32",
	    [OUTCOME_FAILED] = "31",
	    [OUTCOME_INAPPLICABLE] = "2",
	    [OUTCOME_CANT_TELL] = "33",
	    [OUTCOME_UNTESTED] = "35",
	};

	return codes[o];
}
