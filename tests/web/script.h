/*
 * The web file: which hosts the test web plays and what they answer. Read
 * once at the start; everything in it is ready to send afterwards, bodies are
 * compressed and framed. One keyword a line, `#` begins a comment line; the
 * keywords are the table in script.c, their meaning is in README.md.
 *
 * It opens no socket. The rule to remember: a line belongs to the last `host`,
 * or to the last `answer` of it.
 */
#ifndef TESTS_WEB_SCRIPT_H
#define TESTS_WEB_SCRIPT_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

#include <stdbool.h>
#include <stdint.h>

enum scheme { SCHEME_HTTP, SCHEME_HTTPS, SCHEME_BOTH };

enum certificate {
	CERTIFICATE_GOOD,
	CERTIFICATE_EXPIRED,
	CERTIFICATE_SELF_SIGNED,
	CERTIFICATE_WRONG_NAME,
	CERTIFICATE_INCOMPLETE
};

struct answer {
	struct answer *next;
	struct str target; /* as asked, or "*" */
	int64_t status; /* 200 unless told */
	struct str reason; /* empty: the usual one */
	struct str type; /* empty: by file or HTML; "none": no header */
	struct buf headers; /* whole lines, each with CR LF */
	struct buf body; /* as it goes over the wire */
	struct buf raw; /* the whole answer, when is_raw */
	struct str label; /* Content-Encoding, empty for none */
	int codings[4]; /* enum coding, in order of application */
	size_t coding_count;
	int64_t length; /* Content-Length that lies, or -1 */
	int64_t cut_bytes; /* of the body, then closed; -1: all */
	int64_t delay_ms; /* before the first byte */
	int64_t drip_bytes; /* 0: as fast as it goes */
	int64_t drip_ms;
	int64_t flood_bytes; /* of further header lines */
	int64_t left_count; /* requests it still answers; -1: no end */
	bool is_raw;
	bool is_chunked;
	bool is_loop;
};

struct type_of {
	struct type_of *next;
	struct str ending; /* with its dot */
	struct str type;
};

struct host {
	struct host *next;
	int64_t line;
	struct str name;
	int scheme; /* enum scheme */
	int certificate; /* enum certificate */
	struct str tls; /* "1.0", "none" or empty */
	struct str root; /* folder of files, NUL behind; or empty */
	struct str root_coding; /* "gzip": NAME.gz stands beside NAME */
	struct str redirect; /* "https" or empty */
	struct str address_of; /* name of another host, or empty */
	struct str server; /* Server header, or empty */
	struct type_of *types;
	struct answer *answers; /* in the order of the file */
	bool is_refusing;
	bool is_nameless; /* no-such-name */
	bool is_silent;
	uint32_t address; /* 127.x.y.z, host byte order */
};

struct web {
	struct arena arena;
	struct str date; /* of Date and Last-Modified: runs are alike */
	struct host *hosts;
};

/*
 * Reads a web file and the files it names, relative to it. ERR_SYNTAX with
 * "FILE:LINE: what" on a mistake. web_release also after a failure.
 */
enum err_code web_read(struct web *w, const char *path, struct err *e);
void web_release(struct web *w);

/* The host of that name, or NULL. */
struct host *web_host(const struct web *w, struct str name);

#endif
