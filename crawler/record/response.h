/*
 * What an answer tells beside its body: its status, its header fields, its
 * connection and its time. Rules on these look at it; the page model does not
 * know them.
 */
#ifndef RECORD_RESPONSE_H
#define RECORD_RESPONSE_H

#include <stdint.h>

#include "base/buf.h"
#include "base/str.h"
#include "record/reason.h"

/* A zeroed one: nothing is known, as of a page that came from a file. */
struct response {
	int status; /* 0: no answer came, or it is not known */
	enum reason reason; /* why there is no whole answer; REASON_NONE */
	struct str head; /* status line and fields as received; the head of the
	                    exchange that brought the body */
	struct str tls_result; /* "ok", or what was wrong; empty: no TLS, or not
	                          known */
	int64_t tls_ends_us; /* the certificate's last moment; 0: not known */
	int64_t captured_us; /* wall clock; 0: not known */
	int64_t first_byte_us; /* from the request on; -1: not known */
	int64_t body_bytes; /* as received; -1: not known */
	int redirects; /* that led here; -1: not known */
};

/* Writes a head as people tell it in an example or on the command line: its
 * status line, then a field at a time. */
void response_head_begin(struct buf *out, int status);
void response_head_add(struct buf *out, struct str name, struct str value);

#endif
