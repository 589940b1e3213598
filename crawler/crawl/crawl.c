/* The line as a loop: let units go on, wait, take captures, take reports. */
#include "crawl/crawl.h"

#include <errno.h>
#include <poll.h>
#include <string.h>

#include "base/mem.h"
#include "crawl/crawl_impl.h"
#include "store/audits.h"

enum {
	FLUSH_CAPTURES = 50,
	FLUSH_MS = 250,
	PROGRESS_MS = 200,
	STOP_CHECK_MS = 500,
	KEPT_BYTES = 4 * 1024 * 1024 /* of memory, from one page to the next */
};

int64_t
crawl_now_us(const struct crawl *c)
{
	return clock_wall_us(c->config->clock);
}

/* Whether the round is to end before it is complete. */
static bool
is_stopping(const struct crawl *c)
{
	if (c->config->stop != NULL && *c->config->stop != 0)
		return true;
	return c->config->stop_at_us > 0 &&
	    crawl_now_us(c) >= c->config->stop_at_us;
}

static struct crawl_progress
progress_of(struct crawl *c)
{
	int64_t wake_us = turns_wake_us(&c->turns);
	struct crawl_progress p = {.agencies_done = c->done_count,
	    .agencies_total = c->unit_count,
	    .captures = c->captures,
	    .pages = c->pages,
	    .active = fetch_active(c->fetches),
	    .backing_off = turns_backing_off(&c->turns),
	    .left_ms = crawl_left_ms(c),
	    .pause = c->pause_id != 0 ? "control" : ""};

	p.elapsed_ms =
	    (clock_steady_us(c->config->clock) - c->started_us) / 1000;
	if (wake_us != INT64_MAX)
		p.waiting_ms = (wake_us - crawl_now_us(c)) / 1000;
	if (p.waiting_ms < 0)
		p.waiting_ms = 0;
	return p;
}

/* Pages that wait for a worker count: their bodies are held in memory. */
static bool
has_room(const struct crawl *c)
{
	return fetch_active(c->fetches) + c->queue_count <
	    c->config->active_max;
}

/* The turn is given back, and whoever wished it finds its host first. */
static void
place_again(struct crawl *c, const struct wish *w)
{
	if (w->host->group == w->group)
		w->host->group = NULL;
	turns_free(&c->turns, w->group, crawl_now_us(c));
	if (w->tag < 0)
		c->control.hosts[-1 - w->tag].is_wishing = false;
	else
		unit_to_do(c, &c->units[w->tag]);
}

static enum err_code
give_turn_to(
    struct crawl *c, struct unit *u, struct group *group, struct err *e)
{
	bool is_served = false;
	enum err_code rc = part_share(c, u, &is_served, e);

	if (is_served)
		turns_free(&c->turns, group, crawl_now_us(c));
	else if (rc == ERR_NONE)
		unit_ask(c, u);
	return rc;
}

static enum err_code
give_turns(struct crawl *c, struct err *e)
{
	enum err_code rc = ERR_NONE;

	while (rc == ERR_NONE && has_room(c)) {
		int64_t now_us = crawl_now_us(c);
		const struct wish *w = turns_next(&c->turns, now_us);

		if (w == NULL)
			break;
		if (hosts_is_misplaced(w->host, w->group, now_us))
			place_again(c, w);
		else if (w->tag < 0)
			control_ask(c, (size_t)(-1 - w->tag));
		else
			rc = give_turn_to(c, &c->units[w->tag], w->group, e);
	}
	return rc;
}

static enum err_code
move_on(struct crawl *c, struct err *e)
{
	enum err_code rc = crawl_submit(c, e);
	struct unit *u;

	if (rc != ERR_NONE || is_stopping(c))
		return rc;
	while (rc == ERR_NONE && (u = crawl_next_to_do(c)) != NULL)
		rc = unit_go_on(c, u, e);
	if (rc == ERR_NONE)
		rc = crawl_watch_controls(c, e);
	if (rc == ERR_NONE)
		rc = give_turns(c, e);
	return rc == ERR_NONE ? crawl_submit(c, e) : rc;
}

static int
sooner(int a, int b)
{
	if (a < 0 || b < 0)
		return a < 0 ? b : a;
	return a < b ? a : b;
}

static int
wait_ms(const struct crawl *c)
{
	int64_t wake_us = turns_wake_us(&c->turns);
	int64_t until_wake = wake_us - crawl_now_us(c);
	int ms = STOP_CHECK_MS;

	if (c->todo != NULL && !is_stopping(c))
		return 0;
	if (wake_us != INT64_MAX && has_room(c) && !is_stopping(c)) {
		if (until_wake <= 0)
			return 0;
		if (until_wake / 1000 < ms)
			ms = (int)(until_wake / 1000) + 1;
	}
	ms = sooner(ms, fetch_timeout_ms(c->fetches));
	ms = sooner(ms, worker_timeout_ms(c->workers));
	return c->unflushed > 0 ? sooner(ms, FLUSH_MS) : ms;
}

static enum err_code
wait(struct crawl *c, struct pollfd *fds, struct err *e)
{
	size_t n = worker_fill_poll(c->workers, fds + 1);

	fds[0] = (struct pollfd){.fd = fetch_fd(c->fetches), .events = POLLIN};
	if (poll(fds, (nfds_t)n + 1, wait_ms(c)) < 0 && errno != EINTR)
		return err_set(e, ERR_IO, "poll: %s", strerror(errno));
	return ERR_NONE;
}

static enum err_code
take_captures(struct crawl *c, struct err *e)
{
	enum err_code rc = ERR_NONE;
	struct capture *capture;
	int64_t tag;

	fetch_work(c->fetches);
	rc = crawl_take_places(c, e);
	while (rc == ERR_NONE && fetch_next(c->fetches, &capture, &tag))
		rc = tag < 0
		    ? control_captured(c, (size_t)(-1 - tag), capture, e)
		    : unit_captured(c, &c->units[tag], capture, e);
	return rc;
}

static enum err_code
take_reports(struct crawl *c, struct err *e)
{
	struct arena scratch = {0};
	enum err_code rc = ERR_NONE;
	struct report r;
	int64_t tag;

	while (rc == ERR_NONE && worker_next(c->workers, &scratch, &r, &tag)) {
		rc = unit_was_read(c, &c->units[tag], &r, e);
		arena_reset(&scratch);
	}
	arena_release(&scratch);
	return rc;
}

static enum err_code
flush_in_time(struct crawl *c, struct err *e)
{
	int64_t now = clock_steady_us(c->config->clock);

	if (c->unflushed < FLUSH_CAPTURES &&
	    now - c->flushed_us < (int64_t)FLUSH_MS * 1000)
		return ERR_NONE;
	c->unflushed = 0;
	c->flushed_us = now;
	return store_flush(c->store, e);
}

static bool
is_quiet(const struct crawl *c)
{
	for (size_t i = 0; i < c->unit_count; i++)
		if (c->units[i].state == UNIT_ASKING ||
		    c->units[i].state == UNIT_QUEUED ||
		    c->units[i].state == UNIT_READING)
			return false;
	return true;
}

static void
tell(struct crawl *c, int64_t *told_us)
{
	int64_t now_us = clock_steady_us(c->config->clock);
	struct crawl_progress p;

	if (c->config->on_progress == NULL ||
	    (now_us - *told_us < (int64_t)PROGRESS_MS * 1000 &&
	        c->done_count < c->unit_count))
		return;
	*told_us = now_us;
	p = progress_of(c);
	c->config->on_progress(c->config->progress_state, &p);
}

static enum err_code
loop(struct crawl *c, struct err *e)
{
	struct pollfd *fds =
	    mem_alloc(mem_product(worker_count(c->workers) + 1, sizeof(*fds)));
	enum err_code rc = ERR_NONE;
	int64_t told_us = 0;

	while (rc == ERR_NONE && c->done_count < c->unit_count) {
		rc = move_on(c, e);
		if (is_stopping(c) && is_quiet(c))
			break;
		if (rc == ERR_NONE && c->done_count < c->unit_count)
			rc = wait(c, fds, e);
		if (rc == ERR_NONE)
			rc = take_captures(c, e);
		if (rc == ERR_NONE)
			rc = take_reports(c, e);
		if (rc == ERR_NONE)
			rc = flush_in_time(c, e);
		tell(c, &told_us);
	}
	mem_free(fds);
	return rc;
}

static enum err_code
open_pools(struct crawl *c, const struct worker_world *world, struct err *e)
{
	/* Workers first: they are born before any byte from outside came in. */
	enum err_code rc = worker_pool_new(
	    world, c->config->worker_count, c->config->clock, &c->workers, e);

	mem_keep_freed(KEPT_BYTES);
	if (rc == ERR_NONE)
		rc = fetch_pool_new(&c->config->fetch, &c->fetches, e);
	return rc;
}

static void
release(struct crawl *c)
{
	for (size_t i = 0; i < c->unit_count; i++) {
		capture_free(c->units[i].capture);
		arena_release(&c->units[i].arena);
		known_release(&c->units[i].known);
		unit_drop_sheets(c, &c->units[i]);
	}
	turns_release(&c->turns);
	fetch_pool_free(c->fetches);
	worker_pool_free(c->workers);
	gates_release(&c->gates);
	hosts_release(&c->hosts);
	arena_release(&c->arena);
}

static void
prepare(struct crawl *c)
{
	const struct crawl_config *config = c->config;

	c->hosts = (struct hosts){.store = c->store,
	    .table = config->groups,
	    .window = config->window,
	    .delay_ms = config->delay_ms,
	    .delay_max_ms = config->delay_max_ms,
	    .is_resumed = c->round.is_resumed};
	c->gates = (struct gates){.store = c->store,
	    .round = c->round.id,
	    .retry_span_ms = config->retry_span_ms,
	    .reads_sitemaps = config->reads_sitemaps,
	    .forbids_on_403 = config->forbids_on_403};
	c->started_us = clock_steady_us(config->clock);
	c->flushed_us = c->started_us;
	/* Until a control host has answered nobody else is asked. */
	turns_pause(&c->turns, !control_lets(&c->control), crawl_now_us(c));
	for (size_t i = 0; i < c->unit_count; i++)
		unit_to_do(c, &c->units[i]);
}

/* Ends the round when all its agencies are done. */
static enum err_code
finish(struct crawl *c, bool *is_complete, struct err *e)
{
	bool is_whole = false;
	enum err_code rc;

	if (c->done_count < c->unit_count)
		return store_flush(c->store, e);
	rc = crawl_judge_shared(c, e);
	if (rc == ERR_NONE)
		rc = store_audit_finish(
		    c->store, c->round.name, str_of("crawl"), &is_whole, e);
	return rc == ERR_NONE
	    ? store_round_finish(c->store, c->round.id, is_complete, e)
	    : rc;
}

enum err_code
crawl_run(
    const struct crawl_config *config, struct crawl_result *out, struct err *e)
{
	struct crawl c = {.config = config, .store = config->store};
	struct worker_world world = {.rules = config->rules,
	    .targets = config->targets,
	    .scope = &c.scope};
	struct crawl_result result = {0};
	enum err_code rc;

	control_init(&c.control, &c.arena, config->controls,
	    config->control_count, config->control_every_ms);
	crawl_know_scopes(&c);
	/* Before the round begins: what is wrong with a file of ours leaves no
	 * trace. */
	rc = open_pools(&c, &world, e);
	if (rc == ERR_NONE)
		rc = crawl_set_up(&c, e);
	if (rc == ERR_NONE) {
		prepare(&c);
		rc = loop(&c, e);
	}
	if (rc == ERR_NONE && c.pause_id != 0)
		rc = store_pause_end(c.store, c.pause_id, e);
	if (rc == ERR_NONE)
		rc = finish(&c, &result.is_complete, e);
	if (rc == ERR_NONE) {
		result.round = c.round;
		result.progress = progress_of(&c);
		*out = result;
	}
	release(&c);
	return rc;
}
