#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { FIND_DEPTH_MAX = 8, FIND_FILES_MAX = 10000 };

static enum err_code
read_all(
    int fd, const char *path, size_t max_bytes, struct buf *out, struct err *e)
{
	size_t before = out->len;
	char piece[65536];
	ssize_t n;

	while ((n = read(fd, piece, sizeof(piece))) != 0) {
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			out->len = before;
			return err_set(
			    e, ERR_IO, "read %s: %s", path, strerror(errno));
		}
		(void)buf_append(out, piece, (size_t)n);
		if (out->len - before > max_bytes) {
			out->len = before;
			return err_set(e, ERR_LIMIT,
			    "%s is longer than %zu bytes", path, max_bytes);
		}
	}
	return ERR_NONE;
}

enum err_code
file_read(const char *path, size_t max_bytes, struct buf *out, struct err *e)
{
	bool is_stdin = strcmp(path, "-") == 0;
	enum err_code rc;
	struct stat what;
	/* A pipe that nobody writes to is not waited for. */
	int fd = is_stdin ? STDIN_FILENO
	                  : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);

	if (fd < 0)
		return err_set(e, ERR_IO, "open %s: %s", path, strerror(errno));
	if (!is_stdin && fstat(fd, &what) == 0 && S_ISFIFO(what.st_mode))
		rc = err_set(e, ERR_IO, "read %s: it is a pipe", path);
	else
		rc = read_all(fd, path, max_bytes, out, e);
	if (!is_stdin)
		(void)close(fd);
	return rc;
}

enum err_code
file_put(int fd, struct str bytes, struct err *e)
{
	while (bytes.len > 0) {
		ssize_t n = write(fd, bytes.ptr, bytes.len);

		if (n < 0 && errno != EINTR)
			return err_set(
			    e, err_of_errno(errno), "%s", strerror(errno));
		if (n > 0)
			bytes = str_slice(bytes, (size_t)n, bytes.len);
	}
	return ERR_NONE;
}

enum err_code
file_write(const char *path, struct str content, struct err *e)
{
	struct arena scratch = {0};
	char *fresh =
	    arena_cstr(&scratch, arena_printf(&scratch, "%s.new", path));
	enum err_code rc = ERR_NONE;
	int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
	bool is_written = fd >= 0 && file_put(fd, content, NULL) == ERR_NONE &&
	    fsync(fd) == 0;

	if (fd >= 0 && close(fd) != 0)
		is_written = false;
	if (!is_written || rename(fresh, path) != 0) {
		rc = err_set(e, err_of_errno(errno), "write %s: %s", path,
		    strerror(errno));
		(void)unlink(fresh);
	}
	arena_release(&scratch);
	return rc;
}

enum err_code
file_make_folder(const char *path, struct err *e)
{
	struct arena scratch = {0};
	char *part = arena_cstr(&scratch, str_of(path));
	enum err_code rc = ERR_NONE;

	for (char *p = part[0] == '\0' ? part : part + 1; rc == ERR_NONE; p++) {
		char kept = *p;

		if (kept != '/' && kept != '\0')
			continue;
		*p = '\0';
		if (mkdir(part, 0755) != 0 && errno != EEXIST)
			rc = err_set(e, err_of_errno(errno),
			    "make folder %s: %s", part, strerror(errno));
		*p = kept;
		if (kept == '\0')
			break;
	}
	if (rc == ERR_NONE && !file_is_folder(path))
		rc = err_set(e, ERR_IO, "%s is not a folder", path);
	arena_release(&scratch);
	return rc;
}

enum err_code
file_sync(const char *path, struct err *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	bool is_synced = fd >= 0 && fsync(fd) == 0;
	int why = errno;

	if (fd >= 0)
		(void)close(fd);
	if (!is_synced)
		return err_set(
		    e, err_of_errno(why), "sync %s: %s", path, strerror(why));
	return ERR_NONE;
}

int64_t
file_free_bytes(const char *path)
{
	struct statvfs st;

	if (statvfs(path, &st) != 0)
		return -1;
	return (int64_t)st.f_bavail * (int64_t)st.f_frsize;
}

static int
remove_one(const char *path, const struct stat *st, int kind, struct FTW *at)
{
	(void)st;
	(void)kind;
	(void)at;
	return remove(path);
}

enum err_code
file_make_temp_folder(
    struct arena *a, const char *prefix, char **out, struct err *e)
{
	const char *above = getenv("TMPDIR");
	char *path;

	if (above == NULL || above[0] == '\0')
		above = "/tmp";
	path = file_join(a, above, arena_printf(a, "%s-XXXXXX", prefix).ptr);
	if (mkdtemp(path) == NULL)
		return err_set(
		    e, ERR_IO, "make folder %s: %s", path, strerror(errno));
	*out = path;
	return ERR_NONE;
}

enum err_code
file_remove_folder(const char *path, struct err *e)
{
	enum { OPEN_FOLDERS = 16 };

	if (nftw(path, remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS) == 0)
		return ERR_NONE;
	return err_set(
	    e, ERR_IO, "cannot remove %s: %s", path, strerror(errno));
}

bool
file_exists(const char *path)
{
	return access(path, F_OK) == 0;
}

bool
file_is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

char *
file_join(struct arena *a, const char *folder, const char *name)
{
	size_t n = strlen(folder);
	const char *slash = n > 0 && folder[n - 1] == '/' ? "" : "/";

	if (n == 0 || name[0] == '/')
		return arena_cstr(a, str_of(name));
	return arena_cstr(a, arena_printf(a, "%s%s%s", folder, slash, name));
}

struct finder {
	struct arena *arena;
	const char *suffix;
	struct file_list list;
	size_t capacity;
};

static enum err_code find_in(
    struct finder *f, const char *folder, int depth, struct err *e);

static enum err_code
find_entry(struct finder *f, const char *path, int depth, struct err *e)
{
	struct stat st;

	/* What a dead link names is not there. */
	if (stat(path, &st) != 0)
		return ERR_NONE;
	if (S_ISDIR(st.st_mode))
		return find_in(f, path, depth + 1, e);
	if (!S_ISREG(st.st_mode) || !str_ends(str_of(path), str_of(f->suffix)))
		return ERR_NONE;
	if (f->list.count == FIND_FILES_MAX)
		return err_set(
		    e, ERR_LIMIT, "more than %d files", FIND_FILES_MAX);
	f->list.paths = arena_grow(f->arena, f->list.paths, &f->capacity,
	    f->list.count + 1, sizeof(*f->list.paths));
	f->list.paths[f->list.count++] = path;
	return ERR_NONE;
}

static enum err_code
find_in(struct finder *f, const char *folder, int depth, struct err *e)
{
	enum err_code rc = ERR_NONE;
	struct dirent *entry;
	DIR *dir;

	if (depth > FIND_DEPTH_MAX)
		return err_set(e, ERR_LIMIT,
		    "%s lies more than %d folders deep", folder,
		    FIND_DEPTH_MAX);
	dir = opendir(folder);
	if (dir == NULL)
		return err_set(
		    e, ERR_IO, "open folder %s: %s", folder, strerror(errno));
	while (rc == ERR_NONE && (entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			rc = find_entry(f,
			    file_join(f->arena, folder, entry->d_name), depth,
			    e);
	(void)closedir(dir);
	return rc;
}

static int
compare_paths(const void *a, const void *b)
{
	const char *const *left = a, *const *right = b;

	return strcmp(*left, *right);
}

enum err_code
file_find(struct arena *a, const char *folder, const char *suffix,
    struct file_list *out, struct err *e)
{
	struct finder f = {.arena = a, .suffix = suffix};
	enum err_code rc = find_in(&f, folder, 0, e);

	if (rc != ERR_NONE)
		return rc;
	if (f.list.count > 1)
		qsort(f.list.paths, f.list.count, sizeof(*f.list.paths),
		    compare_paths);
	*out = f.list;
	return ERR_NONE;
}
