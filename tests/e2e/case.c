#include "case.h"

struct section_name {
	const char *name;
	bool needs_argument, may_have_argument;
};

static const struct section_name names[] = {
    [SECTION_ABOUT] = {"about", false, false},
    [SECTION_WEB] = {"web", false, false},
    [SECTION_FILE] = {"file", true, false},
    [SECTION_RUN] = {"run", false, false},
    [SECTION_QUERY] = {"query", false, true},
    [SECTION_ROWS] = {"rows", false, true},
    [SECTION_REQUESTS] = {"requests", true, false},
    [SECTION_GAP] = {"gap", true, false},
    [SECTION_DURING] = {"during", true, false},
    [SECTION_SAME] = {"same", true, false},
    [SECTION_COPY] = {"copy", true, false},
    [SECTION_FIGURES] = {"figures", true, false},
};

enum { NAMES = sizeof(names) / sizeof(names[0]) };

static bool
is_bracket(struct str line)
{
	return line.len > 2 && line.ptr[0] == '[' &&
	    line.ptr[line.len - 1] == ']';
}

/* Reads "[NAME ARGUMENT]" into s; false when it names no section. */
static bool
read_bracket(struct str line, struct section *s)
{
	struct str rest = str_slice(line, 1, line.len - 1), word = {0};

	if (!is_bracket(line))
		return false;
	(void)str_split(&rest, ' ', &word);
	s->argument = str_trim(rest);
	for (int i = 0; i < NAMES; i++) {
		bool is_wrong = s->argument.len > 0
		    ? !names[i].needs_argument && !names[i].may_have_argument
		    : names[i].needs_argument;

		if (!str_is(word, names[i].name) || is_wrong)
			continue;
		s->kind = (enum section_kind)i;
		return true;
	}
	return false;
}

/* Cuts blank lines from the end of a body, but not its last line feed. */
static struct str
without_tail(struct str body)
{
	size_t end = body.len;

	while (end > 0 && str_is_space_char(body.ptr[end - 1]))
		end--;
	if (end == 0)
		return (struct str){0};
	end = str_find_char(body, '\n', end);
	return str_slice(body, 0, end == STR_NONE ? body.len : end + 1);
}

enum err_code
case_read(struct arena *a, struct str text, struct section **out, struct err *e)
{
	struct section *first = NULL, *last = NULL, **end = &first;
	struct str rest = text, line;
	size_t body_start = 0;

	for (int64_t number = 1; str_split(&rest, '\n', &line); number++) {
		struct section s = {.line = number};
		size_t line_end = text.len - rest.len;

		if (read_bracket(line, &s)) {
			last = *end = arena_alloc(a, sizeof(s));
			*last = s;
			end = &last->next;
			body_start = line_end;
		} else if (is_bracket(line) &&
		    (last == NULL || last->kind != SECTION_FILE))
			return err_set(e, ERR_SYNTAX,
			    "line %lld: no such section: %.*s",
			    (long long)number, STR_ARG(line));
		else if (last != NULL)
			last->body = str_slice(text, body_start, line_end);
		else if (str_trim(line).len > 0)
			return err_set(e, ERR_SYNTAX,
			    "line %lld: stands before any section",
			    (long long)number);
	}
	for (last = first; last != NULL; last = last->next)
		last->body = without_tail(last->body);
	*out = first;
	return ERR_NONE;
}

bool
case_line(struct str *rest, struct str *line)
{
	while (str_split(rest, '\n', line)) {
		*line = str_trim(*line);
		if (line->len > 0 && line->ptr[0] != '#')
			return true;
	}
	return false;
}
