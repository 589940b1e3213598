/* A verdict that was derived anew against its rows in the ledger. */
#include "store/derived.h"
#include "store/verdict_impl.h"

/* In the order of the statements' columns. */
static const char *const verdict_columns[] = {"rule_revision", "scope", "site",
    "url", "outcome", "level", "reason", "confidence", "pages_examined",
    "complete", "listed", "listed_passed", "evidence_sha256"};
static const char *const proof_columns[] = {"evidence_id", "capture", "url",
    "label", "quote", "context_before", "context_after", "match_kind",
    "node_path", "line", "byte_start", "byte_end", "part", "page", "block",
    "ownership"};

static const char astray_sql[] =
    "SELECT DISTINCT r.name || '/' || v.audit FROM verdict v"
    " JOIN agency a ON a.id = v.agency JOIN round r ON r.id = a.round"
    " WHERE NOT EXISTS (SELECT 1 FROM audit t WHERE t.round = r.id"
    " AND t.name = v.audit) ORDER BY 1";

static struct derived_difference *
add(struct derived_list *out, enum derived_fault fault, size_t evidence)
{
	struct derived_difference *d;

	out->items = arena_grow(out->arena, out->items, &out->capacity,
	    out->count + 1, sizeof(*out->items));
	d = &out->items[out->count++];
	*d = (struct derived_difference){.fault = fault, .evidence = evidence};
	return d;
}

/* Behind the first column, which has another use, three for each name: whether
 * it is as derived, what stands there, what was derived. */
static void
compare_columns(const struct query *q, const char *const *names, size_t count,
    size_t evidence, struct derived_list *out)
{
	for (size_t i = 0; i < count; i++) {
		int at = 1 + 3 * (int)i;
		struct derived_difference *d;

		if (query_int_at(q, at) != 0)
			continue;
		d = add(out, DERIVED_OTHERWISE, evidence);
		d->column = str_of(names[i]);
		d->stored = query_text_at(q, at + 1, out->arena);
		d->derived = query_text_at(q, at + 2, out->arena);
	}
}

static enum err_code
compare_verdict(struct store *s, int64_t agency_row, const struct verdict *v,
    struct place *place, struct derived_list *out, struct err *e)
{
	struct query q = query_begin(s, STMT_VERDICT_COMPARE);
	char region[DIGEST_TEXT_BYTES];
	bool is_there = false;
	enum err_code rc;

	verdict_bind(&q, agency_row, place, v, region);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE && is_there) {
		place->row = query_int_at(&q, 0);
		compare_columns(&q, verdict_columns,
		    sizeof(verdict_columns) / sizeof(verdict_columns[0]), 0,
		    out);
	} else if (rc == ERR_NONE) {
		add(out, DERIVED_NO_VERDICT, 0)->derived =
		    str_of(outcome_word(v->outcome));
	}
	query_end(&q);
	return rc;
}

static enum err_code
compare_proof(struct store *s, const struct place *place,
    const struct verdict *v, size_t i, struct derived_list *out, struct err *e)
{
	struct query q = query_begin(s, STMT_EVIDENCE_COMPARE);
	char id[DIGEST_TEXT_BYTES];
	bool is_there = false;
	enum err_code rc;

	proof_bind(&q, place, v, i, id);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE && is_there)
		compare_columns(&q, proof_columns,
		    sizeof(proof_columns) / sizeof(proof_columns[0]), i + 1,
		    out);
	else if (rc == ERR_NONE)
		(void)add(out, DERIVED_NO_EVIDENCE, i + 1);
	query_end(&q);
	return rc;
}

static enum err_code
count_others(struct store *s, const struct place *place,
    const struct verdict *v, struct derived_list *out, struct err *e)
{
	struct query q = query_begin(s, STMT_EVIDENCE_BEHIND);
	int64_t count = 0;
	enum err_code rc;

	query_int(&q, place->row);
	query_int(&q, (int64_t)v->proof_count);
	rc = query_number(&q, &count, NULL, e);
	if (rc == ERR_NONE && count > 0)
		(void)add(out, DERIVED_MORE_EVIDENCE, (size_t)count);
	return rc;
}

enum err_code
store_verdict_compare(struct store *s, const struct derived_of *of,
    const struct verdict *v, struct derived_list *out, struct err *e)
{
	struct place place = {.audit = of->audit,
	    .site_url = of->site_url,
	    .rule_id = v->rule_id};
	enum err_code rc =
	    place_find(s, of->agency_row, v, out->arena, &place, e);

	if (rc == ERR_NONE)
		rc = compare_verdict(s, of->agency_row, v, &place, out, e);
	if (rc != ERR_NONE || place.row == 0)
		return rc;
	for (size_t i = 0; rc == ERR_NONE && i < v->proof_count; i++)
		rc = compare_proof(s, &place, v, i, out, e);
	return rc == ERR_NONE ? count_others(s, &place, v, out, e) : rc;
}

/* The texts of a query's first column; ends with an error or the last row. */
static enum err_code
read_texts(struct query *q, struct arena *a, struct str **out, size_t *count,
    struct err *e)
{
	struct str *texts = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	while ((rc = query_row(q, &is_there, e)) == ERR_NONE && is_there) {
		texts = arena_grow(a, texts, &capacity, n + 1, sizeof(*texts));
		texts[n++] = query_text_at(q, 0, a);
	}
	if (rc == ERR_NONE) {
		*out = texts;
		*count = n;
	}
	return rc;
}

enum err_code
store_verdict_rules(struct store *s, const struct derived_of *of,
    struct arena *a, struct str **out, size_t *count, struct err *e)
{
	struct query q = query_begin(s, STMT_VERDICT_RULES);
	enum err_code rc;

	query_int(&q, of->agency_row);
	query_text(&q, of->audit);
	rc = read_texts(&q, a, out, count, e);
	query_end(&q);
	return rc;
}

enum err_code
store_verdicts_astray(struct store *s, struct arena *a, struct str **out,
    size_t *count, struct err *e)
{
	struct query q = ledger_query(s->db, astray_sql);
	enum err_code rc = read_texts(&q, a, out, count, e);

	ledger_query_end(&q);
	return rc;
}
