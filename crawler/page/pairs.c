#include "base/limits.h"
#include "page/page_impl.h"
#include "page/question_impl.h"
#include "page/word_list_impl.h"
#include "text/match.h"

/* Further up a heading has no answer; a line further in is not in bold. */
enum { CLIMB_MAX = 3 };

/* Attributes by which a button names what it opens. */
static const char *const target_attrs[] = {
    "aria-controls", "data-bs-target", "data-target", "href"};

/* A page whose pairs are being found. */
struct finder {
	struct page_impl *page;
	uint32_t *headings; /* in document order */
	size_t heading_count;
	size_t pair_capacity;
};

static void
add_pair(struct finder *f, struct page_pair pair)
{
	struct page *p = &f->page->page;

	if (p->pair_count == LIMIT_PAIRS) {
		p->view_flags |= VIEW_TRUNCATED;
		return;
	}
	p->pairs = arena_grow(&p->arena, p->pairs, &f->pair_capacity,
	    p->pair_count + 1, sizeof(*p->pairs));
	p->pairs[p->pair_count++] = pair;
}

static struct str
trimmed(const struct page *p, struct span text)
{
	return str_trim(str_slice(p->text, text.start, text.end));
}

/* Whether a piece of the text asks. */
static bool
asks(const struct finder *f, struct span text)
{
	struct page *p = &f->page->page;
	struct str piece = trimmed(p, text);

	if (piece.len > QUESTION_BYTES_MAX)
		return false;
	return question_is(match_form_str(&p->arena, piece));
}

/* A term and the descriptions that follow it. */
static bool
pair_of_term(const struct page_impl *page, uint32_t term, struct span *out)
{
	const struct page *p = &page->page;
	uint32_t parent = p->elements[term].parent, i, end;

	if (parent == PAGE_NONE)
		return false;
	*out = p->elements[term].text;
	end = p->elements[parent].end;
	for (i = p->elements[term].end; i < end; i = p->elements[i].end) {
		if (page->tags[i] != TAG_DD)
			break;
		out->end = p->elements[i].text.end;
	}
	return i > p->elements[term].end;
}

/* Whether an element is or begins with a heading of this level or above. */
static bool
holds_heading(const struct finder *f, uint32_t element, int level)
{
	size_t low = 0, high = f->heading_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (f->headings[middle] < element)
			low = middle + 1;
		else
			high = middle;
	}
	return low < f->heading_count &&
	    page_is_inside(&f->page->page, f->headings[low], element) &&
	    tag_heading_level(f->page->tags[f->headings[low]]) <= level;
}

/* The end of the text that belongs to a heading among what follows the box it
 * stands in: up to the next heading of its level, *is_stopped, or all that is
 * left of the parent. */
static uint32_t
answer_end(const struct finder *f, uint32_t box, int level, bool *is_stopped)
{
	const struct page *p = &f->page->page;
	uint32_t parent = p->elements[box].parent;

	*is_stopped = true;
	for (uint32_t i = p->elements[box].end; i < p->elements[parent].end;
	     i = p->elements[i].end)
		if (holds_heading(f, i, level))
			return p->elements[i].text.start;
	*is_stopped = false;
	return p->elements[parent].text.end;
}

/* A heading that asks, and what follows it or the box it stands in. */
static bool
pair_of_heading(const struct finder *f, uint32_t heading, struct span *out)
{
	const struct page *p = &f->page->page;
	int level = tag_heading_level(f->page->tags[heading]);
	uint32_t box = heading;
	bool is_stopped = false;

	*out = p->elements[heading].text;
	if (!is_question(trimmed(p, *out)))
		return false;
	for (int i = 0; i < CLIMB_MAX && !is_stopped &&
	     p->elements[box].parent != PAGE_NONE;
	     i++) {
		struct span answer = {out->end, 0};

		answer.end = answer_end(f, box, level, &is_stopped);
		if (trimmed(p, answer).len > 0) {
			out->end = answer.end;
			return true;
		}
		box = p->elements[box].parent;
	}
	return false;
}

/* A list item whose first line asks and whose other lines answer. */
static bool
pair_of_item(const struct page *p, uint32_t item, struct span *out)
{
	struct str text, first, rest;

	*out = p->elements[item].text;
	text = trimmed(p, *out);
	rest = text;
	if (!str_split(&rest, '\n', &first) || str_trim(rest).len == 0)
		return false;
	if (starts_with_any(
	        str_trim(rest), answer_starts, WORD_COUNT(answer_starts)))
		return true;
	return is_question(str_trim(first));
}

/* The element that a button opens by its id, or PAGE_NONE. */
static uint32_t
target_of(const struct page_impl *page, uint32_t button)
{
	for (size_t i = 0; i < WORD_COUNT(target_attrs); i++) {
		struct str id =
		    page_attr(&page->page, button, target_attrs[i], NULL);
		const struct lookup_entry *hit;
		size_t count;

		if (str_starts(id, str_of("#")))
			id = str_slice(id, 1, id.len);
		else if (str_is(str_of(target_attrs[i]), "href"))
			continue;
		hit = id.len == 0 ? NULL : lookup_find(&page->ids, id, &count);
		if (hit != NULL)
			return hit->element;
	}
	return PAGE_NONE;
}

/* A button that asks and opens its answer. */
static bool
pair_of_button(const struct page_impl *page, uint32_t button, struct span *out)
{
	const struct page *p = &page->page;
	uint32_t target = target_of(page, button);

	*out = p->elements[button].text;
	if (target == PAGE_NONE ||
	    (p->elements[button].zones & ZONE_HEADINGS) != 0 ||
	    p->elements[target].text.start < out->end ||
	    !is_question(trimmed(p, *out)))
		return false;
	out->end = p->elements[target].text.end;
	return out->end > p->elements[target].text.start;
}

static bool
pair_of(
    const struct finder *f, uint32_t i, uint32_t *question, struct span *out)
{
	const struct page_impl *page = f->page;
	const struct page *p = &page->page;
	enum tag tag = page->tags[i];

	*question = i;
	if (tag == TAG_DT)
		return pair_of_term(page, i, out);
	if (tag == TAG_DETAILS) {
		if (i + 1 < p->elements[i].end &&
		    page->tags[i + 1] == TAG_SUMMARY)
			*question = i + 1;
		*out = p->elements[i].text;
		return trimmed(p, *out).len > 0;
	}
	if (tag_heading_level(tag) > 0)
		return pair_of_heading(f, i, out);
	if (tag == TAG_LI)
		return pair_of_item(p, i, out);
	if (tag == TAG_A || tag == TAG_BUTTON)
		return pair_of_button(page, i, out);
	return false;
}

void
pairs_find(struct page_impl *page)
{
	struct finder f = {.page = page};
	struct page *p = &page->page;
	size_t capacity = 0;

	for (uint32_t i = 0; i < p->element_count; i++) {
		if (tag_heading_level(page->tags[i]) == 0)
			continue;
		f.headings = arena_grow(&p->arena, f.headings, &capacity,
		    f.heading_count + 1, sizeof(*f.headings));
		f.headings[f.heading_count++] = i;
	}
	for (uint32_t i = 0; i < p->element_count; i++) {
		struct span text;
		uint32_t question;

		if (pair_of(&f, i, &question, &text))
			add_pair(&f, question, text);
	}
}
