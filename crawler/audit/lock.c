#include "audit/lock.h"

#include "text/match.h"

const char lock_file_name[] = "rules.lock";

void
lock_append(struct buf *out, const struct rule_set *set)
{
	for (size_t i = 0; i < rule_set_count(set); i++) {
		const struct rule_info *info = rule_set_info(set, i);

		buf_printf(out, "%.*s %d %s %s\n", STR_ARG(info->id),
		    info->revision, info->behaviour_sha256, MATCH_FORM_VERSION);
	}
}
