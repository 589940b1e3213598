/* The frontier: every URL a round knows, and the state it is in. */
#include <assert.h>

#include "store/store_impl.h"
#include "store/view.h"

static void
bind_url(struct query *q, const struct frontier_url *u, enum url_state state,
    enum reason reason)
{
	query_int(q, u->agency_row);
	query_text(q, u->url);
	query_int(q, state);
	query_text(q, str_of(reason_word(reason)));
	query_int(q, u->depth);
	query_int(q, u->hops);
	query_int(q, u->is_home);
	query_int(q, u->site);
	query_int(q, u->attempts);
	query_int(q, u->due_us);
	query_text(q, u->via_url);
	query_text(q, u->click_path);
	query_int(q, u->priority);
	query_int(q, u->pattern);
	query_int(q, u->is_hint);
}

/* Skips a new URL that is one too many of its pattern. */
static enum err_code
keep_to_pattern(struct store *s, const struct frontier_url *u, int64_t id,
    bool *is_ready, struct err *e)
{
	int64_t count = 0;
	enum err_code rc;

	if (u->pattern == 0 || u->pattern_max == 0)
		return ERR_NONE;
	rc = store_pattern_count(
	    s, u->agency_row, u->pattern, u->pattern_max + 1, &count, e);
	if (rc != ERR_NONE || count <= u->pattern_max)
		return rc;
	*is_ready = false;
	return store_url_finish(s, id, URL_SKIPPED, REASON_PATTERN, e);
}

enum err_code
store_url_add(struct store *s, const struct frontier_url *u,
    enum url_state state, enum reason reason, bool *is_ready, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_ADD);
	enum err_code rc;
	int64_t id;

	assert(state == URL_READY || state == URL_SKIPPED);
	assert((state == URL_SKIPPED) == (reason != REASON_NONE));
	bind_url(&q, u, state, reason);
	/* Only a row that is new gets a number; one that is known may change
	 * or stay, and both leave what stands here. */
	sqlite3_set_last_insert_rowid(s->db, 0);
	rc = query_run(&q, e);
	if (rc != ERR_NONE)
		return rc;
	id = sqlite3_last_insert_rowid(s->db);
	*is_ready = id != 0 && state == URL_READY;
	return *is_ready ? keep_to_pattern(s, u, id, is_ready, e) : ERR_NONE;
}

/* A small number of our own; what else stands there is not believed. */
static int
small_int_at(const struct query *q, int column)
{
	int64_t n = query_int_at(q, column);

	return n < 0 || n > INT16_MAX ? INT16_MAX : (int)n;
}

static struct frontier_url
read_url(const struct query *q, struct arena *a)
{
	return (struct frontier_url){
	    .id = query_int_at(q, 0),
	    .agency_row = query_int_at(q, 1),
	    .url = query_text_at(q, 2, a),
	    .depth = small_int_at(q, 3),
	    .hops = small_int_at(q, 4),
	    .is_home = query_int_at(q, 5) != 0,
	    .site = query_int_at(q, 6),
	    .attempts = small_int_at(q, 7),
	    .due_us = query_int_at(q, 8),
	    .via_url = query_text_at(q, 9, a),
	    .click_path = query_text_at(q, 10, a),
	    .priority = query_int_at(q, 11),
	    .pattern = query_int_at(q, 12),
	    .is_hint = query_int_at(q, 13) != 0,
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
store_url_find(struct store *s, int64_t agency_row, struct str url,
    struct arena *a, struct known_url *out, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_FIND);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, agency_row);
	query_text(&q, url);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE)
		*out = (struct known_url){.state = URL_READY};
	if (rc == ERR_NONE && is_there) {
		int64_t n = query_int_at(&q, 14);

		out->row = read_url(&q, a);
		if (n > URL_READY && n <= URL_FAILED)
			out->state = (enum url_state)n;
	}
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
store_url_retry(struct store *s, int64_t url_id, int attempts, int64_t due_us,
    struct err *e)
{
	struct query q = query_begin(s, STMT_URL_RETRY);

	assert(attempts >= 0 && due_us >= 0);
	query_int(&q, attempts);
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
store_url_is_unlinked(struct store *s, struct str round, struct str agency_id,
    struct str url, bool *out, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_UNLINKED);
	enum err_code rc;

	query_text(&q, round);
	query_text(&q, agency_id);
	query_text(&q, url);
	rc = query_row(&q, out, e);
	query_end(&q);
	return rc;
}

static enum err_code
count_of_agency(struct store *s, enum stmt which, int64_t agency_row,
    int64_t *out, struct err *e)
{
	struct query q = query_begin(s, which);

	query_int(&q, agency_row);
	return query_number(&q, out, NULL, e);
}

enum err_code
store_pages_asked(
    struct store *s, int64_t agency_row, int64_t *out, struct err *e)
{
	return count_of_agency(s, STMT_URL_ASKED, agency_row, out, e);
}

enum err_code
store_ready_count(
    struct store *s, int64_t agency_row, int64_t *out, struct err *e)
{
	return count_of_agency(s, STMT_URL_READY, agency_row, out, e);
}

enum err_code
store_pattern_count(struct store *s, int64_t agency_row, int64_t pattern,
    int64_t max, int64_t *out, struct err *e)
{
	struct query q = query_begin(s, STMT_URL_OF_PATTERN);

	query_int(&q, agency_row);
	query_int(&q, pattern);
	query_int(&q, max);
	return query_number(&q, out, NULL, e);
}
