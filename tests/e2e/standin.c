/*
 * standin COMMAND [argument...]
 *
 * Stands in for the program under test when the runner itself is tested. The
 * table below says what it can do.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/file.h"
#include "web_client.h"

/* Prints its arguments, one a line. */
static int
say(char **args)
{
	for (; *args != NULL; args++)
		(void)puts(*args);
	return 0;
}

/* Complains and ends with the code given. */
static int
fail_with(char **args)
{
	int64_t code = 1;

	(void)fputs("ผิดพลาด\n", stderr);
	(void)str_to_int64(str_of(args[0]), 0, 255, &code);
	return (int)code;
}

/* Prints a variable of the environment. */
static int
env(char **args)
{
	const char *value = args[0] == NULL ? NULL : getenv(args[0]);

	(void)printf("%s\n", value == NULL ? "(unset)" : value);
	return 0;
}

/* Prints a file; "-" is standard input. */
static int
print(char **args)
{
	struct buf text = {0};
	enum err_code rc = file_read(args[0], 1 << 20, &text, NULL);

	(void)fwrite(text.data, 1, text.len, stdout);
	buf_release(&text);
	return rc == ERR_NONE ? 0 : 3;
}

/* Makes a ledger of the statements given. */
static int
ledger(char **args)
{
	sqlite3 *db = NULL;
	int rc = mkdir("store", 0755) == 0
	    ? sqlite3_open("store/ledger.db", &db)
	    : SQLITE_CANTOPEN;

	for (; rc == SQLITE_OK && *args != NULL; args++)
		rc = sqlite3_exec(db, *args, NULL, NULL, NULL);
	(void)sqlite3_close(db);
	return rc == SQLITE_OK ? 0 : 3;
}

/* Asks a host for /1, /2, ... up to the number given. */
static int
ask(char **args)
{
	int64_t count = 0;
	enum err_code rc = ERR_NONE;

	(void)str_to_int64(str_of(args[1]), 0, INT32_MAX, &count);
	for (int64_t i = 1; rc == ERR_NONE && i <= count; i++) {
		struct buf reply = {0};
		char target[32];

		(void)snprintf(target, sizeof(target), "/%lld", (long long)i);
		rc = web_client_get(".", args[0], target, &reply, NULL);
		buf_release(&reply);
	}
	return rc == ERR_NONE ? 0 : 3;
}

static volatile sig_atomic_t is_over;

static void
end(int number)
{
	(void)number;
	is_over = 1;
}

/* Asks for /1, /2, ... until SIGTERM or SIGINT; ends with the code given. */
static int
stay(char **args)
{
	struct sigaction action = {
	    .sa_handler = end, .sa_flags = (int)SA_RESTART};
	char *all[] = {args[1], NULL, NULL};
	char one[] = "1";
	int64_t code = 0;

	all[1] = one;
	(void)sigaction(SIGTERM, &action, NULL);
	(void)sigaction(SIGINT, &action, NULL);
	(void)str_to_int64(str_of(args[0]), 0, 255, &code);
	while (is_over == 0)
		/* A connect that the signal broke off is no failure. */
		if (ask(all) != 0 && is_over == 0)
			return 3;
	return (int)code;
}

/* Keeps a connection to one host open while it asks another, as ask does. */
static int
hold(char **args)
{
	int fd = -1, code;

	if (web_client_connect(".", args[0], &fd, NULL) != ERR_NONE)
		return 3;
	code = ask(args + 1);
	(void)close(fd);
	return code;
}

/* Ends at once, but leaves a child that holds the output open. */
static int
leave(char **args)
{
	(void)args;
	if (fork() == 0)
		(void)pause();
	return 0;
}

struct act {
	const char *name;
	int (*run)(char **args);
};

static const struct act acts[] = {
    {"say", say},
    {"fail", fail_with},
    {"env", env},
    {"print", print},
    {"ledger", ledger},
    {"ask", ask},
    {"stay", stay},
    {"hold", hold},
    {"leave", leave},
};

int
main(int argc, char **argv)
{
	for (size_t i = 0; i < sizeof(acts) / sizeof(acts[0]); i++)
		if (argc > 1 && strcmp(argv[1], acts[i].name) == 0)
			return acts[i].run(argv + 2);
	return 2;
}
