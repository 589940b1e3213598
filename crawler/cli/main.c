/* Reads the command line, runs one command, chooses the exit code. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/command.h"
#include "cli/grid.h"
#include "cli/help.h"
#include "cli/options.h"

enum { EXIT_DONE = 0, EXIT_USAGE = 2, EXIT_COULD_NOT = 3, EXIT_BUSY = 75 };

static int
exit_code_of(enum err_code code)
{
	switch (code) {
	case ERR_NONE:
		return EXIT_DONE;
	case ERR_SYNTAX:
	case ERR_USAGE:
		return EXIT_USAGE;
	case ERR_BUSY:
		return EXIT_BUSY;
	case ERR_IO:
	case ERR_FULL:
	case ERR_DB:
	case ERR_LIMIT:
		return EXIT_COULD_NOT;
	}
	return EXIT_COULD_NOT;
}

static int
report(const struct err *e)
{
	(void)fprintf(stderr, "samruat: %s\n", e->msg);
	return exit_code_of(e->code);
}

static int
terminal_columns(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40)
		return size.ws_col;
	return 80;
}

/* The language of the environment, as the C library reads it. */
static enum lang
lang_of_environment(void)
{
	static const char *const names[] = {"LC_ALL", "LC_MESSAGES", "LANG"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);

		if (value != NULL && value[0] != '\0')
			return strncmp(value, "th", 2) == 0 ? LANG_TH : LANG_EN;
	}
	return LANG_EN;
}

static int
run_command(struct invocation *inv, int argc, char **argv, int words)
{
	bool wants_help = false;
	struct err e = {0};

	if (options_read(inv, argc, argv, words, &wants_help, &e) != ERR_NONE)
		return report(&e);
	if (wants_help) {
		help_command(inv->out, inv->command, inv->lang);
		return EXIT_DONE;
	}
	if (inv->command->run(inv, &e) != ERR_NONE)
		return report(&e);
	if (fflush(inv->out) != 0) {
		(void)err_set(&e, ERR_IO, "write to standard output failed");
		return report(&e);
	}
	return inv->exit_code;
}

static int
no_command(const char *given, enum lang lang)
{
	static const struct words group_words = {
	    "samruat: behind \"{1}\" stands one of: {2}\n",
	    "samruat: หลัง {1} ต้องเป็นคำใดคำหนึ่งต่อไปนี้: {2}\n"};
	const char *near = options_suggest_command(given);
	struct buf group = {0};

	if (options_list_group(given, &group)) {
		const struct str args[] = {str_of(given), buf_str(&group)};
		struct buf text = {0};

		words_append(&text, group_words, lang, args, 2);
		print_bytes(buf_str(&text), stderr);
		buf_release(&text);
	} else if (near != NULL)
		(void)fprintf(stderr,
		    "samruat: unknown command %s; did you mean %s?\n", given,
		    near);
	else
		(void)fprintf(stderr,
		    "samruat: unknown command %s; samruat --help lists them\n",
		    given);
	buf_release(&group);
	return EXIT_USAGE;
}

static bool
is_word(const char *given, const char *a, const char *b)
{
	return strcmp(given, a) == 0 || strcmp(given, b) == 0;
}

int
main(int argc, char **argv)
{
	struct arena arena = {0};
	const char *store = getenv("SAMRUAT_STORE");
	struct invocation inv = {
	    .store = store != NULL ? store : "samruat-store",
	    .lang = lang_of_environment(),
	    .columns = terminal_columns(),
	    .out = stdout,
	    .clock = &clock_system,
	    .arena = &arena};
	int words = 0, code;

	(void)setlocale(LC_CTYPE, "C.UTF-8");
	inv.has_color =
	    isatty(STDOUT_FILENO) == 1 && getenv("NO_COLOR") == NULL;
	if (argc < 2 || is_word(argv[1], "--help", "help")) {
		help_overview(argc < 2 ? stderr : stdout, inv.lang);
		return argc < 2 ? EXIT_USAGE : EXIT_DONE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		(void)printf("samruat %s\n", SAMRUAT_VERSION);
		return EXIT_DONE;
	}
	inv.command = options_find_command(argc, argv, &words);
	if (inv.command == NULL)
		return no_command(argv[1], inv.lang);
	code = run_command(&inv, argc, argv, words);
	arena_release(&arena);
	return code;
}
