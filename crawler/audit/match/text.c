/* text: words in the text of the page, in zones of it. */
#include "audit/ownership_impl.h"

struct text_test {
	struct words_test words;
	unsigned zones;
};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"in", zones_and_hidden_read, offsetof(struct text_test, zones),
	        NULL},
	};
	static const struct fields extra = FIELDS("`text`", items);
	struct text_test *t = arena_alloc(l->arena, sizeof(*t));

	words_read_with(l, value, t, &extra);
	return t;
}

/* Where a hit may stand, and, for each block of text with a hit, its first. */
struct place_test {
	struct scan *scan;
	unsigned zones;
	uint64_t blocks[LIMIT_RESTS];
	struct span firsts[LIMIT_RESTS];
	size_t count;
};

static bool
counts(void *state, struct span hit)
{
	const struct place_test *t = state;
	const struct page *p = t->scan->page;
	struct span text = offmap_back(&p->match_map, hit);
	const struct page_run *run = page_run_at(p, text.start);
	struct hit found = {.element = PAGE_NONE};

	return run != NULL && zones_count(t->zones, p, run) &&
	    ownership_refusal(t->scan, run->element, true, &found) == NULL;
}

/* Passes over hits in blocks that are known, so that the search goes on. */
static bool
note_block(void *state, struct span span)
{
	struct place_test *t = state;
	struct hit hit = {.element = PAGE_NONE};
	uint64_t block;

	if (!counts(state, span) || t->count == LIMIT_RESTS)
		return false;
	hit.text = offmap_back(&t->scan->page->match_map, span);
	(void)ownership_refusal(t->scan,
	    page_run_at(t->scan->page, hit.text.start)->element, true, &hit);
	block = ownership_block(t->scan, &hit);
	for (size_t i = 0; i < t->count; i++)
		if (t->blocks[i] == block)
			return false;
	t->blocks[t->count] = block;
	t->firsts[t->count++] = span;
	return false;
}

static struct hit
hit_of_words(struct scan *s, const struct words_hit *found)
{
	const struct page *p = s->page;
	struct hit hit = {.element = PAGE_NONE, .why = found->why};
	const struct page_run *run;
	const char *why = NULL;
	struct str quote;

	hit.text = offmap_back(&p->match_map, found->span);
	quote = str_slice(p->text, hit.text.start, hit.text.end);
	hit.kind = found->word->match.is_loose    ? MATCH_LOOSE
	    : str_equal(quote, found->word->text) ? MATCH_EXACT
	                                          : MATCH_FOLDED;
	run = page_run_at(p, hit.text.start);
	if (run != NULL)
		why = ownership_refusal(s, run->element, true, &hit);
	if (hit.why != NULL && why != NULL)
		hit.why = why;
	return hit;
}

/* Adds a hit of each block of text in which the words stand, as long as it is
 * open whether one of them is the agency's own. */
static void
look_around(const struct text_test *t, struct scan *s, struct haystack *h,
    struct place_test *place, struct leaf_result *out)
{
	struct words_found found;
	size_t known = 0;

	if (!ownership_is_open(s, out))
		return;
	for (; known < out->rest_count; known++)
		place->blocks[known] = out->rests[known].block;
	place->count = known;
	h->counts = note_block;
	words_find(&t->words, h, &found);
	h->counts = counts;
	for (size_t i = known; i < place->count && ownership_is_open(s, out);
	     i++) {
		struct hit hit;

		h->parts = &place->firsts[i];
		h->part_count = 1;
		words_find(&t->words, h, &found);
		if (found.hit_count == 0)
			continue;
		hit = hit_of_words(s, &found.hits[0]);
		ownership_hit(s, out, &hit);
	}
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct text_test *t = data;
	const struct page *p = s->page;
	struct place_test place = {.scan = s, .zones = t->zones};
	struct haystack h = {.text = p->match_text,
	    .counts = counts,
	    .state = &place,
	    .agency_names = scan_agency_names(s),
	    .present = scan_text_words(s)};
	struct words_found found;

	if (!words_may_stand(&t->words, &h.present)) {
		out->truth = s->is_partial ? TRUTH_UNKNOWN : TRUTH_FALSE;
		return;
	}
	h.parts = scan_zone_parts(s, t->zones, &h.part_count);
	words_find(&t->words, &h, &found);
	for (size_t i = 0; i < found.hit_count; i++) {
		struct hit hit = hit_of_words(s, &found.hits[i]);

		ownership_hit(s, out, &hit);
	}
	for (size_t i = 0; i < found.miss_count; i++)
		result_miss(out, hit_of_words(s, &found.misses[i]));
	if (found.is_found)
		look_around(t, s, &h, &place, out);
	if (found.is_found)
		out->truth = TRUTH_TRUE;
	else if (s->is_partial || found.is_undecided)
		out->truth = TRUTH_UNKNOWN;
	if (found.is_limited)
		out->reason = REASON_LIMIT;
}

static void
signs(const void *data, struct signs *out)
{
	const struct text_test *t = data;

	signs_add_text_words(out, &t->words);
}

const struct matcher match_text = {.signs = signs,
    .name = "text",
    .spoilers = VIEW_PARTIAL,
    .load = load,
    .run = run};
