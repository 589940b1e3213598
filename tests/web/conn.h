/*
 * One connection of the test web: TLS, requests one after the other, and
 * answers at the pace of the script. It never blocks; conn_step says what it
 * waits for.
 */
#ifndef TESTS_WEB_CONN_H
#define TESTS_WEB_CONN_H

#include "answer.h"
#include "web_log.h"

/* A port that a host pretends to have. */
struct port {
	struct host *host;
	int number; /* 80 or 443 */
	int fd;
	int real_number;
	bool is_listening;
	struct ssl_ctx_st *context; /* owned; NULL: plain HTTP */
};

enum conn_state {
	CONN_HANDSHAKE,
	CONN_READ,
	CONN_WAIT,
	CONN_WRITE,
	CONN_LINGER, /* all is said; the other side closes */
	CONN_DEAF /* reads and says nothing, not even TLS */
};

enum { CONN_STATES = CONN_DEAF + 1 };

struct conn {
	size_t place; /* the server's: where it stands among the others */
	bool is_over; /* the server's: to be freed after this turn */
	int fd;
	struct ssl_st *ssl; /* owned; NULL: plain HTTP */
	const struct port *port; /* borrowed */
	const struct web *web; /* borrowed */
	struct web_log *log; /* borrowed */
	enum conn_state state;
	uint32_t wants; /* EPOLLIN, EPOLLOUT or 0: only its time */
	int64_t due_us; /* when it goes on by itself; INT64_MAX: never */
	struct buf in;
	struct reply reply;
	size_t sent_bytes, allowed_bytes; /* of the reply */
};

/* Takes over an accepted, non-blocking socket. */
struct conn *conn_new(const struct port *port, int fd, const struct web *web,
    struct web_log *log);

/* Closes the socket. */
void conn_free(struct conn *c);

/* Does all that can be done now. False when the connection is over. */
bool conn_step(struct conn *c);

#endif
