/* The public views: their columns, their rows, and what goes in comes out. */
#include "record/view.h"
#include "store/view.h"
#include "store_case.h"

static const char *const home = "https://www.agency.example/";
static const char *const page = "https://www.agency.example/a";
static const char *const head =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";

static struct str
only(
    struct store_case *c, const char *view, const char *column, const char *url)
{
	return case_value(c, view, column, url == NULL ? NULL : "url", url);
}

/* For others: only ever more at the end. */
static const struct {
	const char *view;
	const char *columns;
} views[] = {
    {"rounds",
        "round, started_at, finished_at, complete, rule_pack, config, "
        "program_version, shard"},
    {"agencies",
        "round, agency_id, level, name_th, name_en, ministry_th, "
        "province_code, office_code, status, listed, parent_id, "
        "successor_id"},
    {"captures",
        "round, agency_id, url, method, status, reason, redirect_to, "
        "content_type, encoding, encoding_source, body_bytes, "
        "payload_sha256, ip, tls_rung, tls_result, attempt, "
        "started_at, dns_ms, connect_ms, tls_ms, first_byte_ms, "
        "total_ms, depth, via_url, warc_file, warc_offset, "
        "warc_length, client, revisit, revisit_of_url, revisit_of_at, "
        "payload_warc_file, payload_warc_offset, etag, "
        "last_modified, connects, unread_reason"},
    {"pages",
        "round, agency_id, url, page_class, title, lang, words_th, "
        "words_en, text_sha256, view_flags, names_agency, parts"},
    {"verdicts",
        "round, audit, agency_id, site, rule_id, rule_revision, scope, "
        "url, outcome, level, reason, confidence, effective_outcome, "
        "reviewer, evidence_count, pages_examined, complete, listed, "
        "listed_passed, effective_level, review_state, evidence_sha256"},
    {"evidence",
        "evidence_id, round, audit, agency_id, rule_id, url, label, "
        "quote, context_before, context_after, match_kind, node_path, "
        "line, byte_start, byte_end, click_path, captured_at, "
        "payload_sha256, warc_file, warc_offset, page_url, shared_with, "
        "ownership"},
    {"indicators",
        "round, audit, profile, agency_id, pillar, indicator, score, "
        "lower, upper, coverage, level, kind, rules_passed, rules_failed, "
        "rules_undecided, rules_inapplicable"},
    {"skipped", "round, agency_id, url, reason, via_url"},
    {"reviews",
        "evidence_id, verdict_key, reviewer, decision, note, "
        "decided_at, evidence_sha256, review, round, audit, agency_id, "
        "rule_id, rule_revision, machine_outcome, machine_level, outcome, "
        "level, source, drawn, settles"},
    {"certificates",
        "round, origin, subject, issuer, names, public_key, "
        "signature, sha256, begins_at, ends_at, chain_length, "
        "tls_version, cipher, tls_rung, tls_result, captured_at"},
    {"pauses", "round, cause, began_at, ended_at"},
    {"robots",
        "round, origin, state, crawl_delay_ms, delay_capped, "
        "sitemaps_left_out, "
        "captured_at, url, status, warc_file, warc_offset"},
    {"audits", "round, audit, rule_pack, program_version, complete"},
    {"rules",
        "round, audit, rule_id, rule_revision, behaviour_sha256, status, "
        "severity, scope, confidence, has_levels, indicators, title_th, "
        "title_en"},
    {"pillars",
        "round, audit, profile, agency_id, pillar, score, lower, upper, "
        "coverage"},
    {"releases",
        "release, round, audit, profile, rule_pack, last_review, "
        "program_version, released_at, excuses, figures_sha256"},
};

static void
test_columns_are_the_public_ones(void **state)
{
	struct store_case *c = case_new();

	(void)state;
	for (size_t i = 0; i < sizeof(views) / sizeof(views[0]); i++) {
		const struct view_info *view = store_view_info(i);
		struct view_cursor *cursor = NULL;
		struct buf names = {0};

		check_str(str_of(view->name), views[i].view, "name");
		for (size_t k = 0; k < view->column_count; k++)
			buf_printf(&names, "%s%s", k > 0 ? ", " : "",
			    view->columns[k].name);
		check_str(buf_str(&names), views[i].columns, "columns");
		buf_release(&names);
		/* The ledger has them, too. */
		CHECK_OK(
		    store_view_open(c->store, view, NULL, 0, &cursor, &c->e));
		store_view_close(cursor);
	}
	assert_null(store_view_info(sizeof(views) / sizeof(views[0])));
	assert_null(store_view_named("capture"));
	case_free(c);
}

static int64_t
add_page(struct store_case *c, const char *url, const struct report *r)
{
	struct frontier_url u = case_url(
	    c, url, strcmp(url, home) == 0 ? 0 : 1, strcmp(url, home) == 0);
	struct capture *got =
	    case_capture(c, url, head, str_of("<p>hello</p>"), "");
	int64_t id = 0;

	CHECK_OK(store_capture_add(c->store, c->round.id, &u, got, &id, &c->e));
	capture_free(got);
	if (r != NULL)
		CHECK_OK(store_report_add(c->store, id, r, &c->e));
	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	return id;
}

static void
fail_url(struct store_case *c, const char *url, enum url_state state,
    enum reason reason)
{
	struct frontier_url u = case_url(c, url, 1, strcmp(url, home) == 0);

	CHECK_OK(store_url_finish(c->store, u.id, state, reason, &c->e));
}

static struct evidence
sample_evidence(void)
{
	return (struct evidence){.label = str_of("apply online"),
	    .quote = str_of("ยื่นคำขอออนไลน์"),
	    .context_before = str_of("ประชาชน"),
	    .context_after = str_of("ได้ที่นี่"),
	    .match_kind = MATCH_FOLDED,
	    .node_path = str_of("html/body/a"),
	    .line = 12,
	    .byte_start = 100,
	    .byte_end = 145};
}

static void
test_reports_come_back_as_a_site(void **state)
{
	struct evidence ev[] = {sample_evidence(), {.byte_start = -1}};
	struct finding findings[] = {
	    {.rule_id = str_of("USA-01"),
	        .outcome = OUTCOME_CANT_TELL,
	        .level = -1,
	        .reason = REASON_JS_SHELL,
	        .leaves = str_of("tfu")},
	    {.rule_id = str_of("ESV-04"),
	        .outcome = OUTCOME_PASSED,
	        .level = 3,
	        .evidence = ev,
	        .evidence_count = 2},
	};
	struct report r = {.encoding = str_of("windows-874"),
	    .encoding_source = str_of("meta"),
	    .page_class = str_of("contact e-service"),
	    .title = str_of("กรม\0ตัวอย่าง"),
	    .words_th = 450,
	    .view_flags = VIEW_CHARSET_LIES | VIEW_SPAM,
	    .names_agency = true,
	    .findings = findings,
	    .finding_count = 2};
	struct report worse = {.reason = REASON_WORKER_TIME};
	struct report hop = {.redirect_to = str_of(page)};
	struct report file = {.reason = REASON_NOT_HTML};
	struct store_case *c = case_new();
	struct site site = {0};
	int64_t id;

	(void)state;
	r.title.len = strlen("กรม") + 1 + strlen("ตัวอย่าง");
	case_begin(c, "");
	(void)add_page(c, home, &hop);
	id = add_page(c, page, &r);
	/* A second report of the same capture takes the first one's place. */
	CHECK_OK(store_report_add(c->store, id, &r, &c->e));
	(void)add_page(c, "https://www.agency.example/B", &worse);
	(void)add_page(c, "https://www.agency.example/x.pdf", &file);
	CHECK_OK(store_site_read(
	    c->store, c->agency_row, &c->agency, &c->arena, &site, &c->e));
	check_int((int64_t)site.page_count, 2, "pages");
	/* In byte order: capitals first. */
	check_int(site.pages[0].reason, REASON_WORKER_TIME, "reason");
	check_str(site.pages[1].url, page, "url");
	check_str(site.pages[1].title, "กรม\xef\xbf\xbdตัวอย่าง", "title");
	check_str(site.pages[1].page_class, "contact e-service", "class");
	check_int(site.pages[1].view_flags, VIEW_CHARSET_LIES | VIEW_SPAM,
	    "view flags");
	check_int((int64_t)site.pages[1].finding_count, 2, "findings");
	check_str(site.pages[1].findings[0].rule_id, "ESV-04", "order");
	check_int(site.pages[1].findings[0].level, 3, "level");
	check_int(
	    (int64_t)site.pages[1].findings[0].evidence_count, 2, "evidence");
	check_str(site.pages[1].findings[0].evidence[0].quote, "ยื่นคำขอออนไลน์",
	    "quote");
	check_int(site.pages[1].findings[0].evidence[0].byte_end, 145, "end");
	check_str(site.pages[1].findings[1].leaves, "tfu", "leaves");
	check_int(
	    site.pages[1].findings[1].outcome, OUTCOME_CANT_TELL, "outcome");
	check_str(only(c, "pages", "words_th", page), "450", "words");
	check_str(only(c, "pages", "names_agency", page), "1", "its name");
	check_str(
	    only(c, "captures", "encoding", page), "windows-874", "encoding");
	case_free(c);
}

/* A sitemap and a second look as a phone are captures that are read, too. */
static void
test_other_captures_are_no_pages_of_the_site(void **state)
{
	struct store_case *c = case_new();
	struct report r = {.title = str_of("กรมตัวอย่าง")};
	struct frontier_url other = {0};
	struct capture *phone, *map;
	struct stored_capture newest;
	struct site site = {0};
	int64_t id;

	(void)state;
	case_begin(c, "");
	id = add_page(c, home, &r);
	other.agency_row = c->agency_row;
	phone = case_capture(c, home, head, str_of("<p>small</p>"), "");
	phone->client = CLIENT_PHONE;
	CHECK_OK(
	    store_report_add(c->store, case_put(c, &other, phone), &r, &c->e));
	map = case_capture(c, "https://www.agency.example/sitemap.xml", head,
	    str_of("<urlset/>"), "");
	CHECK_OK(
	    store_report_add(c->store, case_put(c, &other, map), &r, &c->e));
	CHECK_OK(store_site_read(
	    c->store, c->agency_row, &c->agency, &c->arena, &site, &c->e));
	check_int((int64_t)site.page_count, 1, "pages");
	check_int(site.pages[0].capture_id, id, "the page");
	check_int(case_rows(c, "pages"), 1, "rows of pages");
	check_int(case_rows(c, "captures"), 3, "rows of captures");
	CHECK_OK(store_flush(c->store, &c->e));
	CHECK_OK(store_capture_read(
	    c->store, str_of(home), &c->arena, &newest, &c->e));
	check_int(newest.id, id, "by its URL");
	case_free(c);
}

static void
test_unread_counts_what_may_hide_a_page(void **state)
{
	static const struct {
		const char *url;
		enum url_state state;
		enum reason reason;
	} urls[] = {
	    {"https://a.example/1", URL_SKIPPED, REASON_BUDGET},
	    {"https://a.example/2", URL_SKIPPED, REASON_ROBOTS},
	    {"https://a.example/3", URL_SKIPPED, REASON_ROBOTS},
	    {"https://a.example/4", URL_FAILED, REASON_TIMEOUT},
	    {"https://a.example/5", URL_SKIPPED, REASON_BUDGET},
	    {"https://a.example/6", URL_SKIPPED, REASON_OUT_OF_SCOPE},
	    {"https://a.example/7", URL_FAILED, REASON_HTTP_404},
	    {"https://a.example/8", URL_SKIPPED, REASON_NOT_A_PAGE},
	    {"https://a.example/9", URL_SKIPPED, REASON_RECORDED_ONLY},
	    {"https://a.example/10", URL_DONE, REASON_NONE},
	    {"https://a.example/11", URL_SKIPPED, REASON_TRAP},
	    {"https://a.example/12", URL_SKIPPED, REASON_PATTERN},
	    {"https://a.example/13", URL_SKIPPED, REASON_CRAWL_DELAY},
	};
	struct store_case *c = case_new();
	struct site site = {0};

	(void)state;
	case_begin(c, "");
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++)
		fail_url(c, urls[i].url, urls[i].state, urls[i].reason);
	CHECK_OK(store_site_read(
	    c->store, c->agency_row, &c->agency, &c->arena, &site, &c->e));
	check_int(site.unread_count, 7, "unread");
	/* Two each: the earlier word of the list wins. */
	check_int(site.unread_reason, REASON_ROBOTS, "reason");
	check_str(only(c, "skipped", "reason", "https://a.example/7"),
	    "http-404", "skipped");
	case_free(c);
}

static void
test_page_that_ended_its_reader_shows(void **state)
{
	static const char *const unknown[] = {"page_class", "title", "lang",
	    "words_th", "words_en", "text_sha256", "names_agency", "parts"};
	struct report killed = {
	    .reason = REASON_WORKER_TIME, .view_flags = VIEW_PARSE_KILLED};
	struct store_case *c = case_new();

	(void)state;
	case_begin(c, "");
	(void)add_page(c, page, &killed);
	check_str(only(c, "pages", "view_flags", page), "parse-killed", "flag");
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		check_str(
		    only(c, "pages", unknown[i], page), "(null)", unknown[i]);
	check_str(only(c, "skipped", "reason", page), "worker-time", "reason");
	case_free(c);
}

static void
test_home_reason_is_that_of_the_last_hop(void **state)
{
	struct store_case *c = case_new();
	struct agency other = {.id = str_of("a-02")};
	struct frontier_url u = {.url = str_of(home), .is_home = true};
	struct site site = {0};
	int64_t row = 0;
	bool is_new;

	(void)state;
	case_begin(c, "");
	CHECK_OK(store_agency_put(c->store, c->round.id, &other, &row, &c->e));
	CHECK_OK(
	    store_site_read(c->store, row, &other, &c->arena, &site, &c->e));
	check_int(site.home_reason, REASON_NO_SITE, "without a seed");
	CHECK_OK(store_site_read(
	    c->store, c->agency_row, &c->agency, &c->arena, &site, &c->e));
	check_int(site.home_reason, REASON_NO_PAGE, "before the crawl");

	u.agency_row = c->agency_row;
	fail_url(c, home, URL_REDIRECTED, REASON_NONE);
	fail_url(c, page, URL_FAILED, REASON_HTTP_403);
	/* The seed leads to a URL that is known by a link. */
	u.url = str_of(page);
	CHECK_OK(store_url_add(
	    c->store, &u, URL_READY, REASON_NONE, &is_new, &c->e));
	assert_false(is_new);
	CHECK_OK(store_site_read(
	    c->store, c->agency_row, &c->agency, &c->arena, &site, &c->e));
	check_int(site.home_reason, REASON_HTTP_403, "behind the redirect");
	case_free(c);
}

static void
test_home_that_was_read_needs_no_reason(void **state)
{
	struct store_case *c = case_new();
	struct report r = {0};
	struct site site = {0};

	(void)state;
	case_begin(c, "");
	(void)add_page(c, home, &r);
	CHECK_OK(store_site_read(
	    c->store, c->agency_row, &c->agency, &c->arena, &site, &c->e));
	check_int(site.home_reason, REASON_NONE, "reason");
	assert_true(site.pages[0].is_home);
	case_free(c);
}

static void
put_verdict(struct store_case *c, int64_t capture_id)
{
	struct site_page on = {.capture_id = capture_id, .url = str_of(page)};
	struct proof proofs[] = {{sample_evidence(), &on},
	    {sample_evidence(), &on},
	    {{.match_kind = MATCH_ABSENCE, .byte_start = -1, .byte_end = -1},
	        NULL}};
	struct verdict v = {.rule_id = str_of("ESV-04"),
	    .rule_revision = 2,
	    .scope = str_of("site"),
	    .url = str_of(page),
	    .outcome = OUTCOME_PASSED,
	    .level = 3,
	    .confidence = str_of("high"),
	    .pages_examined = 7,
	    .is_complete = true,
	    .proofs = proofs,
	    .proof_count = 3};

	CHECK_OK(store_verdict_put(
	    c->store, c->agency_row, str_of("crawl"), str_of(home), &v, &c->e));
}

static struct str
evidence_ids(struct store_case *c)
{
	struct view_cursor *cursor = NULL;
	const struct view_value *row = NULL;
	struct buf ids = {0};
	struct str copy;
	bool is_there = true;

	CHECK_OK(store_view_open(
	    c->store, store_view_named("evidence"), NULL, 0, &cursor, &c->e));
	for (;;) {
		CHECK_OK(store_view_next(cursor, &row, &is_there, &c->e));
		if (!is_there)
			break;
		check_int((int64_t)row[0].text.len, 16, "length of an id");
		(void)buf_append_str(&ids, row[0].text);
		(void)buf_append_char(&ids, ' ');
	}
	store_view_close(cursor);
	copy = arena_str(&c->arena, buf_str(&ids));
	buf_release(&ids);
	return copy;
}

static void
test_verdict_and_evidence(void **state)
{
	struct store_case *c = case_new();
	struct store_case *other = case_new();
	struct report r = {0};
	struct stored_capture opened = {0};
	struct str ids, first, second;
	int64_t id;

	(void)state;
	case_begin(c, "");
	id = add_page(c, page, &r);
	put_verdict(c, id);
	put_verdict(c, id);
	check_str(only(c, "verdicts", "evidence_count", NULL), "3", "proofs");
	check_str(only(c, "verdicts", "effective_outcome", NULL), "passed",
	    "outcome");
	check_str(only(c, "verdicts", "reason", NULL), "(null)", "reason");
	check_str(only(c, "verdicts", "site", NULL), home, "site");
	ids = evidence_ids(c);
	check_int((int64_t)ids.len, 3 * 17, "ids");
	first = str_slice(ids, 0, 16);
	second = str_slice(ids, 17, 33);
	assert_false(str_equal(first, second));
	CHECK_OK(store_flush(c->store, &c->e));
	CHECK_OK(
	    store_capture_read(c->store, second, &c->arena, &opened, &c->e));
	check_int(opened.id, id, "capture of the evidence");

	/* Another store, round and time: the same find has the same id. */
	other->now_us += 86400000000;
	case_begin(other, "later");
	(void)add_page(other, home, &r);
	put_verdict(other, add_page(other, page, &r));
	assert_true(str_equal(ids, evidence_ids(other)));
	case_free(other);
	case_free(c);
}

static void
test_values_of_a_capture_row(void **state)
{
	static const struct {
		const char *column;
		const char *want;
	} cases[] = {
	    {"round", "round-1"},
	    {"agency_id", "a-01"},
	    {"method", "GET"},
	    {"status", "(null)"},
	    {"reason", "connect-timeout"},
	    {"redirect_to", "(null)"},
	    {"body_bytes", "0"},
	    {"started_at", "2018-07-31T14:00:00.123Z"},
	    {"dns_ms", "(null)"},
	    {"connect_ms", "1"},
	    {"total_ms", "30"},
	    {"warc_file", "samruat-round-1-00001.warc.gz"},
	};
	struct store_case *c = case_new();
	struct frontier_url u;
	struct capture *failure =
	    case_capture(c, home, NULL, (struct str){0}, "");
	int64_t id;

	(void)state;
	case_begin(c, "");
	u = case_url(c, home, 0, true);
	CHECK_OK(
	    store_capture_add(c->store, c->round.id, &u, failure, &id, &c->e));
	capture_free(failure);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		check_str(only(c, "captures", cases[i].column, home),
		    cases[i].want, cases[i].column);
	check_str(only(c, "agencies", "status", NULL), "(null)", "status");
	check_str(only(c, "rounds", "finished_at", NULL), "(null)", "end");
	case_free(c);
}

static void
test_filters_take_numbers_and_texts(void **state)
{
	static const struct {
		struct view_filter filter;
		bool want;
	} cases[] = {
	    {{"body_bytes", {"12", 2}}, true},
	    {{"body_bytes", {"13", 2}}, false},
	    {{"body_bytes", {"twelve", 6}}, false},
	    {{"agency_id", {"a-01", 4}}, true},
	    {{"agency_id", {"a-0", 3}}, false},
	    {{"agency_id", {"' OR 1=1 --", 11}}, false},
	};
	struct store_case *c = case_new();

	(void)state;
	case_begin(c, "");
	(void)add_page(c, home, NULL);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct view_cursor *cursor = NULL;
		const struct view_value *row = NULL;
		bool is_there = false;

		CHECK_OK(store_view_open(c->store, store_view_named("captures"),
		    &cases[i].filter, 1, &cursor, &c->e));
		CHECK_OK(store_view_next(cursor, &row, &is_there, &c->e));
		check_int(is_there, cases[i].want, cases[i].filter.value.ptr);
		store_view_close(cursor);
	}
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_columns_are_the_public_ones),
	    cmocka_unit_test(test_reports_come_back_as_a_site),
	    cmocka_unit_test(test_other_captures_are_no_pages_of_the_site),
	    cmocka_unit_test(test_unread_counts_what_may_hide_a_page),
	    cmocka_unit_test(test_page_that_ended_its_reader_shows),
	    cmocka_unit_test(test_home_reason_is_that_of_the_last_hop),
	    cmocka_unit_test(test_home_that_was_read_needs_no_reason),
	    cmocka_unit_test(test_verdict_and_evidence),
	    cmocka_unit_test(test_values_of_a_capture_row),
	    cmocka_unit_test(test_filters_take_numbers_and_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
