/* What rules probe beside an agency's pages. */
#include "record/wire.h"
#include "store/store_impl.h"

enum err_code
store_probe_put(struct store *s, int64_t agency_row,
    const struct stored_probe *p, const struct finding *findings, size_t count,
    struct err *e)
{
	struct query q = query_begin(s, STMT_PROBE_PUT);

	buf_clear(&s->findings);
	if (count > 0)
		wire_put_findings(&s->findings, findings, count);
	query_int(&q, agency_row);
	query_text(&q, p->path);
	query_int(&q, p->is_map);
	query_text(&q, p->url);
	query_text(&q, str_of(reason_word(p->reason)));
	query_int_or_null(&q, p->capture_id, p->capture_id != 0);
	query_blob(&q, buf_str(&s->findings));
	return query_run(&q, e);
}

enum err_code
store_probe_is_known(struct store *s, int64_t agency_row,
    const struct stored_probe *p, bool *out, struct err *e)
{
	struct query q = query_begin(s, STMT_PROBE_IS_KNOWN);
	int64_t one = 0;

	query_int(&q, agency_row);
	query_text(&q, p->path);
	query_int(&q, p->is_map);
	query_text(&q, p->url);
	return query_number(&q, &one, out, e);
}

enum err_code
store_answer_of_round(struct store *s, int64_t agency_row, struct str url,
    struct arena *a, struct known_answer *out, struct err *e)
{
	struct query q = query_begin(s, STMT_CAPTURE_OF_ROUND);
	bool is_there = false;
	enum err_code rc;

	*out = (struct known_answer){0};
	query_int(&q, agency_row);
	query_text(&q, url);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE && is_there)
		*out = (struct known_answer){.capture_id = query_int_at(&q, 0),
		    .redirect_to = query_text_at(&q, 1, a),
		    .status = (int)query_int_at(&q, 2)};
	query_end(&q);
	return rc;
}
