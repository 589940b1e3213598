#include "store/warc_file_impl.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <libdeflate.h>

#include "base/file.h"
#include "base/mem.h"

/* libdeflate's fastest level; server-packed bodies only get a wrapping. */
enum { LEVEL_FAST = 1, LEVEL_NONE = 0 };

enum { KEPT_BYTES = 16 * 1024 * 1024 };

/* A request, a metadata record, the head of a revisit. */
enum { SMALL_BLOCK_BYTES = 1024 };

static void
drop_descriptor(struct warc_file *f)
{
	if (f->fd >= 0)
		(void)close(f->fd);
	f->fd = -1;
}

enum err_code
warc_file_create(
    struct warc_file *f, const char *folder, struct str name, struct err *e)
{
	struct arena scratch = {0};
	const char *path =
	    file_join(&scratch, folder, arena_cstr(&scratch, name));
	enum err_code rc = ERR_NONE;

	assert(f->fd < 0);
	f->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (f->fd < 0)
		rc = err_set(e, err_of_errno(errno), "create %s: %s", path,
		    strerror(errno));
	else
		rc = file_sync(folder, e);
	arena_release(&scratch);
	if (rc != ERR_NONE) {
		drop_descriptor(f);
		return rc;
	}
	f->length = 0;
	f->fault = ERR_NONE;
	f->name = name;
	f->seal = digest_new(DIGEST_SHA256);
	if (f->fast == NULL)
		f->fast = libdeflate_alloc_compressor(LEVEL_FAST);
	if (f->none == NULL)
		f->none = libdeflate_alloc_compressor(LEVEL_NONE);
	assert(f->fast != NULL && f->none != NULL);
	return ERR_NONE;
}

/* Appends the packed text as a gzip member; returns its length. */
static size_t
pack(struct warc_file *f, struct libdeflate_compressor *with)
{
	size_t room = libdeflate_gzip_compress_bound(with, f->text.len);
	size_t from = f->packed.len, n;

	f->packed.data =
	    mem_grow(f->packed.data, &f->packed.capacity, from + room, 1);
	n = libdeflate_gzip_compress(
	    with, f->text.data, f->text.len, f->packed.data + from, room);
	assert(n > 0);
	f->packed.len = from + n;
	return n;
}

static enum err_code
broken_before(const struct warc_file *f, struct err *e)
{
	return err_set(e, f->fault, "%.*s could not be written to before",
	    STR_ARG(f->name));
}

/* One large body must not hold its memory for the rest of the crawl. */
static void
forget_large(struct buf *b)
{
	if (b->capacity > KEPT_BYTES)
		buf_release(b);
}

struct warc_place
warc_file_add(struct warc_file *f, const struct warc_record *r)
{
	struct warc_place place = {.offset = f->length};
	/* To begin with a small text costs more than it saves. */
	bool is_small = r->block[0].len + r->block[1].len < SMALL_BLOCK_BYTES;

	buf_clear(&f->text);
	warc_record_write(&f->text, r);
	place.length =
	    (int64_t)pack(f, r->is_packed || is_small ? f->none : f->fast);
	f->length += place.length;
	forget_large(&f->text);
	return place;
}

enum err_code
warc_file_write(struct warc_file *f, struct err *e)
{
	if (f->fault != ERR_NONE)
		return broken_before(f, e);
	f->fault = file_put(f->fd, buf_str(&f->packed), e);
	if (f->fault != ERR_NONE) {
		(void)err_prefix(e, "write %.*s", STR_ARG(f->name));
		return f->fault;
	}
	digest_add(f->seal, buf_str(&f->packed));
	buf_clear(&f->packed);
	forget_large(&f->packed);
	return ERR_NONE;
}

enum err_code
warc_file_sync(struct warc_file *f, struct err *e)
{
	if (f->fault != ERR_NONE)
		return broken_before(f, e);
	assert(f->packed.len == 0);
	if (fdatasync(f->fd) != 0) {
		f->fault = err_of_errno(errno);
		return err_set(e, f->fault, "sync %.*s: %s", STR_ARG(f->name),
		    strerror(errno));
	}
	return ERR_NONE;
}

static void
close_file(struct warc_file *f, char sha256[DIGEST_TEXT_BYTES])
{
	digest_finish(f->seal, sha256);
	f->seal = NULL;
	drop_descriptor(f);
}

enum err_code
warc_file_finish(
    struct warc_file *f, char sha256[DIGEST_TEXT_BYTES], struct err *e)
{
	enum err_code rc = warc_file_sync(f, e);

	if (rc == ERR_NONE)
		close_file(f, sha256);
	return rc;
}

void
warc_file_release(struct warc_file *f)
{
	char sha256[DIGEST_TEXT_BYTES];

	if (f->fd >= 0)
		close_file(f, sha256);
	libdeflate_free_compressor(f->fast);
	libdeflate_free_compressor(f->none);
	buf_release(&f->text);
	buf_release(&f->packed);
	*f = (struct warc_file){.fd = -1};
}
