/*
 * One transfer: a request on a libcurl handle, and the capture that its
 * callbacks fill. It starts and stops handles only when the pool says so, never
 * in a callback.
 */
#ifndef FETCH_TRANSFER_IMPL_H
#define FETCH_TRANSFER_IMPL_H

#include <curl/curl.h>

#include "fetch/fetch.h"
#include "fetch/names_impl.h"
#include "fetch/tls_impl.h"
#include "web/url.h"

struct fetch_pool;

struct transfer {
	struct fetch_pool *pool; /* borrowed */
	struct transfer *next; /* in the pool's list that it is in */
	struct transfer *previous;
	struct capture *capture; /* owned until it is handed out */
	int64_t tag;
	struct url url; /* in the capture's arena */
	struct str connect_to; /* the mapped address; empty: none */
	struct curl_slist *hosts; /* that, or the addresses found */
	struct name_asker asker; /* waits for them */
	struct curl_slist *fields; /* of this request; NULL: the pool's */
	CURL *easy; /* NULL while nothing is asked */
	struct buf request; /* the head as sent */
	enum tls_rung rung; /* being tried; TLS_NONE for http */
	struct str trail; /* what failed on lower ones; in the arena */
	struct str barred_ip; /* an address that the guard refused */
	bool has_socket; /* the guard let another pass */
	bool is_connected; /* the request may have been sent */
	bool is_dropped; /* and its connection closed on it without an answer */
	bool is_head_over; /* its empty line came */
	bool is_head_whole; /* and it is not of an interim answer */
	size_t received_bytes;
	size_t window_bytes; /* received when due_us was set */
	int64_t due_us; /* steady; when to look at it; INT64_MAX: never */
	int64_t begun_us; /* steady; when it first went on its way */
	char error[CURL_ERROR_SIZE];
};

struct transfer *transfer_new(
    struct fetch_pool *pool, const struct fetch_job *job);

/* Frees a transfer with its capture, if that was not taken. It may not be
 * under way. NULL is allowed. */
void transfer_free(struct transfer *t);

/* Ends a transfer that was never under way. detail is copied. */
void transfer_fail(struct transfer *t, enum reason reason, const char *detail);

/* Puts the request on its way: to connect_to, to the addresses found, or, when
 * found is NULL, to an address that is the URL's own host. */
void transfer_start(struct transfer *t, const struct lookup *found);

/*
 * Takes the request off the way and fills the capture from libcurl's result.
 * Returns false when the next rung of the ladder is to be tried: the transfer
 * is then under way again.
 */
bool transfer_settle(struct transfer *t, CURLcode code);

/* Looks at a transfer whose due_us has come. Returns true when it waits too
 * long for its first byte, or stalls: it is then off the way, its capture
 * filled. */
bool transfer_expire(struct transfer *t, int64_t now_us);

#endif
