#include "fetch/callbacks_impl.h"

#include <netdb.h>

#include "base/limits.h"
#include "fetch/must_impl.h"
#include "fetch/pool_impl.h"
#include "web/address.h"

enum { US_PER_MS = 1000 };

static int64_t
steady_us(const struct transfer *t)
{
	return clock_steady_us(t->pool->config.clock);
}

static void
note_bytes(struct transfer *t, size_t n)
{
	if (t->received_bytes == 0)
		t->due_us = steady_us(t) + (int64_t)LIMIT_STALL_MS * US_PER_MS;
	t->received_bytes += n;
}

/* Whether a head is of an interim answer (RFC 9110, section 15.2), behind which
 * the one that counts will come. */
static bool
is_interim(struct str head)
{
	size_t space = str_find_char(head, ' ', 0);
	struct str status;

	if (space == STR_NONE)
		return false;
	status = str_slice(head, space + 1, space + 4);
	return str_starts(status, str_of("1")) && !str_is(status, "101");
}

static size_t
on_head(char *data, size_t size, size_t count, void *state)
{
	struct transfer *t = state;
	struct str line = {data, size * count};
	struct buf *head = &t->capture->head;

	note_bytes(t, line.len);
	if (t->is_head_over) {
		if (t->is_head_whole)
			return line.len;
		buf_clear(head);
		t->is_head_over = false;
	}
	/* Less than what was given makes libcurl stop. */
	if (buf_append_str(head, line) < line.len)
		return 0;
	t->is_head_over = str_is(line, "\r\n") || str_is(line, "\n");
	t->is_head_whole = t->is_head_over && !is_interim(buf_str(head));
	return line.len;
}

static size_t
on_body(char *data, size_t size, size_t count, void *state)
{
	struct transfer *t = state;

	note_bytes(t, size * count);
	return buf_append(&t->capture->body, data, size * count);
}

static int
on_debug(CURL *easy, curl_infotype type, char *data, size_t size, void *state)
{
	struct transfer *t = state;
	struct str text = {data, size};

	(void)easy;
	if (type != CURLINFO_HEADER_OUT)
		return 0;
	(void)buf_append_str(&t->request, text);
	return 0;
}

static curl_socket_t
on_socket(void *state, curlsocktype purpose, struct curl_sockaddr *address)
{
	struct transfer *t = state;
	char ip[NI_MAXHOST];

	(void)purpose;
	/* A connection that was kept open closed on the request. libcurl would
	 * ask again at once; when that may be is not for it to decide. */
	if (t->is_connected) {
		t->is_dropped = true;
		return CURL_SOCKET_BAD;
	}
	if (!t->pool->config.allow_private &&
	    !address_is_public(&address->addr)) {
		if (getnameinfo(&address->addr, address->addrlen, ip,
		        sizeof(ip), NULL, 0, NI_NUMERICHOST) == 0)
			t->barred_ip =
			    arena_str(&t->capture->arena, str_of(ip));
		return CURL_SOCKET_BAD;
	}
	t->has_socket = true;
	return socket(address->family, address->socktype | SOCK_CLOEXEC,
	    address->protocol);
}

/* A connection stands and the request is about to be sent. */
static int
on_connected(void *state, char *ip, char *local_ip, int port, int local_port)
{
	struct transfer *t = state;
	struct capture *c = t->capture;

	(void)local_ip;
	(void)port;
	(void)local_port;
	t->is_connected = true;
	t->due_us = steady_us(t) + (int64_t)LIMIT_FIRST_BYTE_MS * US_PER_MS;
	c->ip = arena_str(&c->arena, str_of(ip));
	c->tls_rung = t->rung;
	if (t->rung != TLS_NONE) {
		c->tls_result = tls_words_of_connection(
		    t->easy, t->rung, t->url.host, &c->arena);
		c->certificate = tls_certificate(t->easy, &c->arena);
	}
	return CURL_PREREQFUNC_OK;
}

void
callbacks_set(struct transfer *t)
{
	CURL *easy = t->easy;

	must(curl_easy_setopt(easy, CURLOPT_PRIVATE, t));
	must(curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, t->error));
	must(curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_head));
	must(curl_easy_setopt(easy, CURLOPT_HEADERDATA, t));
	must(curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body));
	must(curl_easy_setopt(easy, CURLOPT_WRITEDATA, t));
	must(curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, on_debug));
	must(curl_easy_setopt(easy, CURLOPT_DEBUGDATA, t));
	must(curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, on_socket));
	must(curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, t));
	must(curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_connected));
	must(curl_easy_setopt(easy, CURLOPT_PREREQDATA, t));
}
