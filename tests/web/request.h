/*
 * The head of a request as the test web needs it (RFC 9112 section 3). Slices
 * are borrowed from the bytes that were read.
 */
#ifndef TESTS_WEB_REQUEST_H
#define TESTS_WEB_REQUEST_H

#include "base/str.h"

enum { REQUEST_HEAD_MAX = 65536 };

struct request {
	struct str method, target, version;
	struct str host; /* of the Host header, without a port; or "-" */
	struct str if_none_match, if_modified_since;
	bool is_wrong; /* no HTTP/1 request line: method and target are "-" */
	bool closes; /* no further request on this connection */
	bool is_phone; /* the User-Agent has the word "Mobile" */
	bool takes_gzip; /* Accept-Encoding names it */
};

/* The length of the head, its empty line included, at the start of bytes; 0
 * while that line has not come. */
size_t request_head_bytes(struct str bytes);

/* Reads a head; what is unknown is passed over. */
struct request request_read(struct str head);

#endif
