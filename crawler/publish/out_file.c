#include "publish/out_file_impl.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

enum { PIECE_BYTES = 256 * 1024 };

static enum err_code
failed(const struct out_file *f, struct err *e)
{
	return err_set(e, ERR_IO, "write %s: %s", f->path, strerror(errno));
}

enum err_code
out_file_open(struct out_file *f, struct arena *a, const char *folder,
    const char *name, struct err *e)
{
	*f = (struct out_file){.path = file_join(a, folder, name)};
	f->fresh = arena_printf(a, "%s.new", f->path).ptr;
	f->fd = open(f->fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	if (f->fd < 0)
		return failed(f, e);
	f->digest = digest_new(DIGEST_SHA256);
	return ERR_NONE;
}

static enum err_code
write_piece(struct out_file *f, struct err *e)
{
	struct str rest = buf_str(&f->piece);

	digest_add(f->digest, rest);
	f->size += (int64_t)rest.len;
	if (file_put(f->fd, rest, NULL) != ERR_NONE)
		return failed(f, e);
	buf_clear(&f->piece);
	return ERR_NONE;
}

enum err_code
out_file_pass(struct out_file *f, struct err *e)
{
	return f->piece.len < PIECE_BYTES ? ERR_NONE : write_piece(f, e);
}

enum err_code
out_file_finish(
    struct out_file *f, char sha256[DIGEST_TEXT_BYTES], struct err *e)
{
	enum err_code rc = write_piece(f, e);

	if (rc != ERR_NONE)
		return rc;
	if (fsync(f->fd) != 0)
		return failed(f, e);
	(void)close(f->fd);
	f->fd = -1;
	if (rename(f->fresh, f->path) != 0)
		return failed(f, e);
	f->fresh = NULL;
	digest_finish(f->digest, sha256);
	f->digest = NULL;
	return ERR_NONE;
}

void
out_file_release(struct out_file *f)
{
	char unused[DIGEST_TEXT_BYTES];

	if (f->digest != NULL)
		digest_finish(f->digest, unused);
	if (f->path != NULL && f->fd >= 0)
		(void)close(f->fd);
	if (f->fresh != NULL)
		(void)unlink(f->fresh);
	buf_release(&f->piece);
	*f = (struct out_file){.fd = -1};
}
