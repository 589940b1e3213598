#include "page_case.h"

/* What a page is taken to call itself: the texts of its subject, each once. */
static const struct {
	const char *html, *want;
} subjects[] = {
    {"<p>x", ""},
    {"<h1>ติดต่อเรา</h1><h2>แผนที่</h2>", "ติดต่อเรา|"},
    {"<h2>ข่าว</h2><h1>ติดต่อเรา</h1>", "ติดต่อเรา|"},
    {"<h3>ข่าว</h3><h2>ติดต่อเรา</h2>", "ข่าว|"},
    {"<p role=heading>ติดต่อเรา</p>", "ติดต่อเรา|"},
    /* an empty one, a picture and a hidden one say nothing */
    {"<h1></h1><h1><img src=a alt=b></h1><h1 hidden>x</h1><h2>ข่าว</h2>",
        "ข่าว|"},
    /* those of other parts are not the page's */
    {"<header><h1>กรม</h1></header><nav><h2>เมนู</h2></nav><h3>ข่าว</h3>"
     "<footer><h1>ที่อยู่</h1></footer>",
        "ข่าว|"},
    /* where a trail of links ends */
    {"<ol class=breadcrumb><li><a href=/>หน้าแรก</a><li>ติดต่อเรา</ol>",
        "ติดต่อเรา|"},
    {"<nav aria-label=Breadcrumb><a href=/>หน้าแรก</a> &gt; <b>ข่าว</b><i></i>"
     "</nav>",
        "ข่าว|"},
    {"<h2>ค้นหา</h2><div class='page-breadcrumbs'><a href=/>หน้าแรก</a></div>"
     "<h2>ติดต่อเรา</h2>",
        "หน้าแรก|ติดต่อเรา|"},
    {"<h1>กรม</h1><ul class=breadcrumb><li>ข่าว</ul><h2>ประกาศ</h2>",
        "กรม|ข่าว|ประกาศ|"},
    {"<ul class=breadcrumb hidden><li>ข่าว</ul><h2>ประกาศ</h2>", "ประกาศ|"},
    {"<div class=breadcrumb><a href=/>หน้าแรก</a><p>ยินดีต้อนรับสู่เว็บไซต์ของกรมตัวอย่าง "
     "ซึ่งให้บริการประชาชนทุกวันทำการตลอดทั้งปี</p></div><h2>ประกาศ</h2>",
        "ประกาศ|"},
};

static void
test_a_page_calls_itself_by_heading_and_trail(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(subjects) / sizeof(subjects[0]); i++) {
		struct page *p = page_case_open(subjects[i].html);
		struct buf got = {0};

		for (size_t k = 0; k < p->run_count; k++) {
			const struct page_run *r = &p->runs[k];

			if ((r->zones & ZONE_SUBJECT) == 0)
				continue;
			(void)buf_append_str(&got,
			    str_trim(str_slice(
			        p->text, r->text.start, r->text.end)));
			(void)buf_append_char(&got, '|');
		}
		check_str(buf_str(&got), subjects[i].want, subjects[i].html);
		buf_release(&got);
		page_close(p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_a_page_calls_itself_by_heading_and_trail),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
