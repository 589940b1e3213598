/* The certificates by which origins answer. */
#include "record/certificate.h"

#include "store/store_impl.h"

enum err_code
store_certificate_put(struct store *s, int64_t round, struct str origin,
    const struct capture *c, int64_t capture_id, struct err *e)
{
	const struct certificate *t = c->certificate;
	struct query q;

	if (t == NULL)
		return ERR_NONE;
	q = query_begin(s, STMT_CERTIFICATE_PUT);
	query_int(&q, round);
	query_text(&q, origin);
	query_int_or_null(&q, capture_id, capture_id > 0);
	query_int(&q, c->started_us);
	query_text(&q, t->subject);
	query_text(&q, t->issuer);
	query_text(&q, t->names);
	query_text(&q, t->key);
	query_text(&q, t->signature);
	query_text(&q, t->sha256);
	query_int(&q, t->not_before_us);
	query_int(&q, t->not_after_us);
	query_int(&q, t->chain_length);
	query_text(&q, t->version);
	query_text(&q, t->cipher);
	query_text(&q, str_of(tls_rung_word(c->tls_rung)));
	query_text(&q, c->tls_result);
	return query_run(&q, e);
}
