/* The stores that are merged: looked at, repaired and locked before anything
 * is taken from them. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/merge_impl.h"

/* A repair cuts files by their names in the ledger; those of a stranger may
 * lead anywhere. */
static enum err_code
check_unsealed(struct store *s, struct str name, struct err *e)
{
	struct arena a = {0};
	const char *text = arena_cstr(&a, name);
	const char *path = file_join(&a, s->warc_folder, text);
	struct stat st;
	bool is_good = str_find_char(name, '/', 0) == STR_NONE &&
	    strlen(text) == name.len && str_starts(name, str_of("samruat-")) &&
	    str_ends(name, str_of(".warc.gz")) &&
	    (lstat(path, &st) == 0 ? S_ISREG(st.st_mode) : errno == ENOENT);
	enum err_code rc = ERR_NONE;

	if (!is_good)
		rc = err_set(e, ERR_USAGE,
		    "the ledger of %s is damaged: a WARC file by the name %s",
		    s->folder, text);
	arena_release(&a);
	return rc;
}

static enum err_code
find_unsealed(struct store *s, bool *is_any, struct err *e)
{
	struct query q = ledger_query(s->db, merge_sql[MERGE_WARC_UNSEALED]);
	struct arena a = {0};
	bool is_there = true;
	enum err_code rc = ERR_NONE;

	*is_any = false;
	while (rc == ERR_NONE) {
		rc = query_row(&q, &is_there, e);
		if (rc != ERR_NONE || !is_there)
			break;
		*is_any = true;
		rc = check_unsealed(s, query_text_at(&q, 0, &a), e);
		arena_reset(&a);
	}
	ledger_query_end(&q);
	arena_release(&a);
	return rc;
}

/* A reader brings an older ledger up to date; a writer cuts and seals what an
 * interrupted crawl left open. */
static enum err_code
make_ready(const char *folder, const struct clock *clock, struct err *e)
{
	struct store *s = NULL;
	bool is_any = false;
	enum err_code rc = store_open(folder, STORE_READ, clock, &s, e);

	if (rc != ERR_NONE)
		return rc;
	rc = find_unsealed(s, &is_any, e);
	store_close(s);
	if (rc != ERR_NONE || !is_any)
		return rc;
	rc = store_open(folder, STORE_WRITE, clock, &s, e);
	if (rc == ERR_NONE)
		store_close(s);
	return rc;
}

/* Keeps writers out, but not another merge. A store without the file, or where
 * we may not read it, is one that nobody writes to. */
static enum err_code
take_lock(struct merge *m, struct merge_source *source, struct err *e)
{
	const char *path = file_join(m->arena, source->folder, "writer.lock");
	struct flock whole = {.l_type = F_RDLCK, .l_whence = SEEK_SET};

	source->lock_fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	if (source->lock_fd < 0 || fcntl(source->lock_fd, F_SETLK, &whole) == 0)
		return ERR_NONE;
	if (errno == EACCES || errno == EAGAIN)
		return err_set(e, ERR_BUSY,
		    "another process writes to the store %s", source->folder);
	return err_set(e, ERR_IO, "lock %s: %s", path, strerror(errno));
}

static bool
is_same(const struct merge_source *a, const struct merge_source *b)
{
	return a->device == b->device && a->inode == b->inode;
}

/* A lock belongs to the process and ends when any descriptor of its file is
 * closed, so that no store may be opened twice. */
static enum err_code
identify(struct merge *m, const char *into, struct merge_source *source,
    struct err *e)
{
	const char *target = file_join(m->arena, into, "ledger.db");
	struct stat st;

	if (stat(source->ledger, &st) != 0)
		return err_set(
		    e, ERR_USAGE, "there is no store in %s", source->folder);
	source->device = st.st_dev;
	source->inode = st.st_ino;
	for (size_t i = 0; i < m->source_count; i++)
		if (is_same(source, &m->sources[i]))
			return err_set(e, ERR_USAGE,
			    "%s and %s are the same store",
			    m->sources[i].folder, source->folder);
	if (stat(target, &st) == 0 && st.st_dev == source->device &&
	    st.st_ino == source->inode)
		return err_set(e, ERR_USAGE,
		    "%s is the store that is merged into", source->folder);
	return ERR_NONE;
}

enum err_code
merge_sources_open(
    struct merge *m, const struct merge_setup *setup, struct err *e)
{
	enum err_code rc = ERR_NONE;

	if (setup->source_count > MERGE_SOURCES_MAX)
		return err_set(e, ERR_USAGE,
		    "at most %d stores are merged at once", MERGE_SOURCES_MAX);
	m->sources =
	    arena_array(m->arena, setup->source_count, sizeof(*m->sources));
	for (size_t i = 0; rc == ERR_NONE && i < setup->source_count; i++) {
		struct merge_source *source = &m->sources[i];

		source->folder = setup->sources[i];
		source->ledger =
		    file_join(m->arena, source->folder, "ledger.db");
		source->lock_fd = -1;
		rc = identify(m, setup->into, source, e);
		if (rc != ERR_NONE)
			return rc;
		rc = make_ready(source->folder, setup->clock, e);
		if (rc == ERR_NONE)
			rc = take_lock(m, source, e);
		m->source_count++;
		if (rc != ERR_NONE)
			(void)err_prefix(e, "%s", source->folder);
	}
	return rc;
}

void
merge_sources_close(struct merge *m)
{
	for (size_t i = 0; i < m->source_count; i++)
		if (m->sources[i].lock_fd >= 0)
			(void)close(m->sources[i].lock_fd);
	m->source_count = 0;
}
