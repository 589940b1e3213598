/*
 * What the parts of the pool share.
 */
#ifndef FETCH_POOL_IMPL_H
#define FETCH_POOL_IMPL_H

#include <curl/curl.h>

#include "fetch/address_map_impl.h"
#include "fetch/fetch.h"
#include "fetch/names_impl.h"
#include "fetch/place_impl.h"
#include "fetch/tls_impl.h"
#include "fetch/transfer_impl.h"

enum {
	POOL_IDLE_HANDLES = 64, /* kept for reuse */
	POOL_IDLE_CONNECTIONS = 64, /* kept open ... */
	POOL_IDLE_CONNECTION_S = 15, /* ... and not longer than this */
	POOL_EVENTS = 64
};

struct fetch_pool {
	struct fetch_config config;
	int64_t transfer_ms;
	struct arena arena; /* of the map */
	bool has_map;
	struct address_map map;
	struct names names; /* asked only without a map */
	struct place_list places;
	struct tls *tls;
	struct curl_slist *fields; /* of each request */
	CURLM *multi;
	int epoll_fd;
	int timer_fd; /* libcurl's timer */
	bool is_due; /* libcurl wants to go on at once */
	int wake_fd; /* an eventfd: something is there without a socket */
	struct transfer *active; /* in no order */
	size_t active_count;
	struct transfer *finished; /* oldest first */
	struct transfer *finished_last;
	size_t finished_count;
	CURL *idle[POOL_IDLE_HANDLES];
	size_t idle_count;
};

/* Makes the pool's descriptor readable: something is there without a socket. */
void pool_wake(const struct fetch_pool *p);

/* A clean handle; pool_put_handle takes it back. */
CURL *pool_take_handle(struct fetch_pool *p);
void pool_put_handle(struct fetch_pool *p, CURL *easy);

#endif
