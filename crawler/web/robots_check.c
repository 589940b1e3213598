#include "web/robots.h"

#include "web/escape_impl.h"

/*
 * Two ways to read an escape. The RFC decodes those of unreserved octets
 * before it compares (2.2.2); the parsers that sites are tested with compare
 * what is written. Where the two differ we stay out: a disallow rule is read
 * both ways, an allow rule must match as it is written.
 */

/* Octets that mean something else when they are escaped (RFC 3986, 2.2), and
 * the ones that a pattern or a parser would take for something else. */
static bool
keeps_escape(int byte)
{
	static const char reserved[] = ":/?#[]@!$&'()*+,;=%";

	return byte < 0x20 || byte >= 0x7f ||
	    str_find_char(str_of(reserved), (char)byte, 0) != STR_NONE;
}

/* text with escapes in upper case; is_decoded: those of unreserved octets
 * undone and other octets outside ASCII escaped. is_path: text is no pattern,
 * its "*" and "$" are themselves. */
static struct str
uniform(struct arena *a, struct str text, bool is_decoded, bool is_path)
{
	struct buf out = {0};
	struct str copy;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];
		int byte = escape_read(text, i);

		i += byte >= 0 ? 2 : 0;
		if (byte >= 0 && is_decoded && !keeps_escape(byte))
			(void)buf_append_char(&out, (char)byte);
		else if (byte >= 0)
			escape_append(&out, (unsigned char)byte);
		else if (is_decoded &&
		    (c >= 0x80 || (is_path && (c == '*' || c == '$'))))
			escape_append(&out, c);
		else
			(void)buf_append_char(&out, (char)c);
	}
	copy = arena_str(a, buf_str(&out));
	buf_release(&out);
	return copy;
}

/*
 * Whether a pattern matches the beginning of path: "*" is any run, "$" at the
 * end is the end of path (RFC 9309, 2.2.3). Each piece between stars is taken
 * where it stands first, so the time is linear in the path.
 */
static bool
matches(struct str pattern, struct str path)
{
	bool is_anchored =
	    pattern.len > 0 && pattern.ptr[pattern.len - 1] == '$';
	struct str piece;
	size_t star;
	size_t place;

	if (is_anchored)
		pattern.len--;
	star = str_find_char(pattern, '*', 0);
	piece = str_slice(pattern, 0, star);
	if (!str_starts(path, piece))
		return false;
	path = str_slice(path, piece.len, path.len);
	while (star != STR_NONE) {
		pattern = str_slice(pattern, star + 1, pattern.len);
		star = str_find_char(pattern, '*', 0);
		piece = str_slice(pattern, 0, star);
		if (star == STR_NONE && is_anchored)
			return str_ends(path, piece);
		place = str_find(path, piece, 0);
		if (place == STR_NONE)
			return false;
		path = str_slice(path, place + piece.len, path.len);
	}
	return !is_anchored || path.len == 0;
}

struct robots_answer
robots_check(struct arena *a, const struct robots *r, struct str path_and_query)
{
	struct robots_answer answer = {.is_allowed = true};
	struct str written;
	struct str decoded;
	size_t longest = 0;

	if (path_and_query.len == 0)
		path_and_query = str_of("/");
	written = uniform(a, path_and_query, false, true);
	decoded = uniform(a, path_and_query, true, true);
	for (size_t i = 0; i < r->rule_count; i++) {
		const struct robots_rule *rule = &r->rules[i];
		size_t len = rule->pattern.len;

		if (len < longest ||
		    (len == longest && (answer.is_allowed || !rule->is_allow)))
			continue;
		if (!matches(rule->pattern, written) &&
		    (rule->is_allow ||
		        !matches(
		            uniform(a, rule->pattern, true, false), decoded)))
			continue;
		longest = len;
		answer.is_allowed = rule->is_allow;
		answer.line = rule->line;
	}
	return answer;
}
