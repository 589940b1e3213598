/*
 * Commands: one table, one file for each command.
 *
 * Adding one: write cmd_NAME.c with a `const struct command command_NAME`;
 * name it in command.c; add the file in crawler/CMakeLists.txt; describe it in
 * docs/man/samruat.1.scd; give it a case in tests/e2e.
 *
 * Results go to inv->out, talk to standard error. Only cli/ prints.
 */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include <stdio.h>

#include "base/arena.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/words.h"

struct command_option {
	const char *name; /* "round" for --round */
	const char *argument; /* "NAME"; NULL for a switch */
	struct words help;
};

enum { OPTION_MAX = 40 };

struct invocation {
	const struct command *command;
	/* value of each of the command's options by position: the argument, ""
	 * for a switch that is set, NULL when it is not; of a repeated option
	 * the arguments stand NUL-free, joined by newlines */
	const char *values[OPTION_MAX];
	const char *const *operands;
	size_t operand_count;
	const char *store; /* folder */
	enum lang lang;
	bool has_lang; /* --lang said so, not the environment */
	bool has_color; /* inv->out may carry colour */
	int columns; /* of the terminal; 80 when it is none */
	FILE *out;
	const struct clock *clock;
	struct arena *arena;
	int exit_code; /* of a run that returns ERR_NONE */
};

struct command {
	const char *name; /* "rules check" */
	const char *usage; /* "[options] AGENCY" */
	struct words summary;
	const struct command_option *options; /* ends with a zeroed entry */
	size_t operands_min;
	size_t operands_max;
	enum err_code (*run)(struct invocation *inv, struct err *e);
};

/* The commands in the order of the help; NULL behind the last. */
const struct command *command_at(size_t i);

/* The value of an option of this command (name must be one of its options):
 * the argument, "" for a set switch, NULL when it was not given. */
const char *option_get(const struct invocation *inv, const char *name);

bool option_is_set(const struct invocation *inv, const char *name);

struct number_range {
	int64_t min;
	int64_t max;
	int64_t fallback; /* when the option is not given */
};

/* Reads a whole number in a range; ERR_USAGE names the option and the range. */
enum err_code option_number(const struct invocation *inv, const char *name,
    struct number_range range, int64_t *out, struct err *e);

/* Reads a duration such as 250ms, 2s, 5m, 1h into milliseconds. */
enum err_code option_duration(const struct invocation *inv, const char *name,
    int64_t fallback_ms, int64_t *out, struct err *e);

#endif
