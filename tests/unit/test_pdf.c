#include "page/pdf.h"

#include "base/buf.h"
#include "base/limits.h"
#include "test.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

#define TEXT "BT /F1 12 Tf (a) Tj ET"
#define PICTURE "q 1 0 0 1 0 0 cm /Im1 Do Q"

/* Appends an object with a stream; packed as zlib would that saves nothing
 * (RFC 1950, and RFC 1951, 3.2.4). */
static void
add_stream(struct buf *out, const char *dictionary, const char *content,
    bool is_packed)
{
	size_t n = strlen(content);

	buf_printf(out, "7 0 obj\n<< %s >>\nstream\r\n", dictionary);
	if (is_packed) {
		const char head[] = {0x78, 0x01, 1, (char)(n & 0xff),
		    (char)(n >> 8), (char)~(n & 0xff), (char)~(n >> 8)};

		(void)buf_append_str(out, (struct str){head, sizeof(head)});
	}
	(void)buf_append_cstr(out, content);
	(void)buf_append_cstr(out, "\nendstream\nendobj\n");
}

static void
text_is_told_from_pictures(void **state)
{
	static const struct {
		const char *dictionary;
		const char *content;
		bool is_packed;
		enum pdf_text want;
	} rows[] = {
	    {"/Length 20", TEXT, false, PDF_TEXT_SHOWN},
	    {"/Filter /FlateDecode", TEXT, true, PDF_TEXT_SHOWN},
	    {"/Filter /FlateDecode", "BT [(a)-5(b)]TJ ET", true,
	        PDF_TEXT_SHOWN},
	    {"/Filter /FlateDecode", PICTURE, true, PDF_TEXT_NONE},
	    {"/Subtype /Image /Filter /DCTDecode", TEXT, false, PDF_TEXT_NONE},
	    {"/Length 9", "SUBTj BTx", false, PDF_TEXT_NONE},
	    {"/Length 9", "BT /F1 12 Tf ET", false, PDF_TEXT_NONE},
	    {"/Filter /LZWDecode", "abc", false, PDF_TEXT_UNKNOWN},
	    {"/Filter /FlateDecode", "garbage", false, PDF_TEXT_UNKNOWN},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf out = {0};

		(void)buf_append_cstr(&out, "%PDF-1.4\n");
		add_stream(&out, rows[i].dictionary, rows[i].content,
		    rows[i].is_packed);
		check_int(pdf_find_text(buf_str(&out), false), rows[i].want,
		    rows[i].content);
		buf_release(&out);
	}
}

static void
what_cannot_be_seen_is_unknown(void **state)
{
	struct buf out = {0};

	(void)state;
	(void)buf_append_cstr(&out, "%PDF-1.4\n");
	add_stream(&out, "/Filter /FlateDecode", PICTURE, true);
	check_int(pdf_find_text(buf_str(&out), false), PDF_TEXT_NONE, "whole");
	check_int(pdf_find_text(buf_str(&out), true), PDF_TEXT_UNKNOWN, "cut");
	(void)buf_append_cstr(&out, "8 0 obj\nstream\nq");
	check_int(pdf_find_text(buf_str(&out), false), PDF_TEXT_UNKNOWN,
	    "a stream without an end");
	(void)buf_append_cstr(&out, "\nendstream\n/Encrypt 9 0 R\n");
	check_int(
	    pdf_find_text(buf_str(&out), false), PDF_TEXT_UNKNOWN, "encrypted");
	check_int(pdf_find_text(str_of("<html>"), false), PDF_TEXT_UNKNOWN,
	    "another file");
	assert_true(pdf_is(str_of("\n\n%PDF-1.7")));
	assert_false(pdf_is(str_of("PDF-1.7")));
	buf_release(&out);
}

static void
streams_are_bounded(void **state)
{
	struct buf out = {0};

	(void)state;
	(void)buf_append_cstr(&out, "%PDF-1.4\n");
	for (int i = 0; i < LIMIT_PDF_STREAMS; i++)
		add_stream(&out, "", PICTURE, false);
	check_int(pdf_find_text(buf_str(&out), false), PDF_TEXT_NONE, "all");
	add_stream(&out, "", TEXT, false);
	check_int(pdf_find_text(buf_str(&out), false), PDF_TEXT_UNKNOWN,
	    "one too many");
	buf_release(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(text_is_told_from_pictures),
	    cmocka_unit_test(what_cannot_be_seen_is_unknown),
	    cmocka_unit_test(streams_are_bounded),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
