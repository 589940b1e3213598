#include "cli/crawl_progress.h"

#include <assert.h>
#include <string.h>
#include <unistd.h>

#include "base/json.h"
#include "text/cells.h"

enum { MS_PER_MINUTE = 60000, MS_PER_SECOND = 1000 };

static const struct words running = {
    "{1} of {2} agencies · {3} pages · {4} a minute · {5} left at least · "
    "{6} resting",
    "{1} จาก {2} หน่วยงาน · {3} หน้า · {4} หน้า/นาที · เหลืออย่างน้อย {5} · "
    "พัก {6}"};
static const struct words standing = {
    "{1} of {2} agencies · {3} pages · our own link is down, waiting",
    "{1} จาก {2} หน่วยงาน · {3} หน้า · เครือข่ายของเราขัดข้อง กำลังรอ"};

static int64_t
pages_a_minute(const struct crawl_progress *p)
{
	return p->elapsed_ms > 0 ? p->pages * MS_PER_MINUTE / p->elapsed_ms : 0;
}

static struct str
clock_text(struct arena *a, int64_t ms)
{
	long long s = (long long)ms / MS_PER_SECOND;

	return arena_printf(
	    a, "%lld:%02lld:%02lld", s / 3600, s / 60 % 60, s % 60);
}

static void
tell_terminal(void *state, const struct crawl_progress *p)
{
	const struct invocation *inv = state;
	struct arena a = {0};
	struct buf line = {0};
	struct str args[] = {arena_printf(&a, "%zu", p->agencies_done),
	    arena_printf(&a, "%zu", p->agencies_total),
	    arena_printf(&a, "%lld", (long long)p->pages),
	    arena_printf(&a, "%lld", (long long)pages_a_minute(p)),
	    clock_text(&a, p->left_ms),
	    arena_printf(&a, "%zu", p->backing_off)};
	struct str text;

	words_append(&line, p->pause[0] == '\0' ? running : standing, inv->lang,
	    args, 6);
	text = cells_cut(buf_str(&line), (size_t)inv->columns - 1);
	(void)fprintf(stderr, "\r%.*s\033[K", STR_ARG(text));
	if (p->agencies_done == p->agencies_total)
		(void)fputc('\n', stderr);
	buf_release(&line);
	arena_release(&a);
}

static void
tell_machine(void *state, const struct crawl_progress *p)
{
	json_t *row = json_pack(
	    "{s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:I, s:s}",
	    "agencies_done", (json_int_t)p->agencies_done, "agencies_total",
	    (json_int_t)p->agencies_total, "captures", (json_int_t)p->captures,
	    "pages", (json_int_t)p->pages, "active", (json_int_t)p->active,
	    "backing_off", (json_int_t)p->backing_off, "elapsed_ms",
	    (json_int_t)p->elapsed_ms, "waiting_ms", (json_int_t)p->waiting_ms,
	    "left_ms", (json_int_t)p->left_ms, "pause", p->pause);
	struct buf line = {0};

	(void)state;
	assert(row != NULL);
	json_append_line(&line, row);
	json_decref(row);
	(void)fwrite(line.data, 1, line.len, stderr);
	buf_release(&line);
}

void
crawl_progress_pause(void *state, const char *cause, bool begins)
{
	static const struct {
		const char *cause;
		struct words begins, ends;
	} known[] = {
	    {"control",
	        {"no control host answers: our own link is down; the round "
	         "waits",
	            "ไม่มีหน้าควบคุมใดตอบ เครือข่ายของเราขัดข้อง รอบนี้กำลังรอ"},
	        {"a control host answers again; the round goes on",
	            "หน้าควบคุมตอบแล้ว รอบนี้ทำต่อ"}},
	    {"disk",
	        {"the disk is full; the round waits until there is room",
	            "ดิสก์เต็ม รอบนี้กำลังรอจนกว่าจะมีที่ว่าง"},
	        {"there is room on the disk again; the round goes on",
	            "ดิสก์มีที่ว่างแล้ว รอบนี้ทำต่อ"}},
	};
	const struct invocation *inv = state;

	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (strcmp(known[i].cause, cause) == 0)
			(void)fprintf(stderr, "samruat: %s\n",
			    words_in(begins ? known[i].begins : known[i].ends,
			        inv->lang));
}

enum err_code
crawl_progress_choose(
    struct invocation *inv, struct crawl_config *c, struct err *e)
{
	const char *form = option_get(inv, "progress");

	c->progress_state = inv;
	c->on_pause = crawl_progress_pause;
	if (form == NULL || strcmp(form, "auto") == 0) {
		if (isatty(STDERR_FILENO) == 1)
			c->on_progress = tell_terminal;
		return ERR_NONE;
	}
	if (strcmp(form, "json") == 0)
		c->on_progress = tell_machine;
	else if (strcmp(form, "none") != 0)
		return err_set(e, ERR_USAGE,
		    "--progress is auto, json or none, not %s", form);
	return ERR_NONE;
}
