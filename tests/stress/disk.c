/*
 * disk --samruat BIN --testweb BIN --webmaker BIN --rules FOLDER --fault LIB
 *     [--seed N] [--agencies N] ...
 *
 * Crawls a round of a synthetic web on a healthy disk, and once more for each
 * way in which a disk can fail; then holds the stores against each other. A
 * full disk is waited out by the same process, which says so; short writes are
 * not noticed; after an input/output error the program ends with 3 and goes on
 * when it is started again. Exit codes: 0 all holds, 1 something does not, 2 a
 * wrong command line.
 */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "bed.h"
#include "dice.h"
#include "facts.h"

enum {
	SAID_MAX = 64 << 20,
	EARLIEST = 5, /* calls that go well before the first fault */
	SPREAD = 120
};

struct kind {
	const char *name; /* of FAULT_KIND, and of the store */
	int times; /* calls that fail */
	int code; /* of the process that meets the faults */
	const char *message; /* what it says; NULL: nothing is asked */
};

static const struct kind kinds[] = {
    {"enospc", 4, 0, "room"},
    {"eio", 1, 3, NULL},
    {"short", 1000, 0, NULL},
};

struct trial {
	struct bed bed;
	struct dice dice;
	struct buf want; /* facts of the healthy run */
};

static enum err_code
run_healthy(struct trial *t, struct err *e)
{
	struct program p = bed_crawl(&t->bed, "healthy", "round-1");
	enum err_code rc = bed_serve(&t->bed, e);

	if (rc == ERR_NONE)
		rc = bed_finish(&p, 0, e);
	if (rc == ERR_NONE)
		rc = facts_read(bed_store(&t->bed, "healthy"), &t->want, e);
	return rc;
}

static char **
fault_environment(struct trial *t, const struct kind *k, const char *log)
{
	struct arena *a = &t->bed.arena;
	uint64_t after = EARLIEST + dice_below(&t->dice, SPREAD);
	const struct str texts[] = {
	    arena_printf(a, "LD_PRELOAD=%s", t->bed.fault),
	    arena_printf(a, "FAULT_PATH_PART=/%s/", k->name),
	    arena_printf(a, "FAULT_KIND=%s", k->name),
	    arena_printf(
	        a, "FAULT_AFTER_WRITES=%llu", (unsigned long long)after),
	    arena_printf(a, "FAULT_TIMES=%d", k->times),
	    arena_printf(a, "FAULT_SEED=%lld", (long long)t->bed.seed),
	    arena_printf(a, "FAULT_LOG=%s", log),
	    /* The library comes before the sanitizer's own. */
	    str_of("ASAN_OPTIONS=verify_asan_link_order=0"),
	};
	size_t count = sizeof(texts) / sizeof(texts[0]);
	char **out = arena_array(a, count + 1, sizeof(*out));

	for (size_t i = 0; i < count; i++)
		out[i] = arena_cstr(a, texts[i]);
	(void)printf("%s: fails after %llu calls, %d times\n", k->name,
	    (unsigned long long)after, k->times);
	return out;
}

static enum err_code
file_length(const char *path, size_t *out, struct err *e)
{
	struct buf text = {0};
	enum err_code rc =
	    file_exists(path) ? file_read(path, SAID_MAX, &text, e) : ERR_NONE;

	*out = text.len;
	buf_release(&text);
	return rc;
}

/* What the program said from that place on. */
static enum err_code
check_said(struct trial *t, const struct kind *k, size_t from, struct err *e)
{
	struct buf said = {0};
	enum err_code rc = file_read(t->bed.said, SAID_MAX, &said, e);

	if (rc == ERR_NONE && k->message != NULL &&
	    str_find_fold(buf_str(&said), str_of(k->message), from) == STR_NONE)
		rc = err_set(e, ERR_IO, "%s: nothing was said of a %s", k->name,
		    k->message);
	buf_release(&said);
	return rc;
}

/* Tells which calls failed; ERR_IO when none did, as nothing is proved then. */
static enum err_code
tell_faults(const struct kind *k, const char *log, struct err *e)
{
	struct buf text = {0};
	struct str rest, first = {0};

	if (file_read(log, SAID_MAX, &text, NULL) != ERR_NONE)
		return err_set(e, ERR_IO, "no call failed");
	rest = buf_str(&text);
	(void)str_split(&rest, '\n', &first);
	(void)printf("%s: %lld calls failed, the first: %.*s\n", k->name,
	    (long long)facts_count(buf_str(&text)), STR_ARG(first));
	buf_release(&text);
	return ERR_NONE;
}

/* A run that the disk fails; and one more when it gave up. */
static enum err_code
run_faulty(struct trial *t, const struct kind *k, struct err *e)
{
	struct program p = bed_crawl(&t->bed, k->name, "round-1");
	const char *log = file_join(&t->bed.arena, t->bed.folder,
	    arena_printf(&t->bed.arena, "%s.faults", k->name).ptr);
	size_t said = 0;
	enum err_code rc = file_length(t->bed.said, &said, e), told;
	struct err none = {0};

	p.environment = fault_environment(t, k, log);
	if (rc == ERR_NONE)
		rc = bed_finish(&p, k->code, e);
	told = tell_faults(k, log, &none);
	if (rc == ERR_NONE && told != ERR_NONE)
		rc = err_set(e, told, "%s", none.msg);
	if (rc == ERR_NONE)
		rc = check_said(t, k, said, e);
	p.environment = NULL;
	if (rc == ERR_NONE && k->code != 0)
		rc = bed_finish(&p, 0, e);
	return rc;
}

static enum err_code
play_kind(struct trial *t, const struct kind *k, struct err *e)
{
	struct buf got = {0};
	enum err_code rc = bed_serve(&t->bed, e);

	if (rc == ERR_NONE)
		rc = run_faulty(t, k, e);
	if (rc == ERR_NONE)
		rc = bed_verify(&t->bed, k->name, e);
	if (rc == ERR_NONE)
		rc = facts_read(bed_store(&t->bed, k->name), &got, e);
	if (rc == ERR_NONE &&
	    !facts_are_alike(buf_str(&t->want), buf_str(&got), e))
		rc = ERR_IO;
	if (rc == ERR_NONE)
		(void)printf("%s: %lld facts alike\n", k->name,
		    (long long)facts_count(buf_str(&got)));
	else
		(void)err_prefix(e, "%s", k->name);
	buf_release(&got);
	return rc;
}

int
main(int argc, char **argv)
{
	struct trial t = {.bed = {
	                      .seed = 1,
	                      .agencies = 10,
	                      .hosts = 6,
	                      .shared = 1,
	                      .pages = 12,
	                      .bytes = 4000,
	                      .same_address = 4,
	                      .delay_ms = 10,
	                  }};
	struct err e = {0};
	enum err_code rc;
	bool holds;

	if (!bed_read_options(&t.bed, argc, argv) || t.bed.fault == NULL) {
		(void)fputs("usage: disk --samruat BIN --testweb BIN "
		            "--webmaker BIN --rules FOLDER --fault LIB ...\n",
		    stderr);
		return 2;
	}
	t.dice.state = (uint64_t)t.bed.seed;
	(void)setvbuf(stdout, NULL, _IOLBF, 0);
	rc = bed_open(&t.bed, &e);
	if (rc == ERR_NONE)
		rc = run_healthy(&t, &e);
	holds = rc == ERR_NONE;
	if (!holds)
		bed_tell(&t.bed, &e);
	for (size_t i = 0;
	     rc == ERR_NONE && i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (play_kind(&t, &kinds[i], &e) == ERR_NONE)
			continue;
		bed_tell(&t.bed, &e);
		holds = false;
	}
	buf_release(&t.want);
	bed_close(&t.bed);
	return holds ? 0 : 1;
}
