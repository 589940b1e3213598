/* The WARC files of the store: which one is written to, and what the ledger
 * knows of each. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store_impl.h"

static enum err_code
digest_file(int fd, char sha256[DIGEST_TEXT_BYTES])
{
	struct digest *d = digest_new(DIGEST_SHA256);
	char piece[65536];
	ssize_t n;

	while ((n = read(fd, piece, sizeof(piece))) != 0) {
		if (n < 0 && errno != EINTR)
			break;
		if (n > 0)
			digest_add(d, (struct str){piece, (size_t)n});
	}
	digest_finish(d, sha256);
	return n == 0 ? ERR_NONE : ERR_IO;
}

static bool
cut_open(int fd, int64_t length, char sha256[DIGEST_TEXT_BYTES])
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return false;
	if (st.st_size < length)
		return true;
	return ftruncate(fd, length) == 0 && fdatasync(fd) == 0 &&
	    digest_file(fd, sha256) == ERR_NONE;
}

/*
 * Cuts a file to length and takes its digest. One that is gone or shorter is
 * left alone without a digest: the evidence is damaged, which is for verify
 * to tell, and filling it up would hide it.
 */
static enum err_code
cut_file(const char *path, int64_t length, char sha256[DIGEST_TEXT_BYTES],
    struct err *e)
{
	int fd = open(path, O_RDWR | O_CLOEXEC);
	enum err_code rc = ERR_NONE;

	sha256[0] = '\0';
	if (fd < 0 && errno == ENOENT)
		return ERR_NONE;
	if (fd < 0 || !cut_open(fd, length, sha256))
		rc = err_set(e, err_of_errno(errno), "cut %s: %s", path,
		    strerror(errno));
	if (fd >= 0)
		(void)close(fd);
	return rc;
}

static enum err_code
note_sealed(struct store *s, int64_t row, int64_t length, const char *sha256,
    struct err *e)
{
	struct query q = query_begin(s, STMT_WARC_SEAL);

	query_int(&q, length);
	query_text(&q, str_of(sha256));
	query_int(&q, row);
	return query_run(&q, e);
}

/* Nothing refers to a file of which nothing was committed. */
static enum err_code
drop_file(struct store *s, const char *path, int64_t row, struct err *e)
{
	struct query q;

	if (unlink(path) != 0 && errno != ENOENT)
		return err_set(
		    e, ERR_IO, "remove %s: %s", path, strerror(errno));
	q = query_begin(s, STMT_WARC_DROP);
	query_int(&q, row);
	return query_run(&q, e);
}

static enum err_code
repair_file(struct store *s, const char *path, int64_t row, int64_t length,
    struct err *e)
{
	char sha256[DIGEST_TEXT_BYTES];
	enum err_code rc;

	if (length == 0)
		return drop_file(s, path, row, e);
	rc = cut_file(path, length, sha256, e);
	return rc == ERR_NONE ? note_sealed(s, row, length, sha256, e) : rc;
}

enum err_code
warcs_repair(struct store *s, struct err *e)
{
	struct arena a = {0};
	enum err_code rc = ERR_NONE;
	bool is_there = true;

	while (rc == ERR_NONE) {
		struct query q = query_begin(s, STMT_WARC_UNSEALED);
		int64_t row = 0, length = 0;
		const char *path = NULL;

		rc = query_row(&q, &is_there, e);
		if (rc == ERR_NONE && is_there) {
			row = query_int_at(&q, 0);
			path = file_join(
			    &a, s->warc_folder, query_text_at(&q, 1, &a).ptr);
			length = query_int_at(&q, 2);
		}
		query_end(&q);
		if (path == NULL)
			break;
		rc = repair_file(s, path, row, length, e);
	}
	arena_release(&a);
	return rc;
}

static enum err_code
add_row(struct store *s, int64_t number, struct str name, struct err *e)
{
	struct query q = query_begin(s, STMT_WARC_ADD);

	query_int(&q, s->round.id);
	query_int(&q, number);
	query_text(&q, name);
	return query_number(&q, &s->warc_row, NULL, e);
}

static enum err_code
next_number(struct store *s, int64_t *out, struct err *e)
{
	struct query q = query_begin(s, STMT_WARC_NUMBER);

	query_int(&q, s->round.id);
	return query_number(&q, out, NULL, e);
}

static enum err_code
write_warcinfo(struct store *s, struct err *e)
{
	struct arena a = {0};
	struct buf fields = {0};
	struct warc_record r = {.type = "warcinfo",
	    .date_us = clock_wall_us(s->clock),
	    .file_name = s->warc.name,
	    .content_type = "application/warc-fields"};
	enum err_code rc;

	buf_printf(&fields,
	    "software: %.*s\r\nformat: WARC File Format 1.1\r\n"
	    "conformsTo: http://iipc.github.io/warc-specifications/"
	    "specifications/warc-format/warc-1.1/\r\nisPartOf: %.*s\r\n"
	    "robots: RFC 9309\r\n",
	    STR_ARG(s->warc_software), STR_ARG(s->round.name));
	if (s->operator_contact.len > 0)
		buf_printf(&fields, "operator: %.*s\r\n",
		    STR_ARG(s->operator_contact));
	r.id = warc_id(&a,
	    arena_printf(&a, "warcinfo\n%.*s\n%lld", STR_ARG(s->warc.name),
	        (long long)r.date_us));
	r.block[0] = buf_str(&fields);
	(void)warc_file_add(&s->warc, &r);
	rc = warc_file_write(&s->warc, e);
	buf_release(&fields);
	arena_release(&a);
	return rc;
}

enum err_code
warcs_ready(struct store *s, struct err *e)
{
	enum err_code rc = ERR_NONE;
	int64_t number = 0;
	struct str name;

	if (s->warc.fd >= 0 && s->warc.length >= s->warc_max_bytes)
		rc = warcs_seal(s, e);
	if (rc != ERR_NONE || s->warc.fd >= 0)
		return rc;
	rc = next_number(s, &number, e);
	if (rc != ERR_NONE)
		return rc;
	name = arena_printf(&s->arena, "samruat-%.*s-%05lld.warc.gz",
	    STR_ARG(s->warc_label), (long long)number);
	rc = add_row(s, number, name, e);
	/* The ledger knows of each file before it is there. */
	if (rc == ERR_NONE)
		rc = store_flush(s, e);
	if (rc == ERR_NONE)
		rc = warc_file_create(&s->warc, s->warc_folder, name, e);
	if (rc == ERR_NONE)
		rc = write_warcinfo(s, e);
	return rc;
}

enum err_code
warcs_sync(struct store *s, struct err *e)
{
	enum err_code rc;
	struct query q;

	if (s->warc.fd < 0)
		return ERR_NONE;
	rc = warc_file_sync(&s->warc, e);
	if (rc != ERR_NONE)
		return rc;
	q = query_begin(s, STMT_WARC_LENGTH);
	query_int(&q, s->warc.length);
	query_int(&q, s->warc_row);
	return query_run(&q, e);
}

enum err_code
warcs_seal(struct store *s, struct err *e)
{
	char sha256[DIGEST_TEXT_BYTES];
	int64_t length = s->warc.length;
	enum err_code rc;

	if (s->warc.fd < 0)
		return ERR_NONE;
	rc = warc_file_finish(&s->warc, sha256, e);
	if (rc == ERR_NONE)
		rc = note_sealed(s, s->warc_row, length, sha256, e);
	return rc;
}
