/* Politeness clocks and robots.txt: what must outlive a crash so that no host
 * is asked too soon. */
#include "store/store_impl.h"

enum err_code
store_clock_put(struct store *s, struct str key,
    const struct polite_clock *clock, struct err *e)
{
	struct query q = query_begin(s, STMT_CLOCK_PUT);

	query_text(&q, key);
	query_int(&q, clock->next_due_us);
	query_int(&q, clock->delay_ms);
	query_int(&q, clock->penalty);
	return query_run(&q, e);
}

enum err_code
store_clock_get(struct store *s, struct str key, struct polite_clock *out,
    bool *is_there, struct err *e)
{
	struct query q = query_begin(s, STMT_CLOCK_GET);
	enum err_code rc;

	query_text(&q, key);
	rc = query_row(&q, is_there, e);
	if (rc == ERR_NONE && *is_there)
		*out = (struct polite_clock){query_int_at(&q, 0),
		    query_int_at(&q, 1), query_int_at(&q, 2)};
	query_end(&q);
	return rc;
}

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
	return query_run(&q, e);
}

enum err_code
store_robots_get(struct store *s, int64_t round, struct str origin,
    struct arena *a, struct origin_robots *out, struct err *e)
{
	struct query q = query_begin(s, STMT_ROBOTS_GET);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, round);
	query_text(&q, origin);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE)
		*out = (struct origin_robots){.state = ROBOTS_UNKNOWN};
	if (rc == ERR_NONE && is_there) {
		int64_t state = query_int_at(&q, 0);

		/* A state we do not know forbids: the careful side. */
		out->state = state == ROBOTS_PARSED || state == ROBOTS_ABSENT
		    ? (enum robots_state)state
		    : ROBOTS_UNREACHABLE;
		out->capture_id = query_int_at(&q, 1);
		out->fetched_us = query_int_at(&q, 2);
		out->body = query_blob_at(&q, 3, a);
	}
	query_end(&q);
	return rc;
}
