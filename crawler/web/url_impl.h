/*
 * What the files of the URL parser share. url_parse.c decides what the input
 * means, url_put.c writes its parts in normal form, url_host.c and
 * url_address.c know hosts, url_encode.c knows escapes.
 */
#ifndef WEB_URL_IMPL_H
#define WEB_URL_IMPL_H

#include "base/arena.h"
#include "base/buf.h"
#include "web/url.h"

enum url_part {
	URL_PART_SCHEME,
	URL_PART_USERINFO,
	URL_PART_HOST,
	URL_PART_PORT,
	URL_PART_PATH,
	URL_PART_QUERY,
	URL_PART_FRAGMENT,
	URL_PART_COUNT
};

/* An href as it grows, and where its parts lie in it. */
struct url_draft {
	struct arena *arena; /* borrowed */
	const struct url *base; /* borrowed; NULL: none */
	const char *encoding; /* of the query; NULL: UTF-8 */
	struct buf href;
	size_t from[URL_PART_COUNT];
	size_t to[URL_PART_COUNT];
	const char *reason; /* NULL while it may be a URL */
	bool is_opaque;
};

/* Reasons that two files give. */
extern const char url_no_host[];
extern const char url_bad_port[];

bool url_is_slash(char c); /* or a backslash */
bool url_is_digit(char c);

/* The part of s before the first of chars; *rest is what follows, with it. */
struct str url_until(struct str s, const char *chars, struct str *rest);

/* Writes a part that is in normal form already. */
void url_put(struct url_draft *d, enum url_part part, struct str text);

/* Writes a scheme in lower case and its colon. */
void url_put_scheme(struct url_draft *d, struct str scheme);

/* Writes "//user:password@host:port", or sets reason. */
void url_put_authority(
    struct url_draft *d, struct str authority, const char *default_port);

/* Writes a path; a slash in front of its first segment may be missing. */
void url_put_path(struct url_draft *d, struct str path);

/* Writes the base's path with relative in the place of its last segment. */
void url_put_merged_path(struct url_draft *d, struct str relative);

/* Write what may be empty, and otherwise begins with its own sign. */
void url_put_query(struct url_draft *d, struct str query);
void url_put_fragment(struct url_draft *d, struct str fragment);

/* The percent-encode sets of the URL Standard, 1.3; the one for queries is
 * that of special schemes. */
enum url_set {
	URL_SET_FRAGMENT,
	URL_SET_QUERY,
	URL_SET_PATH,
	URL_SET_USERINFO
};

/* Appends text with the bytes of a set, controls and all that is not ASCII as
 * percent escapes. Escapes already in text stay as they are. */
void url_encode(struct buf *out, struct str text, enum url_set set);

/*
 * Appends a query as a page in the named encoding would send it (URL Standard,
 * percent-encode after encoding): a character that the encoding lacks becomes
 * "%26%23NNN%3B". NULL, UTF-16 and an unknown name are UTF-8. Bytes of text
 * that are not UTF-8 are escaped as they are.
 */
void url_encode_query(struct buf *out, struct str text, const char *encoding);

/* Appends the host of a special scheme in its normal form. Returns NULL, or
 * why text is no host; out may then hold part of it. */
const char *url_host_append(struct buf *out, struct arena *a, struct str text);

/* Appends an IPv6 address, text without its brackets, in its shortest form.
 * Returns NULL, or why it is none. */
const char *url_ipv6_append(struct buf *out, struct arena *a, struct str text);

/* Whether the last label of a domain is a number, which makes the whole an
 * IPv4 address or no host at all. */
bool url_ends_in_number(struct str domain);

/* Appends an IPv4 address as four decimal numbers; the parts of text may be
 * octal or hexadecimal and the last may stand for several. Returns NULL, or
 * why it is none. */
const char *url_ipv4_append(struct buf *out, struct str text);

/* NULL when text may be the authority of a scheme that is not special, else
 * why not. */
const char *url_opaque_authority_check(struct arena *a, struct str text);

/* The offset of the colon before the port, or the length of text. */
size_t url_port_colon(struct str text);

/* Reads a port, which may be empty, without its zeros in front; false when it
 * is none. */
bool url_read_port(struct str text, struct str *port_out);

#endif
