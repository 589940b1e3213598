/*
 * The agencies of a round, a line each: what became of it and how many rules
 * gave which outcome.
 */
#ifndef CLI_ROSTER_H
#define CLI_ROSTER_H

#include "cli/command.h"
#include "store/view.h"

enum err_code roster_print(const struct invocation *inv, struct store *s,
    struct str round, struct err *e);

#endif
