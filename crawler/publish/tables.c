#include "publish/tables.h"

#include <assert.h>

#include "publish/codebook.h"
#include "publish/figure_tables.h"
#include "publish/score_import.h"
#include "publish/view_tables.h"
#include "publish/wide.h"

enum { TABLES_MAX = 24 };

/* Tables of the ledger's views, in two runs with the figures between them. */
static const char *const judged[] = {"verdicts", "evidence"};
static const char *const looked_at[] = {"pages", "captures", "skipped", "rules",
    "reviews", "audits", "releases", "rounds", "certificates", "pauses",
    "robots"};

static size_t
add_views(struct table *tables, size_t count, const char *const *names,
    size_t name_count, struct arena *a)
{
	for (size_t i = 0; i < name_count; i++)
		tables[count++] = view_table_new(names[i], a);
	return count;
}

enum err_code
tables_new(const struct export_scope *scope, struct arena *a,
    struct table_list *out, struct err *e)
{
	struct table *t = arena_array(a, TABLES_MAX, sizeof(*t));
	size_t n = 0;
	enum err_code rc = wide_new(scope, a, &t[n++], e);

	if (rc != ERR_NONE)
		return rc;
	n = add_views(t, n, judged, sizeof(judged) / sizeof(judged[0]), a);
	t[n++] = indicators_table_new(a);
	t[n++] = pillars_table_new(a);
	n = add_views(
	    t, n, looked_at, sizeof(looked_at) / sizeof(looked_at[0]), a);
	t[n++] = score_import_new(a);
	t[n] = codebook_new(t, n, a);
	n++;
	assert(n <= TABLES_MAX);
	*out = (struct table_list){t, n};
	return ERR_NONE;
}
