/*
 * Transfers: hand in a URL, get a capture. Knows names, addresses, TLS and
 * HTTP; knows nothing of politeness, robots.txt, scope or rounds.
 *
 * One request is one capture: redirects are not followed. GET only, HTTP/1.1
 * only, exact bytes. Each address is checked when its socket is made, so that
 * neither a name nor a redirect can lead into a private network. The whole
 * pool is one file descriptor to poll: epoll over libcurl's sockets and the
 * resolver's answers.
 */
#ifndef FETCH_FETCH_H
#define FETCH_FETCH_H

#include "base/clock.h"
#include "base/err.h"
#include "record/capture.h"

struct fetch_config {
	const char *user_agent; /* "samruat/0.1.0 (+mailto:...)" */
	const char *phone_agent; /* the same as a phone, with "Mobile" */
	const char *from; /* the From field; NULL: none */
	const char *ca_file; /* PEM of further trusted roots; NULL: none */
	/* FILE of "name:port address:port" lines, where the address "-" means
	 * no such name; names not in it do not exist. NULL: ask the resolver */
	const char *address_map;
	bool allow_private; /* connect to addresses that are not public */
	int64_t transfer_ms; /* whole transfer; 0: LIMIT_TRANSFER_MS */
	const struct clock *clock;
};

struct fetch_pool;

/* One process-wide initialisation of libcurl; before any fetch_pool_new. */
enum err_code fetch_global_init(struct err *e);

/* ERR_SYNTAX (with file:line) for a bad address map, ERR_USAGE for one, or a
 * ca_file, that cannot be read. Texts of config are borrowed for the pool's
 * life. */
enum err_code fetch_pool_new(
    const struct fetch_config *config, struct fetch_pool **out, struct err *e);

/* Ends all transfers; their captures are dropped. NULL is allowed. */
void fetch_pool_free(struct fetch_pool *p);

struct fetch_job {
	struct str url; /* http or https, normal form; copied */
	int attempt; /* from 1; kept in the capture */
	int64_t tag; /* the caller's; handed back */
	enum tls_rung rung; /* TLS_NONE: start strict and forgive stepwise */
	enum client client;
	/* Validators of bytes that are stored already: the request becomes a
	 * conditional one (RFC 9110, section 13). Empty: they are not sent. */
	struct str etag;
	struct str last_modified;
	size_t body_max_bytes; /* 0: LIMIT_RAW_BYTES */
};

/* Starts a transfer. A URL that cannot even be asked for becomes a capture
 * with a reason, delivered by fetch_next as any other. */
void fetch_start(struct fetch_pool *p, const struct fetch_job *job);

/*
 * Where a host's name leads, asked without connecting to it: so that hosts of
 * one machine are known as such before the first request.
 */
struct fetch_place {
	int64_t tag;
	/* The smallest of its addresses, without port: the same whatever order
	 * the name server likes. Empty: it has none. Borrowed until the next
	 * call. */
	struct str address;
};

/* Asks for the place of a host (as in struct url) and port; fetch_placed
 * answers. A transfer that starts soon after uses the same answer, also when
 * that is that there is no such name. */
void fetch_find(struct fetch_pool *p, struct str host, int port, int64_t tag);

/* Hands out one place; false when there is none yet. */
bool fetch_placed(struct fetch_pool *p, struct fetch_place *out);

/* How many transfers were started and not yet handed out. */
size_t fetch_active(const struct fetch_pool *p);

/* A descriptor that becomes readable when fetch_next or fetch_placed may have
 * something or the pool must be worked; for poll(2) or an outer epoll. Owned by
 * the pool. */
int fetch_fd(const struct fetch_pool *p);

/* Milliseconds until fetch_work must be called even if the descriptor stays
 * quiet; -1: no need. */
int fetch_timeout_ms(const struct fetch_pool *p);

/* Moves all transfers on without blocking. */
void fetch_work(struct fetch_pool *p);

/*
 * Hands out one finished capture: *out now belongs to the caller
 * (capture_free), *tag is the job's. Returns false when none is finished.
 */
bool fetch_next(struct fetch_pool *p, struct capture **out, int64_t *tag);

#endif
