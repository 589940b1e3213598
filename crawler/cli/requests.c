#include "cli/requests.h"

#include <stdlib.h>

#include "base/json.h"
#include "record/capture.h"
#include "record/reason.h"
#include "web/url.h"

/* Hosts, their addresses and origins. */

static struct str
host_name(struct arena *a, const struct url *u)
{
	if (u->port.len == 0)
		return u->host;
	return arena_printf(a, "%.*s:%.*s", STR_ARG(u->host), STR_ARG(u->port));
}

static struct asked_host *
get_host(struct request_list *k, struct str name)
{
	struct asked_host *h = map_get(&k->host_by_name, name);

	if (h != NULL)
		return h;
	h = arena_alloc(k->arena, sizeof(*h));
	h->name = arena_str(k->arena, name);
	h->smallest_gap_us = -1;
	map_put(&k->host_by_name, h->name, h);
	k->hosts = arena_grow(k->arena, k->hosts, &k->host_capacity,
	    k->host_count + 1, sizeof(struct asked_host *));
	k->hosts[k->host_count++] = h;
	return h;
}

static bool
is_meant(const struct request_list *k, struct str host)
{
	const struct asked_host *h = map_get(&k->host_by_name, host);

	return h != NULL && h->is_meant;
}

static struct asked_origin *
get_origin(struct request_list *k, struct str name)
{
	struct asked_origin *o = map_get(&k->origin_by_name, name);

	if (o != NULL)
		return o;
	o = arena_alloc(k->arena, sizeof(*o));
	o->name = arena_str(k->arena, name);
	o->said = "-";
	o->crawl_delay_ms = -1;
	map_put(&k->origin_by_name, o->name, o);
	return o;
}

/* Rows of the ledger. */

/* The URL of a row; its texts live until the scratch arena is released. */
static bool
row_url(const struct view_row *r, const char *column, struct arena *scratch,
    struct url *out)
{
	*out = url_parse(scratch, view_row_text(r, column), NULL, NULL);
	return out->kind == URL_WEB;
}

static void
take_host(void *state, const struct view_row *r)
{
	struct request_list *k = state;
	struct arena scratch = {0};
	struct url u;

	if (row_url(r, "url", &scratch, &u))
		get_host(k, host_name(&scratch, &u))->is_meant = true;
	arena_release(&scratch);
}

/* The addresses of the hosts: who else has them shares their pace. */
static void
take_address(void *state, const struct view_row *r)
{
	struct request_list *k = state;
	struct str ip = view_row_text(r, "ip");
	struct arena scratch = {0};
	struct url u;

	if (ip.len > 0 && row_url(r, "url", &scratch, &u) &&
	    is_meant(k, host_name(&scratch, &u)) &&
	    map_get(&k->last_by_ip, ip) == NULL)
		map_put(&k->last_by_ip, arena_str(k->arena, ip),
		    arena_alloc(k->arena, sizeof(int64_t)));
	arena_release(&scratch);
}

static void
add_request(struct request_list *k, const struct view_row *r, struct request *q)
{
	struct str ip = view_row_copy(r, "ip", k->arena);

	if (ip.len > 0)
		q->host->ip = ip;
	q->address_last_us = map_get(&k->last_by_ip, ip);
	q->agency_id = view_row_copy(r, "agency_id", k->arena);
	q->url = view_row_copy(r, "url", k->arena);
	q->status = view_row_number(r, "status", 0);
	q->reason = view_row_copy(r, "reason", k->arena);
	q->revisit = view_row_copy(r, "revisit", k->arena);
	q->body_bytes = view_row_number(r, "body_bytes", 0);
	q->attempt = view_row_number(r, "attempt", 1);
	q->is_phone = view_row_text(r, "client").len > 0;
	k->requests = arena_grow(k->arena, k->requests, &k->capacity,
	    k->count + 1, sizeof(*k->requests));
	k->requests[k->count++] = *q;
}

/* Whether a row is of the agency that was named, if one was. */
static bool
is_for(const struct request_list *k, const struct view_row *r)
{
	return k->agency_id.len == 0 ||
	    str_equal(k->agency_id, view_row_text(r, "agency_id"));
}

static void
take_request(void *state, const struct view_row *r)
{
	struct request_list *k = state;
	bool is_reused =
	    str_is(view_row_text(r, "revisit"), revisit_word(REVISIT_REUSED));
	bool is_near = map_get(&k->last_by_ip, view_row_text(r, "ip")) != NULL;
	struct request q = {0};
	struct arena scratch = {0};
	struct url u;

	if (row_url(r, "url", &scratch, &u) &&
	    (is_near || is_meant(k, host_name(&scratch, &u)))) {
		q.host = get_host(k, host_name(&scratch, &u));
		/* Nothing was asked, and its time is that of another round. */
		if (is_reused)
			k->reused += q.host->is_meant && is_for(k, r);
		else if (clock_from_iso(
		             view_row_text(r, "started_at"), &q.started_us)) {
			q.origin = get_origin(k, url_origin(&scratch, &u));
			q.is_robots = str_is(u.path, "/robots.txt");
			add_request(k, r, &q);
		}
	}
	arena_release(&scratch);
}

static void
take_skipped(void *state, const struct view_row *r)
{
	struct request_list *k = state;
	enum reason reason = reason_of_word(view_row_text(r, "reason"));
	struct arena scratch = {0};
	struct url u;

	if (reason != REASON_ROBOTS && reason != REASON_ROBOTS_UNREACHABLE &&
	    reason != REASON_CRAWL_DELAY)
		return;
	if (row_url(r, "url", &scratch, &u) &&
	    is_meant(k, host_name(&scratch, &u)))
		*(reason == REASON_CRAWL_DELAY ? &k->slowed_down
		                               : &k->held_back) += 1;
	arena_release(&scratch);
}

static void
take_robots(void *state, const struct view_row *r)
{
	struct request_list *k = state;
	struct asked_origin *o;
	struct arena scratch = {0};
	struct url u;

	if (row_url(r, "origin", &scratch, &u) &&
	    is_meant(k, host_name(&scratch, &u))) {
		o = get_origin(k, view_row_text(r, "origin"));
		o->state = view_row_copy(r, "state", k->arena);
		o->url = view_row_copy(r, "url", k->arena);
		o->crawl_delay_ms = view_row_number(r, "crawl_delay_ms", -1);
		o->is_delay_capped = view_row_number(r, "delay_capped", 0) != 0;
		(void)clock_from_iso(
		    view_row_text(r, "captured_at"), &o->known_us);
		k->origins =
		    arena_grow(k->arena, k->origins, &k->origin_capacity,
		        k->origin_count + 1, sizeof(struct asked_origin *));
		k->origins[k->origin_count++] = o;
	}
	arena_release(&scratch);
}

/* A configuration that cannot be read says nothing: it is told for comfort. */
static void
take_config(void *state, const struct view_row *r)
{
	struct request_list *k = state;
	struct err ignored = {0};
	json_t *config = NULL;

	if (json_read(view_row_text(r, "config"), &config, &ignored) !=
	    ERR_NONE)
		return;
	k->user_agent = arena_str(k->arena, json_text(config, "user_agent"));
	k->delay_ms = json_integer_value(json_object_get(config, "delay_ms"));
	json_decref(config);
}

/* The order of time. */

static int
by_time(const void *a, const void *b)
{
	const struct request *left = a, *right = b;

	if (left->started_us != right->started_us)
		return left->started_us < right->started_us ? -1 : 1;
	return str_compare(left->url, right->url);
}

/* What an answer to /robots.txt means for the pages after it; NULL: nothing
 * yet, it led elsewhere. */
static const char *
robots_of_answer(const struct request *q)
{
	if (q->status >= 300 && q->status < 400)
		return NULL;
	if (q->status >= 200 && q->status < 300)
		return "allowed";
	return q->status >= 400 && q->status < 500 && q->status != 429
	    ? "no-robots"
	    : "robots-unreachable";
}

/* What let a page be asked for: what is known of its origin's robots.txt, or
 * before that was known, what had been answered. */
static const char *
robots_of_request(const struct request *q)
{
	static const struct {
		const char *state;
		const char *word;
	} words[] = {
	    {"parsed", "allowed"},
	    {"absent", "no-robots"},
	    {"html", "html"},
	    {"stale", "stale"},
	    {"challenge", "challenge"},
	    {"unreachable", "robots-unreachable"},
	};
	const struct asked_origin *o = q->origin;

	if (q->is_robots || str_equal(q->url, o->url))
		return "robots.txt";
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (q->started_us >= o->known_us &&
		    str_is(o->state, words[i].state))
			return words[i].word;
	return o->said;
}

/* Hosts of one address are one machine: the request before is the last to any
 * of them. */
static void
follow_pace(struct request *q)
{
	struct asked_host *h = q->host;
	int64_t last_us = h->last_us;

	if (q->address_last_us != NULL && *q->address_last_us > last_us)
		last_us = *q->address_last_us;
	q->gap_us = last_us == 0 ? -1 : q->started_us - last_us;
	if (q->gap_us >= 0 &&
	    (h->smallest_gap_us < 0 || q->gap_us < h->smallest_gap_us))
		h->smallest_gap_us = q->gap_us;
	h->last_us = q->started_us;
	if (q->address_last_us != NULL)
		*q->address_last_us = q->started_us;
}

static void
follow_time(struct request_list *k)
{
	if (k->count > 1)
		qsort(k->requests, k->count, sizeof(*k->requests), by_time);
	for (size_t i = 0; i < k->count; i++) {
		struct request *q = &k->requests[i];

		follow_pace(q);
		q->host->requests++;
		q->host->bytes += q->body_bytes;
		if (q->is_robots && robots_of_answer(q) != NULL)
			q->origin->said = robots_of_answer(q);
		q->robots = robots_of_request(q);
	}
}

/* Reading it all. */

static void
note_agency(void *state, const struct view_row *r)
{
	struct request_list *k = state;

	k->agency_id = view_row_copy(r, "agency_id", k->arena);
}

/* The operand is an agency when the round has one of that id, else a host. */
static enum err_code
find_hosts(struct request_list *k, struct row_query q, struct str operand,
    struct err *e)
{
	enum err_code rc;

	q.view = "agencies";
	q.filters[1] = (struct view_filter){"agency_id", operand};
	rc = rows_each(&q, note_agency, k, e);
	if (rc != ERR_NONE)
		return rc;
	if (k->agency_id.len == 0) {
		struct url u = url_parse(k->arena,
		    arena_printf(k->arena, "http://%.*s/", STR_ARG(operand)),
		    NULL, NULL);

		get_host(
		    k, u.kind == URL_WEB ? host_name(k->arena, &u) : operand)
		    ->is_meant = true;
		return ERR_NONE;
	}
	q.view = "captures";
	return rows_each(&q, take_host, k, e);
}

/* What stands beside the requests: robots.txt, what was left out, and as whom
 * we came. */
static enum err_code
read_beside(struct request_list *k, struct row_query q, struct err *e)
{
	enum err_code rc;

	q.view = "robots";
	rc = rows_each(&q, take_robots, k, e);
	q.view = "rounds";
	if (rc == ERR_NONE)
		rc = rows_each(&q, take_config, k, e);
	q.view = "skipped";
	if (k->agency_id.len > 0)
		q.filters[1] = (struct view_filter){"agency_id", k->agency_id};
	if (rc == ERR_NONE)
		rc = rows_each(&q, take_skipped, k, e);
	return rc;
}

enum err_code
requests_read(struct store *s, struct str round, struct str operand,
    struct request_list *k, struct err *e)
{
	struct row_query q = {s, "captures", {{"round", round}}};
	enum err_code rc = find_hosts(k, q, operand, e);

	/* All requests of the round to these hosts and their addresses: an
	 * agency may share them with others, and the pace is that of all. */
	if (rc == ERR_NONE)
		rc = rows_each(&q, take_address, k, e);
	if (rc == ERR_NONE)
		rc = rows_each(&q, take_request, k, e);
	if (rc != ERR_NONE)
		return rc;
	if (k->agency_id.len == 0 && k->count == 0 && k->reused == 0)
		return err_set(e, ERR_USAGE,
		    "round %.*s has no agency and no requests to a host %.*s",
		    STR_ARG(q.filters[0].value), STR_ARG(operand));
	rc = read_beside(k, q, e);
	if (rc == ERR_NONE)
		follow_time(k);
	return rc;
}

void
requests_release(struct request_list *k)
{
	map_release(&k->host_by_name);
	map_release(&k->origin_by_name);
	map_release(&k->last_by_ip);
}
