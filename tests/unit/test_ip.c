/* Addresses as bytes: what is one, which comes first, how it is written. */
#include "test.h"

#include "fetch/ip_impl.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static void
numeric_hosts_are_told_from_names(void **state)
{
	static const struct {
		const char *host;
		const char *text; /* NULL: no address */
	} rows[] = {
	    {"127.0.0.1", "127.0.0.1"},
	    {"[::1]", "::1"},
	    {"[2001:DB8:0:0::1]", "2001:db8::1"},
	    {"[::ffff:10.0.0.1]", "::ffff:10.0.0.1"},
	    {"::1", NULL},
	    {"[127.0.0.1]", NULL},
	    {"[]", NULL},
	    {"[::1", NULL},
	    {"1.2.3", NULL},
	    {"1.2.3.4.example", NULL},
	    {"", NULL},
	    {"[00000000000000000000000000000000000000000000000000001]", NULL},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct sockaddr_storage s;
		bool is_one = ip_parse(str_of(rows[i].host), &s);
		char text[INET6_ADDRSTRLEN];

		check_int(is_one, rows[i].text != NULL, rows[i].host);
		if (!is_one)
			continue;
		ip_text(&s, text);
		check_str(str_of(text), rows[i].text, rows[i].host);
	}
}

static void
addresses_have_one_order(void **state)
{
	static const char *const sorted[] = {"1.0.0.2", "2.0.0.1", "127.0.0.1",
	    "128.0.0.1", "255.0.0.1", "[::1]", "[2001:db8::]",
	    "[2001:db8::ff]"};

	(void)state;
	for (size_t i = 0; i < COUNT(sorted); i++)
		for (size_t j = 0; j < COUNT(sorted); j++) {
			struct sockaddr_storage a, b;
			int order;

			assert_true(ip_parse(str_of(sorted[i]), &a));
			assert_true(ip_parse(str_of(sorted[j]), &b));
			order = ip_compare(&a, &b);
			check_int((order > 0) - (order < 0), (i > j) - (i < j),
			    sorted[i]);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(numeric_hosts_are_told_from_names),
	    cmocka_unit_test(addresses_have_one_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
