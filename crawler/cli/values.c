/* The values of a command's own options. */
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "cli/command.h"

const char *
option_get(const struct invocation *inv, const char *name)
{
	const struct command_option *options = inv->command->options;

	for (size_t i = 0; options[i].name != NULL; i++)
		if (strcmp(options[i].name, name) == 0)
			return inv->values[i];
	/* An option that the command does not have. */
	abort();
}

bool
option_is_set(const struct invocation *inv, const char *name)
{
	return option_get(inv, name) != NULL;
}

enum err_code
option_number(const struct invocation *inv, const char *name,
    struct number_range range, int64_t *out, struct err *e)
{
	const char *text = option_get(inv, name);

	if (text == NULL) {
		*out = range.fallback;
		return ERR_NONE;
	}
	if (!str_to_int64(str_of(text), range.min, range.max, out))
		return err_set(e, ERR_USAGE,
		    "--%s is a number from %lld to %lld, not %s", name,
		    (long long)range.min, (long long)range.max, text);
	return ERR_NONE;
}

enum err_code
option_duration(const struct invocation *inv, const char *name,
    int64_t fallback_ms, int64_t *out, struct err *e)
{
	const char *text = option_get(inv, name);

	if (text == NULL) {
		*out = fallback_ms;
		return ERR_NONE;
	}
	if (duration_parse(str_of(text), out))
		return ERR_NONE;
	return err_set(e, ERR_USAGE,
	    "--%s is a time such as 250ms, 2s, 5m or 1h, not %s", name, text);
}
