/*
 * How outcomes look on a terminal: a sign, and a colour where there is one.
 */
#ifndef CLI_LOOK_H
#define CLI_LOOK_H

#include "record/outcome.h"

struct look {
	const char *sign; /* one cell */
	const char *code; /* of the terminal (ECMA-48, SGR) */
};

struct look look_of_outcome(enum outcome o);

#endif
