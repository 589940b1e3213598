#include "store/verify.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/revisit_impl.h"
#include "store/store_impl.h"
#include "store/warc_read.h"

enum { FAULTS_MAX = 1000 };

/* A WARC file as the ledger knows it. */
struct listed_warc {
	int64_t row;
	struct str name;
	int64_t length;
	bool is_sealed;
	struct str sha256;
};

/* A capture that the ledger says stands in the file. */
struct listed_capture {
	int64_t id;
	struct str url;
	struct str payload_sha256;
	int64_t offset;
	int64_t length;
	struct str revisit;
};

struct check {
	struct store *store;
	struct arena *arena; /* of the result */
	struct arena scratch; /* of one record */
	struct warc_reader *reader;
	struct verify_result *result;
	size_t fault_capacity;
	struct listed_warc warc;
	struct listed_capture *captures; /* in order of offset */
	size_t capture_count;
	size_t next_capture;
};

static void
fault(struct check *k, int64_t offset, const char *what)
{
	struct verify_result *r = k->result;

	if (r->fault_count == FAULTS_MAX)
		return;
	r->faults = arena_grow(k->arena, r->faults, &k->fault_capacity,
	    r->fault_count + 1, sizeof(*r->faults));
	r->faults[r->fault_count++] = (struct verify_fault){
	    k->warc.name, offset, arena_str(k->arena, str_of(what))};
}

static enum err_code
list_captures(struct check *k, struct err *e)
{
	struct query q = query_begin(k->store, STMT_CAPTURE_OF_WARC);
	size_t capacity = 0;
	bool is_there = true;
	enum err_code rc;

	k->captures = NULL;
	k->capture_count = k->next_capture = 0;
	query_int(&q, k->warc.row);
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		k->captures = arena_grow(k->arena, k->captures, &capacity,
		    k->capture_count + 1, sizeof(*k->captures));
		k->captures[k->capture_count++] = (struct listed_capture){
		    query_int_at(&q, 0), query_text_at(&q, 1, k->arena),
		    query_text_at(&q, 2, k->arena), query_int_at(&q, 3),
		    query_int_at(&q, 4), query_text_at(&q, 5, k->arena)};
	}
	query_end(&q);
	return rc;
}

/* A capture that served again in a later round has two rows and one record. */
static bool
is_reused(const struct listed_capture *c)
{
	return str_is(c->revisit, revisit_word(REVISIT_REUSED));
}

static void
check_revisit(struct check *k, const struct listed_capture *c, int64_t offset,
    const struct warc_entry *w)
{
	const char *what = c->revisit.len == 0
	    ? "the ledger takes it for no revisit"
	    : revisit_fault(k->store, c->id, c->payload_sha256, w, &k->scratch);

	if (what != NULL)
		fault(k, offset, what);
}

/* Holds the ledger's row against the record that stands at its offset. */
static void
check_capture(struct check *k, const struct listed_capture *c, int64_t offset,
    const struct warc_entry *w, struct str payload)
{
	char sha256[DIGEST_TEXT_BYTES];

	if ((uint64_t)c->length != w->member_bytes)
		fault(k, offset, "the ledger gives it another length");
	if (!str_equal(c->url, w->target))
		fault(k, offset, "the ledger gives it another URL");
	if (str_is(w->type, "revisit")) {
		check_revisit(k, c, offset, w);
	} else if (!str_is(w->type, "response") &&
	    !str_is(w->type, "metadata")) {
		fault(k, offset, "the ledger takes it for a capture");
	} else if (c->revisit.len > 0 && !is_reused(c)) {
		fault(k, offset, "the ledger takes it for a revisit");
	} else if (c->payload_sha256.len > 0) {
		digest_of(DIGEST_SHA256, payload, sha256);
		if (!str_is(c->payload_sha256, sha256))
			fault(k, offset,
			    "the ledger gives its payload another SHA-256");
	}
	k->result->capture_count++;
}

static void
check_record(struct check *k, int64_t offset, const struct warc_entry *w)
{
	bool is_response = str_is(w->type, "response");
	bool is_listed = !is_response && !str_is(w->type, "revisit");
	struct str payload =
	    is_response ? warc_payload(&k->scratch, w->block) : (struct str){0};

	k->result->record_count++;
	if ((offset == 0) != str_is(w->type, "warcinfo"))
		fault(k, offset,
		    "a warcinfo record stands first, and only there");
	if (!warc_digest_holds(w->block_digest, w->block))
		fault(k, offset, "its block has another digest");
	if (is_response && !warc_digest_holds(w->payload_digest, payload))
		fault(k, offset, "its payload has another digest");
	for (; k->next_capture < k->capture_count; k->next_capture++) {
		const struct listed_capture *c = &k->captures[k->next_capture];

		if (c->offset > offset)
			break;
		is_listed = is_listed || c->offset == offset;
		if (c->offset == offset)
			check_capture(k, c, offset, w, payload);
		else
			fault(k, c->offset,
			    "the ledger names a record where none begins");
	}
	if (!is_listed)
		fault(k, offset, "the ledger has no capture for it");
}

static void
check_records(struct check *k, struct str bytes)
{
	size_t at = 0;

	while (at < bytes.len) {
		struct warc_entry w =
		    warc_read(k->reader, str_slice(bytes, at, bytes.len));

		if (w.fault != NULL)
			fault(k, (int64_t)at, w.fault);
		else
			check_record(k, (int64_t)at, &w);
		arena_reset(&k->scratch);
		if (w.member_bytes == 0)
			break;
		at += w.member_bytes;
	}
	for (; k->next_capture < k->capture_count; k->next_capture++)
		fault(k, k->captures[k->next_capture].offset,
		    "the ledger names a record that is not there");
}

/* Looks only as far as the ledger has committed: what a running crawl appends
 * meanwhile is of no account yet. */
static void
check_bytes(struct check *k, int fd, int64_t size)
{
	char sha256[DIGEST_TEXT_BYTES];
	size_t length = (size_t)(size < k->warc.length ? size : k->warc.length);
	void *map = NULL;
	struct str bytes;

	if (size < k->warc.length)
		fault(k, -1, "the file is shorter than the ledger says");
	if (k->warc.is_sealed && size > k->warc.length)
		fault(k, -1, "the file is longer than the ledger says");
	if (length > 0)
		map = mmap(NULL, length, PROT_READ, MAP_PRIVATE, fd, 0);
	if (map == MAP_FAILED) {
		fault(k, -1, "the file cannot be read");
		return;
	}
	bytes = (struct str){map, length};
	digest_of(DIGEST_SHA256, bytes, sha256);
	if (k->warc.is_sealed && !str_is(k->warc.sha256, sha256))
		fault(k, -1, "the file has another SHA-256 than when sealed");
	check_records(k, bytes);
	if (map != NULL)
		(void)munmap(map, length);
}

static void
check_file(struct check *k)
{
	const char *path = file_join(k->arena, k->store->warc_folder,
	    arena_cstr(k->arena, k->warc.name));
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat st;

	k->result->file_count++;
	if (fd < 0 || fstat(fd, &st) != 0)
		fault(k, -1, "the file is not there or cannot be opened");
	else
		check_bytes(k, fd, st.st_size);
	if (fd >= 0)
		(void)close(fd);
}

static enum err_code
list_warcs(struct store *s, struct arena *a, struct listed_warc **out,
    size_t *count, struct err *e)
{
	struct query q = query_begin(s, STMT_WARC_ALL);
	size_t capacity = 0;
	bool is_there = true;
	enum err_code rc;

	*out = NULL;
	*count = 0;
	while ((rc = query_row(&q, &is_there, e)) == ERR_NONE && is_there) {
		*out =
		    arena_grow(a, *out, &capacity, *count + 1, sizeof(**out));
		(*out)[(*count)++] = (struct listed_warc){query_int_at(&q, 0),
		    query_text_at(&q, 1, a), query_int_at(&q, 2),
		    query_int_at(&q, 3) != 0, query_text_at(&q, 4, a)};
	}
	query_end(&q);
	return rc;
}

enum err_code
store_verify(
    struct store *s, struct arena *a, struct verify_result *out, struct err *e)
{
	struct verify_result result = {0};
	struct check k = {.store = s, .arena = a, .result = &result};
	struct listed_warc *warcs = NULL;
	size_t count = 0;
	enum err_code rc = list_warcs(s, a, &warcs, &count, e);

	k.reader = warc_reader_new();
	for (size_t i = 0; rc == ERR_NONE && i < count; i++) {
		k.warc = warcs[i];
		rc = list_captures(&k, e);
		if (rc == ERR_NONE)
			check_file(&k);
	}
	warc_reader_free(k.reader);
	arena_release(&k.scratch);
	if (rc == ERR_NONE)
		*out = result;
	return rc;
}
