#include "web_log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"

enum err_code
web_log_open(struct web_log *log, const char *path, const struct clock *clock,
    struct err *e)
{
	log->clock = clock;
	log->fd = open(
	    path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644);
	if (log->fd < 0)
		return err_set(e, ERR_IO, "open %s: %s", path, strerror(errno));
	return ERR_NONE;
}

void
web_log_release(struct web_log *log)
{
	if (log->fd >= 0)
		(void)close(log->fd);
	log->fd = -1;
}

static void
append_word(struct buf *line, struct str word)
{
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];

		if ((unsigned char)c <= ' ')
			c = '?';
		(void)buf_append_char(line, c);
	}
	(void)buf_append_char(line, ' ');
}

/* Begins a line in an empty buffer. */
static void
start_line(struct web_log *log, struct buf *line, struct str host, int port)
{
	buf_printf(line, "%lld ", (long long)clock_steady_us(log->clock));
	append_word(line, host);
	buf_printf(line, "%d ", port);
}

/* A log that cannot be written (a full disk) shows in the test that reads it;
 * the server goes on. */
static void
write_line(struct web_log *log, struct buf *line)
{
	ssize_t n = write(log->fd, line->data, line->len);

	(void)n;
	buf_release(line);
}

static void
write_event(struct web_log *log, struct str host, int port, const char *event)
{
	struct buf line = {0};

	start_line(log, &line, host, port);
	(void)buf_append_cstr(&line, event);
	write_line(log, &line);
}

void
web_log_connect(struct web_log *log, struct str host, int port)
{
	write_event(log, host, port, "connect -\n");
}

void
web_log_close(struct web_log *log, struct str host, int port)
{
	write_event(log, host, port, "close -\n");
}

void
web_log_request(
    struct web_log *log, const struct request *r, int port, int64_t status)
{
	struct buf line = {0};

	start_line(log, &line, r->host, port);
	append_word(&line, r->method);
	append_word(&line, r->target);
	buf_printf(&line, "%lld", (long long)status);
	if (r->is_phone)
		(void)buf_append_cstr(&line, " phone");
	if (r->if_none_match.len > 0 || r->if_modified_since.len > 0)
		(void)buf_append_cstr(&line, " conditional");
	(void)buf_append_char(&line, '\n');
	write_line(log, &line);
}
