#include "web/url_impl.h"

#include <arpa/inet.h>

#include "web/escape_impl.h"

static const char bad_ipv4[] = "the host is no IPv4 address";

/* Far over any address, so that longer numbers need not be kept apart. */
static const uint64_t number_max = UINT64_C(1) << 40;

/* Takes "0x" or a leading zero off a part of an IPv4 address and says in which
 * base the rest is written. */
static uint64_t
take_base(struct str *part)
{
	if (part->len >= 2 && part->ptr[0] == '0' &&
	    str_lower_char(part->ptr[1]) == 'x') {
		*part = str_slice(*part, 2, part->len);
		return 16;
	}
	if (part->len >= 2 && part->ptr[0] == '0') {
		*part = str_slice(*part, 1, part->len);
		return 8;
	}
	return 10;
}

/* Reads one part of an IPv4 address; "0x" alone is 0 (URL Standard, 3.5). */
static bool
read_number(struct str part, uint64_t *out)
{
	uint64_t base;
	uint64_t value = 0;

	if (part.len == 0)
		return false;
	base = take_base(&part);
	for (size_t i = 0; i < part.len; i++) {
		int digit = escape_digit(part.ptr[i]);

		if (digit < 0 || (uint64_t)digit >= base)
			return false;
		if (value < number_max)
			value = value * base + (uint64_t)digit;
	}
	*out = value;
	return true;
}

static struct str
without_last_dot(struct str s)
{
	if (s.len > 1 && s.ptr[s.len - 1] == '.')
		s.len--;
	return s;
}

bool
url_ends_in_number(struct str domain)
{
	struct str last;
	uint64_t number;
	size_t digits = 0;

	domain = without_last_dot(domain);
	last = domain;
	for (size_t i = 0; i < domain.len; i++)
		if (domain.ptr[i] == '.')
			last = str_slice(domain, i + 1, domain.len);
	while (digits < last.len && last.ptr[digits] >= '0' &&
	    last.ptr[digits] <= '9')
		digits++;
	/* "09" is a number to this question, though no octal one. */
	return (last.len > 0 && digits == last.len) ||
	    read_number(last, &number);
}

const char *
url_ipv4_append(struct buf *out, struct str text)
{
	uint64_t parts[4] = {0};
	size_t count = 0;
	uint64_t address;
	struct str rest = without_last_dot(text);

	for (bool is_more = true; is_more;) {
		size_t dot = str_find_char(rest, '.', 0);

		if (count == 4 ||
		    !read_number(str_slice(rest, 0, dot), &parts[count]))
			return bad_ipv4;
		count++;
		is_more = dot != STR_NONE;
		if (is_more)
			rest = str_slice(rest, dot + 1, rest.len);
	}
	address = parts[count - 1];
	if (address >= UINT64_C(1) << (8 * (5 - count)))
		return bad_ipv4;
	for (size_t i = 0; i + 1 < count; i++) {
		if (parts[i] > 255)
			return bad_ipv4;
		address += parts[i] << (8 * (3 - i));
	}
	buf_printf(out, "%u.%u.%u.%u", (unsigned)(address >> 24),
	    (unsigned)(address >> 16 & 255), (unsigned)(address >> 8 & 255),
	    (unsigned)(address & 255));
	return NULL;
}

/* The first longest run of at least two zero pieces; *from is 8 for none. */
static void
find_zeros(const unsigned pieces[8], size_t *from, size_t *count)
{
	*from = 8;
	*count = 1;
	for (size_t i = 0; i < 8;) {
		size_t end = i;

		while (end < 8 && pieces[end] == 0)
			end++;
		if (end - i > *count) {
			*from = i;
			*count = end - i;
		}
		i = end + 1;
	}
}

const char *
url_ipv6_append(struct buf *out, struct arena *a, struct str text)
{
	struct in6_addr address;
	unsigned pieces[8];
	size_t zeros_from;
	size_t zeros;
	const char *cstr = arena_cstr(a, text);

	/* A NUL inside would hide what follows it. */
	if (str_of(cstr).len != text.len ||
	    inet_pton(AF_INET6, cstr, &address) != 1)
		return "the host is no IPv6 address";
	for (size_t i = 0; i < 8; i++)
		pieces[i] = (unsigned)address.s6_addr[2 * i] << 8 |
		    address.s6_addr[2 * i + 1];
	find_zeros(pieces, &zeros_from, &zeros);
	(void)buf_append_char(out, '[');
	for (size_t i = 0; i < 8; i++) {
		if (i == zeros_from) {
			(void)buf_append_cstr(out, i == 0 ? "::" : ":");
			i += zeros - 1;
			continue;
		}
		buf_printf(out, i == 7 ? "%x" : "%x:", pieces[i]);
	}
	(void)buf_append_char(out, ']');
	return NULL;
}
