#include "audit/value/validity_impl.h"

/* The fields that a browser can fill in (HTML Standard, 4.10.18.7), and those
 * that may have a kind before them. */
static const char *const fields[] = {"additional-name", "address-level1",
    "address-level2", "address-level3", "address-level4", "address-line1",
    "address-line2", "address-line3", "bday", "bday-day", "bday-month",
    "bday-year", "cc-additional-name", "cc-csc", "cc-exp", "cc-exp-month",
    "cc-exp-year", "cc-family-name", "cc-given-name", "cc-name", "cc-number",
    "cc-type", "country", "country-name", "current-password", "family-name",
    "given-name", "honorific-prefix", "honorific-suffix", "language", "name",
    "new-password", "nickname", "one-time-code", "organization",
    "organization-title", "photo", "postal-code", "sex", "street-address",
    "transaction-amount", "transaction-currency", "url", "username"};
static const char *const contacts[] = {"email", "impp", "tel", "tel-area-code",
    "tel-country-code", "tel-extension", "tel-local", "tel-local-prefix",
    "tel-local-suffix", "tel-national"};
static const char *const kinds[] = {"fax", "home", "mobile", "pager", "work"};
static const char *const addresses[] = {"billing", "shipping"};

#define IS_ONE_OF(word, words) \
	str_is_one_of_fold(word, words, sizeof(words) / sizeof((words)[0]))

/* Moves to the next word, or to the empty slice. */
static struct str
next(struct str *rest)
{
	struct str word;

	return str_next_word(rest, &word) ? word : (struct str){0};
}

bool
validity_autocomplete(struct arena *a, struct str text)
{
	struct str word = next(&text);

	(void)a;
	if (str_is_fold(word, "on") || str_is_fold(word, "off"))
		return next(&text).len == 0;
	if (str_starts_fold(word, str_of("section-")))
		word = next(&text);
	if (IS_ONE_OF(word, addresses))
		word = next(&text);
	if (IS_ONE_OF(word, kinds)) {
		word = next(&text);
		if (!IS_ONE_OF(word, contacts))
			return false;
	} else if (!IS_ONE_OF(word, fields) && !IS_ONE_OF(word, contacts)) {
		return false;
	}
	word = next(&text);
	if (str_is_fold(word, "webauthn"))
		word = next(&text);
	return word.len == 0;
}
