/* Shards: every agency in exactly one, and what shares a server together. */
#include "test.h"

#include "base/arena.h"
#include "crawl/shard.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char *const seeds[][2] = {
    {"https://www.ministry.example/a/", NULL},
    {"https://ministry.example/b/", NULL},
    {"https://c.example/", "https://ministry.example/c/"},
    {"https://d.example/", NULL},
    {"https://e.example/", "https://d.example:8443/"},
    {"https://f.platform.example/", NULL},
    {"https://g.platform.example/", NULL},
    {NULL, NULL},
    {"https://h.example/", NULL},
    {"https://i.example/", NULL},
};

enum { AGENCIES = COUNT(seeds) };

static void
make_targets(struct arena *a, struct targets *out)
{
	*out = (struct targets){
	    .agencies = arena_array(a, AGENCIES, sizeof(struct agency)),
	    .count = AGENCIES};
	for (size_t i = 0; i < AGENCIES; i++) {
		struct agency *g = &out->agencies[i];

		g->id = arena_printf(a, "id-%zu", i);
		g->seeds = arena_array(a, 2, sizeof(*g->seeds));
		for (size_t s = 0; s < 2 && seeds[i][s] != NULL; s++)
			g->seeds[g->seed_count++] = (struct seed){
			    str_of(seeds[i][s]), SEED_HOME, SCOPE_PREFIX};
	}
}

/* The shard of each agency out of count; exactly one must keep it. */
static void
shards_of(const struct groups *groups, int64_t count, int64_t out[AGENCIES])
{
	for (size_t i = 0; i < AGENCIES; i++)
		out[i] = 0;
	for (int64_t n = 1; n <= count; n++) {
		struct arena a = {0};
		struct targets t;

		make_targets(&a, &t);
		shard_keep(&t, groups, &(struct shard){n, count});
		for (size_t i = 0; i < AGENCIES; i++) {
			if (t.agencies[i].is_left_out)
				continue;
			check_int(out[i], 0, "kept twice");
			out[i] = n;
		}
		arena_release(&a);
	}
	for (size_t i = 0; i < AGENCIES; i++)
		assert_true(out[i] > 0);
}

static void
every_agency_is_in_one_shard_with_its_neighbours(void **state)
{
	static const int64_t counts[] = {1, 2, 3, 4, 7, 100};
	int64_t shard[AGENCIES];
	bool are_apart = false;

	(void)state;
	for (size_t i = 0; i < COUNT(counts); i++) {
		shards_of(NULL, counts[i], shard);
		check_int(shard[1], shard[0], "the same host");
		check_int(shard[2], shard[0], "a second seed there");
		check_int(shard[4], shard[3], "another port");
		are_apart = are_apart || shard[5] != shard[6];
	}
	assert_true(are_apart);
}

static void
a_group_of_the_table_stays_together(void **state)
{
	static struct group_rule rules[] = {{.host = {"platform.example", 16},
	    .is_domain = true,
	    .group = {"platform", 8},
	    .delay_ms = GROUP_DELAY_NONE}};
	const struct groups table = {rules, COUNT(rules)};
	int64_t shard[AGENCIES];

	(void)state;
	for (int64_t count = 2; count < 50; count++) {
		shards_of(&table, count, shard);
		check_int(shard[6], shard[5], "the platform");
	}
}

static void
who_has_a_domain_is_with_those_below_it(void **state)
{
	(void)state;
	for (int64_t count = 2; count < 50; count++) {
		struct seed above[] = {{str_of("https://www.d.example/"),
		    SEED_HOME, SCOPE_DOMAIN}};
		struct seed below[] = {{str_of("https://x.y.d.example/"),
		    SEED_HOME, SCOPE_PREFIX}};
		struct agency agencies[] = {
		    {.id = str_of("b"), .seeds = below, .seed_count = 1},
		    {.id = str_of("a"), .seeds = above, .seed_count = 1}};
		struct targets t = {agencies, 2};

		shard_keep(&t, NULL, &(struct shard){1, count});
		check_int(agencies[0].is_left_out, agencies[1].is_left_out,
		    "together");
	}
}

static void
shards_are_read(void **state)
{
	static const struct {
		const char *text;
		bool want;
	} rows[] = {
	    {"1/1", true},
	    {"2/4", true},
	    {"1000/1000", true},
	    {"0/4", false},
	    {"5/4", false},
	    {"1/1001", false},
	    {"1", false},
	    {"/", false},
	    {"1/", false},
	    {"-1/2", false},
	    {"1/2/3", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct shard s = {0};

		check_int(shard_parse(str_of(rows[i].text), &s), rows[i].want,
		    rows[i].text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(every_agency_is_in_one_shard_with_its_neighbours),
	    cmocka_unit_test(a_group_of_the_table_stays_together),
	    cmocka_unit_test(who_has_a_domain_is_with_those_below_it),
	    cmocka_unit_test(shards_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
