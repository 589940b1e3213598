#include "test.h"

#include "web/media.h"

#define COUNT(array) (sizeof(array) / sizeof(*(array)))

static void
a_body_has_a_kind(void **state)
{
	static const struct {
		const char *type;
		const char *body;
		enum media want;
	} rows[] = {
	    {"text/html; charset=utf-8", "plain words", MEDIA_HTML},
	    {"TEXT/HTML", "", MEDIA_HTML},
	    {"text/html, text/html", "x", MEDIA_HTML},
	    {"application/xhtml+xml", "<?xml?>", MEDIA_HTML},
	    {"text/html", "%PDF-1.4", MEDIA_PDF},
	    {"text/html", "<?xml version", MEDIA_HTML},
	    {"text/plain", " \r\n<!DocType HTML>", MEDIA_HTML},
	    {"text/plain", "<htmlx>", MEDIA_TEXT},
	    {"text/plain", "<html", MEDIA_TEXT},
	    {"text/plain", "words <html>", MEDIA_TEXT},
	    {"text/plain", "<?xml version", MEDIA_XML},
	    {"text/csv", "a,b", MEDIA_TEXT},
	    {"", "\xef\xbb\xbf\n<head lang=th>", MEDIA_HTML},
	    {"", "<!-- x", MEDIA_HTML},
	    {"", "words", MEDIA_TEXT},
	    {"", "wor\x01s", MEDIA_OTHER},
	    {"", "GIF89a\x01", MEDIA_IMAGE},
	    {"*/*", "PK\x03\x04", MEDIA_ARCHIVE},
	    {"html", "<html>", MEDIA_HTML},
	    {"application/octet-stream", "%PDF-1.4", MEDIA_PDF},
	    {"application/octet-stream", "<html>", MEDIA_OTHER},
	    {"application/vnd.openxmlformats-officedocument."
	     "wordprocessingml.document",
	        "PK\x03\x04", MEDIA_OFFICE},
	    {"application/vnd.ms-excel", "", MEDIA_OFFICE},
	    {"application/rss+xml", "", MEDIA_XML},
	    {"application/ld+json", "", MEDIA_JSON},
	    {"application/json", "<html>", MEDIA_JSON},
	    {"image/svg+xml", "<svg>", MEDIA_IMAGE},
	    {"text/css", "<p>", MEDIA_STYLE},
	    {"application/javascript", "", MEDIA_SCRIPT},
	    {"application/zip", "", MEDIA_ARCHIVE},
	    {"video/mp4", "", MEDIA_OTHER},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (media_of(str_of(rows[i].type), str_of(rows[i].body)) !=
		    rows[i].want)
			fail_msg("%s: %s", rows[i].type, rows[i].body);
}

static void
a_file_ending_promises_a_kind(void **state)
{
	static const struct {
		const char *file_type;
		enum media want;
	} rows[] = {
	    {"", MEDIA_HTML},
	    {"php", MEDIA_HTML},
	    {"ASPX", MEDIA_HTML},
	    {"pdf", MEDIA_PDF},
	    {"docx", MEDIA_OFFICE},
	    {"odt", MEDIA_OFFICE},
	    {"rar", MEDIA_ARCHIVE},
	    {"JPG", MEDIA_IMAGE},
	    {"xml", MEDIA_XML},
	    {"json", MEDIA_JSON},
	    {"css", MEDIA_STYLE},
	    {"js", MEDIA_SCRIPT},
	    {"csv", MEDIA_TEXT},
	    {"exe", MEDIA_OTHER},
	    {"pd", MEDIA_OTHER},
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_int(media_of_file_type(str_of(rows[i].file_type)),
		    rows[i].want, rows[i].file_type);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_body_has_a_kind),
	    cmocka_unit_test(a_file_ending_promises_a_kind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
