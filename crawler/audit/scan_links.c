#include "audit/scan_impl.h"

#include <string.h>

/* The match forms of all links' texts, one a line, so that a word is looked
 * for in all of them at once. */
static void
join_links(struct scan *s)
{
	const struct page *p = s->page;
	struct buf text = {0};

	if (s->link_starts != NULL)
		return;
	s->link_starts =
	    arena_array(s->arena, p->link_count + 1, sizeof(*s->link_starts));
	for (size_t i = 0; i < p->link_count; i++) {
		match_form(&text, p->links[i].text, NULL, s->arena);
		(void)buf_append_char(&text, '\n');
		s->link_starts[i + 1] = (uint32_t)text.len;
	}
	s->link_text = arena_str(s->arena, buf_str(&text));
	s->link_words = scan_words_in(s, s->link_text);
	buf_release(&text);
}

struct word_places
scan_link_words(struct scan *s)
{
	struct word_places words;

	join_links(s);
	words = s->link_words;
	words.is_wider = true;
	return words;
}

size_t
scan_link_of(const struct scan *s, uint32_t element)
{
	const struct page *p = s->page;
	size_t low = 0, high = p->link_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->links[middle].element < element)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == p->link_count || p->links[low].element != element)
		return STR_NONE;
	return low;
}

struct str
scan_link_form(struct scan *s, size_t link)
{
	join_links(s);
	return str_slice(
	    s->link_text, s->link_starts[link], s->link_starts[link + 1] - 1);
}

/* The link whose line holds an offset. */
static size_t
link_at(const struct scan *s, uint32_t offset)
{
	size_t low = 0, high = s->page->link_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (s->link_starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static void
mark_links(struct scan *s, const struct word_list *words, bool *marks)
{
	for (size_t i = 0; i < words->count; i++) {
		const struct word *word = &words->items[i];
		struct word_walk walk = word_walk_begin(
		    &s->link_words, word->number, word->match.form);
		size_t from = word_walk_next(&walk, 0);
		struct span hit;

		while (from != STR_NONE &&
		    match_find(s->link_text, &word->match, from, &hit)) {
			size_t link = link_at(s, hit.start);

			marks[link] = true;
			from = word_walk_next(&walk, s->link_starts[link + 1]);
		}
	}
}

const bool *
scan_links_with(struct scan *s, const struct words_test *t)
{
	size_t count = s->page->link_count;
	const struct word_list *names = scan_agency_names(s);
	bool *marks = arena_array(s->arena, count + 1, sizeof(*marks));

	/* Where any link may do, each is looked at; a loose word may run on
	 * over the end of a line. */
	if (words_is_empty(t) || t->match == WORD_LOOSE ||
	    (t->agency_name == ANSWER_YES && names->count == 0)) {
		memset(marks, true, count);
		return marks;
	}
	join_links(s);
	mark_links(s, &t->any, marks);
	mark_links(s, &t->all, marks);
	if (t->agency_name == ANSWER_YES)
		mark_links(s, names, marks);
	return marks;
}
