#include "store/record_read_impl.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"

/* A member can be a little longer than what it holds. */
enum { MEMBER_BYTES_MAX = 2 * (LIMIT_SITEMAP_BYTES + LIMIT_HEAD_BYTES) };

static bool
read_bytes(
    const char *path, struct warc_place place, struct arena *a, struct str *out)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *bytes;
	size_t have = 0;
	ssize_t n = 1;

	if (fd < 0)
		return false;
	bytes = arena_alloc(a, (size_t)place.length);
	while (have < (size_t)place.length && n != 0) {
		n = pread(fd, bytes + have, (size_t)place.length - have,
		    place.offset + (int64_t)have);
		if (n < 0 && errno != EINTR)
			break;
		if (n > 0)
			have += (size_t)n;
	}
	(void)close(fd);
	*out = (struct str){bytes, have};
	return true;
}

static void
keep_texts(struct warc_entry *w, struct arena *a)
{
	struct str *texts[] = {&w->type, &w->id, &w->date, &w->target,
	    &w->block_digest, &w->payload_digest, &w->profile, &w->refers_to,
	    &w->refers_to_target, &w->refers_to_date, &w->content_type,
	    &w->block};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		*texts[i] = arena_str(a, *texts[i]);
}

struct warc_entry
record_read(struct store *s, struct str warc_file, struct warc_place place,
    struct arena *a)
{
	struct warc_entry w = {.fault = "the record cannot be read"};
	struct warc_reader *reader;
	struct str bytes = {0};

	if (place.offset < 0 || place.length <= 0 ||
	    place.length > MEMBER_BYTES_MAX ||
	    !read_bytes(file_join(a, s->warc_folder, arena_cstr(a, warc_file)),
	        place, a, &bytes))
		return w;
	reader = warc_reader_new();
	w = warc_read(reader, bytes);
	if (w.fault == NULL)
		keep_texts(&w, a);
	warc_reader_free(reader);
	return w;
}
