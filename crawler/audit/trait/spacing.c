/* spacing: how wide text is set, and whether a style attribute fixes it. */
#include "audit/trait/trait_impl.h"
#include "audit/value/number_impl.h"
#include "page/text_style.h"

struct spacing_test {
	enum text_space of;
	enum answer fixed;
	enum answer wraps;
	struct number_test ems;
};

static void
read_of(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"letters", "words", "lines"};
	enum text_space *of = into;
	size_t i = field_word(l, value, words, TEXT_SPACE_COUNT);

	if (i != STR_NONE)
		*of = (enum text_space)i;
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"of", read_of, offsetof(struct spacing_test, of), "of: letters"},
	    {"fixed", field_answer, offsetof(struct spacing_test, fixed), NULL},
	    {"wraps", field_answer, offsetof(struct spacing_test, wraps), NULL},
	    {"ems", number_read, offsetof(struct spacing_test, ems), NULL},
	};
	static const struct fields fields = FIELDS("`spacing`", items);
	struct spacing_test *t = arena_alloc(l->arena, sizeof(*t));

	return fields_read(l, value, &fields, t) ? t : NULL;
}

static enum truth
truth_of(enum answer asked, bool is)
{
	return is == (asked == ANSWER_YES) ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth
both(enum truth a, enum truth b)
{
	return a < b ? a : b;
}

static enum truth
wraps(const struct spacing_test *t, struct text_style *style, uint32_t element)
{
	enum text_wrap wrap = text_style_wrap(style, element);

	if (wrap == TEXT_MAY_WRAP)
		return TRUTH_UNKNOWN;
	return truth_of(t->wraps, wrap == TEXT_WRAPS);
}

static enum truth
has(const void *data, struct scan *s, uint32_t element, struct str *why)
{
	const struct spacing_test *t = data;
	struct text_measure m;
	enum truth truth = TRUTH_TRUE;

	if (!trait_step(s, 1))
		return TRUTH_UNKNOWN;
	if (s->text_style == NULL)
		s->text_style = text_style_read(s->page, s->arena);
	m = text_style_measure(s->text_style, element, t->of);
	if (t->fixed != ANSWER_UNKNOWN)
		truth = truth_of(t->fixed, m.is_fixed);
	if (truth == TRUTH_TRUE && t->ems.count > 0)
		truth = number_holds(&t->ems, m.ems, m.ems);
	if ((t->ems.count > 0 || m.is_fixed) && !m.is_certain)
		truth = TRUTH_UNKNOWN;
	if (truth != TRUTH_FALSE && t->wraps != ANSWER_UNKNOWN)
		truth = both(truth, wraps(t, s->text_style, element));
	if (truth != TRUTH_TRUE)
		*why = arena_printf(s->arena, "%.2f em", m.ems);
	return truth;
}

const struct trait trait_spacing = {
    .name = "spacing", .load = load, .has = has};
