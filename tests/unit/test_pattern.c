/* Pages that one template makes have one pattern. */
#include "test.h"

#include "base/buf.h"
#include "crawl/pattern.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))
#define SITE "https://www.example.go.th"

static int64_t
pattern_of(const char *address)
{
	struct arena a = {0};
	struct url u = url_parse(&a, str_of(address), NULL, NULL);
	int64_t pattern;

	if (u.kind != URL_WEB)
		fail_msg("%s is no URL", address);
	pattern = pattern_of_url(&u);
	arena_release(&a);
	if (pattern <= 0)
		fail_msg("%s: %lld", address, (long long)pattern);
	return pattern;
}

struct pair {
	const char *a, *b;
};

static void
what_varies_does_not_count(void **state)
{
	static const struct pair rows[] = {
	    {SITE "/news/detail/1234", SITE "/news/detail/77"},
	    {SITE "/news/detail/1234", "http://example.go.th/News/Detail/9/#x"},
	    {SITE "/a//b/", SITE "/a/b"},
	    {SITE "/n2561-07.php", SITE "/n1-8.php"},
	    {SITE "/v?page=view&id=5", SITE "/v?page=view&id=6789"},
	    {SITE "/v?page=view&id=5", SITE "/v?id=x9&page=view"},
	    {SITE "/v?q=%E0%B8%81", SITE "/v?q=two+words"},
	    {SITE "/v?q=", SITE "/v?q"},
	    {SITE "/f/0123456789abcdef", SITE "/f/fedcba98765432100"},
	    {SITE "/f/550e8400-e29b-41d4-a716-446655440000/x",
	        SITE "/f/16fd2706-8baf-433b-82eb-8c7fada847da/x"},
	    {SITE "/f/Ab3dEfghijklmnopqrst", SITE "/f/zzzzzzzzzzzzzzzz9"},
	    {SITE "/s/%E0%B8%81%E0%B8%82", SITE "/s/%E0%B8%84-12"},
	    {SITE "/v?a[0]=x", SITE "/v?a[17]=x"},
	    {SITE "/?/news/view/12", SITE "/?/news/view/3"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (pattern_of(rows[i].a) != pattern_of(rows[i].b))
			fail_msg("%s and %s differ", rows[i].a, rows[i].b);
}

static void
what_tells_pages_apart_counts(void **state)
{
	static const struct pair rows[] = {
	    {SITE "/", SITE "/x"},
	    {SITE "/news/1", SITE "/news"},
	    {SITE "/news/1", SITE "/forms/1"},
	    {SITE "/a/b", SITE "/ab"},
	    {SITE "/1/2", SITE "/1"},
	    {SITE "/v?page=view", SITE "/v?page=contact"},
	    {SITE "/v?page=view", SITE "/v?page="},
	    {SITE "/v?page=view", SITE "/v?mode=view"},
	    {SITE "/v?a=x&b=y", SITE "/v?a=y&b=x"},
	    {SITE "/v?a=1", SITE "/v?a=1&a=2"},
	    {SITE "/v?a=1", SITE "/v"},
	    {SITE "/v", "https://other.example.go.th/v"},
	    {SITE "/v", SITE ":8443/v"},
	    /* Folders are not titles. */
	    {SITE "/%E0%B8%81/x", SITE "/%E0%B8%82/x"},
	    {SITE "/f/0123456789abcde", SITE "/f/fedcba98765432x"},
	    {SITE "/one-two-three-four", SITE "/one-two-three-five"},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (pattern_of(rows[i].a) == pattern_of(rows[i].b))
			fail_msg("%s and %s are one", rows[i].a, rows[i].b);
}

static void
it_is_the_same_on_every_machine(void **state)
{
	(void)state;
	check_int(pattern_of(SITE "/news/1?id=2"), INT64_C(8242874706039841850),
	    "pattern");
}

static void
a_hostile_address_costs_no_more_than_its_length(void **state)
{
	struct buf path = {0};

	(void)state;
	buf_append_cstr(&path, SITE "/");
	while (path.len < 8000)
		buf_append_cstr(&path, "a-1-");
	assert_true(pattern_of(buf_cstr(&path)) > 0);
	buf_release(&path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_varies_does_not_count),
	    cmocka_unit_test(what_tells_pages_apart_counts),
	    cmocka_unit_test(it_is_the_same_on_every_machine),
	    cmocka_unit_test(a_hostile_address_costs_no_more_than_its_length),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
