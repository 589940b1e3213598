#include "fetch/request_impl.h"

#include "base/limits.h"
#include "fetch/ip_impl.h"
#include "fetch/must_impl.h"
#include "fetch/pool_impl.h"

/* Exact bytes, one request, nothing remembered. */
static const struct long_option {
	CURLoption name;
	long value;
} fixed_options[] = {
    {CURLOPT_NOSIGNAL, 1},
    {CURLOPT_HTTPGET, 1},
    {CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1},
    {CURLOPT_HTTP09_ALLOWED, 0},
    {CURLOPT_HTTP_TRANSFER_DECODING, 0},
    {CURLOPT_HTTP_CONTENT_DECODING, 0},
    {CURLOPT_FOLLOWLOCATION, 0},
    {CURLOPT_PATH_AS_IS, 1},
    {CURLOPT_CONNECTTIMEOUT_MS, LIMIT_CONNECT_MS},
    {CURLOPT_MAXAGE_CONN, POOL_IDLE_CONNECTION_S},
    /* The only way to see the request as sent. */
    {CURLOPT_VERBOSE, 1},
};

/* The URL as libcurl gets it: without credentials and fragment. */
static void
set_url(struct transfer *t)
{
	const struct url *u = &t->url;
	struct buf text = {0};

	(void)buf_append_str(&text, u->scheme);
	(void)buf_append_cstr(&text, "://");
	(void)buf_append_str(&text, u->host);
	if (u->port.len > 0)
		(void)buf_append_char(&text, ':');
	(void)buf_append_str(&text, u->port);
	(void)buf_append_str(&text, u->path);
	(void)buf_append_str(&text, u->query);
	must(curl_easy_setopt(t->easy, CURLOPT_URL, buf_cstr(&text)));
	buf_release(&text);
}

void
request_set(struct transfer *t, int64_t left_ms)
{
	const struct fetch_pool *p = t->pool;

	set_url(t);
	for (size_t i = 0; i < sizeof(fixed_options) / sizeof(*fixed_options);
	     i++)
		must(curl_easy_setopt(
		    t->easy, fixed_options[i].name, fixed_options[i].value));
	/* 0 would be for ever. */
	must(curl_easy_setopt(
	    t->easy, CURLOPT_TIMEOUT_MS, left_ms > 0 ? (long)left_ms : 1L));
	must(curl_easy_setopt(t->easy, CURLOPT_PROTOCOLS_STR, "http,https"));
	/* Else the environment names one. */
	must(curl_easy_setopt(t->easy, CURLOPT_PROXY, ""));
	must(curl_easy_setopt(t->easy, CURLOPT_USERAGENT,
	    t->capture->client == CLIENT_PHONE ? p->config.phone_agent
	                                       : p->config.user_agent));
	must(curl_easy_setopt(t->easy, CURLOPT_HTTPHEADER,
	    t->fields != NULL ? t->fields : p->fields));
	must(curl_easy_setopt(t->easy,
	    t->connect_to.len > 0 ? CURLOPT_CONNECT_TO : CURLOPT_RESOLVE,
	    t->hosts));
}

static bool
is_validator(struct str value)
{
	for (size_t i = 0; i < value.len; i++)
		if ((unsigned char)value.ptr[i] < ' ' || value.ptr[i] == 0x7f)
			return false;
	return str_trim(value).len > 0 && !str_is(str_trim(value), "*");
}

static void
add_validator(struct curl_slist **fields, const char *name, struct str value)
{
	struct buf field = {0};

	if (!is_validator(value))
		return;
	buf_printf(&field, "%s: ", name);
	(void)buf_append_str(&field, value);
	must_append(fields, buf_cstr(&field));
	buf_release(&field);
}

struct curl_slist *
request_fields(const struct fetch_pool *p, const struct fetch_job *job)
{
	struct curl_slist *fields = NULL;

	if (!is_validator(job->etag) && !is_validator(job->last_modified))
		return NULL;
	for (const struct curl_slist *i = p->fields; i != NULL; i = i->next)
		must_append(&fields, i->data);
	add_validator(&fields, "If-None-Match", job->etag);
	add_validator(&fields, "If-Modified-Since", job->last_modified);
	return fields;
}

/* Appends "ip,ip", IPv6 in brackets. */
static void
append_addresses(struct buf *out, const struct lookup *found)
{
	char ip[INET6_ADDRSTRLEN];
	const char *comma = "";

	for (size_t i = 0; i < found->count; i++) {
		const struct sockaddr_storage *s = &found->addresses[i];
		bool is_v6 = s->ss_family == AF_INET6;

		ip_text(s, ip);
		buf_printf(out, is_v6 ? "%s[%s]" : "%s%s", comma, ip);
		comma = ",";
	}
}

void
request_bind(struct transfer *t, const struct lookup *found)
{
	struct buf text = {0};

	if (t->connect_to.len > 0) {
		(void)buf_append_cstr(&text, "::");
		(void)buf_append_str(&text, t->connect_to);
	} else if (found != NULL) {
		/* With the plus libcurl forgets it after a minute. */
		(void)buf_append_char(&text, '+');
		(void)buf_append_str(&text, t->url.host);
		buf_printf(&text, ":%d:", url_port(&t->url));
		append_addresses(&text, found);
	}
	if (text.len > 0)
		must_append(&t->hosts, buf_cstr(&text));
	buf_release(&text);
}
