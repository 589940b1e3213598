#include "fetch/fetch.h"

#include <assert.h>
#include <limits.h>
#include <netdb.h>
#include <sys/epoll.h>
#include <unistd.h>

#include "base/limits.h"
#include "fetch/failure_impl.h"
#include "fetch/ip_impl.h"
#include "fetch/must_impl.h"
#include "fetch/pool_impl.h"

enum { US_PER_MS = 1000 };

static int64_t
steady_us(const struct fetch_pool *p)
{
	return clock_steady_us(p->config.clock);
}

static void
activate(struct fetch_pool *p, struct transfer *t)
{
	t->next = p->active;
	if (p->active != NULL)
		p->active->previous = t;
	p->active = t;
	p->active_count++;
}

/* Moves a transfer whose capture is filled to the finished ones. */
static void
finish(struct fetch_pool *p, struct transfer *t)
{
	if (t->previous == NULL)
		p->active = t->next;
	else
		t->previous->next = t->next;
	if (t->next != NULL)
		t->next->previous = t->previous;
	p->active_count--;
	t->next = NULL;
	if (p->finished == NULL)
		p->finished = t;
	else
		p->finished_last->next = t;
	p->finished_last = t;
	p->finished_count++;
}

static void
fail(struct fetch_pool *p, struct transfer *t, enum reason reason,
    const char *detail)
{
	transfer_fail(t, reason, detail);
	finish(p, t);
	pool_wake(p);
}

/* Starts what the map leads somewhere; the rest of the world does not exist,
 * but for addresses that are written out. */
static void
start_mapped(struct fetch_pool *p, struct transfer *t)
{
	const struct address_entry *entry =
	    address_map_find(&p->map, t->url.host, url_port(&t->url));
	struct sockaddr_storage ignored;

	if (entry == NULL && ip_parse(t->url.host, &ignored)) {
		transfer_start(t, NULL);
		return;
	}
	if (entry == NULL || entry->address.len == 0) {
		fail(p, t, REASON_NO_SUCH_NAME, "not in the address map");
		return;
	}
	t->connect_to = entry->address;
	transfer_start(t, NULL);
}

static void
on_found(void *owner, const struct lookup *found)
{
	struct transfer *t = owner;

	t->capture->dns_us = found->took_us;
	if (found->is_late)
		fail(t->pool, t, REASON_RESOLVER_TIMEOUT,
		    "the resolver did not answer");
	else if (found->error != 0 || found->count == 0)
		fail(t->pool, t, failure_reason_of_lookup(found->error),
		    found->error == 0 ? "no address"
		                      : gai_strerror(found->error));
	else
		transfer_start(t, found);
}

static void
start_named(struct fetch_pool *p, struct transfer *t)
{
	struct sockaddr_storage ignored;

	if (ip_parse(t->url.host, &ignored)) {
		transfer_start(t, NULL);
		return;
	}
	t->asker = (struct name_asker){
	    .host = t->url.host, .answer = on_found, .owner = t};
	names_ask(&p->names, &t->asker);
}

void
fetch_start(struct fetch_pool *p, const struct fetch_job *job)
{
	struct transfer *t;

	assert(job->client == CLIENT_DESKTOP || p->config.phone_agent != NULL);
	t = transfer_new(p, job);
	activate(p, t);
	if (job->url.len > LIMIT_URL_BYTES)
		fail(p, t, REASON_URL_TOO_LONG, "");
	else if (t->url.kind != URL_WEB)
		fail(p, t, REASON_PROTOCOL, "neither http nor https");
	else if (p->has_map)
		start_mapped(p, t);
	else
		start_named(p, t);
}

size_t
fetch_active(const struct fetch_pool *p)
{
	return p->active_count + p->finished_count;
}

int
fetch_fd(const struct fetch_pool *p)
{
	return p->epoll_fd;
}

int
fetch_timeout_ms(const struct fetch_pool *p)
{
	int64_t due_us = INT64_MAX, wait_ms;

	if (p->finished_count > 0 || p->places.found != NULL)
		return 0;
	if (p->names.resolver != NULL)
		due_us = resolver_deadline_us(p->names.resolver);
	for (const struct transfer *t = p->active; t != NULL; t = t->next)
		if (t->due_us < due_us)
			due_us = t->due_us;
	if (due_us == INT64_MAX)
		return -1;
	wait_ms = (due_us - steady_us(p) + US_PER_MS - 1) / US_PER_MS;
	if (wait_ms < 0)
		return 0;
	return wait_ms < INT_MAX ? (int)wait_ms : INT_MAX;
}

/* Empties a counter that epoll has reported. */
static void
drain(int fd)
{
	uint64_t count;

	(void)!read(fd, &count, sizeof(count));
}

/* Lets libcurl do what it wanted to do by now. */
static void
act_in_time(struct fetch_pool *p)
{
	int running;

	p->is_due = false;
	must_multi(curl_multi_socket_action(
	    p->multi, CURL_SOCKET_TIMEOUT, 0, &running));
}

static void
act(struct fetch_pool *p, const struct epoll_event *event)
{
	int running, what = 0;

	if (event->data.fd == p->wake_fd) {
		drain(p->wake_fd);
		return;
	}
	if (event->data.fd == p->timer_fd) {
		drain(p->timer_fd);
		act_in_time(p);
		return;
	}
	if ((event->events & EPOLLIN) != 0)
		what |= CURL_CSELECT_IN;
	if ((event->events & EPOLLOUT) != 0)
		what |= CURL_CSELECT_OUT;
	if ((event->events & (EPOLLERR | EPOLLHUP)) != 0)
		what |= CURL_CSELECT_ERR;
	must_multi(
	    curl_multi_socket_action(p->multi, event->data.fd, what, &running));
}

static void
settle_done(struct fetch_pool *p)
{
	CURLMsg *message;
	int left;

	while ((message = curl_multi_info_read(p->multi, &left)) != NULL) {
		CURLcode code = message->data.result;
		struct transfer *t = NULL;

		must(curl_easy_getinfo(
		    message->easy_handle, CURLINFO_PRIVATE, &t));
		if (transfer_settle(t, code))
			finish(p, t);
	}
}

static void
expire_late(struct fetch_pool *p)
{
	int64_t now_us = steady_us(p);
	struct transfer *next;

	for (struct transfer *t = p->active; t != NULL; t = next) {
		next = t->next;
		if (now_us >= t->due_us && transfer_expire(t, now_us))
			finish(p, t);
	}
}

void
fetch_work(struct fetch_pool *p)
{
	struct epoll_event events[POOL_EVENTS];
	int count = epoll_wait(p->epoll_fd, events, POOL_EVENTS, 0);

	for (int i = 0; i < count; i++)
		act(p, &events[i]);
	if (p->is_due)
		act_in_time(p);
	names_work(&p->names);
	settle_done(p);
	expire_late(p);
}

bool
fetch_next(struct fetch_pool *p, struct capture **out, int64_t *tag)
{
	struct transfer *t = p->finished;

	if (t == NULL)
		return false;
	p->finished = t->next;
	p->finished_count--;
	*out = t->capture;
	*tag = t->tag;
	t->capture = NULL;
	transfer_free(t);
	return true;
}
