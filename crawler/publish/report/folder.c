#include "publish/report/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

/* A folder whose style sheet begins with this is a report, whole or begun, and
 * may be replaced. */
static const char sheet[] = "report.css";
static const char sign[] = "/* samruat report";

static bool
is_empty(const char *path)
{
	DIR *d = opendir(path);
	const struct dirent *entry;
	bool is_other = false;

	while (d != NULL && !is_other && (entry = readdir(d)) != NULL)
		is_other = strcmp(entry->d_name, ".") != 0 &&
		    strcmp(entry->d_name, "..") != 0;
	if (d != NULL)
		(void)closedir(d);
	return d != NULL && !is_other;
}

static bool
is_report(const char *path, struct arena *a)
{
	char begin[sizeof(sign) - 1];
	int fd = open(file_join(a, path, sheet), O_RDONLY | O_CLOEXEC);
	ssize_t n = fd >= 0 ? read(fd, begin, sizeof(begin)) : -1;

	if (fd >= 0)
		(void)close(fd);
	return n == (ssize_t)sizeof(begin) &&
	    memcmp(begin, sign, sizeof(begin)) == 0;
}

/* What stands at a path may go: nothing, an empty folder, a report. */
static enum err_code
check_place(const char *path, struct arena *a, struct err *e)
{
	if (!file_exists(path) || (file_is_folder(path) && is_empty(path)) ||
	    is_report(path, a))
		return ERR_NONE;
	return err_set(e, ERR_USAGE,
	    "%s is there and is no report; name a new folder, an empty one, or "
	    "that of an earlier report",
	    path);
}

/* Where a path leads, links followed, so that what is renamed is the folder
 * and not what points to it; of one that is not there yet without slashes at
 * its end. */
static const char *
place_of(struct arena *a, const char *path)
{
	char real[PATH_MAX];
	struct str s = str_of(path);

	if (realpath(path, real) != NULL)
		return arena_cstr(a, str_of(real));
	while (s.len > 1 && s.ptr[s.len - 1] == '/')
		s.len--;
	return arena_cstr(a, s);
}

enum err_code
folder_open(struct folder *f, struct arena *a, const char *path, struct err *e)
{
	const char *fresh;
	enum err_code rc;

	if (path[0] == '\0')
		return err_set(e, ERR_USAGE, "name a folder for the report");
	*f = (struct folder){.arena = a, .path = place_of(a, path)};
	f->old = arena_printf(a, "%s.old", f->path).ptr;
	fresh = arena_printf(a, "%s.new", f->path).ptr;
	rc = check_place(f->path, a, e);
	if (rc == ERR_NONE)
		rc = check_place(f->old, a, e);
	if (rc == ERR_NONE)
		rc = check_place(fresh, a, e);
	if (rc == ERR_NONE && file_exists(fresh))
		rc = file_remove_folder(fresh, e);
	if (rc == ERR_NONE)
		rc = file_make_folder(fresh, e);
	if (rc == ERR_NONE)
		f->fresh = fresh;
	return rc;
}

static enum err_code
open_file(const char *path, int *fd, struct err *e)
{
	*fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	if (*fd >= 0)
		return ERR_NONE;
	return err_set(e, ERR_IO, "write %s: %s", path, strerror(errno));
}

/* The folder of a name, made when the first file asks for it. */
static enum err_code
make_way(
    const struct folder *f, struct str name, struct arena *a, struct err *e)
{
	size_t end = name.len;

	while (end > 0 && name.ptr[end - 1] != '/')
		end--;
	if (end == 0)
		return ERR_NONE;
	return file_make_folder(
	    file_join(a, f->fresh, arena_cstr(a, str_slice(name, 0, end - 1))),
	    e);
}

enum err_code
folder_put(struct folder *f, struct str name, struct str content, struct err *e)
{
	struct arena scratch = {0};
	const char *path =
	    file_join(&scratch, f->fresh, arena_cstr(&scratch, name));
	int fd = -1;
	enum err_code rc = open_file(path, &fd, NULL);

	if (rc != ERR_NONE)
		rc = make_way(f, name, &scratch, e);
	if (rc == ERR_NONE && fd < 0)
		rc = open_file(path, &fd, e);
	if (rc == ERR_NONE) {
		rc = file_put(fd, content, e);
		if (rc != ERR_NONE)
			err_prefix(e, "write %s", path);
	}
	if (fd >= 0 && close(fd) != 0 && rc == ERR_NONE)
		rc = err_set(e, ERR_IO, "write %s: %s", path, strerror(errno));
	arena_release(&scratch);
	f->file_count++;
	f->byte_count += (int64_t)content.len;
	return rc;
}

/* One wait for the disk serves all files. */
static enum err_code
sync_all(const struct folder *f, struct err *e)
{
	int fd = open(f->fresh, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	enum err_code rc = ERR_NONE;

	if (fd < 0 || syncfs(fd) != 0)
		rc = err_set(
		    e, ERR_IO, "sync %s: %s", f->fresh, strerror(errno));
	if (fd >= 0)
		(void)close(fd);
	return rc;
}

static enum err_code
move(const char *from, const char *to, struct err *e)
{
	if (rename(from, to) == 0)
		return ERR_NONE;
	return err_set(
	    e, ERR_IO, "rename %s to %s: %s", from, to, strerror(errno));
}

enum err_code
folder_finish(struct folder *f, struct err *e)
{
	bool has_old = file_exists(f->path);
	enum err_code rc = sync_all(f, e);

	if (rc == ERR_NONE && file_exists(f->old))
		rc = file_remove_folder(f->old, e);
	if (rc == ERR_NONE && has_old)
		rc = move(f->path, f->old, e);
	if (rc != ERR_NONE)
		return rc;
	rc = move(f->fresh, f->path, e);
	if (rc != ERR_NONE) {
		if (has_old)
			(void)rename(f->old, f->path); /* e tells already */
		return rc;
	}
	f->fresh = NULL;
	return has_old ? file_remove_folder(f->old, e) : ERR_NONE;
}

void
folder_drop(struct folder *f)
{
	if (f->fresh != NULL && file_is_folder(f->fresh))
		(void)file_remove_folder(f->fresh, NULL);
	f->fresh = NULL;
}
