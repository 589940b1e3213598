#include "script.h"

#include <string.h>

#include "base/file.h"
#include "coding.h"
#include "escape.h"

enum {
	WEB_BYTES_MAX = 4 << 20,
	FILE_BYTES_MAX = 64 << 20,
	MANY = 1 << 30 /* bytes, requests, milliseconds: no script needs more */
};

struct reader {
	struct web *web;
	const char *path;
	const char *folder; /* of the web file */
	int64_t line;
	struct host *host;
	struct host **host_end;
	struct answer *answer;
	struct answer **answer_end;
};

enum place { IN_WEB, IN_HOST, IN_ANSWER };
enum kind { TEXT, NUMBER, FLAG, CHOICE, OTHER };

struct keyword {
	const char *name;
	enum place place;
	enum kind kind;
	size_t offset; /* of the field in struct web, host or answer */
	int64_t min, max;
	const char *const *choices; /* CHOICE; TEXT: the only values, or NULL */
	enum err_code (*read)(
	    struct reader *r, struct str value, struct err *e);
};

static const char *const scheme_names[] = {"http", "https", "both", NULL};
static const char *const certificate_names[] = {
    "good", "expired", "self-signed", "wrong-name", "incomplete", NULL};
static const char *const tls_names[] = {"1.0", "none", NULL};
static const char *const redirect_names[] = {"https", NULL};
static const char *const root_coding_names[] = {"gzip", NULL};

static enum err_code
mistake(struct reader *r, struct err *e, const char *what, struct str value)
{
	return err_set(e, ERR_SYNTAX, "%s:%lld: %s%s%.*s", r->path,
	    (long long)r->line, what, value.len > 0 ? ": " : "",
	    STR_ARG(value));
}

static enum err_code
read_number(struct reader *r, struct str value, int64_t *out, struct err *e)
{
	if (!str_to_int64(value, 0, MANY, out))
		return mistake(r, e, "not a number from 0 to 2^30", value);
	return ERR_NONE;
}

static enum err_code
read_choice(struct reader *r, const char *const *names, struct str value,
    int *out, struct err *e)
{
	for (int i = 0; names[i] != NULL; i++) {
		if (str_is(value, names[i])) {
			*out = i;
			return ERR_NONE;
		}
	}
	return mistake(r, e, "no value of this keyword", value);
}

/* Splits "first rest" at the first space; rest is trimmed. */
static struct str
first_word(struct str *rest)
{
	struct str word = {0};

	*rest = str_trim(*rest);
	(void)str_split(rest, ' ', &word);
	*rest = str_trim(*rest);
	return word;
}

static enum err_code
read_host(struct reader *r, struct str value, struct err *e)
{
	struct host *h;

	if (value.len == 0 || value.len > 255)
		return mistake(r, e, "a host needs a name", value);
	if (web_host(r->web, value) != NULL)
		return mistake(r, e, "this host stands above", value);
	h = arena_alloc(&r->web->arena, sizeof(*h));
	h->line = r->line;
	h->name = arena_str(&r->web->arena, value);
	*r->host_end = h;
	r->host_end = &h->next;
	r->host = h;
	r->answer = NULL;
	r->answer_end = &h->answers;
	return ERR_NONE;
}

static enum err_code
read_answer(struct reader *r, struct str value, struct err *e)
{
	struct answer *a;

	if (!str_is(value, "*") && (value.len == 0 || value.ptr[0] != '/'))
		return mistake(r, e, "a target begins with / or is *", value);
	a = arena_alloc(&r->web->arena, sizeof(*a));
	a->target = arena_str(&r->web->arena, value);
	a->status = 200;
	a->length = a->cut_bytes = a->left_count = -1;
	*r->answer_end = a;
	r->answer_end = &a->next;
	r->answer = a;
	return ERR_NONE;
}

static enum err_code
read_root(struct reader *r, struct str value, struct err *e)
{
	struct arena *a = &r->web->arena;
	char *folder = file_join(a, r->folder, arena_cstr(a, value));

	if (!file_is_folder(folder))
		return mistake(r, e, "no such folder", str_of(folder));
	r->host->root = str_of(folder);
	return ERR_NONE;
}

static enum err_code
read_type_of(struct reader *r, struct str value, struct err *e)
{
	struct type_of *t = arena_alloc(&r->web->arena, sizeof(*t));
	struct str ending = first_word(&value);

	if (ending.len < 2 || ending.ptr[0] != '.' || value.len == 0)
		return mistake(r, e, "want .ENDING TYPE", ending);
	t->ending = arena_str(&r->web->arena, ending);
	t->type = arena_str(&r->web->arena, value);
	t->next = r->host->types;
	r->host->types = t;
	return ERR_NONE;
}

static enum err_code
read_header(struct reader *r, struct str value, struct err *e)
{
	if (str_find_char(value, ':', 0) == STR_NONE)
		return mistake(r, e, "a header needs a colon", value);
	if (!escape_append(&r->answer->headers, value))
		return mistake(r, e, "unknown escape", value);
	(void)buf_append_cstr(&r->answer->headers, "\r\n");
	return ERR_NONE;
}

static enum err_code
read_body(struct reader *r, struct str value, struct err *e)
{
	if (!escape_append(&r->answer->body, value))
		return mistake(r, e, "unknown escape", value);
	return ERR_NONE;
}

static enum err_code
read_raw(struct reader *r, struct str value, struct err *e)
{
	r->answer->is_raw = true;
	if (!escape_append(&r->answer->raw, value))
		return mistake(r, e, "unknown escape", value);
	return ERR_NONE;
}

static enum err_code
read_file(struct reader *r, struct str value, struct err *e)
{
	struct arena *a = &r->web->arena;
	char *path = file_join(a, r->folder, arena_cstr(a, value));
	struct err why;

	if (file_read(path, FILE_BYTES_MAX, &r->answer->body, &why) != ERR_NONE)
		return mistake(r, e, why.msg, (struct str){0});
	return ERR_NONE;
}

static enum err_code
read_fill(struct reader *r, struct str value, struct err *e)
{
	int64_t count = 0;
	enum err_code rc = read_number(r, value, &count, e);

	for (int64_t i = 0; i < count; i++)
		(void)buf_append_char(&r->answer->body, 'a');
	return rc;
}

static void
add_label(struct reader *r, int coding)
{
	struct answer *a = r->answer;

	a->label = arena_printf(&r->web->arena, "%.*s%s%s", STR_ARG(a->label),
	    a->label.len > 0 ? ", " : "", coding_names[coding]);
}

static enum err_code
read_coding(struct reader *r, struct str value, struct err *e)
{
	struct answer *a = r->answer;
	size_t max = sizeof(a->codings) / sizeof(a->codings[0]);
	int coding = 0;
	enum err_code rc = read_choice(r, coding_names, value, &coding, e);

	if (rc != ERR_NONE)
		return rc;
	if (a->coding_count == max)
		return mistake(r, e, "too many codings", value);
	a->codings[a->coding_count++] = coding;
	add_label(r, coding);
	return ERR_NONE;
}

static enum err_code
read_bomb(struct reader *r, struct str value, struct err *e)
{
	struct str name = first_word(&value);
	int64_t count = 0;
	int coding = 0;
	enum err_code rc = read_choice(r, coding_names, name, &coding, e);

	if (rc == ERR_NONE)
		rc = read_number(r, value, &count, e);
	if (rc != ERR_NONE)
		return rc;
	coding_append_zeros(
	    (enum coding)coding, (size_t)count, &r->answer->body);
	add_label(r, coding);
	return ERR_NONE;
}

static enum err_code
read_drip(struct reader *r, struct str value, struct err *e)
{
	struct str count = first_word(&value);
	enum err_code rc = read_number(r, count, &r->answer->drip_bytes, e);

	return rc != ERR_NONE ? rc
	                      : read_number(r, value, &r->answer->drip_ms, e);
}

#define IN_W(field) IN_WEB, TEXT, offsetof(struct web, field)
#define IN_H(kind, field) IN_HOST, kind, offsetof(struct host, field)
#define IN_A(kind, field) IN_ANSWER, kind, offsetof(struct answer, field)

static const struct keyword keywords[] = {
    {"date", IN_W(date), 0, 0, NULL, NULL},
    {"host", IN_WEB, OTHER, 0, 0, 0, NULL, read_host},
    {"scheme", IN_H(CHOICE, scheme), 0, 0, scheme_names, NULL},
    {"certificate", IN_H(CHOICE, certificate), 0, 0, certificate_names, NULL},
    {"tls", IN_H(TEXT, tls), 0, 0, tls_names, NULL},
    {"root", IN_H(OTHER, root), 0, 0, NULL, read_root},
    {"root-coding", IN_H(TEXT, root_coding), 0, 0, root_coding_names, NULL},
    {"redirect", IN_H(TEXT, redirect), 0, 0, redirect_names, NULL},
    {"refuse", IN_H(FLAG, is_refusing), 0, 0, NULL, NULL},
    {"no-such-name", IN_H(FLAG, is_nameless), 0, 0, NULL, NULL},
    {"address-of", IN_H(TEXT, address_of), 0, 0, NULL, NULL},
    {"silent", IN_H(FLAG, is_silent), 0, 0, NULL, NULL},
    {"server-header", IN_H(TEXT, server), 0, 0, NULL, NULL},
    {"type-of", IN_HOST, OTHER, 0, 0, 0, NULL, read_type_of},
    {"answer", IN_HOST, OTHER, 0, 0, 0, NULL, read_answer},
    {"status", IN_A(NUMBER, status), 100, 999, NULL, NULL},
    {"reason", IN_A(TEXT, reason), 0, 0, NULL, NULL},
    {"header", IN_ANSWER, OTHER, 0, 0, 0, NULL, read_header},
    {"type", IN_A(TEXT, type), 0, 0, NULL, NULL},
    {"body", IN_ANSWER, OTHER, 0, 0, 0, NULL, read_body},
    {"file", IN_ANSWER, OTHER, 0, 0, 0, NULL, read_file},
    {"fill", IN_ANSWER, OTHER, 0, 0, 0, NULL, read_fill},
    {"coding", IN_ANSWER, OTHER, 0, 0, 0, NULL, read_coding},
    {"label", IN_A(TEXT, label), 0, 0, NULL, NULL},
    {"bomb", IN_ANSWER, OTHER, 0, 0, 0, NULL, read_bomb},
    {"chunked", IN_A(FLAG, is_chunked), 0, 0, NULL, NULL},
    {"length", IN_A(NUMBER, length), 0, MANY, NULL, NULL},
    {"cut", IN_A(NUMBER, cut_bytes), 0, MANY, NULL, NULL},
    {"delay", IN_A(NUMBER, delay_ms), 0, MANY, NULL, NULL},
    {"drip", IN_ANSWER, OTHER, 0, 0, 0, NULL, read_drip},
    {"raw", IN_ANSWER, OTHER, 0, 0, 0, NULL, read_raw},
    {"header-flood", IN_A(NUMBER, flood_bytes), 0, MANY, NULL, NULL},
    {"times", IN_A(NUMBER, left_count), 1, MANY, NULL, NULL},
    {"loop", IN_A(FLAG, is_loop), 0, 0, NULL, NULL},
};

static enum err_code
read_text(struct reader *r, const struct keyword *k, struct str value,
    struct str *out, struct err *e)
{
	enum err_code rc = ERR_NONE;
	int choice = 0;

	if (value.len == 0)
		return mistake(r, e, "a value is missing", str_of(k->name));
	if (k->choices != NULL)
		rc = read_choice(r, k->choices, value, &choice, e);
	if (rc == ERR_NONE)
		*out = arena_str(&r->web->arena, value);
	return rc;
}

static enum err_code
read_value(
    struct reader *r, const struct keyword *k, struct str value, struct err *e)
{
	void *const places[] = {r->web, r->host, r->answer};
	void *field = (char *)places[k->place] + k->offset;

	switch (k->kind) {
	case TEXT:
		return read_text(r, k, value, field, e);
	case NUMBER:
		if (str_to_int64(value, k->min, k->max, field))
			return ERR_NONE;
		return mistake(r, e, "not a number of the right size", value);
	case FLAG:
		*(bool *)field = true;
		if (value.len == 0)
			return ERR_NONE;
		return mistake(r, e, "this keyword has no value", value);
	case CHOICE:
		return read_choice(r, k->choices, value, field, e);
	case OTHER:
		return k->read(r, value, e);
	}
	return ERR_NONE;
}

static enum err_code
read_line(struct reader *r, struct str line, struct err *e)
{
	struct str rest = line;
	struct str word = first_word(&rest);

	if (word.len == 0 || word.ptr[0] == '#')
		return ERR_NONE;
	for (size_t i = 0; i < sizeof(keywords) / sizeof(keywords[0]); i++) {
		const struct keyword *k = &keywords[i];

		if (!str_is(word, k->name))
			continue;
		if (k->place >= IN_HOST && r->host == NULL)
			return mistake(r, e, "stands before any host", word);
		if (k->place == IN_ANSWER && r->answer == NULL)
			return mistake(r, e, "stands before any answer", word);
		return read_value(r, k, rest, e);
	}
	return mistake(r, e, "unknown keyword", word);
}

static void
replace_body(struct answer *a, struct buf *fresh)
{
	buf_release(&a->body);
	a->body = *fresh;
	*fresh = (struct buf){0};
}

static void
finish_answer(struct answer *a)
{
	struct buf fresh = {0};

	for (size_t i = 0; i < a->coding_count; i++) {
		coding_append(
		    (enum coding)a->codings[i], buf_str(&a->body), &fresh);
		replace_body(a, &fresh);
	}
	if (a->is_chunked) {
		coding_append_chunks(buf_str(&a->body), &fresh);
		replace_body(a, &fresh);
	}
}

static enum err_code
finish_host(struct reader *r, struct host *h, struct err *e)
{
	r->line = h->line;
	if (h->address_of.len > 0 && web_host(r->web, h->address_of) == NULL)
		return mistake(r, e, "address-of names no host", h->address_of);
	if (h->redirect.len > 0 && h->scheme != SCHEME_BOTH)
		return mistake(r, e, "redirect needs `scheme both`", h->name);
	if (h->scheme == SCHEME_HTTP &&
	    (h->certificate != CERTIFICATE_GOOD || h->tls.len > 0))
		return mistake(r, e, "certificate and tls need https", h->name);
	for (struct answer *a = h->answers; a != NULL; a = a->next)
		finish_answer(a);
	return ERR_NONE;
}

/* Numbers the hosts from 127.0.1.1 on; then the shared addresses. */
static void
give_addresses(struct web *w)
{
	uint32_t next = 0x7f000101;

	for (struct host *h = w->hosts; h != NULL; h = h->next) {
		h->address = next++;
		if ((next & 0xff) == 0xff)
			next += 2;
	}
	for (struct host *h = w->hosts; h != NULL; h = h->next) {
		const struct host *other = web_host(w, h->address_of);

		if (other != NULL)
			h->address = other->address;
	}
}

enum err_code
web_read(struct web *w, const char *path, struct err *e)
{
	const char *slash = strrchr(path, '/');
	struct reader r = {.web = w, .path = path, .folder = "."};
	struct buf text = {0};
	struct str rest, line;
	enum err_code rc = file_read(path, WEB_BYTES_MAX, &text, e);

	*w = (struct web){.date = str_of("Mon, 01 Jan 2018 00:00:00 GMT")};
	r.host_end = &w->hosts;
	if (slash != NULL)
		r.folder = arena_cstr(
		    &w->arena, (struct str){path, (size_t)(slash - path) + 1});
	rest = buf_str(&text);
	while (rc == ERR_NONE && str_split(&rest, '\n', &line)) {
		r.line++;
		rc = read_line(&r, line, e);
	}
	for (struct host *h = w->hosts; rc == ERR_NONE && h != NULL;
	     h = h->next)
		rc = finish_host(&r, h, e);
	if (rc == ERR_NONE)
		give_addresses(w);
	buf_release(&text);
	return rc;
}

void
web_release(struct web *w)
{
	for (struct host *h = w->hosts; h != NULL; h = h->next) {
		for (struct answer *a = h->answers; a != NULL; a = a->next) {
			buf_release(&a->headers);
			buf_release(&a->body);
			buf_release(&a->raw);
		}
	}
	arena_release(&w->arena);
	*w = (struct web){0};
}

struct host *
web_host(const struct web *w, struct str name)
{
	struct host *h = w->hosts;

	while (h != NULL && !str_equal_fold(h->name, name))
		h = h->next;
	return h;
}
