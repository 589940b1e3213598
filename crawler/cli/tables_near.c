#include "cli/tables_near.h"

#include "cli/rules_open.h"

enum err_code
tables_near_read(
    struct invocation *inv, const struct targets **out, struct err *e)
{
	const char *targets = option_get(inv, "targets");
	const char *seeds = option_get(inv, "seeds");
	struct targets *read = arena_alloc(inv->arena, sizeof(*read));
	struct diag_list diags = {.arena = inv->arena};
	enum err_code rc;

	*out = NULL;
	if (targets == NULL && seeds == NULL)
		return ERR_NONE;
	if (targets == NULL || seeds == NULL)
		return err_set(e, ERR_USAGE,
		    "--targets and --seeds belong together; give both");
	rc = targets_read(targets, seeds, &diags, read, e);
	diag_sort(&diags);
	rules_print_diags(inv, &diags, stderr);
	if (rc == ERR_NONE)
		*out = read;
	return rc;
}
