#include "fetch_fixture.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "test.h"

#include "base/file.h"
#include "base/mem.h"

enum { US_PER_MS = 1000 };

static int64_t
wall_us(void *state)
{
	(void)state;
	return clock_wall_us(&clock_system);
}

static int64_t
steady_us(void *state)
{
	const struct ahead *ahead = state;

	return clock_steady_us(&clock_system) + ahead->by_us;
}

void
fetch_check(enum err_code rc, const struct err *e)
{
	if (rc != ERR_NONE)
		fail_msg("%s", e->msg);
}

int
fetch_setup(void **state)
{
	struct fixture *f = mem_alloc(sizeof(*f));
	struct err e = {0};

	(void)snprintf(
	    f->folder, sizeof(f->folder), "%s", "/tmp/samruat-fetch-XXXXXX");
	assert_non_null(mkdtemp(f->folder));
	/* A proxy that is not there: nothing may ask it. */
	assert_int_equal(setenv("http_proxy", "http://127.0.0.1:1", 1), 0);
	assert_int_equal(setenv("https_proxy", "http://127.0.0.1:1", 1), 0);
	fetch_check(web_process_start(&f->web, TESTWEB,
	                TESTS_FOLDER "/unit/fetch.web", f->folder, &e),
	    &e);
	fetch_check(fetch_global_init(&e), &e);
	f->clock = (struct clock){wall_us, steady_us, &f->ahead};
	f->config = (struct fetch_config){
	    .user_agent = "samruat/test",
	    .from = "tests@example.org",
	    .ca_file = file_join(&f->arena, f->folder, "ca.pem"),
	    .address_map = file_join(&f->arena, f->folder, "web.map"),
	    .allow_private = true,
	    .clock = &f->clock,
	};
	*state = f;
	return 0;
}

int
fetch_teardown(void **state)
{
	struct fixture *f = *state;

	web_process_stop(&f->web);
	(void)unlink(f->config.ca_file);
	(void)unlink(f->config.address_map);
	(void)unlink(file_join(&f->arena, f->folder, "web.log"));
	check_int(rmdir(f->folder), 0, "the folder is left empty");
	arena_release(&f->arena);
	mem_free(f);
	return 0;
}

struct fetch_pool *
fetch_pool_of(const struct fetch_config *config)
{
	struct fetch_pool *p = NULL;
	struct err e = {0};

	fetch_check(fetch_pool_new(config, &p, &e), &e);
	return p;
}

void
fetch_ask(
    struct fetch_pool *p, const char *url, int64_t tag, enum tls_rung rung)
{
	struct fetch_job job = {str_of(url), 1, tag, rung};

	fetch_start(p, &job);
}

struct capture *
fetch_await(struct fetch_pool *p, int64_t *tag)
{
	int64_t until =
	    clock_steady_us(&clock_system) + (int64_t)PATIENCE_MS * US_PER_MS;
	struct capture *c = NULL;

	while (!fetch_next(p, &c, tag)) {
		struct pollfd one = {.fd = fetch_fd(p), .events = POLLIN};
		int wait_ms = fetch_timeout_ms(p);

		if (clock_steady_us(&clock_system) > until)
			fail_msg("nothing came of it");
		(void)poll(
		    &one, 1, wait_ms < 0 || wait_ms > 1000 ? 1000 : wait_ms);
		fetch_work(p);
	}
	return c;
}

struct capture *
fetch_one(const struct fetch_config *config, const char *url)
{
	struct fetch_pool *p = fetch_pool_of(config);
	struct capture *c;
	int64_t tag = 0;

	fetch_ask(p, url, 7, TLS_NONE);
	check_int((int64_t)fetch_active(p), 1, "one is under way");
	c = fetch_await(p, &tag);
	check_int(tag, 7, "the tag comes back");
	check_int((int64_t)fetch_active(p), 0, "none is under way");
	fetch_pool_free(p);
	return c;
}
