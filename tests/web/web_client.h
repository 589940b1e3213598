/*
 * A plain client of the test web, for tests of our own tools: it sends bytes
 * and reads until the other side closes. It follows nothing and decodes
 * nothing.
 */
#ifndef TESTS_WEB_WEB_CLIENT_H
#define TESTS_WEB_WEB_CLIENT_H

#include "base/buf.h"
#include "base/err.h"

/*
 * Connects to a line of the map in folder ("www.a.example:80"); the caller
 * closes *fd. ERR_USAGE when the map has no address for it, ERR_IO when nobody
 * listens.
 */
enum err_code web_client_connect(
    const char *folder, const char *name_port, int *fd, struct err *e);

/*
 * Asks and appends all that comes to out. Over TLS (port 443) the certificate
 * must be good for the name under ca.pem of the folder; ERR_IO otherwise, with
 * the reason of OpenSSL, and nothing is sent.
 */
enum err_code web_client_ask(const char *folder, const char *name_port,
    struct str request, struct buf *out, struct err *e);

/* "GET target" with Host and Connection: close, to web_client_ask. */
enum err_code web_client_get(const char *folder, const char *name_port,
    const char *target, struct buf *out, struct err *e);

#endif
