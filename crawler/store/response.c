/* What the ledger knows of an answer beside its bytes. */
#include "record/response.h"

#include "store/store_impl.h"

enum err_code
store_response_get(struct store *s, int64_t id, struct str origin,
    struct arena *a, struct response *out, struct err *e)
{
	struct query q = query_begin(s, STMT_RESPONSE_OF);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, id);
	query_text(&q, origin);
	rc = query_row(&q, &is_there, e);
	/* NULL reads as 0. */
	if (rc == ERR_NONE && is_there)
		*out = (struct response){.status = (int)query_int_at(&q, 0),
		    .reason = reason_of_word(query_text_at(&q, 1, a)),
		    .tls_result = query_text_at(&q, 2, a),
		    .captured_us = query_int_at(&q, 3),
		    .first_byte_us = query_int_at(&q, 4),
		    .body_bytes = query_int_at(&q, 5),
		    .tls_ends_us = query_int_at(&q, 6),
		    .redirects = (int)query_int_at(&q, 7)};
	query_end(&q);
	if (rc == ERR_NONE && !is_there)
		rc = err_set(e, ERR_USAGE, "the store holds no capture %lld",
		    (long long)id);
	return rc;
}
