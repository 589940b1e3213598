/*
 * Whole files and folders. A reader gives a maximum; a writer never leaves
 * half a file behind.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/* Appends the content of a file ("-" is standard input) to out. ERR_IO when it
 * cannot be read, ERR_LIMIT when it is longer than max_bytes; out is then
 * unchanged in length. */
enum err_code file_read(
    const char *path, size_t max_bytes, struct buf *out, struct err *e);

/* Writes all bytes to an open descriptor. ERR_FULL or ERR_IO, with errno still
 * set, when it takes no more; a part may have been written. */
enum err_code file_put(int fd, struct str bytes, struct err *e);

/* Replaces a file by content: written beside it, synced, renamed. */
enum err_code file_write(const char *path, struct str content, struct err *e);

/* Makes a folder and those above it; one that exists is fine. */
enum err_code file_make_folder(const char *path, struct err *e);

/* Returns when a file, or the names in a folder, are on the disk. */
enum err_code file_sync(const char *path, struct err *e);

/* How many bytes the disk that a path is on takes yet; -1 when that is
 * unknown. */
int64_t file_free_bytes(const char *path);

/* Makes a new folder for a while, in $TMPDIR or else in /tmp: its name begins
 * with prefix. The path lives in the arena. */
enum err_code file_make_temp_folder(
    struct arena *a, const char *prefix, char **out, struct err *e);

/* Removes a folder and all that it holds; symbolic links are not followed. */
enum err_code file_remove_folder(const char *path, struct err *e);

bool file_exists(const char *path);
bool file_is_folder(const char *path);

/* "folder/name" in the arena; name alone when folder is empty or name is
 * absolute. */
char *file_join(struct arena *a, const char *folder, const char *name);

struct file_list {
	const char **paths; /* folder/..., in byte order */
	size_t count;
};

/*
 * Lists the regular files below a folder, at any depth up to 8, whose names
 * end with suffix (".yaml"); hidden names are passed over. Everything lives in
 * the arena. ERR_LIMIT over 10,000 files.
 */
enum err_code file_find(struct arena *a, const char *folder, const char *suffix,
    struct file_list *out, struct err *e);

#endif
