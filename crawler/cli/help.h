/*
 * Help, from the same tables that the command line is read by.
 */
#ifndef CLI_HELP_H
#define CLI_HELP_H

#include <stdio.h>

#include "cli/command.h"

/* All commands with a line each. */
void help_overview(FILE *out, enum lang lang);

/* One command: usage, summary and options. */
void help_command(FILE *out, const struct command *c, enum lang lang);

#endif
