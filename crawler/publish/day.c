#include "publish/day.h"

#include <time.h>

#include "base/clock.h"

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

void
day_append(struct buf *out, struct str iso, enum lang lang)
{
	enum { DAY_SECONDS = 86400, YEARS_FROM = 1900, BUDDHIST_ERA = 543 };
	struct tm day = {0};
	int64_t wall_us, year;
	time_t begin;

	if (!clock_from_iso(iso, &wall_us))
		return;
	begin = (time_t)(clock_thai_day(wall_us) * DAY_SECONDS);
	(void)gmtime_r(&begin, &day);
	year = day.tm_year + (int64_t)YEARS_FROM;
	buf_printf(out, "%d %s %lld", day.tm_mday,
	    words_in(months[day.tm_mon], lang),
	    (long long)(lang == LANG_TH ? year + BUDDHIST_ERA : year));
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
