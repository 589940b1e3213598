#include "audit/read/source_impl.h"

#include "audit/read/loader_impl.h"

#define NO_BREAK_SPACE "\xc2\xa0"
#define WIDE_COLON "\xef\xbc\x9a"
#define CURLY_LEFT "\xe2\x80\x9c"
#define CURLY_SINGLE "\xe2\x80\x98"

/* One line with what stands before it. */
struct line {
	struct loader *l;
	struct str text;
	int64_t number;
	size_t indent; /* bytes of blanks in front */
	struct str content; /* behind these and behind list dashes */
	struct str value; /* behind "key: ", or the content */
	bool has_key;
};

static void
report(const struct line *line, enum complaint which, const char *at,
    size_t length, struct str word)
{
	struct yaml_place p = {.line = line->number, .column = 1};

	for (const char *c = line->text.ptr; c < at; c++)
		p.column += ((unsigned char)*c & 0xc0) != 0x80;
	p.length = (int64_t)length;
	complain(line->l, which, &p, NULL, word, (struct str){0});
}

static bool
is_key_char(char c)
{
	return (c >= 'a' && c <= 'z') || c == '_';
}

static size_t
key_length(struct str s)
{
	size_t n = 0;

	while (n < s.len && is_key_char(s.ptr[n]))
		n++;
	return n;
}

static void
check_indent(const struct line *line)
{
	size_t i = line->indent;
	struct str rest = str_slice(line->text, i, line->text.len);
	size_t tab = str_find_char(str_slice(line->text, 0, i), '\t', 0);

	if (tab != STR_NONE)
		report(line, COMPLAINT_TAB, line->text.ptr + tab, 1,
		    (struct str){0});
	if (str_starts(rest, str_of(NO_BREAK_SPACE)))
		report(line, COMPLAINT_NO_BREAK_SPACE, rest.ptr, 1,
		    (struct str){0});
}

/* "-name: x" is one text to YAML. */
static void
check_dash(const struct line *line)
{
	struct str s = line->content;
	struct str behind = str_slice(s, 1, s.len);
	size_t n = key_length(behind);

	if (s.len > 1 && s.ptr[0] == '-' && n > 0 && n < behind.len &&
	    behind.ptr[n] == ':')
		report(line, COMPLAINT_DASH, s.ptr, 1, (struct str){0});
}

static void
check_key(const struct line *line)
{
	struct str s = line->content;
	size_t n = key_length(s);
	struct str rest = str_slice(s, n, s.len);

	if (n == 0 || rest.len == 0)
		return;
	if (str_starts(rest, str_of(WIDE_COLON)))
		report(
		    line, COMPLAINT_WIDE_COLON, rest.ptr, 1, (struct str){0});
	/* "https://" is no key. */
	if (n > 1 && rest.len > 1 && rest.ptr[0] == ':' && rest.ptr[1] != ' ' &&
	    rest.ptr[1] != '/' && rest.ptr[1] != '\r' &&
	    str_find(s, str_of(": "), 0) == STR_NONE)
		report(
		    line, COMPLAINT_NO_SPACE, s.ptr, n + 1, str_slice(s, 0, n));
}

/* A value without quotes that a # cuts: "a #top". A comment has a space
 * behind its #. */
static void
check_comment(const struct line *line)
{
	struct str v = line->value;
	size_t at = str_find(v, str_of(" #"), 0);

	if (at == STR_NONE || at + 2 >= v.len || v.ptr[at + 2] == ' ' ||
	    v.ptr[at + 2] == '#')
		return;
	if (str_find_char(str_slice(v, 0, at), '\'', 0) != STR_NONE ||
	    str_find_char(str_slice(v, 0, at), '"', 0) != STR_NONE)
		return;
	report(line, COMPLAINT_COMMENT, v.ptr + at + 1, 1, (struct str){0});
}

/* Whether a backslash in double quotes was meant for a pattern. */
static bool
is_pattern_escape(struct str v, size_t at)
{
	return at + 1 < v.len &&
	    str_find_char(str_of("dDwWsSpPhH.?+*()[]{}|^$-"), v.ptr[at + 1],
	        0) != STR_NONE;
}

/* Whether a value in brackets, or a list in them, begins at an offset. */
static bool
is_item_start(struct str v, size_t at)
{
	size_t i = at;

	while (i > 0 && v.ptr[i - 1] == ' ')
		i--;
	if (i == 0)
		return at == 0;
	return v.ptr[i - 1] == '[' || (i < at && v.ptr[i - 1] == ',') ||
	    (i < at && v.ptr[i - 1] == ':');
}

/* One character outside of quotes; false when the rest of the line would only
 * confuse. */
static bool
check_sign(const struct line *line, size_t at)
{
	struct str v = line->value;
	struct str rest = str_slice(v, at, v.len);
	bool is_star = rest.len > 1 && rest.ptr[0] == '*' &&
	    str_find_char(str_of("/.*[:(@ "), rest.ptr[1], 0) != STR_NONE;
	bool is_sign = str_find_char(str_of("@%`"), rest.ptr[0], 0) != STR_NONE;

	if (!is_item_start(v, at))
		return true;
	if (str_starts(rest, str_of(CURLY_LEFT)) ||
	    str_starts(rest, str_of(CURLY_SINGLE)))
		report(
		    line, COMPLAINT_CURLY_QUOTES, rest.ptr, 1, (struct str){0});
	if (is_star || is_sign)
		report(line, COMPLAINT_SIGN_FIRST, rest.ptr, 1,
		    str_slice(rest, 0, 1));
	return !is_star && !is_sign;
}

/* Reports what stands behind a value in brackets: its text was meant to begin
 * with one. */
static void
check_behind(const struct line *line, size_t end)
{
	struct str v = line->value;
	struct str rest = str_trim(str_slice(v, end, v.len));

	if (rest.len > 0 && rest.ptr[0] != '#' && rest.ptr[0] != ':')
		report(
		    line, COMPLAINT_SIGN_FIRST, v.ptr, 1, str_slice(v, 0, 1));
}

/* Walks a value that may hold lists, maps and quotes, all in one line. */
static void
check_flow(const struct line *line)
{
	struct str v = line->value;
	char quote = '\0';
	int depth = 0;

	for (size_t i = 0; i < v.len; i++) {
		char c = v.ptr[i];

		if (quote == '"' && c == '\\' && is_pattern_escape(v, i)) {
			report(line, COMPLAINT_DOUBLE_QUOTES, v.ptr + i, 2,
			    (struct str){0});
			return;
		}
		if (quote != '\0') {
			i += quote == '"' && c == '\\';
			quote = c == quote ? '\0' : quote;
			continue;
		}
		if ((c == '"' || c == '\'') && is_item_start(v, i)) {
			quote = c;
			continue;
		}
		if (!check_sign(line, i))
			return;
		depth += (c == '[' || c == '{') - (c == ']' || c == '}');
		if (depth == 0 && (c == ']' || c == '}')) {
			check_behind(line, i + 1);
			return;
		}
	}
}

static void
check_value(const struct line *line)
{
	struct str v = line->value;
	char first = v.len > 0 ? v.ptr[0] : '\0';

	if (first == '[' || first == '{' || first == '"')
		check_flow(line);
	else if (first != '\0')
		(void)check_sign(line, 0);
}

static void
split_line(struct line *line)
{
	struct str s = line->text;
	size_t n = 0, colon;

	while (n < s.len && (s.ptr[n] == ' ' || s.ptr[n] == '\t'))
		n++;
	line->indent = n;
	while (n + 1 < s.len && s.ptr[n] == '-' && s.ptr[n + 1] == ' ')
		for (n++; n < s.len && s.ptr[n] == ' ';)
			n++;
	line->content = str_slice(s, n, s.len);
	line->value = line->content;
	colon = key_length(line->content);
	line->has_key = colon > 0 && colon + 1 < line->content.len &&
	    line->content.ptr[colon] == ':' &&
	    line->content.ptr[colon + 1] == ' ';
	if (line->has_key)
		line->value = str_trim(
		    str_slice(line->content, colon + 1, line->content.len));
}

/* Whether the lines below, as far as they are indented, are one text. */
static bool
opens_block(const struct line *line)
{
	struct str v = str_trim(line->value);

	if (!line->has_key && v.len == line->text.len)
		return false;
	return str_is(v, "|") || str_is(v, "|-") || str_is(v, "|+") ||
	    str_is(v, ">") || str_is(v, ">-") || str_is(v, ">+");
}

void
source_check(struct loader *l)
{
	struct str rest = l->text;
	struct line line = {.l = l};
	size_t block = STR_NONE; /* indentation of the key of a block of text */

	while (str_split(&rest, '\n', &line.text)) {
		line.number++;
		split_line(&line);
		if (str_trim(line.text).len == 0)
			continue;
		if (block != STR_NONE && line.indent > block)
			continue;
		block = opens_block(&line) ? line.indent : STR_NONE;
		check_indent(&line);
		if (line.content.len == 0 || line.content.ptr[0] == '#')
			continue;
		check_dash(&line);
		check_key(&line);
		check_comment(&line);
		check_value(&line);
	}
}
