/* The frame of a page, its links and its figures. */
#include "report_page_case.h"

struct bench {
	struct written w;
	struct page p;
};

static void
begin(struct bench *b, const char *path, enum lang lang)
{
	const struct page_head head = {.path = str_of(path),
	    .section = SECTION_RULES,
	    .title = str_of("ชื่อ <b>"),
	    .kicker = {"kind", "ชนิด"}};

	written_open(&b->w, report_case_new());
	page_begin(&b->p, &b->w.r->book, lang, &head);
}

/* Writes the page and reads it back. */
static struct str
end(struct bench *b, const char *path)
{
	struct err e = {0};

	check_int(page_finish(&b->p, &b->w.to, &e), ERR_NONE, e.msg);
	return page_of(&b->w, path);
}

static void
a_page_has_a_twin(void **state)
{
	struct bench b;
	struct str page;

	(void)state;
	begin(&b, "rules/ESV-04.html", LANG_TH);
	page = end(&b, "rules/ESV-04.html");
	has(page, "<html lang=\"th\">");
	has(page, "href=\"../report.css\"");
	has(page, "src=\"../report.js\"");
	has(page, "class=\"switch\" href=\"../en/rules/ESV-04.html\"");
	has(page, "href=\"../method.html\"");
	has(page, "default-src 'none'; style-src 'self'; script-src 'self'");
	has(page, "<h1><bdi>ชื่อ &lt;b&gt;</bdi></h1>");
	written_free(&b.w);
	begin(&b, "rules/ESV-04.html", LANG_EN);
	page = end(&b, "en/rules/ESV-04.html");
	has(page, "<html lang=\"en\">");
	has(page, "href=\"../../report.css\"");
	has(page, "class=\"switch\" href=\"../../rules/ESV-04.html\"");
	has(page, "href=\"../method.html\"");
	has(page, "<bdi lang=\"th\">ชื่อ &lt;b&gt;</bdi>");
	written_free(&b.w);
	begin(&b, "rules.html", LANG_EN);
	page = end(&b, "en/rules.html");
	has(page, "href=\"rules.html\" class=\"here\" aria-current=\"page\"");
	has(page, "class=\"switch\" href=\"../rules.html\"");
	written_free(&b.w);
}

static void
links_lead_to_pages(void **state)
{
	struct bench b;
	struct str page;

	(void)state;
	begin(&b, "rules/ESV-04.html", LANG_TH);
	page_agency(&b.p, &b.w.r->book.agencies[1], str_of("ESV-04"));
	page_rule(&b.p, &b.w.r->book.rules[0]);
	page_figure_name(&b.p, 0);
	page_figure_name(&b.p, 1);
	page_group(&b.p, BOOK_BY_PROVINCE, str_of("55"));
	page_group(&b.p, BOOK_BY_MINISTRY, str_of(""));
	page_group(&b.p, BOOK_BY_OFFICE, str_of("02"));
	page = end(&b, "rules/ESV-04.html");
	has(page,
	    "<a href=\"../agencies/a-2.html#ESV-04\"><bdi>กรม "
	    "&lt;b&gt;สอง&lt;/b&gt;</bdi></a>");
	has(page, "<a href=\"../rules/ESV-04.html\"><code>ESV-04</code> ");
	has(page, "<a href=\"../indicators/pillar-services.html\">");
	has(page, "<a href=\"../indicators/use.html\">");
	has(page, "<a href=\"../provinces/55.html\"><bdi>น่าน</bdi></a>");
	has(page, "<a href=\"../ministries/none.html\">");
	has(page, "<bdi>สำนักงานคลังจังหวัด</bdi>");
	written_free(&b.w);
}

static void
only_the_web_is_linked(void **state)
{
	static const char *const not_web[] = {"javascript:alert(1)",
	    "data:text/html,x", " https://x.example/", "//x.example/",
	    "vbscript:x", "http://", "https://x.example/?a=\"><script>",
	    "http://x.example/\njavascript:alert(1)",
	    "http://x.example/\xe2\x80\xaegro", "http://x.example/\x7f",
	    "http:\\\\x.example/", "https://x.example/?id=1101700203450"};
	struct bench b;
	struct str page;

	(void)state;
	begin(&b, "rules.html", LANG_TH);
	for (size_t i = 0; i < sizeof(not_web) / sizeof(not_web[0]); i++)
		page_web_link(&b.p, str_of(not_web[i]));
	page = end(&b, "rules.html");
	assert_true(str_find(page, str_of("class=\"url\""), 0) == STR_NONE);
	has(page, "javascript:alert(1)");
	written_free(&b.w);
	begin(&b, "rules.html", LANG_TH);
	page_web_link(&b.p, str_of("https://x.example/?a=1&b='2'"));
	page = end(&b, "rules.html");
	has(page,
	    "href=\"https://x.example/?a=1&amp;b=&#39;2&#39;\" "
	    "rel=\"nofollow noopener noreferrer external\"");
	written_free(&b.w);
}

static void
figures_carry_their_number(void **state)
{
	struct bench b;
	struct str page;

	(void)state;
	begin(&b, "rules.html", LANG_EN);
	page_score(&b.p, 1.0 / 3, true, false);
	page_score(&b.p, 2.5, true, true);
	page_score(&b.p, 0, false, false);
	page_bounds(&b.p, 0.25, 0.5, true, false);
	page_count(&b.p, 1234567);
	page_count(&b.p, 12);
	page_outcome(&b.p, OUTCOME_CANT_TELL);
	page = end(&b, "en/rules.html");
	has(page, "<data value=\"0.333333333333333\">33.3</data>\xc2\xa0%");
	has(page, "<data value=\"2.5\">2.5</data>");
	has(page, "not published");
	has(page,
	    "<data value=\"0.25\">25.0</data>–<data "
	    "value=\"0.5\">50.0</data>\xc2\xa0%");
	has(page, "<data value=\"1234567\">1,234,567</data>");
	has(page, "<data value=\"12\">12</data>");
	has(page, "<span class=\"outcome cant-tell\">");
	written_free(&b.w);
}

static void
text_of_strangers_is_masked_and_cut(void **state)
{
	struct bench b;
	struct buf large = {0};
	struct str page;

	(void)state;
	begin(&b, "rules.html", LANG_TH);
	while (large.len < 40000)
		(void)buf_append_cstr(&large, "ก้");
	page_foreign(&b.p, buf_str(&large));
	page_foreign(&b.p, str_of("เลข 1-1017-00203-45-0 </bdi>"));
	check_int(b.w.r->book.masked_count, 1, "masked");
	check_int(b.w.r->book.cut_count, 1, "cut");
	page = end(&b, "rules.html");
	has(page, "X-XXXX-XXXXX-XX-X &lt;/bdi&gt;</bdi>");
	has(page, "ตัดให้สั้นลง");
	assert_true(page.len < 20000);
	buf_release(&large);
	written_free(&b.w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_page_has_a_twin),
	    cmocka_unit_test(links_lead_to_pages),
	    cmocka_unit_test(only_the_web_is_linked),
	    cmocka_unit_test(figures_carry_their_number),
	    cmocka_unit_test(text_of_strangers_is_masked_and_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
