#include "cli/requests.h"

#include <stdlib.h>

#include "record/reason.h"
#include "web/url.h"

static struct str
host_name(struct arena *a, const struct url *u)
{
	if (u->port.len == 0)
		return u->host;
	return arena_printf(a, "%.*s:%.*s", STR_ARG(u->host), STR_ARG(u->port));
}

static struct host *
find_host(struct asked *k, struct str name)
{
	for (size_t i = 0; i < k->host_count; i++)
		if (str_equal(k->hosts[i].name, name))
			return &k->hosts[i];
	return NULL;
}

static void
add_host(struct asked *k, struct str name)
{
	if (name.len == 0 || k->host_count == HOSTS_MAX ||
	    find_host(k, name) != NULL)
		return;
	k->hosts[k->host_count++] =
	    (struct host){.name = arena_str(k->arena, name),
	        .robots = "-",
	        .smallest_gap_us = -1};
}

static void
take_host(void *state, const struct row *r)
{
	struct asked *k = state;
	struct arena scratch = {0};
	struct url u =
	    url_parse(&scratch, row_text_borrowed(r, "url"), NULL, NULL);

	if (u.kind == URL_WEB)
		add_host(k, host_name(&scratch, &u));
	arena_release(&scratch);
}

static void
take_request(void *state, const struct row *r)
{
	struct asked *k = state;
	struct arena scratch = {0};
	struct url u =
	    url_parse(&scratch, row_text_borrowed(r, "url"), NULL, NULL);
	struct host *host =
	    u.kind == URL_WEB ? find_host(k, host_name(&scratch, &u)) : NULL;
	struct request q = {.host = host};

	if (host != NULL &&
	    clock_from_iso(row_text_borrowed(r, "started_at"), &q.started_us)) {
		q.agency_id = row_text(r, "agency_id", k->arena);
		q.url = row_text(r, "url", k->arena);
		q.status = row_number(r, "status", 0);
		q.reason = row_text(r, "reason", k->arena);
		q.body_bytes = row_number(r, "body_bytes", 0);
		q.is_robots = str_is(u.path, "/robots.txt");
		k->requests = arena_grow(k->arena, k->requests, &k->capacity,
		    k->count + 1, sizeof(*k->requests));
		k->requests[k->count++] = q;
	}
	arena_release(&scratch);
}

static void
take_skipped(void *state, const struct row *r)
{
	struct asked *k = state;
	enum reason reason = reason_of_word(row_text_borrowed(r, "reason"));
	struct arena scratch = {0};
	struct url u;

	if (reason != REASON_ROBOTS && reason != REASON_ROBOTS_UNREACHABLE)
		return;
	u = url_parse(&scratch, row_text_borrowed(r, "url"), NULL, NULL);
	if (u.kind == URL_WEB && find_host(k, host_name(&scratch, &u)) != NULL)
		k->held_back++;
	arena_release(&scratch);
}

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

static void
follow_time(struct asked *k)
{
	if (k->count > 1)
		qsort(k->requests, k->count, sizeof(*k->requests), by_time);
	for (size_t i = 0; i < k->count; i++) {
		struct request *q = &k->requests[i];
		struct host *h = q->host;

		q->gap_us = h->last_us == 0 ? -1 : q->started_us - h->last_us;
		if (q->gap_us >= 0 &&
		    (h->smallest_gap_us < 0 || q->gap_us < h->smallest_gap_us))
			h->smallest_gap_us = q->gap_us;
		h->last_us = q->started_us;
		h->requests++;
		h->bytes += q->body_bytes;
		if (q->is_robots && robots_of_answer(q) != NULL)
			h->robots = robots_of_answer(q);
		q->robots = q->is_robots ? "robots.txt" : h->robots;
	}
}

static void
note_agency(void *state, const struct row *r)
{
	struct asked *k = state;

	k->agency_id = row_text(r, "agency_id", k->arena);
}

/* The operand is an agency when the round has one of that id, else a host. */
static enum err_code
find_hosts(
    struct asked *k, struct row_query q, struct str operand, struct err *e)
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

		add_host(
		    k, u.kind == URL_WEB ? host_name(k->arena, &u) : operand);
		return ERR_NONE;
	}
	q.view = "captures";
	return rows_each(&q, take_host, k, e);
}

enum err_code
requests_read(struct store *s, struct str round, struct str operand,
    struct asked *k, struct err *e)
{
	struct row_query q = {s, "captures", {{"round", round}}};
	enum err_code rc = find_hosts(k, q, operand, e);

	/* All requests of the round to these hosts: an agency may share its
	 * host with others, and the pace is that of all. */
	if (rc == ERR_NONE)
		rc = rows_each(&q, take_request, k, e);
	if (rc != ERR_NONE)
		return rc;
	if (k->agency_id.len == 0 && k->count == 0)
		return err_set(e, ERR_USAGE,
		    "round %.*s has no agency and no requests to a host %.*s",
		    STR_ARG(q.filters[0].value), STR_ARG(operand));
	q.view = "skipped";
	if (k->agency_id.len > 0)
		q.filters[1] = (struct view_filter){"agency_id", k->agency_id};
	rc = rows_each(&q, take_skipped, k, e);
	if (rc == ERR_NONE)
		follow_time(k);
	return rc;
}
