#include "web/url.h"

#include <libpsl.h>

#include "web/escape_impl.h"

/* A domain name has at most 253 characters (RFC 1035, 2.3.4). */
enum { DOMAIN_MAX_BYTES = 253, FILE_TYPE_MAX_BYTES = 10 };

struct str
url_key(const struct url *u)
{
	return str_slice(u->href, 0, u->href.len - u->fragment.len);
}

int
url_port(const struct url *u)
{
	int64_t port = str_is(u->scheme, "https") ? 443 : 80;

	(void)str_to_int64(u->port, 0, 65535, &port); /* empty: the default */
	return (int)port;
}

struct str
url_origin(struct arena *a, const struct url *u)
{
	return arena_printf(a, "%.*s://%.*s%s%.*s", STR_ARG(u->scheme),
	    STR_ARG(u->host), u->port.len > 0 ? ":" : "", STR_ARG(u->port));
}

struct str
url_bare_host(const struct url *u)
{
	if (u->host.len > 4 && str_starts(u->host, str_of("www.")))
		return str_slice(u->host, 4, u->host.len);
	return u->host;
}

static struct str
after_last(struct str s, char c, struct str otherwise)
{
	for (size_t i = s.len; i > 0; i--)
		if (s.ptr[i - 1] == c)
			return str_slice(s, i, s.len);
	return otherwise;
}

/* No top-level domain begins with a digit, and no host ends in one that
 * does, unless it is an address. */
static bool
is_address(struct str host)
{
	struct str last = after_last(host, '.', host);

	return host.ptr[host.len - 1] == ']' ||
	    (last.len > 0 && last.ptr[0] >= '0' && last.ptr[0] <= '9');
}

struct str
url_registrable(struct str host)
{
	char lower[DOMAIN_MAX_BYTES + 1];
	const char *found;

	if (host.len > 0 && host.ptr[host.len - 1] == '.')
		host.len--;
	if (host.len == 0 || host.len > DOMAIN_MAX_BYTES || is_address(host))
		return host;
	for (size_t i = 0; i < host.len; i++)
		lower[i] = str_lower_char(host.ptr[i]);
	lower[host.len] = '\0';
	/* The list inside the library: the machine's own file may differ from
	 * one machine to the next. */
	found = psl_registrable_domain(psl_builtin(), lower);
	if (found == NULL)
		return host;
	return str_slice(host, (size_t)(found - lower), host.len);
}

bool
url_is_same_domain(struct str host, struct str other)
{
	/* Most links of a page lead to its own host. */
	return str_equal(host, other) ||
	    str_equal(url_registrable(host), url_registrable(other));
}

struct str
url_percent_decode(struct arena *a, struct str text)
{
	char *out = arena_alloc(a, text.len);
	size_t len = 0;

	for (size_t i = 0; i < text.len; i++) {
		int byte = escape_read(text, i);

		if (byte < 0) {
			out[len++] = text.ptr[i];
			continue;
		}
		out[len++] = (char)(unsigned char)byte;
		i += 2;
	}
	return (struct str){out, len};
}

struct str
url_file_name(struct arena *a, const struct url *u)
{
	return url_percent_decode(a, after_last(u->path, '/', u->path));
}

struct str
url_file_type(struct arena *a, const struct url *u)
{
	struct str name = url_file_name(a, u);
	struct str type;

	/* "index.jsp;jsessionid=..." */
	name = str_slice(name, 0, str_find_char(name, ';', 0));
	type = after_last(name, '.', (struct str){0});
	if (type.len > FILE_TYPE_MAX_BYTES)
		return (struct str){0};
	return arena_lower(a, type);
}
