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
#include "record/response.h"
#include "record/verdict.h"

enum { STORE_SCHEMA_VERSION = 6 };

enum store_mode { STORE_READ, STORE_WRITE, STORE_CHANGE };

struct store;

/*
 * Opens the store in a folder. STORE_WRITE makes what is missing, takes the
 * writer's lock (ERR_BUSY when another process holds it), repairs WARC tails
 * and begins a transaction. STORE_CHANGE does the same to a store that is there:
 * it and STORE_READ give ERR_USAGE when there is none.
 * A ledger of an older schema is brought up to date first, in either mode, and
 * a copy of it is left beside it (ledger-v1.db). ERR_FULL, from any function
 * here that writes: the disk has no room, and the store is to be closed; what
 * was flushed is safe.
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
	struct str shard; /* "2/4"; empty: the whole round */
};

struct round {
	int64_t id;
	struct str name; /* owned by the store */
	bool is_resumed;
	bool has_earlier; /* the store holds other rounds */
};

/* Begins a round, or goes on with the one of that name. ERR_USAGE when the
 * named round is complete, or was begun with other rules. Flushes. */
enum err_code store_round_begin(struct store *s,
    const struct round_setup *setup, struct round *out, struct err *e);

/* Finds the blocks of text that agencies of one host share, when all pages of a
 * round have been read, and names the agencies that have pages on such a host,
 * by their rows, in the arena: store_site_read tells more of them from now on.
 * The same again is no change. */
enum err_code store_shared_find(struct store *s, int64_t round, struct arena *a,
    int64_t **agency_rows, size_t *count, struct err *e);

/* Ends a round: finds what agencies share, as above, seals the WARC file,
 * checks that every URL has a final state and every agency one verdict for each
 * rule, stores whether that is so in *is_complete, and flushes. */
enum err_code store_round_finish(
    struct store *s, int64_t round, bool *is_complete, struct err *e);

/* Writes an agency and its recorded seeds into the round; the same again is
 * no change. *row is the ledger's number of it. */
enum err_code store_agency_put(struct store *s, int64_t round,
    const struct agency *agency, int64_t *row, struct err *e);

/* Notes what became of an agency: "reached", "unreachable", "no-site", ... */
enum err_code store_agency_set_status(
    struct store *s, int64_t agency_row, const char *status, struct err *e);

/* An agency of a round, with the seeds that were noted of it. */
struct stored_agency {
	int64_t row;
	struct agency agency;
};

/* The agencies of a round, in order of id; texts live in the arena. */
enum err_code store_agencies_read(struct store *s, struct str round,
    struct arena *a, struct stored_agency **out, size_t *count, struct err *e);

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
	int64_t priority; /* lower is sooner */
	int64_t pattern; /* of its address, see crawl/pattern.h; 0: none */
	int64_t pattern_max; /* how many of that may be asked for; 0: all.
	                        Not kept */
	bool is_hint; /* known from a plan or sitemap; no link led there yet */
	int attempts; /* so far */
	int64_t due_us;
	struct str via_url; /* empty: a seed */
	struct str click_path; /* link texts from the home page */
};

/*
 * Adds a URL unless the agency has it already. state is URL_READY, or
 * URL_SKIPPED with its reason; a ready one of whose pattern pattern_max are not
 * skipped is skipped for REASON_PATTERN. u->id is not read. *is_ready: it is
 * new, and ready. Of a URL that is known, three things may change: one that was
 * skipped for its depth becomes ready when it is ready now; a hint that a link
 * leads to takes that link's via_url, click_path, depth and site; and one that
 * was not asked for yet takes the lower of both priorities.
 */
enum err_code store_url_add(struct store *s, const struct frontier_url *u,
    enum url_state state, enum reason reason, bool *is_ready, struct err *e);

/* The next URL of an agency that is ready: those not asked for yet by
 * priority, then in the order of discovery; behind them those that wait for
 * another attempt, by due_us. Texts live in the arena. *is_there false: none.
 */
enum err_code store_url_next(struct store *s, int64_t agency_row,
    struct arena *a, struct frontier_url *out, bool *is_there, struct err *e);

/* Puts a URL into its final state. */
enum err_code store_url_finish(struct store *s, int64_t url_id,
    enum url_state state, enum reason reason, struct err *e);

/* Leaves a URL ready, to be asked again at due_us. attempts: how many count so
 * far. When we were the ones at fault the last does not, and both are what they
 * were before. */
enum err_code store_url_retry(struct store *s, int64_t url_id, int attempts,
    int64_t due_us, struct err *e);

/* Puts every ready URL of an agency into URL_SKIPPED that was not asked for
 * yet: one that waits for another attempt, or whose page was not read before
 * the crawl was interrupted, has had its share of the budget. */
enum err_code store_url_skip_rest(
    struct store *s, int64_t agency_row, enum reason reason, struct err *e);

/* How many URLs of a pattern an agency has that are not skipped; counts no
 * further than up to max. */
enum err_code store_pattern_count(struct store *s, int64_t agency_row,
    int64_t pattern, int64_t max, int64_t *out, struct err *e);

/* How many URLs of an agency are ready. */
enum err_code store_ready_count(
    struct store *s, int64_t agency_row, int64_t *out, struct err *e);

/* Whether redirects led through url on their way to the URL of that number. */
enum err_code store_url_came_through(
    struct store *s, int64_t url_id, struct str url, bool *out, struct err *e);

/* How many page URLs of an agency were asked for (robots.txt is none). */
enum err_code store_pages_asked(
    struct store *s, int64_t agency_row, int64_t *out, struct err *e);

/*
 * The plan of an agency: the URLs that were asked for in its first round, in
 * the order of asking, by its id over all rounds. Later rounds ask for them
 * first, so that rounds can be compared.
 */

/* Freezes the round's URLs of an agency as its plan, unless it has one or no
 * page of it was read. */
enum err_code store_plan_freeze(
    struct store *s, int64_t agency_row, struct err *e);

/* The plan for an agency; url, depth, is_home and site of each are filled,
 * all in the arena. */
enum err_code store_plan_read(struct store *s, int64_t agency_row,
    struct arena *a, struct frontier_url **out, size_t *count, struct err *e);

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

/* The view robots has a word for each. */
enum robots_state {
	ROBOTS_PARSED,
	ROBOTS_ABSENT, /* 4xx: everything is allowed */
	ROBOTS_UNREACHABLE, /* 5xx, 429 or no answer: everything is forbidden */
	ROBOTS_UNKNOWN, /* not asked for yet; never stored */
	ROBOTS_HTML, /* a page came in its place: everything is allowed */
	ROBOTS_CHALLENGE, /* a firewall's page came: everything is forbidden */
	ROBOTS_STALE /* unreachable now; an earlier round's copy holds */
};

struct origin_robots {
	enum robots_state state;
	int64_t capture_id;
	int64_t fetched_us;
	struct str body; /* of ROBOTS_PARSED and ROBOTS_STALE; decoded */
	int64_t crawl_delay_ms; /* as it asks; -1: it does not */
	bool is_delay_capped; /* longer than we honour, LIMIT_CRAWL_DELAY_MS */
	bool has_read_maps; /* its sitemaps are in the frontier */
};
enum err_code store_robots_put(struct store *s, int64_t round,
    struct str origin, const struct origin_robots *r, struct err *e);
/* What is known of an origin's robots.txt; state ROBOTS_UNKNOWN when nothing
 * is. */
enum err_code store_robots_get(struct store *s, int64_t round,
    struct str origin, struct arena *a, struct origin_robots *out,
    struct err *e);

/* Notes that an origin's sitemaps are in the frontier, and how many were left
 * out: of another host, forbidden, or one too many. */
enum err_code store_robots_maps_read(struct store *s, int64_t round,
    struct str origin, int64_t left_out, struct err *e);

/* The newest copy of an origin's robots.txt that could be read, of any round;
 * state ROBOTS_UNKNOWN when there is none. */
enum err_code store_robots_last_good(struct store *s, struct str origin,
    struct arena *a, struct origin_robots *out, struct err *e);

/* Notes the certificate by which an origin answered in a round: its newest. */
enum err_code store_certificate_put(struct store *s, int64_t round,
    struct str origin, const struct capture *c, int64_t capture_id,
    struct err *e);

/* A stretch of time in which the round stood still: cause is "control".
 * store_pause_end of one that has ended is no change. */
enum err_code store_pause_begin(struct store *s, int64_t round,
    const char *cause, int64_t *id, struct err *e);
enum err_code store_pause_end(struct store *s, int64_t id, struct err *e);

/* Captures and what was read from them. */

/* The newest answer to a URL whose bytes are stored whole, of an agency of the
 * same id and the same client in an earlier round. */
struct earlier_capture {
	int64_t id; /* 0: none */
	int64_t started_us;
	struct str etag;
	struct str last_modified;
	int64_t not_modified_run; /* 304s in a row that led to it */
};
struct earlier_key {
	struct str url;
	enum client client;
};
enum err_code store_earlier_get(struct store *s, int64_t agency_row,
    struct earlier_key key, struct arena *a, struct earlier_capture *out,
    struct err *e);

/* Lets an earlier capture of the URL, of whichever round or agency, serve u's
 * agency in this round without a request. */
enum err_code store_capture_reuse(struct store *s, int64_t round,
    const struct frontier_url *u, int64_t earlier_id, int64_t *capture_id,
    struct err *e);

/* Whether an agency's URL was asked for as that client in this round. */
enum err_code store_is_asked_as(struct store *s, int64_t agency_row,
    struct str url, enum client client, bool *out, struct err *e);

/*
 * Appends a capture to the WARC file (request, response and metadata records,
 * or a metadata record alone for a failure) and to the ledger. u names the URL
 * row it is for (id 0: robots.txt, a sitemap, a style sheet or a second look as
 * a phone, of u->agency_row). *capture_id is its number. Flushes what came
 * before when a new WARC file begins.
 *
 * A capture that repeats a stored one becomes a revisit record: a 304 whose
 * revisit_of is set, and an answer with the payload of an earlier answer to the
 * same URL, in this round or another.
 */
enum err_code store_capture_add(struct store *s, int64_t round,
    const struct frontier_url *u, const struct capture *c, int64_t *capture_id,
    struct err *e);

/* Stores what the worker said of a captured page. */
enum err_code store_report_add(
    struct store *s, int64_t capture_id, const struct report *r, struct err *e);

/* An address of an agency that rules probe. */
struct stored_probe {
	struct str path; /* as the rules have it */
	bool is_map; /* a sitemap that the robots.txt at path names */
	struct str url; /* before redirects */
	enum reason reason; /* why nothing was asked for, or read */
	int64_t capture_id; /* the answer that counts; 0: none was asked for */
};

/* Notes what came of a probe and what it says to the rules; the first time
 * counts. */
enum err_code store_probe_put(struct store *s, int64_t agency_row,
    const struct stored_probe *p, const struct finding *findings, size_t count,
    struct err *e);

/* Whether it was noted; reason and capture_id do not matter. */
enum err_code store_probe_is_known(struct store *s, int64_t agency_row,
    const struct stored_probe *p, bool *out, struct err *e);

/* The newest answer of any status that an address gave a desktop in this round,
 * the agency's own before those of others. */
struct known_answer {
	int64_t capture_id; /* 0: none */
	int status; /* of the answer that holds the bytes */
	struct str redirect_to; /* in the arena; empty: nowhere */
};
enum err_code store_answer_of_round(struct store *s, int64_t agency_row,
    struct str url, struct arena *a, struct known_answer *out, struct err *e);

/* A capture that was read as a part of a page. */
struct stored_part {
	enum part_kind kind;
	struct str asked; /* the address that the page names */
	int64_t capture_id; /* the answer that held it */
};

/* Notes the parts by which a page was read, numbered from 1 in this order, in
 * place of those noted before. */
enum err_code store_parts_put(struct store *s, int64_t capture_id,
    const struct stored_part *parts, size_t count, struct err *e);

/*
 * The answer that an agency's address led to in this round, as a desktop,
 * through redirects too, when it came whole with status 200; 0: none did.
 * *is_asked: it was asked for, whatever came of it.
 */
enum err_code store_answer_of(struct store *s, int64_t agency_row,
    struct str url, int64_t *capture_id, bool *is_asked, struct err *e);

/* The parts noted of a page, by number. Texts live in the arena. */
enum err_code store_parts_of(struct store *s, int64_t capture_id,
    struct arena *a, struct stored_part **out, size_t *count, struct err *e);

/* The oldest answer that another agency of the round got from an address
 * itself, as a desktop, when it came whole with status 200; 0: none did. */
enum err_code store_answer_of_others(struct store *s, int64_t agency_row,
    struct str url, int64_t *capture_id, struct err *e);

/* The address to which the newest answer to an agency's address, as a desktop,
 * redirects in this round; empty: to none. It lives in the arena. */
enum err_code store_redirect_of(struct store *s, int64_t agency_row,
    struct str url, struct arena *a, struct str *out, struct err *e);

/* How many addresses that pages of an agency named were asked for without a row
 * in the frontier: its style sheets, and where they redirect to. */
enum err_code store_sheets_asked(
    struct store *s, int64_t agency_row, int64_t *out, struct err *e);

/* The style sheets by which pages of an agency were read, in the order of
 * reading; one stands there for each page. Texts live in the arena. */
enum err_code store_sheets_read(struct store *s, int64_t agency_row,
    struct arena *a, struct stored_part **out, size_t *count, struct err *e);

/* A URL of the frontier, whatever became of it. */
struct known_url {
	struct frontier_url row; /* id 0: it is not known */
	enum url_state state;
};

/* The URL of an agency in the frontier. Texts live in the arena. */
enum err_code store_url_find(struct store *s, int64_t agency_row,
    struct str url, struct arena *a, struct known_url *out, struct err *e);

/* All that the round holds of an agency, for audit_agency, and as soon as that
 * is known what its pages share with other agencies. agency is kept as the
 * site's; texts live in the arena. */
enum err_code store_site_read(struct store *s, int64_t agency_row,
    const struct agency *agency, struct arena *a, struct site *out,
    struct err *e);

/* Fills anew what became of the addresses that a site's findings rest on, when
 * these are others than the round's; texts live in the arena. */
enum err_code store_targets_read(struct store *s, int64_t agency_row,
    struct arena *a, struct site *site, struct err *e);

/* The title of an agency's home page as far as the round has read it; empty:
 * none. It lives in the arena. */
enum err_code store_home_title(struct store *s, int64_t agency_row,
    struct arena *a, struct str *out, struct err *e);

/* The home page of an agency as far as the round has read it; empty: none. It
 * lives in the arena. */
enum err_code store_home_url(struct store *s, int64_t agency_row,
    struct arena *a, struct str *out, struct err *e);

/* Stores a verdict of the named audit ("crawl") with its proofs, in place of
 * an earlier one of the same rule. ERR_USAGE when a release froze that audit. */
enum err_code store_verdict_put(struct store *s, int64_t agency_row,
    struct str audit, struct str site_url, const struct verdict *v,
    struct err *e);

struct stored_capture {
	int64_t id;
	struct str url;
	struct str request;
	struct str head; /* of this exchange */
	struct str body_head; /* of the exchange that brought the body; the
	                         same as head unless this is a revisit */
	struct str body; /* as received */
	enum revisit revisit;
	int64_t revisit_of; /* whose body it is; 0: its own */
	bool is_cut; /* the answer ended before its body did */
	struct str payload_sha256;
	struct str captured_at;
	struct str warc_file;
	int64_t warc_offset;
};

/* Reads a capture back from its WARC file: by its number, by the id of a piece
 * of evidence, or the newest of a URL, a second look as a phone only where
 * there is no other. ERR_USAGE when there is none. Texts live in the arena. */
enum err_code store_capture_read(struct store *s, struct str url_or_id,
    struct arena *a, struct stored_capture *out, struct err *e);

/* The same by number alone. */
enum err_code store_capture_get(struct store *s, int64_t id, struct arena *a,
    struct stored_capture *out, struct err *e);

/* What the ledger knows of a capture's answer, but its head, which is that of
 * stored_capture.body_head; origin is the one of its URL. ERR_USAGE when there
 * is no such capture. Texts live in the arena. */
enum err_code store_response_get(struct store *s, int64_t id, struct str origin,
    struct arena *a, struct response *out, struct err *e);

#endif
