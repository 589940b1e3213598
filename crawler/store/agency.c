/* Agencies of a round and their seeds. */
#include "store/store_impl.h"

static struct str
joined_aliases(struct arena *a, const struct agency *agency)
{
	struct buf text = {0};
	struct str copy;

	for (size_t i = 0; i < agency->alias_count; i++) {
		if (i > 0)
			(void)buf_append_char(&text, ';');
		(void)buf_append_str(&text, agency->aliases[i]);
	}
	copy = arena_str(a, buf_str(&text));
	buf_release(&text);
	return copy;
}

static enum err_code
put_row(struct store *s, int64_t round, const struct agency *agency,
    int64_t *row, struct err *e)
{
	struct arena scratch = {0};
	struct query q = query_begin(s, STMT_AGENCY_PUT);
	enum err_code rc;

	query_int(&q, round);
	query_text(&q, agency->id);
	query_text(&q, agency->level);
	query_text(&q, agency->name_th);
	query_text(&q, agency->name_en);
	query_text(&q, joined_aliases(&scratch, agency));
	query_text(&q, agency->ministry_th);
	query_text(&q, agency->province_code);
	query_text(&q, agency->office_code);
	query_int(&q, agency->g2c);
	query_int(&q, agency->g2b);
	query_int(&q, agency->g2g);
	query_text(&q, str_of(agency_status_word(agency->status)));
	query_text(&q, agency->parent_id);
	query_text(&q, agency->successor_id);
	rc = query_number(&q, row, NULL, e);
	arena_release(&scratch);
	return rc;
}

enum err_code
store_agency_put(struct store *s, int64_t round, const struct agency *agency,
    int64_t *row, struct err *e)
{
	int64_t id = 0;
	enum err_code rc = put_row(s, round, agency, &id, e);
	struct query q;

	if (rc != ERR_NONE)
		return rc;
	q = query_begin(s, STMT_SEED_CLEAR);
	query_int(&q, id);
	rc = query_run(&q, e);
	for (size_t i = 0; rc == ERR_NONE && i < agency->seed_count; i++) {
		q = query_begin(s, STMT_SEED_ADD);
		query_int(&q, id);
		query_int(&q, (int64_t)i);
		query_text(&q, agency->seeds[i].url);
		query_text(&q, str_of(seed_role_word(agency->seeds[i].role)));
		query_text(&q, str_of(scope_kind_word(agency->seeds[i].scope)));
		rc = query_run(&q, e);
	}
	if (rc == ERR_NONE)
		*row = id;
	return rc;
}

enum err_code
store_agency_set_status(
    struct store *s, int64_t agency_row, const char *status, struct err *e)
{
	struct query q = query_begin(s, STMT_AGENCY_STATUS);

	query_text(&q, str_of(status));
	query_int(&q, agency_row);
	return query_run(&q, e);
}
