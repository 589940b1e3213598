/*
 * A capture: one request and exactly what came of it. Bytes are as received:
 * transfer coding and content coding are still on. A failure is a capture too.
 */
#ifndef RECORD_CAPTURE_H
#define RECORD_CAPTURE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "record/reason.h"

/* How much had to be forgiven before a TLS server answered. */
enum tls_rung {
	TLS_NONE, /* plain http, or never connected */
	TLS_STRICT, /* as a browser would have it */
	TLS_UNVERIFIED, /* certificate not trusted, expired, of another name */
	TLS_OLD, /* TLS 1.0 or 1.1, or weak keys */
	TLS_LEGACY /* and renegotiation of the old, unsafe kind */
};

/* "", "strict", "unverified", "old", "legacy" */
const char *tls_rung_word(enum tls_rung rung);

enum cut {
	CUT_NOT,
	CUT_LENGTH, /* our own bound on bytes */
	CUT_TIME, /* our own bound on time */
	CUT_DISCONNECT /* the other side ended early */
};

/* The word of WARC-Truncated: "", "length", "time", "disconnect". */
const char *cut_word(enum cut c);

/* As what we came: the User-Agent of a phone says "Mobile". */
enum client { CLIENT_DESKTOP, CLIENT_PHONE };

/* "", "phone" */
const char *client_word(enum client c);

/* Whether the bytes of a capture stand in an earlier one. */
enum revisit {
	REVISIT_NOT,
	REVISIT_NOT_MODIFIED, /* the server said so (304) */
	REVISIT_SAME_PAYLOAD, /* they came again, and were the same */
	REVISIT_REUSED /* young enough, so nothing was asked */
};

/* "", "not-modified", "identical-payload", "reused" */
const char *revisit_word(enum revisit r);

/* The kind of a word; REVISIT_NOT for an unknown one. */
enum revisit revisit_of_word(struct str word);

struct certificate;

struct capture {
	struct arena arena; /* owns the texts below */
	struct str url; /* without fragment */
	enum client client;
	struct str request; /* the request head as sent; empty: never sent */
	struct buf head; /* response head with its empty line; may be empty */
	struct buf body; /* response body, codings kept */
	enum reason reason; /* why there is no whole answer; REASON_NONE */
	struct str detail; /* what the library said of it */
	enum cut cut;
	int status; /* 0: none came */
	struct str content_type;
	struct str redirect_to; /* Location resolved, whatever the scheme */
	struct str etag; /* the answer's validators, as sent; may be empty */
	struct str last_modified;
	/* The ledger's number of the capture that a 304 says still holds; 0:
	 * none. Whoever asked with its validators sets it. */
	int64_t revisit_of;
	struct str ip;
	int connects; /* connections opened: one for each rung of the ladder */
	const struct certificate *certificate; /* NULL: none was seen */
	enum tls_rung tls_rung;
	struct str tls_result; /* "ok" or what was wrong with the certificate */
	int attempt; /* from 1 */
	int64_t retry_after_ms; /* what the server asked for; -1: nothing */
	int64_t started_us; /* wall clock */
	int64_t dns_us; /* durations; -1: not reached */
	int64_t connect_us;
	int64_t tls_us;
	int64_t first_byte_us;
	int64_t total_us;
	char payload_sha256[DIGEST_TEXT_BYTES]; /* transfer coding undone; "" */
};

/* Gives back what a capture holds; NULL is allowed. */
void capture_free(struct capture *c);

#endif
