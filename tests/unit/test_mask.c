/* Numbers of citizens are masked however they are written; other numbers stay.
 * All of these were made up and given their check digit. */
#include "publish/mask.h"
#include "test.h"

static const struct {
	const char *text;
	const char *want;
} cases[] = {
    {"1101700203450", "XXXXXXXXXXXXX"},
    {"1-1017-00203-45-0", "X-XXXX-XXXXX-XX-X"},
    {"1 1017 00203 45 0", "X XXXX XXXXX XX X"},
    {"1 - 1017 - 00203 - 45 - 0", "X - XXXX - XXXXX - XX - X"},
    {"1.1017.00203.45.0", "X.XXXX.XXXXX.XX.X"},
    /* en dash, no-break hyphen, no-break space */
    {"1\xe2\x80\x93"
     "1017\xe2\x80\x91"
     "00203\xc2\xa0"
     "45-0",
        "X\xe2\x80\x93XXXX\xe2\x80\x91XXXXX\xc2\xa0XX-X"},
    {"1-101700203450", "X-XXXXXXXXXXXX"},
    {"1 1 0 1 7 0 0 2 0 3 4 5 0", "X X X X X X X X X X X X X"},
    {"๑-๑๐๑๗-๐๐๒๐๓-๔๕-๐", "X-XXXX-XXXXX-XX-X"},
    {"๓๕๐๙๙๐๐๑๒๓๔๕๐", "XXXXXXXXXXXXX"},
    {"１１０１７００２０３４５０", "XXXXXXXXXXXXX"},
    {"เลขประจำตัว1101700203450ค่ะ", "เลขประจำตัวXXXXXXXXXXXXXค่ะ"},
    {"ปี 2561 1-1017-00203-45-0 2561", "ปี 2561 X-XXXX-XXXXX-XX-X 2561"},
    {"1101700203450, 3-5099-00123-45-0", "XXXXXXXXXXXXX, X-XXXX-XXXXX-XX-X"},
    {"https://a.example/?id=1101700203450&x=1",
        "https://a.example/?id=XXXXXXXXXXXXX&x=1"},
    {"?id=1+1017%2000203+45+0", "?id=X+XXXX%20XXXXX+XX+X"},
    {"?id=%E0%B9%91%e0%b9%91%E0%B9%90%E0%B9%91%E0%B9%97%E0%B9%90%E0%B9%90"
     "%E0%B9%92%E0%B9%90%E0%B9%93%E0%B9%94%E0%B9%95%E0%B9%90.",
        "?id=XXXXXXXXXXXXX."},
    /* without a status in the register */
    {"0123489000012", "XXXXXXXXXXXXX"},

    /* a wrong check digit */
    {"1101700203451", "1101700203451"},
    /* companies and offices */
    {"0105536000011", "0105536000011"},
    {"0994000158114", "0994000158114"},
    {"9999999999994", "9999999999994"},
    /* longer or shorter */
    {"11017002034500", "11017002034500"},
    {"91101700203450", "91101700203450"},
    {"110170020345", "110170020345"},
    /* other groups: telephone numbers, rows of a table */
    {"11-01-70-02-03-45-0", "11-01-70-02-03-45-0"},
    {"110170 0203450", "110170 0203450"},
    {"1    1017 00203 45 0", "1    1017 00203 45 0"},
    {"", ""},
    {"ไม่มีเลข \xff\xfe", "ไม่มีเลข \xff\xfe"},
};

static void
test_numbers_are_masked_however_they_are_written(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf out = {0};

		(void)mask_append(&out, str_of(cases[i].text));
		check_str(buf_str(&out), cases[i].want, cases[i].text);
		buf_release(&out);
	}
}

static void
test_they_are_counted(void **state)
{
	struct buf out = {0};

	(void)state;
	check_int((int64_t)mask_append(&out,
	              str_of("1101700203450 3509900123450 0105536000011")),
	    2, "numbers");
	/* Fewer digits than this are looked at no further. */
	check_int((int64_t)mask_digits(str_of("๑๒ ๓")), 3, "Thai digits");
	check_int((int64_t)mask_digits(str_of("กขค")), 0, "no digits");
	buf_release(&out);
}

static void
test_a_number_across_a_border_is_masked(void **state)
{
	const struct str parts[] = {
	    str_of("เลข 1-1017-"), str_of("00203"), str_of("-45-0 ครับ")};
	static const char *const want[] = {"เลข X-XXXX-", "XXXXX", "-XX-X ครับ"};
	struct buf outs[3] = {{0}};

	(void)state;
	check_int((int64_t)mask_parts(parts, 3, outs), 1, "numbers");
	for (size_t i = 0; i < 3; i++) {
		check_str(buf_str(&outs[i]), want[i], "part");
		buf_release(&outs[i]);
	}
}

static void
test_parts_without_a_number_stay(void **state)
{
	const struct str parts[] = {
	    str_of("โทร. "), str_of("0 2000 0000"), str_of(" ต่อ 12")};
	struct buf outs[3] = {{0}};

	(void)state;
	check_int((int64_t)mask_parts(parts, 3, outs), 0, "numbers");
	for (size_t i = 0; i < 3; i++) {
		check_str(buf_str(&outs[i]), parts[i].ptr, "part");
		buf_release(&outs[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_numbers_are_masked_however_they_are_written),
	    cmocka_unit_test(test_they_are_counted),
	    cmocka_unit_test(test_a_number_across_a_border_is_masked),
	    cmocka_unit_test(test_parts_without_a_number_stay),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
