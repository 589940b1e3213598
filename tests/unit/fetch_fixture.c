#include "fetch_fixture.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
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
	fetch_check(web_process_start(&f->web, TESTWEB,
	                TESTS_FOLDER "/unit/fetch.web", f->folder, &e),
	    &e);
	fetch_check(fetch_global_init(&e), &e);
	f->clock = (struct clock){wall_us, steady_us, &f->ahead};
	f->config = (struct fetch_config){
	    .user_agent = "samruat/test",
	    .phone_agent = "samruat/test Mobile",
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
	struct fetch_job job = {
	    .url = str_of(url), .attempt = 1, .tag = tag, .rung = rung};

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

int64_t
fetch_connections(struct fixture *f, const char *host)
{
	struct buf log = {0};
	struct str text, line, needle;
	struct err e = {0};
	int64_t count = 0;

	fetch_check(file_read(file_join(&f->arena, f->folder, "web.log"),
	                1000000, &log, &e),
	    &e);
	needle = arena_printf(&f->arena, " %s ", host);
	text = buf_str(&log);
	while (str_split(&text, '\n', &line))
		if (str_ends(line, str_of(" connect -")) &&
		    str_find(line, needle, 0) != STR_NONE)
			count++;
	buf_release(&log);
	return count;
}

int
fetch_listen(int *port)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
	    .sin_addr = {.s_addr = htonl(INADDR_LOOPBACK)}};
	socklen_t size = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_int_equal(bind(fd, (const struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(fd, 8), 0);
	assert_int_equal(
	    getsockname(fd, (struct sockaddr *)&address, &size), 0);
	*port = ntohs(address.sin_port);
	return fd;
}
