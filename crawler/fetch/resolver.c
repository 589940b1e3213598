#include "fetch/resolver_impl.h"

#include <assert.h>
#include <netdb.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/mem.h"
#include "fetch/ip_impl.h"

enum { US_PER_MS = 1000 };

struct question {
	struct question *next;
	void *asker;
	int64_t begun_us; /* steady; when a thread took it */
	bool is_given_up; /* nobody waits for it any more */
	struct lookup answer;
	char host[];
};

/* First in, first out. */
struct question_list {
	struct question *first;
	struct question *last;
};

struct resolver {
	struct resolver_config config;
	pthread_mutex_t lock;
	pthread_cond_t asked; /* a question waits, or it is over */
	pthread_cond_t left; /* a thread ended */
	struct question_list waiting;
	struct question_list looking;
	struct question_list answered;
	size_t waiting_count;
	size_t thread_count;
	size_t looking_count;
	bool is_closing;
	bool is_orphan; /* freed but for the threads that hang */
};

static void
list_push(struct question_list *list, struct question *q)
{
	q->next = NULL;
	if (list->last == NULL)
		list->first = q;
	else
		list->last->next = q;
	list->last = q;
}

static struct question *
list_pop(struct question_list *list)
{
	struct question *q = list->first;

	if (q == NULL)
		return NULL;
	list->first = q->next;
	if (list->first == NULL)
		list->last = NULL;
	return q;
}

static void
list_remove(struct question_list *list, struct question *q)
{
	struct question *before = NULL;

	for (struct question *i = list->first; i != q; i = i->next)
		before = i;
	if (before == NULL)
		list->first = q->next;
	else
		before->next = q->next;
	if (list->last == q)
		list->last = before;
}

static void
list_free(struct question_list *list)
{
	struct question *q;

	while ((q = list_pop(list)) != NULL)
		mem_free(q);
}

/* Keeps the first addresses, in their order, and among them the smallest of
 * all: in place of the last when there is no more room. */
static void
keep_address(struct lookup *out, const struct addrinfo *found)
{
	struct sockaddr_storage address = {.ss_family = AF_UNSPEC};
	bool is_full = out->count == RESOLVER_ADDRESSES;

	if (found->ai_family != AF_INET && found->ai_family != AF_INET6)
		return;
	memcpy(&address, found->ai_addr, found->ai_addrlen);
	if (!is_full)
		out->addresses[out->count++] = address;
	else if (ip_compare(&address, &out->addresses[out->count - 1]) < 0)
		out->addresses[out->count - 1] = address;
}

void
resolver_look_up(const char *host, struct lookup *out)
{
	struct addrinfo hints = {
	    .ai_flags = AI_ADDRCONFIG, .ai_socktype = SOCK_STREAM};
	struct addrinfo *list = NULL;

	out->error = getaddrinfo(host, NULL, &hints, &list);
	if (out->error != 0)
		return;
	for (const struct addrinfo *i = list; i != NULL; i = i->ai_next)
		keep_address(out, i);
	freeaddrinfo(list);
}

static void
resolver_destroy(struct resolver *r)
{
	(void)pthread_cond_destroy(&r->asked);
	(void)pthread_cond_destroy(&r->left);
	(void)pthread_mutex_destroy(&r->lock);
	mem_free(r);
}

static void
wake(const struct resolver *r)
{
	uint64_t one = 1;

	/* It can only fail when the counter is full, and then it is awake. */
	(void)!write(r->config.wake_fd, &one, sizeof(one));
}

/* Looks one question up, the lock given back meanwhile. */
static void
answer(struct resolver *r, struct question *q)
{
	q->begun_us = clock_steady_us(r->config.clock);
	list_push(&r->looking, q);
	r->looking_count++;
	(void)pthread_mutex_unlock(&r->lock);
	r->config.look_up(q->host, &q->answer);
	(void)pthread_mutex_lock(&r->lock);
	r->looking_count--;
	if (r->is_closing || q->is_given_up) {
		mem_free(q);
		return;
	}
	q->answer.took_us = clock_steady_us(r->config.clock) - q->begun_us;
	list_remove(&r->looking, q);
	list_push(&r->answered, q);
	wake(r);
}

static void *
thread_run(void *state)
{
	struct resolver *r = state;
	bool is_last;

	(void)pthread_mutex_lock(&r->lock);
	while (!r->is_closing) {
		struct question *q = list_pop(&r->waiting);

		if (q == NULL) {
			(void)pthread_cond_wait(&r->asked, &r->lock);
			continue;
		}
		r->waiting_count--;
		answer(r, q);
	}
	r->thread_count--;
	is_last = r->is_orphan && r->thread_count == 0;
	(void)pthread_cond_signal(&r->left);
	(void)pthread_mutex_unlock(&r->lock);
	if (is_last)
		resolver_destroy(r);
	return NULL;
}

/* Starts one more thread, with the lock held; false when there is none to be
 * had. */
static bool
thread_start(struct resolver *r)
{
	sigset_t all, before;
	pthread_t thread;
	bool is_started;

	if (r->thread_count == RESOLVER_THREADS_MAX)
		return false;
	/* Signals are for the thread that crawls. */
	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	is_started = pthread_create(&thread, NULL, thread_run, r) == 0;
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	if (!is_started)
		return false;
	(void)pthread_detach(thread);
	r->thread_count++;
	return true;
}

enum err_code
resolver_new(
    const struct resolver_config *config, struct resolver **out, struct err *e)
{
	struct resolver *r = mem_alloc(sizeof(*r));
	size_t started = 0;

	r->config = *config;
	(void)pthread_mutex_init(&r->lock, NULL);
	(void)pthread_cond_init(&r->asked, NULL);
	(void)pthread_cond_init(&r->left, NULL);
	(void)pthread_mutex_lock(&r->lock);
	while (started < RESOLVER_THREADS && thread_start(r))
		started++;
	(void)pthread_mutex_unlock(&r->lock);
	if (started == 0) {
		resolver_destroy(r);
		return err_set(e, ERR_IO, "start a resolver thread");
	}
	*out = r;
	return ERR_NONE;
}

void
resolver_free(struct resolver *r)
{
	bool is_orphan;

	if (r == NULL)
		return;
	(void)pthread_mutex_lock(&r->lock);
	r->is_closing = true;
	(void)pthread_cond_broadcast(&r->asked);
	while (r->thread_count > r->looking_count)
		(void)pthread_cond_wait(&r->left, &r->lock);
	list_free(&r->waiting);
	list_free(&r->answered);
	is_orphan = r->thread_count > 0;
	r->is_orphan = is_orphan;
	(void)pthread_mutex_unlock(&r->lock);
	if (!is_orphan)
		resolver_destroy(r);
}

void
resolver_ask(struct resolver *r, void *asker, struct str host)
{
	struct question *q = mem_alloc(sizeof(*q) + host.len + 1);

	assert(host.len > 0);
	q->asker = asker;
	memcpy(q->host, host.ptr, host.len);
	(void)pthread_mutex_lock(&r->lock);
	list_push(&r->waiting, q);
	r->waiting_count++;
	/* Nobody waits behind a slow name server while there are threads to be
	 * had; when there are none, somebody will be free in time. */
	if (r->waiting_count > r->thread_count - r->looking_count)
		(void)thread_start(r);
	(void)pthread_cond_signal(&r->asked);
	(void)pthread_mutex_unlock(&r->lock);
}

/* Gives up the question that has been looked up the longest, if it is late. */
static bool
next_late(struct resolver *r, void **asker, struct lookup *out)
{
	struct question *q = r->looking.first;
	int64_t took_us;

	if (q == NULL)
		return false;
	took_us = clock_steady_us(r->config.clock) - q->begun_us;
	if (took_us < (int64_t)LIMIT_RESOLVE_MS * US_PER_MS)
		return false;
	list_remove(&r->looking, q);
	q->is_given_up = true;
	*asker = q->asker;
	*out = (struct lookup){.is_late = true, .took_us = took_us};
	return true;
}

bool
resolver_next(struct resolver *r, void **asker, struct lookup *out)
{
	struct question *q;
	bool is_there = true;

	(void)pthread_mutex_lock(&r->lock);
	q = list_pop(&r->answered);
	if (q == NULL) {
		is_there = next_late(r, asker, out);
	} else {
		*asker = q->asker;
		*out = q->answer;
		mem_free(q);
	}
	(void)pthread_mutex_unlock(&r->lock);
	return is_there;
}

int64_t
resolver_deadline_us(struct resolver *r)
{
	int64_t deadline_us = INT64_MAX;

	(void)pthread_mutex_lock(&r->lock);
	if (r->looking.first != NULL)
		deadline_us = r->looking.first->begun_us;
	else if (r->waiting.first != NULL)
		deadline_us = clock_steady_us(r->config.clock);
	if (deadline_us != INT64_MAX)
		deadline_us += (int64_t)LIMIT_RESOLVE_MS * US_PER_MS;
	(void)pthread_mutex_unlock(&r->lock);
	return deadline_us;
}
