#include "audit/value/age_impl.h"

enum { AGE_MAX = 36500 };

static const struct {
	const char *word;
	int64_t days;
} units[] = {
    {"day", 1},
    {"days", 1},
    {"วัน", 1},
    {"week", 7},
    {"weeks", 7},
    {"สัปดาห์", 7},
    {"month", 30},
    {"months", 30},
    {"เดือน", 30},
    {"year", 365},
    {"years", 365},
    {"ปี", 365},
};

static bool
parse(struct str text, int64_t *days)
{
	size_t digits = 0;
	struct str unit;
	int64_t n;

	text = str_trim(text);
	while (digits < text.len && text.ptr[digits] >= '0' &&
	    text.ptr[digits] <= '9')
		digits++;
	unit = str_trim(str_slice(text, digits, text.len));
	if (!str_to_int64(str_slice(text, 0, digits), 1, AGE_MAX, &n))
		return false;
	for (size_t i = 0; i < sizeof(units) / sizeof(*units); i++)
		if (str_is_fold(unit, units[i].word)) {
			*days = n * units[i].days;
			return true;
		}
	return false;
}

void
age_read(struct loader *l, const struct yaml_node *value, void *into)
{
	struct age *out = into;

	if (!field_is_kind(l, value, YAML_TEXT, "newest_within: 90 days"))
		return;
	if (!parse(value->text, &out->days))
		complain(l, COMPLAINT_VALUE, &value->place, "90 days",
		    value->text, str_of("90 days, 6 months, 2 years"));
}
