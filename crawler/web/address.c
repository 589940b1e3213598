#include "web/address.h"

#include <netinet/in.h>
#include <stddef.h>

/* Networks that are not on the public internet, by their first bits. IPv6 is
 * the other way round: only 2000::/3 is given out. */
struct network {
	unsigned char bytes[4];
	unsigned bits;
};

static const struct network closed_ipv4[] = {
    {{0}, 8}, /* this network */
    {{10}, 8}, /* private */
    {{100, 64}, 10}, /* shared by carriers */
    {{127}, 8}, /* loopback */
    {{169, 254}, 16}, /* link-local */
    {{172, 16}, 12}, /* private */
    {{192, 0, 0}, 24}, /* protocol assignments */
    {{192, 0, 2}, 24}, /* documentation */
    {{192, 88, 99}, 24}, /* relays of 6to4, withdrawn */
    {{192, 168}, 16}, /* private */
    {{198, 18}, 15}, /* benchmarks */
    {{198, 51, 100}, 24}, /* documentation */
    {{203, 0, 113}, 24}, /* documentation */
    {{224}, 4}, /* multicast */
    {{240}, 4}, /* reserved, broadcast */
};

static const struct network open_ipv6[] = {
    {{0x20}, 3},
};

static const struct network closed_ipv6[] = {
    {{0x20, 0x01}, 23}, /* protocol assignments, Teredo */
    {{0x20, 0x01, 0x0d, 0xb8}, 32}, /* documentation */
    {{0x20, 0x02}, 16}, /* IPv4 inside, 6to4 */
    {{0x3f, 0xff}, 20}, /* documentation */
};

static bool
is_in_network(const unsigned char *address, const struct network *n)
{
	unsigned bits = n->bits;

	for (size_t i = 0; bits > 0; i++) {
		unsigned take = bits < 8 ? bits : 8;
		unsigned mask = 0xffu << (8 - take) & 0xffu;

		if ((address[i] & mask) != (n->bytes[i] & mask))
			return false;
		bits -= take;
	}
	return true;
}

static bool
is_in(
    const unsigned char *address, const struct network *networks, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_in_network(address, &networks[i]))
			return true;
	return false;
}

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

bool
address_is_public(const struct sockaddr *address)
{
	const unsigned char *bytes;

	if (address->sa_family == AF_INET) {
		bytes = (const unsigned char *)&(
		    (const struct sockaddr_in *)(const void *)address)
		            ->sin_addr;
		return !is_in(bytes, closed_ipv4, COUNT(closed_ipv4));
	}
	if (address->sa_family != AF_INET6)
		return false;
	bytes = ((const struct sockaddr_in6 *)(const void *)address)
	            ->sin6_addr.s6_addr;
	return is_in(bytes, open_ipv6, COUNT(open_ipv6)) &&
	    !is_in(bytes, closed_ipv6, COUNT(closed_ipv6));
}
