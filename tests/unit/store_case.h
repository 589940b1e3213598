/*
 * A store in a folder of its own, with a round, an agency and captures to put
 * into it. The clock stands still until a test moves it.
 */
#ifndef TESTS_UNIT_STORE_CASE_H
#define TESTS_UNIT_STORE_CASE_H

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/store.h"
#include "store/view.h"
#include "temp_folder.h"
#include "test.h"

struct store_case {
	struct temp_folder temp;
	const char *folder;
	int64_t now_us;
	struct clock clock;
	struct store *store;
	struct arena arena;
	struct err e;
	struct round round;
	int64_t agency_row;
	struct agency agency;
	struct seed seeds[2];
};

#define CHECK_OK(call) check_int((call), ERR_NONE, #call)

static inline int64_t
case_now(void *state)
{
	return *(int64_t *)state;
}

static inline void
case_open(struct store_case *c)
{
	if (store_open(c->folder, STORE_WRITE, &c->clock, &c->store, &c->e) !=
	    ERR_NONE)
		fail_msg("open: %s", c->e.msg);
}

static inline void
case_begin(struct store_case *c, const char *name)
{
	struct round_setup setup = {.name = str_of(name),
	    .rule_pack = "sha256:rules",
	    .config = str_of("{}"),
	    .program_version = "0.1.0",
	    .warc_software = str_of("samruat/0.1.0"),
	    .operator_contact = str_of("survey@example.org")};

	if (store_round_begin(c->store, &setup, &c->round, &c->e) != ERR_NONE)
		fail_msg("begin: %s", c->e.msg);
	CHECK_OK(store_agency_put(
	    c->store, c->round.id, &c->agency, &c->agency_row, &c->e));
}

static inline struct store_case *
case_new(void)
{
	struct store_case *c = mem_alloc(sizeof(*c));

	c->temp = temp_folder_new();
	c->folder = c->temp.path;
	c->now_us = INT64_C(1533045600123456); /* 2018-07-31T14:00:00.123Z */
	c->clock = (struct clock){case_now, case_now, &c->now_us};
	c->seeds[0] = (struct seed){
	    str_of("https://www.agency.example/"), SEED_HOME, SCOPE_PREFIX};
	c->seeds[1] = (struct seed){str_of("https://social.example/agency"),
	    SEED_FACEBOOK, SCOPE_PREFIX};
	c->agency = (struct agency){.id = str_of("a-01"),
	    .level = str_of("department"),
	    .name_th = str_of("กรมตัวอย่าง"),
	    .name_en = str_of("Department of Examples"),
	    .g2c = ANSWER_YES,
	    .seeds = c->seeds,
	    .seed_count = 2};
	case_open(c);
	return c;
}

static inline void
case_close(struct store_case *c)
{
	store_close(c->store);
	c->store = NULL;
}

static inline void
case_free(struct store_case *c)
{
	case_close(c);
	arena_release(&c->arena);
	temp_folder_free(&c->temp);
	mem_free(c);
}

/* Adds a URL that is not known yet and returns its row as the frontier gives
 * it back. */
static inline struct frontier_url
case_url(struct store_case *c, const char *url, int depth, bool is_home)
{
	struct frontier_url u = {.agency_row = c->agency_row,
	    .url = str_of(url),
	    .depth = depth,
	    .is_home = is_home};
	struct frontier_url got = {0};
	bool is_new = false, is_there = false;

	CHECK_OK(store_url_add(
	    c->store, &u, URL_READY, REASON_NONE, &is_new, &c->e));
	assert_true(is_new);
	CHECK_OK(store_url_next(
	    c->store, c->agency_row, &c->arena, &got, &is_there, &c->e));
	assert_true(is_there);
	check_str(got.url, url, "the only ready URL");
	return got;
}

/* A capture with head and body; NULL head: a failure. */
static inline struct capture *
case_capture(struct store_case *c, const char *url, const char *head,
    struct str body, const char *payload_sha256)
{
	struct capture *got = mem_alloc(sizeof(*got));

	got->url = str_of(url);
	got->attempt = 1;
	got->retry_after_ms = -1;
	got->started_us = c->now_us;
	got->dns_us = got->tls_us = -1;
	got->connect_us = 1500;
	got->first_byte_us = 20000;
	got->total_us = 30999;
	got->ip = str_of("192.0.2.7");
	got->request =
	    str_of("GET / HTTP/1.1\r\nHost: www.agency.example\r\n\r\n");
	if (head == NULL) {
		got->reason = REASON_CONNECT_TIMEOUT;
		got->detail = str_of("Connection timed out\r\nafter 10 s");
		return got;
	}
	got->status = 200;
	got->content_type = str_of("text/html");
	(void)buf_append_cstr(&got->head, head);
	(void)buf_append_str(&got->body, body);
	(void)snprintf(got->payload_sha256, sizeof(got->payload_sha256), "%s",
	    payload_sha256);
	return got;
}

static const char *const case_head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
/* Of "<p>hello</p>", by sha256sum. */
static const char *const case_hello_sha256 =
    "a5652be1ca864d36d25cfb54a41f384e2de1b3acf7513a925d72ed7258fdc0ae";

/* Puts a capture into the store, frees it and returns its number. */
static inline int64_t
case_put(
    struct store_case *c, const struct frontier_url *u, struct capture *got)
{
	int64_t id = 0;

	CHECK_OK(store_capture_add(c->store, c->round.id, u, got, &id, &c->e));
	capture_free(got);
	return id;
}

/* The same for an answer of "<p>hello</p>". */
static inline int64_t
case_add(struct store_case *c, const struct frontier_url *u, const char *url)
{
	return case_put(c, u,
	    case_capture(
	        c, url, case_head, str_of("<p>hello</p>"), case_hello_sha256));
}

/* How many rows a view has. */
static inline int64_t
case_rows(struct store_case *c, const char *view)
{
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	bool is_there = true;
	int64_t n = 0;

	CHECK_OK(store_view_open(
	    c->store, store_view_named(view), NULL, 0, &cursor, &c->e));
	for (;;) {
		CHECK_OK(store_view_next(cursor, &row, &is_there, &c->e));
		if (!is_there)
			break;
		n++;
	}
	store_view_close(cursor);
	return n;
}

/* A value of the only row of a view whose column equals a text; NULL column:
 * of the only row. */
static inline struct str
case_value(struct store_case *c, const char *view_name, const char *value,
    const char *column, const char *equals)
{
	const struct view_info *view = store_view_named(view_name);
	struct view_filter filter = {column, str_of(equals)};
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	struct str text = str_of("(null)");
	bool is_there = false;
	size_t i = 0;

	while (strcmp(view->columns[i].name, value) != 0)
		i++;
	CHECK_OK(store_view_open(
	    c->store, view, &filter, column == NULL ? 0 : 1, &cursor, &c->e));
	CHECK_OK(store_view_next(cursor, &row, &is_there, &c->e));
	if (!is_there)
		fail_msg("%s has no row of %s", view_name, equals);
	if (row[i].kind != VALUE_NULL)
		check_int(row[i].kind, view->columns[i].kind, value);
	if (row[i].kind == VALUE_TEXT)
		text = arena_str(&c->arena, row[i].text);
	if (row[i].kind == VALUE_INT)
		text =
		    arena_printf(&c->arena, "%lld", (long long)row[i].number);
	CHECK_OK(store_view_next(cursor, &row, &is_there, &c->e));
	if (is_there)
		fail_msg("%s has two rows of %s", view_name, equals);
	store_view_close(cursor);
	return text;
}

/* The bytes of the first file below warc/. */
static inline struct str
case_warc_bytes(struct store_case *c, const char **path)
{
	struct file_list list = {0};
	struct buf bytes = {0};
	struct str copy;

	CHECK_OK(file_find(&c->arena, file_join(&c->arena, c->folder, "warc"),
	    ".warc.gz", &list, &c->e));
	if (list.count == 0)
		return (struct str){0};
	CHECK_OK(file_read(list.paths[0], (size_t)1 << 30, &bytes, &c->e));
	copy = arena_str(&c->arena, buf_str(&bytes));
	buf_release(&bytes);
	*path = list.paths[0];
	return copy;
}

#endif
