/* What earlier rounds hold of a URL, and its use in this one. */
#include <assert.h>
#include <sys/stat.h>

#include "base/file.h"
#include "store/capture_impl.h"
#include "store/store_impl.h"

/* Whether a file of the archive reaches as far as the ledger says: somebody
 * may have taken it to another disk. */
static bool
is_in_archive(struct store *s, struct str warc_file, int64_t end)
{
	struct arena scratch = {0};
	struct stat st;
	bool is_there = stat(file_join(&scratch, s->warc_folder,
	                         arena_cstr(&scratch, warc_file)),
	                    &st) == 0 &&
	    st.st_size >= end;

	arena_release(&scratch);
	return is_there;
}

enum err_code
store_earlier_get(struct store *s, int64_t agency_row, struct earlier_key key,
    struct arena *a, struct earlier_capture *out, struct err *e)
{
	struct query q = query_begin(s, STMT_CAPTURE_EARLIER);
	struct earlier_capture earlier = {0};
	bool is_there = false;
	enum err_code rc;

	query_int(&q, agency_row);
	query_text(&q, key.url);
	query_text(&q, str_of(client_word(key.client)));
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE && is_there &&
	    is_in_archive(s, query_text_at(&q, 5, a),
	        query_int_at(&q, 6) + query_int_at(&q, 7)))
		earlier = (struct earlier_capture){.id = query_int_at(&q, 0),
		    .started_us = query_int_at(&q, 1),
		    .etag = query_text_at(&q, 2, a),
		    .last_modified = query_text_at(&q, 3, a),
		    .not_modified_run = query_int_at(&q, 4)};
	query_end(&q);
	if (rc == ERR_NONE)
		*out = earlier;
	return rc;
}

enum err_code
store_capture_reuse(struct store *s, int64_t round,
    const struct frontier_url *u, int64_t earlier_id, int64_t *capture_id,
    struct err *e)
{
	struct query q = query_begin(s, STMT_CAPTURE_REUSE);
	bool is_there = false;
	int64_t id = 0;
	enum err_code rc;

	assert(s->mode == STORE_WRITE && round == s->round.id);
	query_int(&q, u->agency_row);
	query_int(&q, u->depth);
	query_text(&q, u->via_url);
	query_int(&q, earlier_id);
	query_text(&q, u->url);
	rc = query_number(&q, &id, &is_there, e);
	if (rc == ERR_NONE && !is_there)
		return err_set(e, ERR_USAGE, "capture %lld is not one of %.*s",
		    (long long)earlier_id, STR_ARG(u->url));
	/* It has its share of the budget, as one that was asked for. */
	if (rc == ERR_NONE && u->id > 0)
		rc = capture_note(s, u->id, id, 1, e);
	if (rc == ERR_NONE)
		*capture_id = id;
	return rc;
}

enum err_code
store_is_asked_as(struct store *s, int64_t agency_row, struct str url,
    enum client client, bool *out, struct err *e)
{
	struct query q = query_begin(s, STMT_CAPTURE_ASKED_AS);
	int64_t one = 0;

	query_int(&q, agency_row);
	query_text(&q, url);
	query_text(&q, str_of(client_word(client)));
	return query_number(&q, &one, out, e);
}
