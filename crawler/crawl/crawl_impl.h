/* What the files of the loop share. */
#ifndef CRAWL_CRAWL_IMPL_H
#define CRAWL_CRAWL_IMPL_H

#include "crawl/control.h"
#include "crawl/crawl.h"
#include "crawl/gate.h"
#include "crawl/hosts.h"
#include "crawl/known.h"
#include "crawl/parts.h"
#include "crawl/turns.h"
#include "crawl/worker.h"

enum unit_state {
	UNIT_TODO, /* in the queue of those that can go on */
	UNIT_PLACING, /* the address of the host to ask is being looked up */
	UNIT_AT_GATE, /* another unit asks for its robots.txt */
	UNIT_WAITING, /* its wish waits for a turn */
	UNIT_ASKING, /* its request is under way */
	UNIT_DOUBT, /* no answer, and the control hosts must say whose fault */
	UNIT_QUEUED, /* captured; waits for a free worker */
	UNIT_READING, /* with a worker */
	UNIT_DONE /* judged */
};

enum ask {
	ASK_ROBOTS,
	ASK_SITEMAP,
	ASK_PAGE,
	ASK_PART, /* a frame or style sheet of the page that was read */
	ASK_PHONE, /* a home page once more, as a phone */
	ASK_PROBE /* an address that rules probe */
};

/* More than a unit's arena keeps from one URL to the next. */
enum { UNIT_ARENA_KEPT_BYTES = 64 * 1024 };

/* An agency in the crawl. */
struct unit {
	const struct agency *agency;
	size_t index; /* in units; a wish's and a request's tag */
	size_t owner; /* in targets; its owner number in the scope */
	int64_t row; /* in the ledger */
	enum unit_state state;
	enum ask ask; /* what it wishes, or asked */
	struct unit *next_waiting; /* at the same gate, or for the same place */
	struct unit *next_todo;
	struct wish wish;
	int64_t pages_asked;
	int64_t sheets_asked; /* of style sheets, redirects among them */
	/* By which its pages were read; LIMIT_AGENCY_SHEETS at most. */
	struct known_sheet *sheets; /* owned */
	size_t sheet_count;
	int64_t pages_max; /* its budget; less where a crawl-delay is long */
	int64_t ready_count; /* URLs that wait, for the estimate */
	struct known known; /* links that the frontier was given */
	struct str home_title; /* of has_home_title */
	struct str phone_url; /* a home page to look at as a phone; empty */
	/* Its next or current URL; in the arena, which is reset with each. */
	struct arena arena;
	bool has_home_title; /* nothing came since that may change it */
	bool has_next;
	bool is_phone; /* next is phone_url */
	bool is_probe; /* next is what the probe asks for */
	bool is_probe_of_way; /* it asks where the other scheme leads */
	bool is_before_probes; /* gate is what they wait for */
	bool are_probes_done;
	int probe_hops; /* redirects on its way so far */
	struct frontier_url next;
	struct stored_probe probe; /* of is_probe; texts as in next */
	struct str probe_origin; /* of its home page; empty: none was read */
	struct str probe_home; /* the home page there */
	size_t probe_next; /* number of the first that is not noted */
	struct part_search parts; /* of next */
	struct url url; /* of next, or of its part that is sought */
	struct gate *gate;
	struct earlier_capture earlier; /* id 0: none to come back to */
	struct capture *capture; /* from its arrival until it was read */
	struct str content_type;
	struct str content_encoding;
	struct str head; /* of the answer that brought it */
	struct str payload; /* what is to be read, transfer coding undone */
	int64_t stored_id; /* whose body that is to be; 0: it is there */
	bool is_admitted; /* its robots.txt lets us at url */
	bool is_whole; /* the payload came to its end */
	int64_t capture_id;
	int64_t doubt_us; /* when its answer failed to come */
};

struct crawl {
	const struct crawl_config *config;
	struct arena arena; /* lives as long as the crawl */
	struct store *store;
	struct round round;
	struct scope scope;
	struct unit *units;
	size_t unit_count;
	struct unit **by_owner; /* NULL: an agency that is left out */
	size_t done_count;
	struct unit *todo; /* oldest first */
	struct unit *todo_last;
	struct unit *queue; /* what waits for a worker, oldest first */
	size_t queue_count;
	struct hosts hosts;
	struct turns turns;
	struct gates gates;
	struct control control;
	struct fetch_pool *fetches;
	struct worker_pool *workers;
	size_t doubt_count; /* units in doubt */
	int64_t newest_doubt_us; /* when the last of them came into it */
	size_t kept_sheets_bytes; /* of all units' sheets, distilled */
	int64_t captures;
	int64_t pages;
	int64_t unflushed; /* captures since the last flush */
	int64_t flushed_us;
	int64_t started_us; /* steady clock */
	int64_t pause_id; /* the ledger's number of the present pause; 0 */
};

int64_t crawl_now_us(const struct crawl *c);

/* setup.c: what belongs to whom, before the workers are born. */
void crawl_know_scopes(struct crawl *c);

/* The round, agencies, seeds, plans and what an interrupted run left. */
enum err_code crawl_set_up(struct crawl *c, struct err *e);

/* todo.c: puts a unit among those that can go on. */
void unit_to_do(struct crawl *c, struct unit *u);

/* The oldest of them; NULL when there is none. */
struct unit *crawl_next_to_do(struct crawl *c);

/* Hangs a unit to the end of a list of those that wait for the same thing;
 * wakes such a list up. */
void unit_wait_in(struct unit *u, enum unit_state state, struct unit **waiting);
void crawl_wake_all(struct crawl *c, struct unit **waiting);

/* start.c: chooses a unit's next URL, passes its gate and wishes for a turn, as
 * far as that goes without waiting. */
enum err_code unit_go_on(struct crawl *c, struct unit *u, struct err *e);

/* Sends the request of a unit whose turn has come. */
void unit_ask(struct crawl *c, struct unit *u);

/* What its next URL is asked for. */
enum ask unit_errand(const struct unit *u);

/* Wishes for a turn at the host of what u->ask names, or waits until it is
 * known where that host is. */
enum err_code unit_wish(struct crawl *c, struct unit *u, struct str host,
    int port, int64_t not_before_us, struct err *e);

/* Wishes for what is still unknown of the unit's gate, or waits for who asks
 * for it already. */
enum err_code unit_wish_at_gate(struct crawl *c, struct unit *u, struct err *e);

/* Whether the unit's gate, which is known, lets it at u->url: REASON_NONE, and
 * then the budget is what its crawl-delay leaves of it. */
enum reason unit_ask_gate(struct crawl *c, struct unit *u);

/* Counts the unit's page or part, when it is asked for the first time, towards
 * its budget: by 1, or back by -1. */
void unit_count_asked(struct unit *u, int by);

/* place.c: puts a host into its group, at once or, when its address has to be
 * looked up, later; h->group is NULL until then. */
enum err_code crawl_place(
    struct crawl *c, struct host *h, int port, struct err *e);

/* Takes the addresses that were found. */
enum err_code crawl_take_places(struct crawl *c, struct err *e);

/* arrive.c: takes the answer to a unit's request. Takes ownership of capture.
 */
enum err_code unit_captured(
    struct crawl *c, struct unit *u, struct capture *capture, struct err *e);

/* The row of what the unit asks for, or asked: its page's, its part's (a
 * sheet's has no number); NULL for what has none. */
const struct frontier_url *unit_row_asked(const struct unit *u);

/* What a capture is stored for: a page's or frame's belongs to its URL; the
 * others, of url, stand for themselves. */
struct frontier_url unit_asked_for(const struct unit *u, struct str url);

/* Goes on with a unit in doubt, once the control hosts have spoken. */
enum err_code unit_settle_doubt(
    struct crawl *c, struct unit *u, bool is_our_fault, struct err *e);

/* page.c: what a page's answer means: a redirect, a page to read, its end. */
enum err_code page_arrived(struct crawl *c, struct unit *u, struct err *e);
enum err_code phone_arrived(struct crawl *c, struct unit *u, struct err *e);

/* Whether an answer leads on; why it is no page, REASON_NONE when it is one. */
bool answer_is_redirect(const struct capture *got);
enum reason answer_reason(const struct capture *got);

/* Makes the body that its answer brought what the unit reads next. */
void unit_take_body(struct unit *u);

/* Ends the unit's URL and lets it go on. */
enum err_code unit_finish_url(struct crawl *c, struct unit *u,
    enum url_state state, enum reason reason, struct err *e);

/* Drops what the unit holds of its last request and lets it go on. */
void unit_let_go(struct crawl *c, struct unit *u);

/* gate_arrive.c: the answers to robots.txt and sitemaps. */
enum err_code robots_arrived(struct crawl *c, struct unit *u, struct err *e);
enum err_code sitemap_arrived(struct crawl *c, struct unit *u, struct err *e);
enum err_code sitemap_was_read(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e);

/* read.c: to the workers and back. */
enum err_code crawl_submit(struct crawl *c, struct err *e);
void unit_queue(struct crawl *c, struct unit *u);

/* Has a home page that was read looked at once more as a phone, unless it was,
 * or nobody wants that. */
enum err_code unit_plan_phone(
    struct crawl *c, struct unit *u, struct str home_url, struct err *e);
enum err_code unit_was_read(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e);

/* probe.c: has the addresses that rules probe asked for, once a home page was
 * read. */
void unit_plan_probes(struct crawl *c, struct unit *u, struct str home_url);

/* Makes the next of them the unit's, if there is one (u->has_next): what to ask
 * for, or, when u->stored_id is not 0, an answer that is there already. With
 * u->is_before_probes the unit is to pass its gate before that. */
enum err_code unit_choose_probe(
    struct crawl *c, struct unit *u, bool are_pages_done, struct err *e);

/* Notes that it may not be asked for. */
enum err_code unit_refuse_probe(
    struct crawl *c, struct unit *u, enum reason reason, struct err *e);
enum err_code probe_arrived(struct crawl *c, struct unit *u, struct err *e);
enum err_code probe_was_read(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e);

/* Whether a page's address is one that was asked for as a probe. */
bool unit_may_be_probed(
    const struct crawl *c, const struct unit *u, struct str url);

/* parts.c: makes the parts that a report of the unit's page misses what the
 * unit asks for next, as far as they may be had; *is_seeking false: the report
 * is the page's last. */
enum err_code unit_seek_parts(struct crawl *c, struct unit *u,
    const struct report *r, bool *is_seeking, struct err *e);

/* Whether that goes on; the next step of it: a part, or the page again. */
bool unit_is_seeking(const struct unit *u);
enum err_code unit_go_on_seeking(
    struct crawl *c, struct unit *u, struct err *e);

/* Whether a part of the page is among those sought already. */
bool part_is_sought(
    const struct part_search *s, enum part_kind kind, struct str url);

/* part_give.c: gives a job the parts that came, and sheets that the page may
 * name, in the arena a. */
enum err_code unit_load_parts(struct crawl *c, struct unit *u, struct arena *a,
    struct worker_job *job, struct err *e);

/* Stores by which parts a report's page was read. Its sheets are given to those
 * behind it at once. */
enum err_code unit_keep_parts(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e);

/* Forgets the unit's sheets. */
void unit_drop_sheets(struct crawl *c, struct unit *u);

/* Takes up again by which sheets pages were read before an interruption, those
 * of a page that was not stored left out: it begins with what it began with. */
enum err_code unit_recall_sheets(
    struct crawl *c, struct unit *u, struct err *e);

/* part_ask.c: what is known of a part: its capture, or how far its redirects
 * led; *is_open: what comes there may be asked for, as far as that is known
 * without its robots.txt. */
enum err_code part_look_up(struct crawl *c, struct unit *u,
    struct sought_part *p, bool *is_open, struct err *e);

/* Goes on with the part that is sought, as far as that goes without waiting;
 * *is_over: it has come to its end. */
enum err_code part_go_on(
    struct crawl *c, struct unit *u, bool *is_over, struct err *e);

/* Serves a unit whose turn has come with what another agency was answered
 * meanwhile, if its turn is for a sheet: those of a host's template are asked
 * for once and not by each of its offices. *is_served: it needs no turn. */
enum err_code part_share(
    struct crawl *c, struct unit *u, bool *is_served, struct err *e);
enum err_code part_arrived(struct crawl *c, struct unit *u, struct err *e);

/* again.c: what an earlier round left of the unit's URL: whether a capture of
 * it still serves, or with which validators to ask. */
enum err_code unit_look_back(
    struct crawl *c, struct unit *u, bool *is_served, struct err *e);

/* The same of any address: u->earlier is what to come back to, if anything. */
enum err_code unit_find_earlier(struct crawl *c, struct unit *u,
    struct earlier_key key, bool *still_serves, struct err *e);

/* Makes the body of a stored capture what the unit reads next. */
enum err_code unit_take_stored(
    struct crawl *c, struct unit *u, int64_t capture_id, struct err *e);

/* follow.c: the frontier grows. */
enum err_code follow_redirect(struct crawl *c, struct unit *u,
    const struct frontier_url *from, struct str target, enum reason *reason,
    struct err *e);
enum err_code follow_links(
    struct crawl *c, struct unit *u, const struct report *r, struct err *e);

/* Whether an address belongs to the unit's agency. */
bool unit_owns(
    const struct crawl *c, const struct unit *u, const struct url *url);

/* Gives the frontier a frame of the unit's page and finds its row there;
 * *is_free: it waits to be asked for. */
enum err_code follow_frame(struct crawl *c, struct unit *u, struct str url,
    struct frontier_url *row, bool *is_free, struct err *e);

/* A page that no TLS opens may stand open without. */
enum err_code follow_downgrade(struct crawl *c, struct unit *u, struct err *e);

/* A sitemap's address, for whichever agency it belongs to. */
enum err_code follow_sitemap_url(struct crawl *c, struct unit *u,
    const struct report_link *link, struct err *e);

/* watch.c: asks the control hosts when it is time. */
enum err_code crawl_watch_controls(struct crawl *c, struct err *e);
void control_ask(struct crawl *c, size_t which);

/* Takes a control host's answer, which may end a pause or begin one. */
enum err_code control_captured(
    struct crawl *c, size_t which, struct capture *capture, struct err *e);

/* judge.c: one verdict for each rule, from what the ledger holds. */
enum err_code unit_judge(struct crawl *c, struct unit *u, struct err *e);

/* Judges agencies that share a host once more, when all pages are read and it
 * is known what is the host's template. The same again is no change. */
enum err_code crawl_judge_shared(struct crawl *c, struct err *e);

/* estimate.c: the least milliseconds that what is known takes. */
int64_t crawl_left_ms(struct crawl *c);

#endif
