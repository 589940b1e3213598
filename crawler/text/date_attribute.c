/* Dates in the HTML Standard's own forms. */
#include "text/date_impl.h"

/* A number of exactly two digits, at most max. */
static bool
take_two(struct date_reader *r, int max, int *out)
{
	return date_take_number(r, out) == 2 && *out <= max;
}

/* The seconds and their parts, which may be left out. */
static bool
take_seconds(struct date_reader *r)
{
	enum { PARTS_MAX = 3 };
	int value;
	size_t digits;

	if (!date_take_char(r, ':'))
		return true;
	if (!take_two(r, 59, &value))
		return false;
	if (!date_take_char(r, '.'))
		return true;
	digits = date_take_number(r, &value);
	return digits > 0 && digits <= PARTS_MAX;
}

/* "Z", "+07:00" or "+0700"; nothing: a local time. */
static bool
take_zone(struct date_reader *r)
{
	int value;

	if (r->at == r->text.len || date_take_char(r, 'Z'))
		return true;
	if (!date_take_char(r, '+') && !date_take_char(r, '-'))
		return false;
	if (date_peek(r, 2) != ':') {
		size_t digits = date_take_number(r, &value);

		return digits == 4 && value / 100 <= 23 && value % 100 <= 59;
	}
	return take_two(r, 23, &value) && date_take_char(r, ':') &&
	    take_two(r, 59, &value);
}

/* Whether nothing is left but a time. */
static bool
is_time_left(struct date_reader *r)
{
	int value;

	if (r->at == r->text.len)
		return true;
	if (!date_take_char(r, 'T') && !date_take_char(r, ' '))
		return false;
	return take_two(r, 23, &value) && date_take_char(r, ':') &&
	    take_two(r, 59, &value) && take_seconds(r) && take_zone(r) &&
	    r->at == r->text.len;
}

bool
date_of_attribute(struct str value, struct date_found *out)
{
	struct date_reader r = {value, 0};
	struct date_found d = {0};
	int number = 0;
	size_t digits = date_take_number(&r, &number);

	if (digits != 4 || !date_set_year(&d, number, digits))
		return false;
	if (date_take_char(&r, '-')) {
		if (!take_two(&r, 12, &number) || number == 0)
			return false;
		d.month = (uint8_t)number;
		if (date_take_char(&r, '-')) {
			if (!take_two(&r, 31, &number) || number == 0)
				return false;
			d.day = (uint8_t)number;
		}
	}
	d.span.end = (uint32_t)r.at;
	if (!date_is_possible(&d) || (d.day == 0 && r.at < value.len) ||
	    !is_time_left(&r))
		return false;
	*out = d;
	return true;
}
