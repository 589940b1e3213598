/* WARC files: what is written, byte by byte, and what a reader makes of good
 * and bad bytes. Digests are taken anew by the digest module. */
#include "base/digest.h"
#include "base/limits.h"
#include "store/store_impl.h"
#include "store/verify.h"
#include "store/warc_read.h"
#include "store_case.h"

static const char *const home = "https://www.agency.example/";

struct read_file {
	struct warc_entry entries[16]; /* texts in the case's arena */
	size_t count;
};

static struct warc_entry
kept(struct arena *a, struct warc_entry w)
{
	w.type = arena_str(a, w.type);
	w.id = arena_str(a, w.id);
	w.date = arena_str(a, w.date);
	w.target = arena_str(a, w.target);
	w.block_digest = arena_str(a, w.block_digest);
	w.payload_digest = arena_str(a, w.payload_digest);
	w.content_type = arena_str(a, w.content_type);
	w.block = arena_str(a, w.block);
	return w;
}

static struct read_file
read_all(struct store_case *c)
{
	struct warc_reader *r = warc_reader_new();
	struct read_file file = {0};
	const char *path = NULL;
	struct str rest = case_warc_bytes(c, &path);

	while (rest.len > 0 && file.count < 16) {
		struct warc_entry w = warc_read(r, rest);

		if (w.fault != NULL)
			fail_msg("record %zu: %s", file.count, w.fault);
		file.entries[file.count++] = kept(&c->arena, w);
		rest = str_slice(rest, w.member_bytes, rest.len);
	}
	warc_reader_free(r);
	return file;
}

static void
add(struct store_case *c, struct capture *got)
{
	struct frontier_url u = {.agency_row = c->agency_row,
	    .via_url = str_of("https://via.example/"),
	    .depth = 2};
	int64_t id;

	CHECK_OK(store_capture_add(c->store, c->round.id, &u, got, &id, &c->e));
	capture_free(got);
}

static void
test_records_of_a_capture(void **state)
{
	static const char *const want_types[] = {
	    "warcinfo", "request", "response", "metadata"};
	static const char *const head =
	    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
	static const char *const chunked =
	    "5\r\n<p>he\r\n7\r\nllo</p>\r\n0\r\n\r\n";
	struct store_case *c = case_new();
	struct read_file file;
	char block[DIGEST_TEXT_BYTES];

	(void)state;
	case_begin(c, "r");
	add(c, case_capture(c, home, head, str_of(chunked), ""));
	file = read_all(c);
	check_int((int64_t)file.count, 4, "records");
	for (size_t i = 0; i < 4; i++) {
		check_str(file.entries[i].type, want_types[i], "type");
		check_str(
		    file.entries[i].date, "2018-07-31T14:00:00.123Z", "date");
		digest_of(DIGEST_SHA1, file.entries[i].block, block);
		check_str(file.entries[i].block_digest, block, "block digest");
		check_int((int64_t)file.entries[i].id.len, 47, "length of id");
		check_int(file.entries[i].id.ptr[24], '8', "UUID version");
	}
	check_str(file.entries[1].target, home, "request's target");
	check_str(file.entries[2].target, home, "response's target");
	check_str(file.entries[3].target, "", "metadata's target");
	check_str(file.entries[2].block,
	    arena_printf(&c->arena, "%s%s", head, chunked).ptr,
	    "the bytes as received");
	/* SHA-1 of "<p>hello</p>" in base 32, by another program: the transfer
	 * coding is undone. */
	check_str(file.entries[2].payload_digest,
	    "sha1:EH2SPSI2J7IA53E7X7MLVOIBNGZPXYIP", "payload digest");
	check_str(file.entries[2].content_type,
	    "application/http;msgtype=response", "content type");
	case_free(c);
}

static void
test_ids_are_all_different(void **state)
{
	struct store_case *c = case_new();
	struct read_file file;

	(void)state;
	case_begin(c, "r");
	for (int i = 0; i < 4; i++)
		add(c,
		    case_capture(c, home, "HTTP/1.1 200 OK\r\n\r\n",
		        str_of("same"), ""));
	file = read_all(c);
	check_int((int64_t)file.count, 13, "records");
	for (size_t i = 0; i < file.count; i++)
		for (size_t k = 0; k < i; k++)
			assert_false(
			    str_equal(file.entries[i].id, file.entries[k].id));
	case_free(c);
}

static void
test_failure_is_one_metadata_record(void **state)
{
	struct store_case *c = case_new();
	struct read_file file;
	struct stored_capture got = {0};

	(void)state;
	case_begin(c, "r");
	add(c, case_capture(c, home, NULL, (struct str){0}, ""));
	file = read_all(c);
	check_int((int64_t)file.count, 2, "records");
	check_str(file.entries[1].type, "metadata", "type");
	check_str(file.entries[1].target, home, "target");
	/* What the library said cannot begin a field of its own. */
	check_str(file.entries[1].block,
	    "via: https://via.example/\r\ndepth: 2\r\nattempt: 1\r\n"
	    "reason: connect-timeout\r\n"
	    "detail: Connection timed out  after 10 s\r\n"
	    "connect-ms: 1\r\nfirst-byte-ms: 20\r\nfetchTimeMs: 30\r\n",
	    "fields");
	CHECK_OK(store_flush(c->store, &c->e));
	CHECK_OK(
	    store_capture_read(c->store, str_of("1"), &c->arena, &got, &c->e));
	check_str(got.head, "", "head");
	check_str(got.request, "", "request");
	case_free(c);
}

/* What sets a capture apart stands beside it. */
static void
test_metadata_says_how_it_came_about(void **state)
{
	struct store_case *c = case_new();
	struct capture *got;
	struct read_file file;

	(void)state;
	case_begin(c, "r");
	for (int i = 0; i < 2; i++) {
		got = case_capture(c, home, case_head, str_of("<p>hello</p>"),
		    case_hello_sha256);
		got->client = i == 0 ? CLIENT_DESKTOP : CLIENT_PHONE;
		got->connects = i * 3;
		add(c, got);
	}
	file = read_all(c);
	check_int((int64_t)file.count, 7, "records");
	check_str(file.entries[3].block,
	    "via: https://via.example/\r\ndepth: 2\r\nattempt: 1\r\n"
	    "payload-sha256: "
	    "a5652be1ca864d36d25cfb54a41f384e2de1b3acf7513a925d72ed7258fdc0ae"
	    "\r\nconnect-ms: 1\r\nfirst-byte-ms: 20\r\nfetchTimeMs: 30\r\n",
	    "of a first look");
	check_str(file.entries[6].block,
	    "via: https://via.example/\r\ndepth: 2\r\nattempt: 1\r\n"
	    "client: phone\r\nrevisit: identical-payload\r\nconnects: 3\r\n"
	    "payload-sha256: "
	    "a5652be1ca864d36d25cfb54a41f384e2de1b3acf7513a925d72ed7258fdc0ae"
	    "\r\nconnect-ms: 1\r\nfirst-byte-ms: 20\r\nfetchTimeMs: 30\r\n",
	    "of a second look");
	check_str(file.entries[5].type, "revisit", "type");
	case_free(c);
}

/* A sitemap may be longer than any page. */
static void
test_a_sitemap_of_any_length_we_take_comes_back(void **state)
{
	struct store_case *c = case_new();
	struct stored_capture got = {0};
	struct verify_result result = {0};
	size_t size = LIMIT_SITEMAP_BYTES;
	char *bytes = arena_alloc(&c->arena, size);

	(void)state;
	case_begin(c, "r");
	add(c,
	    case_capture(c, home, "HTTP/1.1 200 OK\r\n\r\n",
	        (struct str){bytes, size}, ""));
	CHECK_OK(store_flush(c->store, &c->e));
	assert_true(c->store->warc.text.capacity < size / 2);
	CHECK_OK(
	    store_capture_read(c->store, str_of("1"), &c->arena, &got, &c->e));
	check_int((int64_t)got.body.len, (int64_t)size, "length");
	CHECK_OK(store_verify(c->store, &c->arena, &result, &c->e));
	check_int((int64_t)result.fault_count, 0, "faults");
	case_free(c);
}

static void
test_large_and_binary_bodies_come_back(void **state)
{
	static const char *const heads[] = {"HTTP/1.1 200 OK\r\n\r\n",
	    "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n",
	    "HTTP/1.0 200 OK\n\n", "HTTP/1.1 200 OK\r\nCut: he"};
	struct store_case *c = case_new();
	size_t size = (size_t)3 * 1024 * 1024;
	char *bytes = arena_alloc(&c->arena, size);
	struct stored_capture got = {0};

	(void)state;
	for (size_t i = 0; i < size; i++)
		bytes[i] = (char)(i * i >> 3);
	case_begin(c, "r");
	for (size_t i = 0; i < sizeof(heads) / sizeof(heads[0]); i++) {
		struct str body = {bytes, i == 3 ? 0 : size - i};

		add(c, case_capture(c, home, heads[i], body, ""));
		CHECK_OK(store_flush(c->store, &c->e));
		CHECK_OK(store_capture_read(
		    c->store, str_of(home), &c->arena, &got, &c->e));
		check_str(got.head, heads[i], "head");
		assert_true(str_equal(got.body, body));
		assert_true(str_starts(got.request, str_of("GET / ")));
	}
	case_free(c);
}

static void
test_full_file_is_sealed_and_a_new_one_begun(void **state)
{
	struct store_case *c = case_new();
	struct file_list list = {0};

	(void)state;
	case_begin(c, "r");
	c->store->warc_max_bytes = 100;
	for (int i = 0; i < 3; i++)
		add(c,
		    case_capture(
		        c, home, "HTTP/1.1 200 OK\r\n\r\n", str_of("x"), ""));
	CHECK_OK(file_find(&c->arena, c->folder, ".warc.gz", &list, &c->e));
	check_int((int64_t)list.count, 3, "files");
	case_free(c);
}

/* Packs text as one gzip member of a stored block; check sum by bits. */
static struct str
member_of(struct arena *a, const char *text)
{
	size_t n = strlen(text);
	uint32_t crc = 0xffffffff;
	struct buf b = {0};
	unsigned char tail[8];
	struct str copy;

	for (size_t i = 0; i < n; i++) {
		crc ^= (unsigned char)text[i];
		for (int k = 0; k < 8; k++)
			crc = crc >> 1 ^ (0xedb88320 & (0 - (crc & 1)));
	}
	crc = ~crc;
	(void)buf_append(&b, "\x1f\x8b\x08\0\0\0\0\0\0\x03\x01", 11);
	(void)buf_append_char(&b, (char)(n & 255));
	(void)buf_append_char(&b, (char)(n >> 8));
	(void)buf_append_char(&b, (char)(~n & 255));
	(void)buf_append_char(&b, (char)(~n >> 8 & 255));
	(void)buf_append(&b, text, n);
	for (int i = 0; i < 4; i++) {
		tail[i] = (unsigned char)(crc >> 8 * i);
		tail[4 + i] = (unsigned char)(n >> 8 * i);
	}
	(void)buf_append(&b, tail, sizeof(tail));
	copy = arena_str(a, buf_str(&b));
	buf_release(&b);
	return copy;
}

#define FIELDS \
	"WARC-Type: response\r\nWARC-Record-ID: <urn:x>\r\n" \
	"WARC-Date: 2018-07-31T14:00:00Z\r\n"

static void
test_reader_names_what_is_wrong(void **state)
{
	static const struct {
		const char *text;
		const char *fault;
	} cases[] = {
	    {"WARC/1.1\r\n" FIELDS "Content-Length: 2\r\n\r\nhi\r\n\r\n", NULL},
	    {"WARC/1.0\r\n" FIELDS "content-length:0\r\n\r\n\r\n\r\n", NULL},
	    {"WARC/2.0\r\n" FIELDS "Content-Length: 2\r\n\r\nhi\r\n\r\n",
	        "no WARC record stands in it"},
	    {"", "no WARC record stands in it"},
	    {"WARC/1.1\r\n" FIELDS "Content-Length: 2\r\n",
	        "its head has no end"},
	    {"WARC/1.1\r\n" FIELDS "\r\nhi\r\n\r\n",
	        "it has no Content-Length"},
	    {"WARC/1.1\r\n" FIELDS "Content-Length: -2\r\n\r\nhi\r\n\r\n",
	        "its Content-Length is no good"},
	    {"WARC/1.1\r\n" FIELDS
	     "Content-Length: 99999999999999999999\r\n\r\nhi\r\n\r\n",
	        "its Content-Length is no good"},
	    {"WARC/1.1\r\n" FIELDS
	     "Content-Length: 2\r\nContent-Length: 2\r\n\r\nhi\r\n\r\n",
	        "its Content-Length is no good"},
	    {"WARC/1.1\r\n" FIELDS "Content-Length: 9\r\n\r\nhi\r\n\r\n",
	        "its block is shorter than Content-Length"},
	    {"WARC/1.1\r\n" FIELDS "Content-Length: 1\r\n\r\nhi\r\n\r\n",
	        "its block does not end where Content-Length says"},
	    {"WARC/1.1\r\nno field\r\n\r\n", "a line of its head is no field"},
	    {"WARC/1.1\r\n" FIELDS FIELDS "Content-Length: 0\r\n\r\n\r\n\r\n",
	        "one of its fields stands twice"},
	    {"WARC/1.1\r\nContent-Length: 0\r\n\r\n\r\n\r\n",
	        "a field that each record has is missing"},
	};
	struct warc_reader *r = warc_reader_new();
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str bytes = member_of(&a, cases[i].text);
		struct warc_entry w = warc_read(r, bytes);

		check_str(str_of(w.fault),
		    cases[i].fault == NULL ? "" : cases[i].fault,
		    cases[i].text);
		check_int((int64_t)w.member_bytes, (int64_t)bytes.len,
		    "length of the member");
	}
	warc_reader_free(r);
	arena_release(&a);
}

static void
test_reader_stops_at_broken_members(void **state)
{
	struct warc_reader *r = warc_reader_new();
	struct arena a = {0};
	struct str whole = member_of(
	    &a, "WARC/1.1\r\n" FIELDS "Content-Length: 2\r\n\r\nhi\r\n\r\n");
	char *flipped = arena_cstr(&a, whole);

	(void)state;
	for (size_t n = 0; n < whole.len; n++) {
		struct warc_entry w = warc_read(r, str_slice(whole, 0, n));

		check_str(str_of(w.fault), "no whole gzip member stands here",
		    "cut member");
		check_int((int64_t)w.member_bytes, 0, "its length");
	}
	flipped[40] ^= 1;
	check_str(str_of(warc_read(r, (struct str){flipped, whole.len}).fault),
	    "no whole gzip member stands here", "check sum");
	warc_reader_free(r);
	arena_release(&a);
}

static void
test_http_block_is_parted_at_the_first_empty_line(void **state)
{
	static const struct {
		const char *block, *head, *body;
	} cases[] = {
	    {"H\r\nA: b\r\n\r\nbody\r\n\r\n", "H\r\nA: b\r\n\r\n",
	        "body\r\n\r\n"},
	    {"H\nA: b\n\nbody", "H\nA: b\n\n", "body"},
	    {"H\r\nA: b\n\r\nx", "H\r\nA: b\n\r\n", "x"},
	    {"H\r\nA: b\r\n", "H\r\nA: b\r\n", ""},
	    {"H", "H", ""},
	    {"", "", ""},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct str head = {0}, body = {0};

		warc_part_http(str_of(cases[i].block), &head, &body);
		check_str(head, cases[i].head, "head");
		check_str(body, cases[i].body, "body");
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_records_of_a_capture),
	    cmocka_unit_test(test_ids_are_all_different),
	    cmocka_unit_test(test_failure_is_one_metadata_record),
	    cmocka_unit_test(test_metadata_says_how_it_came_about),
	    cmocka_unit_test(test_a_sitemap_of_any_length_we_take_comes_back),
	    cmocka_unit_test(test_large_and_binary_bodies_come_back),
	    cmocka_unit_test(test_full_file_is_sealed_and_a_new_one_begun),
	    cmocka_unit_test(test_reader_names_what_is_wrong),
	    cmocka_unit_test(test_reader_stops_at_broken_members),
	    cmocka_unit_test(test_http_block_is_parted_at_the_first_empty_line),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
