/* Numbers, months and years of dates. */
#include "text/date_impl.h"

enum {
	BUDDHIST_BEHIND = 543,
	BUDDHIST_FIRST = 2400,
	BUDDHIST_LAST = 2700,
	COMMON_FIRST = BUDDHIST_FIRST - BUDDHIST_BEHIND,
	COMMON_LAST = BUDDHIST_LAST - BUDDHIST_BEHIND,
	SHORT_BUDDHIST_FIRST = 30, /* of years with two digits */
	SHORT_BUDDHIST_CENTURY = 2500,
	SHORT_COMMON_CENTURY = 2000
};

static const struct {
	const char *name;
	uint8_t number;
} thai_names[] = {
    {"มกราคม", 1},
    {"กุมภาพันธ์", 2},
    {"กุมภาพันธุ์", 2}, /* misspelt */
    {"มีนาคม", 3},
    {"เมษายน", 4},
    {"พฤษภาคม", 5},
    {"มิถุนายน", 6},
    {"กรกฎาคม", 7},
    {"กรกฏาคม", 7}, /* misspelt */
    {"สิงหาคม", 8},
    {"กันยายน", 9},
    {"ตุลาคม", 10},
    {"พฤศจิกายน", 11},
    {"พฤษจิกายน", 11}, /* misspelt */
    {"ธันวาคม", 12},
};

/* Abbreviations are two pieces, each with a dot behind it. */
static const struct {
	const char *first, *second;
} thai_pieces[] = {
    {"ม", "ค"},
    {"ก", "พ"},
    {"มี", "ค"},
    {"เม", "ย"},
    {"พ", "ค"},
    {"มิ", "ย"},
    {"ก", "ค"},
    {"ส", "ค"},
    {"ก", "ย"},
    {"ต", "ค"},
    {"พ", "ย"},
    {"ธ", "ค"},
};

static const char *const english_names[] = {"january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october",
    "november", "december"};

enum { MONTH_COUNT = 12, SHORT_NAME = 3 };

/* The longer of two that begin alike first. */
static const struct {
	const char *word;
	bool is_buddhist;
	bool is_sure; /* also without a day and month before it */
} eras[] = {
    {"พุทธศักราช", true, true},
    {"พ.ศ.", true, true},
    {"พ. ศ.", true, true},
    {"พ.ศ", true, true},
    {"พศ.", true, true},
    {"พศ", true, false},
    {"คริสต์ศักราช", false, true},
    {"ค.ศ.", false, true},
    {"ค. ศ.", false, true},
    {"ค.ศ", false, true},
    {"คศ.", false, true},
    {"คศ", false, false},
    {"b.e.", true, true},
    {"be", true, false},
    {"a.d.", false, true},
    {"ad", false, false},
    {"c.e.", false, true},
};

enum { ERA_COUNT = sizeof(eras) / sizeof(eras[0]) };

bool
date_take(struct date_reader *r, const char *word)
{
	size_t n = 0;

	for (; word[n] != '\0'; n++)
		if (date_peek(r, n) != word[n])
			return false;
	r->at += n;
	return true;
}

bool
date_take_char(struct date_reader *r, char c)
{
	if (r->at >= r->text.len || r->text.ptr[r->at] != c)
		return false;
	r->at++;
	return true;
}

size_t
date_take_number(struct date_reader *r, int *out)
{
	enum { DIGITS_MAX = 4 };
	size_t n = 0;
	int value = 0;

	for (; date_is_digit(date_peek(r, n)); n++) {
		if (n == DIGITS_MAX)
			return 0;
		value = value * 10 + (date_peek(r, n) - '0');
	}
	r->at += n;
	*out = value;
	return n;
}

static bool
take_thai_pieces(struct date_reader *r, size_t i, struct date_month *out)
{
	struct date_reader in = *r;
	bool is_dotted;

	if (!date_take(&in, thai_pieces[i].first))
		return false;
	is_dotted = date_take_char(&in, '.');
	if (is_dotted)
		(void)date_take_char(&in, ' ');
	if (!date_take(&in, thai_pieces[i].second))
		return false;
	if (date_take_char(&in, '.'))
		is_dotted = true;
	*out = (struct date_month){
	    (uint8_t)(i + 1), is_dotted ? DATE_DOTTED : DATE_BARE};
	*r = in;
	return true;
}

static bool
take_thai_month(struct date_reader *r, struct date_month *out)
{
	/* All letters have their first two bytes alike, or nearly so. */
	char last = date_peek(r, 2);

	for (size_t i = 0; i < sizeof(thai_names) / sizeof(thai_names[0]); i++)
		if (thai_names[i].name[2] == last &&
		    date_take(r, thai_names[i].name)) {
			*out = (struct date_month){
			    thai_names[i].number, DATE_FULL};
			return true;
		}
	for (size_t i = 0; i < MONTH_COUNT; i++)
		if (thai_pieces[i].first[2] == last &&
		    take_thai_pieces(r, i, out))
			return true;
	return false;
}

/* A full name, or its first three letters, "sept" too, and a dot. */
static bool
take_english_month(struct date_reader *r, struct date_month *out)
{
	for (size_t i = 0; i < MONTH_COUNT; i++) {
		const char *name = english_names[i];
		size_t n = 0;

		if (name[0] != date_peek(r, 0))
			continue;
		while (name[n] != '\0' && date_peek(r, n) == name[n])
			n++;
		if (n < SHORT_NAME)
			continue;
		if (date_is_latin(date_peek(r, n)) ||
		    (name[n] != '\0' && n != SHORT_NAME && (n != 4 || i != 8)))
			return false;
		r->at += n;
		if (name[n] != '\0')
			(void)date_take_char(r, '.');
		*out = (struct date_month){(uint8_t)(i + 1), DATE_ENGLISH};
		return true;
	}
	return false;
}

bool
date_take_month(struct date_reader *r, struct date_month *out)
{
	char first = date_peek(r, 0);

	if ((unsigned char)first == 0xe0)
		return take_thai_month(r, out);
	return date_is_latin(first) && take_english_month(r, out);
}

bool
date_set_year(struct date_found *out, int value, size_t digits)
{
	bool is_short = digits == 2;

	if (!is_short && digits != 4)
		return false;
	if (is_short)
		value += value >= SHORT_BUDDHIST_FIRST ? SHORT_BUDDHIST_CENTURY
		                                       : SHORT_COMMON_CENTURY;
	out->is_buddhist = value >= BUDDHIST_FIRST && value <= BUDDHIST_LAST;
	out->is_guess = is_short;
	if (out->is_buddhist)
		value -= BUDDHIST_BEHIND;
	if (value < COMMON_FIRST || value > COMMON_LAST)
		return false;
	out->year = (int16_t)value;
	return true;
}

/* The number of the era that stands here, or ERA_COUNT. */
static size_t
take_era(struct date_reader *r)
{
	char second = date_peek(r, 1);

	if (!date_is_latin(date_peek(r, 0)) && (unsigned char)second != 0xb8)
		return ERA_COUNT;
	for (size_t i = 0; i < ERA_COUNT; i++)
		if (eras[i].word[1] == second && date_take(r, eras[i].word)) {
			(void)date_take_char(r, ' ');
			return i;
		}
	return ERA_COUNT;
}

/* A year whose era may be said before it. */
static bool
take_year_of(struct date_reader *r, size_t era, struct date_found *out)
{
	int value = 0;
	size_t digits = date_take_number(r, &value);

	/* Of the era that is said, however small the number. */
	if (era < ERA_COUNT && digits == 2) {
		value += eras[era].is_buddhist ? SHORT_BUDDHIST_CENTURY
		                               : SHORT_COMMON_CENTURY;
		if (!date_set_year(out, value, 4))
			return false;
		out->is_guess = true;
		return true;
	}
	return date_set_year(out, value, digits) &&
	    (era == ERA_COUNT || eras[era].is_buddhist == out->is_buddhist);
}

/* The era behind a year, when it is one that shows as such: false when it says
 * what the year is not. */
static bool
take_era_behind(struct date_reader *r, const struct date_found *d)
{
	struct date_reader in = *r;
	size_t era;

	(void)date_take_char(&in, ' ');
	if (!date_is_latin(date_peek(&in, 0)))
		return true;
	era = take_era(&in);
	if (era == ERA_COUNT || !eras[era].is_sure)
		return true;
	/* Without the blank that the era took with it. */
	r->at = in.at - (in.text.ptr[in.at - 1] == ' ');
	return eras[era].is_buddhist == d->is_buddhist;
}

bool
date_take_year(struct date_reader *r, struct date_found *out)
{
	struct date_reader in = *r;
	size_t era;

	if (date_take(&in, "ปี"))
		(void)date_take_char(&in, ' ');
	era = take_era(&in);
	if (!take_year_of(&in, era, out))
		return false;
	if (era == ERA_COUNT && !out->is_guess && !take_era_behind(&in, out))
		return false;
	*r = in;
	return true;
}

bool
date_take_era_year(struct date_reader *r, struct date_found *out)
{
	struct date_reader in = *r;
	size_t era = take_era(&in);

	if (era == ERA_COUNT || !eras[era].is_sure ||
	    !take_year_of(&in, era, out) || out->is_guess)
		return false;
	*r = in;
	return true;
}

bool
date_is_possible(const struct date_found *d)
{
	static const uint8_t days[MONTH_COUNT] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	bool is_leap =
	    d->year % 4 == 0 && (d->year % 100 != 0 || d->year % 400 == 0);

	if (d->month == 0 || d->day == 0)
		return d->day == 0;
	return d->month <= MONTH_COUNT &&
	    d->day <= days[d->month - 1] + (d->month == 2 && is_leap);
}
