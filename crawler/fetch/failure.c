#include "fetch/failure_impl.h"

#include <errno.h>
#include <netdb.h>

enum { ANY = -1 };

/* The first row that fits decides. */
struct failure_row {
	CURLcode code;
	int os_errno;
	const char *text; /* a part of libcurl's message; NULL: any */
	enum reason reason;
};

static const struct failure_row rows[] = {
    {CURLE_OK, ANY, NULL, REASON_NONE},
    {CURLE_PARTIAL_FILE, ANY, NULL, REASON_NONE},

    {CURLE_COULDNT_RESOLVE_HOST, ANY, NULL, REASON_NO_SUCH_NAME},
    {CURLE_COULDNT_CONNECT, ECONNREFUSED, NULL, REASON_REFUSED},
    {CURLE_COULDNT_CONNECT, ETIMEDOUT, NULL, REASON_CONNECT_TIMEOUT},
    {CURLE_COULDNT_CONNECT, ECONNRESET, NULL, REASON_RESET},
    {CURLE_COULDNT_CONNECT, ANY, NULL, REASON_UNREACHABLE},
    {CURLE_INTERFACE_FAILED, ANY, NULL, REASON_UNREACHABLE},
    {CURLE_OPERATION_TIMEDOUT, ANY, NULL, REASON_TIMEOUT},

    {CURLE_SSL_CONNECT_ERROR, ANY, NULL, REASON_TLS},
    {CURLE_SSL_ENGINE_NOTFOUND, ANY, NULL, REASON_TLS},
    {CURLE_SSL_ENGINE_SETFAILED, ANY, NULL, REASON_TLS},
    {CURLE_SSL_CERTPROBLEM, ANY, NULL, REASON_TLS},
    {CURLE_SSL_CIPHER, ANY, NULL, REASON_TLS},
    {CURLE_PEER_FAILED_VERIFICATION, ANY, NULL, REASON_TLS},
    {CURLE_USE_SSL_FAILED, ANY, NULL, REASON_TLS},
    {CURLE_SSL_ENGINE_INITFAILED, ANY, NULL, REASON_TLS},
    {CURLE_SSL_CACERT_BADFILE, ANY, NULL, REASON_TLS},
    {CURLE_SSL_SHUTDOWN_FAILED, ANY, NULL, REASON_TLS},
    {CURLE_SSL_CRL_BADFILE, ANY, NULL, REASON_TLS},
    {CURLE_SSL_ISSUER_ERROR, ANY, NULL, REASON_TLS},
    {CURLE_SSL_PINNEDPUBKEYNOTMATCH, ANY, NULL, REASON_TLS},
    {CURLE_SSL_INVALIDCERTSTATUS, ANY, NULL, REASON_TLS},
    {CURLE_SSL_CLIENTCERT, ANY, NULL, REASON_TLS},

    {CURLE_GOT_NOTHING, ANY, NULL, REASON_EMPTY_ANSWER},
    {CURLE_SEND_ERROR, ETIMEDOUT, NULL, REASON_TIMEOUT},
    {CURLE_SEND_ERROR, ANY, NULL, REASON_RESET},
    {CURLE_RECV_ERROR, ETIMEDOUT, NULL, REASON_TIMEOUT},
    {CURLE_RECV_ERROR, ANY, "Too large response headers", REASON_HEAD_TOO_BIG},
    {CURLE_RECV_ERROR, ANY, "chunked-encoding", REASON_PROTOCOL},
    {CURLE_RECV_ERROR, ANY, NULL, REASON_RESET},

    /* Our own memory never runs out here: a single line of the head was longer
     * than the 100 KiB that libcurl takes. */
    {CURLE_OUT_OF_MEMORY, ANY, NULL, REASON_HEAD_TOO_BIG},

    {CURLE_UNSUPPORTED_PROTOCOL, ANY, NULL, REASON_PROTOCOL},
    {CURLE_URL_MALFORMAT, ANY, NULL, REASON_PROTOCOL},
    {CURLE_WEIRD_SERVER_REPLY, ANY, NULL, REASON_PROTOCOL},
    {CURLE_REMOTE_ACCESS_DENIED, ANY, NULL, REASON_PROTOCOL},
    {CURLE_HTTP2, ANY, NULL, REASON_PROTOCOL},
    {CURLE_HTTP_RETURNED_ERROR, ANY, NULL, REASON_PROTOCOL},
    {CURLE_RANGE_ERROR, ANY, NULL, REASON_PROTOCOL},
    {CURLE_TOO_MANY_REDIRECTS, ANY, NULL, REASON_PROTOCOL},
    {CURLE_BAD_CONTENT_ENCODING, ANY, NULL, REASON_PROTOCOL},
    {CURLE_FILESIZE_EXCEEDED, ANY, NULL, REASON_PROTOCOL},
    {CURLE_HTTP2_STREAM, ANY, NULL, REASON_PROTOCOL},
    {CURLE_HTTP3, ANY, NULL, REASON_PROTOCOL},
    {CURLE_QUIC_CONNECT_ERROR, ANY, NULL, REASON_PROTOCOL},
};

static bool
row_fits(
    const struct failure_row *row, CURLcode code, int os_errno, struct str text)
{
	return row->code == code &&
	    (row->os_errno == ANY || row->os_errno == os_errno) &&
	    (row->text == NULL ||
	        str_find(text, str_of(row->text), 0) != STR_NONE);
}

enum reason
failure_reason(CURLcode code, int os_errno, struct str text)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(*rows); i++)
		if (row_fits(&rows[i], code, os_errno, text))
			return rows[i].reason;
	return REASON_ERROR;
}

enum reason
failure_reason_of_lookup(int code)
{
	/* Anything else is the resolver's trouble, not the name's. */
	return code == EAI_NONAME || code == EAI_NODATA ||
	        code == EAI_ADDRFAMILY
	    ? REASON_NO_SUCH_NAME
	    : REASON_RESOLVER_TIMEOUT;
}
