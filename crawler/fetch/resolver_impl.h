/*
 * Names to addresses without waiting: threads ask the system's resolver, more
 * of them while name servers are slow, each question is answered once, and one
 * that takes longer than LIMIT_RESOLVE_MS is given up though its thread may
 * hang on for minutes.
 *
 * Everything here but the look-up itself is called from one thread.
 */
#ifndef FETCH_RESOLVER_IMPL_H
#define FETCH_RESOLVER_IMPL_H

#include <sys/socket.h>

#include "base/clock.h"
#include "base/err.h"

enum {
	RESOLVER_ADDRESSES = 8, /* kept of an answer */
	RESOLVER_THREADS = 4, /* to begin with ... */
	RESOLVER_THREADS_MAX = 32 /* ... and at most, with those that hang */
};

struct lookup {
	int error; /* 0, or a code of getaddrinfo */
	bool is_late; /* given up; error is then 0, count too */
	size_t count;
	struct sockaddr_storage addresses[RESOLVER_ADDRESSES];
	int64_t took_us;
};

struct resolver_config {
	/* Fills error, count and addresses; called from many threads. */
	void (*look_up)(const char *host, struct lookup *out);
	const struct clock *clock; /* borrowed; called from many threads */
	int wake_fd; /* an eventfd, written when an answer is there */
};

struct resolver;

/* getaddrinfo(3) over TCP addresses, as resolver_config.look_up wants it. The
 * smallest address of an answer is always among those kept. */
void resolver_look_up(const char *host, struct lookup *out);

/* ERR_IO when not even one thread can be started. */
enum err_code resolver_new(
    const struct resolver_config *config, struct resolver **out, struct err *e);

/* Drops all questions and returns without waiting for threads that hang; the
 * last of those gives the memory back. NULL is allowed. */
void resolver_free(struct resolver *r);

/* Asks for the addresses of host, which is copied. asker comes back with the
 * answer. */
void resolver_ask(struct resolver *r, void *asker, struct str host);

/* Hands out one answer, late ones included; false when there is none yet. */
bool resolver_next(struct resolver *r, void **asker, struct lookup *out);

/* Steady time in microseconds at which a question will be late; INT64_MAX:
 * none is being looked up. */
int64_t resolver_deadline_us(struct resolver *r);

#endif
