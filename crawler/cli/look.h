/*
 * How outcomes look on a terminal that has colours; their signs are in
 * record/outcome.h.
 */
#ifndef CLI_LOOK_H
#define CLI_LOOK_H

#include "record/outcome.h"

/* The code of the terminal (ECMA-48, SGR) for an outcome. */
const char *look_of_outcome(enum outcome o);

#endif
