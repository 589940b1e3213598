#include "store/revisit_impl.h"

#include "store/record_read_impl.h"

/* An original as the ledger knows it. */
struct original {
	struct repeat repeat;
	struct str warc_file;
	struct warc_place place;
};

/* Ends the query. */
static enum err_code
read_original(struct query *q, struct arena *a, struct original *out,
    bool *is_there, struct err *e)
{
	enum err_code rc = query_row(q, is_there, e);

	if (rc == ERR_NONE && *is_there) {
		out->repeat = (struct repeat){.original = query_int_at(q, 0),
		    .url = query_text_at(q, 1, a),
		    .started_us = query_int_at(q, 2),
		    .payload_sha256 = query_text_at(q, 3, a),
		    .etag = query_text_at(q, 7, a),
		    .last_modified = query_text_at(q, 8, a),
		    .not_modified_run = query_int_at(q, 9)};
		out->warc_file = query_text_at(q, 4, a);
		out->place =
		    (struct warc_place){query_int_at(q, 5), query_int_at(q, 6)};
	}
	query_end(q);
	return rc;
}

static enum err_code
original_of(struct store *s, int64_t capture_id, struct arena *a,
    struct original *out, bool *is_there, struct err *e)
{
	struct query q = query_begin(s, STMT_ORIGINAL_OF);

	query_int(&q, capture_id);
	return read_original(&q, a, out, is_there, e);
}

static enum err_code
original_with(struct store *s, const struct capture *c, struct arena *a,
    struct original *out, bool *is_there, struct err *e)
{
	struct query q = query_begin(s, STMT_ORIGINAL_WITH);

	query_text(&q, c->url);
	query_text(&q, str_of(c->payload_sha256));
	return read_original(&q, a, out, is_there, e);
}

static enum revisit
kind_of(const struct capture *c)
{
	if (c->status == 304 && c->revisit_of > 0)
		return REVISIT_NOT_MODIFIED;
	if (c->status == 200 && c->cut == CUT_NOT && c->reason == REASON_NONE &&
	    c->body.len > 0 && c->payload_sha256[0] != '\0')
		return REVISIT_SAME_PAYLOAD;
	return REVISIT_NOT;
}

enum err_code
revisit_find(struct store *s, const struct capture *c, struct arena *a,
    struct repeat *out, struct err *e)
{
	enum revisit kind = kind_of(c);
	struct original found = {0};
	struct warc_entry record;
	bool is_there = false;
	enum err_code rc = ERR_NONE;

	*out = (struct repeat){0};
	if (kind == REVISIT_NOT)
		return ERR_NONE;
	rc = kind == REVISIT_NOT_MODIFIED
	    ? original_of(s, c->revisit_of, a, &found, &is_there, e)
	    : original_with(s, c, a, &found, &is_there, e);
	if (rc != ERR_NONE || !is_there)
		return rc;
	/* What cannot be read back is not worth referring to: then the bytes
	 * that came are stored once more. */
	record = record_read(s, found.warc_file, found.place, a);
	if (record.fault != NULL || !str_is(record.type, "response") ||
	    !str_equal(record.target, found.repeat.url))
		return ERR_NONE;
	*out = found.repeat;
	out->kind = kind;
	out->record_id = record.id;
	out->payload_digest = record.payload_digest;
	return ERR_NONE;
}

const char *
revisit_profile(enum revisit kind)
{
	static const char *const profiles[] = {
	    [REVISIT_NOT] = NULL,
	    [REVISIT_NOT_MODIFIED] =
	        "http://netpreserve.org/warc/1.1/revisit/server-not-modified",
	    [REVISIT_SAME_PAYLOAD] = "http://netpreserve.org/warc/1.1/revisit/"
	                             "identical-payload-digest",
	    [REVISIT_REUSED] = NULL,
	};

	return profiles[kind];
}

static bool
is_profile(struct str profile)
{
	return str_is(profile, revisit_profile(REVISIT_NOT_MODIFIED)) ||
	    str_is(profile, revisit_profile(REVISIT_SAME_PAYLOAD));
}

const char *
revisit_fault(struct store *s, int64_t capture_id, struct str payload_sha256,
    const struct warc_entry *w, struct arena *a)
{
	struct original found = {0};
	struct warc_entry record;
	char date[CLOCK_ISO_BYTES];
	bool is_there = false;

	if (!is_profile(w->profile))
		return "it is a revisit of a kind that we do not write";
	if (original_of(s, capture_id, a, &found, &is_there, NULL) !=
	        ERR_NONE ||
	    !is_there)
		return "the ledger has no capture that it repeats";
	if (!str_equal(found.repeat.payload_sha256, payload_sha256))
		return "the ledger gives what it repeats another SHA-256";
	record = record_read(s, found.warc_file, found.place, a);
	if (record.fault != NULL || !str_is(record.type, "response"))
		return "what it repeats cannot be read";
	if (!str_equal(record.id, w->refers_to))
		return "it refers to another record";
	clock_iso(found.repeat.started_us, date);
	if (!str_equal(record.target, w->refers_to_target) ||
	    !str_is(w->refers_to_date, date))
		return "it gives what it repeats another URL or date";
	if (!str_equal(record.payload_digest, w->payload_digest))
		return "what it repeats has another payload digest";
	return NULL;
}
