/*
 * What is asked, and of which address.
 */
#ifndef FETCH_REQUEST_IMPL_H
#define FETCH_REQUEST_IMPL_H

#include "fetch/transfer_impl.h"

/* Sets on t's handle what is asked: exact bytes, one request, nothing
 * remembered, left_ms for all of it. */
void request_set(struct transfer *t, int64_t left_ms);

/* The header fields of a job that has validators, for curl_slist_free_all; NULL
 * when it has none. What came from a server goes back to it only when it is one
 * line of text: a validator with a control byte is not sent, nor is "*", which
 * would stand for anything. */
struct curl_slist *request_fields(
    const struct fetch_pool *p, const struct fetch_job *job);

/* Binds t's host to the mapped address when it has one, or to the addresses
 * found; NULL leaves the host to itself. */
void request_bind(struct transfer *t, const struct lookup *found);

#endif
