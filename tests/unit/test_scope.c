#include "test.h"

#include "web/scope.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static const char *const seeds[] = {
    "https://www.ministry.go.th/index.php?x=/y/",
    "https://ministry.go.th/nan/",
    "http://ministry.go.th/nan/health/start.html",
    "https://ministry.go.th:8443/other/",
    "https://dept.go.th/th/home",
    "https://dept.go.th/th/",
};

static int64_t
owner_of(const struct scope *s, struct arena *a, const char *url)
{
	struct url u = url_parse(a, str_of(url), NULL, NULL);
	const struct scope_entry *e = scope_find(s, &u);

	if (e == NULL)
		return -1;
	check_int(e->site, e->owner + 100, url);
	return e->owner;
}

static void
the_longest_prefix_owns_a_url(void **state)
{
	static const struct {
		const char *url;
		int64_t want;
	} rows[] = {
	    {"https://ministry.go.th/", 0},
	    {"http://www.ministry.go.th/a/b", 0},
	    {"https://ministry.go.th/nanthaburi/", 0},
	    {"https://ministry.go.th/NAN/", 0},
	    {"https://ministry.go.th/nan", 1},
	    {"https://www.ministry.go.th/nan/x", 1},
	    {"https://ministry.go.th/nan?x", 1},
	    {"https://ministry.go.th/nan/health", 2},
	    {"https://ministry.go.th/nan/health/a/b", 2},
	    {"https://ministry.go.th/nan/healthy", 1},
	    {"https://ministry.go.th//nan/", 0},
	    {"https://ministry.go.th:8443/other/x", 3},
	    {"https://ministry.go.th:8443/nan/", -1},
	    {"https://sub.ministry.go.th/", -1},
	    {"https://dept.go.th/", -1},
	    {"https://dept.go.th/th/x", 4},
	    {"https://a.go.th/", -1},
	    {"https://z.go.th/", -1},
	};
	struct arena a = {0};
	struct scope s = {0};

	(void)state;
	for (size_t i = COUNT(seeds); i-- > 0;) {
		struct url seed = url_parse(&a, str_of(seeds[i]), NULL, NULL);

		scope_add(&s, &a, &seed, (int64_t)i, (int64_t)i + 100);
	}
	scope_seal(&s);
	for (size_t i = 0; i < COUNT(rows); i++)
		check_int(
		    owner_of(&s, &a, rows[i].url), rows[i].want, rows[i].url);
	arena_release(&a);
}

static void
nobody_owns_anything_in_an_empty_scope(void **state)
{
	struct arena a = {0};
	struct scope s = {0};

	(void)state;
	scope_seal(&s);
	check_int(owner_of(&s, &a, "https://ministry.go.th/"), -1, "empty");
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(the_longest_prefix_owns_a_url),
	    cmocka_unit_test(nobody_owns_anything_in_an_empty_scope),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
