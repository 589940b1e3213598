#include "page/pairs_impl.h"
#include "page/question_impl.h"

/* How far up an element may stand in one that makes it bold, or folds something
 * out; and how long a question may be that nothing marks. */
enum { BOLD_CLIMB_MAX = 3, FOLD_CLIMB_MAX = 4, PLAIN_BYTES_MAX = 300 };

/* A line of the document's text. */
struct line {
	struct span form; /* in page.match_text */
	struct span text; /* in page.text */
	const struct page_run *run; /* NULL: none, or hidden */
	bool is_known; /* whether it asks was looked at */
	bool asks;
};

static struct line
line_at(const struct page *p, uint32_t at)
{
	size_t end = str_find_char(p->match_text, '\n', at);
	struct line l = {.form = {at, (uint32_t)p->match_text.len}};

	if (end != STR_NONE)
		l.form.end = (uint32_t)end;
	if (l.form.start == l.form.end)
		return l;
	l.text = offmap_back(&p->match_map, l.form);
	l.run = page_run_at(p, l.text.start);
	if (l.run != NULL && (l.run->zones & ZONE_VISIBLE) == 0)
		l.run = NULL;
	return l;
}

static struct str
form_of(const struct page *p, const struct line *l)
{
	return str_trim(str_slice(p->match_text, l->form.start, l->form.end));
}

/* Looked at once: most lines stand beside two others. */
static bool
line_asks(const struct page *p, struct line *l)
{
	if (!l->is_known)
		l->asks = question_is(form_of(p, l));
	l->is_known = true;
	return l->asks;
}

static bool
is_bold(const struct page *p, uint32_t element)
{
	for (int up = 0; up < BOLD_CLIMB_MAX && element != PAGE_NONE; up++) {
		struct str name = p->elements[element].name;

		if (str_is(name, "b") || str_is(name, "strong"))
			return true;
		element = p->elements[element].parent;
	}
	return false;
}

/* Whether what is pressed leads nowhere: it may fold out what stands below. */
static bool
is_fold(const struct page *p, uint32_t element)
{
	for (int up = 0; up < FOLD_CLIMB_MAX && element != PAGE_NONE; up++) {
		struct str name = p->elements[element].name, href;

		if (str_is(name, "button"))
			return true;
		if (str_is(name, "a")) {
			href = str_trim(page_attr(p, element, "href", NULL));
			return href.len == 0 || href.ptr[0] == '#' ||
			    str_starts_fold(href, str_of("javascript:"));
		}
		element = p->elements[element].parent;
	}
	return false;
}

/* Whether two lines may be a question and its answer by how they look: the
 * first in bold alone, or both plain, as topics that lead elsewhere are not. */
static bool
look_like_pair(
    const struct page *p, const struct line *first, struct line *second)
{
	unsigned pressed = ZONE_LINKS | ZONE_BUTTONS;
	unsigned zones = second->run->zones;

	if (is_bold(p, first->run->element))
		return !is_bold(p, second->run->element);
	if ((first->run->zones & pressed) == 0 ||
	    !is_fold(p, first->run->element))
		zones |= first->run->zones;
	return (zones & (ZONE_LINKS | ZONE_BUTTONS | ZONE_LABELS)) == 0 &&
	    form_of(p, first).len <= PLAIN_BYTES_MAX &&
	    !is_bold(p, second->run->element) && !line_asks(p, second);
}

static bool
is_pair(const struct page *p, struct line *first, struct line *second)
{
	if (first->run == NULL || second->run == NULL)
		return false;
	if (!question_is_answer(form_of(p, second)) &&
	    !look_like_pair(p, first, second))
		return false;
	return line_asks(p, first);
}

/* Whether a piece of the text lies in a pair of the elements. */
static bool
is_paired(const struct page *p, size_t count, struct span text)
{
	for (size_t i = 0; i < count; i++)
		if (text.start < p->pairs[i].text.end &&
		    text.end > p->pairs[i].text.start)
			return true;
	return false;
}

void
pair_lines_find(struct finder *f)
{
	struct page *p = &f->page->page;
	size_t count = p->pair_count;
	struct line question = {0}, answer;
	uint32_t flow = 0;

	if (f->page->flow_count > 0)
		flow = p->runs[f->page->flow_count - 1].text.end;
	for (uint32_t at = 0; at < p->match_text.len;
	     at = answer.form.end + 1) {
		answer = line_at(p, at);
		if (answer.text.end > flow)
			return;
		if (is_pair(p, &question, &answer) &&
		    !is_paired(p, count, question.text))
			pairs_add(f,
			    (struct page_pair){
			        .question = question.run->element,
			        .asked = question.text,
			        .text = {question.text.start, answer.text.end},
			        .is_question = true});
		question = answer;
	}
}
