/* pairs: questions that stand with their answers. */
#include "audit/matcher_impl.h"
#include "text/match.h"

enum { QUESTION_BYTES = 600 };

struct pairs_test {
	struct number_test count;
	bool wants_questions;
};

static void
read_kind(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"question", "any"};
	bool *out = into;

	*out = field_word(l, value, words, 2) == 0;
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"count", number_read, offsetof(struct pairs_test, count), NULL},
	    {"kind", read_kind, offsetof(struct pairs_test, wants_questions),
	        NULL},
	};
	static const struct fields fields = FIELDS("`pairs`", items);
	struct pairs_test *t = arena_alloc(l->arena, sizeof(*t));

	return fields_read(l, value, &fields, t) ? t : NULL;
}

/* Words by which a question is known, in match form. */
static const char *const starts[] = {"คำถาม", "ถาม", "q:", "q.", "q ", "q1"};
static const char *const words[] = {"?", "อย่างไร", "หรือไม่", "อะไร", "ที่ไหน",
    "ที่ใด", "เท่าไร", "เท่าใด", "ทำไม", "เมื่อไร", "เมื่อใด", "ใคร", "กี่", "ไหม",
    "หรือยัง"};

static const char *const answers[] = {"ตอบ", "คำตอบ", "a:", "a.", "answer"};

static bool
is_question(struct str form)
{
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (str_starts(form, str_of(starts[i])))
			return true;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (str_find(form, str_of(words[i]), 0) != STR_NONE)
			return true;
	return false;
}

/* What folds out is there to be asked. */
static bool
folds_out(const struct page *p, uint32_t element)
{
	return str_is(p->elements[element].name, "summary") ||
	    str_is(p->elements[element].name, "details");
}

static void
look_at_pair(const struct pairs_test *t, struct scan *s,
    const struct page_pair *pair, struct leaf_result *out, size_t *count)
{
	const struct page *p = s->page;
	struct hit hit = hit_of_element(pair->question);

	hit.quote = page_text(p, pair->question, s->arena);
	hit.text = p->elements[pair->question].text;
	if (p->elements[pair->question].visibility == VISIBILITY_HIDDEN)
		hit.why = "is hidden";
	else if (t->wants_questions && !folds_out(p, pair->question) &&
	    !is_question(match_form_str(s->arena, hit.quote)))
		hit.why = "is no question";
	if (hit.why != NULL) {
		result_miss(out, hit);
		return;
	}
	result_hit(out, hit);
	(*count)++;
}

/* A line of the page's text. */
struct line {
	struct span text;
	struct str form;
	bool is_long;
	const struct page_run *run; /* NULL: none, or hidden */
};

static bool
next_line(struct scan *s, uint32_t *at, struct line *out)
{
	const struct page *p = s->page;
	size_t end = str_find_char(p->text, '\n', *at);

	if (*at >= p->text.len)
		return false;
	if (end == STR_NONE)
		end = p->text.len;
	*out = (struct line){
	    .text = {*at, (uint32_t)end}, .run = page_run_at(p, *at)};
	*at = (uint32_t)end + 1;
	out->is_long = end - out->text.start > QUESTION_BYTES;
	/* How an answer begins is all that is asked of it. */
	out->form = match_form_str(s->arena,
	    str_slice(p->text, out->text.start,
	        out->is_long ? out->text.start + QUESTION_BYTES : end));
	if (out->run != NULL && !zones_count(0, p, out->run))
		out->run = NULL;
	return true;
}

static bool
is_bold(const struct page *p, uint32_t element)
{
	for (int up = 0; up < 3 && element != PAGE_NONE; up++) {
		struct str name = p->elements[element].name;

		if (str_is(name, "b") || str_is(name, "strong"))
			return true;
		element = p->elements[element].parent;
	}
	return false;
}

static bool
is_answer(struct str form)
{
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++)
		if (str_starts(form, str_of(answers[i])))
			return true;
	return false;
}

static bool
is_in_pair(const struct page *p, struct span text)
{
	for (size_t i = 0; i < p->pair_count; i++)
		if (text.start < p->pairs[i].text.end &&
		    text.end > p->pairs[i].text.start)
			return true;
	return false;
}

/* Questions and answers in plain lines: "ถาม: ..." above "ตอบ: ...", or a
 * question in bold above any text. */
static void
look_at_lines(struct scan *s, struct leaf_result *out, size_t *count)
{
	const struct page *p = s->page;
	struct line question = {0}, answer;
	uint32_t at = 0;

	while (next_line(s, &at, &answer)) {
		bool is_pair = question.run != NULL && answer.run != NULL &&
		    !question.is_long && is_question(question.form) &&
		    (is_answer(answer.form) ||
		        (is_bold(p, question.run->element) &&
		            !is_bold(p, answer.run->element)));
		struct hit hit = {.kind = MATCH_STRUCTURE,
		    .element = PAGE_NONE,
		    .text = question.text};

		if (is_pair && !is_in_pair(p, question.text)) {
			result_hit(out, hit);
			(*count)++;
		}
		question = answer;
	}
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct pairs_test *t = data;
	const struct page *p = s->page;
	size_t count = 0;

	for (size_t i = 0; i < p->pair_count; i++)
		look_at_pair(t, s, &p->pairs[i], out, &count);
	look_at_lines(s, out, &count);
	out->truth = number_of_found(&t->count, count, s->is_partial);
}

const struct matcher match_pairs = {
    .name = "pairs", .spoilers = VIEW_PARTIAL, .load = load, .run = run};
