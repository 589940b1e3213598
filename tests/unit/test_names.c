/* Hosts to addresses: one question for all who ask at a time, and a memory. */
#include "test.h"

#include <netdb.h>
#include <poll.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "fetch/names_impl.h"

enum { PATIENCE_MS = 30000, US_PER_MS = 1000 };

/* One byte in the gate lets one look-up go. */
static struct {
	int gate[2];
	atomic_int asked;
	int64_t now_us;
} world;

static void
look_up(const char *host, struct lookup *out)
{
	char c;

	(void)atomic_fetch_add(&world.asked, 1);
	(void)!read(world.gate[0], &c, 1);
	if (strcmp(host, "gone") == 0)
		out->error = EAI_NONAME;
	else
		out->count = 1;
}

static int64_t
now_us(void *state)
{
	(void)state;
	return world.now_us;
}

static const struct clock world_clock = {now_us, now_us, NULL};

/* Somebody who writes down what was answered. */
struct waiter {
	struct name_asker asker;
	int times;
	struct lookup found;
};

static void
on_answer(void *owner, const struct lookup *found)
{
	struct waiter *w = owner;

	w->times++;
	w->found = *found;
}

static void
ask(struct names *n, struct waiter *w, const char *host)
{
	w->asker = (struct name_asker){
	    .host = str_of(host), .answer = on_answer, .owner = w};
	names_ask(n, &w->asker);
}

/* Lets count look-ups go and works until w was answered. */
static void
let_go(struct names *n, int wake_fd, size_t count, const struct waiter *w)
{
	check_int(write(world.gate[1], "1234", count), (int64_t)count, "go");
	while (names_work(n), w->times == 0) {
		struct pollfd one = {.fd = wake_fd, .events = POLLIN};
		uint64_t ignored;

		check_int(poll(&one, 1, PATIENCE_MS), 1, "it wakes us");
		(void)!read(wake_fd, &ignored, sizeof(ignored));
	}
}

static void
names_open(struct names *n, int *wake_fd)
{
	struct resolver_config config = {
	    look_up, &world_clock, eventfd(0, EFD_NONBLOCK)};
	struct err e = {0};

	world.now_us = 1;
	atomic_store(&world.asked, 0);
	assert_int_equal(pipe(world.gate), 0);
	*n = (struct names){.clock = &world_clock};
	check_int(resolver_new(&config, &n->resolver, &e), ERR_NONE, "new");
	*wake_fd = config.wake_fd;
}

static void
names_close(struct names *n, int wake_fd)
{
	names_release(n);
	(void)close(wake_fd);
	(void)close(world.gate[1]);
}

static void
all_who_ask_get_one_answer(void **state)
{
	struct waiter w[4] = {{.times = 0}};
	struct names n;
	int wake_fd;

	(void)state;
	names_open(&n, &wake_fd);
	for (size_t i = 0; i < 3; i++)
		ask(&n, &w[i], "a");
	let_go(&n, wake_fd, 1, &w[0]);
	for (size_t i = 0; i < 3; i++) {
		check_int(w[i].times, 1, "answered once");
		check_int((int64_t)w[i].found.count, 1, "found");
	}
	ask(&n, &w[3], "a");
	check_int(w[3].times, 1, "at once");
	check_int(w[3].found.took_us, 0, "nothing was looked up");
	check_int(atomic_load(&world.asked), 1, "one question");
	names_close(&n, wake_fd);
}

static void
a_failure_is_remembered_for_a_while(void **state)
{
	struct waiter w[3] = {{.times = 0}};
	struct names n;
	int wake_fd;

	(void)state;
	names_open(&n, &wake_fd);
	ask(&n, &w[0], "gone");
	let_go(&n, wake_fd, 1, &w[0]);
	check_int(w[0].found.error, EAI_NONAME, "error");
	world.now_us += (int64_t)NAME_CACHE_FAILURE_MS * US_PER_MS - 1;
	ask(&n, &w[1], "gone");
	check_int(w[1].found.error, EAI_NONAME, "the same");
	check_int(atomic_load(&world.asked), 1, "one question");
	world.now_us++;
	ask(&n, &w[2], "gone");
	check_int(w[2].times, 0, "asked again");
	let_go(&n, wake_fd, 1, &w[2]);
	check_int(atomic_load(&world.asked), 2, "two questions");
	names_close(&n, wake_fd);
}

static void
who_waits_at_the_end_is_not_answered(void **state)
{
	struct waiter w[2] = {{.times = 0}};
	struct names n;
	int wake_fd;

	(void)state;
	names_open(&n, &wake_fd);
	ask(&n, &w[0], "a");
	ask(&n, &w[1], "b");
	names_close(&n, wake_fd);
	check_int(w[0].times + w[1].times, 0, "nobody");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(all_who_ask_get_one_answer),
	    cmocka_unit_test(a_failure_is_remembered_for_a_while),
	    cmocka_unit_test(who_waits_at_the_end_is_not_answered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
