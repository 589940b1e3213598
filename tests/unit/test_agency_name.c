/* A page speaks of an agency when one of its names can be read on it. */
#include "test.h"

#include "crawl/agency_name.h"

static const struct {
	const char *th, *en, *alias;
	const char *html;
	bool want;
} pages[] = {
    {"กรมตัวอย่าง", "", "", "<title>กรมตัวอย่าง</title>", true},
    {"กรมตัวอย่าง", "", "", "<p>เว็บไซต์กรมตัวอย่างแห่งชาติ", true},
    {"กรมตัวอย่าง", "", "", "<p>กรม <b>ตัวอย่าง</b>", false},
    {"กรม ตัวอย่าง", "", "", "<p>กรมตัวอย่าง", true},
    {"กรมตัวอย่าง", "", "", "<p>กรมอื่น", false},
    {"", "Department of Examples", "",
        "<p>DEPARTMENT  of <b>Examples</b>, Bangkok", true},
    {"", "Department of Examples", "", "<p>Department of Example", false},
    {"กรมตัวอย่าง", "Department of Examples", "กตย.", "<p>ติดต่อ กตย. ได้ที่", true},
    /* what nobody sees */
    {"กรมตัวอย่าง", "", "", "<p>x<p hidden>กรมตัวอย่าง", false},
    {"กรมตัวอย่าง", "", "", "<meta name=description content=กรมตัวอย่าง><p>x",
        false},
    {"กรมตัวอย่าง", "", "", "<p hidden>กรมตัวอย่าง</p><p>กรมตัวอย่าง", true},
    /* short names stand alone */
    {"", "", "สตง", "<p>ของ สตง ที่", true},
    {"", "", "สตง", "<p>(สตง)", true},
    {"", "", "สตง", "<p>ข่าวสตง", false},
    {"", "", "สตง", "<p>สตงค์", false},
    {"", "", "สตง", "<p>xสตง สตงx กสตง สตง", true},
    {"", "", "ก.พ.", "<p>สำนักงาน ก.พ.", true},
    {"", "", "DLA", "<p>the dla.", true},
    {"", "", "DLA", "<p>adlai", false},
    /* nothing to look for */
    {"", "", "", "<p>x", false},
    {" ", "-", "...", "<p>x - y ...", false},
};

static void
a_name_is_found_where_people_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct str alias = str_of(pages[i].alias);
		struct agency agency = {.name_th = str_of(pages[i].th),
		    .name_en = str_of(pages[i].en),
		    .aliases = &alias,
		    .alias_count = 1};
		struct page_input input = {.url = str_of("https://a.example/"),
		    .content_type = str_of("text/html; charset=utf-8"),
		    .payload = str_of(pages[i].html)};
		struct page *p = page_open(&input);
		struct arena a = {0};

		check_int(agency_is_named(&agency, p, &a), pages[i].want,
		    pages[i].html);
		arena_release(&a);
		page_close(p);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(a_name_is_found_where_people_read),
	};

	page_global_init();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
