#include "server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/ssl.h>

#include "base/mem.h"

enum { PORT_HTTP = 80, PORT_HTTPS = 443, EVENTS_MAX = 64, BACKLOG = 128 };

/* What epoll tells apart by its pointer. Other pointers are ports, which stand
 * in one array, and connections. */
static const char signal_mark, input_mark;

static bool
serves(const struct host *h, int number)
{
	enum scheme missing = number == PORT_HTTP ? SCHEME_HTTPS : SCHEME_HTTP;

	return !h->is_refusing && !h->is_nameless &&
	    (enum scheme)h->scheme != missing;
}

static bool
bind_port(struct port *p)
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET,
	    .sin_addr.s_addr = htonl(p->host->address),
	};
	socklen_t size = sizeof(address);

	p->fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (p->fd < 0 || bind(p->fd, (struct sockaddr *)&address, size) != 0 ||
	    getsockname(p->fd, (struct sockaddr *)&address, &size) != 0)
		return false;
	p->real_number = ntohs(address.sin_port);
	return !p->is_listening || listen(p->fd, BACKLOG) == 0;
}

static bool
watch(struct server *s, int operation, int fd, uint32_t wants, const void *who)
{
	struct epoll_event event = {.events = wants};

	/* epoll hands the pointer back and never writes through it. */
	memcpy(&event.data.ptr, &who, sizeof(who));
	return epoll_ctl(s->epoll_fd, operation, fd, &event) == 0;
}

static enum err_code
open_port(struct server *s, struct authority *a, struct port *p, struct err *e)
{
	p->fd = -1;
	p->is_listening = serves(p->host, p->number);
	if (p->host->is_nameless)
		return ERR_NONE;
	if (!bind_port(p) ||
	    (p->is_listening && !watch(s, EPOLL_CTL_ADD, p->fd, EPOLLIN, p)))
		return err_set(e, ERR_IO, "listen for %.*s: %s",
		    STR_ARG(p->host->name), strerror(errno));
	if (!p->is_listening || p->number != PORT_HTTPS)
		return ERR_NONE;
	return authority_context(a, p->host, &p->context, e);
}

static enum err_code
watch_ends(struct server *s, struct err *e)
{
	sigset_t signals;

	(void)sigemptyset(&signals);
	(void)sigaddset(&signals, SIGTERM);
	(void)sigaddset(&signals, SIGINT);
	(void)sigaddset(&signals, SIGPIPE);
	(void)sigprocmask(SIG_BLOCK, &signals, NULL);
	(void)sigdelset(&signals, SIGPIPE);
	s->signal_fd = signalfd(-1, &signals, SFD_CLOEXEC);
	s->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (s->signal_fd < 0 || s->epoll_fd < 0 ||
	    !watch(s, EPOLL_CTL_ADD, s->signal_fd, EPOLLIN, &signal_mark))
		return err_set(e, ERR_IO, "epoll: %s", strerror(errno));
	/* A file or /dev/null cannot be watched and has no end to wait for. */
	(void)watch(s, EPOLL_CTL_ADD, STDIN_FILENO, EPOLLIN, &input_mark);
	return ERR_NONE;
}

enum err_code
server_open(struct server *s, const struct web *web, struct authority *a,
    struct web_log *log, struct err *e)
{
	static const int numbers[] = {PORT_HTTP, PORT_HTTPS};
	size_t host_count = 0;
	enum err_code rc;

	*s = (struct server){
	    .web = web, .log = log, .epoll_fd = -1, .signal_fd = -1};
	for (struct host *h = web->hosts; h != NULL; h = h->next)
		host_count++;
	s->ports = arena_array(&s->arena, host_count, 2 * sizeof(*s->ports));
	rc = watch_ends(s, e);
	for (struct host *h = web->hosts; h != NULL; h = h->next) {
		for (size_t i = 0; rc == ERR_NONE && i < 2; i++) {
			struct port *p = &s->ports[s->port_count++];

			p->host = h;
			p->number = numbers[i];
			rc = open_port(s, a, p, e);
		}
	}
	return rc;
}

void
server_append_map(const struct server *s, struct buf *out)
{
	for (size_t i = 0; i < s->port_count; i++) {
		const struct port *p = &s->ports[i];
		uint32_t address = p->host->address;

		(void)buf_append_str(out, p->host->name);
		if (p->fd < 0)
			buf_printf(out, ":%d -\n", p->number);
		else
			buf_printf(out, ":%d %u.%u.%u.%u:%d\n", p->number,
			    address >> 24, address >> 16 & 0xff,
			    address >> 8 & 0xff, address & 0xff,
			    p->real_number);
	}
}

static void
drop_conn(struct server *s, struct conn *c)
{
	if (c->is_over)
		return;
	c->is_over = true;
	web_log_close(s->log, c->port->host->name, c->port->number);
	s->conns[c->place] = s->conns[--s->conn_count];
	s->conns[c->place]->place = c->place;
	s->dropped = mem_grow(s->dropped, &s->dropped_capacity,
	    s->dropped_count + 1, sizeof(struct conn *));
	s->dropped[s->dropped_count++] = c;
}

static void
free_dropped(struct server *s)
{
	while (s->dropped_count > 0)
		conn_free(s->dropped[--s->dropped_count]);
}

static void
step_conn(struct server *s, struct conn *c)
{
	if (!conn_step(c) || !watch(s, EPOLL_CTL_MOD, c->fd, c->wants, c))
		drop_conn(s, c);
}

static void
accept_one(struct server *s, const struct port *p)
{
	int fd = accept4(p->fd, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
	int on = 1;
	struct conn *c;

	if (fd < 0)
		return;
	(void)setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
	web_log_connect(s->log, p->host->name, p->number);
	c = conn_new(p, fd, s->web, s->log);
	s->conns = mem_grow(s->conns, &s->conn_capacity, s->conn_count + 1,
	    sizeof(struct conn *));
	c->place = s->conn_count;
	s->conns[s->conn_count++] = c;
	(void)watch(s, EPOLL_CTL_ADD, fd, 0, c);
	step_conn(s, c);
}

static void
read_input(struct server *s)
{
	char piece[256];

	if (read(STDIN_FILENO, piece, sizeof(piece)) <= 0)
		s->is_over = true;
}

/* The port that an event names, or NULL. */
static const struct port *
port_of(const struct server *s, const void *who)
{
	uintptr_t place = (uintptr_t)who, first = (uintptr_t)s->ports;

	return place >= first && place < (uintptr_t)(s->ports + s->port_count)
	    ? who
	    : NULL;
}

static void
handle_event(struct server *s, const struct epoll_event *event)
{
	const void *who = event->data.ptr;
	const struct port *p = port_of(s, who);
	struct conn *c = event->data.ptr;

	if (who == &signal_mark) {
		s->is_over = true;
		return;
	}
	if (who == &input_mark) {
		read_input(s);
		return;
	}
	if (p != NULL)
		accept_one(s, p);
	else if ((event->events & (EPOLLERR | EPOLLHUP)) != 0)
		drop_conn(s, c);
	else if (!c->is_over)
		step_conn(s, c);
}

/* Milliseconds until the first connection goes on by itself, or -1. */
static int
wait_ms(const struct server *s)
{
	int64_t due_us = INT64_MAX, left_us;

	for (size_t i = 0; i < s->conn_count; i++)
		if (s->conns[i]->due_us < due_us)
			due_us = s->conns[i]->due_us;
	if (due_us == INT64_MAX)
		return -1;
	left_us = due_us - clock_steady_us(s->log->clock);
	return left_us < 0 ? 0 : (int)(left_us / 1000 % INT32_MAX) + 1;
}

static void
step_due(struct server *s)
{
	int64_t now = clock_steady_us(s->log->clock);

	for (size_t i = s->conn_count; i-- > 0;)
		if (i < s->conn_count && s->conns[i]->due_us <= now)
			step_conn(s, s->conns[i]);
}

void
server_run(struct server *s)
{
	struct epoll_event events[EVENTS_MAX];

	while (!s->is_over) {
		int n = epoll_wait(s->epoll_fd, events, EVENTS_MAX, wait_ms(s));

		for (int i = 0; i < n; i++)
			handle_event(s, &events[i]);
		step_due(s);
		free_dropped(s);
	}
}

static void
close_fd(int fd)
{
	if (fd >= 0)
		(void)close(fd);
}

void
server_close(struct server *s)
{
	while (s->conn_count > 0)
		conn_free(s->conns[--s->conn_count]);
	free_dropped(s);
	mem_free(s->conns);
	mem_free(s->dropped);
	for (size_t i = 0; i < s->port_count; i++) {
		close_fd(s->ports[i].fd);
		SSL_CTX_free(s->ports[i].context);
	}
	close_fd(s->epoll_fd);
	close_fd(s->signal_fd);
	arena_release(&s->arena);
	*s = (struct server){.epoll_fd = -1, .signal_fd = -1};
}
