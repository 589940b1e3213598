/* The WARC files of a merge: brought beside their place, then put there, and
 * taken away again where the ledger never came to know of them. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/file.h"
#include "store/merge_impl.h"

static enum err_code
io_error(const char *what, const char *path, struct err *e)
{
	return err_set(
	    e, err_of_errno(errno), "%s %s: %s", what, path, strerror(errno));
}

static enum err_code
copy_bytes(int from, int to, const char *path, char sha256[DIGEST_TEXT_BYTES],
    struct err *e)
{
	struct digest *d = digest_new(DIGEST_SHA256);
	enum err_code rc = ERR_NONE;
	char piece[65536];
	ssize_t n;

	while (rc == ERR_NONE && (n = read(from, piece, sizeof(piece))) != 0) {
		struct str bytes = {piece, n > 0 ? (size_t)n : 0};

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 || file_put(to, bytes, NULL) != ERR_NONE)
			rc = io_error("copy to", path, e);
		digest_add(d, bytes);
	}
	digest_finish(d, sha256);
	return rc;
}

/* Copies a file and holds the bytes against their digest. */
static enum err_code
copy_file(const char *from, const char *to, struct str sha256, struct err *e)
{
	int in = open(from, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	int out = in < 0
	    ? -1
	    : open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
	char got[DIGEST_TEXT_BYTES];
	enum err_code rc = ERR_NONE;

	if (out < 0)
		rc = io_error("copy", from, e);
	if (rc == ERR_NONE)
		rc = copy_bytes(in, out, to, got, e);
	if (in >= 0)
		(void)close(in);
	if (out >= 0 && close(out) != 0 && rc == ERR_NONE)
		rc = io_error("copy to", to, e);
	if (rc == ERR_NONE && !str_is(sha256, got))
		rc = err_set(e, ERR_USAGE,
		    "%s is not what its ledger says: it has another SHA-256",
		    from);
	return rc;
}

enum err_code
merge_file_fetch(struct merge *m, const struct merge_source *from,
    struct str name, int64_t length, struct str sha256, struct err *e)
{
	struct arena a = {0};
	const char *file = arena_cstr(&a, name);
	const char *source =
	    file_join(&a, file_join(&a, from->folder, "warc"), file);
	const char *fresh = file_join(&a, m->folder, file);
	enum err_code rc = ERR_NONE;
	struct stat st;

	if (lstat(source, &st) != 0 || !S_ISREG(st.st_mode) ||
	    st.st_size != length)
		rc = err_set(e, ERR_USAGE,
		    "%s is not what its ledger says: it is gone or has another "
		    "length",
		    source);
	/* Another disk, or one that knows no links. */
	else if (link(source, fresh) != 0)
		rc = copy_file(source, fresh, sha256, e);
	if (rc == ERR_NONE)
		rc = file_sync(fresh, e);
	if (rc == ERR_NONE)
		m->file_count++;
	arena_release(&a);
	return rc;
}

static bool
is_warc(const char *name)
{
	return str_ends(str_of(name), str_of(".warc.gz"));
}

/* Calls fn for each WARC file of a folder until one fails. */
static enum err_code
each_file(struct store *s, const char *folder,
    enum err_code (*fn)(
        struct store *s, const char *fresh, const char *name, struct err *e),
    struct err *e)
{
	DIR *dir = opendir(folder);
	enum err_code rc = ERR_NONE;
	const struct dirent *entry;

	if (dir == NULL)
		return io_error("open folder", folder, e);
	while (rc == ERR_NONE && (entry = readdir(dir)) != NULL) {
		struct arena a = {0};

		if (is_warc(entry->d_name))
			rc = fn(s, file_join(&a, folder, entry->d_name),
			    entry->d_name, e);
		arena_release(&a);
	}
	(void)closedir(dir);
	return rc;
}

static enum err_code
place_file(struct store *s, const char *fresh, const char *name, struct err *e)
{
	struct arena a = {0};
	const char *place = file_join(&a, s->warc_folder, name);
	enum err_code rc = ERR_NONE;

	if (link(fresh, place) != 0)
		rc = errno == EEXIST
		    ? err_set(e, ERR_USAGE,
		          "%s is in the way; its ledger does not know it",
		          place)
		    : io_error("link to", place, e);
	arena_release(&a);
	return rc;
}

/* The ledger is asked before a file is taken away that may be its own. */
static enum err_code
is_known(struct store *s, const char *name, bool *out, struct err *e)
{
	struct query q = ledger_query(s->db, merge_sql[MERGE_WARC_KNOWN]);
	enum err_code rc;

	query_text(&q, str_of(name));
	rc = query_row(&q, out, e);
	ledger_query_end(&q);
	return rc;
}

/* Only what is the same file was put there by a merge. */
static enum err_code
take_back(struct store *s, const char *fresh, const char *name, struct err *e)
{
	struct arena a = {0};
	const char *place = file_join(&a, s->warc_folder, name);
	struct stat here, there;
	bool is_ours = lstat(fresh, &here) == 0 && lstat(place, &there) == 0 &&
	    here.st_dev == there.st_dev && here.st_ino == there.st_ino;
	bool is_kept = true;
	enum err_code rc = ERR_NONE;

	if (is_ours)
		rc = is_known(s, name, &is_kept, e);
	if (rc == ERR_NONE && !is_kept && unlink(place) != 0)
		rc = io_error("remove", place, e);
	arena_release(&a);
	return rc;
}

enum err_code
merge_files_place(struct merge *m, struct err *e)
{
	enum err_code rc = each_file(m->into, m->folder, place_file, e);

	return rc == ERR_NONE ? file_sync(m->into->warc_folder, e) : rc;
}

enum err_code
merge_clear(struct store *s, struct err *e)
{
	const char *folder = file_join(&s->arena, s->folder, "merge");
	enum err_code rc;

	if (!file_exists(folder))
		return ERR_NONE;
	rc = each_file(s, folder, take_back, e);
	return rc == ERR_NONE ? file_remove_folder(folder, e) : rc;
}
