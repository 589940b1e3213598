/* regex: a pattern in the match form of the page's text, or in its source. */
#include "audit/ownership_impl.h"
#include "audit/value/regex_impl.h"

struct regex_test {
	const struct regex *regex;
	unsigned zones;
	struct near_words near;
	struct near_words not_near;
	const struct yaml_node *pattern; /* until it is read */
	enum answer raw;
	size_t min;
};

/* What asks for a place in the text says nothing of the source. */
static void
refuse_places(struct loader *l, const struct yaml_node *value)
{
	static const char *const names[] = {"in", "near", "not_near"};

	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
		const struct yaml_item *item = yaml_item(value, names[i]);

		if (item != NULL)
			complain(l, COMPLAINT_MISPLACED, &item->key_place, NULL,
			    item->key, str_of("`regex` without `raw`"));
	}
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"pattern", field_node, offsetof(struct regex_test, pattern),
	        "pattern: '[0-9]{4}'"},
	    {"in", zones_and_hidden_read, offsetof(struct regex_test, zones),
	        NULL},
	    {"near", words_read_near, offsetof(struct regex_test, near), NULL},
	    {"not_near", words_read_near, offsetof(struct regex_test, not_near),
	        NULL},
	    {"raw", field_answer, offsetof(struct regex_test, raw), NULL},
	    {"min", field_count, offsetof(struct regex_test, min), NULL},
	};
	static const struct fields fields = FIELDS("`regex`", items);
	struct regex_test *t = arena_alloc(l->arena, sizeof(*t));

	if (!fields_read(l, value, &fields, t) || t->pattern == NULL)
		return NULL;
	t->regex = regex_read(l, t->pattern, t->raw != ANSWER_YES);
	if (t->raw == ANSWER_YES)
		refuse_places(l, value);
	return t->regex != NULL ? t : NULL;
}

/* NULL when the hit counts. */
static const char *
refusal(const struct regex_test *t, struct scan *s, struct span span,
    struct hit *hit)
{
	const struct page *p = s->page;
	const struct page_run *run = page_run_at(p, hit->text.start);

	if (run == NULL || !zones_count(t->zones, p, run))
		return "stands elsewhere or is hidden";
	if (t->not_near.words.count > 0 &&
	    words_near(&t->not_near, p->match_text, span))
		return "near a word of not_near";
	if (t->near.words.count > 0 &&
	    !words_near(&t->near, p->match_text, span))
		return "no word of near stands near";
	return ownership_refusal(s, run->element, true, hit);
}

static void
add(const struct regex_test *t, struct scan *s, struct span span,
    struct leaf_result *out, size_t *count)
{
	const struct page *p = s->page;
	struct hit hit = {.kind = MATCH_FOLDED, .element = PAGE_NONE};

	hit.text = offmap_back(&p->match_map, span);
	hit.why = refusal(t, s, span, &hit);
	if (hit.why == NULL &&
	    str_equal(str_slice(p->text, hit.text.start, hit.text.end),
	        str_slice(p->match_text, span.start, span.end)))
		hit.kind = MATCH_EXACT;
	*count += ownership_take(s, out, &hit);
}

static void
add_raw(const struct page *p, struct span span, struct leaf_result *out,
    size_t *count)
{
	struct hit hit = {
	    .kind = MATCH_EXACT, .element = PAGE_NONE, .source = span};

	hit.quote = str_slice(p->source, span.start, span.end);
	result_hit(out, hit);
	(*count)++;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct regex_test *t = data;
	bool is_raw = t->raw == ANSWER_YES;
	struct str text = is_raw ? s->page->source : s->page->match_text;
	const struct regex_text searched = {
	    text, is_raw ? (struct word_places){0} : scan_text_words(s)};
	size_t wanted = t->min > 0 ? t->min : 1;
	size_t count = 0, from = 0;
	enum regex_answer answer = REGEX_HIT;

	for (size_t tries = 0; from <= text.len &&
	     (count < wanted || (!is_raw && ownership_is_open(s, out)));
	     tries++) {
		struct span span;

		answer = tries < LIMIT_WORD_HITS
		    ? regex_find(
		          scan_regex(s), t->regex, &searched, from, &span)
		    : REGEX_UNDECIDED;
		if (answer != REGEX_HIT)
			break;
		if (span.end > span.start && is_raw)
			add_raw(s->page, span, out, &count);
		else if (span.end > span.start)
			add(t, s, span, out, &count);
		/* An empty hit moves on by a character. */
		from = span.end > from ? span.end : from + 1;
		while (from < text.len &&
		    ((unsigned char)text.ptr[from] & 0xc0) == 0x80)
			from++;
	}
	if (count >= wanted)
		out->truth = TRUTH_TRUE;
	else if (answer == REGEX_UNDECIDED || s->is_partial)
		out->truth = TRUTH_UNKNOWN;
	if (count < wanted && answer == REGEX_UNDECIDED)
		out->reason = REASON_LIMIT;
}

static void
signs(const void *data, struct signs *out)
{
	const struct regex_test *t = data;
	size_t count;
	const uint32_t *starts = regex_starts(t->regex, &count);

	if (t->raw == ANSWER_YES || count == 0)
		out->is_awake = true;
	for (size_t i = 0; i < count; i++)
		signs_add_text(out, starts[i]);
}

const struct matcher match_regex = {.signs = signs,
    .name = "regex",
    .spoilers = VIEW_PARTIAL,
    .load = load,
    .run = run};
