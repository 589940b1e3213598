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
store_parts_of(struct store *s, int64_t capture_id, struct arena *a,
    struct stored_part **out, size_t *count, struct err *e)
{
	struct query q = query_begin(s, STMT_PARTS_OF);
	struct str sheet = str_of(part_kind_word(PART_SHEET));
	struct stored_part *parts = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	query_int(&q, capture_id);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		bool is_sheet = str_equal(query_text_at(&q, 0, a), sheet);

		parts = arena_grow(a, parts, &capacity, n + 1, sizeof(*parts));
		parts[n++] = (struct stored_part){
		    .kind = is_sheet ? PART_SHEET : PART_FRAME,
		    .asked = query_text_at(&q, 1, a),
		    .capture_id = query_int_at(&q, 2)};
	}
	query_end(&q);
	if (rc == ERR_NONE) {
		*out = parts;
		*count = n;
	}
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
store_answer_of_others(struct store *s, int64_t agency_row, struct str url,
    int64_t *capture_id, struct err *e)
{
	struct query q = query_begin(s, STMT_CAPTURE_OF_OTHERS);
	bool is_there = false;
	int64_t id = 0;
	enum err_code rc;

	query_int(&q, agency_row);
	query_text(&q, url);
	rc = query_number(&q, &id, &is_there, e);
	if (rc == ERR_NONE)
		*capture_id = is_there ? id : 0;
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

enum err_code
store_sheets_read(struct store *s, int64_t agency_row, struct arena *a,
    struct stored_part **out, size_t *count, struct err *e)
{
	struct query q = query_begin(s, STMT_SHEETS_READ);
	struct stored_part *sheets = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	query_int(&q, agency_row);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		sheets =
		    arena_grow(a, sheets, &capacity, n + 1, sizeof(*sheets));
		sheets[n++] = (struct stored_part){.kind = PART_SHEET,
		    .asked = query_text_at(&q, 0, a),
		    .capture_id = query_int_at(&q, 1)};
	}
	query_end(&q);
	if (rc == ERR_NONE) {
		*out = sheets;
		*count = n;
	}
	return rc;
}
