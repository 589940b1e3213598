#include "crawl/gate.h"

#include "base/limits.h"
#include "page/body.h"
#include "web/header.h"

static const int64_t keep_us = (int64_t)24 * 3600 * 1000000;

static void
read_rules(struct gates *all, struct gate *g, struct str body)
{
	g->rules = robots_parse(
	    &all->arena, arena_str(&all->arena, body), str_of("samruat"));
}

static enum err_code
read_known(struct gates *all, struct gate *g, int64_t now_us, struct err *e)
{
	struct origin_robots known;
	enum err_code rc = store_robots_get(
	    all->store, all->round, g->origin, &all->arena, &known, e);

	if (rc != ERR_NONE || now_us - known.fetched_us > keep_us)
		return rc;
	/* What failed before the interruption is tried again. */
	if (known.state == ROBOTS_UNKNOWN || known.state == ROBOTS_UNREACHABLE)
		return ERR_NONE;
	g->state = GATE_KNOWN;
	g->robots = known.state;
	if (known.state == ROBOTS_PARSED)
		read_rules(all, g, known.body);
	return ERR_NONE;
}

enum err_code
gates_get(struct gates *all, const struct url *u, int64_t now_us,
    struct gate **out, struct err *e)
{
	struct str origin = url_origin(&all->arena, u);
	struct gate *g = map_get(&all->by_origin, origin);
	enum err_code rc;

	if (g != NULL) {
		*out = g;
		return ERR_NONE;
	}
	g = arena_alloc(&all->arena, sizeof(*g));
	g->origin = origin;
	g->ask_url =
	    arena_printf(&all->arena, "%.*s/robots.txt", STR_ARG(origin));
	g->ask_host = arena_str(&all->arena, u->host);
	rc = read_known(all, g, now_us, e);
	if (rc != ERR_NONE)
		return rc;
	map_put(&all->by_origin, origin, g);
	*out = g;
	return ERR_NONE;
}

enum reason
gate_decide(struct arena *a, const struct gate *g, const struct url *u)
{
	struct robots_answer answer;

	if (g->reason != REASON_NONE)
		return g->reason;
	if (g->robots != ROBOTS_PARSED)
		return REASON_NONE;
	answer = robots_check(a, &g->rules,
	    arena_printf(a, "%.*s%.*s", STR_ARG(u->path), STR_ARG(u->query)));
	return answer.is_allowed ? REASON_NONE : REASON_ROBOTS;
}

void
gate_slow_down(const struct gate *g, struct host *h)
{
	if (g->robots == ROBOTS_PARSED &&
	    g->rules.crawl_delay_ms > h->crawl_delay_ms)
		h->crawl_delay_ms = g->rules.crawl_delay_ms;
}

static enum err_code
settle(struct gates *all, struct gate *g, const struct origin_robots *known,
    enum reason reason, struct err *e)
{
	g->state = GATE_KNOWN;
	g->robots = known->state;
	g->reason = reason;
	if (known->state == ROBOTS_PARSED)
		read_rules(all, g, known->body);
	return store_robots_put(all->store, all->round, g->origin, known, e);
}

/* The robots.txt of a 2xx answer, content codings undone. */
static enum err_code
settle_parsed(struct gates *all, struct gate *g,
    const struct gate_answer *answer, struct origin_robots *known,
    struct err *e)
{
	const struct capture *c = answer->capture;
	struct arena scratch = {0};
	struct buf text = {0};
	struct header head = header_parse(&scratch, buf_str(&c->head));
	bool is_whole;
	struct str payload =
	    header_payload(&scratch, &head, buf_str(&c->body), &is_whole);
	enum err_code rc;

	(void)body_decode(
	    payload, header_get(&head, "Content-Encoding"), &text);
	known->state = ROBOTS_PARSED;
	known->body = str_slice(buf_str(&text), 0, LIMIT_ROBOTS_BYTES);
	rc = settle(all, g, known, REASON_NONE, e);
	gate_slow_down(g, answer->host);
	buf_release(&text);
	arena_release(&scratch);
	return rc;
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
	g->state = GATE_UNASKED;
	return true;
}

static bool
try_again(
    const struct gates *all, struct gate *g, enum reason reason, int64_t now_us)
{
	if (!reason_is_passing(reason) || ++g->attempts >= LIMIT_ATTEMPTS)
		return false;
	g->due_us = now_us + (all->retry_ms << (g->attempts - 1)) * 1000;
	g->state = GATE_UNASKED;
	return true;
}

enum err_code
gates_answered(struct gates *all, struct gate *g,
    const struct gate_answer *answer, int64_t now_us, struct err *e)
{
	const struct capture *c = answer->capture;
	struct origin_robots known = {.state = ROBOTS_ABSENT,
	    .capture_id = answer->capture_id,
	    .fetched_us = now_us};
	bool is_good = c->status >= 200 && c->status < 300;
	enum reason reason = c->reason;

	if (reason == REASON_NONE)
		reason = c->status == 0 ? REASON_PROTOCOL
		                        : reason_of_status(c->status);
	if (c->status >= 300 && c->status < 400 && follow(all, g, c))
		return ERR_NONE;
	if (is_good && reason == REASON_NONE)
		return settle_parsed(all, g, answer, &known, e);
	if (try_again(all, g, reason, now_us))
		return ERR_NONE;
	if (c->status == 0 || is_good) {
		known.state = ROBOTS_UNREACHABLE;
		return settle(all, g, &known, reason, e);
	}
	if (c->status == 429 || c->status >= 500) {
		known.state = ROBOTS_UNREACHABLE;
		return settle(all, g, &known, REASON_ROBOTS_UNREACHABLE, e);
	}
	return settle(all, g, &known, REASON_NONE, e);
}

void
gates_release(struct gates *all)
{
	map_release(&all->by_origin);
	arena_release(&all->arena);
}
