/*
 * Each word of a page, and each element, stands in the bytes where it is said
 * to stand.
 */
#include "demo_case.h"

#include <string.h>

static const struct demo_serving in_utf8 = {true, "text/html", ""};
static const struct demo_serving in_windows_874 = {
    false, "text/html; charset=tis-620", ""};

/* References that pages of the demo web use. */
static const struct {
	const char *name, *text;
} references[] = {
    {"&amp;", "&"},
    {"&copy;", "\u00a9"},
    {"&gt;", ">"},
    {"&lt;", "<"},
    {"&nbsp;", "\u00a0"},
    {"&quot;", "\""},
};

/* The characters that text begins with, references resolved; *used of it. */
static struct str
next_piece(struct str text, size_t *used)
{
	uint32_t c;

	for (size_t i = 0; i < sizeof(references) / sizeof(references[0]); i++)
		if (str_starts(text, str_of(references[i].name))) {
			*used = strlen(references[i].name);
			return str_of(references[i].text);
		}
	*used = utf8_next(text, &c);
	return str_slice(text, 0, *used);
}

/* Appends source text as a page shows it: references resolved, blanks
 * collapsed. */
static void
append_shown(struct buf *out, struct str text)
{
	size_t start = out->len;

	text = str_trim(text);
	while (text.len > 0) {
		size_t used;
		struct str piece = next_piece(text, &used);

		if (!str_is_space_char(piece.ptr[0]))
			(void)buf_append_str(out, piece);
		else if (out->len > start && out->data[out->len - 1] != ' ')
			(void)buf_append_char(out, ' ');
		text = str_slice(text, used, text.len);
	}
}

/* The bytes of a place, decoded. */
static struct str
bytes_at(const struct page *p, struct page_place place, struct arena *a)
{
	const struct page_document *d =
	    &p->documents[p->elements[place.element].document];

	check_int((int64_t)place.part, (int64_t)d->part, "part");
	assert_true(place.byte_start >= 0 &&
	    place.byte_start <= place.byte_end &&
	    place.byte_end <= (int64_t)d->body.len);
	return charset_decode(a,
	    str_slice(
	        d->body, (size_t)place.byte_start, (size_t)place.byte_end),
	    d->charset.name)
	    .text;
}

/* Each run stands in the bytes. */
static void
check_runs(const struct page *p, const char *what)
{
	struct arena a = {0};

	for (size_t i = 0; i < p->run_count; i++) {
		const struct page_run *r = &p->runs[i];
		struct str text =
		    str_slice(p->text, r->text.start, r->text.end);
		struct str got =
		    bytes_at(p, page_place_of_text(p, r->text), &a);
		struct buf shown = {0};

		assert_ptr_equal(page_run_at(p, r->text.start), r);
		append_shown(&shown, got);
		if (!str_equal(text, got) &&
		    !str_equal(str_trim(text), buf_str(&shown)))
			fail_msg("%s: \"%.*s\" at \"%.*s\"", what,
			    STR_ARG(text), STR_ARG(got));
		buf_release(&shown);
		arena_reset(&a);
	}
	arena_release(&a);
}

/* Elements that a parser adds. */
static bool
may_be_implied(struct str name)
{
	return str_is(name, "html") || str_is(name, "head") ||
	    str_is(name, "body") || str_is(name, "p");
}

/* Each element begins with its tag. */
static void
check_elements(const struct page *p, const char *what)
{
	struct arena a = {0};

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct str name = p->elements[i].name;
		struct str got = bytes_at(p, page_place_of_element(p, i), &a);

		if (str_starts(got, str_of("<")) &&
		    str_starts_fold(str_slice(got, 1, got.len), name))
			;
		else if (!may_be_implied(name))
			fail_msg("%s: %.*s at \"%.*s\"", what, STR_ARG(name),
			    STR_ARG(str_slice(got, 0, 40)));
		arena_reset(&a);
	}
	arena_release(&a);
}

static void
check_traces(const struct demo_page *page, const struct demo_serving *s)
{
	struct buf body = {0};
	struct page *p;

	demo_case_serve(&body, page, s);
	p = demo_case_open(buf_str(&body), s);
	assert_true(p->run_count > 0);
	check_runs(p, page->path);
	check_elements(p, page->path);
	page_close(p);
	buf_release(&body);
}

static void
check_page(const struct demo_page *page)
{
	check_traces(page, &in_utf8);
	check_traces(page, &in_windows_874);
}

static void
test_words_stand_in_the_bytes(void **state)
{
	(void)state;
	demo_case_each(check_page);
}

#define SITE "https://www.example.go.th"

/* The text of a document that stands in a frame. */
static struct str
frame_text(const struct page *p, size_t number)
{
	const struct page_element *e = &p->elements[p->documents[number].frame];

	return str_slice(p->text, e->text.start, e->text.end);
}

/* The page in two frames of one, in each an encoding of its own. */
static void
check_frames(const struct demo_page *page)
{
	struct buf utf8 = {0}, windows = {0};
	struct page_part parts[] = {
	    {.kind = PART_FRAME,
	        .asked = str_of(SITE "/u"),
	        .url = str_of(SITE "/u"),
	        .content_type = str_of(in_utf8.type)},
	    {.kind = PART_FRAME,
	        .asked = str_of(SITE "/w"),
	        .url = str_of(SITE "/w"),
	        .content_type = str_of(in_windows_874.type)},
	};
	struct page_input input = {
	    .url = str_of(PAGE_CASE_URL),
	    .content_type = str_of("text/html; charset=utf-8"),
	    .payload = str_of("<title>กรอบ</title><p>ก<iframe src=/w></iframe>"
	                      "ข<iframe src=/u></iframe>ค"),
	    .parts = parts,
	    .part_count = 2,
	};
	struct page *p;

	demo_case_serve(&utf8, page, &in_utf8);
	demo_case_serve(&windows, page, &in_windows_874);
	parts[0].payload = buf_str(&utf8);
	parts[1].payload = buf_str(&windows);
	p = page_open(&input);
	check_int((int64_t)p->document_count, 3, page->path);
	check_str(
	    str_of(p->documents[1].charset.name), "windows-874", page->path);
	check_str(str_of(p->documents[2].charset.name), "utf-8", page->path);
	assert_true(frame_text(p, 1).len > 0);
	assert_true(str_equal(frame_text(p, 1), frame_text(p, 2)));
	check_runs(p, page->path);
	check_elements(p, page->path);
	page_close(p);
	buf_release(&utf8);
	buf_release(&windows);
}

static void
test_words_of_frames_stand_in_theirs(void **state)
{
	(void)state;
	demo_case_each(check_frames);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_words_stand_in_the_bytes),
	    cmocka_unit_test(test_words_of_frames_stand_in_theirs),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
