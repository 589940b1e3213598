/* The plan of an agency: what its first round asked for, so that later rounds
 * ask for the same. */
#include "store/store_impl.h"

enum err_code
store_plan_freeze(struct store *s, int64_t agency_row, struct err *e)
{
	struct query q = query_begin(s, STMT_PLAN_FREEZE);

	query_int(&q, agency_row);
	return query_run(&q, e);
}

enum err_code
store_plan_read(struct store *s, int64_t agency_row, struct arena *a,
    struct frontier_url **out, size_t *count, struct err *e)
{
	struct query q = query_begin(s, STMT_PLAN_READ);
	struct frontier_url *urls = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	query_int(&q, agency_row);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		urls = arena_grow(a, urls, &capacity, n + 1, sizeof(*urls));
		urls[n++] = (struct frontier_url){.agency_row = agency_row,
		    .url = query_text_at(&q, 0, a),
		    .depth = (int)query_int_at(&q, 1),
		    .is_home = query_int_at(&q, 2) != 0,
		    .site = query_int_at(&q, 3)};
	}
	query_end(&q);
	if (rc == ERR_NONE) {
		*out = urls;
		*count = n;
	}
	return rc;
}
