#include "bed.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"

enum {
	LOG_MAX = 1 << 30,
	RUN_US = 600 * 1000000,
	OPTIONS_MAX = 16,
	SHOWN = 4000
};

struct bed_option {
	const char *name;
	const char **text;
	int64_t *number;
};

static bool
set_option(const struct bed_option *o, const char *value)
{
	if (o->number != NULL)
		return str_to_int64(str_of(value), 0, INT32_MAX, o->number);
	*o->text = value;
	return true;
}

bool
bed_read_options(struct bed *b, int argc, char **argv)
{
	const struct bed_option known[] = {
	    {"--samruat", &b->samruat, NULL},
	    {"--testweb", &b->testweb, NULL},
	    {"--webmaker", &b->webmaker, NULL},
	    {"--rules", &b->rules, NULL},
	    {"--fault", &b->fault, NULL},
	    {"--seed", NULL, &b->seed},
	    {"--kills", NULL, &b->kills},
	    {"--agencies", NULL, &b->agencies},
	    {"--hosts", NULL, &b->hosts},
	    {"--shared", NULL, &b->shared},
	    {"--pages", NULL, &b->pages},
	    {"--bytes", NULL, &b->bytes},
	    {"--delay-ms", NULL, &b->delay_ms},
	    {"--same-address", NULL, &b->same_address},
	};

	for (int i = 1; i < argc; i += 2) {
		size_t k = 0, count = sizeof(known) / sizeof(known[0]);

		if (strcmp(argv[i], "--keep") == 0) {
			b->is_kept = true;
			i--;
			continue;
		}
		while (k < count && strcmp(argv[i], known[k].name) != 0)
			k++;
		if (k == count || i + 1 == argc ||
		    !set_option(&known[k], argv[i + 1]))
			return false;
	}
	return b->samruat != NULL && b->testweb != NULL &&
	    b->webmaker != NULL && b->rules != NULL;
}

static const char *
number_text(struct bed *b, int64_t number)
{
	return arena_printf(&b->arena, "%lld", (long long)number).ptr;
}

/* Runs a program to its end. */
static enum err_code
run(struct bed *b, const char *const *words, int want_code, struct err *e)
{
	char **args = arena_array(&b->arena, OPTIONS_MAX * 2, sizeof(*args));
	struct program p = {.args = args, .said = b->said};

	for (size_t i = 0; words[i] != NULL; i++)
		args[i] = arena_cstr(&b->arena, str_of(words[i]));
	return bed_finish(&p, want_code, e);
}

static enum err_code
make_web(struct bed *b, struct err *e)
{
	const char *const words[] = {b->webmaker, b->folder, "--seed",
	    number_text(b, b->seed), "--agencies", number_text(b, b->agencies),
	    "--hosts", number_text(b, b->hosts), "--shared",
	    number_text(b, b->shared), "--pages", number_text(b, b->pages),
	    "--bytes", number_text(b, b->bytes), "--same-address",
	    number_text(b, b->same_address), NULL};

	return run(b, words, 0, e);
}

enum err_code
bed_open(struct bed *b, struct err *e)
{
	char *folder;
	enum err_code rc =
	    file_make_temp_folder(&b->arena, "samruat-stress", &folder, e);

	if (rc != ERR_NONE)
		return rc;
	b->folder = folder;
	b->said = file_join(&b->arena, b->folder, "said.txt");
	return make_web(b, e);
}

void
bed_tell(struct bed *b, const struct err *e)
{
	struct buf said = {0};

	(void)printf("does not hold: %s\n", e->msg);
	if (b->said != NULL &&
	    file_read(b->said, LOG_MAX, &said, NULL) == ERR_NONE) {
		size_t from = said.len > SHOWN ? said.len - SHOWN : 0;

		(void)printf("--- printed last ---\n%.*s\n",
		    STR_ARG(str_slice(buf_str(&said), from, said.len)));
	}
	buf_release(&said);
}

void
bed_close(struct bed *b)
{
	web_process_stop(&b->web);
	if (b->folder != NULL && b->is_kept)
		(void)printf("kept: %s\n", b->folder);
	else if (b->folder != NULL)
		(void)file_remove_folder(b->folder, NULL);
	arena_release(&b->arena);
}

enum err_code
bed_serve(struct bed *b, struct err *e)
{
	web_process_stop(&b->web);
	return web_process_start(&b->web, b->testweb,
	    file_join(&b->arena, b->folder, "web.txt"), b->folder, e);
}

enum err_code
bed_log(struct bed *b, struct buf *out, struct err *e)
{
	buf_clear(out);
	return file_read(
	    file_join(&b->arena, b->folder, "web.log"), LOG_MAX, out, e);
}

enum err_code
bed_map(struct bed *b, struct buf *out, struct err *e)
{
	buf_clear(out);
	return file_read(
	    file_join(&b->arena, b->folder, "web.map"), LOG_MAX, out, e);
}

const char *
bed_store(struct bed *b, const char *store)
{
	return file_join(&b->arena, b->folder, store);
}

struct program
bed_crawl(struct bed *b, const char *store, const char *round)
{
	struct arena *a = &b->arena;
	const char *delay =
	    arena_printf(a, "%lldms", (long long)b->delay_ms).ptr;
	const char *const words[] = {b->samruat, "crawl", "--targets",
	    file_join(a, b->folder, "targets.csv"), "--seeds",
	    file_join(a, b->folder, "seeds.csv"), "--rules", b->rules,
	    "--round", round, "--store", bed_store(b, store), "--address-map",
	    file_join(a, b->folder, "web.map"), "--allow-private", "--contact",
	    "tests@example.org", "--delay", delay, "--retry-span", delay,
	    "--progress", "none"};
	size_t count = sizeof(words) / sizeof(words[0]);
	char **args = arena_array(a, count + 1, sizeof(*args));

	for (size_t i = 0; i < count; i++)
		args[i] = arena_cstr(a, str_of(words[i]));
	return (struct program){.args = args, .said = b->said};
}

enum err_code
bed_finish(struct program *p, int want_code, struct err *e)
{
	enum err_code rc = program_start(p, e);

	if (rc != ERR_NONE)
		return rc;
	if (!program_wait(p, RUN_US)) {
		(void)program_kill(p);
		return err_set(e, ERR_LIMIT, "%s %s ran for %d s", p->args[0],
		    p->args[1], RUN_US / 1000000);
	}
	if (p->code == want_code)
		return ERR_NONE;
	return err_set(e, ERR_IO, "%s %s ended with %d instead of %d",
	    p->args[0], p->args[1], p->code, want_code);
}

enum err_code
bed_verify(struct bed *b, const char *store, struct err *e)
{
	const char *const words[] = {
	    b->samruat, "verify", "--store", bed_store(b, store), NULL};

	return run(b, words, 0, e);
}
