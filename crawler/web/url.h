/*
 * One URL type everywhere: the WHATWG URL Standard's normal form of http and
 * https URLs; other schemes are only told apart (mailto, tel, javascript...).
 *
 * Hosts go through libidn2 (non-transitional, without STD3 rules), which holds
 * to IDNA 2008: a host with emoji is URL_INVALID. Nothing here touches the
 * network. The key under which a page is known is url.href without its
 * fragment.
 */
#ifndef WEB_URL_H
#define WEB_URL_H

#include "base/arena.h"
#include "base/str.h"

enum url_kind {
	URL_WEB, /* http or https with a host */
	URL_OPAQUE, /* another scheme: only href and scheme are filled */
	URL_INVALID /* reason is filled */
};

/* All slices lie in href, or are empty; href lives in the arena. */
struct url {
	enum url_kind kind;
	struct str href; /* normal form, with the fragment */
	struct str scheme; /* "https", without the colon */
	struct str userinfo; /* without the @ */
	struct str host; /* lower case, punycode, IPv6 in brackets */
	struct str port; /* digits; empty when it is the scheme's own */
	struct str path; /* from its first slash */
	struct str query; /* with the question mark; empty: none */
	struct str fragment; /* with the number sign; empty: none */
	const char *reason; /* why it is no URL, as a fragment */
};

/*
 * Parses input against base (NULL: none; else of kind URL_WEB) as the URL
 * Standard says. encoding is the page's, for the bytes of the query ("utf-8"
 * when NULL); input is UTF-8, and bytes that are not are escaped one by one,
 * as browsers do with redirects. Longer than LIMIT_URL_BYTES is URL_INVALID.
 */
struct url url_parse(struct arena *a, struct str input, const struct url *base,
    const char *encoding);

/* The href without its fragment, borrowed from it: the key of a page. */
struct str url_key(const struct url *u);

/* The port as a number, the scheme's own when none is written. */
int url_port(const struct url *u);

/* "https://host:port" without a default port: scheme, host and port decide
 * robots.txt and connections (RFC 6454). In the arena. */
struct str url_origin(struct arena *a, const struct url *u);

/* The host without a leading "www.". */
struct str url_bare_host(const struct url *u);

/* The registrable domain of a host by the public suffix list, borrowed from
 * host; the host itself for an address or a public suffix. */
struct str url_registrable(struct str host);

/* Whether two hosts have the same registrable domain. */
bool url_is_same_domain(struct str host, struct str other);

/* The path's last segment, percent-decoded into the arena, and its ending in
 * lower case without the dot; both may be empty. */
struct str url_file_name(struct arena *a, const struct url *u);
struct str url_file_type(struct arena *a, const struct url *u);

/* Percent-decodes into the arena (malformed escapes stay). */
struct str url_percent_decode(struct arena *a, struct str text);

#endif
