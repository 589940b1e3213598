#include "store/warc_read.h"

#include <assert.h>

#include <libdeflate.h>

#include "base/digest.h"
#include "base/limits.h"
#include "base/mem.h"
#include "web/header.h"

/* No record of ours is longer: the longest kind of body, its head and the
 * record's own fields. */
enum {
	RECORD_BYTES_MAX = LIMIT_SITEMAP_BYTES + LIMIT_HEAD_BYTES + 256 * 1024,
	FIRST_ROOM = 64 * 1024,
	FIELD_COUNT_MAX = 64
};

struct warc_reader {
	struct libdeflate_decompressor *unpacker;
	unsigned char *text;
	size_t capacity;
};

struct warc_reader *
warc_reader_new(void)
{
	struct warc_reader *r = mem_alloc(sizeof(*r));

	r->unpacker = libdeflate_alloc_decompressor();
	assert(r->unpacker != NULL);
	return r;
}

void
warc_reader_free(struct warc_reader *r)
{
	if (r == NULL)
		return;
	libdeflate_free_decompressor(r->unpacker);
	mem_free(r->text);
	mem_free(r);
}

/* Unpacks one member into the reader's memory, which grows up to the bound. */
static const char *
unpack(struct warc_reader *r, struct str bytes, struct str *text,
    size_t *member_bytes)
{
	size_t length = 0, need = FIRST_ROOM;
	enum libdeflate_result rc = LIBDEFLATE_INSUFFICIENT_SPACE;

	while (rc == LIBDEFLATE_INSUFFICIENT_SPACE) {
		if (need > RECORD_BYTES_MAX)
			need = RECORD_BYTES_MAX;
		r->text = mem_grow(r->text, &r->capacity, need, 1);
		rc = libdeflate_gzip_decompress_ex(r->unpacker, bytes.ptr,
		    bytes.len, r->text, r->capacity, member_bytes, &length);
		if (rc == LIBDEFLATE_INSUFFICIENT_SPACE &&
		    r->capacity >= RECORD_BYTES_MAX)
			return "the record is longer than any of ours";
		need = r->capacity * 2;
	}
	if (rc != LIBDEFLATE_SUCCESS) {
		*member_bytes = 0;
		return "no whole gzip member stands here";
	}
	*text = (struct str){(const char *)r->text, length};
	return NULL;
}

/* Takes one line that ends with CRLF; false when there is none. */
static bool
take_line(struct str *rest, struct str *line)
{
	size_t end = str_find(*rest, str_of("\r\n"), 0);

	if (end == STR_NONE)
		return false;
	*line = str_slice(*rest, 0, end);
	*rest = str_slice(*rest, end + 2, rest->len);
	return true;
}

static const char *
keep_field(
    struct warc_entry *w, struct str name, struct str value, int64_t *length)
{
	const struct {
		const char *name;
		struct str *to;
	} known[] = {
	    {"WARC-Type", &w->type},
	    {"WARC-Record-ID", &w->id},
	    {"WARC-Date", &w->date},
	    {"WARC-Target-URI", &w->target},
	    {"WARC-Block-Digest", &w->block_digest},
	    {"WARC-Payload-Digest", &w->payload_digest},
	    {"WARC-Profile", &w->profile},
	    {"WARC-Refers-To", &w->refers_to},
	    {"WARC-Refers-To-Target-URI", &w->refers_to_target},
	    {"WARC-Refers-To-Date", &w->refers_to_date},
	    {"Content-Type", &w->content_type},
	};

	if (str_is_fold(name, "Content-Length")) {
		if (*length >= 0 ||
		    !str_to_int64(value, 0, RECORD_BYTES_MAX, length))
			return "its Content-Length is no good";
		return NULL;
	}
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (!str_is_fold(name, known[i].name))
			continue;
		if (known[i].to->len > 0)
			return "one of its fields stands twice";
		*known[i].to = value;
	}
	return NULL;
}

static const char *
read_fields(struct str *rest, struct warc_entry *w, int64_t *length)
{
	struct str line = {0};
	const char *fault;

	for (int i = 0; i < FIELD_COUNT_MAX; i++) {
		size_t colon;

		if (!take_line(rest, &line))
			return "its head has no end";
		if (line.len == 0)
			return *length < 0 ? "it has no Content-Length" : NULL;
		colon = str_find_char(line, ':', 0);
		if (colon == STR_NONE)
			return "a line of its head is no field";
		fault = keep_field(w, str_slice(line, 0, colon),
		    str_trim(str_slice(line, colon + 1, line.len)), length);
		if (fault != NULL)
			return fault;
	}
	return "its head has too many fields";
}

static const char *
read_record(struct str text, struct warc_entry *w)
{
	struct str line = {0};
	int64_t length = -1;
	const char *fault;

	if (!take_line(&text, &line) ||
	    (!str_is(line, "WARC/1.0") && !str_is(line, "WARC/1.1")))
		return "no WARC record stands in it";
	fault = read_fields(&text, w, &length);
	if (fault != NULL)
		return fault;
	if ((uint64_t)length > text.len)
		return "its block is shorter than Content-Length";
	w->block = str_slice(text, 0, (size_t)length);
	if (!str_is(str_slice(text, (size_t)length, text.len), "\r\n\r\n"))
		return "its block does not end where Content-Length says";
	if (w->type.len == 0 || w->id.len == 0 || w->date.len == 0)
		return "a field that each record has is missing";
	return NULL;
}

struct warc_entry
warc_read_text(struct str text)
{
	struct warc_entry w = {0};

	w.fault = read_record(text, &w);
	return w;
}

struct warc_entry
warc_read(struct warc_reader *r, struct str bytes)
{
	struct warc_entry w = {0};
	struct str text = {0};
	size_t member_bytes = 0;
	const char *fault = unpack(r, bytes, &text, &member_bytes);

	if (fault == NULL)
		w = warc_read_text(text);
	else
		w.fault = fault;
	w.member_bytes = member_bytes;
	return w;
}

void
warc_part_http(struct str block, struct str *head, struct str *body)
{
	size_t at = str_find_char(block, '\n', 0);

	while (at != STR_NONE) {
		size_t next = at + 1;

		if (next < block.len && block.ptr[next] == '\r')
			next++;
		if (next < block.len && block.ptr[next] == '\n') {
			*head = str_slice(block, 0, next + 1);
			*body = str_slice(block, next + 1, block.len);
			return;
		}
		at = str_find_char(block, '\n', at + 1);
	}
	*head = block;
	*body = (struct str){0};
}

bool
warc_digest_holds(struct str digest, struct str bytes)
{
	char actual[DIGEST_TEXT_BYTES];

	if (!str_starts_fold(digest, str_of("sha1:")))
		return true;
	digest_of(DIGEST_SHA1, bytes, actual);
	return str_equal_fold(digest, str_of(actual));
}

struct str
warc_payload(struct arena *a, struct str block)
{
	struct str head = {0}, body = {0};
	struct header h;
	bool is_complete = false;

	warc_part_http(block, &head, &body);
	h = header_parse(a, head);
	return header_payload(a, &h, body, &is_complete);
}
