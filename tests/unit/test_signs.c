#include "audit_case.h"

#include "audit/plan_impl.h"
#include "audit/signs_impl.h"
#include "base/file.h"
#include "record/report.h"

enum { PAGE_BYTES_MAX = 1 << 20 };

/* What a set says of a page, as it is stored. */
static void
append_report(struct buf *out, const struct rule_set *set, struct page *page)
{
	const struct agency agency = {
	    .id = str_of("x"), .name_th = str_of("กรมตัวอย่าง")};
	const struct audit_context context = {
	    .agency = &agency, .is_home = true};
	struct arena a = {0};
	struct audit_page found;
	struct report r = {0};

	audit_page(set, page, &context, &a, &found);
	r.page_class = found.page_class;
	r.findings = found.findings;
	r.finding_count = found.finding_count;
	report_write(out, &r);
	arena_release(&a);
}

/* Looks at a page with and without sleep, and without the index of words. */
static void
check_page(struct rule_set *set, struct page *page, const char *what)
{
	struct sign_plan *plan = set->signs;
	bool is_sealed = set->words.is_sealed;
	struct buf with = {0}, without = {0}, bare = {0};

	append_report(&with, set, page);
	set->signs = NULL;
	append_report(&without, set, page);
	set->words.is_sealed = false;
	append_report(&bare, set, page);
	set->words.is_sealed = is_sealed;
	set->signs = plan;
	if (!str_equal(buf_str(&with), buf_str(&without)))
		fail_msg("%s: sleeping rules say something else", what);
	if (!str_equal(buf_str(&with), buf_str(&bare)))
		fail_msg("%s: the index of words says something else", what);
	buf_release(&bare);
	buf_release(&with);
	buf_release(&without);
}

static void
sleep_does_not_show_on_whole_pages(void **state)
{
	static const unsigned flags[] = {
	    0, VIEW_JS_SHELL, VIEW_TRUNCATED, VIEW_SPAM};
	struct arena a = {0};
	struct diag_list diags = {.arena = &a};
	struct rule_set *set = NULL;
	struct file_list files = {0};
	struct err e = {0};

	(void)state;
	assert_int_equal(
	    rule_set_load(TESTS_FOLDER "/../rules", &diags, &set, &e),
	    ERR_NONE);
	assert_int_equal(
	    file_find(&a, TESTS_FOLDER "/web/demo", ".html", &files, &e),
	    ERR_NONE);
	assert_true(files.count > 10);
	for (size_t i = 0; i < files.count; i++) {
		struct buf html = {0};

		assert_int_equal(
		    file_read(files.paths[i], PAGE_BYTES_MAX, &html, &e),
		    ERR_NONE);
		for (size_t k = 0; k < sizeof(flags) / sizeof(flags[0]); k++) {
			struct page *page =
			    page_case(buf_cstr(&html), NULL, flags[k]);

			check_page(set, page, files.paths[i]);
			page_close(page);
		}
		buf_release(&html);
	}
	arena_release(&a);
	rule_set_free(set);
}

/* One condition on a page that has what it asks for or just not. */
static void
sleep_does_not_show_in_any_condition(void **state)
{
	static const char *const conditions[] = {
	    "text: [ขอ, ยื่น คำขอ]",
	    "text: { any_of: [ไม่มี], in: title }",
	    "text: { all_of: [ชื่อ, ยื่น] }",
	    "text: { any_of: [คำขอ], not_within: [ยื่นคำขอ] }",
	    "text: { any_of: [ยนคาขอ], match: loose }",
	    "text: { agency_name: yes }",
	    "link: { text: [ดาวน์โหลด, หน้าแรก] }",
	    "link: { text: [ไม่มี] }",
	    "link: { text: [ไม่มี], count: '== 0' }",
	    "link: { to: { host_in: [other.example] } }",
	    "link: { to: { path: { contains: '/form' } } }",
	    "link: { to: { path: { contains: '/nowhere' } } }",
	    "element: { css: '#none .b' }",
	    "element: { css: 'p.b, video' }",
	    "element: { css: '*' }",
	    "element: { css: video, count: '< 1' }",
	    "element: { css: img, attr: { alt: { contains: รูป } } }",
	    "element: { css: img, attr: { alt: { contains: ไม่มี } } }",
	    "element: { css: img, attr: { alt: { present: no } } }",
	    "element: { xpath: '//p[@id]' }",
	    "xpath: { expr: '//video' }",
	    "xpath: { expr: 'count(//video) = 0' }",
	    "xpath: { expr: '//video', count: '== 0' }",
	    "xpath: { expr: '//title', value: { contains: ชื่อ } }",
	    "xpath: { expr: \"//p[contains(., 'ยื่น')]\" }",
	    "xpath: { expr: \"//p[contains(., 'ไม่มี')]\" }",
	    "regex: { pattern: 'ขอ [0-9]+' }",
	    "regex: { pattern: 'ไม่มี [0-9]+' }",
	    "regex: { pattern: '[0-9]{3}' }",
	    "meta: { description: { present: no } }",
	    "form: { fields: '>= 1' }",
	    "any: [text: { any_of: [ไม่มี], in: nav },"
	    " text: { any_of: [ไม่มี], in: header },"
	    " text: { any_of: [ไม่มี], in: footer },"
	    " text: { any_of: [ไม่มี], in: headings },"
	    " text: { any_of: [ไม่มี], in: title },"
	    " text: { any_of: [ไม่มี], in: buttons },"
	    " text: { any_of: [ไม่มี], in: labels },"
	    " text: { any_of: [ไม่มี], in: meta },"
	    " text: { any_of: [คำขอ], in: [nav, alt] }]",
	};
	static const char html[] =
	    "<html><head><title>ชื่อหน้า</title></head><body><p id=a>ยื่นคำขอ 12"
	    "</p><p class=b>ค้นหา</p><a href=/form/1>ดาวน์โหลด</a> "
	    "<a href='http://other.example/'>x</a><img alt=รูปภาพ>"
	    "<form><input name=q></form></body></html>";

	(void)state;
	for (size_t i = 0; i < sizeof(conditions) / sizeof(conditions[0]);
	     i++) {
		struct buf rule = {0};
		struct rule_set *set;
		struct page *page;

		buf_printf(&rule,
		    "%sscope: page\npages: any\npass_when: { %s }\n%s",
		    RULE_HEAD, conditions[i], RULE_TAIL);
		set = rule_case(buf_cstr(&rule));
		for (unsigned flags = 0; flags <= VIEW_JS_SHELL;
		     flags += VIEW_JS_SHELL) {
			page = page_case(html, NULL, flags);
			check_page(set, page, conditions[i]);
			page_close(page);
		}
		rule_set_free(set);
		buf_release(&rule);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(sleep_does_not_show_on_whole_pages),
	    cmocka_unit_test(sleep_does_not_show_in_any_condition),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
