#include "cli/table_option.h"

#include <string.h>

enum err_code
option_table_format(const struct invocation *inv,
    const struct table_format **out, struct err *e)
{
	const char *name = option_get(inv, "format");

	*out = NULL;
	if (name == NULL || strcmp(name, "text") == 0)
		return ERR_NONE;
	*out = table_format_named(str_of(name));
	if (*out == NULL)
		return err_set(e, ERR_USAGE,
		    "--format is text, csv or jsonl, not %s", name);
	return ERR_NONE;
}
