/* A capture back out of the archive: opening the proof. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "store/store_impl.h"
#include "store/warc_read.h"

/* A member can be a little longer than what it holds. */
enum { MEMBER_BYTES_MAX = 2 * (LIMIT_RAW_BYTES + LIMIT_HEAD_BYTES) };

struct stored_place {
	int64_t offset;
	int64_t length;
};

static enum err_code
damaged(const struct stored_capture *c, const char *what, struct err *e)
{
	return err_set(e, ERR_IO, "%.*s at %lld: %s", STR_ARG(c->warc_file),
	    (long long)c->warc_offset, what);
}

static enum err_code
read_bytes(const char *path, struct stored_place place, struct arena *a,
    struct str *out, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *bytes;
	size_t have = 0;
	ssize_t n = 1;

	if (fd < 0)
		return err_set(e, ERR_IO, "open %s: %s", path, strerror(errno));
	bytes = arena_alloc(a, (size_t)place.length);
	while (have < (size_t)place.length && n > 0) {
		n = pread(fd, bytes + have, (size_t)place.length - have,
		    place.offset + (int64_t)have);
		if (n > 0)
			have += (size_t)n;
	}
	(void)close(fd);
	*out = (struct str){bytes, have};
	return ERR_NONE;
}

/* Reads the block of a record of this capture into the arena. */
static enum err_code
read_block(struct store *s, const struct stored_capture *c,
    struct stored_place place, struct arena *a, struct warc_entry *out)
{
	struct warc_reader *reader = NULL;
	struct str bytes = {0};
	enum err_code rc = ERR_IO;
	const char *path =
	    file_join(a, s->warc_folder, arena_cstr(a, c->warc_file));

	if (place.offset < 0 || place.length <= 0 ||
	    place.length > MEMBER_BYTES_MAX ||
	    read_bytes(path, place, a, &bytes, NULL) != ERR_NONE) {
		out->fault = "the record cannot be read";
		return ERR_IO;
	}
	reader = warc_reader_new();
	*out = warc_read(reader, bytes);
	if (out->fault == NULL) {
		out->type = arena_str(a, out->type);
		out->target = arena_str(a, out->target);
		out->block = arena_str(a, out->block);
		rc = ERR_NONE;
	}
	warc_reader_free(reader);
	return rc;
}

static enum err_code
read_records(struct store *s, struct stored_place main,
    struct stored_place request, struct arena *a, struct stored_capture *c,
    struct err *e)
{
	struct warc_entry w = {0};

	if (read_block(s, c, main, a, &w) != ERR_NONE)
		return damaged(c, w.fault, e);
	if (!str_equal(w.target, c->url))
		return damaged(c, "the record is that of another URL", e);
	if (str_is(w.type, "response"))
		warc_part_http(w.block, &c->head, &c->body);
	if (request.offset < 0)
		return ERR_NONE;
	if (read_block(s, c, request, a, &w) != ERR_NONE)
		return damaged(c, w.fault, e);
	c->request = w.block;
	return ERR_NONE;
}

static enum err_code
read_capture(struct store *s, int64_t id, struct arena *a,
    struct stored_capture *out, bool *is_there, struct err *e)
{
	struct query q = query_begin(s, STMT_CAPTURE_BY_ID);
	struct stored_capture c = {0};
	struct stored_place main = {0}, request = {0};
	char captured_at[CLOCK_ISO_BYTES];
	enum err_code rc;

	query_int(&q, id);
	rc = query_row(&q, is_there, e);
	if (rc == ERR_NONE && *is_there) {
		c.id = query_int_at(&q, 0);
		c.url = query_text_at(&q, 1, a);
		c.payload_sha256 = query_text_at(&q, 2, a);
		clock_iso(query_int_at(&q, 3), captured_at);
		c.captured_at = arena_str(a, str_of(captured_at));
		c.warc_file = query_text_at(&q, 4, a);
		main.offset = c.warc_offset = query_int_at(&q, 5);
		main.length = query_int_at(&q, 6);
		request.offset = query_int_at(&q, 7);
		request.length = query_int_at(&q, 8);
	}
	query_end(&q);
	if (rc == ERR_NONE && *is_there)
		rc = read_records(s, main, request, a, &c, e);
	if (rc == ERR_NONE && *is_there)
		*out = c;
	return rc;
}

/* The number of the capture that a URL or evidence id names. */
static enum err_code
find_number(struct store *s, enum stmt which, struct str text, int64_t *id,
    bool *is_there, struct err *e)
{
	struct query q = query_begin(s, which);
	enum err_code rc;

	query_text(&q, text);
	rc = query_row(&q, is_there, e);
	if (rc == ERR_NONE && *is_there)
		*id = query_int_at(&q, 0);
	query_end(&q);
	return rc;
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
