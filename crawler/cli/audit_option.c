#include "cli/audit_option.h"

enum err_code
audit_option_find(const struct invocation *inv, struct store *s,
    struct stored_audit *out, struct err *e)
{
	const char *round = option_get(inv, "round");
	const char *audit = option_get(inv, "audit");
	struct str name = str_of(round);

	if (audit != NULL)
		name = arena_printf(
		    inv->arena, "%s/%s", round == NULL ? "" : round, audit);
	return store_audit_find(s, name, inv->arena, out, e);
}
