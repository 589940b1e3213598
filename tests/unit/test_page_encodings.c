#include "page_case.h"

#include "base/limits.h"

#define B(text) \
	{ \
		(text), sizeof(text) - 1 \
	}
/* "กรม" in windows-874. */
#define KROM "\xa1\xc3\xc1"
#define HTML "text/html"
#define SENTENCE "กรมของเราให้บริการประชาชนทุกวันทำการ "

/* What a page of these bytes reads, whole. */
static const struct {
	const char *what, *type;
	struct str body;
	const char *name;
	enum charset_source source;
	const char *flags, *title, *text;
} pages[] = {
    {"a mark is stronger than a meta", HTML,
        B("\xef\xbb\xbf<meta charset=tis-620><title>กรม</title>ก"), "utf-8",
        CHARSET_BOM, "charset-lies", "กรม", "ก|กรม|"},
    {"a second mark means nothing", HTML,
        B("\xef\xbb\xbf\xef\xbb\xbf<html><title>กรม</title>ก"), "utf-8",
        CHARSET_BOM, "", "กรม", "ก|กรม|"},
    {"the first of three metas", HTML,
        B("<meta charset=Windows-874><meta charset=utf-8><meta "
          "charset=tis-620><title>" KROM "</title>\xa1"),
        "windows-874", CHARSET_META, "", "กรม", "ก|กรม|"},
    {"the first of two, which is right", HTML,
        B("<meta charset=utf-8><meta charset=windows-874><title>กรม</title>ก"),
        "utf-8", CHARSET_META, "", "กรม", "ก|กรม|"},
    {"the first of two, which is wrong", HTML,
        B("<meta charset=tis-620><meta charset=utf-8><title>กรม</title>ก"),
        "utf-8", CHARSET_UTF8, "charset-lies", "กรม", "ก|กรม|"},
    {"a header is stronger than a meta", HTML "; charset=tis-620",
        B("<meta charset=utf-8><title>" KROM "</title>\xa1"), "windows-874",
        CHARSET_HEADER, "", "กรม", "ก|กรม|"},
    {"a meta behind the title", HTML,
        B("<head><title>" KROM "</title><meta http-equiv=Content-Type "
          "content='text/html; charset=tis-620'>\xa1"),
        "windows-874", CHARSET_META, "", "กรม", "ก|กรม|"},
    {"UTF-8 that is called windows-874", HTML,
        B("<meta charset=windows-874><title>กรม</title>ก"), "utf-8",
        CHARSET_UTF8, "charset-lies", "กรม", "ก|กรม|"},
    {"what is called UTF-8 and is not", HTML,
        B("<meta charset=utf-8><title>" KROM "</title>\xa1"), "windows-874",
        CHARSET_GUESS, "charset-guess charset-lies", "กรม", "ก|กรม|"},
    {"no word, and no UTF-8", HTML, B("<title>" KROM "</title>\xa1"),
        "windows-874", CHARSET_GUESS, "charset-guess", "กรม", "ก|กรม|"},
    {"quotes of Windows end no page", HTML "; charset=tis-620",
        B("<title>\x93" KROM "\x94</title>\xa1\x85\x96\xa0\xa1<p>" KROM),
        "windows-874", CHARSET_HEADER, "", "“กรม”", "ก…–\u00a0ก|กรม|“กรม”|"},
    {"nor do bytes that mean nothing", HTML "; charset=tis-620",
        B("<title>\x81\xdb</title>\xa1\xfc\xff\xa1<p>" KROM), "windows-874",
        CHARSET_HEADER, "bad-text", "\xc2\x81\ufffd",
        "ก\ufffd\ufffdก|กรม|\xc2\x81\ufffd|"},
    {"nor does NUL", HTML "; charset=utf-8", B("<title>a\0b</title>ก\0ร<p>ม"),
        "utf-8", CHARSET_HEADER, "bad-text", "a\ufffdb",
        "ก\ufffdร|ม|a\ufffdb|"},
    {"nor NUL in a tag's place", HTML "; charset=utf-8",
        B("<p><\0p>ก<p>ร</\0p>ม<b\0>x<p title='\0'>ย"), "utf-8", CHARSET_HEADER,
        "bad-text", "", "<\ufffdp>ก|รมx|ย|"},
    {"nor NUL first of all", HTML "; charset=utf-8", B("\0\0<p>ก"), "utf-8",
        CHARSET_HEADER, "bad-text", "", "\ufffd\ufffd|ก|"},
};

static struct page *
open_as(const char *type, struct str body)
{
	struct page_input input = {
	    .url = str_of(PAGE_CASE_URL),
	    .content_type = str_of(type),
	    .payload = body,
	};

	return page_open(&input);
}

static void
check_charset(const struct page *p, const char *name,
    enum charset_source source, const char *what)
{
	check_str(str_of(p->charset.name), name, what);
	check_str(str_of(charset_source_name(p->charset.source)),
	    charset_source_name(source), what);
}

static void
test_pages_read_as_they_were_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct page *p = open_as(pages[i].type, pages[i].body);
		struct buf text = {0};

		for (size_t k = 0; k < p->text.len; k++)
			(void)buf_append_char(&text,
			    p->text.ptr[k] == '\n' ? '|' : p->text.ptr[k]);
		check_str(buf_str(&text), pages[i].text, pages[i].what);
		check_str(p->title, pages[i].title, pages[i].what);
		check_charset(p, pages[i].name, pages[i].source, pages[i].what);
		page_case_check_flags(p, pages[i].flags, pages[i].what);
		buf_release(&text);
		page_close(p);
	}
}

/* Behind how many bytes a meta stands: before, across and behind the 1,024
 * that are looked at first. */
static void
test_a_meta_counts_wherever_it_stands(void **state)
{
	static const int offsets[] = {1000, 1010, 1024, 1100, 100000};

	(void)state;
	for (size_t i = 0; i < sizeof(offsets) / sizeof(offsets[0]); i++) {
		struct buf html = {0};
		struct page *p;

		buf_printf(&html,
		    "<head><title>" KROM "</title>%*s<meta charset=tis-620>"
		    "</head><p>\xa1",
		    offsets[i] - 24, "");
		p = open_as(HTML, buf_str(&html));
		check_charset(p, "windows-874", CHARSET_META, "meta");
		check_str(p->title, "กรม", "title");
		check_str(p->text, "ก\nกรม\n", "text");
		page_case_check_flags(p, "", "flags");
		buf_release(&html);
		page_close(p);
	}
}

/* Behind very many whole sentences, what is broken and what follows it; what
 * of that is read. */
static const struct {
	const char *what, *type, *sentence, *rest;
	const char *name, *flags, *text;
	int64_t replaced;
} damages[] = {
    {"a bad byte", HTML "; charset=utf-8", SENTENCE, "\xffท้าย", "utf-8", "",
        "\ufffdท้าย\n", 1},
    {"a bad byte, and no word", HTML, SENTENCE, "\xffท้าย", "utf-8", "",
        "\ufffdท้าย\n", 1},
    {"another encoding for a while", HTML "; charset=utf-8", SENTENCE,
        KROM " ท้าย", "utf-8", "", "\ufffd\ufffd\ufffd ท้าย\n", 3},
    {"half a character", HTML "; charset=utf-8", SENTENCE, "\xe0\xb8<b>ท้าย",
        "utf-8", "", "\ufffdท้าย\n", 1},
    {"bytes that mean nothing", HTML "; charset=tis-620", KROM " ",
        "\xfe\xff" KROM, "windows-874", "", "\ufffd\ufffdกรม\n", 2},
    {"UTF-8 for a while", HTML "; charset=utf-8", KROM " ", "ก" KROM,
        "windows-874", "charset-guess charset-lies", "เธ\xc2\x81กรม\n", 0},
};

static void
test_damage_stays_where_it_is(void **state)
{
	enum { SENTENCES = 2000 };

	(void)state;
	for (size_t i = 0; i < sizeof(damages) / sizeof(damages[0]); i++) {
		struct buf html = {0};
		struct page *p;
		size_t count = 0, at = 0;

		for (int k = 0; k < SENTENCES; k++)
			(void)buf_append_cstr(&html, damages[i].sentence);
		buf_printf(&html, "<p>%s", damages[i].rest);
		p = open_as(damages[i].type, buf_str(&html));
		check_charset(
		    p, damages[i].name, p->charset.source, damages[i].what);
		page_case_check_flags(p, damages[i].flags, damages[i].what);
		check_int((int64_t)p->replaced_count, damages[i].replaced,
		    damages[i].what);
		while (
		    (at = str_find(p->text, str_of("กรม"), at)) != STR_NONE &&
		    page_run_at(p, (uint32_t)at)->element ==
		        page_case_find(p, "p")) {
			count++;
			at++;
		}
		check_int((int64_t)count, SENTENCES, damages[i].what);
		at = str_find_char(p->text, '\n', 0);
		check_str(str_slice(p->text, at + 1, p->text.len),
		    damages[i].text, damages[i].what);
		buf_release(&html);
		page_close(p);
	}
}

/* Thai takes three times the room in UTF-8. */
static void
test_what_grows_too_long_is_cut(void **state)
{
	enum { LETTERS = LIMIT_PARSED_BYTES / 2 };
	struct buf html = {0};
	struct page *p;

	(void)state;
	(void)buf_append_cstr(&html, "<p>");
	for (int i = 0; i < LETTERS; i++)
		(void)buf_append_char(&html, '\xa1');
	p = open_as(HTML "; charset=tis-620", buf_str(&html));
	page_case_check_flags(p, "truncated", "flags");
	assert_true(p->source.len <= LIMIT_PARSED_BYTES &&
	    p->source.len > LIMIT_PARSED_BYTES - 3);
	assert_true(str_starts(p->text, str_of("กกก")));
	assert_true(str_ends(str_trim(p->text), str_of("กกก")));
	assert_true(str_find(p->text, str_of("\ufffd"), 0) == STR_NONE);
	page_close(p);
	buf_release(&html);
}

/* All names under which Thai pages are known. */
static void
test_every_thai_label_reads_thai(void **state)
{
	static const char *const labels[] = {"tis-620", "TIS-620", "tis620",
	    "TIS-620-2533", "iso-8859-11", "iso8859-11", "ISO885911",
	    "windows-874", "x-windows-874", "dos-874", "cp874", "ms874"};

	(void)state;
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		for (int is_meta = 0; is_meta < 2; is_meta++) {
			struct buf type = {0}, html = {0};
			struct page *p;

			buf_printf(is_meta ? &html : &type,
			    is_meta ? "<meta charset='%s'>"
			            : "text/html; charset=%s",
			    labels[i]);
			(void)buf_append_cstr(
			    &html, "<title>\x93" KROM "\x94</title>");
			p = open_as(
			    is_meta ? HTML : buf_cstr(&type), buf_str(&html));
			check_str(p->title, "“กรม”", labels[i]);
			check_charset(p, "windows-874",
			    is_meta ? CHARSET_META : CHARSET_HEADER, labels[i]);
			page_case_check_flags(p, "", labels[i]);
			page_close(p);
			buf_release(&type);
			buf_release(&html);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_pages_read_as_they_were_written),
	    cmocka_unit_test(test_a_meta_counts_wherever_it_stands),
	    cmocka_unit_test(test_damage_stays_where_it_is),
	    cmocka_unit_test(test_what_grows_too_long_is_cut),
	    cmocka_unit_test(test_every_thai_label_reads_thai),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
