/* Plans as a ledger may hold them: what reads well is written as the same plan
 * again, and its figures can be computed. */
#include "fuzz.h"

#include <assert.h>

#include "score/plan.h"
#include "score/score.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str json = {(const char *)data, size};
	struct arena a = {0};
	struct buf first = {0}, second = {0};
	struct plan plan = {0}, again = {0};

	if (plan_read(&a, json, &plan, NULL) == ERR_NONE) {
		plan_write(&first, &plan);
		assert(
		    plan_read(&a, buf_str(&first), &again, NULL) == ERR_NONE);
		plan_write(&second, &again);
		assert(str_equal(buf_str(&first), buf_str(&second)));
	}
	for (size_t i = 0; i < plan.indicator_count; i++) {
		const struct plan_indicator *of = &plan.indicators[i];
		struct scored_rule *none =
		    arena_array(&a, of->rule_count, sizeof(*none));
		struct figure f = score_indicator(of, none);

		assert(!f.has_bounds || f.lower <= f.upper);
	}
	buf_release(&first);
	buf_release(&second);
	arena_release(&a);
	return 0;
}
