/*
 * The pieces of a date: numbers, months, years. Each is taken from where the
 * reader stands, or the reader stays there.
 */
#ifndef TEXT_DATE_IMPL_H
#define TEXT_DATE_IMPL_H

#include "text/date.h"

struct date_reader {
	struct str text;
	size_t at;
};

/* How a month is written. */
enum date_style {
	DATE_FULL, /* a whole name */
	DATE_DOTTED, /* a Thai abbreviation with a dot */
	DATE_BARE, /* one without, which may be letters of a word */
	DATE_ENGLISH /* a name or its abbreviation */
};

struct date_month {
	uint8_t number; /* 1 to 12 */
	enum date_style style;
};

/* The byte at the reader, or behind it by so many; 0 at the end. */
static inline char
date_peek(const struct date_reader *r, size_t ahead)
{
	return r->at + ahead < r->text.len ? r->text.ptr[r->at + ahead] : '\0';
}

/* The byte before an offset by so many; 0 before the start. */
static inline char
date_before(struct str text, size_t at, size_t back)
{
	return at >= back ? text.ptr[at - back] : '\0';
}

static inline bool
date_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool
date_is_latin(char c)
{
	return c >= 'a' && c <= 'z';
}

bool date_take(struct date_reader *r, const char *word);
bool date_take_char(struct date_reader *r, char c);

/* A number of at most four digits; returns how many, 0 for none. */
size_t date_take_number(struct date_reader *r, int *out);

/* A name of a month. */
bool date_take_month(struct date_reader *r, struct date_month *out);

/*
 * A year with or without its era before it; one of four digits may have it
 * behind. Fills year, is_buddhist and is_guess.
 */
bool date_take_year(struct date_reader *r, struct date_found *out);

/* The year alone, of as many digits; no era is said. */
bool date_set_year(struct date_found *out, int value, size_t digits);

/* An era and its year. */
bool date_take_era_year(struct date_reader *r, struct date_found *out);

/* Whether month and day are there in that year; 0 is always. */
bool date_is_possible(const struct date_found *d);

#endif
