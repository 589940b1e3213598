/* lang: the declared language of the page, and whether its text agrees. */
#include "audit/match/matcher_impl.h"
#include "audit/value/value_impl.h"

enum { WORDS_MIN = 20 };

struct lang_test {
	struct texts is;
	enum answer matches_text;
};

static void
read_of(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"page"};

	(void)into;
	(void)field_word(l, value, words, 1);
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"of", read_of, 0, NULL},
	    {"is", field_texts, offsetof(struct lang_test, is), NULL},
	    {"matches_text", field_answer,
	        offsetof(struct lang_test, matches_text), NULL},
	};
	static const struct fields fields = FIELDS("`lang`", items);
	struct lang_test *t = arena_alloc(l->arena, sizeof(*t));

	return fields_read(l, value, &fields, t) ? t : NULL;
}

/* "th-TH" is "th". */
static bool
is_language(struct str lang, struct str wanted)
{
	return str_equal_fold(lang, wanted) ||
	    (str_starts_fold(lang, wanted) && lang.ptr[wanted.len] == '-');
}

static bool
is_one_of(struct str lang, const struct texts *wanted)
{
	for (size_t i = 0; i < wanted->count; i++)
		if (is_language(lang, wanted->items[i]))
			return true;
	return wanted->count == 0;
}

/* Whether the share of Thai in the text is what the language promises. */
static enum truth
agrees(const struct page *p, struct str lang)
{
	int64_t all = p->words_th + p->words_en;
	bool is_thai = p->words_th * 2 >= all;

	if (all < WORDS_MIN)
		return TRUTH_UNKNOWN;
	return is_language(lang, str_of("th")) == is_thai ? TRUTH_TRUE
	                                                  : TRUTH_FALSE;
}

static enum truth
negated_unless(enum truth t, enum answer wanted)
{
	if (wanted == ANSWER_YES || t == TRUTH_UNKNOWN)
		return t;
	return t == TRUTH_TRUE ? TRUTH_FALSE : TRUTH_TRUE;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct lang_test *t = data;
	const struct page *p = s->page;
	struct hit hit = hit_of_element(p->element_count > 0 ? 0 : PAGE_NONE);

	out->saw = p->lang;
	if (p->lang.len == 0 || !is_one_of(p->lang, &t->is))
		return;
	out->truth = TRUTH_TRUE;
	if (t->matches_text != ANSWER_UNKNOWN)
		out->truth =
		    negated_unless(agrees(p, p->lang), t->matches_text);
	if (out->truth == TRUTH_TRUE)
		result_hit(out, hit);
}

const struct matcher match_lang = {.name = "lang", .load = load, .run = run};
