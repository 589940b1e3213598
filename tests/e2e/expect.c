#include "expect.h"

#include <sqlite3.h>

#include "base/file.h"
#include "request_log.h"

enum { LOG_MAX = 256 << 20 };

static void
append_row(struct buf *rows, sqlite3_stmt *row)
{
	int count = sqlite3_column_count(row);

	for (int i = 0; i < count; i++) {
		const unsigned char *text = sqlite3_column_text(row, i);
		int length = sqlite3_column_bytes(row, i);

		if (i > 0)
			(void)buf_append_char(rows, '|');
		if (length > 0)
			(void)buf_append(rows, text, (size_t)length);
	}
	(void)buf_append_char(rows, '\n');
}

static int
run_query(sqlite3 *db, struct str sql, struct buf *rows)
{
	sqlite3_stmt *row = NULL;
	int rc = sqlite3_prepare_v2(db, sql.ptr, (int)sql.len, &row, NULL);

	while (rc == SQLITE_OK && (rc = sqlite3_step(row)) == SQLITE_ROW) {
		append_row(rows, row);
		rc = SQLITE_OK;
	}
	(void)sqlite3_finalize(row);
	return rc;
}

bool
play_query(struct play *p, const struct section *s)
{
	const char *store = s->argument.len == 0
	    ? p->store
	    : file_join(&p->arena, p->work, arena_cstr(&p->arena, s->argument));
	const char *path = file_join(&p->arena, store, "ledger.db");
	sqlite3 *db = NULL;
	bool is_asked = false;

	if (p->has_rows)
		return play_fail(p, "the query above has no [rows]\n");
	buf_clear(&p->rows);
	if (sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL) ==
	        SQLITE_OK &&
	    run_query(db, s->body, &p->rows) == SQLITE_DONE)
		is_asked = true;
	else
		(void)play_fail(p, "%s: %s\n", path, sqlite3_errmsg(db));
	(void)sqlite3_close(db);
	p->has_rows = true;
	return is_asked;
}

/* Takes the next line of both; what has none left says so. False when both
 * are at their end. */
static bool
next_lines(struct str rest[2], struct str line[2])
{
	bool has_first, has_second;

	line[0] = line[1] = str_of("(no more)");
	has_first = str_split(&rest[0], '\n', &line[0]);
	has_second = str_split(&rest[1], '\n', &line[1]);
	return has_first || has_second;
}

static void
show_both(struct play *p, struct str want, struct str got)
{
	(void)play_fail(p, "all that was wanted:\n");
	(void)buf_append_str(&p->why, want);
	(void)play_fail(p, "all that came:\n");
	(void)buf_append_str(&p->why, got);
}

static bool
is_alike(struct play *p, struct str want, struct str got, const char *what)
{
	struct str rest[2] = {want, got}, line[2];

	for (int64_t number = 1; next_lines(rest, line); number++) {
		if (str_equal(line[0], line[1]))
			continue;
		(void)play_fail(p,
		    "%s differ in line %lld\n  want: %.*s\n  got:  %.*s\n",
		    what, (long long)number, STR_ARG(line[0]),
		    STR_ARG(line[1]));
		show_both(p, want, got);
		return false;
	}
	return true;
}

bool
play_rows(struct play *p, const struct section *s)
{
	if (!p->has_rows)
		return play_fail(p, "[rows] without a [query]\n");
	p->has_rows = false;
	if (s->argument.len > 0)
		return play_keep(p, s->argument, buf_str(&p->rows));
	return is_alike(p, s->body, buf_str(&p->rows), "rows");
}

static bool
read_log(struct play *p, struct buf *log)
{
	struct err e = {0};

	return file_read(p->log, LOG_MAX, log, &e) == ERR_NONE ||
	    play_fail(p, "%s\n", e.msg);
}

static void
append_words(struct buf *out, const struct log_line *line)
{
	(void)buf_append_str(out, line->method);
	(void)buf_append_char(out, ' ');
	(void)buf_append_str(out, line->target);
	(void)buf_append_char(out, ' ');
	(void)buf_append_str(out, line->status);
	(void)buf_append_char(out, '\n');
}

bool
play_requests(struct play *p, const struct section *s)
{
	struct buf log = {0}, want = {0}, got = {0};
	struct str rest = s->body, text;
	struct log_line line;
	bool holds = read_log(p, &log);

	while (case_line(&rest, &text)) {
		(void)buf_append_str(&want, text);
		(void)buf_append_char(&want, '\n');
	}
	rest = buf_str(&log);
	while (request_log_next(&rest, &line))
		if (line.event == LOG_REQUEST &&
		    str_equal_fold(line.host, s->argument))
			append_words(&got, &line);
	holds = holds && is_alike(p, buf_str(&want), buf_str(&got), "requests");
	buf_release(&got);
	buf_release(&want);
	buf_release(&log);
	return holds;
}

struct pace {
	int64_t request_count, connection_count;
	int64_t last_us;
	int64_t least_us; /* between two requests; INT64_MAX: none */
};

static bool
is_among(struct str host, struct str hosts)
{
	struct str one;

	while (str_split(&hosts, ' ', &one))
		if (str_equal_fold(host, one))
			return true;
	return false;
}

static struct pace
measure(struct str log, struct str hosts)
{
	struct pace pace = {.least_us = INT64_MAX};
	struct log_line line;

	while (request_log_next(&log, &line)) {
		if (!is_among(line.host, hosts))
			continue;
		if (line.event == LOG_CONNECT)
			pace.connection_count++;
		if (line.event != LOG_REQUEST)
			continue;
		if (pace.request_count++ > 0 &&
		    line.at_us - pace.last_us < pace.least_us)
			pace.least_us = line.at_us - pace.last_us;
		pace.last_us = line.at_us;
	}
	return pace;
}

static bool
check_pace(struct play *p, const struct pace *pace, struct str line)
{
	struct str word = {0};
	int64_t bound;

	(void)str_split(&line, ' ', &word);
	if (!str_to_int64(str_trim(line), 0, INT32_MAX, &bound))
		return play_fail(p, "want min-ms N or max-connections N\n");
	if (str_is(word, "min-ms")) {
		if (pace->request_count < 2)
			return play_fail(p,
			    "%lld requests are too few to have a gap\n",
			    (long long)pace->request_count);
		return pace->least_us >= bound * 1000 ||
		    play_fail(p,
		        "smallest gap: want %lld ms or more, got %lld us\n",
		        (long long)bound, (long long)pace->least_us);
	}
	if (!str_is(word, "max-connections"))
		return play_fail(p, "want min-ms N or max-connections N\n");
	if (pace->connection_count == 0)
		return play_fail(p, "the host had no connection\n");
	return pace->connection_count <= bound ||
	    play_fail(p, "connections: want %lld or fewer, got %lld\n",
	        (long long)bound, (long long)pace->connection_count);
}

bool
play_gap(struct play *p, const struct section *s)
{
	struct buf log = {0};
	struct str rest = s->body, line;
	bool holds = read_log(p, &log);
	struct pace pace = measure(buf_str(&log), s->argument);

	while (holds && case_line(&rest, &line))
		holds = check_pace(p, &pace, line);
	buf_release(&log);
	return holds;
}

/* From the first line of a host to its last: begins and ends of connections
 * count. False when there is none. */
static bool
find_span(struct str log, struct str host, int64_t *from_us, int64_t *to_us)
{
	struct log_line line;
	bool is_found = false;

	while (request_log_next(&log, &line)) {
		if (!str_equal_fold(line.host, host))
			continue;
		if (!is_found)
			*from_us = line.at_us;
		*to_us = line.at_us;
		is_found = true;
	}
	return is_found;
}

static int64_t
count_between(struct str log, struct str host, int64_t from_us, int64_t to_us)
{
	struct log_line line;
	int64_t count = 0;

	while (request_log_next(&log, &line))
		if (line.event == LOG_REQUEST &&
		    str_equal_fold(line.host, host) && line.at_us >= from_us &&
		    line.at_us <= to_us)
			count++;
	return count;
}

static bool
check_during(struct play *p, struct str log, struct str first,
    struct str second, struct str line)
{
	struct str word = {0};
	int64_t from_us, to_us, count, bound;

	(void)str_split(&line, ' ', &word);
	if (!str_is(word, "min") ||
	    !str_to_int64(str_trim(line), 1, INT32_MAX, &bound))
		return play_fail(p, "want min N\n");
	if (!find_span(log, first, &from_us, &to_us))
		return play_fail(p, "%.*s had no connection\n", STR_ARG(first));
	count = count_between(log, second, from_us, to_us);
	return count >= bound ||
	    play_fail(p, "requests meanwhile: want %lld or more, got %lld\n",
	        (long long)bound, (long long)count);
}

bool
play_during(struct play *p, const struct section *s)
{
	struct buf log = {0};
	struct str second = s->argument, first = {0}, rest = s->body, line;
	bool holds = read_log(p, &log);

	(void)str_split(&second, ' ', &first);
	if (second.len == 0 || !case_line(&rest, &line))
		holds = play_fail(p, "want [during HOST HOST] and min N\n");
	holds = holds &&
	    check_during(p, buf_str(&log), first, str_trim(second), line);
	if (holds && case_line(&rest, &line))
		holds =
		    play_fail(p, "more than one line: %.*s\n", STR_ARG(line));
	buf_release(&log);
	return holds;
}

static bool
read_work_file(struct play *p, struct str name, struct buf *out)
{
	const char *path =
	    file_join(&p->arena, p->work, arena_cstr(&p->arena, name));
	struct err e = {0};

	buf_clear(out);
	if (file_read(path, LOG_MAX, out, &e) != ERR_NONE)
		return play_fail(p, "%s\n", e.msg);
	return out->len > 0 || play_fail(p, "%.*s is empty\n", STR_ARG(name));
}

/* Whether two folders hold the same files. */
static bool
are_same_folders(struct play *p, struct str first, struct str other)
{
	struct arena *a = &p->arena;
	const char *folders[] = {file_join(a, p->work, arena_cstr(a, first)),
	    file_join(a, p->work, arena_cstr(a, other))};
	struct file_list lists[2] = {0};
	struct buf texts[2] = {{0}};
	struct err e = {0};
	bool holds = true;

	for (int i = 0; holds && i < 2; i++)
		holds =
		    file_find(a, folders[i], "", &lists[i], &e) == ERR_NONE ||
		    play_fail(p, "%s\n", e.msg);
	if (holds && (lists[0].count != lists[1].count || lists[0].count == 0))
		holds = play_fail(p, "%s has %zu files, %s %zu\n", folders[0],
		    lists[0].count, folders[1], lists[1].count);
	for (size_t n = 0; holds && n < lists[0].count; n++) {
		const char *names[2];

		for (int i = 0; holds && i < 2; i++) {
			names[i] = lists[i].paths[n] + strlen(folders[i]);
			buf_clear(&texts[i]);
			holds = file_read(lists[i].paths[n], LOG_MAX, &texts[i],
			            &e) == ERR_NONE ||
			    play_fail(p, "%s\n", e.msg);
		}
		if (holds &&
		    (strcmp(names[0], names[1]) != 0 ||
		        !str_equal(buf_str(&texts[0]), buf_str(&texts[1]))))
			holds = play_fail(
			    p, "%s and %s differ\n", names[0], names[1]);
	}
	buf_release(&texts[0]);
	buf_release(&texts[1]);
	return holds;
}

static bool
is_folder(struct play *p, struct str name)
{
	return file_is_folder(
	    file_join(&p->arena, p->work, arena_cstr(&p->arena, name)));
}

bool
play_same(struct play *p, const struct section *s)
{
	struct buf first = {0}, other = {0};
	struct str names = s->argument, name = {0};
	bool holds = str_split(&names, ' ', &name) && names.len > 0 &&
	    str_trim(s->body).len == 0;

	if (!holds)
		(void)play_fail(p, "want [same NAME NAME ...] alone\n");
	if (holds && is_folder(p, name))
		return are_same_folders(p, name, names);
	holds = holds && read_work_file(p, name, &first);
	while (holds && str_split(&names, ' ', &name))
		holds = read_work_file(p, name, &other) &&
		    is_alike(p, buf_str(&first), buf_str(&other),
		        arena_cstr(&p->arena, s->argument));
	buf_release(&other);
	buf_release(&first);
	return holds;
}
