#include "page/viewport.h"

#include <stdlib.h>

/* How a key takes its values. */
enum measure { MEASURE_SIDE, MEASURE_SCALE, MEASURE_CHOICE };

static const struct {
	const char *name;
	enum measure measure;
} keys[VIEWPORT_KEY_COUNT] = {
    [VIEWPORT_WIDTH] = {"width", MEASURE_SIDE},
    [VIEWPORT_HEIGHT] = {"height", MEASURE_SIDE},
    [VIEWPORT_INITIAL_SCALE] = {"initial-scale", MEASURE_SCALE},
    [VIEWPORT_MINIMUM_SCALE] = {"minimum-scale", MEASURE_SCALE},
    [VIEWPORT_MAXIMUM_SCALE] = {"maximum-scale", MEASURE_SCALE},
    [VIEWPORT_USER_SCALABLE] = {"user-scalable", MEASURE_CHOICE},
};

/* The bounds of a number; a choice has none. */
static const struct {
	double least;
	double most;
} ranges[] = {
    [MEASURE_SIDE] = {1, 10000},
    [MEASURE_SCALE] = {0.1, 10},
};

/* What words are taken for (CSS Device Adaptation, 10.4); a side of 0 is that
 * of the device. */
static const struct {
	const char *word; /* NULL: any other */
	enum viewport_value value;
	double side;
	double scale;
	double choice;
} words[] = {
    {"yes", VIEWPORT_YES, 1, 1, 1},
    {"no", VIEWPORT_NO, 1, 0.1, 0},
    {"device-width", VIEWPORT_DEVICE_WIDTH, 0, 10, 1},
    {"device-height", VIEWPORT_DEVICE_HEIGHT, 0, 10, 1},
    {NULL, VIEWPORT_UNKNOWN, 1, 0.1, 0},
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
is_separator(char c)
{
	return c == ',' || c == ';';
}

static bool
parts_settings(char c)
{
	return is_blank(c) || is_separator(c) || c == '=';
}

static bool
ends_name(char c)
{
	return is_separator(c) || c == '=';
}

static bool
leads_to_value(char c)
{
	return is_blank(c) || c == '=';
}

/* The offset of the first byte at or after `at` of which is_such is not
 * `wanted`. */
static size_t
skip(struct str s, size_t at, bool (*is_such)(char c), bool wanted)
{
	while (at < s.len && is_such(s.ptr[at]) == wanted)
		at++;
	return at;
}

/*
 * Takes the next setting of a content such as "width=device-width, zoom=1"
 * (CSS Viewport Module Level 1, 3.2): whatever stands between a name and its
 * "=" is passed over, but a comma or semicolon ends a name without a value.
 */
static bool
next_setting(struct str content, size_t *at, struct str *name, struct str *text)
{
	size_t start = skip(content, *at, parts_settings, true);
	size_t end = skip(content, start, parts_settings, false);

	*name = str_slice(content, start, end);
	*text = (struct str){0};
	end = skip(content, end, ends_name, false);
	if (end < content.len && content.ptr[end] == '=') {
		start = skip(content, end, leads_to_value, true);
		end = skip(content, start, parts_settings, false);
		*text = str_slice(content, start, end);
	}
	*at = end;
	return name->len > 0;
}

/* The number that a text begins with, as strtod reads decimal ones. */
static bool
read_number(struct str text, double *out)
{
	static const char signs[] = "0123456789+-.eE";
	char digits[40] = "";
	size_t n = 0;
	char *end;

	while (n < text.len && n + 1 < sizeof(digits) &&
	    memchr(signs, text.ptr[n], sizeof(signs) - 1) != NULL) {
		digits[n] = text.ptr[n];
		n++;
	}
	*out = strtod(digits, &end);
	return end > digits;
}

static void
take_number(struct viewport_setting *s, enum measure measure, double number)
{
	s->value = VIEWPORT_NUMBER;
	s->number = number;
	s->has_number = true;
	if (measure == MEASURE_CHOICE)
		return;
	if (number < 0) {
		s->value = VIEWPORT_DROPPED;
		s->has_number = false;
		s->number = 0;
	} else if (number < ranges[measure].least) {
		s->number = ranges[measure].least;
	} else if (number > ranges[measure].most) {
		s->number = ranges[measure].most;
	}
}

static void
take_word(struct viewport_setting *s, enum measure measure)
{
	size_t i = 0;

	while (words[i].word != NULL && !str_is_fold(s->text, words[i].word))
		i++;
	s->value = words[i].value;
	switch (measure) {
	case MEASURE_SIDE:
		s->number = words[i].side;
		s->has_number = s->number > 0;
		return;
	case MEASURE_SCALE:
		s->number = words[i].scale;
		s->has_number = true;
		return;
	case MEASURE_CHOICE:
		s->number = words[i].choice;
		s->has_number = true;
		return;
	}
}

static struct viewport_setting
setting_of(enum measure measure, struct str text)
{
	struct viewport_setting s = {.value = VIEWPORT_EMPTY, .text = text};
	double number;

	if (text.len == 0)
		return s;
	if (read_number(text, &number))
		take_number(&s, measure, number);
	else
		take_word(&s, measure);
	return s;
}

static size_t
key_of(struct str name)
{
	size_t i = 0;

	while (i < VIEWPORT_KEY_COUNT && !str_is_fold(name, keys[i].name))
		i++;
	return i;
}

struct viewport
viewport_read(struct str content)
{
	struct viewport v = {.content = content};
	struct str name, text;
	size_t at = 0;

	while (next_setting(content, &at, &name, &text)) {
		size_t i = key_of(name);

		if (i < VIEWPORT_KEY_COUNT &&
		    (text.len > 0 || v.settings[i].value == VIEWPORT_ABSENT))
			v.settings[i] = setting_of(keys[i].measure, text);
	}
	return v;
}

struct viewport_setting
viewport_get(const struct viewport *v, struct str key)
{
	size_t i = key_of(key), at = 0;
	struct viewport_setting found = {0};
	struct str name, text;

	if (i < VIEWPORT_KEY_COUNT)
		return v->settings[i];
	while (next_setting(v->content, &at, &name, &text))
		if (str_equal_fold(name, key) &&
		    (text.len > 0 || found.value == VIEWPORT_ABSENT))
			found = (struct viewport_setting){.value = text.len > 0
			        ? VIEWPORT_UNKNOWN
			        : VIEWPORT_EMPTY,
			    .text = text};
	return found;
}
