/*
 * A file that is written piece by piece and appears only when it is whole:
 * written beside its place, synced, renamed.
 */
#ifndef PUBLISH_OUT_FILE_IMPL_H
#define PUBLISH_OUT_FILE_IMPL_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/err.h"

struct out_file {
	const char *path;
	const char *fresh;
	int fd;
	struct buf piece; /* append here, then call out_file_pass */
	struct digest *digest;
	int64_t size;
};

/* Paths live in the arena. */
enum err_code out_file_open(struct out_file *f, struct arena *a,
    const char *folder, const char *name, struct err *e);

/* Writes the piece out when it has become large. */
enum err_code out_file_pass(struct out_file *f, struct err *e);

/* Puts the file in its place; sha256 is that of its content. */
enum err_code out_file_finish(
    struct out_file *f, char sha256[DIGEST_TEXT_BYTES], struct err *e);

/* Drops what was not finished. */
void out_file_release(struct out_file *f);

#endif
