#include "page/aria.h"

/* By name. */
static const struct aria_attr attrs[] = {
    {"aria-activedescendant", ARIA_ID, false, NULL},
    {"aria-atomic", ARIA_BOOLEAN, true, NULL},
    {"aria-autocomplete", ARIA_TOKEN, false, "both inline list none"},
    {"aria-braillelabel", ARIA_STRING, true, NULL},
    {"aria-brailleroledescription", ARIA_STRING, true, NULL},
    {"aria-busy", ARIA_BOOLEAN, true, NULL},
    {"aria-checked", ARIA_TRISTATE, false, NULL},
    {"aria-colcount", ARIA_INTEGER, false, NULL},
    {"aria-colindex", ARIA_INTEGER, false, NULL},
    {"aria-colindextext", ARIA_STRING, false, NULL},
    {"aria-colspan", ARIA_INTEGER, false, NULL},
    {"aria-controls", ARIA_IDS, true, NULL},
    {"aria-current", ARIA_TOKEN, true,
        "page step location date time true false"},
    {"aria-describedby", ARIA_IDS, true, NULL},
    {"aria-description", ARIA_STRING, true, NULL},
    {"aria-details", ARIA_IDS, true, NULL},
    {"aria-disabled", ARIA_BOOLEAN, true, NULL},
    {"aria-dropeffect", ARIA_TOKENS, true, "copy execute link move none popup"},
    {"aria-errormessage", ARIA_IDS, true, NULL},
    {"aria-expanded", ARIA_BOOLEAN_OR_NOT, false, NULL},
    {"aria-flowto", ARIA_IDS, true, NULL},
    {"aria-grabbed", ARIA_BOOLEAN_OR_NOT, true, NULL},
    {"aria-haspopup", ARIA_TOKEN, true,
        "false true menu listbox tree grid dialog"},
    {"aria-hidden", ARIA_BOOLEAN_OR_NOT, true, NULL},
    {"aria-invalid", ARIA_TOKEN, true, "grammar false spelling true"},
    {"aria-keyshortcuts", ARIA_STRING, true, NULL},
    {"aria-label", ARIA_STRING, true, NULL},
    {"aria-labelledby", ARIA_IDS, true, NULL},
    {"aria-level", ARIA_INTEGER, false, NULL},
    {"aria-live", ARIA_TOKEN, true, "assertive off polite"},
    {"aria-modal", ARIA_BOOLEAN, false, NULL},
    {"aria-multiline", ARIA_BOOLEAN, false, NULL},
    {"aria-multiselectable", ARIA_BOOLEAN, false, NULL},
    {"aria-orientation", ARIA_TOKEN, false, "horizontal undefined vertical"},
    {"aria-owns", ARIA_IDS, true, NULL},
    {"aria-placeholder", ARIA_STRING, false, NULL},
    {"aria-posinset", ARIA_INTEGER, false, NULL},
    {"aria-pressed", ARIA_TRISTATE, false, NULL},
    {"aria-readonly", ARIA_BOOLEAN, false, NULL},
    {"aria-relevant", ARIA_TOKENS, true, "additions all removals text"},
    {"aria-required", ARIA_BOOLEAN, false, NULL},
    {"aria-roledescription", ARIA_STRING, true, NULL},
    {"aria-rowcount", ARIA_INTEGER, false, NULL},
    {"aria-rowindex", ARIA_INTEGER, false, NULL},
    {"aria-rowindextext", ARIA_STRING, false, NULL},
    {"aria-rowspan", ARIA_INTEGER, false, NULL},
    {"aria-selected", ARIA_BOOLEAN_OR_NOT, false, NULL},
    {"aria-setsize", ARIA_INTEGER, false, NULL},
    {"aria-sort", ARIA_TOKEN, false, "ascending descending none other"},
    {"aria-valuemax", ARIA_NUMBER, false, NULL},
    {"aria-valuemin", ARIA_NUMBER, false, NULL},
    {"aria-valuenow", ARIA_NUMBER, false, NULL},
    {"aria-valuetext", ARIA_STRING, false, NULL},
};

bool
aria_is_name(struct str name)
{
	return str_starts(name, str_of("aria-"));
}

const struct aria_attr *
aria_attr_of(struct str name)
{
	size_t low = 0, high = sizeof(attrs) / sizeof(attrs[0]);

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = str_compare(name, str_of(attrs[middle].name));

		if (order == 0)
			return &attrs[middle];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return NULL;
}

const struct aria_attr *
aria_global_of(struct str name)
{
	const struct aria_attr *attr =
	    aria_is_name(name) ? aria_attr_of(name) : NULL;

	return attr != NULL && attr->is_global && !str_is(name, "aria-hidden")
	    ? attr
	    : NULL;
}

static bool
is_one_of(struct str value, const char *words)
{
	struct str rest = str_of(words), word;

	while (str_next_word(&rest, &word))
		if (str_equal_fold(value, word))
			return true;
	return false;
}

static bool
are_all_of(struct str value, const char *words)
{
	struct str word;

	while (str_next_word(&value, &word))
		if (!is_one_of(word, words))
			return false;
	return true;
}

static bool
is_one_word(struct str value)
{
	struct str word;

	if (!str_next_word(&value, &word))
		return true;
	return !str_next_word(&value, &word);
}

static size_t
skip_digits(struct str s, size_t at)
{
	while (at < s.len && s.ptr[at] >= '0' && s.ptr[at] <= '9')
		at++;
	return at;
}

/* Behind a sign. */
static size_t
skip_sign(struct str s, size_t at)
{
	return at + (at < s.len && (s.ptr[at] == '-' || s.ptr[at] == '+'));
}

static bool
is_integer(struct str value)
{
	size_t start, end;

	value = str_trim(value);
	start = skip_sign(value, 0);
	end = skip_digits(value, start);
	return end > start && end == value.len;
}

/* A floating-point number (HTML Standard, 2.3.4.3); a point at the end is
 * let pass. */
static bool
is_number(struct str value)
{
	size_t start, at, digits;

	value = str_trim(value);
	start = skip_sign(value, 0);
	at = skip_digits(value, start);
	digits = at - start;
	if (at < value.len && value.ptr[at] == '.') {
		start = at + 1;
		at = skip_digits(value, start);
		digits += at - start;
	}
	if (digits > 0 && at < value.len &&
	    str_lower_char(value.ptr[at]) == 'e')
		return is_integer(str_slice(value, at + 1, value.len));
	return digits > 0 && at == value.len;
}

bool
aria_takes(const struct aria_attr *attr, struct str value)
{
	switch (attr->type) {
	case ARIA_BOOLEAN:
		return is_one_of(value, "true false");
	case ARIA_BOOLEAN_OR_NOT:
		return is_one_of(value, "true false undefined");
	case ARIA_TRISTATE:
		return is_one_of(value, "true false mixed undefined");
	case ARIA_ID:
		return is_one_word(value);
	case ARIA_INTEGER:
		return is_integer(value);
	case ARIA_NUMBER:
		return is_number(value);
	case ARIA_TOKEN:
		return is_one_of(value, attr->words);
	case ARIA_TOKENS:
		return are_all_of(value, attr->words);
	case ARIA_IDS:
	case ARIA_STRING:
		return true;
	}
	return true;
}
