#include "cli/rules_verdicts.h"

#include "audit/audit.h"

static void
visit_rules(const struct rules_source *source,
    const struct verdict_visit *visit, const struct agency *agency,
    const struct site *site, struct arena *a)
{
	for (size_t i = 0; i < rule_set_count(visit->set); i++) {
		struct verdict verdict = {.level = -1};
		const struct verdict_seen seen = {i, agency, &verdict};

		if (visit->wanted != NULL && !visit->wanted[i])
			continue;
		audit_agency(visit->set, i, site, a, &verdict);
		/* One page is no site on which something could be missing. */
		if (source->folder == NULL || verdict.pages_examined > 0)
			visit->on_verdict(visit->state, &seen);
	}
}

enum err_code
rules_each_verdict(const struct rules_source *source,
    const struct verdict_visit *visit, int64_t *lost, struct err *e)
{
	struct replay *r = NULL;
	enum err_code rc = rules_source_replay(source, visit->set, &r, e);

	*lost = 0;
	for (size_t i = 0; rc == ERR_NONE && i < replay_count(r); i++) {
		struct arena scratch = {0};
		struct replayed seen = {0};

		rc = replay_read(r, i, &scratch, &seen, e);
		if (rc == ERR_NONE)
			visit_rules(source, visit, replay_agency(r, i),
			    &seen.site, &scratch);
		*lost += (int64_t)seen.lost_count;
		arena_release(&scratch);
	}
	replay_free(r);
	return rc;
}

static void
count_outcome(void *state, const struct verdict_seen *seen)
{
	struct outcome_counts *counts = state;

	counts[seen->rule].of[seen->verdict->outcome]++;
}

enum err_code
rules_count_outcomes(const struct rules_source *source,
    const struct rule_set *set, struct arena *a, struct outcome_counts **out,
    int64_t *lost, struct err *e)
{
	const struct verdict_visit visit = {.set = set,
	    .on_verdict = count_outcome,
	    .state = arena_array(a, rule_set_count(set), sizeof(**out))};
	enum err_code rc = rules_each_verdict(source, &visit, lost, e);

	if (rc == ERR_NONE)
		*out = visit.state;
	return rc;
}
