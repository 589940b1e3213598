#include "page/xpath_impl.h"

#include "base/suggest.h"

/* Names that stand before "(": the core library (XPath 1.0, section 4), node
 * types and our own. */
static const char *const functions[] = {"a:class", "a:has", "a:name", "a:norm",
    "a:visible", "boolean", "ceiling", "comment", "concat", "contains", "count",
    "false", "floor", "id", "lang", "last", "local-name", "name",
    "namespace-uri", "node", "normalize-space", "not", "number", "position",
    "processing-instruction", "round", "starts-with", "string", "string-length",
    "substring", "substring-after", "substring-before", "sum", "text",
    "translate", "true"};
enum { FUNCTION_COUNT = sizeof(functions) / sizeof(functions[0]) };

/* Operators that are words, and may stand before "(" as well. */
static const char *const operators[] = {"and", "or", "div", "mod"};

static bool
is_name_char(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.' ||
	    (unsigned char)c >= 0x80;
}

/* The end of the name at an offset: "a:b", but not the axis "a::b". */
static size_t
name_end(struct str text, size_t start)
{
	size_t at = start;

	while (at < text.len && is_name_char(text.ptr[at]))
		at++;
	if (at == start || at + 1 >= text.len || text.ptr[at] != ':' ||
	    !is_name_char(text.ptr[at + 1]))
		return at;
	for (at++; at < text.len && is_name_char(text.ptr[at]);)
		at++;
	return at;
}

static bool
is_listed(struct str name, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(name, list[i]))
			return true;
	return false;
}

static enum err_code
check_function(struct str name, struct err *e)
{
	const char *near;

	if (is_listed(name, functions, FUNCTION_COUNT) ||
	    is_listed(
	        name, operators, sizeof(operators) / sizeof(operators[0])))
		return ERR_NONE;
	near = suggest(name, functions, FUNCTION_COUNT);
	if (near == NULL)
		return err_set(e, ERR_SYNTAX, "there is no function \"%.*s\"",
		    STR_ARG(name));
	return err_set(e, ERR_SYNTAX,
	    "there is no function \"%.*s\"; did you mean \"%s\"?",
	    STR_ARG(name), near);
}

/* Checks the name that stands at [start, end). */
static enum err_code
check_name(struct str text, size_t start, size_t end, struct err *e)
{
	struct str name = str_slice(text, start, end);
	size_t colon = str_find_char(name, ':', 0);

	while (end < text.len && str_is_space_char(text.ptr[end]))
		end++;
	if (end < text.len && text.ptr[end] == '(')
		return check_function(name, e);
	if (colon == STR_NONE)
		return ERR_NONE;
	return err_set(e, ERR_SYNTAX,
	    "\"%.*s\" has a prefix; write @*[name()='%.*s'] or "
	    "*[name()='%.*s'] instead",
	    STR_ARG(name), STR_ARG(name), STR_ARG(name));
}

enum err_code
xpath_check_names(struct str text, size_t *offset, struct err *e)
{
	size_t at = 0, end;

	while (at < text.len) {
		char c = text.ptr[at];

		if (c == '"' || c == '\'') {
			end = str_find_char(text, c, at + 1);
			at = end == STR_NONE ? text.len : end + 1;
			continue;
		}
		end = name_end(text, at);
		if (end > at && check_name(text, at, end, e) != ERR_NONE) {
			*offset = at;
			return ERR_SYNTAX;
		}
		if (c == '$') {
			*offset = at;
			return err_set(
			    e, ERR_SYNTAX, "variables are not known");
		}
		at = end > at ? end : at + 1;
	}
	return ERR_NONE;
}
