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
    "https://shared.go.th/office",
    "https://shared.go.th/school/home-th?lang=1",
    "http://ports.go.th:80/",
    "http://ports.go.th:443/",
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
	    {"https://shared.go.th/office", 6},
	    {"http://shared.go.th/office/", 6},
	    {"https://shared.go.th/office/news/1", 6},
	    {"https://shared.go.th/officers", -1},
	    {"https://shared.go.th/school/a", 7},
	    /* Nobody has the root of that host. */
	    {"https://shared.go.th/", -1},
	    {"https://shared.go.th/about", -1},
	    {"https://ports.go.th/", 8},
	    {"https://ports.go.th:443/a", 8},
	    {"http://ports.go.th:443/a", 9},
	    {"https://ports.go.th:80/a", -1},
	    {"https://a.go.th/", -1},
	    {"https://z.go.th/", -1},
	};
	struct arena a = {0};
	struct scope s = {0};

	(void)state;
	for (size_t i = COUNT(seeds); i-- > 0;) {
		struct url seed = url_parse(&a, str_of(seeds[i]), NULL, NULL);

		scope_add(
		    &s, &a, &seed, SCOPE_PREFIX, (int64_t)i, (int64_t)i + 100);
	}
	scope_seal(&s);
	for (size_t i = 0; i < COUNT(rows); i++)
		check_int(
		    owner_of(&s, &a, rows[i].url), rows[i].want, rows[i].url);
	arena_release(&a);
}

static void
a_seed_names_its_folder(void **state)
{
	static const struct {
		const char *url, *want;
	} rows[] = {
	    {"https://a.go.th", "/"},
	    {"https://a.go.th/office/", "/office/"},
	    {"https://a.go.th/office", "/office/"},
	    {"https://a.go.th/office?id=3#top", "/office/"},
	    {"https://a.go.th/x/office", "/x/office/"},
	    {"https://a.go.th/office/index.php", "/office/"},
	    {"https://a.go.th/index.php?option=com_content", "/"},
	    {"https://a.go.th/home", "/"},
	    {"https://a.go.th/HOME", "/"},
	    {"https://a.go.th/office/th", "/office/"},
	    {"https://a.go.th/office/th/", "/office/th/"},
	    {"https://a.go.th/homeless", "/homeless/"},
	    {"https://a.go.th/x;jsessionid=1", "/"},
	    {"https://a.go.th/"
	     "%E0%B8%AB%E0%B8%99%E0%B9%89%E0%B8%B2"
	     "%E0%B9%81%E0%B8%A3%E0%B8%81",
	        "/"},
	    {"https://a.go.th/office%2Eold", "/"},
	    {"https://a.go.th/%E0%B8%81", "/%E0%B8%81/"},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct url u = url_parse(&a, str_of(rows[i].url), NULL, NULL);

		check_str(scope_prefix(&a, &u), rows[i].want, rows[i].url);
	}
	arena_release(&a);
}

static void
above_a_folder_is_the_next_owner(void **state)
{
	static const struct {
		const char *url;
		int64_t want;
	} rows[] = {
	    {"https://ministry.go.th/nan/", 0},
	    {"https://ministry.go.th/nan/health/", 1},
	    {"https://ministry.go.th/", -1},
	    {"https://shared.go.th/office/", -1},
	    {"https://dept.go.th/th/", -1},
	};
	struct arena a = {0};
	struct scope s = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(seeds); i++) {
		struct url seed = url_parse(&a, str_of(seeds[i]), NULL, NULL);

		scope_add(&s, &a, &seed, SCOPE_PREFIX, (int64_t)i, 0);
	}
	scope_seal(&s);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct url u = url_parse(&a, str_of(rows[i].url), NULL, NULL);
		const struct scope_entry *own = scope_find(&s, &u);
		const struct scope_entry *above = scope_above(&s, own);

		check_int(above == NULL ? -1 : above->owner, rows[i].want,
		    rows[i].url);
	}
	arena_release(&a);
}

struct kind_seed {
	const char *url;
	enum scope_kind kind;
};

static const struct kind_seed kind_seeds[] = {
    {"https://www.dept.go.th/th/home.php", SCOPE_DOMAIN},
    {"https://office.dept.go.th/nan/", SCOPE_PREFIX},
    {"https://lab.dept.go.th/en/", SCOPE_HOST},
    {"https://dept.go.th/p.php?id=55", SCOPE_PAGE},
    {"https://page.go.th/about/us", SCOPE_PAGE},
    {"https://deep.lab.dept.go.th/x/", SCOPE_DOMAIN},
    {"https://dept.go.th:8443/", SCOPE_DOMAIN},
};

static void
add_kinds(struct scope *s, struct arena *a)
{
	for (size_t i = 0; i < COUNT(kind_seeds); i++) {
		struct url seed =
		    url_parse(a, str_of(kind_seeds[i].url), NULL, NULL);

		scope_add(s, a, &seed, kind_seeds[i].kind, (int64_t)i,
		    (int64_t)i + 100);
	}
	scope_seal(s);
}

static void
each_kind_takes_what_its_name_says(void **state)
{
	static const struct {
		const char *url;
		int64_t want;
	} rows[] = {
	    /* The domain, its host and what nobody below it has. */
	    {"https://dept.go.th/", 0},
	    {"http://www.dept.go.th/any/where", 0},
	    {"https://e-service.dept.go.th/a", 0},
	    {"https://a.b.dept.go.th/", 0},
	    {"https://notdept.go.th/", -1},
	    {"https://go.th/", -1},
	    {"https://x.dept.go.th:8080/", -1},
	    {"https://x.dept.go.th:8443/", 6},
	    /* A host's own entries hold first. */
	    {"https://office.dept.go.th/nan/a", 1},
	    {"https://office.dept.go.th/other", 0},
	    {"https://lab.dept.go.th/th/x", 2},
	    {"https://www.lab.dept.go.th/", 2},
	    {"https://other.lab.dept.go.th/", 0},
	    {"https://deep.lab.dept.go.th/", 5},
	    {"https://x.deep.lab.dept.go.th/", 5},
	    /* One address, by its query. */
	    {"https://dept.go.th/p.php?id=55", 3},
	    {"https://dept.go.th/p.php?id=55#top", 3},
	    {"https://dept.go.th/p.php?id=5", 0},
	    {"https://dept.go.th/p.php", 0},
	    {"https://page.go.th/about/us", 4},
	    {"https://page.go.th/about/us/", 4},
	    {"https://page.go.th/about/us?x", -1},
	    {"https://page.go.th/about/us/a", -1},
	    {"https://page.go.th/", -1},
	};
	struct arena a = {0};
	struct scope s = {0};

	(void)state;
	add_kinds(&s, &a);
	for (size_t i = 0; i < COUNT(rows); i++)
		check_int(
		    owner_of(&s, &a, rows[i].url), rows[i].want, rows[i].url);
	arena_release(&a);
}

static void
each_seed_has_its_place_and_what_is_above_it(void **state)
{
	static const int64_t above[COUNT(kind_seeds)] = {
	    -1, 0, 0, 0, -1, 0, -1};
	struct arena a = {0};
	struct scope s = {0};

	(void)state;
	add_kinds(&s, &a);
	for (size_t i = 0; i < COUNT(kind_seeds); i++) {
		const char *text = kind_seeds[i].url;
		struct url u = url_parse(&a, str_of(text), NULL, NULL);
		const struct scope_entry *own =
		    scope_of_seed(&s, &a, &u, kind_seeds[i].kind);
		const struct scope_entry *e;

		assert_non_null(own);
		check_int(own->owner, (int64_t)i, text);
		e = scope_above(&s, own);
		check_int(e == NULL ? -1 : e->owner, above[i], text);
	}
	arena_release(&a);
}

static void
kinds_have_words_both_ways(void **state)
{
	static const char *const words[SCOPE_KIND_COUNT] = {
	    "prefix", "host", "domain", "page"};
	enum scope_kind kind = SCOPE_PAGE;

	(void)state;
	assert_false(scope_kind_of_word(str_of("Host"), &kind));
	assert_false(scope_kind_of_word(str_of(""), &kind));
	check_int(kind, SCOPE_PAGE, "untouched");
	for (int i = 0; i < SCOPE_KIND_COUNT; i++) {
		assert_true(scope_kind_of_word(str_of(words[i]), &kind));
		check_int(kind, i, words[i]);
		check_str(str_of(scope_kind_word(kind)), words[i], "word");
	}
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
	    cmocka_unit_test(a_seed_names_its_folder),
	    cmocka_unit_test(above_a_folder_is_the_next_owner),
	    cmocka_unit_test(each_kind_takes_what_its_name_says),
	    cmocka_unit_test(each_seed_has_its_place_and_what_is_above_it),
	    cmocka_unit_test(kinds_have_words_both_ways),
	    cmocka_unit_test(nobody_owns_anything_in_an_empty_scope),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
