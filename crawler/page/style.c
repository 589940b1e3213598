#include "page/style_impl.h"

#include "base/limits.h"
#include "page/parts_impl.h"
#include "page/sheet_impl.h"
#include "page/style_rules_impl.h"

struct style {
	struct page_impl *page;
	struct style_rules documents[DOCUMENTS_MAX];
	struct lookup targets; /* once they are asked for */
	bool has_targets;
	size_t raw; /* the next that may be a style's */
	size_t sheet_count; /* read so far */
	size_t link_count; /* looked at so far */
	size_t steps; /* spent so far */
};

/* Reads the sheet that came for a link; false when it cannot be read. */
static bool
read_part(struct style *s, size_t number, uint32_t link, enum style_when when)
{
	struct page *p = &s->page->page;
	uint32_t document = p->elements[link].document;
	struct sheet_text sheet =
	    sheet_open(&p->arena, &s->page->input->parts[number - 1],
	        p->documents[document].charset.name);

	if (sheet.is_read)
		style_rules_add(&s->documents[document], sheet.text, when);
	return sheet.is_read && sheet.is_whole;
}

static void
note_sheet(struct page *p, size_t part)
{
	for (size_t i = 0; i < p->sheet_count; i++)
		if (p->sheets[i] == part)
			return;
	if (p->sheets == NULL)
		p->sheets =
		    arena_array(&p->arena, LIMIT_SHEETS, sizeof(*p->sheets));
	p->sheets[p->sheet_count++] = part;
}

/* Reads what a link element names; what cannot be read is noted. */
static void
read_link(struct style *s, uint32_t link)
{
	struct page *p = &s->page->page;
	struct str media = page_attr(p, link, "media", NULL), address;
	enum style_when when = style_of_media(media);
	size_t part;

	if (s->link_count == LIMIT_LINKS) {
		p->view_flags |= VIEW_CSS_UNKNOWN;
		return;
	}
	address = parts_sheet_address(s->page, link);
	if (address.len == 0)
		return;
	s->link_count++;
	p->media_queries += style_is_for_width(media);
	part = parts_find(s->page, PART_SHEET, address);
	/* A medium that a script changes later. */
	if (when == STYLE_NEVER)
		when = STYLE_ALWAYS;
	if (part == 0 || s->sheet_count == LIMIT_SHEETS) {
		p->view_flags |= VIEW_CSS_UNKNOWN;
		return;
	}
	s->sheet_count++;
	note_sheet(p, part);
	if (!read_part(s, part, link, when))
		p->view_flags |= VIEW_CSS_UNKNOWN;
}

static void
read_style_element(struct style *s, uint32_t element)
{
	struct page_impl *page = s->page;
	enum style_when when =
	    style_of_media(page_attr(&page->page, element, "media", NULL));

	while (s->raw < page->raw_count && page->raws[s->raw].element < element)
		s->raw++;
	if (s->raw == page->raw_count ||
	    page->raws[s->raw].element != element || when == STYLE_NEVER ||
	    page_is_in_noscript(page, element))
		return;
	style_rules_add(&s->documents[page->page.elements[element].document],
	    page_raw_text(page, s->raw), when);
}

struct style *
style_read(struct page_impl *page)
{
	struct page *p = &page->page;
	struct style *s = arena_alloc(&p->arena, sizeof(*s));
	bool hides = false;

	s->page = page;
	for (size_t i = 0; i < DOCUMENTS_MAX; i++)
		s->documents[i].page = page;
	for (uint32_t i = 0; i < p->element_count; i++) {
		if (page->tags[i] == TAG_STYLE)
			read_style_element(s, i);
		else if (page->tags[i] == TAG_LINK)
			read_link(s, i);
	}
	for (size_t i = 0; i < p->document_count; i++) {
		struct style_rules *rules = &s->documents[i];

		if (rules->is_full || rules->has_import)
			p->view_flags |= VIEW_CSS_UNKNOWN;
		hides |= rules->hides;
		p->media_queries += (int64_t)rules->width_count;
		style_rules_seal(rules);
	}
	p->has_unread_style = (p->view_flags & VIEW_CSS_UNKNOWN) != 0;
	return hides ? s : NULL;
}

/* The first rule whose key is not before the given one. */
static size_t
first_with(const struct style_rules *rules, struct str key)
{
	size_t low = 0, high = rules->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_compare(rules->rules[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Whether a rule wins over another that fits as well; NULL: none does. */
static bool
wins(const struct style_rule *rule, const struct style_rule *other)
{
	if (other == NULL || rule->weight != other->weight)
		return other == NULL || rule->weight > other->weight;
	return rule->order > other->order;
}

/* The rule with this key that fits and wins, if it wins over best. */
static const struct style_rule *
fit(struct style *s, const struct style_rules *rules, uint32_t element,
    struct str key, const struct style_rule *best)
{
	for (size_t i = first_with(rules, key);
	     i < rules->count && str_equal(rules->rules[i].key, key); i++) {
		const struct style_rule *rule = &rules->rules[i];

		if (s->steps > LIMIT_STYLE_STEPS)
			return best;
		if (wins(rule, best) &&
		    css_matches(
		        rule->selector, &s->page->page, element, &s->steps))
			best = rule;
	}
	return best;
}

/* The rule that wins of all that fit an element; NULL when none does. */
static const struct style_rule *
find_best(struct style *s, uint32_t element)
{
	const struct page *p = &s->page->page;
	const struct style_rules *rules =
	    &s->documents[p->elements[element].document];
	struct str classes = page_attr(p, element, "class", NULL);
	struct str id = page_attr(p, element, "id", NULL);
	const struct style_rule *best;
	size_t start = 0;

	/* Each test of a class reads the whole list. */
	s->steps += classes.len / 64;
	best = fit(s, rules, element, (struct str){0}, NULL);
	best = fit(s, rules, element, p->elements[element].name, best);
	if (id.len > 0)
		best = fit(s, rules, element, id, best);
	for (size_t i = 0; i <= classes.len && classes.len > 0; i++) {
		struct str word;

		if (i < classes.len && !str_is_space_char(classes.ptr[i]))
			continue;
		word = str_slice(classes, start, i);
		start = i + 1;
		if (word.len > 0)
			best = fit(s, rules, element, word, best);
	}
	return best;
}

/* Whether something opens an element that a rule hides. */
static bool
is_opened(struct style *s, uint32_t element, const struct style_rule *rule)
{
	uint32_t document = s->page->page.elements[element].document;

	if (style_opened_has(&s->documents[document], element, rule->is_by_tag))
		return true;
	if (!s->has_targets)
		s->targets = style_targets(s->page);
	s->has_targets = true;
	return style_is_opened(s->page, &s->targets, element, &s->steps);
}

enum style_says
style_of_element(struct style *s, struct page_impl *page, uint32_t element)
{
	const struct style_rule *best = find_best(s, element);

	if (s->steps > LIMIT_STYLE_STEPS) {
		page->page.view_flags |= VIEW_CSS_UNKNOWN;
		return STYLE_MAY_HIDE;
	}
	if (best == NULL)
		return STYLE_NOTHING;
	if (style_hides(best->says) && is_opened(s, element, best))
		return best->says == STYLE_MOVES ? STYLE_MAY_MOVE
		                                 : STYLE_MAY_HIDE;
	return best->says;
}
