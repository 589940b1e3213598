/*
 * The command line: which command, which options, which operands.
 */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "cli/command.h"

/* The options that every command has; ends with a zeroed entry. */
extern const struct command_option options_common[];

/*
 * Finds the command that argv[1..] names: one word or two. Returns NULL when
 * there is none, with *words untouched; else *words is how many it took.
 */
const struct command *options_find_command(int argc, char **argv, int *words);

/* Appends the second words of the commands that begin with first; false when
 * there are none. */
bool options_list_group(const char *first, struct buf *out);

/* The known command nearest to a mistyped argv[1], or NULL. */
const char *options_suggest_command(const char *given);

/*
 * Reads options and operands behind the command's words into inv, whose arena
 * and command are set. *wants_help is set by --help. ERR_USAGE with a
 * suggestion for what is not known, missing or too much.
 */
enum err_code options_read(struct invocation *inv, int argc, char **argv,
    int words, bool *wants_help, struct err *e);

#endif
