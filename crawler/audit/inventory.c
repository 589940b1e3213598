#include "audit/inventory_impl.h"

#include "audit/each_impl.h"
#include "base/map.h"
#include "record/view.h"
#include "text/match.h"

enum { LETTERS_MIN = 3 };

static const char cut_label[] = "more are listed than are kept";

/* A thing that is listed, under its first name. */
struct listed {
	struct proof proof;
	bool passes;
};

struct listing {
	struct listed *items;
	size_t count;
	size_t capacity;
	bool is_cut;
};

/* What a page lists while it is looked at. */
struct collecting {
	struct scan *scan;
	const struct rule *rule;
	struct finding *out;
	size_t capacity;
};

static bool
has_letters(struct str s)
{
	size_t letters = 0;

	/* All letters of Thai begin with that byte. */
	for (size_t i = 0; i < s.len; i++)
		letters += s.ptr[i] == '\xe0' ||
		    (s.ptr[i] >= 'a' && s.ptr[i] <= 'z') ||
		    (s.ptr[i] >= 'A' && s.ptr[i] <= 'Z');
	return letters >= LETTERS_MIN;
}

/* The first run that begins in a span, or the number of runs. */
static size_t
first_run(const struct page *p, struct span span)
{
	size_t low = 0, high = p->run_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->runs[middle].text.start < span.start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static struct str
text_of(const struct page *p, struct span span)
{
	return str_slice(p->text, span.start, span.end);
}

/* The link in the element that a run stands in, or STR_NONE. */
static size_t
link_of_run(const struct scan *s, uint32_t run_element, uint32_t element)
{
	const struct page *p = s->page;

	for (uint32_t at = run_element; at != PAGE_NONE && at >= element;
	     at = p->elements[at].parent) {
		size_t link = scan_link_of(s, at);

		if (link != STR_NONE)
			return link;
	}
	return STR_NONE;
}

/* The first element in one whose text begins behind a place, or its end. */
static uint32_t
first_behind(const struct page *p, uint32_t element, uint32_t place)
{
	uint32_t low = element, high = p->elements[element].end;

	while (low < high) {
		uint32_t middle = low + (high - low) / 2;

		if (p->elements[middle].text.start <= place)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The name that begins with a run: its link's text, or what stands in the line
 * up to the next link. */
static struct span
name_from(struct scan *s, uint32_t element, const struct page_run *run)
{
	const struct page *p = s->page;
	struct span name = {run->text.start, p->elements[element].text.end};
	size_t link = link_of_run(s, run->element, element), newline;

	if (link != STR_NONE) {
		struct span text = p->elements[p->links[link].element].text;

		if (text.end > name.start && text.end < name.end)
			name.end = text.end;
		return name;
	}
	newline = str_find_char(text_of(p, name), '\n', 0);
	if (newline != STR_NONE)
		name.end = name.start + (uint32_t)newline;
	for (uint32_t i = first_behind(p, element, name.start);
	     i < p->elements[element].end &&
	     p->elements[i].text.start < name.end;
	     i++)
		if (scan_link_of(s, i) != STR_NONE)
			name.end = p->elements[i].text.start;
	return name;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* The first words in the element that are no number; false when it has none.
 * What begins inside a name without letters has none either. */
static bool
find_name(struct scan *s, uint32_t element, struct span *out)
{
	const struct page *p = s->page;
	struct span all = p->elements[element].text;
	uint32_t seen = all.start;

	for (size_t i = first_run(p, all);
	     i < p->run_count && p->runs[i].text.start < all.end; i++) {
		const struct page_run *run = &p->runs[i];

		if (run->text.start < seen ||
		    p->elements[run->element].visibility == VISIBILITY_HIDDEN)
			continue;
		*out = name_from(s, element, run);
		seen = out->end;
		while (out->end > out->start &&
		    is_blank(p->text.ptr[out->end - 1]))
			out->end--;
		while (
		    out->end > out->start && is_blank(p->text.ptr[out->start]))
			out->start++;
		if (has_letters(text_of(p, *out)))
			return true;
	}
	return false;
}

/* Where the first links in the element lead, a blank before each. */
static struct str
addresses(struct scan *s, uint32_t element)
{
	const struct page *p = s->page;
	struct buf text = {0};
	struct str kept;
	size_t count = 0;

	for (uint32_t i = element;
	     i < p->elements[element].end && count < LIMIT_LISTED_LINKS; i++) {
		size_t link = scan_link_of(s, i);
		struct str url;

		if (link == STR_NONE || p->links[link].kind != LINK_WEB ||
		    !p->links[link].is_visible)
			continue;
		url = url_key(&p->links[link].url);
		if (url.len > LIMIT_QUOTE_BYTES)
			continue;
		count++;
		(void)buf_append_char(&text, ' ');
		(void)buf_append_str(&text, url);
	}
	kept = arena_str(s->arena, buf_str(&text));
	buf_release(&text);
	return kept;
}

static struct str
label_of(const struct each *each)
{
	const struct condition *must = each->must;

	if (must->label.len > 0)
		return must->label;
	return must->combine == COMBINE_LEAF ? each_label(each, must->slot)
	                                     : str_of("must");
}

static void
put(struct collecting *c, struct evidence e)
{
	struct finding *out = c->out;

	out->evidence = arena_grow(c->scan->arena, out->evidence, &c->capacity,
	    out->evidence_count + 1, sizeof(*out->evidence));
	out->evidence[out->evidence_count++] = e;
}

static struct evidence
cut_mark(void)
{
	return (struct evidence){.label = str_of(cut_label),
	    .match_kind = MATCH_NEAR_MISS,
	    .byte_start = -1,
	    .byte_end = -1};
}

static void
take(void *state, const struct target *t)
{
	struct collecting *c = state;
	struct hit hit = hit_of_element(t->element);
	struct evidence e;

	if (c->out->evidence_count > LIMIT_PAGE_LISTED ||
	    !find_name(c->scan, t->element, &hit.text))
		return;
	if (c->out->evidence_count == LIMIT_PAGE_LISTED) {
		put(c, cut_mark());
		return;
	}
	if (t->holds != TRUTH_TRUE)
		hit.why = t->holds == TRUTH_FALSE ? "not so" : "cannot be told";
	e = evidence_of(c->scan, c->rule, label_of(c->rule->each), &hit);
	e.context_before = (struct str){0};
	e.context_after = addresses(c->scan, t->element);
	put(c, e);
}

void
inventory_collect(struct scan *s, const struct rule *r, struct str figures,
    struct finding *out)
{
	struct collecting c = {.scan = s, .rule = r, .out = out};
	enum ownership_wish was_asked = s->ownership;
	struct targets found;

	s->ownership = r->ownership;
	found = each_judge(r->each, s, take, &c);
	s->ownership = was_asked;
	if (found.is_cut && out->evidence_count <= LIMIT_PAGE_LISTED)
		put(&c, cut_mark());
	if (out->evidence_count > 0)
		return;
	put(&c,
	    (struct evidence){.label = str_of("looked at"),
	        .quote = figures,
	        .match_kind = MATCH_ABSENCE,
	        .byte_start = -1,
	        .byte_end = -1});
}

bool
inventory_lists(const struct evidence *e)
{
	return e->match_kind != MATCH_ABSENCE && e->byte_start >= 0;
}

static const struct site_page *
page_at(const struct site *site, struct str url)
{
	for (size_t i = 0; i < site->page_count; i++)
		if (str_equal(site->pages[i].url, url))
			return &site->pages[i];
	return NULL;
}

enum truth
inventory_passes(
    const struct each *each, const struct site *site, const struct evidence *e)
{
	struct str urls = e->context_after, url;
	enum truth best = str_ends(e->label, str_of(": cannot be told"))
	    ? TRUTH_UNKNOWN
	    : TRUTH_FALSE;

	if (e->match_kind != MATCH_NEAR_MISS)
		return TRUTH_TRUE;
	if (each->links_to.len == 0)
		return best;
	while (str_split(&urls, ' ', &url)) {
		const struct site_page *page = page_at(site, url);

		if (url.len == 0)
			continue;
		if (page != NULL &&
		    str_has_word(page->page_class, each->links_to))
			return TRUTH_TRUE;
		/* What was not read may be such a page. */
		if (page == NULL ? site->unread_count > 0
		                 : site_page_reason(page) != REASON_NONE)
			best = TRUTH_UNKNOWN;
	}
	return best;
}

/* A name without its number and the marks around it. */
static struct str
key_of(struct arena *a, struct str name)
{
	struct str key = match_form_str(a, name);
	size_t start = 0, end = key.len;

	while (start < end &&
	    !(key.ptr[start] >= 'a' && key.ptr[start] <= 'z') &&
	    key.ptr[start] != '\xe0')
		start++;
	while (end > start && (unsigned char)key.ptr[end - 1] < 0x80 &&
	    !(key.ptr[end - 1] >= 'a' && key.ptr[end - 1] <= 'z') &&
	    !(key.ptr[end - 1] >= '0' && key.ptr[end - 1] <= '9'))
		end--;
	return str_slice(key, start, end);
}

static void
add(struct roll *roll, struct map *known, const struct examined *x,
    const struct evidence *e)
{
	struct listing *all = roll->listing;
	struct str key = key_of(roll->arena, e->quote);
	bool passes =
	    inventory_passes(roll->rule->each, roll->site, e) == TRUTH_TRUE;
	size_t *number = map_get(known, key);
	struct listed *item;

	if (number == NULL && all->count == LIMIT_LISTED) {
		all->is_cut = true;
		return;
	}
	if (number == NULL) {
		number = arena_alloc(roll->arena, sizeof(*number));
		*number = all->count++;
		all->items = arena_grow(roll->arena, all->items, &all->capacity,
		    all->count, sizeof(*all->items));
		all->items[*number] = (struct listed){.proof = {*e, x->page}};
		map_put(known, key, number);
	}
	item = &all->items[*number];
	if (!passes || item->passes)
		return;
	*item = (struct listed){.proof = {*e, x->page}, .passes = true};
	item->proof.evidence.match_kind = MATCH_STRUCTURE;
	item->proof.evidence.label = label_of(roll->rule->each);
}

void
inventory_count(struct roll *roll, struct verdict *out)
{
	struct map known = {0};

	roll->listing = arena_alloc(roll->arena, sizeof(*roll->listing));
	for (size_t i = 0; i < roll->count; i++) {
		const struct examined *x = &roll->pages[i];

		for (size_t k = 0; k < x->finding->evidence_count; k++) {
			const struct evidence *e = &x->evidence[k];

			if (e->match_kind == MATCH_ABSENCE ||
			    x->outcome == OUTCOME_INAPPLICABLE)
				continue;
			if (!inventory_lists(e))
				roll->listing->is_cut = true;
			else if (e->ownership != OWNERSHIP_SHARED ||
			    roll->rule->ownership == WISH_ANY)
				add(roll, &known, x, e);
		}
	}
	map_release(&known);
	out->is_inventory = true;
	out->listed = (int64_t)roll->listing->count;
	for (size_t i = 0; i < roll->listing->count; i++)
		out->listed_passed += roll->listing->items[i].passes;
	if (roll->listing->is_cut)
		out->is_complete = false;
}

void
inventory_prove(struct roll *roll, struct verdict *out)
{
	const struct listing *all = roll->listing;

	out->proofs =
	    arena_array(roll->arena, all->count + 2, sizeof(*out->proofs));
	for (size_t i = 0; i < all->count; i++)
		out->proofs[out->proof_count++] = all->items[i].proof;
	if (all->is_cut)
		out->proofs[out->proof_count++] =
		    (struct proof){cut_mark(), NULL};
}
