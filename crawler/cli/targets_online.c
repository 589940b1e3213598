#include "cli/targets_online.h"

#include <errno.h>

#include "base/file.h"
#include "base/limits.h"
#include "cli/crawl_options.h"
#include "cli/interrupt.h"
#include "cli/standing.h"

/* Each agency with its home page alone; one that has no home seed keeps its
 * first that is crawled. */
static struct targets
homes_of(struct arena *a, const struct targets *all)
{
	struct targets homes = {0};

	homes.agencies = arena_array(a, all->count, sizeof(*homes.agencies));
	for (size_t i = 0; i < all->count; i++) {
		struct agency *g = &homes.agencies[homes.count];
		struct seed *home = NULL;

		if (all->agencies[i].is_left_out)
			continue;
		homes.count++;
		*g = all->agencies[i];
		for (size_t s = 0; s < g->seed_count; s++) {
			struct seed *seed = &g->seeds[s];

			if (seed_role_is_crawled(seed->role) &&
			    (home == NULL ||
			        (seed->role == SEED_HOME &&
			            home->role != SEED_HOME)))
				home = seed;
		}
		g->seeds = home;
		g->seed_count = home == NULL ? 0 : 1;
	}
	return homes;
}

static enum err_code
ask(struct invocation *inv, struct crawl_config *c, struct standings *out,
    struct err *e)
{
	struct crawl_result result;
	enum err_code rc;

	c->round = crawl_options_round(inv->arena, c, str_of("check"));
	c->stop = interrupt_catch();
	rc = crawl_run(c, &result, e);
	if (rc != ERR_NONE)
		return rc;
	if (!result.is_complete)
		inv->exit_code = 1;
	return standings_read(c->store, out, e);
}

static enum err_code
ask_in_folder(struct invocation *inv, struct crawl_config *c,
    const char *folder, struct standings *out, struct err *e)
{
	struct rule_set *rules = rule_set_none();
	enum err_code rc = fetch_global_init(e);

	if (rc == ERR_NONE)
		rc = store_open(folder, STORE_WRITE, inv->clock, &c->store, e);
	c->rules = rules;
	if (rc == ERR_NONE)
		rc = ask(inv, c, out, e);
	store_close(c->store);
	rule_set_free(rules);
	return rc;
}

static void
print(const struct invocation *inv, const struct standings *all,
    enum online_format format)
{
	switch (format) {
	case ONLINE_TEXT:
		standings_print(inv, all);
		return;
	case ONLINE_CSV:
		standings_print_csv(inv, all);
		return;
	case ONLINE_JSON:
		standings_print_json(inv, all);
		return;
	}
}

enum err_code
targets_online(struct invocation *inv, const struct targets *targets,
    enum online_format format, bool *is_good, struct err *e)
{
	struct targets homes = homes_of(inv->arena, targets);
	struct standings all = {.arena = inv->arena, .targets = &homes};
	/* A home page may be some redirects away; nothing behind it is read. */
	struct crawl_config c = {.targets = &homes,
	    .pages_max = LIMIT_REDIRECTS + 1,
	    .retry_span_ms = QUICK_SPAN_MS};
	enum err_code rc = crawl_options_read(inv, &c, e), removed;
	char *folder = NULL;

	if (rc == ERR_NONE)
		rc = file_make_temp_folder(
		    inv->arena, "samruat-check", &folder, e);
	if (rc != ERR_NONE)
		return rc;
	rc = ask_in_folder(inv, &c, folder, &all, e);
	/* The first error is told; a folder left behind says so by itself. */
	removed = file_remove_folder(folder, rc == ERR_NONE ? e : NULL);
	if (rc != ERR_NONE || removed != ERR_NONE)
		return rc != ERR_NONE ? rc : removed;
	print(inv, &all, format);
	*is_good = standings_are_good(&all);
	return ERR_NONE;
}
