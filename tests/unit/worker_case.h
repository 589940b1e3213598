/*
 * A pool of workers with one rule and one agency, whose clock moves when a test
 * says so.
 */
#ifndef TESTS_UNIT_WORKER_CASE_H
#define TESTS_UNIT_WORKER_CASE_H

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/mem.h"
#include "crawl/worker_impl.h"
#include "temp_folder.h"
#include "text/cells.h"

static const char rule[] =
    "format: rule/1\n"
    "id: USA-01\n"
    "name: title\n"
    "revision: 1\n"
    "since: 0.1.0\n"
    "status: draft\n"
    "title: { th: ชื่อ, en: Pages have a title }\n"
    "title_failed: { th: ไม่มีชื่อ, en: Pages have no title }\n"
    "why: { th: เพราะ, en: People look for it. }\n"
    "fix: { th: เพิ่ม, en: Add one. }\n"
    "indicator: [usability]\n"
    "severity: minor\n"
    "scope: page\n"
    "pages: any\n"
    "pass_when:\n"
    "  label: a word of welcome\n"
    "  text: { any_of: [ยินดีต้อนรับ] }\n"
    "roll_up: any\n"
    "tests:\n"
    "  - { name: there, html: <p>ยินดีต้อนรับ, expect: passed }\n"
    "  - { name: not there, html: <p>ลาก่อน, expect: failed }\n";

static const char page[] =
    "<!doctype html><html lang=th><title>กรม</title>"
    "<p>ยินดีต้อนรับ<a href=/2>สอง</a> <a href=http://b.example/>b</a>";

struct pool_case {
	struct temp_folder folder;
	struct rule_set *rules;
	struct targets targets;
	struct scope scope;
	struct worker_world world;
	int64_t now_us;
	struct clock clock;
	struct worker_pool *pool;
	struct arena arena;
};

static inline int64_t
case_now(void *state)
{
	return *(int64_t *)state;
}

static inline void
load_rules(struct pool_case *c)
{
	struct diag_list diags = {.arena = &c->arena};
	struct err e = {0};
	const char *path =
	    temp_file(&c->folder, "USA-01-title.yaml", str_of(rule));

	if (rule_set_load(path, &diags, &c->rules, &e) != ERR_NONE) {
		struct buf text = {0};

		diag_append_text(&text, &diags,
		    &(struct diag_style){
		        .lang = LANG_EN, .cells = cells_width});
		fail_msg("%s\n%s", e.msg, buf_cstr(&text));
	}
}

static inline struct pool_case *
pool_case_new(size_t workers)
{
	struct pool_case *c = mem_alloc(sizeof(*c));
	struct err e = {0};
	struct url home;

	c->folder = temp_folder_new();
	load_rules(c);
	check_int(
	    targets_of_site(&c->arena, "https://a.example/", &c->targets, &e),
	    ERR_NONE, "targets");
	home = url_parse(&c->arena, str_of("https://a.example/"), NULL, NULL);
	scope_add(&c->scope, &c->arena, &home, SCOPE_PREFIX, 0, 0);
	scope_seal(&c->scope);
	c->world = (struct worker_world){c->rules, &c->targets, &c->scope};
	c->clock = (struct clock){case_now, case_now, &c->now_us};
	if (worker_pool_new(&c->world, workers, &c->clock, &c->pool, &e) !=
	    ERR_NONE)
		fail_msg("%s", e.msg);
	return c;
}

static inline void
pool_case_free(struct pool_case *c)
{
	worker_pool_free(c->pool);
	/* No child is left behind, not even a dead one. */
	check_int(waitpid(-1, NULL, WNOHANG), -1, "children");
	check_int(errno, ECHILD, "children");
	rule_set_free(c->rules);
	temp_folder_free(&c->folder);
	arena_release(&c->arena);
	mem_free(c);
}

static inline struct worker_job
job_of(struct str payload)
{
	return (struct worker_job){.is_home = true,
	    .url = str_of("https://a.example/"),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload = payload};
}

/* Waits for the next report as the crawl's loop does. */
static inline struct report
wait_for_report(struct pool_case *c, int64_t *tag)
{
	enum { TURNS_MAX = 1000, TURN_MS = 100 };
	struct report r = {0};

	for (int i = 0; i < TURNS_MAX; i++) {
		struct pollfd fds[4];
		size_t n;

		if (worker_next(c->pool, &c->arena, &r, tag))
			return r;
		n = worker_fill_poll(c->pool, fds);
		assert_true(n > 0 && n <= worker_count(c->pool));
		(void)poll(fds, (nfds_t)n, TURN_MS);
	}
	fail_msg("no report came");
	return r;
}

static inline struct report
read_page(struct pool_case *c, struct str payload)
{
	struct worker_job job = job_of(payload);
	struct report r;
	int64_t tag = 0;

	assert_true(worker_is_free(c->pool));
	worker_start(c->pool, &job, 42);
	r = wait_for_report(c, &tag);
	check_int(tag, 42, "tag");
	return r;
}

static inline void
check_read(const struct report *r)
{
	check_int(r->reason, REASON_NONE, "reason");
	check_str(r->title, "กรม", "title");
	check_int((int64_t)r->finding_count, 1, "findings");
	check_str(r->findings[0].rule_id, "USA-01", "rule");
	check_int(r->findings[0].outcome, OUTCOME_PASSED, "outcome");
}

/* The process of worker number number, none of which was replaced. */
static inline pid_t
child(struct pool_case *c, size_t number)
{
	struct str path = arena_printf(
	    &c->arena, "/proc/self/task/%d/children", (int)getpid());
	struct buf text = {0};
	struct str rest, pid = {0};
	struct err e = {0};
	int64_t value = 0;

	if (file_read(path.ptr, 1000, &text, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	rest = str_trim(buf_str(&text));
	for (size_t i = 0; i <= number; i++)
		if (!str_split(&rest, ' ', &pid))
			fail_msg("fewer than %zu children", number + 1);
	if (!str_to_int64(pid, 1, INT32_MAX, &value))
		fail_msg("child: \"%.*s\"", STR_ARG(pid));
	buf_release(&text);
	return (pid_t)value;
}

static inline pid_t
only_child(struct pool_case *c)
{
	check_int((int64_t)worker_count(c->pool), 1, "workers");
	return child(c, 0);
}

#endif
