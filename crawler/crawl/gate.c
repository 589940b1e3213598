#include "crawl/gate.h"

#include "base/limits.h"
#include "page/body.h"
#include "page/challenge.h"
#include "web/header.h"

static const int64_t keep_us = (int64_t)24 * 3600 * 1000000;

int64_t
attempt_wait_ms(int64_t span_ms, int attempts)
{
	/* A third, then two thirds. */
	return span_ms / 3 * (attempts < 2 ? 1 : 2);
}

static void
read_rules(struct gates *all, struct gate *g, struct str body)
{
	g->rules = robots_parse(
	    &all->arena, arena_str(&all->arena, body), str_of("samruat"));
}

static void
ask_anew(struct gates *all, struct gate *g, struct str host)
{
	g->state = GATE_UNASKED;
	g->ask_url =
	    arena_printf(&all->arena, "%.*s/robots.txt", STR_ARG(g->origin));
	g->ask_host = arena_str(&all->arena, host);
	g->hops = 0;
	g->attempts = 0;
	g->due_us = 0;
	g->reason = REASON_NONE;
}

/* The rules are there; the sitemaps they name come next. */
static enum err_code
open_maps(struct gates *all, struct gate *g, bool has_read_maps, struct err *e)
{
	g->state = GATE_MAPS;
	g->map_count = 0;
	g->maps_read = 0;
	g->maps_left_out = 0;
	if (has_read_maps || !all->reads_sitemaps ||
	    g->robots != ROBOTS_PARSED) {
		g->state = GATE_KNOWN;
		return ERR_NONE;
	}
	for (size_t i = 0; i < g->rules.sitemap_count; i++)
		gates_add_map(all, g, g->rules.sitemaps[i]);
	if (g->rules.has_more_sitemaps)
		g->maps_left_out++;
	return gates_next_map(all, g, e);
}

static enum err_code
read_known(struct gates *all, struct gate *g, int64_t now_us, struct err *e)
{
	struct origin_robots known;
	enum err_code rc = store_robots_get(
	    all->store, all->round, g->origin, &all->arena, &known, e);

	/* One of the future was written by a clock that was wrong. */
	if (rc != ERR_NONE || now_us - known.fetched_us > keep_us ||
	    known.fetched_us > now_us)
		return rc;
	/* What failed before the interruption is tried again. */
	if (known.state != ROBOTS_PARSED && known.state != ROBOTS_ABSENT &&
	    known.state != ROBOTS_HTML)
		return ERR_NONE;
	g->robots = known.state;
	g->known_us = known.fetched_us;
	if (known.state == ROBOTS_PARSED)
		read_rules(all, g, known.body);
	return open_maps(all, g, known.has_read_maps, e);
}

enum err_code
gates_get(struct gates *all, const struct url *u, int64_t now_us,
    struct gate **out, struct err *e)
{
	struct str origin = url_origin(&all->arena, u);
	struct gate *g = map_get(&all->by_origin, origin);
	enum err_code rc;

	if (g != NULL) {
		if (g->state == GATE_KNOWN && now_us - g->known_us > keep_us)
			ask_anew(all, g, u->host);
		*out = g;
		return ERR_NONE;
	}
	g = arena_alloc(&all->arena, sizeof(*g));
	g->origin = origin;
	g->bare_host = arena_str(&all->arena, url_bare_host(u));
	ask_anew(all, g, u->host);
	rc = read_known(all, g, now_us, e);
	if (rc != ERR_NONE)
		return rc;
	map_put(&all->by_origin, origin, g);
	*out = g;
	return ERR_NONE;
}

static bool
has_rules(const struct gate *g)
{
	return g->robots == ROBOTS_PARSED || g->robots == ROBOTS_STALE;
}

enum reason
gate_decide(struct arena *a, const struct gate *g, const struct url *u)
{
	struct robots_answer answer;

	if (g->reason != REASON_NONE)
		return g->reason;
	if (!has_rules(g))
		return REASON_NONE;
	answer = robots_check(a, &g->rules,
	    arena_printf(a, "%.*s%.*s", STR_ARG(u->path), STR_ARG(u->query)));
	return answer.is_allowed ? REASON_NONE : REASON_ROBOTS;
}

int64_t
gate_delay_ms(const struct gate *g)
{
	if (!has_rules(g) || g->rules.crawl_delay_ms < 0)
		return 0;
	return g->rules.crawl_delay_ms < LIMIT_CRAWL_DELAY_MS
	    ? g->rules.crawl_delay_ms
	    : LIMIT_CRAWL_DELAY_MS;
}

static enum err_code
settle(struct gates *all, struct gate *g, struct origin_robots *known,
    enum reason reason, struct err *e)
{
	enum err_code rc;

	g->robots = known->state;
	g->known_us = known->fetched_us;
	g->reason = reason;
	known->crawl_delay_ms = -1;
	if (has_rules(g)) {
		read_rules(all, g, known->body);
		known->crawl_delay_ms = g->rules.crawl_delay_ms;
		known->is_delay_capped =
		    g->rules.crawl_delay_ms > LIMIT_CRAWL_DELAY_MS;
		if (g->rules.is_html) {
			known->state = ROBOTS_HTML;
			g->robots = ROBOTS_HTML;
		}
	}
	rc = store_robots_put(all->store, all->round, g->origin, known, e);
	return rc == ERR_NONE ? open_maps(all, g, false, e) : rc;
}

/* The robots.txt of a 2xx answer, content codings undone. */
static enum err_code
settle_read(struct gates *all, struct gate *g, const struct capture *c,
    struct origin_robots *known, struct err *e)
{
	struct arena scratch = {0};
	struct buf text = {0};
	struct header head = header_parse(&scratch, buf_str(&c->head));
	enum reason reason = REASON_NONE;
	bool is_whole;
	struct str payload =
	    header_payload(&scratch, &head, buf_str(&c->body), &is_whole);
	enum err_code rc;

	(void)body_decode(
	    payload, header_get(&head, "Content-Encoding"), &text);
	known->state = ROBOTS_PARSED;
	known->body = str_slice(buf_str(&text), 0, LIMIT_ROBOTS_BYTES);
	if (challenge_is(known->body)) {
		known->state = ROBOTS_CHALLENGE;
		reason = REASON_CHALLENGE;
	}
	rc = settle(all, g, known, reason, e);
	buf_release(&text);
	arena_release(&scratch);
	return rc;
}

/* Nobody could read it: an earlier copy is better than a guess. */
static enum err_code
settle_unreachable(struct gates *all, struct gate *g,
    struct origin_robots *known, struct err *e)
{
	struct origin_robots earlier;
	enum err_code rc = store_robots_last_good(
	    all->store, g->origin, &all->arena, &earlier, e);

	if (rc != ERR_NONE)
		return rc;
	if (earlier.state == ROBOTS_UNKNOWN) {
		known->state = ROBOTS_UNREACHABLE;
		return settle(all, g, known, REASON_ROBOTS_UNREACHABLE, e);
	}
	known->state = ROBOTS_STALE;
	known->body = earlier.body;
	return settle(all, g, known, REASON_NONE, e);
}

static bool
follow(struct gates *all, struct gate *g, const struct capture *c)
{
	struct url u = url_parse(&all->arena, c->redirect_to, NULL, NULL);

	if (u.kind != URL_WEB || g->hops == LIMIT_REDIRECTS)
		return false;
	g->hops++;
	g->ask_url = url_key(&u);
	g->ask_host = u.host;
	return true;
}

static bool
try_again(
    const struct gates *all, struct gate *g, enum reason reason, int64_t now_us)
{
	if (!reason_is_passing(reason) || ++g->attempts >= LIMIT_ATTEMPTS)
		return false;
	g->due_us =
	    now_us + attempt_wait_ms(all->retry_span_ms, g->attempts) * 1000;
	return true;
}

static enum reason
reason_of_answer(const struct capture *c)
{
	if (c->reason != REASON_NONE)
		return c->reason;
	return c->status == 0 ? REASON_PROTOCOL : reason_of_status(c->status);
}

enum err_code
gates_answered(struct gates *all, struct gate *g, const struct capture *c,
    int64_t capture_id, int64_t now_us, struct err *e)
{
	struct origin_robots known = {.state = ROBOTS_ABSENT,
	    .capture_id = capture_id,
	    .fetched_us = now_us};
	bool is_good = c->status >= 200 && c->status < 300;
	enum reason reason = reason_of_answer(c);

	if (c->status >= 300 && c->status < 400 && follow(all, g, c))
		return ERR_NONE;
	if (is_good && reason == REASON_NONE)
		return settle_read(all, g, c, &known, e);
	if (try_again(all, g, reason, now_us))
		return ERR_NONE;
	if (c->status == 0 || is_good) {
		known.state = ROBOTS_UNREACHABLE;
		return settle(all, g, &known, reason, e);
	}
	if (c->status == 429 || c->status >= 500)
		return settle_unreachable(all, g, &known, e);
	if (all->forbids_on_403 && (c->status == 401 || c->status == 403)) {
		known.state = ROBOTS_UNREACHABLE;
		return settle(all, g, &known, reason, e);
	}
	return settle(all, g, &known, REASON_NONE, e);
}

static bool
is_known_map(const struct gate *g, struct str url)
{
	for (size_t i = 0; i < g->map_count; i++)
		if (str_equal(g->maps[i], url))
			return true;
	return false;
}

void
gates_add_map(struct gates *all, struct gate *g, struct str url)
{
	struct url base = url_parse(&all->arena, g->origin, NULL, NULL);
	struct url u = url_parse(&all->arena, url, &base, NULL);

	if (u.kind == URL_WEB && is_known_map(g, url_key(&u)))
		return;
	if (u.kind != URL_WEB || g->map_count >= LIMIT_SITEMAPS ||
	    !str_equal(url_bare_host(&u), g->bare_host) ||
	    !str_equal(u.port, base.port) ||
	    gate_decide(&all->arena, g, &u) != REASON_NONE) {
		g->maps_left_out++;
		return;
	}
	g->maps = arena_grow(&all->arena, g->maps, &g->map_capacity,
	    g->map_count + 1, sizeof(*g->maps));
	g->maps[g->map_count++] = url_key(&u);
}

enum err_code
gates_next_map(struct gates *all, struct gate *g, struct err *e)
{
	struct url u;

	if (g->maps_read == g->map_count) {
		g->state = GATE_KNOWN;
		if (g->map_count == 0 && g->maps_left_out == 0)
			return ERR_NONE;
		return store_robots_maps_read(
		    all->store, all->round, g->origin, g->maps_left_out, e);
	}
	g->ask_url = g->maps[g->maps_read++];
	u = url_parse(&all->arena, g->ask_url, NULL, NULL);
	g->ask_host = u.host;
	g->due_us = 0;
	return ERR_NONE;
}

void
gates_release(struct gates *all)
{
	map_release(&all->by_origin);
	arena_release(&all->arena);
}
