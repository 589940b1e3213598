/*
 * How far long work has come, on standard error: a line that is written over
 * on a terminal, and nothing where nobody watches.
 */
#ifndef CLI_PROGRESS_LINE_H
#define CLI_PROGRESS_LINE_H

#include "cli/command.h"

/* Says "what: done of total"; behind the last the line is left standing. */
void progress_line(
    const struct invocation *inv, struct words what, size_t done, size_t total);

#endif
