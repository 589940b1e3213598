#include "audit/value/number_impl.h"

#include <math.h>

/* Longer signs first, so that ">" does not take the start of ">=". */
static const struct {
	const char *sign;
	enum compare compare;
} signs[] = {
    {">=", COMPARE_AT_LEAST},
    {"<=", COMPARE_AT_MOST},
    {"!=", COMPARE_NOT},
    {"==", COMPARE_EQUAL},
    {">", COMPARE_MORE},
    {"<", COMPARE_LESS},
    {"=", COMPARE_EQUAL},
    {"", COMPARE_EQUAL},
};

enum { DIGITS_MAX = 15 };

bool
number_parse(struct str text, double *out, struct str *rest)
{
	bool is_negative = text.len > 0 && text.ptr[0] == '-';
	double value = 0, unit = 1;
	bool has_point = false;
	size_t i = is_negative || (text.len > 0 && text.ptr[0] == '+') ? 1 : 0;
	size_t digits = 0;

	for (; i < text.len && digits < DIGITS_MAX; i++) {
		char c = text.ptr[i];

		if (c == '.' && !has_point) {
			has_point = true;
			continue;
		}
		if (c < '0' || c > '9')
			break;
		digits++;
		value = value * 10 + (c - '0');
		if (has_point)
			unit *= 10;
	}
	if (digits == 0)
		return false;
	*out = (is_negative ? -value : value) / unit;
	if (rest != NULL)
		*rest = str_slice(text, i, text.len);
	return true;
}

static bool
parse_bound(struct str text, struct number_bound *out)
{
	size_t i = 0;
	struct str rest;

	text = str_trim(text);
	while (!str_starts(text, str_of(signs[i].sign)))
		i++;
	out->compare = signs[i].compare;
	text = str_trim(str_slice(text, str_of(signs[i].sign).len, text.len));
	if (!number_parse(text, &out->value, &rest))
		return false;
	rest = str_trim(rest);
	out->is_percent = str_is(rest, "%");
	if (out->is_percent)
		out->value /= 100;
	return rest.len == 0 || out->is_percent;
}

bool
number_is_bare(struct str text)
{
	text = str_trim(text);
	return text.len > 0 && text.ptr[0] >= '0' && text.ptr[0] <= '9';
}

void
number_read(struct loader *l, const struct yaml_node *value, void *into)
{
	struct number_test *t = into;
	struct texts texts = {0};

	field_texts(l, value, &texts);
	for (size_t i = 0; i < texts.count; i++) {
		if (t->count < NUMBER_BOUNDS_MAX &&
		    parse_bound(texts.items[i], &t->bounds[t->count])) {
			t->count++;
			continue;
		}
		complain(l, COMPLAINT_VALUE, &value->place, "'>= 3'",
		    texts.items[i], str_of("'>= 3', '< 5', '1'"));
	}
}

static bool
is_whole(const struct number_bound *b, double lowest, double highest)
{
	switch (b->compare) {
	case COMPARE_AT_LEAST:
		return lowest >= b->value;
	case COMPARE_AT_MOST:
		return highest <= b->value;
	case COMPARE_MORE:
		return lowest > b->value;
	case COMPARE_LESS:
		return highest < b->value;
	case COMPARE_NOT:
		return b->value < lowest || b->value > highest;
	case COMPARE_EQUAL:
		return lowest >= b->value && highest <= b->value;
	}
	return false;
}

static bool
is_impossible(const struct number_bound *b, double lowest, double highest)
{
	switch (b->compare) {
	case COMPARE_AT_LEAST:
		return highest < b->value;
	case COMPARE_AT_MOST:
		return lowest > b->value;
	case COMPARE_MORE:
		return highest <= b->value;
	case COMPARE_LESS:
		return lowest >= b->value;
	case COMPARE_NOT:
		return lowest >= b->value && highest <= b->value;
	case COMPARE_EQUAL:
		return b->value < lowest || b->value > highest;
	}
	return false;
}

enum truth
number_holds(const struct number_test *t, double lowest, double highest)
{
	enum truth truth = TRUTH_TRUE;

	for (size_t i = 0; i < t->count; i++) {
		if (is_impossible(&t->bounds[i], lowest, highest))
			return TRUTH_FALSE;
		if (!is_whole(&t->bounds[i], lowest, highest))
			truth = TRUTH_UNKNOWN;
	}
	return truth;
}

enum truth
number_between(
    const struct number_test *t, size_t least, size_t most, bool is_partial)
{
	static const struct number_test one = {
	    .bounds = {{COMPARE_AT_LEAST, 1, false}}, .count = 1};

	return number_holds(t->count == 0 ? &one : t, (double)least,
	    is_partial ? HUGE_VAL : (double)most);
}

enum truth
number_of_found(const struct number_test *t, size_t count, bool is_partial)
{
	return number_between(t, count, count, is_partial);
}
