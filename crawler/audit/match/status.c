/* status: what came of the request for the page. */
#include "audit/match/matcher_impl.h"
#include "audit/value/status_impl.h"

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct status_test *t = arena_alloc(l->arena, sizeof(*t));

	status_read(l, value, t);
	return t->count > 0 ? t : NULL;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct response *r = scan_response(s);
	struct hit hit = hit_of_element(PAGE_NONE);

	if (r == NULL) {
		out->truth = TRUTH_UNKNOWN;
		out->reason = REASON_INCOMPLETE;
		return;
	}
	out->truth = status_holds(data, r->status, r->reason);
	hit.quote = r->status > 0 ? arena_printf(s->arena, "%d", r->status)
	                          : str_of(reason_word(r->reason));
	out->saw = hit.quote;
	if (out->truth == TRUTH_TRUE)
		result_hit(out, hit);
}

const struct matcher match_status = {
    .name = "status", .load = load, .run = run, .sees_files = true};
