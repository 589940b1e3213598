#include "page/viewport.h"
#include "test.h"

#define COUNT(rows) (sizeof(rows) / sizeof((rows)[0]))

/* A content, one key of it, and what that is read as; numbers in thousandths,
 * NONE for none. */
enum { NONE = INT32_MAX };

static const struct {
	const char *content;
	enum viewport_key key;
	enum viewport_value value;
	int64_t thousandths;
	const char *text;
} rows[] = {
    {"", VIEWPORT_WIDTH, VIEWPORT_ABSENT, NONE, ""},
    {"width=device-width", VIEWPORT_WIDTH, VIEWPORT_DEVICE_WIDTH, NONE,
        "device-width"},
    {"height=DEVICE-HEIGHT", VIEWPORT_HEIGHT, VIEWPORT_DEVICE_HEIGHT, NONE,
        "DEVICE-HEIGHT"},
    /* what parts settings */
    {"a=1,width=320", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 320000, "320"},
    {"a=1;width=320", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 320000, "320"},
    {"a=1 width=320", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 320000, "320"},
    {"a=1\t\r\n, ;width=320", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 320000, "320"},
    {" WIDTH = 320 ", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 320000, "320"},
    {"=width==320", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 320000, "320"},
    {"width x y=320", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 320000, "320"},
    {"width x y=320", VIEWPORT_HEIGHT, VIEWPORT_ABSENT, NONE, ""},
    {"width, height=320", VIEWPORT_WIDTH, VIEWPORT_EMPTY, NONE, ""},
    {"width, height=320", VIEWPORT_HEIGHT, VIEWPORT_NUMBER, 320000, "320"},
    {"width=,height=320", VIEWPORT_WIDTH, VIEWPORT_EMPTY, NONE, ""},
    {"width=;height=320", VIEWPORT_HEIGHT, VIEWPORT_NUMBER, 320000, "320"},
    {"user-scalable", VIEWPORT_USER_SCALABLE, VIEWPORT_EMPTY, NONE, ""},
    {"max-width=320", VIEWPORT_WIDTH, VIEWPORT_ABSENT, NONE, ""},
    /* the last one counts */
    {"width=1,width=2", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 2000, "2"},
    {"width=2,width", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 2000, "2"},
    {"width,width=2", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 2000, "2"},
    /* sides */
    {"width=320px", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 320000, "320px"},
    {"width=0", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 1000, "0"},
    {"width=99999999999999999999", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 10000000,
        "99999999999999999999"},
    {"width=1e400", VIEWPORT_WIDTH, VIEWPORT_NUMBER, 10000000, "1e400"},
    {"width=-1", VIEWPORT_WIDTH, VIEWPORT_DROPPED, NONE, "-1"},
    {"width=yes", VIEWPORT_WIDTH, VIEWPORT_YES, 1000, "yes"},
    {"width=no", VIEWPORT_WIDTH, VIEWPORT_NO, 1000, "no"},
    {"width=auto", VIEWPORT_WIDTH, VIEWPORT_UNKNOWN, 1000, "auto"},
    /* scales */
    {"initial-scale=1.0", VIEWPORT_INITIAL_SCALE, VIEWPORT_NUMBER, 1000, "1.0"},
    {"minimum-scale=.5x", VIEWPORT_MINIMUM_SCALE, VIEWPORT_NUMBER, 500, ".5x"},
    {"maximum-scale=+5", VIEWPORT_MAXIMUM_SCALE, VIEWPORT_NUMBER, 5000, "+5"},
    {"maximum-scale=1e1", VIEWPORT_MAXIMUM_SCALE, VIEWPORT_NUMBER, 10000,
        "1e1"},
    {"maximum-scale=0", VIEWPORT_MAXIMUM_SCALE, VIEWPORT_NUMBER, 100, "0"},
    {"maximum-scale=50", VIEWPORT_MAXIMUM_SCALE, VIEWPORT_NUMBER, 10000, "50"},
    {"maximum-scale=-2", VIEWPORT_MAXIMUM_SCALE, VIEWPORT_DROPPED, NONE, "-2"},
    {"maximum-scale=yes", VIEWPORT_MAXIMUM_SCALE, VIEWPORT_YES, 1000, "yes"},
    {"maximum-scale=no", VIEWPORT_MAXIMUM_SCALE, VIEWPORT_NO, 100, "no"},
    {"maximum-scale=device-width", VIEWPORT_MAXIMUM_SCALE,
        VIEWPORT_DEVICE_WIDTH, 10000, "device-width"},
    {"maximum-scale=inf", VIEWPORT_MAXIMUM_SCALE, VIEWPORT_UNKNOWN, 100, "inf"},
    {"maximum-scale=nan", VIEWPORT_MAXIMUM_SCALE, VIEWPORT_UNKNOWN, 100, "nan"},
    {"maximum-scale=0x9", VIEWPORT_MAXIMUM_SCALE, VIEWPORT_NUMBER, 100, "0x9"},
    /* zooming */
    {"user-scalable=no", VIEWPORT_USER_SCALABLE, VIEWPORT_NO, 0, "no"},
    {"user-scalable=0", VIEWPORT_USER_SCALABLE, VIEWPORT_NUMBER, 0, "0"},
    {"user-scalable=none", VIEWPORT_USER_SCALABLE, VIEWPORT_UNKNOWN, 0, "none"},
    {"user-scalable=-1", VIEWPORT_USER_SCALABLE, VIEWPORT_NUMBER, -1000, "-1"},
    {"user-scalable=Yes", VIEWPORT_USER_SCALABLE, VIEWPORT_YES, 1000, "Yes"},
    {"user-scalable=device-height", VIEWPORT_USER_SCALABLE,
        VIEWPORT_DEVICE_HEIGHT, 1000, "device-height"},
};

static void
settings_are_read_as_browsers_read_them(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct viewport v = viewport_read(str_of(rows[i].content));
		struct viewport_setting got = v.settings[rows[i].key];
		int64_t number =
		    got.has_number ? (int64_t)(got.number * 1000) : NONE;

		check_int(got.value, rows[i].value, rows[i].content);
		check_int(number, rows[i].thousandths, rows[i].content);
		check_str(got.text, rows[i].text, rows[i].content);
	}
}

static const struct {
	const char *content, *key, *text;
	enum viewport_value value;
} others[] = {
    {"width=1,viewport-fit=cover", "Viewport-Fit", "cover", VIEWPORT_UNKNOWN},
    {"viewport-fit", "viewport-fit", "", VIEWPORT_EMPTY},
    {"zoom=1,zoom=2,zoom", "zoom", "2", VIEWPORT_UNKNOWN},
    {"width=1", "zoom", "", VIEWPORT_ABSENT},
    {"width=1", "Width", "1", VIEWPORT_NUMBER},
};

static void
any_key_can_be_asked_for(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(others); i++) {
		struct viewport v = viewport_read(str_of(others[i].content));
		struct viewport_setting got =
		    viewport_get(&v, str_of(others[i].key));

		check_int(got.value, others[i].value, others[i].content);
		check_str(got.text, others[i].text, others[i].content);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(settings_are_read_as_browsers_read_them),
	    cmocka_unit_test(any_key_can_be_asked_for),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
