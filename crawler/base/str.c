#include "base/str.h"

#include <string.h>

static bool
bytes_equal_fold(const char *a, const char *b, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_lower_char(a[i]) != str_lower_char(b[i]))
			return false;
	return true;
}

bool
str_equal_fold(struct str a, struct str b)
{
	return a.len == b.len && bytes_equal_fold(a.ptr, b.ptr, a.len);
}

bool
str_is_fold(struct str a, const char *cstr)
{
	return str_equal_fold(a, str_of(cstr));
}

int
str_number_among(struct str s, const char *const *words, int count)
{
	for (int i = 0; i < count; i++)
		if (str_is(s, words[i]))
			return i;
	return -1;
}

bool
str_is_one_of_fold(struct str s, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is_fold(s, words[i]))
			return true;
	return false;
}

int
str_compare(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n == 0 ? 0 : memcmp(a.ptr, b.ptr, n);

	if (order != 0)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

bool
str_starts(struct str s, struct str prefix)
{
	return str_equal(str_slice(s, 0, prefix.len), prefix);
}

bool
str_starts_fold(struct str s, struct str prefix)
{
	return s.len >= prefix.len &&
	    bytes_equal_fold(s.ptr, prefix.ptr, prefix.len);
}

bool
str_ends(struct str s, struct str suffix)
{
	return s.len >= suffix.len &&
	    str_equal(str_slice(s, s.len - suffix.len, s.len), suffix);
}

bool
str_ends_fold(struct str s, struct str suffix)
{
	return s.len >= suffix.len &&
	    str_equal_fold(str_slice(s, s.len - suffix.len, s.len), suffix);
}

size_t
str_find(struct str s, struct str needle, size_t from)
{
	const char *hit;

	if (from > s.len || needle.len > s.len - from)
		return STR_NONE;
	if (needle.len == 0)
		return from;
	hit = memmem(s.ptr + from, s.len - from, needle.ptr, needle.len);
	return hit == NULL ? STR_NONE : (size_t)(hit - s.ptr);
}

size_t
str_find_fold(struct str s, struct str needle, size_t from)
{
	if (needle.len > s.len)
		return STR_NONE;
	for (size_t i = from; i <= s.len - needle.len; i++)
		if (bytes_equal_fold(s.ptr + i, needle.ptr, needle.len))
			return i;
	return STR_NONE;
}

size_t
str_find_char(struct str s, char c, size_t from)
{
	const char *hit;

	if (from >= s.len)
		return STR_NONE;
	hit = memchr(s.ptr + from, c, s.len - from);
	return hit == NULL ? STR_NONE : (size_t)(hit - s.ptr);
}

size_t
str_skip_space(struct str s, size_t from)
{
	while (from < s.len && str_is_space_char(s.ptr[from]))
		from++;
	return from;
}

struct str
str_trim(struct str s)
{
	while (s.len > 0 && str_is_space_char(s.ptr[0])) {
		s.ptr++;
		s.len--;
	}
	while (s.len > 0 && str_is_space_char(s.ptr[s.len - 1]))
		s.len--;
	return s;
}

bool
str_split(struct str *rest, char separator, struct str *part)
{
	size_t end;

	if (rest->len == 0)
		return false;
	end = str_find_char(*rest, separator, 0);
	if (end == STR_NONE)
		end = rest->len;
	*part = str_slice(*rest, 0, end);
	*rest = str_slice(*rest, end + 1, rest->len);
	return true;
}

bool
str_next_word(struct str *rest, struct str *word)
{
	size_t start = str_skip_space(*rest, 0), end = start;

	while (end < rest->len && !str_is_space_char(rest->ptr[end]))
		end++;
	if (end > start)
		*word = str_slice(*rest, start, end);
	*rest = str_slice(*rest, end, rest->len);
	return end > start;
}

bool
str_has_word(struct str words, struct str word)
{
	struct str one;

	while (str_next_word(&words, &one))
		if (str_equal(one, word))
			return true;
	return false;
}

bool
str_to_int64(struct str s, int64_t min, int64_t max, int64_t *out)
{
	bool is_negative = s.len > 0 && s.ptr[0] == '-';
	int64_t value = 0;
	size_t i = is_negative ? 1 : 0;

	if (i == s.len)
		return false;
	for (; i < s.len; i++) {
		int digit = s.ptr[i] - '0';

		if (digit < 0 || digit > 9 ||
		    __builtin_mul_overflow(value, 10, &value) ||
		    __builtin_sub_overflow(value, digit, &value))
			return false;
	}
	/* Summed below zero, where int64_t reaches one further. */
	if (!is_negative && __builtin_sub_overflow(0, value, &value))
		return false;
	if (value < min || value > max)
		return false;
	*out = value;
	return true;
}

bool
str_glob(struct str pattern, struct str text)
{
	size_t p = 0, t = 0, star = STR_NONE, mark = 0;

	while (t < text.len) {
		if (p < pattern.len && pattern.ptr[p] == '*') {
			star = p++;
			mark = t;
		} else if (p < pattern.len && pattern.ptr[p] == text.ptr[t]) {
			p++;
			t++;
		} else if (star != STR_NONE) {
			p = star + 1;
			t = ++mark;
		} else {
			return false;
		}
	}
	while (p < pattern.len && pattern.ptr[p] == '*')
		p++;
	return p == pattern.len;
}
