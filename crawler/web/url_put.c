#include "web/url_impl.h"

#include <string.h>

bool
url_is_slash(char c)
{
	return c == '/' || c == '\\';
}

bool
url_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

struct str
url_until(struct str s, const char *chars, struct str *rest)
{
	struct str ends = str_of(chars);
	size_t i = 0;

	while (i < s.len && memchr(ends.ptr, s.ptr[i], ends.len) == NULL)
		i++;
	*rest = str_slice(s, i, s.len);
	return str_slice(s, 0, i);
}

static void
part_begin(struct url_draft *d, enum url_part part)
{
	d->from[part] = d->href.len;
}

static void
part_end(struct url_draft *d, enum url_part part)
{
	d->to[part] = d->href.len;
}

void
url_put(struct url_draft *d, enum url_part part, struct str text)
{
	part_begin(d, part);
	(void)buf_append_str(&d->href, text);
	part_end(d, part);
}

void
url_put_scheme(struct url_draft *d, struct str scheme)
{
	part_begin(d, URL_PART_SCHEME);
	for (size_t i = 0; i < scheme.len; i++)
		(void)buf_append_char(&d->href, str_lower_char(scheme.ptr[i]));
	part_end(d, URL_PART_SCHEME);
	(void)buf_append_char(&d->href, ':');
}

/* Takes "user:password@" off the front of an authority. False when nothing
 * stands behind the sign. */
static bool
put_userinfo(struct url_draft *d, struct str *authority)
{
	struct str user;
	struct str password;
	size_t at = STR_NONE;

	for (size_t i = 0; i < authority->len; i++)
		if (authority->ptr[i] == '@')
			at = i;
	if (at == STR_NONE)
		return true;
	user = url_until(str_slice(*authority, 0, at), ":", &password);
	password = str_slice(password, 1, password.len);
	*authority = str_slice(*authority, at + 1, authority->len);
	part_begin(d, URL_PART_USERINFO);
	url_encode(&d->href, user, URL_SET_USERINFO);
	if (password.len > 0)
		(void)buf_append_char(&d->href, ':');
	url_encode(&d->href, password, URL_SET_USERINFO);
	part_end(d, URL_PART_USERINFO);
	if (user.len + password.len > 0)
		(void)buf_append_char(&d->href, '@');
	return authority->len > 0;
}

static void
put_port(struct url_draft *d, struct str text, const char *default_port)
{
	struct str port = {0};

	if (!url_read_port(text, &port)) {
		d->reason = url_bad_port;
		return;
	}
	if (port.len == 0 || str_is(port, default_port))
		return;
	(void)buf_append_char(&d->href, ':');
	url_put(d, URL_PART_PORT, port);
}

void
url_put_authority(
    struct url_draft *d, struct str authority, const char *default_port)
{
	size_t colon;

	(void)buf_append_cstr(&d->href, "//");
	if (!put_userinfo(d, &authority)) {
		d->reason = url_no_host;
		return;
	}
	colon = url_port_colon(authority);
	part_begin(d, URL_PART_HOST);
	d->reason =
	    url_host_append(&d->href, d->arena, str_slice(authority, 0, colon));
	part_end(d, URL_PART_HOST);
	if (d->reason == NULL && colon < authority.len)
		put_port(d, str_slice(authority, colon + 1, authority.len),
		    default_port);
}

/* How many dots a segment stands for, where "%2e" is one; 0 when it is a
 * name. */
static int
dots_in(struct str segment)
{
	int dots = 0;

	while (segment.len > 0 && dots < 3) {
		size_t len = str_starts_fold(segment, str_of("%2e")) ? 3 : 1;

		if (len == 1 && segment.ptr[0] != '.')
			return 0;
		segment = str_slice(segment, len, segment.len);
		dots++;
	}
	return dots < 3 ? dots : 0;
}

/* Takes the last segment off the path. */
static void
shorten_path(struct url_draft *d)
{
	while (d->href.len > d->from[URL_PART_PATH] &&
	    d->href.data[--d->href.len] != '/')
		;
}

/* Adds segments to the path, which ends with none or a whole one; text begins
 * behind the slash before its first. */
static void
put_segments(struct url_draft *d, struct str text)
{
	for (bool is_last = false; !is_last;) {
		struct str rest;
		struct str segment = url_until(text, "/\\", &rest);
		int dots = dots_in(segment);

		is_last = rest.len == 0;
		text = str_slice(rest, 1, rest.len);
		if (dots == 2)
			shorten_path(d);
		if (dots == 0 || is_last)
			(void)buf_append_char(&d->href, '/');
		if (dots == 0)
			url_encode(&d->href, segment, URL_SET_PATH);
	}
}

void
url_put_path(struct url_draft *d, struct str path)
{
	part_begin(d, URL_PART_PATH);
	if (path.len > 0 && url_is_slash(path.ptr[0]))
		path = str_slice(path, 1, path.len);
	put_segments(d, path);
	part_end(d, URL_PART_PATH);
}

void
url_put_merged_path(struct url_draft *d, struct str relative)
{
	url_put(d, URL_PART_PATH, d->base->path);
	shorten_path(d);
	put_segments(d, relative);
	part_end(d, URL_PART_PATH);
}

void
url_put_query(struct url_draft *d, struct str query)
{
	part_begin(d, URL_PART_QUERY);
	if (query.len > 0) {
		(void)buf_append_char(&d->href, '?');
		url_encode_query(
		    &d->href, str_slice(query, 1, query.len), d->encoding);
	}
	part_end(d, URL_PART_QUERY);
}

void
url_put_fragment(struct url_draft *d, struct str fragment)
{
	part_begin(d, URL_PART_FRAGMENT);
	if (fragment.len > 0) {
		(void)buf_append_char(&d->href, '#');
		url_encode(&d->href, str_slice(fragment, 1, fragment.len),
		    URL_SET_FRAGMENT);
	}
	part_end(d, URL_PART_FRAGMENT);
}
