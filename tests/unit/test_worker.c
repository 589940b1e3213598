/* Jobs cross to a worker and reports come back; a worker that dies or hangs
 * costs its page and nothing else. */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/mem.h"
#include "crawl/rank.h"
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

/* A pool whose clock moves when a test says so. */
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

static int64_t
case_now(void *state)
{
	return *(int64_t *)state;
}

static void
load_rules(struct pool_case *c)
{
	struct diag_list diags = {.arena = &c->arena};
	struct err e = {0};
	const char *path =
	    temp_file(&c->folder, "USA-01-title.yaml", str_of(rule));

	if (rule_set_load(path, &diags, &c->rules, &e) != ERR_NONE) {
		struct buf text = {0};

		diag_append_text(&text, &diags, LANG_EN, cells_width);
		fail_msg("%s\n%s", e.msg, buf_cstr(&text));
	}
}

static struct pool_case *
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
	scope_add(&c->scope, &c->arena, &home, 0, 0);
	scope_seal(&c->scope);
	c->world = (struct worker_world){c->rules, &c->targets, &c->scope};
	c->clock = (struct clock){case_now, case_now, &c->now_us};
	if (worker_pool_new(&c->world, workers, &c->clock, &c->pool, &e) !=
	    ERR_NONE)
		fail_msg("%s", e.msg);
	return c;
}

static void
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

static struct worker_job
job_of(struct str payload)
{
	return (struct worker_job){.is_home = true,
	    .url = str_of("https://a.example/"),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload = payload};
}

/* Waits for the next report as the crawl's loop does. */
static struct report
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

static struct report
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

static void
check_read(const struct report *r)
{
	check_int(r->reason, REASON_NONE, "reason");
	check_str(r->title, "กรม", "title");
	check_int((int64_t)r->finding_count, 1, "findings");
	check_str(r->findings[0].rule_id, "USA-01", "rule");
	check_int(r->findings[0].outcome, OUTCOME_PASSED, "outcome");
}

static void
a_job_comes_back_as_it_was(void **state)
{
	struct worker_job want = {.task = WORK_SITEMAP,
	    .agency = 7,
	    .is_home = true,
	    .depth = 3,
	    .home_title = str_of("กรม"),
	    .url = str_of("https://a.example/"),
	    .content_type = str_of("text/html"),
	    .content_encoding = str_of("gzip"),
	    .payload = {"a\0b", 3},
	    .is_cut = true};
	struct worker_job got = {0};
	struct arena a = {0};
	struct buf out = {0};

	(void)state;
	worker_job_write(&out, &want);
	assert_true(worker_job_read(&a, buf_str(&out), &got));
	check_int(got.task, WORK_SITEMAP, "task");
	check_int((int64_t)got.agency, 7, "agency");
	assert_true(got.is_home && got.is_cut);
	check_int(got.depth, 3, "depth");
	check_str(got.home_title, "กรม", "home title");
	check_str(got.url, "https://a.example/", "url");
	check_str(got.content_type, "text/html", "type");
	check_str(got.content_encoding, "gzip", "coding");
	assert_true(str_equal(got.payload, want.payload));
	for (size_t n = 0; n < out.len; n++)
		assert_false(
		    worker_job_read(&a, str_slice(buf_str(&out), 0, n), &got));
	buf_release(&out);
	arena_release(&a);
}

static void
a_page_is_read_and_judged(void **state)
{
	struct pool_case *c = pool_case_new(1);
	struct report r = read_page(c, str_of(page));

	(void)state;
	check_read(&r);
	check_str(r.encoding, "utf-8", "encoding");
	check_str(r.lang, "th", "lang");
	check_int((int64_t)r.text_sha256.len, 64, "digest");
	check_str(r.findings[0].evidence[0].quote, "ยินดีต้อนรับ", "quote");
	check_int((int64_t)r.link_count, 2, "links");
	check_str(r.links[0].url, "https://a.example/2", "link");
	check_str(r.links[0].text, "สอง", "text");
	assert_true(r.links[0].is_page);
	check_str(r.links[1].url, "http://b.example/", "link");
	check_int(r.links[1].rank, RANK_PLAIN, "rank");
	assert_false(r.names_agency);
	r = read_page(c, str_of("<title>x</title><p>ลาก่อน"));
	check_int(r.findings[0].outcome, OUTCOME_FAILED, "another page");
	pool_case_free(c);
}

static void
links_have_ranks_and_the_agency_its_name(void **state)
{
	struct pool_case *c = pool_case_new(1);
	struct report r = read_page(c,
	    str_of("<title>A.example</title><a href=/c>ติดต่อเรา</a>"
	           "<a href=/n>ข่าวประชาสัมพันธ์</a>"));

	(void)state;
	/* An agency made of one URL is called by its host. */
	assert_true(r.names_agency);
	check_int((int64_t)r.link_count, 2, "links");
	check_int(r.links[0].rank, RANK_CONTACT, "contact");
	check_int(r.links[1].rank, RANK_LATE, "news");
	pool_case_free(c);
}

static struct report
read_sitemap(struct pool_case *c, const char *payload, bool is_cut)
{
	struct worker_job job = job_of(str_of(payload));
	int64_t tag = 0;

	job.task = WORK_SITEMAP;
	job.url = str_of("https://a.example/map.xml");
	job.is_cut = is_cut;
	worker_start(c->pool, &job, 1);
	return wait_for_report(c, &tag);
}

static void
a_sitemap_is_read_and_not_judged(void **state)
{
	static const char index[] = "<sitemapindex><sitemap><loc>/2.xml</loc>"
	                            "</sitemap></sitemapindex>";
	struct pool_case *c = pool_case_new(1);
	struct report r = read_sitemap(c,
	    "<urlset><url><loc>/contact</loc></url>"
	    "<url><loc>/a.pdf</loc></url></urlset>",
	    false);

	(void)state;
	check_int(r.reason, REASON_NONE, "reason");
	check_int((int64_t)r.finding_count, 0, "findings");
	check_int((int64_t)r.link_count, 2, "links");
	check_str(r.links[0].url, "https://a.example/contact", "page");
	assert_true(r.links[0].is_page && !r.links[0].is_map);
	check_int(r.links[0].rank, RANK_CONTACT, "rank");
	assert_false(r.links[1].is_page);
	check_int(r.view_flags, 0, "flags");
	r = read_sitemap(c, index, true);
	check_int((int64_t)r.link_count, 1, "maps");
	check_str(r.links[0].url, "https://a.example/2.xml", "map");
	assert_true(r.links[0].is_map && !r.links[0].is_page);
	check_int(r.view_flags, VIEW_TRUNCATED, "flags");
	r = read_sitemap(c, page, false);
	check_int(r.reason, REASON_NOT_A_SITEMAP, "a page");
	check_int((int64_t)r.link_count, 0, "links");
	pool_case_free(c);
}

static void
what_is_no_page_is_said_to_be_none(void **state)
{
	struct pool_case *c = pool_case_new(1);
	struct report r = read_page(c, (struct str){0});

	(void)state;
	check_int(r.reason, REASON_EMPTY_BODY, "reason");
	check_int((int64_t)r.finding_count, 0, "findings");
	pool_case_free(c);
}

static void
several_workers_keep_their_pages_apart(void **state)
{
	enum { WORKERS = 3, PAGES = 30 };
	struct pool_case *c = pool_case_new(WORKERS);
	int64_t given = 0;
	bool is_back[PAGES] = {false};

	(void)state;
	check_int((int64_t)worker_count(c->pool), WORKERS, "workers");
	for (int taken = 0; taken < PAGES; taken++) {
		struct report r;
		int64_t tag = -1;

		while (given < PAGES && worker_is_free(c->pool)) {
			struct worker_job job = job_of(arena_printf(&c->arena,
			    "<title>%lld</title>", (long long)given));

			worker_start(c->pool, &job, given++);
		}
		r = wait_for_report(c, &tag);
		assert_true(tag >= 0 && tag < PAGES && !is_back[tag]);
		is_back[tag] = true;
		check_str(r.title,
		    arena_printf(&c->arena, "%lld", (long long)tag).ptr,
		    "title");
	}
	pool_case_free(c);
}

/* More than a socket holds at once, both ways. */
static void
a_large_page_crosses_in_pieces(void **state)
{
	enum { LINKS = 4000 };
	struct pool_case *c = pool_case_new(1);
	struct buf payload = {0};
	struct report r;

	(void)state;
	(void)buf_append_cstr(&payload, page);
	for (int i = 0; i < LINKS; i++)
		buf_printf(&payload, "<a href=/%d/%0200d>%d</a>\n", i, i, i);
	r = read_page(c, buf_str(&payload));
	check_read(&r);
	check_int((int64_t)r.link_count, LINKS + 2, "links");
	buf_release(&payload);
	pool_case_free(c);
}

/* The process of the only worker. */
static pid_t
only_child(struct pool_case *c)
{
	char path[64];
	struct buf text = {0};
	struct err e = {0};
	int64_t pid = 0;

	(void)snprintf(
	    path, sizeof(path), "/proc/self/task/%d/children", (int)getpid());
	if (file_read(path, 1000, &text, &e) != ERR_NONE)
		fail_msg("%s", e.msg);
	if (!str_to_int64(str_trim(buf_str(&text)), 1, INT32_MAX, &pid))
		fail_msg("children: \"%.*s\"", STR_ARG(buf_str(&text)));
	check_int((int64_t)worker_count(c->pool), 1, "workers");
	buf_release(&text);
	return (pid_t)pid;
}

static void
a_killed_worker_costs_one_page(void **state)
{
	struct pool_case *c = pool_case_new(1);
	struct worker_job job = job_of(str_of(page));
	pid_t child = only_child(c);
	struct report r;
	int64_t tag = 0;

	(void)state;
	/* Held, so that it surely dies with the page in its hands. */
	check_int(kill(child, SIGSTOP), 0, "stop");
	worker_start(c->pool, &job, 5);
	assert_false(worker_is_free(c->pool));
	assert_false(worker_next(c->pool, &c->arena, &r, &tag));
	check_int(kill(child, SIGKILL), 0, "kill");
	r = wait_for_report(c, &tag);
	check_int(tag, 5, "tag");
	check_int(r.reason, REASON_WORKER_DIED, "reason");
	check_int((int64_t)r.finding_count, 0, "findings");
	r = read_page(c, str_of(page));
	check_read(&r);
	assert_true(only_child(c) != child);
	pool_case_free(c);
}

static void
a_worker_that_died_idle_is_replaced_too(void **state)
{
	struct pool_case *c = pool_case_new(1);
	pid_t child = only_child(c);
	siginfo_t gone;
	struct report r;

	(void)state;
	check_int(kill(child, SIGKILL), 0, "kill");
	check_int(
	    waitid(P_PID, (id_t)child, &gone, WEXITED | WNOWAIT), 0, "its end");
	/* No page had a part in it, so none is lost. */
	r = read_page(c, str_of(page));
	check_read(&r);
	pool_case_free(c);
}

static void
a_hanging_worker_ends_at_its_deadline(void **state)
{
	struct pool_case *c = pool_case_new(1);
	struct worker_job job = job_of(str_of(page));
	struct report r;
	int64_t tag = 0;

	(void)state;
	check_int(worker_timeout_ms(c->pool), -1, "idle");
	check_int(kill(only_child(c), SIGSTOP), 0, "stop");
	worker_start(c->pool, &job, 6);
	check_int(worker_timeout_ms(c->pool), LIMIT_WORKER_MS + 1, "busy");
	c->now_us += (int64_t)LIMIT_WORKER_MS * 1000 - 1;
	assert_false(worker_next(c->pool, &c->arena, &r, &tag));
	check_int(worker_timeout_ms(c->pool), 1, "nearly due");
	c->now_us += 1;
	assert_true(worker_next(c->pool, &c->arena, &r, &tag));
	check_int(tag, 6, "tag");
	check_int(r.reason, REASON_WORKER_TIME, "reason");
	check_int(worker_timeout_ms(c->pool), -1, "idle");
	r = read_page(c, str_of(page));
	check_read(&r);
	pool_case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_job_comes_back_as_it_was),
	    cmocka_unit_test(a_page_is_read_and_judged),
	    cmocka_unit_test(links_have_ranks_and_the_agency_its_name),
	    cmocka_unit_test(a_sitemap_is_read_and_not_judged),
	    cmocka_unit_test(what_is_no_page_is_said_to_be_none),
	    cmocka_unit_test(several_workers_keep_their_pages_apart),
	    cmocka_unit_test(a_large_page_crosses_in_pieces),
	    cmocka_unit_test(a_killed_worker_costs_one_page),
	    cmocka_unit_test(a_worker_that_died_idle_is_replaced_too),
	    cmocka_unit_test(a_hanging_worker_ends_at_its_deadline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
