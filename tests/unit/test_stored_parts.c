/* The parts by which a page was read: where an address led to, which answers
 * served, and proofs whose bytes stand in one. */
#include "record/view.h"
#include "store_case.h"

static const char *const home = "https://www.agency.example/";
static const char *const frame = "https://www.agency.example/menu.html";
static const char *const moved =
    "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n";

/* Captures a URL that has no row, as a style sheet's. */
static int64_t
add_bare(struct store_case *c, const char *url)
{
	struct frontier_url u = {.agency_row = c->agency_row};

	return case_add(c, &u, url);
}

static int64_t
add_hop(struct store_case *c, const char *url, const char *to)
{
	struct frontier_url u = {.agency_row = c->agency_row};
	struct capture *got =
	    case_capture(c, url, moved, str_of("<p>moved</p>"), "");

	got->status = 301;
	got->redirect_to = str_of(to);
	return case_put(c, &u, got);
}

static void
check_answer(struct store_case *c, const char *url, int64_t want, bool is_asked)
{
	int64_t id = -1;
	bool was_asked = !is_asked;

	CHECK_OK(store_answer_of(
	    c->store, c->agency_row, str_of(url), &id, &was_asked, &c->e));
	check_int(id, want, url);
	check_int(was_asked, is_asked, url);
}

static void
test_an_address_leads_to_its_answer(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u = {0};
	struct capture *got;
	int64_t id;

	(void)state;
	case_begin(c, "");
	u.agency_row = c->agency_row;
	check_answer(c, "https://a.example/never", 0, false);
	id = add_bare(c, "https://a.example/a");
	check_answer(c, "https://a.example/a", id, true);
	/* The newest counts. */
	id = add_bare(c, "https://a.example/a");
	check_answer(c, "https://a.example/a", id, true);

	/* Over redirects; a fragment is no part of an address. */
	(void)add_hop(c, "https://a.example/1", "https://a.example/2#top");
	check_answer(c, "https://a.example/1", 0, true);
	(void)add_hop(c, "https://a.example/2", "https://a.example/a");
	check_answer(c, "https://a.example/1", id, true);
	(void)add_hop(c, "https://a.example/x", "https://a.example/y");
	(void)add_hop(c, "https://a.example/y", "https://a.example/x");
	check_answer(c, "https://a.example/x", 0, true);

	/* What did not come, not whole, or for a phone. */
	(void)case_put(c, &u,
	    case_capture(c, "https://a.example/f", NULL, (struct str){0}, ""));
	check_answer(c, "https://a.example/f", 0, true);
	got = case_capture(
	    c, "https://a.example/c", case_head, str_of("<p>"), "");
	got->cut = CUT_LENGTH;
	(void)case_put(c, &u, got);
	check_answer(c, "https://a.example/c", 0, true);
	got = case_capture(
	    c, "https://a.example/404", case_head, str_of("no"), "");
	got->status = 404;
	(void)case_put(c, &u, got);
	check_answer(c, "https://a.example/404", 0, true);
	got = case_capture(
	    c, "https://a.example/p", case_head, str_of("<p>"), "");
	got->client = CLIENT_PHONE;
	(void)case_put(c, &u, got);
	check_answer(c, "https://a.example/p", 0, false);
	case_free(c);
}

static void
check_answer_of_others(struct store_case *c, const char *url, int64_t want)
{
	int64_t id = -1;

	CHECK_OK(store_answer_of_others(
	    c->store, c->agency_row, str_of(url), &id, &c->e));
	check_int(id, want, url);
}

/* What came whole for another agency of the round may serve. */
static void
test_an_answer_may_be_another_agencys(void **state)
{
	struct store_case *c = case_new();
	struct agency other = {.id = str_of("a-02")};
	struct frontier_url u = {0};
	bool is_complete;
	int64_t id;

	(void)state;
	case_begin(c, "one");
	id = add_bare(c, frame);
	(void)add_bare(c, frame);
	u.agency_row = c->agency_row;
	(void)case_put(c, &u,
	    case_capture(c, "https://a.example/f", NULL, (struct str){0}, ""));
	(void)add_hop(c, "https://a.example/1", frame);
	check_answer_of_others(c, frame, 0);
	CHECK_OK(store_agency_put(
	    c->store, c->round.id, &other, &c->agency_row, &c->e));
	check_answer_of_others(c, frame, id);
	check_answer_of_others(c, "https://a.example/f", 0);
	check_answer_of_others(c, "https://a.example/1", 0);
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	case_begin(c, "two");
	check_answer_of_others(c, frame, 0);
	case_free(c);
}

/* Those of other agencies, and frames, are left out. */
static void
test_sheets_are_told_in_the_order_of_reading(void **state)
{
	struct store_case *c = case_new();
	struct agency other = {.id = str_of("a-02")};
	struct stored_part *got = NULL;
	size_t count = 9;
	struct arena a = {0};
	int64_t first_row, pages[2];

	(void)state;
	case_begin(c, "");
	first_row = c->agency_row;
	for (int i = 0; i < 2; i++)
		pages[i] = add_bare(c, home);
	for (int i = 1; i >= 0; i--) {
		struct stored_part parts[] = {
		    {PART_FRAME, str_of("https://a.example/f"), pages[0]},
		    {PART_SHEET, str_of("https://a.example/s"), pages[i]},
		    {PART_SHEET, str_of("https://a.example/t"), pages[0]}};

		CHECK_OK(store_parts_put(
		    c->store, pages[i], parts, (size_t)i + 2, &c->e));
	}
	CHECK_OK(
	    store_sheets_read(c->store, first_row, &a, &got, &count, &c->e));
	check_int((int64_t)count, 3, "sheets");
	check_int(got[0].kind, PART_SHEET, "kind");
	check_str(got[0].asked, "https://a.example/s", "of the first page");
	check_int(got[0].capture_id, pages[0], "its answer");
	check_int(got[1].capture_id, pages[1], "of the second");
	check_str(got[2].asked, "https://a.example/t", "behind it");
	CHECK_OK(store_parts_of(c->store, pages[0], &a, &got, &count, &c->e));
	check_int((int64_t)count, 2, "parts of the first page");
	check_int(got[0].kind, PART_FRAME, "its frame");
	check_str(got[1].asked, "https://a.example/s", "its sheet");
	check_int(got[1].capture_id, pages[0], "the answer");
	CHECK_OK(store_parts_of(c->store, 999, &a, &got, &count, &c->e));
	check_int((int64_t)count, 0, "of a page without any");
	CHECK_OK(store_agency_put(
	    c->store, c->round.id, &other, &c->agency_row, &c->e));
	CHECK_OK(store_sheets_read(
	    c->store, c->agency_row, &a, &got, &count, &c->e));
	check_int((int64_t)count, 0, "none of another's");
	arena_release(&a);
	case_free(c);
}

/* What another agency or round was given is not this one's. */
static void
test_answers_are_of_one_agency_in_one_round(void **state)
{
	struct store_case *c = case_new();
	struct agency other = {.id = str_of("a-02")};
	int64_t id, first_row, earlier;
	bool is_complete;

	(void)state;
	case_begin(c, "one");
	first_row = c->agency_row;
	earlier = add_bare(c, frame);
	CHECK_OK(store_agency_put(
	    c->store, c->round.id, &other, &c->agency_row, &c->e));
	check_answer(c, frame, 0, false);
	c->agency_row = first_row;
	CHECK_OK(
	    store_round_finish(c->store, c->round.id, &is_complete, &c->e));
	case_begin(c, "two");
	check_answer(c, frame, 0, false);
	/* One that serves again is an answer. */
	{
		struct frontier_url u = {
		    .agency_row = c->agency_row, .url = str_of(frame)};

		CHECK_OK(store_capture_reuse(
		    c->store, c->round.id, &u, earlier, &id, &c->e));
	}
	check_answer(c, frame, id, true);
	case_free(c);
}

static void
test_a_known_url_is_found(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	struct known_url got = {.row.id = -1};

	(void)state;
	case_begin(c, "");
	CHECK_OK(store_url_find(
	    c->store, c->agency_row, str_of(home), &c->arena, &got, &c->e));
	check_int(got.row.id, 0, "no row");
	u = case_url(c, home, 2, true);
	CHECK_OK(store_url_find(
	    c->store, c->agency_row, str_of(home), &c->arena, &got, &c->e));
	check_int(got.row.id, u.id, "its row");
	check_int(got.row.depth, 2, "its depth");
	check_int(got.state, URL_READY, "its state");
	CHECK_OK(store_url_finish(
	    c->store, u.id, URL_SKIPPED, REASON_ROBOTS, &c->e));
	CHECK_OK(store_url_find(
	    c->store, c->agency_row, str_of(home), &c->arena, &got, &c->e));
	check_int(got.state, URL_SKIPPED, "its state");
	case_free(c);
}

/* A page with a report, a frame it was read with, and its proofs. */
struct framed {
	struct store_case *c;
	int64_t page;
	int64_t part;
};

static struct framed
framed_new(void)
{
	struct framed f = {.c = case_new()};
	struct store_case *c = f.c;
	struct report r = {.title = str_of("T")};
	struct frontier_url u;

	case_begin(c, "");
	f.part = case_put(c,
	    &(struct frontier_url){.agency_row = c->agency_row},
	    case_capture(c, frame, case_head, str_of("<p>menu</p>"), "ab12"));
	u = case_url(c, home, 0, true);
	f.page = case_add(c, &u, home);
	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	CHECK_OK(store_report_add(c->store, f.page, &r, &c->e));
	return f;
}

static void
put_proofs(struct framed *f, const struct proof *proofs, size_t count)
{
	struct proof copy[4];
	struct verdict v = {.rule_id = str_of("R-1"),
	    .scope = str_of("site"),
	    .outcome = OUTCOME_PASSED,
	    .level = -1,
	    .proofs = copy,
	    .proof_count = count};

	memcpy(copy, proofs, count * sizeof(*proofs));
	CHECK_OK(store_verdict_put(f->c->store, f->c->agency_row,
	    str_of("crawl"), str_of(home), &v, &f->c->e));
}

static struct str
of_proof(struct framed *f, const char *column, const char *quote)
{
	return case_value(f->c, "evidence", column, "quote", quote);
}

static void
test_a_proof_in_a_part_stands_in_its_bytes(void **state)
{
	struct framed f = framed_new();
	struct store_case *c = f.c;
	struct stored_part parts[] = {
	    {PART_SHEET, str_of("https://www.agency.example/s.css"), f.page},
	    {PART_FRAME, str_of("https://www.agency.example/old"), f.part}};
	struct site_page on = {.capture_id = f.page, .url = str_of(home)};
	struct proof proofs[] = {
	    {{.quote = str_of("own"), .byte_start = 3, .byte_end = 8}, &on},
	    {{.quote = str_of("menu"),
	         .byte_start = 3,
	         .byte_end = 7,
	         .part = 2},
	        &on},
	    {{.quote = str_of("lost"), .byte_start = 1, .part = 9}, &on},
	};
	struct stored_capture opened = {0};
	struct str id, before;

	(void)state;
	put_proofs(&f, proofs, 3);
	before = of_proof(&f, "evidence_id", "menu");
	/* The second time is in place of the first. */
	CHECK_OK(store_parts_put(c->store, f.page, parts, 1, &c->e));
	CHECK_OK(store_parts_put(c->store, f.page, parts, 2, &c->e));
	check_str(case_value(c, "pages", "parts", NULL, NULL), "2", "parts");
	put_proofs(&f, proofs, 3);

	check_str(of_proof(&f, "url", "own"), home, "of the page");
	check_str(of_proof(&f, "page_url", "own"), home, "of the page");
	check_str(of_proof(&f, "url", "menu"), frame, "of the part");
	check_str(of_proof(&f, "page_url", "menu"), home, "of its page");
	check_str(of_proof(&f, "payload_sha256", "menu"), "ab12", "bytes");
	check_str(of_proof(&f, "captured_at", "menu"),
	    "2018-07-31T14:00:00.123Z", "time");
	assert_false(str_equal(of_proof(&f, "warc_offset", "menu"),
	    of_proof(&f, "warc_offset", "own")));
	/* Of a part that nobody noted no bytes are claimed. */
	check_str(of_proof(&f, "warc_offset", "lost"), "(null)", "no bytes");
	check_str(of_proof(&f, "page_url", "lost"), home, "its page");

	/* Its id is that of where it stands. */
	id = of_proof(&f, "evidence_id", "menu");
	assert_false(str_equal(id, before));
	CHECK_OK(store_flush(c->store, &c->e));
	CHECK_OK(store_capture_read(c->store, id, &c->arena, &opened, &c->e));
	check_int(opened.id, f.part, "opened by its id");
	check_str(opened.body, "<p>menu</p>", "body");
	case_free(c);
}

static void
test_parts_reach_the_verdict(void **state)
{
	struct framed f = framed_new();
	struct store_case *c = f.c;
	struct evidence ev = {.part = 2, .block = UINT64_C(0x8000000000000001)};
	struct finding found = {.rule_id = str_of("R-1"),
	    .level = -1,
	    .evidence = &ev,
	    .evidence_count = 1};
	struct report r = {.findings = &found, .finding_count = 1};
	const struct evidence *got;
	struct site site = {0};

	(void)state;
	CHECK_OK(store_report_add(c->store, f.page, &r, &c->e));
	CHECK_OK(store_site_read(
	    c->store, c->agency_row, &c->agency, &c->arena, &site, &c->e));
	check_int((int64_t)site.page_count, 1, "pages");
	check_int((int64_t)site.pages[0].finding_count, 1, "findings");
	got = site.pages[0].findings[0].evidence;
	check_int(got->part, 2, "part");
	assert_true(got->block == ev.block);
	case_free(c);
}

static void
test_a_page_that_killed_its_reader_says_so(void **state)
{
	struct framed f = framed_new();
	struct store_case *c = f.c;
	struct report r = {.reason = REASON_WORKER_DIED,
	    .view_flags = VIEW_PARSE_KILLED | VIEW_FRAMES};
	struct site site = {0};

	(void)state;
	CHECK_OK(store_report_add(c->store, f.page, &r, &c->e));
	CHECK_OK(store_site_read(
	    c->store, c->agency_row, &c->agency, &c->arena, &site, &c->e));
	check_int(site.pages[0].reason, REASON_WORKER_DIED, "reason");
	check_int(
	    site.pages[0].view_flags, VIEW_PARSE_KILLED | VIEW_FRAMES, "flags");
	check_str(case_value(c, "captures", "unread_reason", "url", home),
	    "worker-died", "of the capture");
	check_str(case_value(c, "skipped", "reason", "url", home),
	    "worker-died", "skipped");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_an_address_leads_to_its_answer),
	    cmocka_unit_test(test_answers_are_of_one_agency_in_one_round),
	    cmocka_unit_test(test_an_answer_may_be_another_agencys),
	    cmocka_unit_test(test_sheets_are_told_in_the_order_of_reading),
	    cmocka_unit_test(test_a_known_url_is_found),
	    cmocka_unit_test(test_a_proof_in_a_part_stands_in_its_bytes),
	    cmocka_unit_test(test_parts_reach_the_verdict),
	    cmocka_unit_test(test_a_page_that_killed_its_reader_says_so),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
