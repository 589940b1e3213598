/*
 * What the stress tests share: a work folder with a synthetic web, the server
 * that plays it, and crawls of it into stores of that folder.
 */
#ifndef TESTS_STRESS_BED_H
#define TESTS_STRESS_BED_H

#include "base/arena.h"
#include "base/buf.h"
#include "program.h"
#include "web_process.h"

struct bed {
	/* set by bed_read_options */
	const char *samruat, *testweb, *webmaker, *rules;
	const char *fault; /* the library that makes writes fail; or NULL */
	int64_t seed, kills, delay_ms;
	int64_t agencies, hosts, shared, pages, bytes; /* of webmaker */
	int64_t same_address; /* of webmaker, too */
	bool is_kept; /* the work folder stays */
	/* set by bed_open */
	struct arena arena;
	const char *folder; /* the work folder */
	const char *said; /* file: what the programs printed */
	struct web_process web;
};

/* Reads --NAME VALUE options into the fields of the same names, over what
 * stands there; false when one is unknown or lacks. */
bool bed_read_options(struct bed *b, int argc, char **argv);

/* Makes the work folder and the web in it. */
enum err_code bed_open(struct bed *b, struct err *e);

/* Prints why something does not hold, and what the programs printed last. */
void bed_tell(struct bed *b, const struct err *e);

/* Ends the server and removes the work folder. */
void bed_close(struct bed *b);

/* Starts the server anew, with an empty log. */
enum err_code bed_serve(struct bed *b, struct err *e);

/* The log of the server as it stands; the caller releases it. */
enum err_code bed_log(struct bed *b, struct buf *out, struct err *e);
enum err_code bed_map(struct bed *b, struct buf *out, struct err *e);

/* A crawl of a round into the store of that name in the work folder; not
 * started yet. */
struct program bed_crawl(struct bed *b, const char *store, const char *round);

/* Crawls to the end; ERR_IO when the exit code is not the one wanted. */
enum err_code bed_finish(struct program *p, int want_code, struct err *e);

/* Runs `verify` on a store; ERR_IO when it does not hold. */
enum err_code bed_verify(struct bed *b, const char *store, struct err *e);

/* The path of a store. */
const char *bed_store(struct bed *b, const char *store);

#endif
