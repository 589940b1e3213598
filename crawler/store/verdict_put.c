/* Verdicts and the proofs they rest on. */
#include <stdio.h>

#include "store/store_impl.h"

enum { EVIDENCE_ID_LENGTH = 16 };

/* The verdict that is being written. */
struct place {
	int64_t row;
	struct str audit;
	struct str agency_id;
	struct str rule_id;
};

static enum err_code
read_agency_id(struct store *s, int64_t agency_row, struct arena *a,
    struct str *out, struct err *e)
{
	struct query q = query_begin(s, STMT_AGENCY_ID);
	bool is_there = false;
	enum err_code rc;

	query_int(&q, agency_row);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE && is_there)
		*out = query_text_at(&q, 0, a);
	query_end(&q);
	return rc;
}

static enum err_code
add_verdict(struct store *s, int64_t agency_row, struct str site_url,
    const struct verdict *v, struct place *place, struct err *e)
{
	struct query q = query_begin(s, STMT_VERDICT_ADD);

	query_int(&q, agency_row);
	query_text(&q, place->audit);
	query_text(&q, v->rule_id);
	query_int(&q, v->rule_revision);
	query_text(&q, v->scope);
	query_text(&q, site_url);
	query_text(&q, v->url);
	query_text(&q, str_of(outcome_word(v->outcome)));
	query_int(&q, v->level);
	query_text(&q, str_of(reason_word(v->reason)));
	query_text(&q, v->confidence);
	query_int(&q, v->pages_examined);
	query_int(&q, v->is_complete);
	return query_insert(&q, &place->row, e);
}

static struct str
proof_url(const struct proof *p)
{
	return p->page == NULL ? (struct str){0} : p->page->url;
}

/* The same find of the same audit has the same id in every round. The number
 * of equal ones before it keeps twins apart. */
static void
evidence_id(const struct place *place, const struct verdict *v, size_t i,
    char out[DIGEST_TEXT_BYTES])
{
	const struct proof *p = &v->proofs[i];
	const struct evidence *ev = &p->evidence;
	struct str texts[] = {place->audit, place->agency_id, v->rule_id,
	    proof_url(p), ev->label, ev->quote, ev->node_path,
	    str_of(match_kind_word(ev->match_kind))};
	struct digest *d = digest_new(DIGEST_SHA256);
	char numbers[64];
	size_t twins = 0;
	int n;

	for (size_t k = 0; k < i; k++) {
		const struct evidence *other = &v->proofs[k].evidence;

		twins += str_equal(proof_url(&v->proofs[k]), proof_url(p)) &&
		    str_equal(other->label, ev->label) &&
		    str_equal(other->quote, ev->quote) &&
		    str_equal(other->node_path, ev->node_path) &&
		    other->match_kind == ev->match_kind &&
		    other->byte_start == ev->byte_start;
	}
	for (size_t k = 0; k < sizeof(texts) / sizeof(texts[0]); k++) {
		digest_add(d, texts[k]);
		digest_add(d, (struct str){"", 1}); /* a NUL between them */
	}
	n = snprintf(numbers, sizeof(numbers), "%lld %zu",
	    (long long)ev->byte_start, twins);
	digest_add(d, (struct str){numbers, (size_t)n});
	digest_finish(d, out);
	out[EVIDENCE_ID_LENGTH] = '\0';
}

static enum err_code
add_proof(struct store *s, const struct place *place, const struct verdict *v,
    size_t i, struct err *e)
{
	const struct proof *p = &v->proofs[i];
	const struct evidence *ev = &p->evidence;
	struct query q = query_begin(s, STMT_EVIDENCE_ADD);
	char id[DIGEST_TEXT_BYTES];

	evidence_id(place, v, i, id);
	query_int(&q, place->row);
	query_int(&q, (int64_t)i);
	query_text(&q, str_of(id));
	query_int_or_null(&q, p->page == NULL ? 0 : p->page->capture_id,
	    p->page != NULL && p->page->capture_id > 0);
	query_text(&q, proof_url(p));
	query_text(&q, ev->label);
	query_text(&q, ev->quote);
	query_text(&q, ev->context_before);
	query_text(&q, ev->context_after);
	query_text(&q, str_of(match_kind_word(ev->match_kind)));
	query_text(&q, ev->node_path);
	query_int(&q, ev->line);
	query_int(&q, ev->byte_start);
	query_int(&q, ev->byte_end);
	return query_run(&q, e);
}

enum err_code
store_verdict_put(struct store *s, int64_t agency_row, struct str audit,
    struct str site_url, const struct verdict *v, struct err *e)
{
	struct arena scratch = {0};
	struct place place = {.audit = audit, .rule_id = v->rule_id};
	struct query q = query_begin(s, STMT_VERDICT_CLEAR);
	enum err_code rc;

	query_int(&q, agency_row);
	query_text(&q, audit);
	query_text(&q, v->rule_id);
	rc = query_run(&q, e);
	if (rc == ERR_NONE)
		rc = read_agency_id(
		    s, agency_row, &scratch, &place.agency_id, e);
	if (rc == ERR_NONE)
		rc = add_verdict(s, agency_row, site_url, v, &place, e);
	for (size_t i = 0; rc == ERR_NONE && i < v->proof_count; i++)
		rc = add_proof(s, &place, v, i, e);
	arena_release(&scratch);
	return rc;
}
