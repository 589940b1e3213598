/* Captures that repeat a stored one: what is written, what comes back, what a
 * later round may build on. */
#include "store/store_impl.h"
#include "store/verify.h"
#include "store/warc_read.h"
#include "store_case.h"

static const char *const home = "https://www.agency.example/";
static const char *const head_304 =
    "HTTP/1.1 304 Not Modified\r\nETag: \"b\"\r\n\r\n";

static struct capture *
answer(struct store_case *c, const char *etag)
{
	struct capture *got = case_capture(
	    c, home, case_head, str_of("<p>hello</p>"), case_hello_sha256);

	got->etag = str_of(etag);
	got->last_modified = str_of("Tue, 31 Jul 2018 13:00:00 GMT");
	return got;
}

static struct capture *
not_modified(struct store_case *c, int64_t of, const char *etag)
{
	struct capture *got =
	    case_capture(c, home, head_304, (struct str){0}, "");

	got->status = 304;
	got->content_type = (struct str){0};
	got->revisit_of = of;
	got->etag = str_of(etag);
	return got;
}

static void
next_round(struct store_case *c, const char *name, struct frontier_url *u)
{
	bool is_complete;

	if (c->round.id > 0) {
		CHECK_OK(store_url_skip_rest(
		    c->store, c->agency_row, REASON_BUDGET, &c->e));
		CHECK_OK(store_round_finish(
		    c->store, c->round.id, &is_complete, &c->e));
	}
	c->now_us += 3600 * INT64_C(1000000);
	case_begin(c, name);
	*u = case_url(c, home, 0, true);
}

/* Puts a capture and finishes its URL. */
static int64_t
put(struct store_case *c, const struct frontier_url *u, struct capture *got)
{
	int64_t id = case_put(c, u, got);

	CHECK_OK(
	    store_url_finish(c->store, u->id, URL_DONE, REASON_NONE, &c->e));
	return id;
}

static struct earlier_capture
earlier(struct store_case *c, enum client client)
{
	struct earlier_capture got = {.id = -1};

	CHECK_OK(store_earlier_get(c->store, c->agency_row,
	    (struct earlier_key){str_of(home), client}, &c->arena, &got,
	    &c->e));
	return got;
}

static struct stored_capture
read_back(struct store_case *c, int64_t id)
{
	struct stored_capture got = {0};

	CHECK_OK(store_flush(c->store, &c->e));
	CHECK_OK(store_capture_get(c->store, id, &c->arena, &got, &c->e));
	return got;
}

static void
check_verifies(struct store_case *c, int64_t captures)
{
	struct verify_result r = {0};

	CHECK_OK(store_flush(c->store, &c->e));
	CHECK_OK(store_verify(c->store, &c->arena, &r, &c->e));
	for (size_t i = 0; i < r.fault_count; i++)
		print_message("%.*s\n", STR_ARG(r.faults[i].what));
	check_int((int64_t)r.fault_count, 0, "faults");
	check_int(r.capture_count, captures, "captures");
}

/* The text of the last record but one, which the capture's own is. */
static struct str
record_text(struct store_case *c, int64_t id)
{
	struct stored_capture at = read_back(c, id);
	struct buf bytes = {0}, text = {0};
	struct warc_reader *r = warc_reader_new();
	struct warc_entry w;
	struct str copy;

	CHECK_OK(file_read(file_join(&c->arena, c->store->warc_folder,
	                       arena_cstr(&c->arena, at.warc_file)),
	    1 << 20, &bytes, &c->e));
	w = warc_read(
	    r, str_slice(buf_str(&bytes), (size_t)at.warc_offset, bytes.len));
	assert_null(w.fault);
	buf_printf(&text, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%.*s", STR_ARG(w.type),
	    STR_ARG(w.profile), STR_ARG(w.refers_to_target),
	    STR_ARG(w.refers_to_date), STR_ARG(w.payload_digest),
	    w.refers_to.len > 0 ? 3 : 0, "set", STR_ARG(w.block));
	copy = arena_str(&c->arena, buf_str(&text));
	warc_reader_free(r);
	buf_release(&bytes);
	buf_release(&text);
	return copy;
}

static void
test_a_304_refers_to_what_it_says_still_holds(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	struct stored_capture got;
	struct earlier_capture before;
	int64_t first, second;

	(void)state;
	next_round(c, "a", &u);
	check_int(earlier(c, CLIENT_DESKTOP).id, 0, "in the first round");
	first = put(c, &u, answer(c, "\"a\""));
	check_int(earlier(c, CLIENT_DESKTOP).id, 0, "in the same round");
	next_round(c, "b", &u);
	before = earlier(c, CLIENT_DESKTOP);
	check_int(before.id, first, "number");
	check_str(before.etag, "\"a\"", "ETag");
	check_str(before.last_modified, "Tue, 31 Jul 2018 13:00:00 GMT",
	    "Last-Modified");
	check_int(before.not_modified_run, 0, "run");
	check_int(earlier(c, CLIENT_PHONE).id, 0, "as a phone");
	second = put(c, &u, not_modified(c, first, "\"b\""));
	check_str(record_text(c, second),
	    "revisit|http://netpreserve.org/warc/1.1/revisit/"
	    "server-not-modified|https://www.agency.example/|"
	    "2018-07-31T15:00:00.123Z|sha1:EH2SPSI2J7IA53E7X7MLVOIBNGZPXYIP|"
	    "set|HTTP/1.1 304 Not Modified\r\nETag: \"b\"\r\n\r\n",
	    "record");
	got = read_back(c, second);
	check_int(got.revisit, REVISIT_NOT_MODIFIED, "kind");
	check_int(got.revisit_of, first, "original");
	check_str(got.head, head_304, "head");
	check_str(got.body_head, case_head, "head of the body");
	check_str(got.body, "<p>hello</p>", "body");
	check_str(got.payload_sha256, case_hello_sha256, "digest");
	/* It is never the original of another; a validator it left out holds. */
	next_round(c, "c", &u);
	before = earlier(c, CLIENT_DESKTOP);
	check_int(before.id, second, "number");
	check_str(before.etag, "\"b\"", "ETag");
	check_str(before.last_modified, "Tue, 31 Jul 2018 13:00:00 GMT",
	    "Last-Modified");
	check_int(before.not_modified_run, 1, "run");
	second = put(c, &u, not_modified(c, second, ""));
	check_int(read_back(c, second).revisit_of, first, "original");
	next_round(c, "d", &u);
	before = earlier(c, CLIENT_DESKTOP);
	check_str(before.etag, "\"b\"", "ETag");
	check_int(before.not_modified_run, 2, "run");
	/* The whole answer again ends the run. */
	(void)put(c, &u, answer(c, "\"c\""));
	next_round(c, "e", &u);
	check_int(earlier(c, CLIENT_DESKTOP).not_modified_run, 0, "run");
	check_verifies(c, 4);
	case_free(c);
}

static void
test_the_same_payload_is_stored_once(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u, phone;
	struct capture *as_phone;
	struct stored_capture got;
	int64_t first, second, third;

	(void)state;
	next_round(c, "a", &u);
	first = put(c, &u, answer(c, ""));
	phone = u;
	phone.id = 0;
	as_phone = answer(c, "");
	as_phone->client = CLIENT_PHONE;
	second = case_put(c, &phone, as_phone);
	got = read_back(c, second);
	check_int(got.revisit, REVISIT_SAME_PAYLOAD, "kind");
	check_int(got.revisit_of, first, "original");
	check_str(got.body, "<p>hello</p>", "body");
	check_str(record_text(c, second),
	    "revisit|http://netpreserve.org/warc/1.1/revisit/"
	    "identical-payload-digest|https://www.agency.example/|"
	    "2018-07-31T15:00:00.123Z|sha1:EH2SPSI2J7IA53E7X7MLVOIBNGZPXYIP|"
	    "set|HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
	    "record");
	/* A second look is no page of the site. */
	check_str(case_value(c, "captures", "revisit", "client", "phone"),
	    "identical-payload", "revisit in the view");
	next_round(c, "b", &u);
	third = put(c, &u, answer(c, ""));
	check_int(read_back(c, third).revisit_of, first, "original");
	check_int(earlier(c, CLIENT_PHONE).id, second, "as a phone");
	check_verifies(c, 3);
	case_free(c);
}

static void
test_what_is_not_whole_is_no_original(void **state)
{
	static const struct {
		const char *what;
		int status;
		enum cut cut;
		enum reason reason;
		const char *sha256;
	} cases[] = {
	    {"another status", 404, CUT_NOT, REASON_NONE, NULL},
	    {"cut short", 200, CUT_TIME, REASON_NONE, NULL},
	    {"with a reason", 200, CUT_NOT, REASON_STALLED, NULL},
	    {"another payload", 200, CUT_NOT, REASON_NONE, "0123"},
	    {"without a digest", 200, CUT_NOT, REASON_NONE, ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct store_case *c = case_new();
		struct capture *got;
		struct frontier_url u;
		int64_t id;

		next_round(c, "a", &u);
		got = answer(c, "\"a\"");
		got->status = cases[i].status;
		got->cut = cases[i].cut;
		got->reason = cases[i].reason;
		if (cases[i].sha256 != NULL)
			(void)snprintf(got->payload_sha256,
			    sizeof(got->payload_sha256), "%s", cases[i].sha256);
		(void)put(c, &u, got);
		next_round(c, "b", &u);
		if (cases[i].sha256 == NULL)
			check_int(
			    earlier(c, CLIENT_DESKTOP).id, 0, cases[i].what);
		id = put(c, &u, answer(c, ""));
		check_int(read_back(c, id).revisit, REVISIT_NOT, cases[i].what);
		check_str(read_back(c, id).body, "<p>hello</p>", cases[i].what);
		case_free(c);
	}
}

/* A 304 that nobody asked for stands for itself. */
static void
test_a_304_without_an_original_is_a_response(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	struct stored_capture got;

	(void)state;
	next_round(c, "a", &u);
	got = read_back(c, put(c, &u, not_modified(c, 0, "")));
	check_int(got.revisit, REVISIT_NOT, "kind");
	check_str(got.head, head_304, "head");
	check_str(got.body, "", "body");
	check_verifies(c, 1);
	case_free(c);
}

/* An archive that was taken away is not referred to. */
static void
test_lost_bytes_are_stored_anew(void **state)
{
	struct store_case *c = case_new();
	struct stored_capture got;
	struct frontier_url u;
	const char *path = NULL;

	(void)state;
	next_round(c, "a", &u);
	(void)put(c, &u, answer(c, "\"a\""));
	next_round(c, "b", &u);
	assert_true(case_warc_bytes(c, &path).len > 0);
	check_int(unlink(path), 0, "unlink");
	check_int(earlier(c, CLIENT_DESKTOP).id, 0, "earlier");
	got = read_back(c, put(c, &u, answer(c, "\"a\"")));
	check_int(got.revisit, REVISIT_NOT, "kind");
	check_str(got.body, "<p>hello</p>", "body");
	case_free(c);
}

static void
test_an_earlier_capture_serves_again(void **state)
{
	struct store_case *c = case_new();
	struct frontier_url u;
	struct stored_capture got, old;
	int64_t first, reused = 0, asked = 0, wrong;
	bool is_asked = true;

	(void)state;
	next_round(c, "a", &u);
	first = put(c, &u, answer(c, "\"a\""));
	old = read_back(c, first);
	next_round(c, "b", &u);
	CHECK_OK(store_is_asked_as(c->store, c->agency_row, str_of(home),
	    CLIENT_DESKTOP, &is_asked, &c->e));
	assert_false(is_asked);
	CHECK_OK(store_capture_reuse(
	    c->store, c->round.id, &u, first, &reused, &c->e));
	CHECK_OK(store_is_asked_as(c->store, c->agency_row, str_of(home),
	    CLIENT_DESKTOP, &is_asked, &c->e));
	assert_true(is_asked);
	CHECK_OK(store_is_asked_as(c->store, c->agency_row, str_of(home),
	    CLIENT_PHONE, &is_asked, &c->e));
	assert_false(is_asked);
	CHECK_OK(
	    store_url_finish(c->store, u.id, URL_DONE, REASON_NONE, &c->e));
	got = read_back(c, reused);
	check_int(got.revisit, REVISIT_REUSED, "kind");
	check_int(got.revisit_of, first, "original");
	check_str(got.body, "<p>hello</p>", "body");
	check_str(got.captured_at, old.captured_at.ptr, "time");
	check_str(got.warc_file, old.warc_file.ptr, "file");
	check_int(got.warc_offset, old.warc_offset, "place");
	CHECK_OK(store_pages_asked(c->store, c->agency_row, &asked, &c->e));
	check_int(asked, 1, "its share of the budget");
	/* Through a chain: reused, then 304, then reused. */
	next_round(c, "c", &u);
	check_int(earlier(c, CLIENT_DESKTOP).id, reused, "earlier");
	reused = put(c, &u, not_modified(c, reused, ""));
	check_int(read_back(c, reused).revisit_of, first, "original");
	next_round(c, "d", &u);
	CHECK_OK(store_capture_reuse(
	    c->store, c->round.id, &u, reused, &reused, &c->e));
	got = read_back(c, reused);
	check_int(got.revisit_of, first, "original");
	check_str(got.head, head_304, "head");
	check_str(got.body, "<p>hello</p>", "body");
	check_int(
	    store_capture_reuse(c->store, c->round.id, &u, 999, &wrong, &c->e),
	    ERR_USAGE, "no such capture");
	check_int(store_capture_get(c->store, 999, &c->arena, &got, &c->e),
	    ERR_USAGE, "no such capture");
	/* verify counts rows: two of them share a record with another. */
	check_verifies(c, 4);
	case_free(c);
}

/* The views lead to where the bytes stand. */
static void
test_views_lead_to_the_bytes(void **state)
{
	struct store_case *c = case_new();
	struct site_page on = {.url = str_of(home)};
	struct proof proof = {{.quote = str_of("hello"),
	                          .match_kind = MATCH_EXACT,
	                          .byte_start = 3,
	                          .byte_end = 8},
	    &on};
	struct verdict v = {.rule_id = str_of("ESV-04"),
	    .outcome = OUTCOME_PASSED,
	    .level = -1,
	    .proofs = &proof,
	    .proof_count = 1};
	struct frontier_url u;
	struct stored_capture first;

	(void)state;
	next_round(c, "a", &u);
	first = read_back(c, put(c, &u, answer(c, "\"a\"")));
	next_round(c, "b", &u);
	on.capture_id = put(c, &u, not_modified(c, first.id, "\"b\""));
	CHECK_OK(store_verdict_put(
	    c->store, c->agency_row, str_of("crawl"), str_of(home), &v, &c->e));
	check_str(case_value(c, "evidence", "warc_file", NULL, NULL),
	    "samruat-a-00001.warc.gz", "evidence: file");
	check_str(case_value(c, "evidence", "warc_offset", NULL, NULL),
	    arena_printf(&c->arena, "%lld", (long long)first.warc_offset).ptr,
	    "evidence: place");
	check_str(case_value(c, "evidence", "captured_at", NULL, NULL),
	    "2018-07-31T16:00:00.123Z", "evidence: time");
	check_str(case_value(c, "captures", "payload_warc_file", "round", "b"),
	    "samruat-a-00001.warc.gz", "captures: file");
	check_str(case_value(c, "captures", "warc_file", "round", "b"),
	    "samruat-b-00001.warc.gz", "captures: its own record");
	check_str(case_value(c, "captures", "revisit_of_at", "round", "b"),
	    "2018-07-31T15:00:00.123Z", "captures: when");
	check_str(case_value(c, "captures", "revisit_of_url", "round", "b"),
	    home, "captures: what");
	check_str(case_value(c, "captures", "payload_warc_file", "round", "a"),
	    "samruat-a-00001.warc.gz", "captures: of itself");
	case_free(c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_a_304_refers_to_what_it_says_still_holds),
	    cmocka_unit_test(test_the_same_payload_is_stored_once),
	    cmocka_unit_test(test_what_is_not_whole_is_no_original),
	    cmocka_unit_test(test_a_304_without_an_original_is_a_response),
	    cmocka_unit_test(test_lost_bytes_are_stored_anew),
	    cmocka_unit_test(test_an_earlier_capture_serves_again),
	    cmocka_unit_test(test_views_lead_to_the_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
