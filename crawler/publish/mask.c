#include "publish/mask.h"

#include <assert.h>

#include "text/utf8.h"

enum {
	DIGITS = MASK_DIGITS,
	GAP_MAX = 3, /* characters between two digits */
	/* Behind which digits a card has its dashes: bit i is behind i. */
	GAPS_OF_CARD = 1 << 1 | 1 << 5 | 1 << 10 | 1 << 12,
	GAPS_ALL = (1 << DIGITS) - 2
};

enum glyph_kind { GLYPH_OTHER, GLYPH_DIGIT, GLYPH_GAP };

struct glyph {
	enum glyph_kind kind;
	int digit;
	size_t len; /* bytes; 0: the end */
};

/* Thai digits as addresses have them: %E0%B9%90 to %E0%B9%99. */
static bool
is_escaped_digit(struct str rest)
{
	return rest.len >= 9 &&
	    str_equal_fold(str_slice(rest, 0, 8), str_of("%e0%b9%9")) &&
	    rest.ptr[8] >= '0' && rest.ptr[8] <= '9';
}

static bool
is_gap(uint32_t c)
{
	/* Also tab and line ends, the blank of addresses, no-break space, soft
	 * hyphen, zero width space, dashes, minus, full width hyphen. */
	static const uint32_t gaps[] = {' ', '-', '.', '_', '+', '\t', '\n',
	    '\r', 0xa0, 0xad, 0x200b, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014,
	    0x2015, 0x2212, 0xff0d};

	for (size_t i = 0; i < sizeof(gaps) / sizeof(gaps[0]); i++)
		if (c == gaps[i])
			return true;
	return false;
}

static struct glyph
glyph_at(struct str text, size_t offset)
{
	struct str rest = str_slice(text, offset, text.len);
	struct glyph g = {.kind = GLYPH_OTHER};
	uint32_t c;

	if (rest.len == 0)
		return g;
	g.len = utf8_next(rest, &c);
	if (c >= '0' && c <= '9') {
		g.kind = GLYPH_DIGIT;
		g.digit = (int)(c - '0');
	} else if (c >= 0xe50 && c <= 0xe59) {
		g.kind = GLYPH_DIGIT;
		g.digit = (int)(c - 0xe50);
	} else if (c >= 0xff10 && c <= 0xff19) {
		g.kind = GLYPH_DIGIT;
		g.digit = (int)(c - 0xff10);
	} else if (c == '%' && is_escaped_digit(rest)) {
		g = (struct glyph){GLYPH_DIGIT, rest.ptr[8] - '0', 9};
	} else if (c == '%' && str_starts(rest, str_of("%20"))) {
		g = (struct glyph){GLYPH_GAP, 0, 3};
	} else if (is_gap(c)) {
		g.kind = GLYPH_GAP;
	}
	return g;
}

size_t
mask_digits(struct str text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++) {
		unsigned char c = (unsigned char)text.ptr[i];

		unsigned char before =
		    i > 0 ? (unsigned char)text.ptr[i - 1] : 0;

		/* Also the last two bytes of a Thai or full width digit. */
		if ((c >= '0' && c <= '9') ||
		    (c >= 0x90 && c <= 0x99 &&
		        (before == 0xb9 || before == 0xbc)))
			count++;
	}
	return count;
}

static bool
is_citizen(const int d[DIGITS])
{
	int sum = 0;

	if (d[0] == 9 || (d[0] == 0 && (d[5] != 8 || d[6] != 9)))
		return false;
	for (int i = 0; i < DIGITS - 1; i++)
		sum += d[i] * (DIGITS - i);
	return (11 - sum % 11) % 10 == d[DIGITS - 1];
}

/* Passes over the gap behind a digit, where another digit follows it. */
static bool
skip_gap(struct str text, size_t *offset)
{
	size_t at = *offset;
	struct glyph g = glyph_at(text, at);

	for (int n = 0; n < GAP_MAX && g.kind == GLYPH_GAP; n++) {
		at += g.len;
		g = glyph_at(text, at);
	}
	if (at == *offset || g.kind != GLYPH_DIGIT)
		return false;
	*offset = at;
	return true;
}

/* Where the number ends that begins at a digit; 0: none does. */
static size_t
number_end(struct str text, size_t offset)
{
	int digits[DIGITS] = {0};
	unsigned gaps = 0;
	struct glyph g = {0};

	for (int i = 0; i < DIGITS; i++) {
		if (i > 0 && skip_gap(text, &offset))
			gaps |= 1u << i;
		g = glyph_at(text, offset);
		if (g.kind != GLYPH_DIGIT)
			return 0;
		digits[i] = g.digit;
		offset += g.len;
	}
	if (glyph_at(text, offset).kind == GLYPH_DIGIT)
		return 0;
	if ((gaps & ~(unsigned)GAPS_OF_CARD) != 0 && gaps != GAPS_ALL)
		return 0;
	return is_citizen(digits) ? offset : 0;
}

struct span {
	size_t start;
	size_t end; /* 0: there is none */
};

static struct span
next_number(struct str text, size_t from)
{
	bool follows_digit = false;

	while (from < text.len) {
		struct glyph g = glyph_at(text, from);
		size_t end = 0;

		if (g.kind == GLYPH_DIGIT && !follows_digit)
			end = number_end(text, from);
		if (end != 0)
			return (struct span){from, end};
		follows_digit = g.kind == GLYPH_DIGIT;
		from += g.len;
	}
	return (struct span){0};
}

static void
append_masked(struct buf *out, struct str number)
{
	for (size_t at = 0; at < number.len;) {
		struct glyph g = glyph_at(number, at);

		if (g.kind == GLYPH_DIGIT)
			(void)buf_append_char(out, 'X');
		else
			(void)buf_append_str(
			    out, str_slice(number, at, at + g.len));
		at += g.len;
	}
}

size_t
mask_append(struct buf *out, struct str text)
{
	size_t from = 0, count = 0;

	/* Most texts need no closer look. */
	if (mask_digits(text) < DIGITS) {
		(void)buf_append_str(out, text);
		return 0;
	}
	for (;;) {
		struct span s = next_number(text, from);

		if (s.end == 0)
			break;
		(void)buf_append_str(out, str_slice(text, from, s.start));
		append_masked(out, str_slice(text, s.start, s.end));
		from = s.end;
		count++;
	}
	(void)buf_append_str(out, str_slice(text, from, text.len));
	return count;
}

/* Appends what [from, to) of the joined text is of each part. */
static void
append_parts(const struct str *parts, size_t count, struct buf *outs,
    struct span s, void (*append)(struct buf *out, struct str piece))
{
	size_t start = 0;

	for (size_t i = 0; i < count; i++) {
		size_t end = start + parts[i].len;
		size_t from = s.start > start ? s.start : start;
		size_t to = s.end < end ? s.end : end;

		if (from < to)
			append(&outs[i],
			    str_slice(parts[i], from - start, to - start));
		start = end;
	}
}

static void
append_plain(struct buf *out, struct str piece)
{
	(void)buf_append_str(out, piece);
}

size_t
mask_parts(const struct str *parts, size_t count, struct buf *outs)
{
	struct buf joined = {0};
	size_t from = 0, masked = 0;
	bool may_have;

	assert(count <= MASK_PARTS_MAX);
	for (size_t i = 0; i < count; i++)
		(void)buf_append_str(&joined, parts[i]);
	may_have = mask_digits(buf_str(&joined)) >= DIGITS;
	for (;;) {
		struct span s = {0};

		if (may_have)
			s = next_number(buf_str(&joined), from);

		if (s.end == 0)
			break;
		append_parts(parts, count, outs, (struct span){from, s.start},
		    append_plain);
		append_parts(parts, count, outs, s, append_masked);
		from = s.end;
		masked++;
	}
	append_parts(
	    parts, count, outs, (struct span){from, joined.len}, append_plain);
	buf_release(&joined);
	return masked;
}
