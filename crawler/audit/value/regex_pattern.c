#include "audit/value/regex_pattern_impl.h"

#include <string.h>

#include "base/buf.h"
#include "text/match.h"
#include "text/utf8.h"

/* Groups in groups that are looked into for a literal. */
enum { DEPTH_MAX = 4 };

static bool
is_thai(struct str s, size_t i)
{
	uint32_t c;

	(void)utf8_next(str_slice(s, i, s.len), &c);
	return c >= 0x0e01 && c <= 0x0e5b;
}

/* How much of pattern from i on is to be kept as it is: an escape with what it
 * quotes, a class, or one character that is no Thai. */
static size_t
kept_length(struct str p, size_t i)
{
	size_t end = i;
	uint32_t c;

	if (str_starts(str_slice(p, i, p.len), str_of("\\Q"))) {
		end = str_find(p, str_of("\\E"), i);
		return end == STR_NONE ? p.len - i : end + 2 - i;
	}
	if (p.ptr[i] == '\\' && i + 1 < p.len)
		return 1 + utf8_next(str_slice(p, i + 1, p.len), &c);
	if (p.ptr[i] == '[') {
		/* A bracket right behind the first is a member. */
		for (end = i + 1; end < p.len; end++) {
			bool is_first = end == i + 1 ||
			    (end == i + 2 && p.ptr[i + 1] == '^');

			if (p.ptr[end] == '\\')
				end++;
			else if (p.ptr[end] == ']' && !is_first)
				break;
		}
		return end >= p.len ? p.len - i : end + 1 - i;
	}
	return utf8_next(str_slice(p, i, p.len), &c);
}

struct str
regex_pattern_respelled(struct arena *a, struct str pattern)
{
	struct buf out = {0};
	struct str text;
	size_t i = 0;

	while (i < pattern.len) {
		size_t start = i, kept;

		while (i < pattern.len && is_thai(pattern, i))
			i += 3;
		if (i > start) {
			match_form(&out, str_slice(pattern, start, i), NULL, a);
			continue;
		}
		kept = kept_length(pattern, i);
		(void)buf_append(&out, pattern.ptr + i, kept);
		i += kept;
	}
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

/* Where a pattern is being read for its starts. */
struct reader {
	struct str pattern;
	size_t at;
	struct regex_starts starts;
};

static char
here(const struct reader *r)
{
	return r->at < r->pattern.len ? r->pattern.ptr[r->at] : '\0';
}

/* Whether a character stands for itself and has no other spelling in a text in
 * match form. */
static bool
is_literal(const struct reader *r)
{
	char c = here(r);

	if ((unsigned char)c >= 0x80)
		return is_thai(r->pattern, r->at);
	return c > ' ' && c < 0x7f && strchr("\\[](){}.^$|?*+", c) == NULL &&
	    str_lower_char(c) == c;
}

/* Reads the literal that an alternative begins with; false when there is
 * none. */
static bool
read_literal(struct reader *r)
{
	size_t start = r->at, last = r->at;

	while (r->at < r->pattern.len && is_literal(r)) {
		last = r->at;
		r->at += (unsigned char)here(r) >= 0x80 ? 3 : 1;
	}
	/* What comes next may say that the last character can be missing. */
	if (here(r) == '?' || here(r) == '*' || here(r) == '{')
		r->at = last;
	if (r->at == start || r->starts.count == REGEX_STARTS_MAX)
		return false;
	r->starts.items[r->starts.count++] =
	    str_slice(r->pattern, start, r->at);
	return true;
}

/* Moves to the sign that ends an alternative, or to the end. */
static void
skip_alternative(struct reader *r)
{
	size_t depth = 0;

	while (r->at < r->pattern.len) {
		char c = here(r);

		if (depth == 0 && (c == '|' || c == ')'))
			return;
		depth += c == '(';
		depth -= c == ')';
		r->at += kept_length(r->pattern, r->at);
	}
}

static bool
read_alternatives(struct reader *r, int depth)
{
	for (;;) {
		bool is_group =
		    str_starts(str_slice(r->pattern, r->at, r->pattern.len),
		        str_of("(?:"));

		if (is_group && depth == DEPTH_MAX)
			return false;
		if (is_group) {
			r->at += strlen("(?:");
			if (!read_alternatives(r, depth + 1) || here(r) != ')')
				return false;
			r->at++;
			if (here(r) == '?' || here(r) == '*' || here(r) == '{')
				return false;
		} else if (!read_literal(r)) {
			return false;
		}
		skip_alternative(r);
		if (here(r) != '|')
			return true;
		r->at++;
	}
}

/* Whether a pattern has none of the groups that change how the rest of it is
 * read. */
static bool
is_simple(struct str pattern)
{
	for (size_t at = 0; at < pattern.len; at += kept_length(pattern, at)) {
		struct str rest = str_slice(pattern, at, pattern.len);

		if (str_starts(rest, str_of("(*")))
			return false;
		if (str_starts(rest, str_of("(?")) &&
		    (rest.len < 3 || strchr(":=!", rest.ptr[2]) == NULL))
			return false;
	}
	return true;
}

static void
add_members(struct regex_starts *starts, char first, char last)
{
	for (unsigned c = (unsigned char)first; c <= (unsigned char)last; c++)
		starts->members[(unsigned char)str_lower_char((char)c)] = true;
}

/* Reads what follows "[": ASCII characters and ranges, and the bracket. */
static bool
read_members(struct reader *r)
{
	static const char special[] = "\\[^]";
	const char *p = r->pattern.ptr;
	size_t end = str_find_char(r->pattern, ']', r->at);

	if (end == STR_NONE || end == r->at)
		return false;
	for (; r->at < end; r->at++) {
		char first = p[r->at], last = first;

		if (r->at + 2 < end && p[r->at + 1] == '-') {
			r->at += 2;
			last = p[r->at];
		}
		if ((unsigned char)first >= 0x80 ||
		    (unsigned char)last >= 0x80 ||
		    strchr(special, first) != NULL ||
		    strchr(special, last) != NULL || first > last)
			return false;
		add_members(&r->starts, first, last);
	}
	r->at = end + 1;
	return true;
}

/* Passes "+" or "{1,64}": at least one. */
static bool
skip_repeat(struct reader *r)
{
	size_t end;

	if (here(r) == '+') {
		r->at++;
		return true;
	}
	end = str_find_char(r->pattern, '}', r->at);
	if (here(r) != '{' || end == STR_NONE ||
	    r->pattern.ptr[r->at + 1] < '1' || r->pattern.ptr[r->at + 1] > '9')
		return false;
	r->at = end + 1;
	return true;
}

/* Reads members, so many of them, and a sign that does not repeat. */
static bool
read_run(struct reader *r)
{
	char next;

	if (here(r) != '[')
		return false;
	r->at++;
	if (!read_members(r) || !skip_repeat(r) || !is_literal(r) ||
	    (unsigned char)here(r) >= 0x80)
		return false;
	r->starts.sign = here(r);
	r->at++;
	next = here(r);
	return next != '?' && next != '*' && next != '{' && next != '+';
}

bool
regex_pattern_starts(struct str pattern, struct regex_starts *out)
{
	struct reader r = {.pattern = pattern};

	if (str_starts(pattern, str_of("(?i)")))
		r.pattern = str_slice(pattern, 4, pattern.len);
	if (!is_simple(r.pattern))
		return false;
	if (here(&r) == '[') {
		if (!read_run(&r))
			return false;
		skip_alternative(&r);
	} else if (!read_alternatives(&r, 0)) {
		return false;
	}
	*out = r.starts;
	return r.at == r.pattern.len;
}
