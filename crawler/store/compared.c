#include "store/compared.h"

#include "store/store_impl.h"

enum err_code
store_places_read(struct store *s, const struct agency_audit *of,
    struct arena *a, struct evidence_place **out, size_t *count, struct err *e)
{
	struct query q = query_begin(s, STMT_PLACES_READ);
	struct evidence_place *places = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	query_text(&q, of->round);
	query_text(&q, of->agency_id);
	query_text(&q, of->audit);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		places =
		    arena_grow(a, places, &capacity, n + 1, sizeof(*places));
		places[n++] = (struct evidence_place){
		    query_text_at(&q, 0, a), query_text_at(&q, 1, a)};
	}
	query_end(&q);
	if (rc == ERR_NONE) {
		*out = places;
		*count = n;
	}
	return rc;
}

enum err_code
store_texts_digest(struct store *s, struct str round, struct str agency_id,
    char out[DIGEST_TEXT_BYTES], struct err *e)
{
	struct query q = query_begin(s, STMT_TEXTS_READ);
	struct digest *d = digest_new(DIGEST_SHA256);
	bool is_there = true, has_some = false;
	enum err_code rc;

	query_text(&q, round);
	query_text(&q, agency_id);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		digest_add(d, query_borrow_at(&q, 0));
		digest_add(d, str_of("\n"));
		has_some = true;
	}
	query_end(&q);
	digest_finish(d, out);
	if (!has_some)
		out[0] = '\0';
	return rc;
}

enum err_code
store_audits_newest(struct store *s, struct str round, struct arena *a,
    struct str **out, size_t *count, struct err *e)
{
	struct query q = query_begin(s, STMT_AUDITS_NEWEST);
	struct str *names = NULL;
	size_t n = 0, capacity = 0;
	bool is_there = true;
	enum err_code rc;

	query_text(&q, round);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		names = arena_grow(a, names, &capacity, n + 1, sizeof(*names));
		names[n++] = query_text_at(&q, 0, a);
	}
	query_end(&q);
	if (rc == ERR_NONE) {
		*out = names;
		*count = n;
	}
	return rc;
}
