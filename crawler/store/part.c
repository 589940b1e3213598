/* The parts by which a page was read, and where an address led to. */
#include <assert.h>

#include "store/store_impl.h"

static enum err_code
add_part(struct store *s, int64_t capture_id, int64_t number,
    const struct stored_part *part, struct err *e)
{
	struct query q = query_begin(s, STMT_PART_ADD);

	query_int(&q, capture_id);
	query_int(&q, number);
	query_text(&q, str_of(part_kind_word(part->kind)));
	query_text(&q, part->asked);
	query_int(&q, part->capture_id);
	return query_run(&q, e);
}

enum err_code
store_parts_put(struct store *s, int64_t capture_id,
    const struct stored_part *parts, size_t count, struct err *e)
{
	struct query q = query_begin(s, STMT_PARTS_CLEAR);
	enum err_code rc;

	assert(s->mode == STORE_WRITE);
	query_int(&q, capture_id);
	rc = query_run(&q, e);
	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		rc = add_part(s, capture_id, (int64_t)i + 1, &parts[i], e);
	return rc;
}

enum err_code
store_answer_of(struct store *s, int64_t agency_row, struct str url,
    int64_t *capture_id, bool *is_asked, struct err *e)
{
	struct query q = query_begin(s, STMT_CAPTURE_ANSWER);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, agency_row);
	query_text(&q, url);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE) {
		assert(is_there);
		/* NULL reads as 0. */
		*capture_id = query_int_at(&q, 0);
		*is_asked = query_int_at(&q, 1) != 0;
	}
	query_end(&q);
	return rc;
}

enum err_code
store_redirect_of(struct store *s, int64_t agency_row, struct str url,
    struct arena *a, struct str *out, struct err *e)
{
	struct query q = query_begin(s, STMT_CAPTURE_REDIRECT);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, agency_row);
	query_text(&q, url);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE)
		*out = is_there ? query_text_at(&q, 0, a) : (struct str){0};
	query_end(&q);
	return rc;
}

enum err_code
store_sheets_asked(
    struct store *s, int64_t agency_row, int64_t *out, struct err *e)
{
	struct query q = query_begin(s, STMT_SHEETS_ASKED);

	query_int(&q, agency_row);
	return query_number(&q, out, NULL, e);
}
