#include "audit/value/words_impl.h"

#include "text/utf8.h"

/* Longer words around a hit are looked for this far. */
enum { AROUND_BYTES = 300 };

/* The start of the character that holds byte i. */
static size_t
character_start(struct str s, size_t i)
{
	while (i > 0 && i < s.len && ((unsigned char)s.ptr[i] & 0xc0) == 0x80)
		i--;
	return i;
}

static struct str
slice_around(struct str s, struct span hit, size_t *start)
{
	size_t end = (size_t)hit.end + AROUND_BYTES;

	*start = hit.start > AROUND_BYTES ? hit.start - AROUND_BYTES : 0;
	*start = character_start(s, *start);
	end = end < s.len ? character_start(s, end) : s.len;
	return str_slice(s, *start, end);
}

/* Whether one of the longer words, wherever it stands, holds the hit. */
static bool
is_held(const struct word_list *longer, struct str text, struct span hit)
{
	size_t start;
	struct str around = slice_around(text, hit, &start);

	for (size_t i = 0; i < longer->count; i++) {
		struct span s = {0};

		for (size_t from = 0;
		     match_find(around, &longer->items[i].match, from, &s);
		     from = s.start + 1) {
			if (start + s.start > hit.start)
				break;
			if (start + s.end >= hit.end)
				return true;
		}
	}
	return false;
}

/* Whether a row's longer words take a hit from its word. */
static bool
is_taken(const struct word *word, struct str text, struct span hit)
{
	return word->not_within.count > 0 &&
	    is_held(&word->not_within, text, hit);
}

/* Moves back over at most count characters of the line. */
static size_t
step_back(struct str s, size_t from, size_t count)
{
	while (count > 0 && from > 0 && s.ptr[from - 1] != '\n') {
		from = character_start(s, from - 1);
		count--;
	}
	return from;
}

static size_t
step_forward(struct str s, size_t from, size_t count)
{
	while (count > 0 && from < s.len && s.ptr[from] != '\n') {
		from++;
		while (
		    from < s.len && ((unsigned char)s.ptr[from] & 0xc0) == 0x80)
			from++;
		count--;
	}
	return from;
}

/* Whether a word of the list counts somewhere in a window of the text. */
static bool
any_stands(const struct word_list *list, struct str text, struct span window)
{
	struct str part = str_slice(text, window.start, window.end);

	for (size_t i = 0; i < list->count; i++) {
		const struct word *word = &list->items[i];
		struct span s = {0};

		for (size_t from = 0; match_find(part, &word->match, from, &s);
		     from = s.end > from ? s.end : from + 1) {
			struct span there = {
			    window.start + s.start, window.start + s.end};

			if (!is_taken(word, text, there))
				return true;
		}
	}
	return false;
}

bool
words_near(const struct near_words *near, struct str text, struct span hit)
{
	struct span around = {
	    (uint32_t)step_back(text, hit.start, near->within),
	    (uint32_t)step_forward(text, hit.end, near->within)};

	return any_stands(&near->words, text, around);
}

/* The line of the hit, as far as it lies in the part. */
static struct span
line_of(struct str text, struct span part, struct span hit)
{
	struct span line = hit;

	while (line.start > part.start && text.ptr[line.start - 1] != '\n')
		line.start--;
	while (line.end < part.end && text.ptr[line.end] != '\n')
		line.end++;
	return line;
}

/* Letters, digits and Thai marks; what parts words is none of them. */
static bool
is_letter(struct str s, size_t i)
{
	uint32_t c;

	if (i >= s.len)
		return false;
	(void)utf8_next(str_slice(s, i, s.len), &c);
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
	    (c >= 'A' && c <= 'Z') || (c >= 0xc0 && c < 0x2000) || c >= 0x3040;
}

static bool
stands_alone(struct str s, struct span hit)
{
	if (is_letter(s, hit.end))
		return false;
	return hit.start == 0 ||
	    !is_letter(s, character_start(s, hit.start - 1));
}

struct search {
	const struct words_test *test;
	const struct haystack *haystack;
	struct words_found *found;
	size_t total; /* hits that count */
	size_t wanted; /* hits that decide */
	/* The line looked at last for words of not_with, so that one with many
	 * hits is read once. */
	struct span line;
	bool is_with; /* one stands there */
};

/* Whether a word of not_with stands in the hit's line of the part. */
static bool
is_with(struct search *s, struct span part, struct span hit)
{
	struct str text = s->haystack->text;

	if (s->line.end > s->line.start && hit.start >= s->line.start &&
	    hit.end <= s->line.end && part.start <= s->line.start &&
	    s->line.end <= part.end)
		return s->is_with;
	s->line = line_of(text, part, hit);
	s->is_with = any_stands(&s->test->not_with, text, s->line);
	return s->is_with;
}

/* NULL when the hit of a word counts, else why it does not. */
static const char *
refusal(struct search *s, struct span part, const struct word *word,
    struct span hit)
{
	const struct words_test *t = s->test;
	const struct haystack *h = s->haystack;

	if (t->match == WORD_WHOLE && !stands_alone(h->text, hit))
		return "part of a longer word";
	if (is_held(&t->not_within, h->text, hit) ||
	    is_taken(word, h->text, hit))
		return "within a word of not_within";
	if (t->not_with.count > 0 && is_with(s, part, hit))
		return "beside a word of not_with";
	if (t->not_near.words.count > 0 &&
	    words_near(&t->not_near, h->text, hit))
		return "near a word of not_near";
	if (t->near.words.count > 0 && !words_near(&t->near, h->text, hit))
		return "not near a word of near";
	if (h->counts != NULL && !h->counts(h->state, hit))
		return "stands elsewhere or is hidden";
	return NULL;
}

/* Notes one hit or near miss; returns whether it counts. */
static bool
note_hit(struct search *s, const struct word *word, struct span part,
    struct span span)
{
	struct words_found *found = s->found;
	struct words_hit hit = {span, word, NULL};

	hit.why = refusal(s, part, word, span);
	if (hit.why != NULL) {
		if (found->miss_count < LIMIT_NEAR_MISSES)
			found->misses[found->miss_count++] = hit;
		return false;
	}
	s->total++;
	if (found->hit_count < LIMIT_EVIDENCE)
		found->hits[found->hit_count++] = hit;
	return true;
}

/* Hits of one word in one part. One will do, unless hits are counted. */
static bool
find_in_part(struct search *s, const struct word *word, struct span part,
    struct word_walk *walk, size_t *tries)
{
	struct str text = str_slice(s->haystack->text, 0, part.end);
	size_t from = word_walk_next(walk, part.start);
	struct span span = {0};
	bool is_found = false;

	while (from < part.end && match_find(text, &word->match, from, &span)) {
		if (++*tries > LIMIT_WORD_HITS) {
			s->found->is_undecided = true;
			s->found->is_limited = true;
			break;
		}
		is_found |= note_hit(s, word, part, span);
		if (is_found && s->total >= s->wanted)
			break;
		from =
		    word_walk_next(walk, span.end > from ? span.end : from + 1);
	}
	return is_found;
}

static bool
find_word(struct search *s, const struct word *word)
{
	const struct haystack *h = s->haystack;
	struct word_walk walk = word_walk_begin(&h->present,
	    word->match.is_loose ? 0 : word->number, word->match.form);
	size_t tries = 0;
	bool is_found = false;

	for (size_t i = 0; i < h->part_count; i++) {
		if (word_walk_next(&walk, h->parts[i].start) == STR_NONE)
			break;
		is_found |= find_in_part(s, word, h->parts[i], &walk, &tries);
		if ((is_found && s->total >= s->wanted) ||
		    tries > LIMIT_WORD_HITS)
			break;
	}
	return is_found;
}

static size_t
find_list(struct search *s, const struct word_list *list)
{
	size_t different = 0;

	for (size_t i = 0; i < list->count; i++)
		different += find_word(s, &list->items[i]);
	return different;
}

void
words_find(const struct words_test *t, const struct haystack *h,
    struct words_found *out)
{
	struct search s = {.test = t,
	    .haystack = h,
	    .found = out,
	    .wanted = t->min > 0 ? t->min : 1};
	size_t wanted = t->at_least > 0 ? t->at_least : 1;
	size_t different;
	bool asks_any = t->any.count > 0 || t->agency_name == ANSWER_YES;

	*out = (struct words_found){0};
	different = find_list(&s, &t->any);
	if (t->agency_name == ANSWER_YES) {
		if (words_need_names(t, h->agency_names))
			out->is_undecided = true;
		else
			different += find_list(&s, h->agency_names);
	}
	out->is_found = (!asks_any || different >= wanted) &&
	    find_list(&s, &t->all) == t->all.count && s.total >= s.wanted;
	if (out->is_found)
		out->is_undecided = out->is_limited = false;
}

enum truth
words_match(const struct words_test *t, struct str form,
    struct word_places present, const struct word_list *agency_names)
{
	const struct span whole = {0, (uint32_t)form.len};
	const struct haystack h = {.text = form,
	    .parts = &whole,
	    .part_count = 1,
	    .agency_names = agency_names,
	    .present = present};
	struct words_found found;

	words_find(t, &h, &found);
	if (found.is_undecided)
		return TRUTH_UNKNOWN;
	return found.is_found ? TRUTH_TRUE : TRUTH_FALSE;
}

bool
words_need_names(
    const struct words_test *t, const struct word_list *agency_names)
{
	return t->agency_name == ANSWER_YES &&
	    (agency_names == NULL || agency_names->count == 0);
}

static bool
any_may_stand(const struct word_list *list, const struct word_places *present)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct word *word = &list->items[i];

		if (word->number == 0 || word->match.is_loose ||
		    present->ends[word->number - 1] != 0)
			return true;
	}
	return false;
}

bool
words_may_stand(const struct words_test *t, const struct word_places *present)
{
	return present->ends == NULL || words_is_empty(t) ||
	    t->agency_name == ANSWER_YES || any_may_stand(&t->any, present) ||
	    any_may_stand(&t->all, present);
}
