/*
 * The head of an HTTP/1.1 response, read from the bytes as received
 * (RFC 9112, RFC 9110). Values are borrowed from those bytes.
 */
#ifndef WEB_HEADER_H
#define WEB_HEADER_H

#include "base/arena.h"
#include "base/str.h"

struct header_field {
	struct str name;
	struct str value; /* trimmed; folded lines as they stood */
};

struct header {
	int status; /* 0 when there is no status line */
	struct str reason; /* reason phrase */
	struct header_field *fields;
	size_t count;
	bool is_cut; /* more than LIMIT_HEADER_FIELDS fields */
};

/* Reads a head: a status line and fields, with CRLF or bare LF. What is not a
 * field is passed over. */
struct header header_parse(struct arena *a, struct str head);

/* The first field of that name (case does not count), or the empty slice. */
struct str header_get(const struct header *h, const char *name);

/* A parameter of a value such as "text/html; charset=x": the value of name,
 * quotes taken off; empty when absent. Borrowed from value. */
struct str header_param(struct str value, const char *name);

/*
 * Undoes the chunked transfer coding (RFC 9112, 7.1). Returns the content in
 * the arena; *is_complete says whether the last chunk came. Bytes that are not
 * chunked as they claim end the content.
 */
struct str header_dechunk(struct arena *a, struct str body, bool *is_complete);

/* The body as it counts for payload digests: body after its transfer coding is
 * undone, content coding kept. Borrowed from body or in the arena. */
struct str header_payload(struct arena *a, const struct header *h,
    struct str body, bool *is_complete);

#endif
