#include "web/header.h"

#include "base/limits.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* tchar (RFC 9110, 5.6.2) */
static bool
is_token_char(char c)
{
	char lower = str_lower_char(c);

	return is_digit(c) || (lower >= 'a' && lower <= 'z') ||
	    (c != '\0' &&
	        str_find_char(str_of("!#$%&'*+-.^_`|~"), c, 0) != STR_NONE);
}

static bool
is_token(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!is_token_char(s.ptr[i]))
			return false;
	return s.len > 0;
}

/* Takes the next line, without its end, off *rest. */
static bool
next_line(struct str *rest, struct str *line)
{
	if (!str_split(rest, '\n', line))
		return false;
	if (line->len > 0 && line->ptr[line->len - 1] == '\r')
		line->len--;
	return true;
}

/* Reads "HTTP/1.1 200 OK"; false when line is something else. */
static bool
read_status(struct header *h, struct str line)
{
	int64_t status;
	size_t space = str_find_char(line, ' ', 0);
	struct str rest;

	if (!str_starts_fold(line, str_of("HTTP/")) || space == STR_NONE)
		return false;
	rest = str_trim(str_slice(line, space, line.len));
	if (!str_to_int64(str_slice(rest, 0, 3), 100, 999, &status) ||
	    (rest.len > 3 && rest.ptr[3] != ' '))
		return false;
	h->status = (int)status;
	h->reason = str_trim(str_slice(rest, 3, rest.len));
	return true;
}

/* What "name: value" says; an empty name when line is no field. Blanks before
 * the colon are forbidden, and taken off where they stand (RFC 9112, 5.1). */
static struct header_field
read_field(struct str line)
{
	size_t colon = str_find_char(line, ':', 0);
	struct str name = str_trim(str_slice(line, 0, colon));

	if (colon == STR_NONE || !is_token(name))
		return (struct header_field){0};
	return (struct header_field){
	    name, str_trim(str_slice(line, colon + 1, line.len))};
}

static bool
is_folded(struct str line)
{
	return line.len > 0 && (line.ptr[0] == ' ' || line.ptr[0] == '\t');
}

/* Lets the value of a field reach to the end of a line that continues it. */
static void
fold(struct header_field *field, struct str line)
{
	line = str_trim(line);
	if (line.len == 0)
		return;
	if (field->value.len == 0)
		field->value.ptr = line.ptr;
	field->value.len = (size_t)(line.ptr + line.len - field->value.ptr);
}

struct header
header_parse(struct arena *a, struct str head)
{
	struct header h = {0};
	struct header_field *last = NULL;
	struct str line = {0};
	size_t capacity = 0;
	bool is_started = false;

	while (next_line(&head, &line)) {
		struct header_field field;

		if (line.len == 0 && is_started)
			break;
		if (line.len == 0)
			continue;
		if (!is_started) {
			is_started = true;
			if (read_status(&h, line))
				continue;
		}
		if (is_folded(line)) {
			if (last != NULL)
				fold(last, line);
			continue;
		}
		field = read_field(line);
		last = NULL;
		if (field.name.len == 0)
			continue;
		if (h.count == LIMIT_HEADER_FIELDS) {
			h.is_cut = true;
			break;
		}
		h.fields = arena_grow(
		    a, h.fields, &capacity, h.count + 1, sizeof(*h.fields));
		last = &h.fields[h.count++];
		*last = field;
	}
	return h;
}

struct str
header_get(const struct header *h, const char *name)
{
	for (size_t i = 0; i < h->count; i++)
		if (str_is_fold(h->fields[i].name, name))
			return h->fields[i].value;
	return (struct str){0};
}

/* Takes a parameter's value off *rest: up to the closing quote, or to the end
 * of the parameter. A comma ends it too: servers join repeated fields. */
static struct str
take_value(struct str *rest)
{
	struct str value = str_trim(*rest);
	size_t end = 0;

	if (value.len > 0 && value.ptr[0] == '"') {
		value = str_slice(value, 1, value.len);
		while (end < value.len && value.ptr[end] != '"')
			end += value.ptr[end] == '\\' ? 2 : 1;
		*rest = str_slice(value, end + 1, value.len);
		return str_slice(value, 0, end);
	}
	while (
	    end < value.len && value.ptr[end] != ';' && value.ptr[end] != ',')
		end++;
	*rest = str_slice(value, end, value.len);
	return str_trim(str_slice(value, 0, end));
}

struct str
header_param(struct str value, const char *name)
{
	size_t semicolon = str_find_char(value, ';', 0);

	while (semicolon != STR_NONE) {
		struct str rest = str_slice(value, semicolon + 1, value.len);
		size_t end = 0;
		struct str found;
		struct str given;

		while (end < rest.len && rest.ptr[end] != '=' &&
		    rest.ptr[end] != ';')
			end++;
		given = str_trim(str_slice(rest, 0, end));
		value = str_slice(rest, end, rest.len);
		if (value.len > 0 && value.ptr[0] == '=') {
			value = str_slice(value, 1, value.len);
			found = take_value(&value);
			if (str_is_fold(given, name))
				return found;
		}
		semicolon = str_find_char(value, ';', 0);
	}
	return (struct str){0};
}
