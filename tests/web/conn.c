#include "conn.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "base/mem.h"

enum { LINGER_US = 2000000, READ_BYTES = 16384 };

enum progress { GO_ON, BLOCKED, OVER };

struct conn *
conn_new(
    const struct port *port, int fd, const struct web *web, struct web_log *log)
{
	struct conn *c = mem_alloc(sizeof(*c));

	*c = (struct conn){
	    .fd = fd,
	    .port = port,
	    .web = web,
	    .log = log,
	    .state = CONN_READ,
	    .due_us = INT64_MAX,
	};
	if (port->context == NULL)
		return c;
	c->ssl = SSL_new(port->context);
	assert(c->ssl != NULL);
	(void)SSL_set_fd(c->ssl, fd);
	SSL_set_accept_state(c->ssl);
	c->state = port->host->is_silent ? CONN_DEAF : CONN_HANDSHAKE;
	return c;
}

void
conn_free(struct conn *c)
{
	SSL_free(c->ssl);
	(void)close(c->fd);
	buf_release(&c->in);
	reply_release(&c->reply);
	mem_free(c);
}

static int64_t
now_us(const struct conn *c)
{
	return clock_steady_us(c->log->clock);
}

static enum progress
tls_progress(struct conn *c, int result)
{
	int why = SSL_get_error(c->ssl, result);

	ERR_clear_error();
	if (why != SSL_ERROR_WANT_READ && why != SSL_ERROR_WANT_WRITE)
		return OVER;
	c->wants = why == SSL_ERROR_WANT_READ ? EPOLLIN : EPOLLOUT;
	return BLOCKED;
}

static enum progress
socket_progress(struct conn *c, uint32_t wants)
{
	if (errno == EINTR)
		return GO_ON;
	if (errno != EAGAIN)
		return OVER;
	c->wants = wants;
	return BLOCKED;
}

/* Reads up to size bytes; *n is how many when it says GO_ON. */
static enum progress
receive(struct conn *c, void *bytes, size_t size, size_t *n)
{
	ssize_t got;

	*n = 0;
	if (c->ssl != NULL) {
		int result = SSL_read_ex(c->ssl, bytes, size, n);

		return result == 1 ? GO_ON : tls_progress(c, result);
	}
	got = recv(c->fd, bytes, size, 0);
	if (got < 0)
		return socket_progress(c, EPOLLIN);
	*n = (size_t)got;
	return got == 0 ? OVER : GO_ON;
}

static enum progress
transmit(struct conn *c, struct str bytes, size_t *n)
{
	ssize_t sent;

	*n = 0;
	if (c->ssl != NULL) {
		int result = SSL_write_ex(c->ssl, bytes.ptr, bytes.len, n);

		return result == 1 ? GO_ON : tls_progress(c, result);
	}
	sent = send(c->fd, bytes.ptr, bytes.len, MSG_NOSIGNAL);
	if (sent < 0)
		return socket_progress(c, EPOLLOUT);
	*n = (size_t)sent;
	return GO_ON;
}

static enum progress
step_handshake(struct conn *c)
{
	int result = SSL_accept(c->ssl);

	if (result != 1)
		return tls_progress(c, result);
	c->state = CONN_READ;
	return GO_ON;
}

static void
start_reply(struct conn *c)
{
	struct reply *r = &c->reply;

	c->sent_bytes = 0;
	c->allowed_bytes = r->head.len +
	    (r->drip_bytes > 0 ? (size_t)r->drip_bytes : r->body.len);
	c->due_us = now_us(c) + r->delay_ms * 1000;
	c->state = CONN_WAIT;
}

static void
take_request(struct conn *c, size_t head_bytes)
{
	struct request r =
	    request_read(str_slice(buf_str(&c->in), 0, head_bytes));

	reply_make(&c->reply, c->web, c->port->host, &r, c->ssl != NULL);
	web_log_request(c->log, &r, c->port->number, c->reply.status);
	c->in.len -= head_bytes;
	memmove(c->in.data, c->in.data + head_bytes, c->in.len);
	start_reply(c);
}

static void
refuse_long_head(struct conn *c)
{
	struct request r = request_read((struct str){0});

	c->reply = (struct reply){.status = 431, .closes = true};
	(void)buf_append_cstr(&c->reply.head,
	    "HTTP/1.1 431 Request Header Fields Too Large\r\n"
	    "Content-Length: 0\r\nConnection: close\r\n\r\n");
	web_log_request(c->log, &r, c->port->number, c->reply.status);
	start_reply(c);
}

static enum progress
step_read(struct conn *c)
{
	size_t head_bytes = request_head_bytes(buf_str(&c->in));
	char piece[READ_BYTES];
	enum progress progress;
	size_t n;

	if (head_bytes > 0) {
		take_request(c, head_bytes);
		return GO_ON;
	}
	if (c->in.len > REQUEST_HEAD_MAX) {
		refuse_long_head(c);
		return GO_ON;
	}
	progress = receive(c, piece, sizeof(piece), &n);
	(void)buf_append(&c->in, piece, n);
	return progress;
}

static enum progress
step_wait(struct conn *c)
{
	c->wants = 0;
	if (now_us(c) < c->due_us)
		return BLOCKED;
	c->due_us = INT64_MAX;
	c->state = CONN_WRITE;
	return GO_ON;
}

/* What of the reply may go now; empty when it has to wait. */
static struct str
next_piece(const struct conn *c)
{
	const struct reply *r = &c->reply;
	size_t head = r->head.len;

	if (c->sent_bytes < head)
		return str_slice(buf_str(&r->head), c->sent_bytes, head);
	return str_slice(
	    r->body, c->sent_bytes - head, c->allowed_bytes - head);
}

static enum progress
end_reply(struct conn *c)
{
	bool closes = c->reply.closes;

	if (closes && c->ssl != NULL && !c->reply.is_abrupt)
		(void)SSL_shutdown(c->ssl);
	ERR_clear_error();
	reply_release(&c->reply);
	c->state = CONN_READ;
	if (!closes)
		return GO_ON;
	/* To close with unread bytes would take the answer back. */
	(void)shutdown(c->fd, SHUT_WR);
	c->state = CONN_LINGER;
	c->due_us = now_us(c) + LINGER_US;
	return GO_ON;
}

static enum progress
step_write(struct conn *c)
{
	struct reply *r = &c->reply;
	struct str piece = next_piece(c);
	enum progress progress;
	size_t n;

	if (c->sent_bytes == r->head.len + r->body.len)
		return end_reply(c);
	if (piece.len == 0) {
		c->allowed_bytes += (size_t)r->drip_bytes;
		c->due_us = now_us(c) + r->drip_ms * 1000;
		c->state = CONN_WAIT;
		return GO_ON;
	}
	progress = transmit(c, piece, &n);
	c->sent_bytes += n;
	return progress;
}

/* Reads what comes, past TLS, and forgets it. */
static enum progress
step_deaf(struct conn *c)
{
	char piece[READ_BYTES];
	ssize_t n;

	if (now_us(c) >= c->due_us)
		return OVER;
	n = recv(c->fd, piece, sizeof(piece), 0);
	if (n < 0)
		return socket_progress(c, EPOLLIN);
	return n == 0 ? OVER : GO_ON;
}

static enum progress (*const steps[CONN_STATES])(struct conn *c) = {
    [CONN_HANDSHAKE] = step_handshake,
    [CONN_READ] = step_read,
    [CONN_WAIT] = step_wait,
    [CONN_WRITE] = step_write,
    [CONN_LINGER] = step_deaf,
    [CONN_DEAF] = step_deaf,
};

bool
conn_step(struct conn *c)
{
	enum progress progress = GO_ON;

	while (progress == GO_ON)
		progress = steps[c->state](c);
	return progress == BLOCKED;
}
