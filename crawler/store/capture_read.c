/* A capture back out of the archive: opening the proof. */
#include "store/record_read_impl.h"
#include "store/store_impl.h"

/* Where the parts of a capture stand. */
struct stored_places {
	struct warc_place main;
	struct warc_place request; /* offset -1: none */
	struct str payload_file; /* of what it repeats */
	struct warc_place payload;
};

static enum err_code
damaged(const struct stored_capture *c, const char *what, struct err *e)
{
	return err_set(e, ERR_IO, "%.*s at %lld: %s", STR_ARG(c->warc_file),
	    (long long)c->warc_offset, what);
}

/* A revisit has a head of its own; the body is that of what it repeats. */
static enum err_code
read_payload(struct store *s, const struct stored_places *places,
    struct arena *a, struct stored_capture *c, struct err *e)
{
	struct warc_entry w =
	    record_read(s, places->payload_file, places->payload, a);

	if (w.fault != NULL)
		return damaged(c, "what it repeats cannot be read", e);
	if (!str_is(w.type, "response"))
		return damaged(c, "what it repeats is no response", e);
	warc_part_http(w.block, &c->body_head, &c->body);
	return ERR_NONE;
}

static enum err_code
read_records(struct store *s, const struct stored_places *places,
    struct arena *a, struct stored_capture *c, struct err *e)
{
	struct warc_entry w = record_read(s, c->warc_file, places->main, a);
	enum err_code rc = ERR_NONE;

	if (w.fault != NULL)
		return damaged(c, w.fault, e);
	if (!str_equal(w.target, c->url))
		return damaged(c, "the record is that of another URL", e);
	if (str_is(w.type, "response")) {
		warc_part_http(w.block, &c->head, &c->body);
		c->body_head = c->head;
	} else if (str_is(w.type, "revisit")) {
		c->head = w.block;
		rc = read_payload(s, places, a, c, e);
	}
	if (rc != ERR_NONE || places->request.offset < 0)
		return rc;
	w = record_read(s, c->warc_file, places->request, a);
	if (w.fault != NULL)
		return damaged(c, w.fault, e);
	c->request = w.block;
	return ERR_NONE;
}

static struct stored_capture
read_row(const struct query *q, struct arena *a, struct stored_places *places)
{
	struct stored_capture c = {.id = query_int_at(q, 0),
	    .url = query_text_at(q, 1, a),
	    .payload_sha256 = query_text_at(q, 2, a),
	    .warc_file = query_text_at(q, 4, a),
	    .warc_offset = query_int_at(q, 5),
	    .revisit = revisit_of_word(query_text_at(q, 9, a)),
	    .revisit_of = query_int_at(q, 10),
	    .is_cut = query_text_at(q, 14, a).len > 0};
	char captured_at[CLOCK_ISO_BYTES];

	clock_iso(query_int_at(q, 3), captured_at);
	c.captured_at = arena_str(a, str_of(captured_at));
	*places = (struct stored_places){
	    .main = {c.warc_offset, query_int_at(q, 6)},
	    .request = {query_int_at(q, 7), query_int_at(q, 8)},
	    .payload_file = query_text_at(q, 11, a),
	    .payload = {query_int_at(q, 12), query_int_at(q, 13)},
	};
	return c;
}

static enum err_code
read_capture(struct store *s, int64_t id, struct arena *a,
    struct stored_capture *out, bool *is_there, struct err *e)
{
	struct query q = query_begin(s, STMT_CAPTURE_BY_ID);
	struct stored_capture c = {0};
	struct stored_places places = {0};
	enum err_code rc;

	query_int(&q, id);
	rc = query_row(&q, is_there, e);
	if (rc == ERR_NONE && *is_there)
		c = read_row(&q, a, &places);
	query_end(&q);
	if (rc == ERR_NONE && *is_there)
		rc = read_records(s, &places, a, &c, e);
	if (rc == ERR_NONE && *is_there)
		*out = c;
	return rc;
}

enum err_code
store_capture_get(struct store *s, int64_t id, struct arena *a,
    struct stored_capture *out, struct err *e)
{
	bool is_there = false;
	enum err_code rc = read_capture(s, id, a, out, &is_there, e);

	if (rc == ERR_NONE && !is_there)
		rc = err_set(e, ERR_USAGE, "the store holds no capture %lld",
		    (long long)id);
	return rc;
}

/* The number of the capture that a URL or evidence id names. */
static enum err_code
find_number(struct store *s, enum stmt which, struct str text, int64_t *id,
    bool *is_there, struct err *e)
{
	struct query q = query_begin(s, which);

	query_text(&q, text);
	return query_number(&q, id, is_there, e);
}

enum err_code
store_capture_read(struct store *s, struct str url_or_id, struct arena *a,
    struct stored_capture *out, struct err *e)
{
	static const enum stmt ways[] = {
	    STMT_CAPTURE_BY_URL, STMT_CAPTURE_BY_EVIDENCE};
	bool is_there = false;
	int64_t id = 0;
	enum err_code rc = ERR_NONE;

	if (str_to_int64(url_or_id, 1, INT64_MAX, &id))
		rc = read_capture(s, id, a, out, &is_there, e);
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		if (rc != ERR_NONE || is_there)
			return rc;
		rc = find_number(s, ways[i], url_or_id, &id, &is_there, e);
		if (rc == ERR_NONE && is_there)
			rc = read_capture(s, id, a, out, &is_there, e);
	}
	if (rc == ERR_NONE && !is_there)
		rc = err_set(e, ERR_USAGE, "the store holds no capture of %.*s",
		    STR_ARG(url_or_id));
	return rc;
}
