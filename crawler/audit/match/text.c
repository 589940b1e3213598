/* text: words in the text of the page, in zones of it. */
#include "audit/match/matcher_impl.h"

struct text_test {
	struct words_test words;
	unsigned zones;
};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"in", zones_read, offsetof(struct text_test, zones), NULL},
	};
	static const struct fields extra = FIELDS("`text`", items);
	struct text_test *t = arena_alloc(l->arena, sizeof(*t));

	words_read_with(l, value, t, &extra);
	return t;
}

struct place_test {
	const struct page *page;
	unsigned zones;
};

static bool
counts(const void *state, struct span hit)
{
	const struct place_test *t = state;
	struct span text = offmap_back(&t->page->match_map, hit);
	const struct page_run *run = page_run_at(t->page, text.start);

	return run != NULL && zones_count(t->zones, t->page, run);
}

static struct hit
hit_of_words(const struct page *p, const struct words_hit *found)
{
	struct hit hit = {.element = PAGE_NONE, .why = found->why};
	struct str quote;

	hit.text = offmap_back(&p->match_map, found->span);
	quote = str_slice(p->text, hit.text.start, hit.text.end);
	hit.kind = found->word->match.is_loose    ? MATCH_LOOSE
	    : str_equal(quote, found->word->text) ? MATCH_EXACT
	                                          : MATCH_FOLDED;
	return hit;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct text_test *t = data;
	const struct page *p = s->page;
	struct place_test place = {p, t->zones};
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
	for (size_t i = 0; i < found.hit_count; i++)
		result_hit(out, hit_of_words(p, &found.hits[i]));
	for (size_t i = 0; i < found.miss_count; i++)
		result_miss(out, hit_of_words(p, &found.misses[i]));
	if (found.is_found)
		out->truth = TRUTH_TRUE;
	else if (s->is_partial || found.is_undecided)
		out->truth = TRUTH_UNKNOWN;
	if (found.is_undecided && h.agency_names->count > 0)
		out->reason = REASON_LIMIT;
}

const struct matcher match_text = {
    .name = "text", .spoilers = VIEW_PARTIAL, .load = load, .run = run};
