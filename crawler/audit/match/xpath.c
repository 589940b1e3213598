/* xpath: an XPath 1.0 expression, for what no other matcher can say. */
#include "audit/ownership_impl.h"
#include "audit/value/selector_impl.h"
#include "audit/value/value_impl.h"
#include "page/select.h"

struct xpath_test {
	const struct select_xpath *xpath;
	struct xpath_texts texts;
	struct number_test count;
	struct value_test value;
};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"expr", xpath_read, offsetof(struct xpath_test, xpath),
	        "expr: //meta[@name]"},
	    {"count", number_read, offsetof(struct xpath_test, count), NULL},
	    {"value", value_read, offsetof(struct xpath_test, value), NULL},
	};
	static const struct fields fields = FIELDS("`xpath`", items);
	struct xpath_test *t = arena_alloc(l->arena, sizeof(*t));

	if (!fields_read(l, value, &fields, t) || t->xpath == NULL)
		return NULL;
	t->texts = xpath_texts_read(l, t->xpath);
	return t;
}

static enum truth
judge(const struct xpath_test *t, struct scan *s,
    const struct select_result *found)
{
	enum truth truth = found->is_true ? TRUTH_TRUE : TRUTH_FALSE;

	if (t->value.count > 0)
		return value_holds(&t->value, s,
		    (struct value){.is_there = true, .text = found->value});
	if (t->count.count > 0)
		return number_of_found(&t->count, found->count, s->is_partial);
	return truth == TRUTH_FALSE && s->is_partial ? TRUTH_UNKNOWN : truth;
}

/* Leaves out what belongs to others, where elements are looked for. */
static void
keep_own(const struct xpath_test *t, struct scan *s,
    struct select_result *found, struct leaf_result *out)
{
	size_t kept = 0;

	if (t->value.count > 0 || found->count == 0)
		return;
	for (size_t i = 0; i < found->count; i++) {
		struct hit hit = hit_of_element(found->elements[i]);

		hit.why = ownership_refusal(s, found->elements[i], false, &hit);
		if (hit.why != NULL)
			result_miss(out, hit);
		else
			found->elements[kept++] = found->elements[i];
	}
	found->count = kept;
	found->is_true = kept > 0;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct xpath_test *t = data;
	struct select_result found = {0};

	if (xpath_texts_may_stand(&t->texts, s))
		found = t->value.count > 0
		    ? select_xpath_run(t->xpath, s->page, s->arena)
		    : select_xpath_find(t->xpath, s->page, s->arena);
	out->saw = found.value;
	if (found.is_undecided) {
		out->truth = TRUTH_UNKNOWN;
		out->reason = REASON_LIMIT;
		return;
	}
	keep_own(t, s, &found, out);
	out->truth = judge(t, s, &found);
	if (out->truth == TRUTH_FALSE && t->value.count > 0 && s->is_partial)
		out->truth = TRUTH_UNKNOWN;
	for (size_t i = 0; i < found.count && out->truth == TRUTH_TRUE; i++) {
		struct hit hit = hit_of_element(found.elements[i]);

		ownership_hit(s, out, &hit);
	}
}

static void
signs(const void *data, struct signs *out)
{
	const struct xpath_test *t = data;
	const struct select_css *css = select_xpath_selector(t->xpath);

	if (css == NULL || t->count.count > 0 || t->value.count > 0)
		out->is_awake = true;
	else
		signs_add_selector(out, css);
}

const struct matcher match_xpath = {.signs = signs,
    .name = "xpath",
    .spoilers = VIEW_PARTIAL,
    .load = load,
    .run = run};
