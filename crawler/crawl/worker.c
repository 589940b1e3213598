/* The parent's side: hands out jobs, collects reports, replaces the dead. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/log.h"
#include "base/mem.h"
#include "crawl/jail.h"
#include "crawl/worker.h"
#include "crawl/worker_impl.h"
#include "record/view.h"
#include "record/wire.h"
#include "text/charset.h"

struct worker {
	pid_t pid;
	int fd; /* -1: could not be started */
	bool is_busy;
	int64_t tag;
	int64_t deadline_us; /* steady clock */
	struct buf outgoing; /* job message; sent_bytes of it are gone */
	size_t sent_bytes;
	struct buf incoming;
};

struct worker_pool {
	const struct worker_world *world;
	const struct clock *clock;
	struct worker *workers;
	size_t count;
	/* What the workers inherit, as they may open no file. */
	struct charset_converters *converters;
	bool has_jail; /* the kernel filters calls of the system */
};

static enum err_code
worker_launch(const struct worker_pool *p, struct worker *w, struct err *e)
{
	int pair[2];
	pid_t pid;

	w->fd = -1;
	if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair) != 0)
		return err_set(
		    e, ERR_IO, "socket for a worker: %s", strerror(errno));
	pid = fork();
	if (pid == 0) {
		(void)close(pair[0]);
		worker_child(p->world, pair[1], p->has_jail);
	}
	(void)close(pair[1]);
	if (pid < 0) {
		(void)close(pair[0]);
		return err_set(
		    e, ERR_IO, "start a worker: %s", strerror(errno));
	}
	(void)fcntl(pair[0], F_SETFL, O_NONBLOCK);
	w->pid = pid;
	w->fd = pair[0];
	w->incoming.max_bytes = LIMIT_MESSAGE_BYTES;
	return ERR_NONE;
}

static void
worker_end(struct worker *w)
{
	if (w->fd >= 0) {
		(void)close(w->fd);
		(void)kill(w->pid, SIGKILL);
		(void)waitpid(w->pid, NULL, 0);
	}
	w->fd = -1;
	w->is_busy = false;
	buf_clear(&w->outgoing);
	buf_clear(&w->incoming);
}

/* A worker must not run without its filter unnoticed. */
static enum err_code
look_for_jail(struct worker_pool *p, struct err *e)
{
	enum err_code rc = jail_try(&p->has_jail, e);

	if (rc == ERR_NONE && !p->has_jail)
		log_line(LOG_WARN, "crawl",
		    "the system takes no seccomp filter: the readers of pages "
		    "are bounded in memory and time, but not in what they may "
		    "ask of the kernel");
	return rc;
}

enum err_code
worker_pool_new(const struct worker_world *world, size_t count,
    const struct clock *clock, struct worker_pool **out, struct err *e)
{
	struct worker_pool *p = mem_alloc(sizeof(*p));
	enum err_code rc;

	p->world = world;
	p->clock = clock;
	p->count = count;
	p->workers = mem_alloc(mem_product(count, sizeof(*p->workers)));
	for (size_t i = 0; i < count; i++)
		p->workers[i].fd = -1;
	p->converters = charset_converters_new();
	rc = look_for_jail(p, e);
	for (size_t i = 0; rc == ERR_NONE && i < count; i++)
		rc = worker_launch(p, &p->workers[i], e);
	if (rc != ERR_NONE) {
		worker_pool_free(p);
		return rc;
	}
	*out = p;
	return ERR_NONE;
}

void
worker_pool_free(struct worker_pool *p)
{
	if (p == NULL)
		return;
	for (size_t i = 0; i < p->count; i++) {
		worker_end(&p->workers[i]);
		buf_release(&p->workers[i].outgoing);
		buf_release(&p->workers[i].incoming);
	}
	charset_converters_free(p->converters);
	mem_free(p->workers);
	mem_free(p);
}

static struct worker *
free_worker(const struct worker_pool *p)
{
	for (size_t i = 0; i < p->count; i++)
		if (!p->workers[i].is_busy)
			return &p->workers[i];
	return NULL;
}

bool
worker_is_free(const struct worker_pool *p)
{
	return free_worker(p) != NULL;
}

size_t
worker_count(const struct worker_pool *p)
{
	return p->count;
}

/* Sends what the socket takes. A dead worker shows when it is read from. */
static void
send_some(struct worker *w)
{
	while (w->fd >= 0 && w->sent_bytes < w->outgoing.len) {
		ssize_t n = send(w->fd, w->outgoing.data + w->sent_bytes,
		    w->outgoing.len - w->sent_bytes, MSG_NOSIGNAL);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return;
		w->sent_bytes += (size_t)n;
	}
}

/* Replaces a worker. A failing launch leaves it without a process: its next
 * job dies at once and launches again. */
static void
replace(struct worker_pool *p, struct worker *w)
{
	struct err e = {0};

	worker_end(w);
	(void)worker_launch(p, w, &e);
}

/* Whether a worker that has nothing to do is still there. */
static bool
is_alive(const struct worker *w)
{
	char byte;

	return w->fd >= 0 &&
	    recv(w->fd, &byte, 1, MSG_PEEK | MSG_DONTWAIT) < 0 &&
	    errno == EAGAIN;
}

void
worker_start(struct worker_pool *p, const struct worker_job *job, int64_t tag)
{
	struct worker *w = free_worker(p);
	struct buf body = {0};

	assert(w != NULL);
	/* What ended it was no fault of this page. */
	if (!is_alive(w))
		replace(p, w);
	w->is_busy = true;
	w->tag = tag;
	w->deadline_us =
	    clock_steady_us(p->clock) + (int64_t)LIMIT_WORKER_MS * 1000;
	w->sent_bytes = 0;
	buf_clear(&w->outgoing);
	buf_clear(&w->incoming);
	worker_job_write(&body, job);
	wire_put_number(&w->outgoing, (int64_t)body.len);
	(void)buf_append_str(&w->outgoing, buf_str(&body));
	buf_release(&body);
	send_some(w);
}

size_t
worker_fill_poll(const struct worker_pool *p, struct pollfd *fds)
{
	size_t n = 0;

	for (size_t i = 0; i < p->count; i++) {
		const struct worker *w = &p->workers[i];

		if (!w->is_busy || w->fd < 0)
			continue;
		fds[n].fd = w->fd;
		fds[n].events = POLLIN;
		if (w->sent_bytes < w->outgoing.len)
			fds[n].events |= POLLOUT;
		n++;
	}
	return n;
}

int
worker_timeout_ms(const struct worker_pool *p)
{
	int64_t now = clock_steady_us(p->clock);
	int64_t nearest = -1;

	for (size_t i = 0; i < p->count; i++) {
		const struct worker *w = &p->workers[i];
		int64_t left = w->deadline_us - now;

		if (!w->is_busy)
			continue;
		if (left < 0 || w->fd < 0)
			left = 0;
		if (nearest < 0 || left < nearest)
			nearest = left;
	}
	return nearest < 0 ? -1 : (int)(nearest / 1000) + 1;
}

/* The report of a page whose worker is lost, and with it what it saw. */
static void
give_up(struct worker_pool *p, struct worker *w, enum reason why,
    struct report *out)
{
	*out = (struct report){.reason = why, .view_flags = VIEW_PARSE_KILLED};
	replace(p, w);
}

enum progress { PROGRESS_WAITING, PROGRESS_WHOLE, PROGRESS_DEAD };

static enum progress
receive_some(struct worker *w)
{
	char piece[65536];
	struct wire_reader in;
	int64_t length;

	for (;;) {
		ssize_t n = w->fd < 0 ? 0 : read(w->fd, piece, sizeof(piece));

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EAGAIN)
			break;
		if (n <= 0)
			return PROGRESS_DEAD;
		if (buf_append(&w->incoming, piece, (size_t)n) < (size_t)n)
			return PROGRESS_DEAD;
	}
	if (w->incoming.len < MESSAGE_HEAD_BYTES)
		return PROGRESS_WAITING;
	in = (struct wire_reader){.rest = buf_str(&w->incoming)};
	length = wire_number(&in);
	if (length < 0 || length > LIMIT_MESSAGE_BYTES)
		return PROGRESS_DEAD;
	return in.rest.len < (size_t)length ? PROGRESS_WAITING : PROGRESS_WHOLE;
}

static bool
take_report(struct worker_pool *p, struct worker *w, struct arena *a,
    struct report *out)
{
	struct str bytes;
	struct err e = {0};

	send_some(w);
	switch (receive_some(w)) {
	case PROGRESS_WHOLE:
		bytes = buf_str(&w->incoming);
		bytes = str_slice(bytes, MESSAGE_HEAD_BYTES, bytes.len);
		if (report_read(a, bytes, out, &e) != ERR_NONE)
			break;
		w->is_busy = false;
		return true;
	case PROGRESS_WAITING:
		if (clock_steady_us(p->clock) < w->deadline_us)
			return false;
		give_up(p, w, REASON_WORKER_TIME, out);
		return true;
	case PROGRESS_DEAD:
		break;
	}
	give_up(p, w, REASON_WORKER_DIED, out);
	return true;
}

bool
worker_next(
    struct worker_pool *p, struct arena *a, struct report *out, int64_t *tag)
{
	for (size_t i = 0; i < p->count; i++) {
		struct worker *w = &p->workers[i];

		if (!w->is_busy)
			continue;
		*tag = w->tag;
		if (take_report(p, w, a, out))
			return true;
	}
	return false;
}
