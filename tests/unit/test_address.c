#include "test.h"

#include <arpa/inet.h>

#include "web/address.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static bool
is_public(const char *text)
{
	struct sockaddr_in ipv4 = {.sin_family = AF_INET};
	struct sockaddr_in6 ipv6 = {.sin6_family = AF_INET6};

	if (inet_pton(AF_INET, text, &ipv4.sin_addr) == 1)
		return address_is_public((const struct sockaddr *)&ipv4);
	assert_int_equal(inet_pton(AF_INET6, text, &ipv6.sin6_addr), 1);
	return address_is_public((const struct sockaddr *)&ipv6);
}

static void
closed_networks_end_where_they_end(void **state)
{
	static const struct {
		const char *address;
		bool want;
	} rows[] = {
	    {"0.255.255.255", false},
	    {"1.0.0.0", true},
	    {"9.255.255.255", true},
	    {"10.0.0.1", false},
	    {"11.0.0.0", true},
	    {"100.63.255.255", true},
	    {"100.64.0.0", false},
	    {"100.127.255.255", false},
	    {"100.128.0.0", true},
	    {"127.0.0.1", false},
	    {"169.254.169.254", false},
	    {"172.15.255.255", true},
	    {"172.16.0.0", false},
	    {"172.31.255.255", false},
	    {"172.32.0.0", true},
	    {"192.0.0.1", false},
	    {"192.0.1.0", true},
	    {"192.0.2.1", false},
	    {"192.168.255.255", false},
	    {"192.169.0.0", true},
	    {"198.17.255.255", true},
	    {"198.18.0.0", false},
	    {"198.19.255.255", false},
	    {"198.20.0.0", true},
	    {"198.51.100.1", false},
	    {"203.0.113.1", false},
	    {"223.255.255.255", true},
	    {"224.0.0.1", false},
	    {"255.255.255.255", false},
	    {"::", false},
	    {"::1", false},
	    {"::ffff:8.8.8.8", false},
	    {"::8.8.8.8", false},
	    {"64:ff9b::808:808", false},
	    {"100::1", false},
	    {"2001::1", false},
	    {"2001:1ff:ffff::", false},
	    {"2001:200::1", true},
	    {"2001:db8::1", false},
	    {"2001:db9::1", true},
	    {"2002:808:808::1", false},
	    {"2003::1", true},
	    {"2001:3c8::1", true},
	    {"3ffe::1", true},
	    {"3fff:fff::1", false},
	    {"4000::1", false},
	    {"fc00::1", false},
	    {"fe80::1", false},
	    {"ff02::1", false},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_int(
		    is_public(rows[i].address), rows[i].want, rows[i].address);
}

static void
another_family_is_not_public(void **state)
{
	struct sockaddr local = {.sa_family = AF_UNIX};

	(void)state;
	assert_false(address_is_public(&local));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(closed_networks_end_where_they_end),
	    cmocka_unit_test(another_family_is_not_public),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
