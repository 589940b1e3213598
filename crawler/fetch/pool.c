/* The pool's birth and end, and what libcurl tells of its sockets and its
 * timer. */
#include "fetch/pool_impl.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "fetch/must_impl.h"

enum { MS_PER_SECOND = 1000, NS_PER_MS = 1000000 };

/* What a reader in Thailand would send. */
static const char *const fixed_fields[] = {
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language: th,en;q=0.8",
    "Accept-Encoding: gzip, deflate, br",
};

enum err_code
fetch_global_init(struct err *e)
{
	CURLcode code = curl_global_init(CURL_GLOBAL_DEFAULT);
	const char *tls;

	if (code != CURLE_OK)
		return err_set(
		    e, ERR_IO, "libcurl: %s", curl_easy_strerror(code));
	tls = curl_version_info(CURLVERSION_NOW)->ssl_version;
	if (tls == NULL || !str_starts(str_of(tls), str_of("OpenSSL/")))
		return err_set(e, ERR_IO, "libcurl: built without OpenSSL");
	return ERR_NONE;
}

static enum err_code
read_map(struct fetch_pool *p, struct err *e)
{
	const char *path = p->config.address_map;
	struct buf text = {0};
	enum err_code rc;

	if (path == NULL)
		return ERR_NONE;
	p->has_map = true;
	rc = file_read(path, LIMIT_TABLE_BYTES, &text, e);
	if (rc == ERR_NONE) {
		rc = address_map_parse(&p->arena, buf_str(&text), &p->map, e);
		if (rc != ERR_NONE)
			(void)err_prefix(e, "%s", path);
	} else {
		rc = err_set(e, ERR_USAGE, "%s", e == NULL ? "" : e->msg);
	}
	buf_release(&text);
	return rc;
}

static enum err_code
watch(struct fetch_pool *p, int fd, struct err *e)
{
	struct epoll_event event = {.events = EPOLLIN, .data = {.fd = fd}};

	if (fd < 0 || epoll_ctl(p->epoll_fd, EPOLL_CTL_ADD, fd, &event) != 0)
		return err_set(
		    e, ERR_IO, "watch for events: %s", strerror(errno));
	return ERR_NONE;
}

static enum err_code
open_descriptors(struct fetch_pool *p, struct err *e)
{
	enum err_code rc;

	p->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	if (p->epoll_fd < 0)
		return err_set(e, ERR_IO, "epoll: %s", strerror(errno));
	p->timer_fd =
	    timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
	rc = watch(p, p->timer_fd, e);
	if (rc != ERR_NONE)
		return rc;
	p->wake_fd = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
	return watch(p, p->wake_fd, e);
}

static void
add_fields(struct fetch_pool *p)
{
	size_t count = sizeof(fixed_fields) / sizeof(*fixed_fields);
	struct buf from = {0};

	for (size_t i = 0; i < count; i++)
		must_append(&p->fields, fixed_fields[i]);
	if (p->config.from != NULL) {
		buf_printf(&from, "From: %s", p->config.from);
		must_append(&p->fields, buf_cstr(&from));
	}
	buf_release(&from);
}

static int
on_socket_wanted(
    CURL *easy, curl_socket_t fd, int what, void *state, void *socket_state)
{
	struct fetch_pool *p = state;
	struct epoll_event event = {.data = {.fd = fd}};

	(void)easy;
	(void)socket_state;
	if (what == CURL_POLL_REMOVE) {
		/* It may be closed already. */
		(void)epoll_ctl(p->epoll_fd, EPOLL_CTL_DEL, fd, NULL);
		return 0;
	}
	if ((what & CURL_POLL_IN) != 0)
		event.events |= EPOLLIN;
	if ((what & CURL_POLL_OUT) != 0)
		event.events |= EPOLLOUT;
	if (epoll_ctl(p->epoll_fd, EPOLL_CTL_MOD, fd, &event) == 0)
		return 0;
	return epoll_ctl(p->epoll_fd, EPOLL_CTL_ADD, fd, &event);
}

static int
on_timer_wanted(CURLM *multi, long timeout_ms, void *state)
{
	struct fetch_pool *p = state;
	struct itimerspec when = {.it_value = {0}};

	(void)multi;
	/* Each request begins so, and a timer costs much more than to say it.
	 * One that is still armed comes too early and does no harm. */
	p->is_due = timeout_ms == 0;
	if (p->is_due) {
		pool_wake(p);
		return 0;
	}
	/* Zeros disarm it: -1 is "never". */
	if (timeout_ms > 0) {
		when.it_value.tv_sec = timeout_ms / MS_PER_SECOND;
		when.it_value.tv_nsec = timeout_ms % MS_PER_SECOND * NS_PER_MS;
	}
	return timerfd_settime(p->timer_fd, 0, &when, NULL);
}

static void
open_multi(struct fetch_pool *p)
{
	p->multi = curl_multi_init();
	assert(p->multi != NULL);
	must_multi(curl_multi_setopt(
	    p->multi, CURLMOPT_SOCKETFUNCTION, on_socket_wanted));
	must_multi(curl_multi_setopt(p->multi, CURLMOPT_SOCKETDATA, p));
	must_multi(curl_multi_setopt(
	    p->multi, CURLMOPT_TIMERFUNCTION, on_timer_wanted));
	must_multi(curl_multi_setopt(p->multi, CURLMOPT_TIMERDATA, p));
	must_multi(curl_multi_setopt(
	    p->multi, CURLMOPT_MAXCONNECTS, (long)POOL_IDLE_CONNECTIONS));
}

static enum err_code
open_resolver(struct fetch_pool *p, struct err *e)
{
	struct resolver_config config = {
	    .look_up = resolver_look_up,
	    .clock = p->config.clock,
	    .wake_fd = p->wake_fd,
	};

	p->names.clock = p->config.clock;
	return p->has_map ? ERR_NONE
	                  : resolver_new(&config, &p->names.resolver, e);
}

enum err_code
fetch_pool_new(
    const struct fetch_config *config, struct fetch_pool **out, struct err *e)
{
	struct fetch_pool *p = mem_alloc(sizeof(*p));
	enum err_code rc;

	assert(config->clock != NULL && config->user_agent != NULL);
	p->config = *config;
	p->transfer_ms =
	    config->transfer_ms > 0 ? config->transfer_ms : LIMIT_TRANSFER_MS;
	p->epoll_fd = -1;
	p->timer_fd = -1;
	p->wake_fd = -1;
	rc = read_map(p, e);
	if (rc == ERR_NONE)
		rc = tls_new(config->ca_file, &p->tls, e);
	if (rc == ERR_NONE)
		rc = open_descriptors(p, e);
	if (rc == ERR_NONE)
		rc = open_resolver(p, e);
	if (rc != ERR_NONE) {
		fetch_pool_free(p);
		return rc;
	}
	add_fields(p);
	open_multi(p);
	*out = p;
	return ERR_NONE;
}

static void
drop_transfers(struct fetch_pool *p)
{
	struct transfer *t;

	while ((t = p->active) != NULL) {
		p->active = t->next;
		if (t->easy != NULL) {
			must_multi(curl_multi_remove_handle(p->multi, t->easy));
			curl_easy_cleanup(t->easy);
			t->easy = NULL;
		}
		transfer_free(t);
	}
	while ((t = p->finished) != NULL) {
		p->finished = t->next;
		transfer_free(t);
	}
}

static void
close_descriptor(int fd)
{
	if (fd >= 0)
		(void)close(fd);
}

void
fetch_pool_free(struct fetch_pool *p)
{
	if (p == NULL)
		return;
	drop_transfers(p);
	for (size_t i = 0; i < p->idle_count; i++)
		curl_easy_cleanup(p->idle[i]);
	/* A handle that was never made has nothing to clean up. */
	if (p->multi != NULL)
		must_multi(curl_multi_cleanup(p->multi));
	names_release(&p->names);
	place_list_release(&p->places);
	close_descriptor(p->wake_fd);
	close_descriptor(p->timer_fd);
	close_descriptor(p->epoll_fd);
	curl_slist_free_all(p->fields);
	tls_free(p->tls);
	arena_release(&p->arena);
	mem_free(p);
}

void
pool_wake(const struct fetch_pool *p)
{
	uint64_t one = 1;

	/* It can only fail when the counter is full, and then it is awake. */
	(void)!write(p->wake_fd, &one, sizeof(one));
}

CURL *
pool_take_handle(struct fetch_pool *p)
{
	CURL *easy;

	if (p->idle_count > 0)
		return p->idle[--p->idle_count];
	easy = curl_easy_init();
	assert(easy != NULL);
	return easy;
}

void
pool_put_handle(struct fetch_pool *p, CURL *easy)
{
	if (p->idle_count == POOL_IDLE_HANDLES) {
		curl_easy_cleanup(easy);
		return;
	}
	curl_easy_reset(easy);
	p->idle[p->idle_count++] = easy;
}
