#include "audit/value/validity_impl.h"

#include "text/language.h"
#include "text/match.h"
#include "web/url.h"

static bool
is_email(struct arena *a, struct str text)
{
	size_t at = str_find_char(text, '@', 0);

	(void)a;
	return at != STR_NONE && at > 0 &&
	    str_find_char(text, '@', at + 1) == STR_NONE &&
	    str_find_char(text, '.', at + 2) != STR_NONE &&
	    str_find_char(text, ' ', 0) == STR_NONE &&
	    text.ptr[text.len - 1] != '.';
}

static bool
is_url(struct arena *a, struct str text)
{
	return url_parse(a, text, NULL, NULL).kind == URL_WEB;
}

static bool
is_lang_tag(struct arena *a, struct str text)
{
	struct str all = text, part;
	size_t number = 0;

	(void)a;
	while (str_split(&text, '-', &part)) {
		if (part.len < 1 || part.len > 8 ||
		    (number == 0 && (part.len < 2 || part.len > 3)))
			return false;
		for (size_t i = 0; i < part.len; i++) {
			char c = str_lower_char(part.ptr[i]);
			bool is_digit = c >= '0' && c <= '9';

			if (!(c >= 'a' && c <= 'z') &&
			    !(is_digit && number > 0))
				return false;
		}
		number++;
	}
	return number > 0 && all.ptr[all.len - 1] != '-';
}

/* 8 to 10 digits from 0, or a short number of four from 1. */
static bool
is_thai_phone(struct arena *a, struct str text)
{
	size_t digits = 0;
	char first = '\0';
	struct str form = match_form_str(a, text);

	for (size_t i = 0; i < form.len; i++) {
		char c = form.ptr[i];

		if (c >= '0' && c <= '9') {
			first = digits++ == 0 ? c : first;
		} else if (str_find_char(str_of(" -().+"), c, 0) == STR_NONE) {
			return false;
		}
	}
	return (first == '0' && digits >= 9 && digits <= 10) ||
	    (first == '1' && digits == 4) ||
	    (str_starts(form, str_of("+66")) && digits >= 10 && digits <= 11);
}

/* Numbers of a day and a month, in either order. */
static bool
are_day_and_month(int x, int y)
{
	return x >= 1 && y >= 1 &&
	    ((x <= 31 && y <= 12) || (x <= 12 && y <= 31));
}

/* Numbers parted by one of "/-.", two short ones and a year. */
static bool
is_date(struct arena *a, struct str text)
{
	size_t lengths[3] = {0}, part = 0;
	int values[3] = {0};

	text = match_form_str(a, text);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c >= '0' && c <= '9') {
			if (++lengths[part] > 4)
				return false;
			values[part] = values[part] * 10 + (c - '0');
		} else if (str_find_char(str_of("/-."), c, 0) == STR_NONE ||
		    ++part > 2) {
			return false;
		}
	}
	if (part != 2 || lengths[1] > 2)
		return false;
	return (lengths[0] == 4 && lengths[2] <= 2 &&
	           are_day_and_month(values[2], values[1])) ||
	    (lengths[2] == 4 && lengths[0] <= 2 &&
	        are_day_and_month(values[0], values[1]));
}

static bool
is_language(struct arena *a, struct str text)
{
	(void)a;
	return language_is_known(text);
}

static const char *const words[] = {"url", "email", "lang-tag", "thai-phone",
    "date", "language", "autocomplete"};

static validity *const tests[] = {is_url, is_email, is_lang_tag, is_thai_phone,
    is_date, is_language, validity_autocomplete};

const char *const *
validity_words(size_t *count)
{
	*count = sizeof(words) / sizeof(words[0]);
	return words;
}

validity *
validity_of(size_t i)
{
	return tests[i];
}
