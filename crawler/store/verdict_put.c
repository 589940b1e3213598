/* Verdicts and the proofs they rest on. */
#include <stdio.h>

#include "record/region.h"
#include "store/verdict_impl.h"

enum { EVIDENCE_ID_LENGTH = 16 };

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

/* The text that a verdict rests on. */
static void
read_region(const struct verdict *v, char out[DIGEST_TEXT_BYTES])
{
	struct arena scratch = {0};
	struct region_piece *pieces =
	    arena_array(&scratch, v->proof_count, sizeof(*pieces));

	for (size_t i = 0; i < v->proof_count; i++) {
		const struct evidence *ev = &v->proofs[i].evidence;

		pieces[i] = (struct region_piece){ev->match_kind, ev->quote,
		    ev->context_before, ev->context_after};
	}
	region_digest(pieces, v->proof_count, out);
	arena_release(&scratch);
}

void
verdict_bind(struct query *q, int64_t agency_row, const struct place *place,
    const struct verdict *v, char region[DIGEST_TEXT_BYTES])
{
	read_region(v, region);
	query_int(q, agency_row);
	query_text(q, place->audit);
	query_text(q, v->rule_id);
	query_int(q, v->rule_revision);
	query_text(q, v->scope);
	query_text(q, place->site_url);
	query_text(q, v->url);
	query_text(q, str_of(outcome_word(v->outcome)));
	query_int(q, v->level);
	query_text(q, str_of(reason_word(v->reason)));
	query_text(q, v->confidence);
	query_int(q, v->pages_examined);
	query_int(q, v->is_complete);
	query_int_or_null(q, v->listed, v->is_inventory);
	query_int_or_null(q, v->listed_passed, v->is_inventory);
	query_text(q, str_of(region));
}

static enum err_code
add_verdict(struct store *s, int64_t agency_row, const struct verdict *v,
    struct place *place, struct err *e)
{
	struct query q = query_begin(s, STMT_VERDICT_ADD);
	char region[DIGEST_TEXT_BYTES];

	verdict_bind(&q, agency_row, place, v, region);
	return query_insert(&q, &place->row, e);
}

/* A part that nobody noted stands nowhere, but it was read in that page. */
static enum err_code
find_spot(struct store *s, const struct proof *p, struct arena *a,
    struct spot *out, struct err *e)
{
	struct query q;
	bool is_there = false;
	enum err_code rc;

	if (p->page == NULL)
		return ERR_NONE;
	*out = (struct spot){.url = p->page->url};
	if (p->evidence.part == 0) {
		out->capture = p->page->capture_id;
		return ERR_NONE;
	}
	out->page = p->page->capture_id;
	q = query_begin(s, STMT_PART_OF);
	query_int(&q, p->page->capture_id);
	query_int(&q, p->evidence.part);
	rc = query_row(&q, &is_there, e);
	if (rc == ERR_NONE && is_there) {
		out->capture = query_int_at(&q, 0);
		out->url = query_text_at(&q, 1, a);
	}
	query_end(&q);
	return rc;
}

enum err_code
place_find(struct store *s, int64_t agency_row, const struct verdict *v,
    struct arena *a, struct place *place, struct err *e)
{
	enum err_code rc =
	    read_agency_id(s, agency_row, a, &place->agency_id, e);

	place->spots = arena_array(a, v->proof_count, sizeof(*place->spots));
	for (size_t i = 0; rc == ERR_NONE && i < v->proof_count; i++)
		rc = find_spot(s, &v->proofs[i], a, &place->spots[i], e);
	return rc;
}

/* The same find of the same audit has the same id in every round. The number
 * of equal ones before it keeps twins apart. */
static void
evidence_id(const struct place *place, const struct verdict *v, size_t i,
    char out[DIGEST_TEXT_BYTES])
{
	const struct evidence *ev = &v->proofs[i].evidence;
	struct str url = place->spots[i].url;
	struct str texts[] = {place->audit, place->agency_id, v->rule_id, url,
	    ev->label, ev->quote, ev->node_path,
	    str_of(match_kind_word(ev->match_kind))};
	struct digest *d = digest_new(DIGEST_SHA256);
	char numbers[64];
	size_t twins = 0;
	int n;

	for (size_t k = 0; k < i; k++) {
		const struct evidence *other = &v->proofs[k].evidence;

		twins += str_equal(place->spots[k].url, url) &&
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

void
proof_bind(struct query *q, const struct place *place, const struct verdict *v,
    size_t i, char id[DIGEST_TEXT_BYTES])
{
	const struct evidence *ev = &v->proofs[i].evidence;
	const struct spot *at = &place->spots[i];

	evidence_id(place, v, i, id);
	query_int(q, place->row);
	query_int(q, (int64_t)i);
	query_text(q, str_of(id));
	query_int_or_null(q, at->capture, at->capture > 0);
	query_text(q, at->url);
	query_text(q, ev->label);
	query_text(q, ev->quote);
	query_text(q, ev->context_before);
	query_text(q, ev->context_after);
	query_text(q, str_of(match_kind_word(ev->match_kind)));
	query_text(q, ev->node_path);
	query_int(q, ev->line);
	query_int(q, ev->byte_start);
	query_int(q, ev->byte_end);
	query_int(q, ev->part);
	query_int_or_null(q, at->page, at->page > 0);
	query_int(q, (int64_t)ev->block);
	query_text(q, str_of(ownership_word(ev->ownership)));
}

static enum err_code
add_proof(struct store *s, const struct place *place, const struct verdict *v,
    size_t i, struct err *e)
{
	struct query q = query_begin(s, STMT_EVIDENCE_ADD);
	char id[DIGEST_TEXT_BYTES];

	proof_bind(&q, place, v, i, id);
	return query_run(&q, e);
}

enum err_code
store_verdict_put(struct store *s, int64_t agency_row, struct str audit,
    struct str site_url, const struct verdict *v, struct err *e)
{
	struct arena scratch = {0};
	struct place place = {
	    .audit = audit, .site_url = site_url, .rule_id = v->rule_id};
	enum err_code rc = frozen_check(s, agency_row, audit, e);
	struct query q;

	if (rc != ERR_NONE)
		return rc;
	q = query_begin(s, STMT_VERDICT_CLEAR);
	query_int(&q, agency_row);
	query_text(&q, audit);
	query_text(&q, v->rule_id);
	rc = query_run(&q, e);
	if (rc == ERR_NONE)
		rc = place_find(s, agency_row, v, &scratch, &place, e);
	if (rc == ERR_NONE)
		rc = add_verdict(s, agency_row, v, &place, e);
	for (size_t i = 0; rc == ERR_NONE && i < v->proof_count; i++)
		rc = add_proof(s, &place, v, i, e);
	arena_release(&scratch);
	return rc;
}
