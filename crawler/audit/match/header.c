/* header: fields of the answer's head. */
#include "audit/match/matcher_impl.h"
#include "audit/value/value_impl.h"

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct named_tests *t = arena_alloc(l->arena, sizeof(*t));

	value_read_named(l, value, t);
	return t->count > 0 ? t : NULL;
}

static struct str
quote_of(struct arena *a, const struct header_field *f)
{
	return arena_printf(
	    a, "%.*s: %.*s", STR_ARG(f->name), STR_ARG(f->value));
}

/* A field that stands there more than once need pass only once. */
static enum truth
look_for(const struct named_test *t, const struct header *head, struct scan *s,
    struct leaf_result *out)
{
	enum truth best = TRUTH_FALSE;
	bool is_there = false;

	for (size_t i = 0; i < head->count; i++) {
		const struct header_field *f = &head->fields[i];
		struct value v = {.is_there = true, .text = f->value};
		struct hit hit = hit_of_element(PAGE_NONE);
		enum truth one;

		if (!str_equal_fold(f->name, t->name))
			continue;
		is_there = true;
		one = value_holds(&t->test, s, v);
		best = one > best ? one : best;
		hit.quote = quote_of(s->arena, f);
		if (one == TRUTH_TRUE) {
			result_hit(out, hit);
		} else {
			hit.why = "has another value";
			result_miss(out, hit);
		}
	}
	if (!is_there && value_accepts_absence(&t->test, s))
		best = TRUTH_TRUE;
	if (!is_there && (s->is_partial || head->is_cut))
		return TRUTH_UNKNOWN;
	/* Another field of the name may follow. */
	if (head->is_cut && best == TRUTH_FALSE)
		return TRUTH_UNKNOWN;
	return best;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct named_tests *t = data;
	const struct header *head = scan_head(s);

	if (head == NULL) {
		out->truth = TRUTH_UNKNOWN;
		out->reason = REASON_INCOMPLETE;
		return;
	}
	out->truth = TRUTH_TRUE;
	for (size_t i = 0; i < t->count; i++) {
		enum truth one = look_for(&t->items[i], head, s, out);

		if (one < out->truth)
			out->truth = one;
	}
}

/* A firewall's question has a head of its own. */
const struct matcher match_header = {.name = "header",
    .spoilers = VIEW_CHALLENGE,
    .load = load,
    .run = run,
    .sees_files = true};
