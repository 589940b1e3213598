/*
 * Names to addresses without waiting. The look-up of these tests hangs for
 * names that begin with "hang" until the test lets it go.
 */
#include "test.h"

#include <netdb.h>
#include <poll.h>
#include <semaphore.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "base/limits.h"
#include "fetch/resolver_impl.h"

enum { PATIENCE_MS = 30000, US_PER_MS = 1000 };

/* One byte in the gate lets one look-up go; begun counts those that came to
 * it. */
static struct {
	int gate[2];
	sem_t begun;
	atomic_llong now_us;
} world;

static void
look_up(const char *host, struct lookup *out)
{
	char c;

	if (strncmp(host, "hang", 4) == 0) {
		(void)sem_post(&world.begun);
		(void)!read(world.gate[0], &c, 1);
	}
	if (strcmp(host, "gone") == 0) {
		out->error = EAI_NONAME;
		return;
	}
	out->count = strlen(host) < RESOLVER_ADDRESSES ? strlen(host)
	                                               : RESOLVER_ADDRESSES;
}

static int64_t
now_us(void *state)
{
	(void)state;
	return atomic_load(&world.now_us);
}

static const struct clock world_clock = {now_us, now_us, NULL};

static struct resolver *
resolver_of_world(int *wake_fd)
{
	struct resolver_config config = {
	    look_up, &world_clock, eventfd(0, EFD_NONBLOCK)};
	struct resolver *r = NULL;
	struct err e = {0};

	assert_int_equal(pipe(world.gate), 0);
	assert_int_equal(sem_init(&world.begun, 0, 0), 0);
	check_int(resolver_new(&config, &r, &e), ERR_NONE, "resolver_new");
	*wake_fd = config.wake_fd;
	return r;
}

static void
end_world(struct resolver *r, int wake_fd)
{
	resolver_free(r);
	(void)close(wake_fd);
	/* Lets every thread go that still hangs: its read ends. */
	(void)close(world.gate[1]);
}

static struct lookup
next(struct resolver *r, int wake_fd, void **asker)
{
	struct lookup out = {0};
	uint64_t count;

	while (!resolver_next(r, asker, &out)) {
		struct pollfd one = {.fd = wake_fd, .events = POLLIN};

		check_int(poll(&one, 1, PATIENCE_MS), 1, "it wakes us");
		(void)!read(wake_fd, &count, sizeof(count));
	}
	return out;
}

/* Waits until so many look-ups hang. */
static void
await_hanging(int count)
{
	for (int i = 0; i < count; i++)
		assert_int_equal(sem_wait(&world.begun), 0);
}

static void
each_question_is_answered_once(void **state)
{
	static char hosts[][4] = {"a", "bb", "ccc"};
	int wake_fd, seen[3] = {0};
	struct resolver *r = resolver_of_world(&wake_fd);

	(void)state;
	check_int(resolver_deadline_us(r) == INT64_MAX, 1, "no deadline");
	for (size_t i = 0; i < 3; i++)
		resolver_ask(r, hosts[i], str_of(hosts[i]));
	for (size_t i = 0; i < 3; i++) {
		void *asker = NULL;
		struct lookup l = next(r, wake_fd, &asker);

		check_int((int64_t)l.count, (int64_t)strlen(asker), asker);
		check_int(l.is_late, 0, "in time");
		seen[strlen(asker) - 1]++;
	}
	for (size_t i = 0; i < 3; i++)
		check_int(seen[i], 1, hosts[i]);
	end_world(r, wake_fd);
}

static void
an_error_is_handed_on(void **state)
{
	static char asked[] = "gone";
	void *asker = NULL;
	int wake_fd;
	struct resolver *r = resolver_of_world(&wake_fd);

	(void)state;
	resolver_ask(r, asked, str_of(asked));
	check_int(next(r, wake_fd, &asker).error, EAI_NONAME, "error");
	end_world(r, wake_fd);
}

static void
a_look_up_that_hangs_is_given_up(void **state)
{
	static char slow[] = "hang", quick[] = "ok";
	void *asker = NULL;
	int wake_fd;
	struct resolver *r = resolver_of_world(&wake_fd);
	struct lookup l = {0};

	(void)state;
	/* All threads that there may be, so that one more has to wait. */
	for (int i = 0; i < RESOLVER_THREADS_MAX; i++)
		resolver_ask(r, slow, str_of(slow));
	await_hanging(RESOLVER_THREADS_MAX);
	resolver_ask(r, quick, str_of(quick));
	check_int(resolver_next(r, &asker, &l), 0, "not yet late");
	check_int(resolver_deadline_us(r),
	    now_us(NULL) + (int64_t)LIMIT_RESOLVE_MS * US_PER_MS, "deadline");
	(void)atomic_fetch_add(
	    &world.now_us, (int64_t)LIMIT_RESOLVE_MS * US_PER_MS);
	for (int i = 0; i < RESOLVER_THREADS_MAX; i++) {
		check_int(resolver_next(r, &asker, &l), 1, "late");
		check_int(l.is_late, 1, "late");
		assert_ptr_equal(asker, slow);
		check_int(
		    l.took_us, (int64_t)LIMIT_RESOLVE_MS * US_PER_MS, "took");
	}
	check_int(resolver_next(r, &asker, &l), 0, "nobody is free");
	/* One comes free; what it found after all is dropped. */
	check_int(write(world.gate[1], "1", 1), 1, "let go");
	l = next(r, wake_fd, &asker);
	check_int(l.is_late, 0, "in time");
	assert_ptr_equal(asker, quick);
	check_int(resolver_next(r, &asker, &l), 0, "nothing more");
	end_world(r, wake_fd);
}

static void
who_hangs_holds_up_nobody(void **state)
{
	static char slow[] = "hang", quick[] = "ok";
	void *asker = NULL;
	int wake_fd;
	struct resolver *r = resolver_of_world(&wake_fd);

	(void)state;
	for (int i = 0; i < RESOLVER_THREADS_MAX - 1; i++)
		resolver_ask(r, slow, str_of(slow));
	for (int i = 0; i < 3; i++) {
		resolver_ask(r, quick, str_of(quick));
		check_int(next(r, wake_fd, &asker).is_late, 0, "in time");
		assert_ptr_equal(asker, quick);
	}
	end_world(r, wake_fd);
}

static void
the_end_does_not_wait_for_what_hangs(void **state)
{
	static char slow[] = "hang", quick[] = "ok";
	int wake_fd;
	struct resolver *r = resolver_of_world(&wake_fd);

	(void)state;
	for (int i = 0; i < RESOLVER_THREADS; i++)
		resolver_ask(r, slow, str_of(slow));
	await_hanging(RESOLVER_THREADS);
	resolver_ask(r, quick, str_of(quick));
	end_world(r, wake_fd);
	resolver_free(NULL);
}

static void
the_system_is_asked(void **state)
{
	struct lookup l = {0};

	(void)state;
	resolver_look_up("127.0.0.1", &l);
	check_int(l.error, 0, "an address is its own name");
	check_int((int64_t)l.count, 1, "one address");
	check_int(l.addresses[0].ss_family, AF_INET, "IPv4");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(each_question_is_answered_once),
	    cmocka_unit_test(an_error_is_handed_on),
	    cmocka_unit_test(a_look_up_that_hangs_is_given_up),
	    cmocka_unit_test(who_hangs_holds_up_nobody),
	    cmocka_unit_test(the_end_does_not_wait_for_what_hangs),
	    cmocka_unit_test(the_system_is_asked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
