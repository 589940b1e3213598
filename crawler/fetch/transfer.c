#include "fetch/transfer_impl.h"

#include <assert.h>

#include "base/limits.h"
#include "base/mem.h"
#include "fetch/answer_impl.h"
#include "fetch/callbacks_impl.h"
#include "fetch/failure_impl.h"
#include "fetch/must_impl.h"
#include "fetch/pool_impl.h"
#include "fetch/request_impl.h"

enum { US_PER_MS = 1000, MS_PER_SECOND = 1000 };

/* What ends a transfer. */
struct ending {
	enum reason reason;
	enum cut cut;
	struct str detail;
};

static int64_t
steady_us(const struct transfer *t)
{
	return clock_steady_us(t->pool->config.clock);
}

/* Puts the request on its way at the rung it has come to. */
static void
begin(struct transfer *t)
{
	struct capture *c = t->capture;

	t->easy = pool_take_handle(t->pool);
	t->error[0] = '\0';
	t->is_connected = false;
	t->is_dropped = false;
	t->has_socket = false;
	t->barred_ip = (struct str){0};
	t->due_us = INT64_MAX;
	buf_clear(&t->request);
	c->tls_rung = TLS_NONE;
	request_set(
	    t, t->pool->transfer_ms - (steady_us(t) - t->begun_us) / US_PER_MS);
	callbacks_set(t);
	if (t->rung != TLS_NONE)
		tls_apply(t->pool->tls, t->rung, t->easy);
	must_multi(curl_multi_add_handle(t->pool->multi, t->easy));
}

static void
take_off(struct transfer *t)
{
	t->capture->connects += t->has_socket;
	must_multi(curl_multi_remove_handle(t->pool->multi, t->easy));
	pool_put_handle(t->pool, t->easy);
	t->easy = NULL;
	t->due_us = INT64_MAX;
}

struct transfer *
transfer_new(struct fetch_pool *pool, const struct fetch_job *job)
{
	struct transfer *t = mem_alloc(sizeof(*t));
	struct capture *c = mem_alloc(sizeof(*c));

	t->pool = pool;
	t->capture = c;
	t->tag = job->tag;
	t->due_us = INT64_MAX;
	t->url = url_parse(&c->arena, job->url, NULL, NULL);
	if (str_is(t->url.scheme, "https"))
		t->rung = job->rung == TLS_NONE ? TLS_STRICT : job->rung;
	c->url = t->url.kind == URL_WEB ? url_key(&t->url)
	                                : arena_str(&c->arena, job->url);
	c->head.max_bytes = LIMIT_HEAD_BYTES;
	c->body.max_bytes =
	    job->body_max_bytes > 0 ? job->body_max_bytes : LIMIT_RAW_BYTES;
	c->client = job->client;
	c->attempt = job->attempt;
	c->retry_after_ms = -1;
	c->started_us = clock_wall_us(pool->config.clock);
	c->dns_us = -1;
	c->connect_us = -1;
	c->tls_us = -1;
	c->first_byte_us = -1;
	c->total_us = -1;
	t->fields = request_fields(pool, job);
	return t;
}

void
transfer_free(struct transfer *t)
{
	if (t == NULL)
		return;
	assert(t->easy == NULL);
	curl_slist_free_all(t->hosts);
	curl_slist_free_all(t->fields);
	buf_release(&t->request);
	capture_free(t->capture);
	mem_free(t);
}

void
transfer_fail(struct transfer *t, enum reason reason, const char *detail)
{
	t->capture->reason = reason;
	t->capture->detail = arena_str(&t->capture->arena, str_of(detail));
}

void
transfer_start(struct transfer *t, const struct lookup *found)
{
	assert(t->easy == NULL && t->hosts == NULL);
	t->begun_us = steady_us(t);
	t->capture->dns_us = found == NULL ? 0 : found->took_us;
	request_bind(t, found);
	begin(t);
}

static int64_t
info_us(CURL *easy, CURLINFO info)
{
	curl_off_t value = 0;

	must(curl_easy_getinfo(easy, info, &value));
	return value;
}

/* The time from one milestone to another that was reached; -1 for one that was
 * not. */
static int64_t
span_us(int64_t from_us, int64_t to_us)
{
	if (to_us == 0)
		return -1;
	return to_us > from_us ? to_us - from_us : 0;
}

static void
read_times(struct transfer *t)
{
	struct capture *c = t->capture;
	int64_t looked_up = info_us(t->easy, CURLINFO_NAMELOOKUP_TIME_T);
	int64_t connected = info_us(t->easy, CURLINFO_CONNECT_TIME_T);
	int64_t secured = info_us(t->easy, CURLINFO_APPCONNECT_TIME_T);
	int64_t asked = info_us(t->easy, CURLINFO_PRETRANSFER_TIME_T);
	int64_t answered = info_us(t->easy, CURLINFO_STARTTRANSFER_TIME_T);

	c->connect_us = span_us(looked_up, connected);
	if (t->rung != TLS_NONE)
		c->tls_us = span_us(connected, secured);
	if (t->received_bytes > 0)
		c->first_byte_us = span_us(asked, answered);
	c->total_us = c->dns_us + steady_us(t) - t->begun_us;
}

/* A rung leaves a trace: "strict: certificate has expired". */
static struct str
trail_with(struct transfer *t, struct str text)
{
	return arena_printf(&t->capture->arena, "%.*s%s%s: %.*s",
	    STR_ARG(t->trail), t->trail.len > 0 ? "; " : "",
	    tls_rung_word(t->rung), STR_ARG(text));
}

/* Fills the capture and takes the request off the way. */
static void
end(struct transfer *t, const struct ending *ending)
{
	struct capture *c = t->capture;
	const char *ip = NULL;

	read_times(t);
	must(curl_easy_getinfo(t->easy, CURLINFO_PRIMARY_IP, &ip));
	if (c->ip.len == 0)
		c->ip = arena_str(&c->arena, str_of(ip));
	c->request = arena_str(&c->arena, buf_str(&t->request));
	c->reason = ending->reason;
	c->cut = ending->cut;
	c->detail = t->trail;
	if (t->trail.len > 0 && ending->detail.len > 0)
		c->detail = trail_with(t, ending->detail);
	else if (ending->detail.len > 0)
		c->detail = arena_str(&c->arena, ending->detail);
	take_off(t);
	if (t->is_head_whole)
		answer_read(c, &t->url, clock_wall_us(t->pool->config.clock));
}

static struct ending
ending_of(const struct transfer *t, CURLcode code, struct str text)
{
	const struct capture *c = t->capture;
	struct ending end = {.detail = text};
	long os_errno = 0;

	must(curl_easy_getinfo(t->easy, CURLINFO_OS_ERRNO, &os_errno));
	if (t->is_head_whole && code != CURLE_OK)
		end.cut = CUT_DISCONNECT;
	if (c->head.is_cut || c->body.is_cut) {
		end.reason = c->head.is_cut ? REASON_HEAD_TOO_BIG : REASON_NONE;
		end.cut = CUT_LENGTH;
		end.detail = str_of("longer than we take");
	} else if (code == CURLE_OPERATION_TIMEDOUT) {
		end.reason =
		    t->is_connected ? REASON_TIMEOUT : REASON_CONNECT_TIMEOUT;
		end.cut = t->is_head_whole ? CUT_TIME : CUT_NOT;
	} else if (code == CURLE_OK && !t->is_head_whole) {
		end.reason = REASON_PROTOCOL;
		end.detail = str_of("the head ended early");
	} else if (code == CURLE_COULDNT_CONNECT && t->is_dropped) {
		end.reason = REASON_EMPTY_ANSWER;
		end.detail = str_of("the connection that was kept open closed");
	} else if (code == CURLE_COULDNT_CONNECT && t->barred_ip.len > 0 &&
	    !t->has_socket) {
		end.reason = REASON_ADDRESS_NOT_PUBLIC;
		end.detail = t->barred_ip;
	} else {
		end.reason = failure_reason(code, (int)os_errno, text);
	}
	return end;
}

bool
transfer_settle(struct transfer *t, CURLcode code)
{
	struct str text = str_of(t->error);
	struct ending ending;
	enum tls_rung rung = TLS_NONE;
	const char *words;

	if (code != CURLE_OK && text.len == 0)
		text = str_of(curl_easy_strerror(code));
	ending = ending_of(t, code, text);
	if (ending.reason == REASON_TLS && !t->is_connected)
		rung = tls_next_rung(t->rung, code, text);
	if (rung == TLS_NONE) {
		end(t, &ending);
		return true;
	}
	/* Kept if no further rung gets to see the certificate. */
	words = tls_words_of_failure(t->easy, code);
	if (words != NULL)
		t->capture->tls_result = str_of(words);
	t->trail = trail_with(t, words == NULL ? text : str_of(words));
	take_off(t);
	t->rung = rung;
	begin(t);
	return false;
}

bool
transfer_expire(struct transfer *t, int64_t now_us)
{
	const size_t least =
	    (size_t)LIMIT_STALL_BYTES * (LIMIT_STALL_MS / MS_PER_SECOND);
	struct ending ending = {
	    .reason = REASON_TIMEOUT, .detail = str_of("no first byte")};

	assert(t->easy != NULL);
	if (t->received_bytes > 0) {
		if (t->received_bytes - t->window_bytes >= least) {
			t->window_bytes = t->received_bytes;
			t->due_us =
			    now_us + (int64_t)LIMIT_STALL_MS * US_PER_MS;
			return false;
		}
		ending.reason = REASON_STALLED;
		ending.cut = t->is_head_whole ? CUT_TIME : CUT_NOT;
		ending.detail = str_of("too slow");
	}
	end(t, &ending);
	return true;
}
