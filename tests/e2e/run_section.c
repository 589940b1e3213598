#include "run_section.h"

#include <signal.h>
#include <string.h>

#include "base/file.h"
#include "words_split.h"

struct run {
	struct play *play;
	struct str lines; /* of the section, below its command */
	int64_t exit_code;
	struct buf *stream; /* what an expectation is about */
	const char *stream_name;
	char **environment;
	size_t environment_count, environment_capacity;
};

/* A line of a [run] section, known by how it begins. */
struct run_line {
	const char *start;
	bool is_before; /* read before the command runs, not after */
	bool (*read)(struct run *r, struct str value);
};

static bool
bad_value(struct run *r, struct str value)
{
	return play_fail(r->play, "bad value: %.*s\n", STR_ARG(value));
}

static bool
read_exit(struct run *r, struct str value)
{
	return str_to_int64(value, 0, 255, &r->exit_code) ||
	    bad_value(r, value);
}

static bool
read_kill(struct run *r, struct str value)
{
	r->play->last.signal = SIGKILL;
	return str_to_int64(value, 1, INT32_MAX, &r->play->last.signal_after) ||
	    bad_value(r, value);
}

static bool
read_signal(struct run *r, struct str value)
{
	static const struct {
		const char *name;
		int number;
	} signals[] = {{"TERM", SIGTERM}, {"INT", SIGINT}};
	struct command *c = &r->play->last;
	struct str name = value, count = {0};

	(void)str_split(&name, ' ', &count);
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++)
		if (str_is(str_trim(name), signals[i].name))
			c->signal = signals[i].number;
	return (c->signal != 0 &&
	           str_to_int64(count, 1, INT32_MAX, &c->signal_after)) ||
	    bad_value(r, value);
}

static bool
read_stdin(struct run *r, struct str value)
{
	struct arena *a = &r->play->arena;
	struct str name = play_expand(r->play, value);

	r->play->last.input = file_join(a, r->play->work, arena_cstr(a, name));
	return true;
}

static bool
read_env(struct run *r, struct str value)
{
	struct arena *a = &r->play->arena;

	if (str_find_char(value, '=', 0) == STR_NONE)
		return bad_value(r, value);
	r->environment = arena_grow(a, r->environment, &r->environment_capacity,
	    r->environment_count + 2, sizeof(char *));
	r->environment[r->environment_count++] =
	    arena_cstr(a, play_expand(r->play, value));
	return true;
}

static bool
expect_contains(struct run *r, struct str value)
{
	struct str text = play_expand(r->play, value);

	return str_find(buf_str(r->stream), text, 0) != STR_NONE ||
	    play_fail(
	        r->play, "%s lacks: %.*s\n", r->stream_name, STR_ARG(text));
}

static bool
expect_lacks(struct run *r, struct str value)
{
	struct str text = play_expand(r->play, value);

	return str_find(buf_str(r->stream), text, 0) == STR_NONE ||
	    play_fail(r->play, "%s must not contain: %.*s\n", r->stream_name,
	        STR_ARG(text));
}

static bool
expect_empty(struct run *r, struct str value)
{
	if (value.len > 0)
		return bad_value(r, value);
	return r->stream->len == 0 ||
	    play_fail(r->play, "%s must be empty\n", r->stream_name);
}

static bool
expect_lines(struct run *r, struct str value)
{
	struct str rest = buf_str(r->stream), line;
	int64_t want, count = 0;

	if (!str_to_int64(value, 0, INT32_MAX, &want))
		return bad_value(r, value);
	while (str_split(&rest, '\n', &line))
		count++;
	return count == want ||
	    play_fail(r->play, "%s: want %lld lines, got %lld\n",
	        r->stream_name, (long long)want, (long long)count);
}

static bool
keep_stream(struct run *r, struct str value)
{
	return play_keep(r->play, value, buf_str(r->stream));
}

static const struct run_line stream_lines[] = {
    {"contains ", false, expect_contains},
    {"lacks ", false, expect_lacks},
    {"is empty", false, expect_empty},
    {"lines ", false, expect_lines},
    {"to ", false, keep_stream},
    {NULL, false, NULL},
};

static bool
read_by(struct run *r, const struct run_line *known, struct str line,
    bool is_before)
{
	for (; known->start != NULL; known++) {
		struct str start = str_of(known->start);

		if (!str_starts(line, start))
			continue;
		if (known->is_before != is_before)
			return true;
		return known->read(
		    r, str_trim(str_slice(line, start.len, line.len)));
	}
	return play_fail(
	    r->play, "unknown line in [run]: %.*s\n", STR_ARG(line));
}

static bool
expect_stdout(struct run *r, struct str value)
{
	r->stream = &r->play->last.out;
	r->stream_name = "stdout";
	return read_by(r, stream_lines, value, false);
}

static bool
expect_stderr(struct run *r, struct str value)
{
	r->stream = &r->play->last.err;
	r->stream_name = "stderr";
	return read_by(r, stream_lines, value, false);
}

static const struct run_line run_lines[] = {
    {"exit ", true, read_exit},
    {"kill-after-requests ", true, read_kill},
    {"signal-after-requests ", true, read_signal},
    {"stdin ", true, read_stdin},
    {"env ", true, read_env},
    {"stdout ", false, expect_stdout},
    {"stderr ", false, expect_stderr},
    {NULL, false, NULL},
};

static bool
read_lines(struct run *r, bool is_before)
{
	struct str rest = r->lines, line;

	while (case_line(&rest, &line))
		if (!read_by(r, run_lines, line, is_before))
			return false;
	return true;
}

static bool
check_end(struct run *r)
{
	const struct command *c = &r->play->last;

	if (c->signal_after > 0 && !c->is_signalled)
		return play_fail(r->play,
		    "ended (exit %d) before the web had %lld requests\n",
		    c->exit_code, (long long)c->signal_after);
	return c->signal == SIGKILL || c->exit_code == r->exit_code ||
	    play_fail(r->play, "exit code: want %lld, got %d\n",
	        (long long)r->exit_code, c->exit_code);
}

/* What $WEB stands for. */
static struct str
web_words(struct play *p)
{
	return arena_printf(&p->arena,
	    "--store '%s' --address-map '%s/web.map' --allow-private "
	    "--ca-file '%s/ca.pem' --contact tests@example.org",
	    p->store, p->work, p->work);
}

static bool
read_command(struct play *p, struct str line)
{
	struct word_list words = {.arena = &p->arena};
	struct word_list all = {.arena = &p->arena};

	if (!word_list_split(&words, line))
		return play_fail(p, "a quote is not closed\n");
	word_list_add(&all, str_of(p->samruat));
	for (size_t i = 0; i < words.count; i++) {
		struct str word = str_of(words.words[i]);

		if (!str_is(word, "$WEB"))
			word_list_add(&all, play_expand(p, word));
		else if (!word_list_split(&all, web_words(p)))
			return play_fail(p, "no quotes in paths, please\n");
	}
	p->last.args = all.words;
	return true;
}

bool
play_run(struct play *p, const struct section *s)
{
	static char *no_environment[] = {NULL};
	struct run r = {.play = p, .lines = s->body};
	struct str line;
	struct err e = {0};

	command_release(&p->last);
	p->last = (struct command){
	    .folder = p->work,
	    .input = "/dev/null",
	    .log = p->web.pid > 0 ? p->log : NULL,
	};
	if (!case_line(&r.lines, &line))
		return play_fail(p, "a command is missing\n");
	p->last_line = line;
	if (!read_command(p, line) || !read_lines(&r, true))
		return false;
	p->last.environment =
	    r.environment != NULL ? r.environment : no_environment;
	if (p->last.signal_after > 0 && p->last.log == NULL)
		return play_fail(p, "a signal after requests needs [web]\n");
	if (command_run(&p->last, &e) != ERR_NONE)
		return play_fail(p, "%s\n", e.msg);
	return check_end(&r) && read_lines(&r, false);
}
