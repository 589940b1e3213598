#include "base/duration.h"

bool
duration_parse(struct str text, int64_t *out_ms)
{
	/* "ms" before "s", which it ends with. */
	static const struct {
		const char *name;
		int64_t ms;
	} units[] = {{"ms", 1}, {"s", 1000}, {"m", 60000}, {"h", 3600000}};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		struct str unit = str_of(units[i].name);
		struct str number = str_slice(text, 0, text.len - unit.len);
		int64_t count;

		if (!str_ends(text, unit))
			continue;
		if (!str_to_int64(number, 0, 1000000, &count))
			return false;
		*out_ms = count * units[i].ms;
		return true;
	}
	return false;
}
