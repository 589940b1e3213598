#include "page/refresh.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
skip_digits(struct str s, size_t at, bool with_points)
{
	while (at < s.len &&
	    (is_digit(s.ptr[at]) || (with_points && s.ptr[at] == '.')))
		at++;
	return at;
}

static bool
is_at(struct str s, size_t at, char c)
{
	return at < s.len && str_lower_char(s.ptr[at]) == c;
}

static int64_t
read_delay(struct str digits)
{
	int64_t seconds = 0;

	if (digits.len > 0 && !str_to_int64(digits, 0, INT64_MAX, &seconds))
		return INT64_MAX;
	return seconds;
}

/* Step 11, from "url" to the end of the quotes. */
static struct str
read_address(struct str rest)
{
	size_t at = 0;
	char quote;

	if (is_at(rest, 0, 'u')) {
		if (!is_at(rest, 1, 'r') || !is_at(rest, 2, 'l'))
			return rest;
		at = str_skip_space(rest, 3);
		if (!is_at(rest, at, '='))
			return rest;
		at = str_skip_space(rest, at + 1);
	}
	if (!is_at(rest, at, '"') && !is_at(rest, at, '\''))
		return str_slice(rest, at, rest.len);
	quote = rest.ptr[at];
	return str_slice(rest, at + 1, str_find_char(rest, quote, at + 1));
}

struct refresh
refresh_read(struct str content)
{
	struct refresh r = {.element = UINT32_MAX};
	size_t start = str_skip_space(content, 0);
	size_t at = skip_digits(content, start, false);

	if (at == start && !is_at(content, at, '.'))
		return r;
	r.delay_s = read_delay(str_slice(content, start, at));
	at = skip_digits(content, at, true);
	r.is_there = true;
	if (at == content.len)
		return r;
	start = at;
	at = str_skip_space(content, at);
	if (is_at(content, at, ';') || is_at(content, at, ','))
		at = str_skip_space(content, at + 1);
	else if (at == start)
		return (struct refresh){.element = UINT32_MAX};
	r.has_address = at < content.len;
	if (r.has_address)
		r.address = read_address(str_slice(content, at, content.len));
	return r;
}
