#include "crawl/province_guess.h"

#include <stdlib.h>

#include "base/suggest.h"

static const struct province *
of_name(struct str name)
{
	for (size_t i = 0; i < PROVINCE_COUNT; i++) {
		const struct province *p = province_at(i);

		if (str_is(name, p->name.th) || str_is_fold(name, p->name.en))
			return p;
	}
	return NULL;
}

static const struct province *
nearest_number(int64_t number)
{
	const struct province *found = NULL;
	int64_t least = INT64_MAX;

	for (size_t i = 0; i < PROVINCE_COUNT; i++) {
		const struct province *p = province_at(i);
		int64_t code = 0;
		int64_t way;

		(void)str_to_int64(str_of(p->code), 0, 99, &code);
		way = llabs(code - number);
		if (way < least) {
			least = way;
			found = p;
		}
	}
	return found;
}

/* The name nearest to a mistyped one, in either language. */
static const struct province *
nearest_name(struct str given)
{
	const char *names[2 * PROVINCE_COUNT], *near;

	for (size_t i = 0; i < PROVINCE_COUNT; i++) {
		names[2 * i] = province_at(i)->name.th;
		names[2 * i + 1] = province_at(i)->name.en;
	}
	near = suggest(given, names, sizeof(names) / sizeof(names[0]));
	return near == NULL ? NULL : of_name(str_of(near));
}

static struct str
without(struct str s, const char *prefix)
{
	return str_starts_fold(s, str_of(prefix))
	    ? str_trim(str_slice(s, str_of(prefix).len, s.len))
	    : s;
}

const struct province *
province_nearest(struct str given)
{
	const struct province *found;
	int64_t number;

	given = without(str_trim(given), "TH-");
	given = without(without(given, "จังหวัด"), "จ.");
	found = of_name(given);
	if (found == NULL && (given.len == 4 || given.len == 6))
		found = province_of_code(str_slice(given, 0, 2));
	if (found == NULL && str_to_int64(given, 0, 99, &number))
		found = nearest_number(number);
	return found != NULL ? found : nearest_name(given);
}

const struct province *
province_of_office(struct str name_th)
{
	const struct str word = str_of("จังหวัด");
	const struct province *found = NULL;
	size_t at = str_find(name_th, word, 0), longest = 0;

	for (; at != STR_NONE; at = str_find(name_th, word, at + word.len)) {
		struct str rest =
		    str_slice(name_th, at + word.len, name_th.len);

		for (size_t i = 0; i < PROVINCE_COUNT; i++) {
			struct str name = str_of(province_at(i)->name.th);

			if (!str_starts(rest, name) || name.len <= longest)
				continue;
			longest = name.len;
			found = province_at(i);
		}
	}
	return found;
}
