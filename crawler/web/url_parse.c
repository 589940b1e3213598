#include "web/url.h"

#include <assert.h>

#include "base/buf.h"
#include "base/limits.h"
#include "web/url_impl.h"

/* The special schemes but for file, which has no web host. */
static const struct special {
	const char *scheme;
	const char *port;
} specials[] = {
    {"http", "80"},
    {"https", "443"},
    {"ftp", "21"},
    {"ws", "80"},
    {"wss", "443"},
};

static const struct special *
special_of(struct str scheme)
{
	for (size_t i = 0; i < sizeof(specials) / sizeof(*specials); i++)
		if (str_is_fold(scheme, specials[i].scheme))
			return &specials[i];
	return NULL;
}

static bool
is_alpha(char c)
{
	c = str_lower_char(c);
	return c >= 'a' && c <= 'z';
}

/* Parses what stands behind the slashes of an absolute URL. */
static void
parse_absolute(struct url_draft *d, struct str rest, const char *default_port)
{
	struct str query;
	struct str fragment;
	struct str authority;
	struct str path;

	while (rest.len > 0 && url_is_slash(rest.ptr[0]))
		rest = str_slice(rest, 1, rest.len);
	authority = url_until(rest, "/\\?#", &rest);
	url_put_authority(d, authority, default_port);
	if (d->reason != NULL)
		return;
	path = url_until(rest, "?#", &rest);
	url_put_path(d, path);
	query = url_until(rest, "#", &fragment);
	url_put_query(d, query);
	url_put_fragment(d, fragment);
}

static void
copy_authority(struct url_draft *d)
{
	(void)buf_append_cstr(&d->href, "//");
	url_put(d, URL_PART_USERINFO, d->base->userinfo);
	if (d->base->userinfo.len > 0)
		(void)buf_append_char(&d->href, '@');
	url_put(d, URL_PART_HOST, d->base->host);
	if (d->base->port.len > 0)
		(void)buf_append_char(&d->href, ':');
	url_put(d, URL_PART_PORT, d->base->port);
}

/* Parses a reference without a host, whose scheme is the base's. */
static void
parse_relative(struct url_draft *d, struct str rest)
{
	struct str path;
	struct str query;
	struct str fragment;

	copy_authority(d);
	path = url_until(rest, "?#", &rest);
	query = url_until(rest, "#", &fragment);
	if (path.len > 0 && url_is_slash(path.ptr[0]))
		url_put_path(d, path);
	else if (path.len > 0)
		url_put_merged_path(d, path);
	else
		url_put(d, URL_PART_PATH, d->base->path);
	/* The base's query is in its final form already. */
	if (path.len == 0 && query.len == 0)
		url_put(d, URL_PART_QUERY, d->base->query);
	else
		url_put_query(d, query);
	url_put_fragment(d, fragment);
}

/* Keeps a URL of another scheme as it stands, unless its authority cannot
 * be. */
static void
parse_opaque(struct url_draft *d, struct str scheme, struct str rest)
{
	struct str authority;
	struct str behind;

	d->is_opaque = true;
	(void)buf_append_str(&d->href, rest);
	if (!str_starts(rest, str_of("//")) || str_is_fold(scheme, "file"))
		return;
	authority = url_until(str_slice(rest, 2, rest.len), "/?#", &behind);
	d->reason = url_opaque_authority_check(d->arena, authority);
}

/* The scheme before the first colon; empty when text does not begin with
 * one. */
static struct str
scheme_of(struct str text)
{
	size_t i = 0;

	if (text.len == 0 || !is_alpha(text.ptr[0]))
		return (struct str){0};
	while (i < text.len &&
	    (is_alpha(text.ptr[i]) || url_is_digit(text.ptr[i]) ||
	        text.ptr[i] == '+' || text.ptr[i] == '-' || text.ptr[i] == '.'))
		i++;
	if (i == text.len || text.ptr[i] != ':')
		return (struct str){0};
	return str_slice(text, 0, i);
}

static void
parse(struct url_draft *d, struct str text)
{
	struct str scheme = scheme_of(text);
	struct str rest = text;
	const struct special *special;
	bool has_host;

	if (scheme.len > 0)
		rest = str_slice(text, scheme.len + 1, text.len);
	if (scheme.len > 0 && special_of(scheme) == NULL) {
		url_put_scheme(d, scheme);
		parse_opaque(d, scheme, rest);
		return;
	}
	if (scheme.len == 0 && d->base == NULL) {
		d->reason = "there is no scheme, and no base to take it from";
		return;
	}
	has_host = rest.len >= 2 && url_is_slash(rest.ptr[0]) &&
	    url_is_slash(rest.ptr[1]);
	if (scheme.len > 0 &&
	    (d->base == NULL || !str_equal_fold(scheme, d->base->scheme)))
		has_host = true;
	if (scheme.len == 0)
		scheme = d->base->scheme;
	url_put_scheme(d, scheme);
	special = special_of(scheme);
	assert(special != NULL);
	if (has_host)
		parse_absolute(d, rest, special->port);
	else
		parse_relative(d, rest);
	d->is_opaque =
	    !str_is_fold(scheme, "http") && !str_is_fold(scheme, "https");
}

static bool
is_control_or_space(char c)
{
	return (unsigned char)c <= ' ';
}

static bool
is_break(char c)
{
	return c == '\t' || c == '\n' || c == '\r';
}

static struct str
trimmed(struct str s)
{
	while (s.len > 0 && is_control_or_space(s.ptr[0]))
		s = str_slice(s, 1, s.len);
	while (s.len > 0 && is_control_or_space(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

/* text without tabs and line breaks; a copy only where there are any. */
static struct str
without_breaks(struct arena *a, struct str text)
{
	size_t breaks = 0;
	size_t len = 0;
	char *copy;

	for (size_t i = 0; i < text.len; i++)
		breaks += is_break(text.ptr[i]) ? 1 : 0;
	if (breaks == 0)
		return text;
	copy = arena_alloc(a, text.len - breaks);
	for (size_t i = 0; i < text.len; i++)
		if (!is_break(text.ptr[i]))
			copy[len++] = text.ptr[i];
	return (struct str){copy, len};
}

static struct str
part_of(const struct url_draft *d, struct str href, enum url_part part)
{
	return str_slice(href, d->from[part], d->to[part]);
}

static struct url
invalid(const char *reason)
{
	return (struct url){.kind = URL_INVALID, .reason = reason};
}

static struct url
result(const struct url_draft *d)
{
	struct url u = {.kind = d->is_opaque ? URL_OPAQUE : URL_WEB};

	if (d->reason != NULL)
		return invalid(d->reason);
	if (d->href.len > LIMIT_URL_BYTES)
		return invalid("it is longer than 8192 bytes");
	u.href = arena_str(d->arena, buf_str(&d->href));
	u.scheme = part_of(d, u.href, URL_PART_SCHEME);
	if (d->is_opaque)
		return u;
	u.userinfo = part_of(d, u.href, URL_PART_USERINFO);
	u.host = part_of(d, u.href, URL_PART_HOST);
	u.port = part_of(d, u.href, URL_PART_PORT);
	u.path = part_of(d, u.href, URL_PART_PATH);
	u.query = part_of(d, u.href, URL_PART_QUERY);
	u.fragment = part_of(d, u.href, URL_PART_FRAGMENT);
	return u;
}

struct url
url_parse(struct arena *a, struct str input, const struct url *base,
    const char *encoding)
{
	struct url_draft d = {.arena = a, .base = base, .encoding = encoding};
	struct str text = trimmed(input);
	struct url u;

	assert(base == NULL || base->kind == URL_WEB);
	if (text.len > LIMIT_URL_BYTES)
		return invalid("it is longer than 8192 bytes");
	parse(&d, without_breaks(a, text));
	u = result(&d);
	buf_release(&d.href);
	return u;
}
