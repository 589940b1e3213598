#include "cli/rules_replay.h"

#include <unistd.h>

#include "base/file.h"
#include "cli/rows.h"

enum err_code
rules_source_open(
    struct invocation *inv, struct rules_source *out, struct err *e)
{
	struct rules_source source = {
	    .folder = option_get(inv, "on"), .clock = inv->clock};
	const char *round = option_get(inv, "round");
	long cores = sysconf(_SC_NPROCESSORS_ONLN);
	int64_t workers = 0;
	enum err_code rc = option_number(inv, "workers",
	    (struct number_range){1, 256, cores > 2 ? cores - 1 : 1}, &workers,
	    e);

	if (rc != ERR_NONE)
		return rc;
	source.worker_count = (size_t)workers;
	if (source.folder != NULL && round != NULL)
		return err_set(
		    e, ERR_USAGE, "--on and --round exclude each other");
	if (source.folder != NULL && !file_is_folder(source.folder))
		return err_set(e, ERR_USAGE, "%s is no folder", source.folder);
	if (source.folder == NULL)
		rc = rows_open(inv, round, &source.store, &source.round, e);
	if (rc == ERR_NONE)
		*out = source;
	return rc;
}

void
rules_source_close(struct rules_source *source)
{
	store_close(source->store);
}

enum err_code
rules_source_replay(const struct rules_source *source,
    const struct rule_set *rules, struct replay **out, struct err *e)
{
	const struct replay_config config = {.rules = rules,
	    .store = source->store,
	    .round = source->round,
	    .folder = source->folder,
	    .worker_count = source->worker_count,
	    .clock = source->clock};

	return replay_new(&config, out, e);
}
