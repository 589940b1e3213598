/* Dates of a page: where they stand, and who can see them. */
#include "page_case.h"

#include "base/limits.h"

/* Each date: element, year-month-day, its text in the match form; "-" before
 * one that is not visible, "@" before one of an attribute. */
static void
write_dates(struct buf *out, const struct page *p)
{
	for (size_t i = 0; i < p->date_count; i++) {
		const struct page_date *d = &p->dates[i];
		struct span span = d->found.span;

		buf_printf(out, "%s%s%s%.*s %d-%d-%d \"%.*s\"",
		    i > 0 ? ", " : "", d->is_visible ? "" : "-",
		    d->is_attribute ? "@" : "",
		    STR_ARG(p->elements[d->element].name), d->found.year,
		    d->found.month, d->found.day,
		    STR_ARG(str_slice(p->match_text, span.start, span.end)));
	}
}

static const struct {
	const char *html, *want;
} rows[] = {
    {"<p>x", ""},
    {"<p>ลงวันที่ ๑๒ มกราคม ๒๕๖๐", "p 2017-1-12 \"12 มกราคม 2560\""},
    {"<div>a <b>12</b> <i>ม.ค.</i> 60 b</div>", "div 2017-1-12 \"12 ม.ค. 60\""},
    {"<p><b>12 <i>ม.ค.</i> 60</b>", "b 2017-1-12 \"12 ม.ค. 60\""},
    {"<p>12 มกราคม<p>2560", ""},
    {"<td>12<td>ม.ค.<td>60", ""},
    {"<p hidden>31 July 2018", "-p 2018-7-31 \"31 july 2018\""},
    {"<p>a<meta name=description content='31 July 2018'>",
        "-meta 2018-7-31 \"31 july 2018\""},
    {"<title>ธันวาคม 2561</title><p>x", "-title 2018-12-0 \"ธันวาคม 2561\""},
    {"<a href='r%20-%2012-1-61.pdf'>x</a>", "-a 2018-1-12 \"12-1-61\""},
    {"<p>1 ม.ค. 2560<p>2 ม.ค. 2560",
        "p 2017-1-1 \"1 ม.ค. 2560\", p 2017-1-2 \"2 ม.ค. 2560\""},
    /* time elements */
    {"<time datetime=2018-07-31>Tuesday</time>", "@time 2018-7-31 \"tuesday\""},
    {"<p>a <time datetime='2018-07-31T10:00Z'>31 ก.ค. 61</time> 1 ก.ค. 61",
        "@time 2018-7-31 \"31 ก.ค. 61\", time 2018-7-31 \"31 ก.ค. 61\", "
        "p 2018-7-1 \"1 ก.ค. 61\""},
    {"<p>1 ก.ค. 61 <time datetime=2018></time>",
        "p 2018-7-1 \"1 ก.ค. 61\", @time 2018-0-0 \"\""},
    {"<p hidden><time datetime=2018-07>x</time>", "-@time 2018-7-0 \"x\""},
    {"<time datetime=P1D>x</time><time>x</time>", ""},
    {"<p datetime=2018>x", ""},
    {"<time datetime=2018-07-31>", "@time 2018-7-31 \"\""},
};

static void
test_dates_stand_in_order(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct page *p = page_case_open(rows[i].html);
		struct buf got = {0};

		write_dates(&got, p);
		check_str(buf_str(&got), rows[i].want, rows[i].html);
		assert_false(p->are_dates_cut);
		buf_release(&got);
		page_close(p);
	}
}

static void
test_more_than_the_bound_is_recorded(void **state)
{
	static const char *const pieces[] = {
	    "<p>12/1/2560", "<time datetime=2018>x</time> "};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct buf html = {0};
		struct page *p;

		for (int k = 0; k <= LIMIT_DATES; k++)
			(void)buf_append_cstr(&html, pieces[i]);
		p = page_case_open(buf_cstr(&html));
		check_int((int64_t)p->date_count, LIMIT_DATES, "dates");
		assert_true(p->are_dates_cut);
		page_close(p);
		buf_release(&html);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_dates_stand_in_order),
	    cmocka_unit_test(test_more_than_the_bound_is_recorded),
	};

	return cmocka_run_group_tests(tests, page_case_setup, NULL);
}
