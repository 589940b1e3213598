/* Jobs cross to a worker and reports come back; a worker that dies or hangs
 * costs its page and nothing else. */
#include <signal.h>

#include "crawl/rank.h"
#include "page/page.h"
#include "worker_case.h"

static void
check_part(const struct page_part *got, const struct page_part *want)
{
	check_int(got->kind, want->kind, "kind");
	assert_true(str_equal(got->asked, want->asked));
	assert_true(str_equal(got->url, want->url));
	assert_true(str_equal(got->content_type, want->content_type));
	assert_true(str_equal(got->content_encoding, want->content_encoding));
	assert_true(str_equal(got->payload, want->payload));
	check_int(got->is_cut, want->is_cut, "cut");
}

static void
check_response(const struct response *got, const struct response *want)
{
	check_int(got->status, want->status, "status");
	check_int(got->reason, want->reason, "reason");
	assert_true(str_equal(got->head, want->head));
	assert_true(str_equal(got->tls_result, want->tls_result));
	check_int(got->tls_ends_us, want->tls_ends_us, "certificate's end");
	check_int(got->captured_us, want->captured_us, "capture's time");
	check_int(got->first_byte_us, want->first_byte_us, "first byte");
	check_int(got->body_bytes, want->body_bytes, "body bytes");
	check_int(got->redirects, want->redirects, "redirects");
}

static void
a_job_comes_back_as_it_was(void **state)
{
	const struct page_part parts[] = {
	    {PART_FRAME, str_of("https://a.example/f"),
	        str_of("https://a.example/g"), str_of("text/html"),
	        str_of("br"), {"c\0d", 3}, true},
	    {.kind = PART_SHEET, .asked = str_of("https://a.example/s")}};
	struct worker_job want = {.task = WORK_SITEMAP,
	    .agency = 7,
	    .is_home = true,
	    .depth = 3,
	    .home_title = str_of("กรม"),
	    .url = str_of("https://a.example/"),
	    .content_type = str_of("text/html"),
	    .content_encoding = str_of("gzip"),
	    .payload = {"a\0b", 3},
	    .is_cut = true,
	    .response = {.status = 200,
	        .head = str_of("HTTP/1.1 200 OK\r\n"),
	        .tls_result = str_of("ok"),
	        .tls_ends_us = 5,
	        .captured_us = 6,
	        .first_byte_us = -1,
	        .body_bytes = 9,
	        .redirects = 2},
	    .probe = str_of("/robots.txt"),
	    .is_map = true,
	    .parts = parts,
	    .part_count = 2,
	    .news = UINT64_MAX};
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
	check_response(&got.response, &want.response);
	check_str(got.probe, "/robots.txt", "probe");
	assert_true(got.is_map);
	check_int((int64_t)got.part_count, 2, "parts");
	assert_true(got.news == UINT64_MAX);
	for (size_t i = 0; i < 2; i++)
		check_part(&got.parts[i], &parts[i]);
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
a_page_is_read_with_its_parts(void **state)
{
	struct pool_case *c = pool_case_new(1);
	struct str frameset = str_of("<title>กรม</title><link rel=stylesheet "
	                             "href=/s><frameset><frame src=/f>");
	struct worker_job job = job_of(frameset);
	struct page_part part = {.kind = PART_FRAME,
	    .asked = str_of("https://a.example/f"),
	    .url = str_of("https://a.example/moved"),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload = str_of("<p>ยินดีต้อนรับ<a href=/2>สอง</a>")};
	struct report r = read_page(c, frameset);
	int64_t tag;

	(void)state;
	check_int(r.findings[0].outcome, OUTCOME_CANT_TELL, "without it");
	check_int((int64_t)r.want_count, 2, "wants");
	check_int(r.wants[0].kind, PART_SHEET, "kind");
	check_str(r.wants[0].url, "https://a.example/s", "sheet");
	check_int(r.wants[1].kind, PART_FRAME, "kind");
	check_str(r.wants[1].url, "https://a.example/f", "frame");
	job.parts = &part;
	job.part_count = 1;
	worker_start(c->pool, &job, 1);
	r = wait_for_report(c, &tag);
	check_read(&r);
	check_int(r.findings[0].evidence[0].part, 1, "part of its proof");
	check_int((int64_t)r.want_count, 1, "wants");
	check_str(r.links[r.link_count - 1].url, "https://a.example/2",
	    "a link of the frame");
	pool_case_free(c);
}

/* Of sheets that the page does not name nothing is said; one that is new is
 * told as what is kept of it. */
static void
sheets_that_were_used_are_told(void **state)
{
	struct pool_case *c = pool_case_new(1);
	struct worker_job job = job_of(str_of("<link rel=stylesheet href=/2>"
	                                      "<link rel=stylesheet href=/3>"
	                                      "<p class=a>x"));
	struct page_part parts[3] = {0};
	struct report r;
	int64_t tag;

	(void)state;
	for (int i = 0; i < 3; i++)
		parts[i] = (struct page_part){.kind = PART_SHEET,
		    .asked =
		        arena_printf(&c->arena, "https://a.example/%d", i + 1),
		    .content_type = str_of("text/css"),
		    .payload = str_of("p{color:red}.a{display:none}")};
	job.parts = parts;
	job.part_count = 3;
	job.news = 5;
	worker_start(c->pool, &job, 1);
	r = wait_for_report(c, &tag);
	check_int((int64_t)r.want_count, 0, "wants");
	check_int((int64_t)r.sheet_count, 2, "sheets");
	check_int((int64_t)r.sheets[0].number, 2, "first");
	assert_false(r.sheets[0].is_distilled);
	check_int((int64_t)r.sheets[1].number, 3, "second");
	assert_true(r.sheets[1].is_distilled && !r.sheets[1].is_cut);
	check_str(r.sheets[1].rules, "\n\n\n.a \n{display:none}\n", "rules");
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

static void
blocks_are_told_in_order_and_once(void **state)
{
	static const char again[] =
	    "<p>one and the same paragraph, sixty bytes of it or a little more"
	    "<p>another paragraph, which has sixty bytes or a little more too"
	    "<p>one and the same paragraph, sixty bytes of it or a little more";
	struct pool_case *c = pool_case_new(1);
	struct report r = read_page(c, str_of(again));

	(void)state;
	check_int((int64_t)r.block_count, 2, "blocks");
	assert_true(r.blocks[0] > 0 && r.blocks[0] < r.blocks[1]);
	r = read_page(c, str_of(page));
	check_int((int64_t)r.block_count, 0, "none");
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

static void
a_killed_worker_costs_one_page(void **state)
{
	struct pool_case *c = pool_case_new(1);
	struct worker_job job = job_of(str_of(page));
	pid_t reader = only_child(c);
	struct report r;
	int64_t tag = 0;

	(void)state;
	/* Held, so that it surely dies with the page in its hands. */
	check_int(kill(reader, SIGSTOP), 0, "stop");
	worker_start(c->pool, &job, 5);
	assert_false(worker_is_free(c->pool));
	assert_false(worker_next(c->pool, &c->arena, &r, &tag));
	check_int(kill(reader, SIGKILL), 0, "kill");
	r = wait_for_report(c, &tag);
	check_int(tag, 5, "tag");
	check_int(r.reason, REASON_WORKER_DIED, "reason");
	check_int(r.view_flags, VIEW_PARSE_KILLED, "flags");
	check_int((int64_t)r.finding_count, 0, "findings");
	r = read_page(c, str_of(page));
	check_read(&r);
	assert_true(only_child(c) != reader);
	pool_case_free(c);
}

/* Whether it dies or hangs, the page that was read beside it is as ever. */
static void
a_lost_page_leaves_its_neighbours_alone(void **state)
{
	struct pool_case *c = pool_case_new(2);
	struct worker_job lost = job_of(str_of(page)), kept = lost;
	pid_t reader = child(c, 0);
	struct report r;
	int64_t tag = 0;

	(void)state;
	for (int i = 0; i < 2; i++) {
		bool dies = i == 0;

		check_int(kill(reader, SIGSTOP), 0, "stop");
		worker_start(c->pool, &lost, 1);
		worker_start(c->pool, &kept, 2);
		r = wait_for_report(c, &tag);
		check_int(tag, 2, "the other one");
		check_read(&r);
		check_str(
		    r.findings[0].evidence[0].quote, "ยินดีต้อนรับ", "its proof");
		if (dies)
			check_int(kill(reader, SIGKILL), 0, "kill");
		else
			c->now_us += (int64_t)LIMIT_WORKER_MS * 1000;
		r = wait_for_report(c, &tag);
		check_int(tag, 1, "the lost one");
		check_int(r.reason,
		    dies ? REASON_WORKER_DIED : REASON_WORKER_TIME, "reason");
		check_int((int64_t)r.finding_count, 0, "findings");
		/* The one that took its place was started last. */
		reader = child(c, 1);
	}
	pool_case_free(c);
}

static void
a_worker_that_died_idle_is_replaced_too(void **state)
{
	struct pool_case *c = pool_case_new(1);
	pid_t reader = only_child(c);
	siginfo_t gone;
	struct report r;

	(void)state;
	check_int(kill(reader, SIGKILL), 0, "kill");
	check_int(waitid(P_PID, (id_t)reader, &gone, WEXITED | WNOWAIT), 0,
	    "its end");
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
	check_int(r.view_flags, VIEW_PARSE_KILLED, "flags");
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
	    cmocka_unit_test(a_page_is_read_with_its_parts),
	    cmocka_unit_test(sheets_that_were_used_are_told),
	    cmocka_unit_test(links_have_ranks_and_the_agency_its_name),
	    cmocka_unit_test(blocks_are_told_in_order_and_once),
	    cmocka_unit_test(a_sitemap_is_read_and_not_judged),
	    cmocka_unit_test(what_is_no_page_is_said_to_be_none),
	    cmocka_unit_test(several_workers_keep_their_pages_apart),
	    cmocka_unit_test(a_large_page_crosses_in_pieces),
	    cmocka_unit_test(a_killed_worker_costs_one_page),
	    cmocka_unit_test(a_lost_page_leaves_its_neighbours_alone),
	    cmocka_unit_test(a_worker_that_died_idle_is_replaced_too),
	    cmocka_unit_test(a_hanging_worker_ends_at_its_deadline),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
