/* The frontier: every URL a round knows, and the state it is in. */
#include <assert.h>

#include "store/store_impl.h"

static enum err_code
note_home(struct store *s, const struct frontier_url *u, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_IS_HOME);

	query_int(&q, u->agency_row);
	query_text(&q, u->url);
	return query_run(&q, e);
}

enum err_code
store_url_add(struct store *s, const struct frontier_url *u,
    enum url_state state, enum reason reason, bool *is_new, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_ADD);
	bool is_there = false;
	enum err_code rc;

	assert(state == URL_READY || state == URL_SKIPPED);
	assert((state == URL_SKIPPED) == (reason != REASON_NONE));
	query_int(&q, u->agency_row);
	query_text(&q, u->url);
	query_int(&q, state);
	query_text(&q, str_of(reason_word(reason)));
	query_int(&q, u->depth);
	query_int(&q, u->hops);
	query_int(&q, u->is_home);
	query_int(&q, u->site);
	query_int(&q, u->attempts);
	query_int(&q, u->due_us);
	query_text(&q, u->via_url);
	query_text(&q, u->click_path);
	rc = query_row(&q, &is_there, e);
	query_end(&q);
	/* A home page may be known already, by another seed or a link. */
	if (rc == ERR_NONE && !is_there && u->is_home)
		rc = note_home(s, u, e);
	if (rc == ERR_NONE)
		*is_new = is_there;
	return rc;
}

static struct frontier_url
read_url(const struct query *q, struct arena *a)
{
	return (struct frontier_url){
	    .id = query_int_at(q, 0),
	    .agency_row = query_int_at(q, 1),
	    .url = query_text_at(q, 2, a),
	    .depth = (int)query_int_at(q, 3),
	    .hops = (int)query_int_at(q, 4),
	    .is_home = query_int_at(q, 5) != 0,
	    .site = query_int_at(q, 6),
	    .attempts = (int)query_int_at(q, 7),
	    .due_us = query_int_at(q, 8),
	    .via_url = query_text_at(q, 9, a),
	    .click_path = query_text_at(q, 10, a),
	};
}

enum err_code
store_url_next(struct store *s, int64_t agency_row, struct arena *a,
    struct frontier_url *out, bool *is_there, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_NEXT);
	enum err_code rc;

	query_int(&q, agency_row);
	rc = query_row(&q, is_there, e);
	if (rc == ERR_NONE && *is_there)
		*out = read_url(&q, a);
	query_end(&q);
	return rc;
}

enum err_code
store_url_finish(struct store *s, int64_t url_id, enum url_state state,
    enum reason reason, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_FINISH);

	assert(state != URL_READY);
	assert((state != URL_SKIPPED && state != URL_FAILED) ||
	    reason != REASON_NONE);
	query_int(&q, state);
	query_text(&q, str_of(reason_word(reason)));
	query_int(&q, url_id);
	return query_run(&q, e);
}

enum err_code
store_url_retry(struct store *s, int64_t url_id, int64_t due_us, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_RETRY);

	query_int(&q, due_us);
	query_int(&q, url_id);
	return query_run(&q, e);
}

enum err_code
store_url_skip_rest(
    struct store *s, int64_t agency_row, enum reason reason, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_SKIP_REST);

	assert(reason != REASON_NONE);
	query_text(&q, str_of(reason_word(reason)));
	query_int(&q, agency_row);
	return query_run(&q, e);
}

enum err_code
store_url_came_through(
    struct store *s, int64_t url_id, struct str url, bool *out, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_CAME_THROUGH);
	enum err_code rc;

	query_int(&q, url_id);
	query_text(&q, url);
	rc = query_row(&q, out, e);
	query_end(&q);
	return rc;
}

enum err_code
store_pages_asked(
    struct store *s, int64_t agency_row, int64_t *out, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_ASKED);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, agency_row);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE)
		*out = query_int_at(&q, 0);
	query_end(&q);
	return rc;
}
