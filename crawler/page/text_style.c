#include "page/text_style.h"

#include "page/role_impl.h"
#include "page/text_style_impl.h"

/* What browsers begin with, and a line that is normal. */
static const double default_size = 16, normal_line = 1.2;

/* Lengths that need nothing else, in pixels (CSS Values and Units Level 3,
 * 6.2). */
static const struct {
	const char *unit;
	double pixels;
} units[] = {{"px", 1}, {"pt", 96.0 / 72}, {"pc", 16}, {"in", 96},
    {"cm", 96 / 2.54}, {"mm", 96 / 25.4}, {"q", 96 / 101.6}, {"rem", 16}};

/* Words for sizes, in pixels (CSS Fonts Level 3, 3.5), and as parts of the size
 * around. */
static const struct {
	const char *word;
	double pixels, part;
} size_words[] = {{"xx-small", 9, 0}, {"x-small", 10, 0}, {"small", 13, 0},
    {"medium", 16, 0}, {"large", 18, 0}, {"x-large", 24, 0},
    {"xx-large", 32, 0}, {"smaller", 0, 1 / 1.2}, {"larger", 0, 1.2},
    {"initial", 16, 0}};

/* Elements that browsers write in another size (HTML Standard, 15.3). */
static const struct {
	const char *name;
	double part;
} element_sizes[] = {{"h1", 2}, {"h2", 1.5}, {"h3", 1.17}, {"h5", 0.83},
    {"h6", 0.67}, {"small", 1 / 1.2}, {"sub", 1 / 1.2}, {"sup", 1 / 1.2},
    {"big", 1.2}, {"code", 0.8125}, {"kbd", 0.8125}, {"pre", 0.8125},
    {"samp", 0.8125}, {"tt", 0.8125}};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The number at the start of a value; *end is behind it, 0 for none. */
static double
read_number(struct str value, size_t *end)
{
	double number = 0, part = 1;
	size_t at = 0, digits = 0;
	bool is_negative = value.len > 0 && value.ptr[0] == '-';

	if (value.len > 0 && (value.ptr[0] == '-' || value.ptr[0] == '+'))
		at++;
	for (; at < value.len && is_digit(value.ptr[at]); at++, digits++)
		number = number * 10 + (value.ptr[at] - '0');
	if (at < value.len && value.ptr[at] == '.')
		for (at++; at < value.len && is_digit(value.ptr[at]);
		     at++, digits++) {
			part /= 10;
			number += part * (value.ptr[at] - '0');
		}
	*end = digits > 0 ? at : 0;
	return is_negative ? -number : number;
}

bool
text_length(struct str value, double em, double whole, double *pixels)
{
	size_t end;
	double number = read_number(value, &end);
	struct str unit = str_slice(value, end, value.len);

	if (end == 0)
		return false;
	*pixels = number;
	if (unit.len == 0)
		return number == 0;
	if (str_is_fold(unit, "em") || str_is(unit, "%")) {
		*pixels *= str_is(unit, "%") ? whole / 100 : em;
		return true;
	}
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
		if (str_is_fold(unit, units[i].unit)) {
			*pixels *= units[i].pixels;
			return true;
		}
	return false;
}

/* Whether a value is that of the element around. */
static bool
is_inherited(struct text_declared d)
{
	static const char *const words[] = {
	    "inherit", "unset", "revert", "revert-layer"};

	return !d.is_there ||
	    str_is_one_of_fold(
	        d.value, words, sizeof(words) / sizeof(words[0]));
}

/* The size that a declared value comes to. One that does not rest on the size
 * around is certain whatever that is. */
static double
size_of_value(struct str value, double around, bool *is_certain)
{
	double pixels, other;

	for (size_t i = 0; i < sizeof(size_words) / sizeof(size_words[0]); i++)
		if (str_is_fold(value, size_words[i].word)) {
			*is_certain |= size_words[i].part == 0;
			return size_words[i].part > 0
			    ? size_words[i].part * around
			    : size_words[i].pixels;
		}
	if (!text_length(value, around, around, &pixels)) {
		*is_certain = false;
		return around;
	}
	(void)text_length(value, around + 1, around + 1, &other);
	*is_certain |= pixels == other;
	return pixels;
}

static double
size_by_name(const struct page *p, uint32_t i, double around)
{
	for (size_t k = 0; k < sizeof(element_sizes) / sizeof(element_sizes[0]);
	     k++)
		if (str_is(p->elements[i].name, element_sizes[k].name))
			return element_sizes[k].part * around;
	return around;
}

enum { LEVELS_MAX = 256 };

double
text_size_of(struct text_style *s, uint32_t i, bool *is_certain)
{
	uint32_t path[LEVELS_MAX];
	size_t depth = 0;
	double size = default_size;
	bool is_known = true;

	for (; i != PAGE_NONE && depth < LEVELS_MAX; i = role_parent(s->p, i))
		path[depth++] = i;
	while (depth-- > 0) {
		struct text_declared d =
		    text_declared_of(s, path[depth], TEXT_PROPERTY_SIZE);

		if (!is_inherited(d)) {
			size = size_of_value(d.value, size, &is_known);
			continue;
		}
		is_known &= !s->is_partial;
		if (!d.is_there)
			size = size_by_name(s->p, path[depth], size);
	}
	*is_certain &= is_known;
	return size;
}

/* What a declared value of an element comes to in the letters of another that
 * inherits it. */
static void
measure(struct text_style *s, struct text_measure *m, struct str value,
    uint32_t from, uint32_t to)
{
	bool is_known = true;
	double size, pixels;
	size_t end;

	if (str_is_fold(value, "normal") || str_is_fold(value, "initial"))
		return;
	m->ems = read_number(value, &end);
	if (end == value.len && m->ems != 0)
		return;
	/* Its own letters may be of any size. */
	if (from == to && end > 0 && end < value.len &&
	    str_is_fold(str_slice(value, end, value.len), "em"))
		return;
	size = text_size_of(s, from, &is_known);
	if (!text_length(value, size, size, &pixels))
		is_known = false;
	if (from != to)
		size = text_size_of(s, to, &is_known);
	m->is_certain &= is_known;
	m->ems = is_known && size > 0 ? pixels / size : 0;
}

struct text_measure
text_style_measure(
    struct text_style *s, uint32_t element, enum text_space space)
{
	enum text_property property =
	    (enum text_property)(TEXT_PROPERTY_LETTERS + (int)space);
	struct text_measure m = {.is_certain = true};

	m.ems = space == TEXT_LINES ? normal_line : 0;
	for (uint32_t i = element; i != PAGE_NONE; i = role_parent(s->p, i)) {
		struct text_declared d = text_declared_of(s, i, property);

		if (is_inherited(d)) {
			m.is_certain &= !s->is_partial || d.is_important;
			continue;
		}
		m.is_fixed = d.is_attr && d.is_important;
		measure(s, &m, d.value, i, element);
		return m;
	}
	return m;
}
