/*
 * What a server's certificate says of itself, as it was shown on a connection
 * (RFC 5280), and what the connection was made with. Whether it is to be
 * trusted is the capture's tls_result.
 */
#ifndef RECORD_CERTIFICATE_H
#define RECORD_CERTIFICATE_H

#include <stdint.h>

#include "base/str.h"

struct certificate {
	struct str subject; /* one line, as RFC 2253 has it */
	struct str issuer;
	struct str names; /* subjectAltName: DNS and IP, joined by spaces */
	struct str key; /* "RSA 2048", "EC prime256v1" */
	struct str signature; /* "sha256WithRSAEncryption" */
	struct str sha256; /* of the DER, in hexadecimal */
	int64_t not_before_us; /* since 1970; 0: unreadable */
	int64_t not_after_us;
	int chain_length; /* certificates that the server sent */
	struct str version; /* of the connection: "TLSv1.3" */
	struct str cipher;
};

#endif
