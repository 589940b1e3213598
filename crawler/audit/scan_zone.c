#include "audit/scan_impl.h"

#include <string.h>

static void
read_zone(struct loader *l, const struct yaml_node *value, size_t count,
    unsigned *out)
{
	const char *words[ZONE_COUNT + 1] = {[ZONE_COUNT] = "hidden"};
	size_t i;

	memcpy(words, zone_words, sizeof(zone_words));
	i = field_word(l, value, words, count);
	if (i != STR_NONE)
		*out |= 1u << i;
}

static void
read_zones(struct loader *l, const struct yaml_node *value, size_t count,
    unsigned *out)
{
	if (value->kind != YAML_LIST) {
		read_zone(l, value, count, out);
		return;
	}
	for (size_t i = 0; i < value->count; i++)
		read_zone(l, &value->items[i].value, count, out);
}

void
zones_read(struct loader *l, const struct yaml_node *value, void *into)
{
	read_zones(l, value, ZONE_COUNT, into);
}

void
zones_and_hidden_read(
    struct loader *l, const struct yaml_node *value, void *into)
{
	read_zones(l, value, ZONE_COUNT + 1, into);
}

/* Text that stands in the page and is not shown. */
static bool
is_hidden(const struct page *p, const struct page_run *run)
{
	unsigned apart = (unsigned)ZONE_TITLE | (unsigned)ZONE_META;

	return (run->zones & apart) == 0 &&
	    p->elements[run->element].visibility == VISIBILITY_HIDDEN;
}

bool
zones_count(unsigned wanted, const struct page *p, const struct page_run *run)
{
	/* Not part of the page's flow, so never shown in it. */
	unsigned apart = (unsigned)ZONE_TITLE | (unsigned)ZONE_META |
	    (unsigned)ZONE_FILE_NAMES;
	unsigned shown = ZONE_VISIBLE;

	if (wanted == 0)
		wanted = shown;
	if ((wanted & shown & run->zones) != 0)
		return true;
	if ((wanted & ZONE_HIDDEN) != 0 && is_hidden(p, run))
		return true;
	if ((wanted & ~shown & run->zones) == 0)
		return false;
	/* Texts of attributes are seen where their element is. */
	return (wanted & run->zones & apart) != 0 ||
	    p->elements[run->element].visibility != VISIBILITY_HIDDEN;
}

/* The first offset of the match form that came from text at or behind at. */
static uint32_t
match_offset(const struct page *p, uint32_t at)
{
	uint32_t to = offmap_forward(&p->match_map, at);

	return to < p->match_text.len ? to : (uint32_t)p->match_text.len;
}

struct span
scan_match_span(const struct page *p, struct span text)
{
	return (struct span){
	    match_offset(p, text.start), match_offset(p, text.end)};
}

/* Whether the run goes on where the span before it ends. */
static bool
goes_on(const struct span *last, const struct page_run *run)
{
	return last->end == run->text.start;
}

static void
find_parts(struct scan *s, struct zone_parts *out)
{
	const struct page *p = s->page;
	size_t capacity = 0;

	for (size_t i = 0; i < p->run_count; i++) {
		const struct page_run *run = &p->runs[i];

		if (!zones_count(out->zones, p, run))
			continue;
		if (out->count > 0 &&
		    goes_on(&out->items[out->count - 1], run)) {
			out->items[out->count - 1].end = run->text.end;
			continue;
		}
		out->items = arena_grow(s->arena, out->items, &capacity,
		    out->count + 1, sizeof(*out->items));
		out->items[out->count++] = run->text;
	}
	for (size_t i = 0; i < out->count; i++)
		out->items[i] = scan_match_span(p, out->items[i]);
}

/* The whole text: what is hidden in it is refused hit by hit. */
static const struct span *
whole_text(struct scan *s, size_t *count)
{
	struct span *whole = arena_alloc(s->arena, sizeof(*whole));

	whole->end = (uint32_t)s->page->match_text.len;
	*count = 1;
	return whole;
}

const struct span *
scan_zone_parts(struct scan *s, unsigned zones, size_t *count)
{
	struct zone_parts *parts = s->zone_parts;

	if (zones == 0 || (zones & (unsigned)ZONE_VISIBLE) != 0)
		return whole_text(s, count);
	while (parts != NULL && parts->zones != zones)
		parts = parts->next;
	if (parts == NULL) {
		parts = arena_alloc(s->arena, sizeof(*parts));
		parts->next = s->zone_parts;
		parts->zones = zones;
		find_parts(s, parts);
		s->zone_parts = parts;
	}
	*count = parts->count;
	return parts->items;
}
