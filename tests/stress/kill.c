/*
 * kill --samruat BIN --testweb BIN --webmaker BIN --rules FOLDER [--kills N]
 *     [--seed N] [--agencies N] ...
 *
 * Crawls two rounds of a synthetic web undisturbed, and two more while kill -9
 * hits at random instants; then holds both against each other, and the log of
 * the server against the promises of politeness. Exit codes: 0 all holds, 1
 * something does not, 2 a wrong command line.
 */
#include <stdio.h>

#include "base/clock.h"
#include "bed.h"
#include "dice.h"
#include "facts.h"
#include "pace.h"
#include "request_log.h"

/* What the server sees of a request whose sender was killed can be late. */
enum { ROUNDS = 2, JITTER_US = 1000, LONGEST_US = 600 * 1000000 };

static const char *const round_names[ROUNDS] = {"round-1", "round-2"};

/* How an undisturbed round went. */
struct course {
	int64_t us;
	int64_t start_us; /* until the first request */
	int64_t requests;
};

struct trial {
	struct bed bed;
	struct dice dice;
	struct course courses[ROUNDS];
	int64_t kills; /* that hit */
	int64_t most_asked; /* in one round, less the kills of that round */
	struct str most; /* in the bed's arena */
};

static enum err_code
count_requests(struct bed *b, int64_t *out, struct err *e)
{
	struct buf log = {0};
	enum err_code rc = bed_log(b, &log, e);

	*out = request_log_count(buf_str(&log));
	buf_release(&log);
	return rc;
}

/* When the request of that number came, from 0. */
static int64_t
time_of_request(struct bed *b, int64_t number)
{
	struct buf log = {0};
	struct str rest;
	struct log_line line = {0};
	int64_t at_us = 0;

	if (bed_log(b, &log, NULL) == ERR_NONE) {
		rest = buf_str(&log);
		while (number >= 0 && request_log_next(&rest, &line))
			number -= line.event == LOG_REQUEST ? 1 : 0;
		at_us = line.at_us;
	}
	buf_release(&log);
	return at_us;
}

static enum err_code
run_even(struct trial *t, struct err *e)
{
	int64_t before = 0, after = 0;
	enum err_code rc = bed_serve(&t->bed, e);

	for (int i = 0; rc == ERR_NONE && i < ROUNDS; i++) {
		struct program p = bed_crawl(&t->bed, "even", round_names[i]);
		struct course *c = &t->courses[i];
		int64_t start_us = clock_steady_us(&clock_system);

		rc = bed_finish(&p, 0, e);
		c->us = clock_steady_us(&clock_system) - start_us;
		if (rc == ERR_NONE)
			rc = count_requests(&t->bed, &after, e);
		c->start_us = time_of_request(&t->bed, before) - start_us;
		c->requests = after - before;
		before = after;
	}
	return rc;
}

/* A random wait, so chosen that the kills left are spread over what is left of
 * the round. */
static int64_t
next_wait_us(
    struct trial *t, const struct course *c, int64_t asked, int64_t kills_left)
{
	int64_t left = c->requests - asked > 1 ? c->requests - asked : 1;
	int64_t mean_us =
	    c->us * left / (c->requests + 1) / (kills_left + 1) + c->start_us;

	return (int64_t)dice_below(&t->dice, (uint64_t)(2 * mean_us) + 1);
}

/* Starts the round and kills it, until the kills are used up or it is
 * complete; then lets it end. */
static enum err_code
run_killed(struct trial *t, int round, int64_t kills, struct err *e)
{
	const char *store = bed_store(&t->bed, "killed");
	int64_t before = 0, asked = 0, hits = 0;
	enum err_code rc = count_requests(&t->bed, &before, e);

	while (rc == ERR_NONE && facts_complete_rounds(store) <= round) {
		struct program p =
		    bed_crawl(&t->bed, "killed", round_names[round]);
		int64_t wait_us = LONGEST_US;

		rc = count_requests(&t->bed, &asked, e);
		if (hits < kills)
			wait_us = next_wait_us(t, &t->courses[round],
			    asked - before, kills - hits);
		if (rc == ERR_NONE)
			rc = program_start(&p, e);
		if (rc != ERR_NONE)
			break;
		if (!program_wait(&p, wait_us) && program_kill(&p))
			hits++;
		else if (p.code != 0 || facts_complete_rounds(store) <= round)
			rc = err_set(e, ERR_IO,
			    "%s ended with %d after %lld kills",
			    round_names[round], p.code, (long long)hits);
	}
	t->kills += hits;
	return rc;
}

/* No URL of a round may be asked for more than once and once for each kill. */
static enum err_code
check_repeats(struct trial *t, size_t from, int64_t kills, struct err *e)
{
	struct buf log = {0};
	struct repeats r;
	enum err_code rc = bed_log(&t->bed, &log, e);

	r = pace_repeats(str_slice(buf_str(&log), from, log.len));
	if (rc == ERR_NONE && r.most_count > 1 + kills)
		rc = err_set(e, ERR_IO, "%.*s was asked for %lld times",
		    STR_ARG(r.most), (long long)r.most_count);
	if (r.most_count > t->most_asked) {
		t->most_asked = r.most_count;
		t->most = arena_str(&t->bed.arena, r.most);
	}
	buf_release(&log);
	return rc;
}

static enum err_code
run_uneven(struct trial *t, struct err *e)
{
	enum err_code rc = bed_serve(&t->bed, e);

	for (int i = 0; rc == ERR_NONE && i < ROUNDS; i++) {
		int64_t kills = t->bed.kills / ROUNDS, before = t->kills;
		struct buf log = {0};

		if (i == 0)
			kills = t->bed.kills - kills;
		rc = bed_log(&t->bed, &log, e);
		if (rc == ERR_NONE)
			rc = run_killed(t, i, kills, e);
		if (rc == ERR_NONE)
			rc = check_repeats(t, log.len, t->kills - before, e);
		buf_release(&log);
	}
	return rc;
}

static enum err_code
check_pace(struct trial *t, const char *what, struct err *e)
{
	struct buf log = {0}, map = {0};
	enum err_code rc = bed_log(&t->bed, &log, e);
	struct pace p = {0};

	if (rc == ERR_NONE)
		rc = bed_map(&t->bed, &map, e);
	if (rc == ERR_NONE) {
		p = pace_measure(buf_str(&map), buf_str(&log));
		(void)printf("%s: %lld requests to %lld addresses, %lld to the "
		             "busiest, least gap %.1f ms, %.1f s\n",
		    what, (long long)p.request_count,
		    (long long)p.address_count, (long long)p.busiest_count,
		    (double)p.least_gap_us / 1e3, (double)p.span_us / 1e6);
		if (p.least_gap_us < t->bed.delay_ms * 1000 - JITTER_US)
			rc = err_set(e, ERR_IO,
			    "%.*s had two requests within %lld us",
			    STR_ARG(p.least_address),
			    (long long)p.least_gap_us);
	}
	buf_release(&log);
	buf_release(&map);
	return rc;
}

static enum err_code
check_facts(struct trial *t, struct err *e)
{
	struct buf want = {0}, got = {0};
	enum err_code rc = facts_read(bed_store(&t->bed, "even"), &want, e);

	if (rc == ERR_NONE)
		rc = facts_read(bed_store(&t->bed, "killed"), &got, e);
	if (rc == ERR_NONE &&
	    !facts_are_alike(buf_str(&want), buf_str(&got), e))
		rc = ERR_IO;
	if (rc == ERR_NONE)
		(void)printf("kills: %lld; %lld facts alike; most often asked "
		             "for in a round: %.*s, %lld times\n",
		    (long long)t->kills, (long long)facts_count(buf_str(&got)),
		    STR_ARG(t->most), (long long)t->most_asked);
	buf_release(&want);
	buf_release(&got);
	return rc;
}

static enum err_code
play(struct trial *t, struct err *e)
{
	enum err_code rc = bed_open(&t->bed, e);

	if (rc == ERR_NONE)
		rc = run_even(t, e);
	if (rc == ERR_NONE)
		rc = check_pace(t, "undisturbed", e);
	if (rc == ERR_NONE)
		rc = run_uneven(t, e);
	if (rc == ERR_NONE)
		rc = check_pace(t, "killed", e);
	if (rc == ERR_NONE)
		rc = bed_verify(&t->bed, "killed", e);
	if (rc == ERR_NONE)
		rc = check_facts(t, e);
	return rc;
}

int
main(int argc, char **argv)
{
	struct trial t = {.bed = {
	                      .seed = 1,
	                      .kills = 12,
	                      .agencies = 30,
	                      .hosts = 10,
	                      .shared = 4,
	                      .pages = 20,
	                      .bytes = 3000,
	                      .same_address = 6,
	                      .delay_ms = 12,
	                  }};
	struct err e = {0};
	enum err_code rc;

	if (!bed_read_options(&t.bed, argc, argv)) {
		(void)fputs("usage: kill --samruat BIN --testweb BIN "
		            "--webmaker BIN --rules FOLDER [--kills N] ...\n",
		    stderr);
		return 2;
	}
	t.dice.state = (uint64_t)t.bed.seed;
	(void)setvbuf(stdout, NULL, _IOLBF, 0);
	rc = play(&t, &e);
	if (rc != ERR_NONE)
		bed_tell(&t.bed, &e);
	bed_close(&t.bed);
	return rc == ERR_NONE ? 0 : 1;
}
