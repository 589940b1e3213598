#include "play.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "escape.h"
#include "expect.h"
#include "figures.h"
#include "run_section.h"

enum { OUTPUT_SHOWN = 16384, TIMES_MAX = 100000 };

enum err_code
play_open(struct play *p, struct err *e)
{
	char *work;
	enum err_code rc =
	    file_make_temp_folder(&p->arena, "samruat-e2e", &work, e);

	if (rc != ERR_NONE)
		return rc;
	p->work = work;
	p->store = file_join(&p->arena, p->work, "store");
	p->log = file_join(&p->arena, p->work, "web.log");
	return ERR_NONE;
}

void
play_close(struct play *p)
{
	web_process_stop(&p->web);
	if (p->work != NULL)
		(void)file_remove_folder(p->work, NULL);
	command_release(&p->last);
	buf_release(&p->rows);
	buf_release(&p->why);
	arena_release(&p->arena);
}

bool
play_fail(struct play *p, const char *fmt, ...)
{
	va_list args;
	char text[4096];

	va_start(args, fmt);
	(void)vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	(void)buf_append_cstr(&p->why, text);
	return false;
}

struct str
play_expand(struct play *p, struct str text)
{
	const struct {
		struct str name;
		const char *value;
	} known[] = {
	    {str_of("$WORK"), p->work},
	    {str_of("$STORE"), p->store},
	    {str_of("$ROOT"), p->root},
	};
	struct buf out = {0};
	struct str expanded;

	while (text.len > 0) {
		size_t i = 0;

		while (i < 3 && !str_starts(text, known[i].name))
			i++;
		if (i < 3)
			(void)buf_append_cstr(&out, known[i].value);
		else
			(void)buf_append_char(&out, text.ptr[0]);
		text = str_slice(text, i < 3 ? known[i].name.len : 1, text.len);
	}
	expanded = arena_str(&p->arena, buf_str(&out));
	buf_release(&out);
	return expanded;
}

static bool
play_about(struct play *p, const struct section *s)
{
	return str_trim(s->body).len > 0 ||
	    play_fail(p, "[about] says nothing\n");
}

/* The path of a web file: of the repository, or written from the section. */
static char *
web_file(struct play *p, struct str body, struct err *e)
{
	struct str use = str_of("use "), first = str_trim(body);
	char *path = file_join(&p->arena, p->work, "web.txt");

	if (str_starts(first, use)) {
		first = str_trim(str_slice(first, use.len, first.len));
		return file_join(
		    &p->arena, p->root, arena_cstr(&p->arena, first));
	}
	return file_write(path, body, e) == ERR_NONE ? path : NULL;
}

/* The files that a web serves may stand below it, so it starts later. */
static bool
play_web(struct play *p, const struct section *s)
{
	struct err e = {0};

	web_process_stop(&p->web);
	p->web_file = web_file(p, s->body, &e);
	return p->web_file != NULL || play_fail(p, "%s\n", e.msg);
}

static bool
start_web(struct play *p, const struct section *s)
{
	const char *path = p->web_file;
	struct err e = {0};

	if (path == NULL || s->kind == SECTION_FILE)
		return true;
	p->web_file = NULL;
	return web_process_start(&p->web, p->testweb, path, p->work, &e) ==
	    ERR_NONE ||
	    play_fail(p, "%s\n", e.msg);
}

/* Reads pairs of hexadecimal digits; white space is passed over. */
static bool
append_hex(struct buf *out, struct str text)
{
	int high = -1;

	for (size_t i = 0; i < text.len; i++) {
		int digit = hex_digit(text.ptr[i]);

		if (str_is_space_char(text.ptr[i]))
			continue;
		if (digit < 0)
			return false;
		if (high >= 0)
			(void)buf_append_char(out, (char)(high * 16 + digit));
		high = high >= 0 ? -1 : digit;
	}
	return high < 0;
}

bool
play_keep(struct play *p, struct str name, struct str content)
{
	char *path = file_join(&p->arena, p->work, arena_cstr(&p->arena, name));
	char *slash = strrchr(path, '/');
	struct err e = {0};

	if (str_starts(name, str_of("/")) ||
	    str_find(name, str_of(".."), 0) != STR_NONE)
		return play_fail(p, "a file stays in the work folder\n");
	*slash = '\0';
	if (file_make_folder(path, &e) != ERR_NONE)
		return play_fail(p, "%s\n", e.msg);
	*slash = '/';
	return file_write(path, content, &e) == ERR_NONE ||
	    play_fail(p, "%s\n", e.msg);
}

/* Takes " times N" off the end of a name; false when it says no number. */
static bool
take_times(struct str *name, int64_t *times)
{
	struct str word = str_of(" times ");
	size_t at = str_find(*name, word, 0);
	struct str number;

	*times = 0;
	if (at == STR_NONE)
		return true;
	number = str_slice(*name, at + word.len, name->len);
	*name = str_slice(*name, 0, at);
	return str_to_int64(str_trim(number), 1, TIMES_MAX, times);
}

/* The body with its last line so often, and {n} in that the number of each,
 * from 1. */
static void
append_times(struct buf *out, struct str body, int64_t times)
{
	char number[24];
	struct str mark = str_of("{n}"), line = {0}, rest = body;
	size_t start = 0, at;

	while (str_split(&rest, '\n', &line))
		if (line.len > 0)
			start = (size_t)(line.ptr - body.ptr);
	line = str_slice(body, start, body.len);
	(void)buf_append_str(out, str_slice(body, 0, start));
	for (int64_t i = 1; i <= times; i++) {
		(void)snprintf(number, sizeof(number), "%lld", (long long)i);
		for (rest = line; (at = str_find(rest, mark, 0)) != STR_NONE;
		     rest = str_slice(rest, at + mark.len, rest.len)) {
			(void)buf_append_str(out, str_slice(rest, 0, at));
			(void)buf_append_cstr(out, number);
		}
		(void)buf_append_str(out, rest);
	}
}

static bool
play_file(struct play *p, const struct section *s)
{
	struct str hex = str_of(" hex"), name = s->argument;
	struct buf bytes = {0};
	int64_t times;
	bool holds = take_times(&name, &times) ||
	    play_fail(p, "times wants a number up to %d\n", TIMES_MAX);

	if (str_ends(name, hex)) {
		name = str_trim(str_slice(name, 0, name.len - hex.len));
		holds = holds &&
		    (append_hex(&bytes, s->body) ||
		        play_fail(p, "no pairs of hexadecimal digits\n"));
	} else if (times > 0) {
		append_times(&bytes, s->body, times);
	} else {
		(void)buf_append_str(&bytes, s->body);
	}
	holds = holds && play_keep(p, name, buf_str(&bytes));
	buf_release(&bytes);
	return holds;
}

/* Puts the files below a folder of the work folder below another. */
static bool
copy_files(struct play *p, struct str from, struct str to)
{
	const char *folder =
	    file_join(&p->arena, p->work, arena_cstr(&p->arena, from));
	struct file_list list = {0};
	struct err e = {0};
	bool holds = file_find(&p->arena, folder, "", &list, &e) == ERR_NONE &&
	    list.count > 0;

	if (!holds)
		return play_fail(
		    p, "no files to copy in %s: %s\n", folder, e.msg);
	for (size_t i = 0; holds && i < list.count; i++) {
		struct buf bytes = {0};

		holds = file_read(list.paths[i], SIZE_MAX / 2, &bytes, &e) ==
		        ERR_NONE
		    ? play_keep(p,
		          arena_printf(&p->arena, "%.*s%s", STR_ARG(to),
		              list.paths[i] + strlen(folder)),
		          buf_str(&bytes))
		    : play_fail(p, "%s\n", e.msg);
		buf_release(&bytes);
	}
	return holds;
}

static bool
play_copy(struct play *p, const struct section *s)
{
	struct str to = s->argument, from = {0};

	if (!str_split(&to, ' ', &from) || to.len == 0 ||
	    str_trim(s->body).len > 0)
		return play_fail(p, "want [copy FROM TO] alone\n");
	return copy_files(p, from, to);
}

static bool (*const plays[])(struct play *p, const struct section *s) = {
    [SECTION_ABOUT] = play_about,
    [SECTION_WEB] = play_web,
    [SECTION_FILE] = play_file,
    [SECTION_RUN] = play_run,
    [SECTION_QUERY] = play_query,
    [SECTION_ROWS] = play_rows,
    [SECTION_REQUESTS] = play_requests,
    [SECTION_GAP] = play_gap,
    [SECTION_DURING] = play_during,
    [SECTION_SAME] = play_same,
    [SECTION_COPY] = play_copy,
    [SECTION_FIGURES] = play_figures,
};

static void
show_stream(struct play *p, const char *name, const struct buf *stream)
{
	struct str text = str_slice(buf_str(stream), 0, OUTPUT_SHOWN);

	(void)play_fail(p, "--- %s, %zu bytes ---\n", name, stream->len);
	(void)buf_append_str(&p->why, text);
	if (text.len > 0 && text.ptr[text.len - 1] != '\n')
		(void)play_fail(p, "\n");
}

static void
show_last(struct play *p, const struct section *s)
{
	(void)play_fail(p, "in the section of line %lld\n", (long long)s->line);
	if (p->last.args == NULL)
		return;
	(void)play_fail(p, "last command: samruat %.*s (exit %d)\n",
	    STR_ARG(p->last_line), p->last.exit_code);
	show_stream(p, "stdout", &p->last.out);
	show_stream(p, "stderr", &p->last.err);
}

bool
play_sections(struct play *p, const struct section *first)
{
	for (const struct section *s = first; s != NULL; s = s->next) {
		if (start_web(p, s) && plays[s->kind](p, s))
			continue;
		show_last(p, s);
		return false;
	}
	return !p->has_rows || play_fail(p, "the last query has no [rows]\n");
}
