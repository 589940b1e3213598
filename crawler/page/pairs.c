#include "page/pairs_impl.h"

#include "base/limits.h"
#include "page/question_impl.h"
#include "page/word_list_impl.h"
#include "text/match.h"

/* Further up a heading has no answer. */
enum { CLIMB_MAX = 3 };

/* Attributes by which a button names what it opens. */
static const char *const target_attrs[] = {
    "aria-controls", "data-bs-target", "data-target", "href"};

void
pairs_add(struct finder *f, struct page_pair pair)
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
pair_of_term(const struct finder *f, uint32_t term, struct page_pair *out)
{
	const struct page *p = &f->page->page;
	uint32_t parent = p->elements[term].parent, i, end;

	if (parent == PAGE_NONE)
		return false;
	end = p->elements[parent].end;
	for (i = p->elements[term].end; i < end; i = p->elements[i].end) {
		if (f->page->tags[i] != TAG_DD)
			break;
		out->text.end = p->elements[i].text.end;
	}
	out->is_question = asks(f, out->asked);
	return i > p->elements[term].end;
}

/* What folds out is there to be asked. */
static bool
pair_of_details(const struct finder *f, uint32_t details, struct page_pair *out)
{
	const struct page *p = &f->page->page;

	if (details + 1 < p->elements[details].end &&
	    f->page->tags[details + 1] == TAG_SUMMARY) {
		out->question = details + 1;
		out->asked = p->elements[details + 1].text;
	}
	out->is_question = true;
	return trimmed(p, out->text).len > 0;
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
pair_of_heading(const struct finder *f, uint32_t heading, struct page_pair *out)
{
	const struct page *p = &f->page->page;
	int level = tag_heading_level(f->page->tags[heading]);
	uint32_t box = heading;
	bool is_stopped = false;

	out->is_question = asks(f, out->asked);
	if (!out->is_question)
		return false;
	for (int i = 0; i < CLIMB_MAX && !is_stopped &&
	     p->elements[box].parent != PAGE_NONE;
	     i++) {
		struct span answer = {out->asked.end, 0};

		answer.end = answer_end(f, box, level, &is_stopped);
		if (trimmed(p, answer).len > 0) {
			out->text.end = answer.end;
			return true;
		}
		box = p->elements[box].parent;
	}
	return false;
}

/* A list item whose first line asks and whose other lines answer. */
static bool
pair_of_item(const struct finder *f, struct page_pair *out)
{
	struct page *p = &f->page->page;
	struct str text = str_slice(p->text, out->text.start, out->text.end);
	size_t start = str_trim(text).len == 0
	    ? 0
	    : (size_t)(str_trim(text).ptr - text.ptr);
	size_t end = str_find_char(text, '\n', start);
	struct str answer;

	if (end == STR_NONE)
		return false;
	out->asked = (struct span){
	    out->text.start + (uint32_t)start, out->text.start + (uint32_t)end};
	answer = str_trim(str_slice(text, end, text.len));
	if (answer.len == 0)
		return false;
	if (answer.len > QUESTION_BYTES_MAX)
		answer.len = QUESTION_BYTES_MAX;
	out->is_question = asks(f, out->asked) ||
	    question_is_answer(match_form_str(&p->arena, answer));
	return out->is_question;
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
		hit = id.len == 0
		    ? NULL
		    : lookup_find(&page->ids,
		          page->page.elements[button].document, id, &count);
		if (hit != NULL)
			return hit->element;
	}
	return PAGE_NONE;
}

/* A button that asks and opens its answer. */
static bool
pair_of_button(const struct finder *f, uint32_t button, struct page_pair *out)
{
	const struct page *p = &f->page->page;
	uint32_t target = target_of(f->page, button);

	if (target == PAGE_NONE ||
	    (p->elements[button].zones & ZONE_HEADINGS) != 0 ||
	    p->elements[target].text.start < out->text.end)
		return false;
	out->is_question = asks(f, out->asked);
	out->text.end = p->elements[target].text.end;
	return out->is_question &&
	    out->text.end > p->elements[target].text.start;
}

static bool
pair_of(const struct finder *f, uint32_t i, struct page_pair *out)
{
	enum tag tag = f->page->tags[i];

	*out = (struct page_pair){.question = i,
	    .asked = f->page->page.elements[i].text,
	    .text = f->page->page.elements[i].text};
	if (tag == TAG_DT)
		return pair_of_term(f, i, out);
	if (tag == TAG_DETAILS)
		return pair_of_details(f, i, out);
	if (tag_heading_level(tag) > 0)
		return pair_of_heading(f, i, out);
	if (tag == TAG_LI)
		return pair_of_item(f, out);
	if (tag == TAG_A || tag == TAG_BUTTON)
		return pair_of_button(f, i, out);
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
		struct page_pair pair;

		if (pair_of(&f, i, &pair))
			pairs_add(&f, pair);
	}
	pair_lines_find(&f);
}
