/*
 * The store: a folder with ledger.db (SQLite, WAL) and warc/. All that a round
 * knows, found out and decided, and the bytes it rests on.
 *
 * The one rule: WARC records are appended and synced before the ledger commits
 * what refers to them (store_flush). Everything between two flushes is one
 * transaction; a process killed at any instant leaves the state of the last
 * flush, and at the next opening WARC files are cut back to it.
 *
 * Nothing outside this module writes SQL. One writer at a time; readers come
 * and go. Times are wall clock microseconds here and ISO 8601 in the views.
 */
#ifndef STORE_STORE_H
#define STORE_STORE_H

#include "base/clock.h"
#include "base/err.h"
#include "record/capture.h"
#include "record/report.h"
#include "record/verdict.h"

enum { STORE_SCHEMA_VERSION = 1 };

enum store_mode { STORE_READ, STORE_WRITE };

struct store;

/*
 * Opens the store in a folder. STORE_WRITE makes what is missing, takes the
 * writer's lock (ERR_BUSY when another process holds it), repairs WARC tails
 * and begins a transaction. STORE_READ gives ERR_USAGE when there is no store.
 */
enum err_code store_open(const char *folder, enum store_mode mode,
    const struct clock *clock, struct store **out, struct err *e);

/* Drops what was not flushed. NULL is allowed. */
void store_close(struct store *s);

/* Syncs the WARC file, then commits, then begins the next transaction. */
enum err_code store_flush(struct store *s, struct err *e);

/* Rounds. */

struct round_setup {
	struct str name; /* empty: "round-1", "round-2", ... or the
	                               last one when it is not complete */
	const char *rule_pack; /* rule_set_digest */
	struct str config; /* effective configuration as JSON */
	const char *program_version;
	struct str warc_software; /* for warcinfo records */
	struct str operator_contact;
};

struct round {
	int64_t id;
	struct str name; /* owned by the store */
	bool is_resumed;
};

/* Begins a round, or goes on with the one of that name. ERR_USAGE when the
 * named round is complete, or was begun with other rules. Flushes. */
enum err_code store_round_begin(struct store *s,
    const struct round_setup *setup, struct round *out, struct err *e);

/* Ends a round: seals the WARC file, checks that every URL has a final state
 * and every agency one verdict for each rule, stores whether that is so in
 * *is_complete, and flushes. */
enum err_code store_round_finish(
    struct store *s, int64_t round, bool *is_complete, struct err *e);

/* Writes an agency and its recorded seeds into the round; the same again is
 * no change. *row is the ledger's number of it. */
enum err_code store_agency_put(struct store *s, int64_t round,
    const struct agency *agency, int64_t *row, struct err *e);

/* Notes what became of an agency: "reached", "unreachable", "no-site", ... */
enum err_code store_agency_set_status(
    struct store *s, int64_t agency_row, const char *status, struct err *e);

/* The frontier: every URL a round knows. */

enum url_state {
	URL_READY, /* to be asked for, not before due_us */
	URL_DONE, /* captured and read */
	URL_REDIRECTED, /* captured; leads elsewhere */
	URL_SKIPPED, /* not asked for, with a reason */
	URL_FAILED /* asked for, with a reason */
};

struct frontier_url {
	int64_t id;
	int64_t agency_row;
	struct str url; /* the key: without fragment */
	int depth;
	int hops; /* redirects passed on the way from a link or seed */
	bool is_home; /* a home seed or where one leads */
	int64_t site; /* the seed's number, from 0 */
	int attempts; /* so far */
	int64_t due_us;
	struct str via_url; /* empty: a seed */
	struct str click_path; /* link texts from the home page */
};

/* Adds a URL unless the agency has it already (*is_new). state is URL_READY,
 * or URL_SKIPPED with its reason. u->id is not read. */
enum err_code store_url_add(struct store *s, const struct frontier_url *u,
    enum url_state state, enum reason reason, bool *is_new, struct err *e);

/* The next URL of an agency that is ready: lowest depth first, then in the
 * order of discovery. Texts live in the arena. *is_there false: none. */
enum err_code store_url_next(struct store *s, int64_t agency_row,
    struct arena *a, struct frontier_url *out, bool *is_there, struct err *e);

/* Puts a URL into its final state. */
enum err_code store_url_finish(struct store *s, int64_t url_id,
    enum url_state state, enum reason reason, struct err *e);

/* Leaves a URL ready, to be asked again at due_us. */
enum err_code store_url_retry(
    struct store *s, int64_t url_id, int64_t due_us, struct err *e);

/* Puts every ready URL of an agency into URL_SKIPPED that was not asked for
 * yet: one that waits for another attempt, or whose page was not read before
 * the crawl was interrupted, has had its share of the budget. */
enum err_code store_url_skip_rest(
    struct store *s, int64_t agency_row, enum reason reason, struct err *e);

/* Whether redirects led through url on their way to the URL of that number. */
enum err_code store_url_came_through(
    struct store *s, int64_t url_id, struct str url, bool *out, struct err *e);

/* How many page URLs of an agency were asked for (robots.txt is none). */
enum err_code store_pages_asked(
    struct store *s, int64_t agency_row, int64_t *out, struct err *e);

/* Politeness clocks, by key, over all rounds, and the robots.txt of a round's
 * origins; both outlive a crash. */

struct polite_clock {
	int64_t next_due_us;
	int64_t delay_ms;
	int64_t penalty; /* doublings in force */
};
enum err_code store_clock_put(struct store *s, struct str key,
    const struct polite_clock *clock, struct err *e);
enum err_code store_clock_get(struct store *s, struct str key,
    struct polite_clock *out, bool *is_there, struct err *e);

enum robots_state {
	ROBOTS_PARSED,
	ROBOTS_ABSENT, /* 4xx: everything is allowed */
	ROBOTS_UNREACHABLE, /* 5xx, 429 or no answer: everything is forbidden */
	ROBOTS_UNKNOWN /* not asked for yet; never stored */
};
struct origin_robots {
	enum robots_state state;
	int64_t capture_id;
	int64_t fetched_us;
	struct str body; /* of ROBOTS_PARSED; decoded */
};
enum err_code store_robots_put(struct store *s, int64_t round,
    struct str origin, const struct origin_robots *r, struct err *e);
/* What is known of an origin's robots.txt; state ROBOTS_UNKNOWN when nothing
 * is. */
enum err_code store_robots_get(struct store *s, int64_t round,
    struct str origin, struct arena *a, struct origin_robots *out,
    struct err *e);

/* Captures and what was read from them. */

/*
 * Appends a capture to the WARC file (request, response and metadata records,
 * or a metadata record alone for a failure) and to the ledger. u names the URL
 * row it is for (id 0: robots.txt, of u->agency_row). *capture_id is its
 * number. Flushes what came before when a new WARC file begins.
 */
enum err_code store_capture_add(struct store *s, int64_t round,
    const struct frontier_url *u, const struct capture *c, int64_t *capture_id,
    struct err *e);

/* Stores what the worker said of a captured page. */
enum err_code store_report_add(
    struct store *s, int64_t capture_id, const struct report *r, struct err *e);

/* All that the round holds of an agency, for audit_agency. agency is kept as
 * the site's; texts live in the arena. */
enum err_code store_site_read(struct store *s, int64_t agency_row,
    const struct agency *agency, struct arena *a, struct site *out,
    struct err *e);

/* The title of an agency's home page as far as the round has read it; empty:
 * none. It lives in the arena. */
enum err_code store_home_title(struct store *s, int64_t agency_row,
    struct arena *a, struct str *out, struct err *e);

/* Stores a verdict of the named audit ("crawl") with its proofs, in place of
 * an earlier one of the same rule. */
enum err_code store_verdict_put(struct store *s, int64_t agency_row,
    struct str audit, struct str site_url, const struct verdict *v,
    struct err *e);

struct stored_capture {
	int64_t id;
	struct str url;
	struct str request;
	struct str head;
	struct str body; /* as received */
	struct str payload_sha256;
	struct str captured_at;
	struct str warc_file;
	int64_t warc_offset;
};

/* Reads a capture back from its WARC file: by its number, or the newest of a
 * URL. ERR_USAGE when there is none. Texts live in the arena. */
enum err_code store_capture_read(struct store *s, struct str url_or_id,
    struct arena *a, struct stored_capture *out, struct err *e);

#endif
