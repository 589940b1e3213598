/* Politeness clocks: what must outlive a crash so that no host is asked too
 * soon. */
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
