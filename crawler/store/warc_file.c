#include "store/warc_file_impl.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include <libdeflate.h>

#include "base/file.h"

/* libdeflate's fastest level; server-packed bodies only get a wrapping. */
enum { LEVEL_FAST = 1, LEVEL_NONE = 0 };

enum { KEPT_BYTES = 16 * 1024 * 1024 };

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

static void
pack(struct warc_file *f, struct libdeflate_compressor *with)
{
	size_t room = libdeflate_gzip_compress_bound(with, f->text.len);

	buf_clear(&f->packed);
	/* The buffer grows by appending; what is appended here is overwritten
	 * at once. */
	while (f->packed.len < room) {
		static const unsigned char zeros[65536];
		size_t left = room - f->packed.len;

		(void)buf_append(&f->packed, zeros,
		    left < sizeof(zeros) ? left : sizeof(zeros));
	}
	f->packed.len = libdeflate_gzip_compress(
	    with, f->text.data, f->text.len, f->packed.data, f->packed.len);
	assert(f->packed.len > 0);
}

static enum err_code
write_packed(struct warc_file *f, struct err *e)
{
	f->fault = file_put(f->fd, buf_str(&f->packed), e);
	if (f->fault != ERR_NONE)
		(void)err_prefix(e, "write %.*s", STR_ARG(f->name));
	return f->fault;
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

enum err_code
warc_file_append(struct warc_file *f, const struct warc_record *r,
    struct warc_place *out, struct err *e)
{
	enum err_code rc;

	if (f->fault != ERR_NONE)
		return broken_before(f, e);
	buf_clear(&f->text);
	warc_record_write(&f->text, r);
	pack(f, r->is_packed ? f->none : f->fast);
	rc = write_packed(f, e);
	if (rc != ERR_NONE)
		return rc;
	digest_add(f->seal, buf_str(&f->packed));
	*out = (struct warc_place){f->length, (int64_t)f->packed.len};
	f->length += (int64_t)f->packed.len;
	forget_large(&f->text);
	forget_large(&f->packed);
	return ERR_NONE;
}

enum err_code
warc_file_sync(struct warc_file *f, struct err *e)
{
	if (f->fault != ERR_NONE)
		return broken_before(f, e);
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
