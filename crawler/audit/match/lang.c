/* lang: the declared language of the page or of elements in it, and whether
 * the text agrees. */
#include "audit/match/matcher_impl.h"
#include "audit/value/validity_impl.h"
#include "audit/value/value_impl.h"

/* With less text nothing can be said of its language. */
enum { WORDS_MIN = 20, LETTERS_MIN = 12 };

enum lang_of { LANG_OF_PAGE, LANG_OF_ELEMENT };

struct lang_test {
	enum lang_of of;
	struct texts is;
	enum answer valid;
	enum answer matches_text;
};

static void
read_of(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"page", "element"};
	enum lang_of *out = into;

	if (field_word(l, value, words, 2) == 1)
		*out = LANG_OF_ELEMENT;
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"of", read_of, offsetof(struct lang_test, of), NULL},
	    {"is", field_texts, offsetof(struct lang_test, is), NULL},
	    {"valid", field_answer, offsetof(struct lang_test, valid), NULL},
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

/* The same of an element's text. */
static enum truth
agrees_within(const struct page *p, const struct page_element *e)
{
	struct str lang = {0};
	int64_t thai = 0, latin = 0;

	for (uint32_t i = 0; i < e->attr_count; i++)
		if (str_is(e->attrs[i].name, "lang"))
			lang = e->attrs[i].value;
	for (uint32_t i = e->text.start; i + 2 < e->text.end; i++) {
		const unsigned char *c = (const unsigned char *)p->text.ptr + i;
		char lower = str_lower_char((char)c[0]);

		latin += lower >= 'a' && lower <= 'z';
		/* U+0E00 to U+0E7F */
		thai += c[0] == 0xe0 && (c[1] == 0xb8 || c[1] == 0xb9);
	}
	if (thai + latin < LETTERS_MIN)
		return TRUTH_UNKNOWN;
	return is_language(str_trim(lang), str_of("th")) == (thai >= latin)
	    ? TRUTH_TRUE
	    : TRUTH_FALSE;
}

static bool
is_tag(struct arena *a, struct str lang)
{
	size_t count;
	const char *const *words = validity_words(&count);

	for (size_t i = 0; i < count; i++)
		if (str_is(str_of(words[i]), "lang-tag"))
			return validity_of(i)(a, lang);
	return false;
}

/* What the declared language alone decides. */
static bool
is_wanted(const struct lang_test *t, struct arena *a, struct str lang)
{
	return is_one_of(lang, &t->is) &&
	    (t->valid == ANSWER_UNKNOWN ||
	        is_tag(a, lang) == (t->valid == ANSWER_YES));
}

static void
look_at_page(const struct lang_test *t, struct scan *s, struct leaf_result *out)
{
	const struct page *p = s->page;
	struct hit hit = hit_of_element(p->element_count > 0 ? 0 : PAGE_NONE);

	out->saw = p->lang;
	if (p->lang.len == 0 || !is_wanted(t, s->arena, p->lang))
		return;
	out->truth = TRUTH_TRUE;
	if (t->matches_text != ANSWER_UNKNOWN)
		out->truth =
		    negated_unless(agrees(p, p->lang), t->matches_text);
	if (out->truth == TRUTH_TRUE)
		result_hit(out, hit);
}

/* Whether one element within the page passes, and is not hidden. */
static void
look_at_elements(
    const struct lang_test *t, struct scan *s, struct leaf_result *out)
{
	const struct page *p = s->page;

	for (uint32_t i = 1; i < p->element_count; i++) {
		struct hit hit = hit_of_element(i);
		enum truth one = TRUTH_TRUE;
		bool is_there;
		struct str lang = page_attr(p, i, "lang", &is_there);

		if (!is_there || p->elements[i].visibility == VISIBILITY_HIDDEN)
			continue;
		if (!is_wanted(t, s->arena, str_trim(lang)))
			one = TRUTH_FALSE;
		else if (t->matches_text != ANSWER_UNKNOWN)
			one = negated_unless(
			    agrees_within(p, &p->elements[i]), t->matches_text);
		if (one > out->truth)
			out->truth = one;
		hit.why = one == TRUTH_TRUE ? NULL : "is of another language";
		if (one == TRUTH_TRUE)
			result_hit(out, hit);
		else
			result_miss(out, hit);
	}
	if (out->truth == TRUTH_FALSE && s->is_partial)
		out->truth = TRUTH_UNKNOWN;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct lang_test *t = data;

	switch (t->of) {
	case LANG_OF_PAGE:
		look_at_page(t, s, out);
		break;
	case LANG_OF_ELEMENT:
		look_at_elements(t, s, out);
		break;
	}
}

/* What a page declares of itself stands in its first tag. */
const struct matcher match_lang = {
    .name = "lang", .spoilers = VIEW_PARTIAL, .load = load, .run = run};
