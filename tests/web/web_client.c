#include "web_client.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include "base/file.h"

enum { MAP_MAX = 1 << 20 };

/* The address of a map line, or empty. */
static struct str
find_address(struct str map, struct str name_port)
{
	struct str line, name = {0};

	while (str_split(&map, '\n', &line))
		if (str_split(&line, ' ', &name) && str_equal(name, name_port))
			return line;
	return (struct str){0};
}

static bool
read_address(struct str text, struct sockaddr_in *out)
{
	struct arena a = {0};
	struct str ip = {0};
	int64_t port = 0;
	bool is_read = str_split(&text, ':', &ip) &&
	    str_to_int64(text, 1, 65535, &port) &&
	    inet_pton(AF_INET, arena_cstr(&a, ip), &out->sin_addr) == 1;

	out->sin_family = AF_INET;
	out->sin_port = htons((uint16_t)port);
	arena_release(&a);
	return is_read;
}

enum err_code
web_client_connect(
    const char *folder, const char *name_port, int *fd, struct err *e)
{
	struct arena a = {0};
	struct buf map = {0};
	struct sockaddr_in address = {0};
	enum err_code rc =
	    file_read(file_join(&a, folder, "web.map"), MAP_MAX, &map, e);
	int fresh = -1;

	if (rc == ERR_NONE &&
	    !read_address(
	        find_address(buf_str(&map), str_of(name_port)), &address))
		rc = err_set(e, ERR_USAGE, "%s has no address", name_port);
	if (rc == ERR_NONE) {
		fresh = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
		if (connect(fresh, (struct sockaddr *)&address,
		        sizeof(address)) != 0)
			rc = err_set(e, ERR_IO, "connect to %s: %s", name_port,
			    strerror(errno));
	}
	if (rc == ERR_NONE)
		*fd = fresh;
	else if (fresh >= 0)
		(void)close(fresh);
	buf_release(&map);
	arena_release(&a);
	return rc;
}

static enum err_code
ask_plain(int fd, struct str request, struct buf *out, struct err *e)
{
	char piece[16384];
	ssize_t n;

	if (send(fd, request.ptr, request.len, MSG_NOSIGNAL) !=
	    (ssize_t)request.len)
		return err_set(e, ERR_IO, "send: %s", strerror(errno));
	while ((n = recv(fd, piece, sizeof(piece), 0)) > 0)
		(void)buf_append(out, piece, (size_t)n);
	return n == 0 ? ERR_NONE
	              : err_set(e, ERR_IO, "receive: %s", strerror(errno));
}

static enum err_code
tls_failed(SSL *tls, struct err *e)
{
	long verdict = tls == NULL ? X509_V_OK : SSL_get_verify_result(tls);
	unsigned long why = ERR_get_error();

	if (verdict != X509_V_OK)
		return err_set(
		    e, ERR_IO, "%s", X509_verify_cert_error_string(verdict));
	return err_set(e, ERR_IO, "%s",
	    why == 0 ? "TLS failed" : ERR_reason_error_string(why));
}

static enum err_code
ask_tls(SSL *tls, int fd, struct str request, struct buf *out, struct err *e)
{
	char piece[16384];
	size_t n;

	if (SSL_set_fd(tls, fd) != 1 || SSL_connect(tls) != 1 ||
	    SSL_write_ex(tls, request.ptr, request.len, &n) != 1)
		return tls_failed(tls, e);
	while (SSL_read_ex(tls, piece, sizeof(piece), &n) == 1)
		(void)buf_append(out, piece, n);
	return ERR_NONE;
}

static enum err_code
ask_secure(int fd, const char *ca, char *name, struct str request,
    struct buf *out, struct err *e)
{
	SSL_CTX *context = SSL_CTX_new(TLS_client_method());
	SSL *tls = NULL;
	enum err_code rc;

	ERR_clear_error();
	if (context != NULL &&
	    SSL_CTX_load_verify_locations(context, ca, NULL) == 1) {
		SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
		tls = SSL_new(context);
	}
	if (tls == NULL || SSL_set1_host(tls, name) != 1 ||
	    SSL_set_tlsext_host_name(tls, name) != 1)
		rc = tls_failed(tls, e);
	else
		rc = ask_tls(tls, fd, request, out, e);
	SSL_free(tls);
	SSL_CTX_free(context);
	return rc;
}

enum err_code
web_client_ask(const char *folder, const char *name_port, struct str request,
    struct buf *out, struct err *e)
{
	struct arena a = {0};
	struct str rest = str_of(name_port), name = {0};
	int fd = -1;
	enum err_code rc = web_client_connect(folder, name_port, &fd, e);

	if (rc != ERR_NONE)
		return rc;
	(void)str_split(&rest, ':', &name);
	if (str_is(rest, "443"))
		rc = ask_secure(fd, file_join(&a, folder, "ca.pem"),
		    arena_cstr(&a, name), request, out, e);
	else
		rc = ask_plain(fd, request, out, e);
	(void)close(fd);
	arena_release(&a);
	return rc;
}

enum err_code
web_client_get(const char *folder, const char *name_port, const char *target,
    struct buf *out, struct err *e)
{
	struct buf request = {0};
	enum err_code rc;

	buf_printf(&request,
	    "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n", target,
	    name_port);
	rc = web_client_ask(folder, name_port, buf_str(&request), out, e);
	buf_release(&request);
	return rc;
}
