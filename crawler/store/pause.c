/* Stretches of time in which a round stood still. */
#include "store/store_impl.h"

enum err_code
store_pause_begin(struct store *s, int64_t round, const char *cause,
    int64_t *id, struct err *e)
{
	struct query q = query_begin(s, STMT_PAUSE_ADD);

	query_int(&q, round);
	query_text(&q, str_of(cause));
	query_int(&q, clock_wall_us(s->clock));
	return query_number(&q, id, NULL, e);
}

enum err_code
store_pause_end(struct store *s, int64_t id, struct err *e)
{
	struct query q = query_begin(s, STMT_PAUSE_END);

	query_int(&q, clock_wall_us(s->clock));
	query_int(&q, id);
	return query_run(&q, e);
}
