#include "audit/evidence_impl.h"

#include "audit/condition_impl.h"
#include "audit/inventory_impl.h"
#include "record/absence.h"
#include "text/utf8.h"

static bool
is_inside_character(struct str s, size_t i)
{
	return i < s.len && ((unsigned char)s.ptr[i] & 0xc0) == 0x80;
}

/* At most max bytes of text, cut between characters, on one line. */
static struct str
one_line(struct arena *a, struct str text, size_t max)
{
	char *copy;

	if (text.len > max) {
		while (max > 0 && is_inside_character(text, max))
			max--;
		text = str_slice(text, 0, max);
	}
	copy = arena_cstr(a, text);
	for (size_t i = 0; i < text.len; i++)
		if (copy[i] == '\n' || copy[i] == '\r' || copy[i] == '\t')
			copy[i] = ' ';
	return (struct str){copy, text.len};
}

static struct str
start_tag(const struct page *p, uint32_t element)
{
	struct span source = p->elements[element].source;
	struct str text = str_slice(p->source, source.start, source.end);
	char quote = '\0';

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (quote != '\0')
			quote = c == quote ? '\0' : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		else if (c == '>')
			return str_slice(text, 0, i + 1);
	}
	return text;
}

struct str
evidence_quote(const struct page *p, const struct hit *hit, struct arena *a)
{
	struct str text = hit->quote;

	if (text.len == 0 && hit->text.end > hit->text.start)
		text = str_slice(p->text, hit->text.start, hit->text.end);
	if (text.len == 0 && hit->element != PAGE_NONE)
		text = start_tag(p, hit->element);
	return one_line(a, str_trim(text), LIMIT_QUOTE_BYTES);
}

/* What stands around a span: the text of the documents, or of what attributes
 * say, the lines behind it, the span's own alone. */
static struct span
surroundings(const struct page *p, struct span span)
{
	struct span all = {0, p->elements[0].text.end};

	if (span.start < all.end)
		return all;
	all = span;
	while (all.start > 0 && p->text.ptr[all.start - 1] != '\n')
		all.start--;
	while (all.end < p->text.len && p->text.ptr[all.end] != '\n')
		all.end++;
	return all;
}

/* The text before or behind a span, at most so many characters. */
static struct str
around(
    const struct page *p, struct span span, size_t characters, bool is_before)
{
	struct span all = surroundings(p, span);
	size_t from = is_before ? span.start : span.end, at = from;

	while (
	    characters-- > 0 && (is_before ? at > all.start : at < all.end)) {
		size_t last = at;

		do
			at = is_before ? at - 1 : at + 1;
		while (is_inside_character(p->text, at));
		if ((at > from ? at - from : from - at) > LIMIT_CONTEXT_BYTES) {
			at = last;
			break;
		}
	}
	return is_before ? str_slice(p->text, at, from)
	                 : str_slice(p->text, from, at);
}

static void
fill_place(const struct page *p, const struct hit *hit, struct evidence *e,
    struct arena *a)
{
	struct page_place place = {.element = PAGE_NONE};

	e->byte_start = e->byte_end = -1;
	if (hit->text.end > hit->text.start)
		place = page_place_of_text(p, hit->text);
	else if (hit->source.end > hit->source.start)
		place = page_place_of_source(p, hit->source);
	else if (hit->element != PAGE_NONE)
		place = page_place_of_element(p, hit->element);
	else
		return;
	e->line = place.line;
	e->byte_start = place.byte_start;
	e->byte_end = place.byte_end;
	e->part = (int)place.part;
	if (hit->element != PAGE_NONE)
		place.element = hit->element;
	if (place.element != PAGE_NONE)
		e->node_path = page_node_path(p, place.element, a);
	e->block = page_block_of(p, place.element);
}

/* Fills in all of a hit that is the same for every rule. */
static void
fill_hit(
    struct scan *s, const struct hit *hit, size_t context, struct evidence *e)
{
	const struct page *p = s->page;

	e->quote = evidence_quote(p, hit, s->arena);
	fill_place(p, hit, e, s->arena);
	if (hit->text.end == hit->text.start)
		return;
	e->context_before = one_line(
	    s->arena, around(p, hit->text, context, true), LIMIT_CONTEXT_BYTES);
	e->context_after = one_line(s->arena,
	    around(p, hit->text, context, false), LIMIT_CONTEXT_BYTES);
}

struct evidence
evidence_of(struct scan *s, const struct rule *r, struct str label,
    const struct hit *hit)
{
	bool is_new;
	struct evidence e,
	    *kept = evidence_kept(s, hit, r->evidence.context, &is_new);

	if (is_new)
		fill_hit(s, hit, r->evidence.context, kept);
	e = *kept;
	e.label = label;
	e.match_kind = hit->kind;
	e.ownership = hit->ownership;
	if (r->evidence.dom_path == ANSWER_NO)
		e.node_path = (struct str){0};
	if (hit->why != NULL) {
		e.match_kind = MATCH_NEAR_MISS;
		e.label = arena_printf(
		    s->arena, "%.*s: %s", STR_ARG(label), hit->why);
	}
	return e;
}

struct str
evidence_label(const struct rule_set *set, const struct slot *slot)
{
	return slot->label.len > 0 ? slot->label
	                           : set->leaves[slot->leaf].summary;
}

struct marking {
	bool *is_marked;
};

static void
mark(void *state, size_t slot, enum truth truth)
{
	struct marking *m = state;

	(void)truth;
	m->is_marked[slot] = true;
}

struct deciders
evidence_deciders(struct arena *a, const struct rule *r,
    const struct condition *basis, struct str leaves)
{
	struct marking m = {
	    arena_array(a, r->slots.count, sizeof(*m.is_marked))};
	struct deciders d = {0};

	if (basis != NULL)
		condition_deciders(basis, leaves, mark, &m);
	d.slots = arena_array(a, r->slots.count, sizeof(*d.slots));
	for (size_t i = 0; i < r->slots.count; i++)
		if (m.is_marked[i])
			d.slots[d.count++] = i;
	return d;
}

static struct deciders
all_slots(struct arena *a, const struct rule *r)
{
	struct deciders d = {0};

	d.slots = arena_array(a, r->slots.count, sizeof(*d.slots));
	while (d.count < r->slots.count) {
		d.slots[d.count] = d.count;
		d.count++;
	}
	return d;
}

struct collection {
	struct scan *scan;
	const struct rule *rule;
	struct finding *out;
	size_t max;
};

static void
add(struct collection *c, struct str label, const struct hit *hit)
{
	if (c->out->evidence_count < c->max)
		c->out->evidence[c->out->evidence_count++] =
		    evidence_of(c->scan, c->rule, label, hit);
}

static struct str
label_of(struct collection *c, const struct slot *slot, const struct hit *hit)
{
	return hit->label.len > 0 ? hit->label
	                          : evidence_label(c->scan->set, slot);
}

/* The first hit of each leaf, then the second of each, and so on. */
static void
add_hits(struct collection *c, const struct deciders *d, struct str leaves)
{
	for (size_t round = 0; round < LIMIT_EVIDENCE; round++)
		for (size_t i = 0; i < d->count; i++) {
			const struct slot *slot =
			    &c->rule->slots.items[d->slots[i]];
			const struct leaf_result *found =
			    scan_leaf(c->scan, slot->leaf);

			if (leaves.ptr[d->slots[i]] == 't' &&
			    round < found->hit_count)
				add(c, label_of(c, slot, &found->hits[round]),
				    &found->hits[round]);
		}
}

static void
add_misses(struct collection *c, const struct deciders *d, struct str leaves)
{
	size_t count = 0;

	for (size_t i = 0; i < d->count; i++) {
		const struct slot *slot = &c->rule->slots.items[d->slots[i]];
		const struct leaf_result *found =
		    scan_leaf(c->scan, slot->leaf);

		for (size_t k = 0;
		     leaves.ptr[d->slots[i]] != 't' && k < found->miss_count &&
		     count < c->rule->evidence.near_misses;
		     k++, count++)
			add(c, label_of(c, slot, &found->misses[k]),
			    &found->misses[k]);
	}
}

/* Made once. */
struct str
evidence_figures(struct scan *s)
{
	const struct page *p = s->page;
	struct absence seen = {.pages = -1};
	struct buf text = {0};

	if (s->looked_at.len > 0)
		return s->looked_at;
	seen.counts[SEEN_ELEMENTS] = (int64_t)p->element_count;
	seen.counts[SEEN_LINKS] = (int64_t)p->link_count;
	seen.counts[SEEN_FORMS] = (int64_t)p->form_count;
	for (size_t i = 0; i < p->form_count; i++)
		seen.counts[SEEN_FIELDS] += (int64_t)p->forms[i].visible_count;
	seen.counts[SEEN_IMAGES] = p->image_count;
	seen.counts[SEEN_WORDS_TH] = p->words_th;
	seen.counts[SEEN_WORDS_EN] = p->words_en;
	for (size_t i = 0; i < p->text.len; i++)
		seen.counts[SEEN_CHARACTERS] +=
		    !is_inside_character(p->text, i);
	absence_append(&text, &seen);
	s->looked_at = arena_str(s->arena, buf_str(&text));
	buf_release(&text);
	return s->looked_at;
}

static void
add_absence(struct collection *c)
{
	struct evidence e = {.label = str_of("looked at"),
	    .quote = evidence_figures(c->scan),
	    .match_kind = MATCH_ABSENCE,
	    .byte_start = -1,
	    .byte_end = -1};

	/* The elements of a for_each are counted. */
	if (c->rule->test_kind == TEST_EACH) {
		size_t slot = c->rule->test->slot;

		e.quote = arena_printf(c->scan->arena, "%.*s %.*s",
		    STR_ARG(scan_leaf(c->scan, c->rule->slots.items[slot].leaf)
		                ->counted),
		    STR_ARG(e.quote));
	}
	c->out->evidence[c->out->evidence_count++] = e;
}

void
evidence_collect(struct scan *s, const struct rule *r, const struct decision *d,
    struct str leaves, struct finding *out)
{
	struct evidence pieces[LIMIT_EVIDENCE + LIMIT_NEAR_MISSES + 1];
	struct collection c = {s, r, out, r->evidence.max};
	bool is_negative =
	    out->outcome == OUTCOME_FAILED || out->outcome == OUTCOME_CANT_TELL;
	struct deciders deciders =
	    evidence_deciders(s->arena, r, d->basis, leaves);

	if (r->test_kind == TEST_INVENTORY) {
		inventory_collect(s, r, evidence_figures(s), out);
		return;
	}
	/* What other pages and the site make of it is not known here. */
	if (rule_is_settled_later(r))
		deciders = all_slots(s->arena, r);
	out->evidence = pieces;
	add_hits(&c, &deciders, leaves);
	/* Hits that are not shown take no room from what came near. */
	if (r->evidence.show == SHOW_MISSES)
		c.max += out->evidence_count;
	if (is_negative || out->evidence_count == 0) {
		add_absence(&c);
		c.max++;
	}
	/* For a level below the one that passes, what kept it from more. */
	if (r->test_kind == TEST_LEVELS && out->outcome != OUTCOME_PASSED &&
	    out->outcome != OUTCOME_INAPPLICABLE)
		deciders = evidence_deciders(
		    s->arena, r, r->levels[r->info.pass_at], leaves);
	if (is_negative)
		add_misses(&c, &deciders, leaves);
	out->evidence =
	    arena_array(s->arena, out->evidence_count, sizeof(*out->evidence));
	for (size_t i = 0; i < out->evidence_count; i++)
		out->evidence[i] = pieces[i];
}
