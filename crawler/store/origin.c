/* What each origin's robots.txt says, by round. */
#include "store/store_impl.h"

enum err_code
store_robots_put(struct store *s, int64_t round, struct str origin,
    const struct origin_robots *r, struct err *e)
{
	struct query q = query_begin(s, STMT_ROBOTS_PUT);

	query_int(&q, round);
	query_text(&q, origin);
	query_int(&q, r->state);
	query_blob(&q, r->body);
	query_int_or_null(&q, r->capture_id, r->capture_id > 0);
	query_int(&q, r->fetched_us);
	query_int(&q, r->crawl_delay_ms);
	query_int(&q, r->is_delay_capped);
	query_int(&q, r->has_read_maps);
	return query_run(&q, e);
}

/* A state we do not know forbids: the careful side. */
static enum robots_state
known_state(int64_t number)
{
	bool is_known = number >= ROBOTS_PARSED && number <= ROBOTS_STALE &&
	    number != ROBOTS_UNKNOWN;

	return is_known ? (enum robots_state)number : ROBOTS_UNREACHABLE;
}

/* Ends the query. */
static enum err_code
read_robots(
    struct query *q, struct arena *a, struct origin_robots *out, struct err *e)
{
	bool is_there = false;
	enum err_code rc = query_row(q, &is_there, e);

	if (rc == ERR_NONE)
		*out = (struct origin_robots){
		    .state = ROBOTS_UNKNOWN, .crawl_delay_ms = -1};
	if (rc == ERR_NONE && is_there)
		*out = (struct origin_robots){
		    .state = known_state(query_int_at(q, 0)),
		    .capture_id = query_int_at(q, 1),
		    .fetched_us = query_int_at(q, 2),
		    .body = query_blob_at(q, 3, a),
		    .crawl_delay_ms = query_int_at(q, 4),
		    .is_delay_capped = query_int_at(q, 5) != 0,
		    .has_read_maps = query_int_at(q, 6) != 0};
	query_end(q);
	return rc;
}

enum err_code
store_robots_get(struct store *s, int64_t round, struct str origin,
    struct arena *a, struct origin_robots *out, struct err *e)
{
	struct query q = query_begin(s, STMT_ROBOTS_GET);

	query_int(&q, round);
	query_text(&q, origin);
	return read_robots(&q, a, out, e);
}

enum err_code
store_robots_last_good(struct store *s, struct str origin, struct arena *a,
    struct origin_robots *out, struct err *e)
{
	struct query q = query_begin(s, STMT_ROBOTS_LAST_GOOD);

	query_text(&q, origin);
	return read_robots(&q, a, out, e);
}

enum err_code
store_robots_maps_read(struct store *s, int64_t round, struct str origin,
    int64_t left_out, struct err *e)
{
	struct query q = query_begin(s, STMT_ROBOTS_MAPS_READ);

	query_int(&q, left_out);
	query_int(&q, round);
	query_text(&q, origin);
	return query_run(&q, e);
}
