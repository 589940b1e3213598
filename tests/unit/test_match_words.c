#include "match_case.h"

static void
words_are_found_in_the_match_form(void **state)
{
	static const struct row rows[] = {
	    {"text: { any_of: [ค้นหา] }", "<p>ช่องค้นหา", 't'},
	    {"text: { any_of: [ค้นหา] }", "<p>ค้น", 'f'},
	    {"text: [ค้นหา, สืบค้น]", "<p>สืบค้น", 't'},
	    {"text: ยื่นคำขอ", "<p>ย่ืนคําขอ", 't'},
	    {"text: e-service", "<p>E–Service", 't'},
	    {"text: e-service", "<p>the services", 'f'},
	    {"text: ปี 2561", "<p>ปี๒๕๖๑", 't'},
	    {"text: app", "<p>apply", 'f'},
	    {"text: กรมตัวอย่าง", "<p>กรม<b>ตัวอย่าง</b>", 't'},
	    {"text: กรมตัวอย่าง", "<p>กรม</p><p>ตัวอย่าง", 'f'},
	    {"text: { all_of: [ค่าธรรมเนียม, ระยะเวลา] }", "<p>ค่าธรรมเนียม", 'f'},
	    {"text: { all_of: [ค่าธรรมเนียม, ระยะเวลา] }",
	        "<p>ระยะเวลา</p><p>ค่าธรรมเนียม", 't'},
	    {"text: { at_least: 2, of: [a1, b1, c1] }", "<p>a1 a1", 'f'},
	    {"text: { at_least: 2, of: [a1, b1, c1] }", "<p>a1 c1", 't'},
	    {"text: { min: 2, any_of: [a1, b1] }", "<p>a1", 'f'},
	    {"text: { min: 2, any_of: [a1, b1] }", "<p>a1 a1", 't'},
	    {"text: { min: 2, any_of: [a1, b1] }", "<p>a1 b1", 't'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
words_are_refused_by_their_surroundings(void **state)
{
	static const struct row rows[] = {
	    {"text: { any_of: [กรม], not_within: [โปรแกรม] }", "<p>โปรแกรม",
	        'f'},
	    {"text: { any_of: [กรม], not_within: [โปรแกรม] }",
	        "<p>โปรแกรมของกรม", 't'},
	    {"text: { any_of: [กรม], not_within: { words: โปรแกรม } }",
	        "<p>โปรแกรม", 'f'},
	    {"text: { any_of: [กรม], not_within: { words: [โปรแกรม] } }",
	        "<p>โปรแกรมของกรม", 't'},
	    {"text: { any_of: [กรม], not_with: [ข่าว] }", "<p>กรม</p><p>ข่าว",
	        't'},
	    {"text: { any_of: [กรม], not_with: { words: ข่าว } }",
	        "<p>ข่าวและงานทั้งหมดของกรม", 'f'},
	    {"text: { any_of: [กรม], not_with: [ข่าว] }",
	        "<p>กรม กรม ข่าว</p><p>กรม", 't'},
	    {"text: { any_of: [กรม], not_with: [ข่าว] }",
	        "<p>กรม กรม ข่าว</p><p>กรม ข่าว", 'f'},
	    {"text: { min: 2, any_of: [กรม], not_with: [ข่าว] }",
	        "<p>กรม กรม</p><p>กรม ข่าว", 't'},
	    {"text: { any_of: [กรม], not_with: [ข่าว], in: links }",
	        "<p>ข่าว <a href=/x>กรม</a>", 't'},
	    {"link: { text: { any_of: [กรม], not_with: [ข่าว] } }",
	        "<p>ข่าว <a href=/x>กรม</a> ข่าว", 't'},
	    {"link: { text: { any_of: [กรม], not_with: [ข่าว] } }",
	        "<p><a href=/x>กรมมีข่าว</a>", 'f'},
	    {"link: { text: { any_of: [กรม], not_with: [ข่าว], near: [ดี] } }",
	        "<p>ข่าวดี <a href=/x>กรม</a> ข่าว", 't'},
	    {"text: { any_of: [กรม], match: word }", "<p>โปรแกรม", 'f'},
	    {"text: { any_of: [กรม], match: word }", "<p>(กรม)", 't'},
	    {"text: { any_of: [เว็บไซต์], match: loose }", "<p>เวบไซต", 't'},
	    {"text: { any_of: [เว็บไซต์] }", "<p>เวบไซต", 'f'},
	    {"text: { any_of: [ยื่น], near: { words: [ออนไลน์], within: 5 } }",
	        "<p>ยื่น ออนไลน์", 'f'},
	    {"text: { any_of: [ยื่น], near: { words: [ออนไลน์], within: 8 } }",
	        "<p>ยื่น ออนไลน์", 't'},
	    {"text: { any_of: [ยื่น], near: { words: [ออนไลน์], within: 8 } }",
	        "<p>ยื่น</p><p>ออนไลน์", 'f'},
	    {"text: { any_of: [ยื่น], not_near: { words: [ด้วยตนเอง] } }",
	        "<p>ยื่นด้วยตนเอง", 'f'},
	    {"text: { any_of: [ยื่น], not_near: { words: [ด้วยตนเอง] } }",
	        "<p>ด้วยตนเองโดยยื่น", 'f'},
	    {"text: { any_of: [ยื่น], not_near: [ด้วยตนเอง] }",
	        "<p>ยื่น</p><p>ด้วยตนเอง", 't'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

/* Read again for every hit it would take minutes. */
static void
a_long_line_is_read_once(void **state)
{
	struct row row = {
	    "text: { any_of: [กรม], not_with: [ข่าว] }", NULL, 'f'};
	struct buf text = {0};

	(void)state;
	for (int i = 0; i < 15000; i++)
		buf_printf(&text, "กรม ");
	buf_printf(&text, "ข่าว");
	row.html = buf_cstr(&text);
	check_rows(&row, 1);
	buf_release(&text);
}

static void
words_are_looked_for_in_their_zone(void **state)
{
	static const struct row rows[] = {
	    {"text: word1", "<p style='display:none'>word1", 'f'},
	    {"text: word1", "<p hidden>word1", 'f'},
	    {"text: word1", "<title>word1</title><p>x", 'f'},
	    {"text: word1", "<p>x<img src=a.png alt=word1>", 'f'},
	    {"text: word1", "<img src=word1.png><p>x", 'f'},
	    {"text: { in: title, any_of: [word1] }", "<title>word1</title><p>x",
	        't'},
	    {"text: { in: title, any_of: [word1] }", "<p>word1", 'f'},
	    {"text: { in: headings, any_of: [word1] }", "<h2>word1</h2>", 't'},
	    {"text: { in: headings, any_of: [word1] }", "<p>word1", 'f'},
	    {"text: { in: headings, any_of: [word1] }",
	        "<h2 style='display:none'>word1</h2>", 'f'},
	    {"text: { in: subject, any_of: [word1] }",
	        "<h1>word1</h1><h2>x</h2>", 't'},
	    {"text: { in: subject, any_of: [word1] }",
	        "<h1>x</h1><h2>word1</h2>", 'f'},
	    {"text: { in: [title, headings], any_of: [word1] }",
	        "<h2>word1</h2>", 't'},
	    {"text: { in: footer, any_of: [word1] }",
	        "<p>x<footer>word1</footer>", 't'},
	    {"text: { in: footer, any_of: [word1] }",
	        "<p>word1<footer>x</footer>", 'f'},
	    {"text: { in: nav, any_of: [word1] }", "<nav>word1</nav>", 't'},
	    {"text: { in: main, any_of: [word1] }",
	        "<main>word1</main><footer>x</footer>", 't'},
	    {"text: { in: links, any_of: [word1] }", "<a href=x>word1</a>",
	        't'},
	    {"text: { in: buttons, any_of: [word1] }", "<button>word1</button>",
	        't'},
	    {"text: { in: alt, any_of: [word1] }",
	        "<p>x<img src=a.png alt=word1>", 't'},
	    {"text: { in: meta, any_of: [word1] }",
	        "<meta name=description content=word1><p>x", 't'},
	    {"text: { in: file-names, any_of: [word1] }",
	        "<img src=/img/word1.png><p>x", 't'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

static void
the_agency_is_known_by_its_names(void **state)
{
	static const struct row rows[] = {
	    {"text: { agency_name: yes }", "<p>กรมตัวอย่าง", 't'},
	    {"text: { agency_name: yes }", "<p>department of tests", 't'},
	    {"text: { agency_name: yes }", "<p>กรมอื่น", 'f'},
	    {"link: { text: { agency_name: yes } }",
	        "<a href=/x>เว็บไซต์กรมตัวอย่าง</a>", 't'},
	};
	static const struct audit_context nobody = {.is_home = true};

	(void)state;
	check_rows(rows, COUNT(rows));
	check_int(try_at(&rows[2], NULL, 0, &nobody), 'u', "no agency");
	check_int(try_at(&rows[3], NULL, 0, &nobody), 'u', "no agency");
}

static void
patterns_run_on_the_match_form(void **state)
{
	static const struct row rows[] = {
	    {"regex: { pattern: '0[0-9]{8}' }", "<p>โทร ๐๒๑๒๓๔๕๖๗", 't'},
	    {"regex: { pattern: '0[0-9]{8}' }", "<p>โทร 123", 'f'},
	    {"regex: { pattern: 'FAQ' }", "<p>faq", 't'},
	    {"regex: { pattern: 'น้ํา' }", "<p>น้ำ", 't'},
	    {"regex: { pattern: '[0-9]', in: title }", "<p>1", 'f'},
	    {"regex: { pattern: '[0-9]' }", "<p hidden>1</p><p>x", 'f'},
	    {"regex: { pattern: '[0-9]+', min: 2 }", "<p>11", 'f'},
	    {"regex: { pattern: '[0-9]+', min: 2 }", "<p>1 1", 't'},
	    {"regex: { pattern: '[0-9]+', not_near: { words: [fax], "
	     "within: 5 } }",
	        "<p>fax 12", 'f'},
	    {"regex: { pattern: 'x*' }", "<p>abc", 'f'},
	    /* Catastrophic: could not tell, and soon. */
	    {"regex: { pattern: '(a|a)*[bc]' }",
	        "<p>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
	        'u'},
	};

	(void)state;
	check_rows(rows, COUNT(rows));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(words_are_found_in_the_match_form),
	    cmocka_unit_test(words_are_refused_by_their_surroundings),
	    cmocka_unit_test(a_long_line_is_read_once),
	    cmocka_unit_test(words_are_looked_for_in_their_zone),
	    cmocka_unit_test(the_agency_is_known_by_its_names),
	    cmocka_unit_test(patterns_run_on_the_match_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
