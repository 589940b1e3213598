/* Dates as Thai agencies write them, and what looks like one and is none. */
#include "test.h"

#include "base/buf.h"
#include "base/limits.h"
#include "text/date.h"
#include "text/match.h"

/* Each date as year-month-day, with b for the Buddhist era and ? for a guess,
 * joined by blanks. */
static void
write_dates(struct buf *out, const struct date_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct date_found *d = &list->items[i];

		buf_printf(out, "%s%d-%d-%d%s%s", i > 0 ? " " : "", d->year,
		    d->month, d->day, d->is_buddhist ? "b" : "",
		    d->is_guess ? "?" : "");
	}
}

static const struct {
	const char *text, *want;
} rows[] = {
    /* Thai months, whole */
    {"12 มกราคม 2560", "2017-1-12b"},
    {"๑๒ มกราคม ๒๕๖๐", "2017-1-12b"},
    {"12มกราคม2560", "2017-1-12b"},
    {"1 กุมภาพันธ์ 2560", "2017-2-1b"},
    {"1 กุมภาพันธุ์ 2560", "2017-2-1b"},
    {"31 มีนาคม 2560", "2017-3-31b"},
    {"6 เมษายน พ.ศ. 2560", "2017-4-6b"},
    {"ลงวันที่ 5 พฤษภาคม พุทธศักราช 2560", "2017-5-5b"},
    {"24 มิถุนายน พ. ศ. 2475", "1932-6-24b"},
    {"8 กรกฎาคม 2560", "2017-7-8b"},
    {"8 กรกฏาคม 2560", "2017-7-8b"},
    {"12 สิงหาคม 2018", "2018-8-12"},
    {"12 สิงหาคม ค.ศ. 2018", "2018-8-12"},
    {"12 กันยายน ปี 2560", "2017-9-12b"},
    {"23 ตุลาคม ปี พ.ศ. 2560", "2017-10-23b"},
    {"5 พฤศจิกายน 2560", "2017-11-5b"},
    {"5 พฤษจิกายน 2560", "2017-11-5b"},
    {"วันที่ 1 เดือนมีนาคม พ.ศ. 2561", "2018-3-1b"},
    {"วันที่ 1 เดือน ธันวาคม พศ 2561", "2018-12-1b"},
    {"5 ธันวาคม, 2560", "2017-12-5b"},
    {"5  ธันวาคม\u00a02560", "2017-12-5b"},
    {"12 มกราคม 60", "2017-1-12b?"},
    {"12 มกราคม พ.ศ. 60", "2017-1-12b?"},
    {"12 มกราคม พ.ศ. 09", "1966-1-12b?"},
    {"12 มกราคม 09", "2009-1-12?"},
    {"29 กุมภาพันธ์ 2563", "2020-2-29b"},
    /* Thai months, short */
    {"12 ม.ค. 60", "2017-1-12b?"},
    {"12 ม.ค. 2560", "2017-1-12b"},
    {"12ม.ค.60", "2017-1-12b?"},
    {"12 มค 60", "2017-1-12b?"},
    {"12 มค. 2560", "2017-1-12b"},
    {"12 ม. ค. 2560", "2017-1-12b"},
    {"12 ม.ค 2560", "2017-1-12b"},
    {"12-ม.ค.-60", "2017-1-12b?"},
    {"12/ม.ค./2560", "2017-1-12b"},
    {"12 / ม.ค. / 2560", "2017-1-12b"},
    {"1 ก.พ. 60", "2017-2-1b?"},
    {"1 มี.ค. 60", "2017-3-1b?"},
    {"1 เม.ย. 60", "2017-4-1b?"},
    {"1 พ.ค. 60", "2017-5-1b?"},
    {"1 มิ.ย. 60", "2017-6-1b?"},
    {"31 ก.ค. 2018", "2018-7-31"},
    {"1 ส.ค. 60", "2017-8-1b?"},
    {"1 ก.ย. 60", "2017-9-1b?"},
    {"1 ต.ค. 60", "2017-10-1b?"},
    {"1 พ.ย. 60", "2017-11-1b?"},
    {"1 ธ.ค. 60", "2017-12-1b?"},
    /* several */
    {"1 ธ.ค. 2559 - 3 ม.ค. 2560", "2016-12-1b 2017-1-3b"},
    {"1 ต.ค.60-30 ก.ย.61", "2017-10-1b? 2018-9-30b?"},
    {"1-5 มกราคม 2561", "2018-1-5b"},
    {"30 กันยายน - 2 ตุลาคม 2561", "2018-10-2b"},
    {"12/01/2560-15/01/2560", "2017-1-12b 2017-1-15b"},
    {"1 ม.ค. 2560มกราคม 2561", "2017-1-1b 2018-1-0b"},
    /* months */
    {"ธันวาคม 2561", "2018-12-0b"},
    {"ประจำเดือนธันวาคม พ.ศ. 2561", "2018-12-0b"},
    {"ธ.ค. 61", "2018-12-0b?"},
    {"เดือนธ.ค. 61", "2018-12-0b?"},
    {"ม.ค.-มี.ค. 2561", "2018-3-0b"},
    {"100 มกราคม 2560", "2017-1-0b"},
    {"ก.พ. 2560", "2017-2-0b"},
    {"july 2018", "2018-7-0"},
    {"Sept. 2018", "2018-9-0"},
    /* years */
    {"พ.ร.บ. ข้อมูลข่าวสาร พ.ศ. ๒๕๔๐", "1997-0-0b"},
    {"พุทธศักราช 2560", "2017-0-0b"},
    {"ค.ศ. 2018", "2018-0-0"},
    {"Act, B.E. 2540 (1997)", "1997-0-0b"},
    {"a.d. 2018", "2018-0-0"},
    /* numbers */
    {"12/01/2560", "2017-1-12b"},
    {"12-1-61", "2018-1-12b?"},
    {"12/1/18", "2018-1-12?"},
    {"12/1/30", "1987-1-12b?"},
    {"12/1/29", "2029-1-12?"},
    {"31.12.2018", "2018-12-31"},
    {"12 / 01 / 2560", "2017-1-12b"},
    {"06/07/2018", "2018-7-6"},
    {"12/01/2560 10:30", "2017-1-12b"},
    {"12/01/2560อ่านต่อ", "2017-1-12b"},
    {"2018-07-31", "2018-7-31"},
    {"2018/7/31", "2018-7-31"},
    {"2561-07-31", "2018-7-31b"},
    {"2018-07-31t10:00:00+07:00", "2018-7-31"},
    {"12–1–2561", "2018-1-12b"},
    /* English */
    {"31 July 2018", "2018-7-31"},
    {"July 31, 2018", "2018-7-31"},
    {"July 31 2018", "2018-7-31"},
    {"31st of July 2018", "2018-7-31"},
    {"jul. 1st, 2018", "2018-7-1"},
    {"31-Jul-18", "2018-7-31?"},
    {"31/Jul/61", "2018-7-31b?"},
    {"31 July B.E. 2561", "2018-7-31b"},
    {"31 July 2561 B.E.", "2018-7-31b"},
    {"31 July 2018 be there", "2018-7-31"},
    {"may 5, 2018", "2018-5-5"},
    {"Posted31 July 2018", "2018-7-31"},
    /* what cannot be */
    {"31 กุมภาพันธ์ 2560", ""},
    {"29 กุมภาพันธ์ 2562", ""},
    {"29/2/2443", ""}, /* 1900 */
    {"0 มกราคม 2560", ""},
    {"40 มกราคม 2560", ""},
    {"31 april 2018", ""},
    {"07/31/2018", ""},
    {"12/0/2560", ""},
    {"12/13/2560", ""},
    {"2018-13-01", ""},
    {"2018-00-01", ""},
    {"12 มกราคม 2300", ""},
    {"12 มกราคม 2199", ""},
    {"12 มกราคม 2701", ""},
    {"12 มกราคม ค.ศ. 2561", ""},
    {"12 มกราคม พ.ศ. 2018", ""},
    {"31 July 2018 B.E.", ""},
    {"พ.ศ. 2018", ""},
    /* what is something else */
    {"0-2123-4567", ""},
    {"โทร. 02-12-34567", ""},
    {"081-12-12-60", ""},
    {"1,250.00 บาท", ""},
    {"v2.10.2018", ""},
    {"10.1.2.2018", ""},
    {"10.12.2560.1", ""},
    {"123-1-12-60", ""},
    {"1-10-2560-001", ""},
    {"ครั้งที่ 1/2560", ""},
    {"99/1/60/2", ""},
    {"12.1.60", ""},
    {"2018-w31", ""},
    {"2018-07", ""},
    {"2561", ""},
    {"ปี 2561", ""},
    {"ปีงบประมาณ พ.ศ. 2561", ""},
    {"ปีงบประมาณพ.ศ. 2561", ""},
    {"ปีการศึกษา 2561", ""},
    {"สำนักงาน ก.พ. 2560", ""},
    {"อ.ก.พ. 2560", ""},
    {"ก.ค.ศ. 2018", ""},
    {"พยาบาล 3 พยาบาล 2560", ""},
    {"มีค 2560", ""},
    {"ธันวาคม 12 รายการ", ""},
    {"ธันวาคม 60", ""},
    {"ธ.ค. 12", ""},
    {"1 ม.ค. 60,000 บาท", ""},
    {"1 ม.ค. 10.30 น.", ""},
    {"1 ม.ค. 18 น.", ""},
    {"1 ม.ค. 60%", ""},
    {"12 may 30 people", ""},
    {"may 12 30", ""},
    {"remarch 2018", ""},
    {"marches 2018", ""},
    {"12 decree 2018", ""},
    {"12 มกราคม 25601", ""},
    {"12 มกราคม\n2560", "2017-1-12b"}, /* one line in the match form */
    {"", ""},
};

static void
test_dates_are_read(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena a = {0};
		struct str form = match_form_str(&a, str_of(rows[i].text));
		struct date_list list = date_find(&a, form);
		struct buf got = {0};

		write_dates(&got, &list);
		check_str(buf_str(&got), rows[i].want, rows[i].text);
		buf_release(&got);
		arena_release(&a);
	}
}

static const struct {
	const char *text, *want;
} spans[] = {
    {"ลงวันที่ 5 พฤษภาคม พ.ศ. 2560 ครับ", "5 พฤษภาคม พ.ศ. 2560"},
    {"เดือนธันวาคม 2561 นี้", "ธันวาคม 2561"},
    {"on 31 july 2561 b.e. at", "31 july 2561 b.e."},
    {"2018-07-31t10:00", "2018-07-31"},
    {"ปี พ.ศ. 2561 และ", "พ.ศ. 2561"},
    {"12 มกราคม\n2560", ""},
};

static void
test_spans_hold_the_date_alone(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++) {
		struct arena a = {0};
		struct str form = str_of(spans[i].text);
		struct date_list list = date_find(&a, form);
		struct str got = {0};

		if (list.count > 0)
			got = str_slice(form, list.items[0].span.start,
			    list.items[0].span.end);
		check_str(got, spans[i].want, spans[i].text);
		arena_release(&a);
	}
}

static void
test_what_stands_far_off_is_no_matter(void **state)
{
	struct arena a = {0};
	struct buf text = {0};

	(void)state;
	for (int i = 0; i < 200; i++) {
		struct date_list list;

		list = date_find(&a, buf_str(&text));
		check_int((int64_t)list.count, 0, "nothing");
		(void)buf_append_cstr(&text, i % 2 == 0 ? "ก" : "x");
	}
	(void)buf_append_cstr(&text, " กุมภาพันธ์, / ปี คริสต์ศักราช 2018 ");
	for (int i = 0; i < 200; i++)
		(void)buf_append_cstr(&text, "ม");
	check_int((int64_t)date_find(&a, buf_str(&text)).count, 1, "date");
	buf_release(&text);
	arena_release(&a);
}

static void
test_more_than_the_bound_is_recorded(void **state)
{
	struct arena a = {0};
	struct buf text = {0};
	struct date_list list;

	(void)state;
	for (int i = 0; i < LIMIT_DATES; i++)
		(void)buf_append_cstr(&text, "12/1/2560 ");
	list = date_find(&a, buf_str(&text));
	check_int((int64_t)list.count, LIMIT_DATES, "as many");
	assert_false(list.is_cut);
	(void)buf_append_cstr(&text, "12/1/2560");
	list = date_find(&a, buf_str(&text));
	check_int((int64_t)list.count, LIMIT_DATES, "no more");
	assert_true(list.is_cut);
	buf_release(&text);
	arena_release(&a);
}

static const struct {
	const char *value, *want;
} attributes[] = {
    {"2018-07-31", "2018-7-31"},
    {"2018-07", "2018-7-0"},
    {"2018", "2018-0-0"},
    {"2561-07-31", "2018-7-31b"},
    {"2018-07-31T10:00", "2018-7-31"},
    {"2018-07-31 10:00:59", "2018-7-31"},
    {"2018-07-31T10:00:59.123Z", "2018-7-31"},
    {"2018-07-31T10:00:00+07:00", "2018-7-31"},
    {"2018-07-31T10:00:00+0700", "2018-7-31"},
    {"2018-07-31T00:00-00:30", "2018-7-31"},
    {"2018-02-30", ""},
    {"2018-7-31", ""},
    {"2018-13", ""},
    {"2018-00-10", ""},
    {"2018-07-00", ""},
    {"2018-W31", ""},
    {"07-31", ""},
    {"10:00", ""},
    {"P1D", ""},
    {"31 July 2018", ""},
    {"2018T10:00", ""},
    {"2018-07-31T", ""},
    {"2018-07-31T24:00", ""},
    {"2018-07-31T10:60", ""},
    {"2018-07-31T10:00:00.", ""},
    {"2018-07-31T10:00:00.1234", ""},
    {"2018-07-31T10:00+7", ""},
    {"2018-07-31T10:00+24:00", ""},
    {"2018-07-31T10:00Zx", ""},
    {"2018-07-31x", ""},
    {"0018-07-31", ""},
    {"12018-07-31", ""},
    {"", ""},
};

static void
test_attributes_are_those_of_the_standard(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]);
	     i++) {
		struct date_found d = {.year = 1};
		struct date_list list = {&d, 1, false};
		struct buf got = {0};

		if (date_of_attribute(str_of(attributes[i].value), &d))
			write_dates(&got, &list);
		else
			check_int(d.year, 1, "untouched");
		check_str(
		    buf_str(&got), attributes[i].want, attributes[i].value);
		buf_release(&got);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_dates_are_read),
	    cmocka_unit_test(test_spans_hold_the_date_alone),
	    cmocka_unit_test(test_what_stands_far_off_is_no_matter),
	    cmocka_unit_test(test_more_than_the_bound_is_recorded),
	    cmocka_unit_test(test_attributes_are_those_of_the_standard),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
