#include "publish/day.h"

static const struct words months[] = {
    {"January", "มกราคม"},
    {"February", "กุมภาพันธ์"},
    {"March", "มีนาคม"},
    {"April", "เมษายน"},
    {"May", "พฤษภาคม"},
    {"June", "มิถุนายน"},
    {"July", "กรกฎาคม"},
    {"August", "สิงหาคม"},
    {"September", "กันยายน"},
    {"October", "ตุลาคม"},
    {"November", "พฤศจิกายน"},
    {"December", "ธันวาคม"},
};

struct moment {
	int64_t year, month, day, hour, minute;
};

static bool
two_digits(struct str s, size_t at, int64_t min, int64_t max, int64_t *out)
{
	return str_to_int64(str_slice(s, at, at + 2), min, max, out);
}

static int64_t
days_of(int64_t year, int64_t month)
{
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return days[month - 1] + (month == 2 && is_leap);
}

static bool
moment_read(struct str iso, struct moment *out)
{
	return str_to_int64(str_slice(iso, 0, 4), 1, 9999, &out->year) &&
	    two_digits(iso, 5, 1, 12, &out->month) &&
	    two_digits(iso, 8, 1, 31, &out->day) &&
	    two_digits(iso, 11, 0, 23, &out->hour) &&
	    two_digits(iso, 14, 0, 59, &out->minute);
}

static void
put_day(struct buf *out, const struct moment *m, enum lang lang)
{
	enum { BUDDHIST_ERA = 543 };

	buf_printf(out, "%lld %s %lld", (long long)m->day,
	    words_in(months[m->month - 1], lang),
	    (long long)(lang == LANG_TH ? m->year + BUDDHIST_ERA : m->year));
}

void
day_append(struct buf *out, struct str iso, enum lang lang)
{
	/* Seven hours ahead of UTC, all year. */
	enum { DAY_BEGINS_AT = 17 };
	struct moment m = {0};

	if (!moment_read(iso, &m))
		return;
	m.day += m.hour >= DAY_BEGINS_AT;
	if (m.day > days_of(m.year, m.month)) {
		m.day = 1;
		m.year += m.month == 12;
		m.month = m.month % 12 + 1;
	}
	put_day(out, &m, lang);
}

void
day_append_range(
    struct buf *out, struct str from, struct str to, enum lang lang)
{
	static const struct words until = {" to ", " ถึง "};
	struct buf first = {0}, last = {0};

	day_append(&first, from, lang);
	day_append(&last, to, lang);
	(void)buf_append_str(out, buf_str(&first));
	if (!str_equal(buf_str(&first), buf_str(&last))) {
		if (first.len > 0 && last.len > 0)
			(void)buf_append_cstr(out, words_in(until, lang));
		(void)buf_append_str(out, buf_str(&last));
	}
	buf_release(&last);
	buf_release(&first);
}

void
day_append_time(struct buf *out, struct str iso, enum lang lang)
{
	struct moment m = {0};

	if (!moment_read(iso, &m))
		return;
	put_day(out, &m, lang);
	buf_printf(out,
	    lang == LANG_TH ? " เวลา %02lld:%02lld น. (UTC)"
	                    : ", %02lld:%02lld UTC",
	    (long long)m.hour, (long long)m.minute);
}
