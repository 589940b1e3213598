#include "fetch/ip_impl.h"

#include <arpa/inet.h>
#include <assert.h>
#include <string.h>

enum { IPV4_BYTES = 4, IPV6_BYTES = 16 };

bool
ip_parse(struct str host, struct sockaddr_storage *out)
{
	struct sockaddr_storage s = {.ss_family = AF_INET};
	char text[INET6_ADDRSTRLEN];
	void *bytes = &((struct sockaddr_in *)&s)->sin_addr;

	if (host.len > 2 && host.ptr[0] == '[' &&
	    host.ptr[host.len - 1] == ']') {
		host = str_slice(host, 1, host.len - 1);
		s.ss_family = AF_INET6;
		bytes = &((struct sockaddr_in6 *)&s)->sin6_addr;
	}
	if (host.len == 0 || host.len >= sizeof(text))
		return false;
	memcpy(text, host.ptr, host.len);
	text[host.len] = '\0';
	if (inet_pton(s.ss_family, text, bytes) != 1)
		return false;
	*out = s;
	return true;
}

static const void *
bytes_of(const struct sockaddr_storage *s)
{
	if (s->ss_family == AF_INET)
		return &((const struct sockaddr_in *)s)->sin_addr;
	assert(s->ss_family == AF_INET6);
	return &((const struct sockaddr_in6 *)s)->sin6_addr;
}

int
ip_compare(const struct sockaddr_storage *a, const struct sockaddr_storage *b)
{
	bool is_a_v6 = a->ss_family == AF_INET6;
	bool is_b_v6 = b->ss_family == AF_INET6;

	if (is_a_v6 != is_b_v6)
		return is_a_v6 ? 1 : -1;
	return memcmp(
	    bytes_of(a), bytes_of(b), is_a_v6 ? IPV6_BYTES : IPV4_BYTES);
}

void
ip_text(const struct sockaddr_storage *s, char out[INET6_ADDRSTRLEN])
{
	const char *text =
	    inet_ntop(s->ss_family, bytes_of(s), out, INET6_ADDRSTRLEN);

	assert(text != NULL);
	(void)text;
}
