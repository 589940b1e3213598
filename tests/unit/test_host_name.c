/* What is odd about a host name, as a person would read it. */
#include "test.h"

#include "web/host_name.h"
#include "web/url.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

static void
odd_names_are_told_apart(void **state)
{
	static const struct {
		const char *url;
		enum host_flaw want;
		const char *shown;
	} rows[] = {
	    {"https://www.dla.go.th/", HOST_FINE, "www.dla.go.th"},
	    {"https://กรม.example/", HOST_FINE, "กรม.example"},
	    {"https://กรม-dla2.example/", HOST_FINE, "กรม-dla2.example"},
	    {"https://bücher.example/", HOST_FINE, "bücher.example"},
	    {"https://localhost/", HOST_FINE, "localhost"},
	    {"https://127.0.0.1/", HOST_FINE, "127.0.0.1"},
	    {"https://[::1]/", HOST_FINE, "[::1]"},
	    {"https://www.go.th/", HOST_FINE, "www.go.th"},
	    {"https://go.th/", HOST_PUBLIC_SUFFIX, "go.th"},
	    {"https://th/", HOST_PUBLIC_SUFFIX, "th"},
	    {"https://xn--0/", HOST_NO_IDN, "xn--0"},
	    {"https://www.xn--a-ecp.go.th/", HOST_NO_IDN,
	        "www.xn--a-ecp.go.th"},
	    {"https://xn--abc.go.th/", HOST_NO_IDN, "xn--abc.go.th"},
	    /* Cyrillic a in a Latin name; a name of Cyrillic twins alone. */
	    {"https://dlа.go.th/", HOST_LOOK_ALIKE, "dlа.go.th"},
	    {"https://ѕсоре.go.th/", HOST_LOOK_ALIKE, "ѕсоре.go.th"},
	    {"https://москва.example/", HOST_FINE, "москва.example"},
	    /* Lao letters among Thai ones. */
	    {"https://ກรม.example/", HOST_LOOK_ALIKE, "ກรม.example"},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct url u = url_parse(&a, str_of(rows[i].url), NULL, NULL);
		struct str shown;

		check_int(u.kind, URL_WEB, rows[i].url);
		check_int(
		    host_flaw(&a, u.host, &shown), rows[i].want, rows[i].url);
		check_str(shown, rows[i].shown, rows[i].url);
	}
	arena_release(&a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(odd_names_are_told_apart),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
