#include "text/date.h"

#include "base/limits.h"
#include "text/date_impl.h"

enum {
	DAY_DIGITS_MAX = 2,
	YEAR_DIGITS = 4,
	DAY_NONE = UINT8_MAX, /* "0": no day of any month */
	SHORT_YEAR_SURE = 32, /* too large for a day */
	/* More than from the start of any date to its first digit: a month of
	 * 30 bytes, an era of 36, and what stands between. */
	REACH = 80
};

/* Years that begin in October or May. */
static const char *const other_years[] = {
    "ปีงบประมาณ", "ปีการศึกษา", "ปีบัญชี", NULL};

/* "ก.พ." is the Civil Service Commission as well as February. */
static const char *const offices[] = {"สำนักงาน", "เลขาธิการ", NULL};

enum { FEBRUARY = 2 };

/* Whether one of the words stands before an offset, a blank between or not. */
static bool
is_behind(struct str text, size_t at, const char *const words[])
{
	struct str before = str_slice(text, 0, at);

	if (before.len > 0 && before.ptr[before.len - 1] == ' ')
		before.len--;
	for (size_t i = 0; words[i] != NULL; i++)
		if (str_ends(before, str_of(words[i])))
			return true;
	return false;
}

/* What stands between the pieces of a date: a slash, blanks around it or not; a
 * hyphen; a blank; or nothing, '\0'. */
static char
take_gap(struct date_reader *r)
{
	bool is_blank = date_take_char(r, ' ');

	if (date_take_char(r, '/')) {
		(void)date_take_char(r, ' ');
		return '/';
	}
	if (is_blank)
		return ' ';
	return date_take_char(r, '-') ? '-' : '\0';
}

/* Whether what follows makes a number of two digits something other than a
 * year: a price, a share, a time, the start of a word. */
static bool
is_other_number(const struct date_reader *r)
{
	struct date_reader in = *r;
	char next = date_peek(r, 0);

	if (next == '%' || date_is_latin(next))
		return true;
	if ((next == ',' || next == '.' || next == ':') &&
	    date_is_digit(date_peek(r, 1)))
		return true;
	(void)date_take_char(&in, ' ');
	return date_take(&in, "น.");
}

static bool
take_day(struct date_reader *r, struct date_found *out)
{
	int value = 0;
	size_t digits = date_take_number(r, &value);

	out->day = value == 0 ? DAY_NONE : (uint8_t)value;
	return digits > 0 && digits <= DAY_DIGITS_MAX;
}

/* The ending of "1st", "2nd", "3rd", "4th". */
static void
take_ordinal(struct date_reader *r)
{
	static const char *const endings[] = {"st", "nd", "rd", "th"};
	struct date_reader in = *r;

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (date_take(&in, endings[i]))
			break;
	if (!date_is_latin(date_peek(&in, 0)))
		*r = in;
}

/* "12 มกราคม 2560", "31st of july, 2018" */
static bool
take_day_month(struct date_reader *r, struct date_found *out)
{
	struct date_month month;
	char gap;

	if (!take_day(r, out))
		return false;
	take_ordinal(r);
	(void)take_gap(r);
	if (date_take(r, "เดือน"))
		(void)date_take_char(r, ' ');
	else
		(void)date_take(r, "of ");
	if (!date_take_month(r, &month))
		return false;
	out->month = month.number;
	(void)date_take_char(r, ',');
	gap = take_gap(r);
	if (!date_take_year(r, out))
		return false;
	if (!out->is_guess)
		return true;
	return !is_other_number(r) &&
	    (month.style != DATE_ENGLISH || gap == '-' || gap == '/');
}

/* Whether it stands in a longer number, parted by this character. */
static bool
is_piece(const struct date_reader *r, size_t start, char separator)
{
	char before = date_before(r->text, start, 1);
	char next = date_peek(r, 0);

	if (date_is_latin(before))
		return true;
	if ((before == separator || before == '.' || before == ',') &&
	    date_is_digit(date_before(r->text, start, 2)))
		return true;
	return next == separator && date_is_digit(date_peek(r, 1));
}

/* A slash with blanks around it or not, a hyphen or a dot. */
static char
take_separator(struct date_reader *r)
{
	if (date_take_char(r, '.'))
		return '.';
	return take_gap(r);
}

/* "12/01/2560", "12-1-61" */
static bool
take_numbers(struct date_reader *r, struct date_found *out)
{
	size_t start = r->at, digits;
	int month = 0, year = 0;
	char separator;

	if (!take_day(r, out))
		return false;
	separator = take_separator(r);
	digits = date_take_number(r, &month);
	if (separator == '\0' || separator == ' ' || digits == 0 ||
	    digits > DAY_DIGITS_MAX || take_separator(r) != separator)
		return false;
	out->month = (uint8_t)month;
	if (month == 0)
		out->day = DAY_NONE;
	digits = date_take_number(r, &year);
	if (!date_set_year(out, year, digits) ||
	    (separator == '.' && out->is_guess))
		return false;
	return !is_piece(r, start, separator) &&
	    !(out->is_guess && is_other_number(r));
}

/* "2018-07-31", "2018/7/31" */
static bool
take_year_first(struct date_reader *r, struct date_found *out)
{
	size_t start = r->at, digits;
	int year = 0, month = 0;
	char separator;

	digits = date_take_number(r, &year);
	if (digits != YEAR_DIGITS || !date_set_year(out, year, digits))
		return false;
	separator = date_peek(r, 0);
	if (separator != '-' && separator != '/')
		return false;
	r->at++;
	digits = date_take_number(r, &month);
	if (digits == 0 || digits > DAY_DIGITS_MAX ||
	    !date_take_char(r, separator) || !take_day(r, out))
		return false;
	out->month = (uint8_t)month;
	if (month == 0)
		out->day = DAY_NONE;
	return !is_piece(r, start, separator);
}

/* The day of "july 31, 2018", when it stands here. */
static void
take_day_behind(struct date_reader *r, struct date_found *out)
{
	struct date_reader in = *r;
	struct date_found d = *out;

	(void)date_take_char(&in, ' ');
	if (!take_day(&in, &d))
		return;
	take_ordinal(&in);
	(void)date_take_char(&in, ',');
	if (!date_take_char(&in, ' '))
		return;
	in.at--;
	*r = in;
	*out = d;
}

/* Whether letters before an abbreviation make it a piece of another. */
static bool
is_other_word(struct str text, size_t start, struct date_month month)
{
	char before = date_before(text, start, 1);

	if (month.style == DATE_ENGLISH)
		return date_is_latin(before);
	if (month.style == DATE_FULL)
		return false;
	if (month.style == DATE_BARE ||
	    (month.number == FEBRUARY && is_behind(text, start, offices)))
		return true;
	return (before == '.' || (unsigned char)before >= 0x80) &&
	    !str_ends(str_slice(text, 0, start), str_of("เดือน"));
}

/* The number that the reader stands behind. */
static int
last_two_digits(const struct date_reader *r)
{
	return (date_before(r->text, r->at, 2) - '0') * 10 +
	    (date_before(r->text, r->at, 1) - '0');
}

/* "ธันวาคม 2561", "ธ.ค. 61", "july 2018", "july 31, 2018" */
static bool
take_month_first(struct date_reader *r, struct date_found *out)
{
	size_t start = r->at;
	struct date_month month;

	if (!date_take_month(r, &month) || is_other_word(r->text, start, month))
		return false;
	out->month = month.number;
	if (month.style == DATE_ENGLISH)
		take_day_behind(r, out);
	(void)date_take_char(r, ',');
	(void)take_gap(r);
	if (!date_take_year(r, out))
		return false;
	if (!out->is_guess)
		return true;
	return month.style == DATE_DOTTED &&
	    last_two_digits(r) >= SHORT_YEAR_SURE && !is_other_number(r);
}

/* "พ.ศ. 2561" */
static bool
take_era(struct date_reader *r, struct date_found *out)
{
	size_t start = r->at;
	char before = date_before(r->text, start, 1);

	return date_take_era_year(r, out) && before != '.' &&
	    !date_is_latin(before) && !is_behind(r->text, start, other_years);
}

typedef bool date_form(struct date_reader *r, struct date_found *out);

static date_form *const number_forms[] = {
    take_day_month, take_numbers, take_year_first};
static date_form *const word_forms[] = {take_month_first, take_era};

/* The first form that fits here; a date that cannot be is passed over. */
static bool
take_date(struct date_reader *r, bool is_number, struct date_found *out)
{
	date_form *const *forms = is_number ? number_forms : word_forms;
	size_t count = is_number
	    ? sizeof(number_forms) / sizeof(number_forms[0])
	    : sizeof(word_forms) / sizeof(word_forms[0]);

	for (size_t i = 0; i < count; i++) {
		struct date_reader in = *r;

		*out = (struct date_found){.span.start = (uint32_t)r->at};
		if (!forms[i](&in, out))
			continue;
		out->span.end = (uint32_t)in.at;
		r->at = in.at;
		return date_is_possible(out);
	}
	return false;
}

/* Passes what stands here, to where a date may begin. */
static void
pass(struct date_reader *r)
{
	char c = date_peek(r, 0);

	if (date_is_digit(c))
		while (date_is_digit(date_peek(r, 0)))
			r->at++;
	else if (date_is_latin(c))
		while (date_is_latin(date_peek(r, 0)))
			r->at++;
	else
		r->at++;
}

/* Passes all that has no digit near. *digit is one at or behind the reader, or
 * to be looked for when the reader has passed it. */
static void
pass_far(struct date_reader *r, size_t *digit)
{
	size_t i = *digit > r->at ? *digit : r->at;

	while (i < r->text.len && !date_is_digit(r->text.ptr[i]))
		i++;
	*digit = i;
	if (i == r->text.len)
		r->at = i;
	else if (i - r->at > REACH)
		r->at = i - REACH;
}

/* What a date may begin with but Thai letters. */
static const bool begins[256] = {
    ['0'] = true,
    ['1'] = true,
    ['2'] = true,
    ['3'] = true,
    ['4'] = true,
    ['5'] = true,
    ['6'] = true,
    ['7'] = true,
    ['8'] = true,
    ['9'] = true,
    ['a'] = true,
    ['b'] = true,
    ['c'] = true,
    ['d'] = true,
    ['f'] = true,
    ['j'] = true,
    ['m'] = true,
    ['n'] = true,
    ['o'] = true,
    ['s'] = true,
};

/* The Thai letters that months and eras begin with, a bit each, and for their
 * second letters the bits of those that they follow. */
enum {
	KO_KAI = 1 << 0,
	KHO_KHWAI = 1 << 1,
	TO_TAO = 1 << 2,
	THO_THONG = 1 << 3,
	PHO_PHAN = 1 << 4,
	MO_MA = 1 << 5,
	SO_SUA = 1 << 6,
	SARA_E = 1 << 7
};
static const unsigned char first_letters[128] = {
    [0x01] = KO_KAI,
    [0x04] = KHO_KHWAI,
    [0x15] = TO_TAO,
    [0x18] = THO_THONG,
    [0x1e] = PHO_PHAN,
    [0x21] = MO_MA,
    [0x2a] = SO_SUA,
    [0x40] = SARA_E,
};
static const unsigned char second_letters[128] = {
    [0x01] = MO_MA, /* มก */
    [0x04] = KO_KAI | TO_TAO | THO_THONG | PHO_PHAN | MO_MA | SO_SUA, /* xค */
    [0x1e] = KO_KAI, /* กพ */
    [0x21] = SARA_E, /* เม */
    [0x22] = KO_KAI | PHO_PHAN, /* กย, พย */
    [0x23] = KO_KAI | KHO_KHWAI, /* กร, คร */
    [0x24] = PHO_PHAN, /* พฤ */
    [0x28] = PHO_PHAN | KHO_KHWAI, /* พศ, คศ */
    [0x31] = KO_KAI | THO_THONG, /* กั, ธั */
    [0x34] = MO_MA | SO_SUA, /* มิ, สิ */
    [0x35] = MO_MA, /* มี */
    [0x38] = KO_KAI | TO_TAO | PHO_PHAN, /* กุ, ตุ, พุ */
};

/* The number of the Thai letter that stands so many bytes behind the reader;
 * 0: none. */
static unsigned
peek_thai(const struct date_reader *r, size_t ahead)
{
	unsigned char middle = (unsigned char)date_peek(r, ahead + 1);

	if ((unsigned char)date_peek(r, ahead) != 0xe0 ||
	    (middle & 0xfe) != 0xb8)
		return 0;
	return (middle & 1u) << 6 |
	    ((unsigned char)date_peek(r, ahead + 2) & 0x3fu);
}

/* Whether a date may begin with the character here. Most letters are passed at
 * this gate: a page has few dates and much else near numbers. */
static bool
may_begin(const struct date_reader *r)
{
	unsigned char c = (unsigned char)date_peek(r, 0);
	unsigned first;

	if (c != 0xe0)
		return begins[c];
	first = first_letters[peek_thai(r, 0)];
	return first != 0 &&
	    (date_peek(r, 3) == '.' ||
	        (first & second_letters[peek_thai(r, 3)]) != 0);
}

/* The next date at or behind the reader. */
static bool
next_date(struct date_reader *r, size_t *digit, struct date_found *out)
{
	for (pass_far(r, digit); r->at < r->text.len; pass_far(r, digit)) {
		size_t start = r->at;

		if (may_begin(r) &&
		    take_date(r, date_is_digit(date_peek(r, 0)), out))
			return true;
		if (r->at == start)
			pass(r);
	}
	return false;
}

struct date_list
date_find(struct arena *a, struct str form)
{
	struct date_reader r = {form, 0};
	struct date_list list = {0};
	struct date_found found;
	size_t capacity = 0, digit = 0;

	while (next_date(&r, &digit, &found)) {
		if (list.count == LIMIT_DATES) {
			list.is_cut = true;
			break;
		}
		list.items = arena_grow(a, list.items, &capacity,
		    list.count + 1, sizeof(*list.items));
		list.items[list.count++] = found;
	}
	return list;
}
