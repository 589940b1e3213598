/*
 * The ports of all hosts and the loop that serves them. Each host has an
 * address of its own in 127.0.0.0/8; ports are what the machine has free. A
 * port that the script does not serve is bound and does not listen, so that
 * nobody else can answer there.
 */
#ifndef TESTS_WEB_SERVER_H
#define TESTS_WEB_SERVER_H

#include "certificate.h"
#include "conn.h"

struct server {
	const struct web *web; /* borrowed */
	struct web_log *log; /* borrowed */
	struct port *ports; /* in the order of the hosts, 80 before 443 */
	size_t port_count;
	struct arena arena; /* of the ports */
	int epoll_fd;
	int signal_fd;
	struct conn **conns; /* owned */
	size_t conn_count, conn_capacity;
	struct conn **dropped; /* owned; freed when no event names them */
	size_t dropped_count, dropped_capacity;
	bool is_over;
};

/* Binds and listens. SIGTERM, SIGINT and SIGPIPE are blocked from here on. */
enum err_code server_open(struct server *s, const struct web *web,
    struct authority *a, struct web_log *log, struct err *e);

/* Appends the address map: "name:80 127.0.1.1:41231" or "name:80 -". */
void server_append_map(const struct server *s, struct buf *out);

/* Serves until a signal or until standard input ends. */
void server_run(struct server *s);

void server_close(struct server *s);

#endif
