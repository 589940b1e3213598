/* block: an element that gathers links, such as a box of popular services. */
#include "audit/ownership_impl.h"
#include "text/match.h"

enum { LINKS_MAX = 40, HEADINGS_MAX = 100 };

struct block_test {
	struct number_test links;
	struct words_test text;
	struct words_test heading;
};

/* A heading whose text matches, and where the part under it ends. */
struct heading {
	uint32_t element;
	uint32_t part_end;
};

/* What a page has for all blocks alike. */
struct survey {
	const struct block_test *test;
	struct scan *scan;
	uint32_t *links_before; /* each element: the first at or behind it */
	size_t *matching; /* links before link i whose text matches */
	struct heading headings[HEADINGS_MAX];
	size_t heading_count;
};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"links", number_read, offsetof(struct block_test, links),
	        "links: '>= 3'"},
	    {"text", words_read, offsetof(struct block_test, text), NULL},
	    {"heading", words_read, offsetof(struct block_test, heading), NULL},
	};
	static const struct fields fields = FIELDS("`block`", items);
	struct block_test *t = arena_alloc(l->arena, sizeof(*t));

	return fields_read(l, value, &fields, t) ? t : NULL;
}

static bool
may_be_block(struct str name)
{
	static const char names[][sizeof("fieldset")] = {"ul", "ol", "dl",
	    "table", "thead", "tbody", "tr", "div", "section", "article", "nav",
	    "aside", "main", "p", "td", "center", "fieldset"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i][0] == name.ptr[0] && str_is(name, names[i]))
			return true;
	return false;
}

/* Counts the links before each element, and behind the last. */
static void
number_links(struct survey *v)
{
	const struct page *p = v->scan->page;
	uint32_t link = 0;

	v->links_before = arena_array(
	    v->scan->arena, p->element_count + 1, sizeof(*v->links_before));
	for (uint32_t i = 0; i <= p->element_count; i++) {
		while (link < p->link_count && p->links[link].element < i)
			link++;
		v->links_before[i] = link;
	}
}

static void
count_links(struct survey *v)
{
	const struct page *p = v->scan->page;
	const bool *has_words = scan_links_with(v->scan, &v->test->text);

	v->matching = arena_array(
	    v->scan->arena, p->link_count + 1, sizeof(*v->matching));
	for (size_t i = 0; i < p->link_count; i++) {
		struct hit hit = hit_of_link(p, &p->links[i]);
		bool is_match = p->links[i].is_visible && has_words[i] &&
		    (words_is_empty(&v->test->text) ||
		        scan_finds_words(v->scan, &v->test->text,
		            scan_link_form(v->scan, i),
		            scan_link_words(v->scan)) == TRUTH_TRUE);

		is_match = is_match &&
		    ownership_refusal(v->scan, p->links[i].element,
		        !words_is_empty(&v->test->text), &hit) == NULL;
		v->matching[i + 1] = v->matching[i] + is_match;
	}
}

static bool
is_top_heading(const struct page *p, uint32_t i)
{
	const struct page_element *e = &p->elements[i];

	return (e->zones & (unsigned)ZONE_HEADINGS) != 0 &&
	    e->visibility != VISIBILITY_HIDDEN &&
	    (e->parent == PAGE_NONE ||
	        (p->elements[e->parent].zones & (unsigned)ZONE_HEADINGS) == 0);
}

/* "h2" is 2; other headings are 6. */
static int
rank(const struct page *p, uint32_t element)
{
	struct str name = p->elements[element].name;

	return name.len == 2 && name.ptr[0] == 'h' && name.ptr[1] >= '1' &&
	        name.ptr[1] <= '6'
	    ? name.ptr[1] - '0'
	    : 6;
}

/* Where the part under a heading ends: at the next heading as high. */
static uint32_t
part_end(const struct page *p, uint32_t heading)
{
	uint32_t i = p->elements[heading].end;

	while (i < p->element_count &&
	    (!is_top_heading(p, i) || rank(p, i) > rank(p, heading)))
		i++;
	return i;
}

static void
find_headings(struct survey *v)
{
	const struct page *p = v->scan->page;

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct str text;

		if (!is_top_heading(p, i))
			continue;
		if (v->heading_count == HEADINGS_MAX) {
			scan_meets_limit(v->scan);
			return;
		}
		text = match_form_str(
		    v->scan->arena, page_text(p, i, v->scan->arena));
		if (scan_finds_words(v->scan, &v->test->heading, text,
		        scan_words_in(v->scan, text)) == TRUTH_TRUE)
			v->headings[v->heading_count++] =
			    (struct heading){i, part_end(p, i)};
	}
}

static size_t
matching_between(const struct survey *v, uint32_t start, uint32_t end)
{
	return v->matching[v->links_before[end]] -
	    v->matching[v->links_before[start]];
}

/* Whether a heading stands right before the element: its neighbour, or in a
 * neighbour without links. */
static bool
stands_before(const struct survey *v, uint32_t heading, uint32_t block)
{
	const struct page *p = v->scan->page;
	uint32_t parent = p->elements[block].parent, at = heading;

	while (p->elements[at].parent != parent) {
		at = p->elements[at].parent;
		if (at == PAGE_NONE)
			return false;
	}
	return p->elements[at].end == block &&
	    v->links_before[at] == v->links_before[p->elements[at].end];
}

/* The most matching links that the block has under one of the headings. */
static size_t
links_under_heading(const struct survey *v, uint32_t block)
{
	const struct page *p = v->scan->page;
	uint32_t end = p->elements[block].end;
	size_t most = 0;

	for (size_t i = 0; i < v->heading_count; i++) {
		uint32_t heading = v->headings[i].element;
		uint32_t last = v->headings[i].part_end;
		size_t count = 0;

		if (last > end)
			last = end;
		if (heading > block && heading < end)
			count =
			    matching_between(v, p->elements[heading].end, last);
		else if (heading < block && stands_before(v, heading, block))
			count = matching_between(v, block, last);
		most = count > most ? count : most;
	}
	return most;
}

static size_t
links_of_block(const struct survey *v, uint32_t block)
{
	const struct page *p = v->scan->page;
	uint32_t end = p->elements[block].end;
	size_t all = v->links_before[end] - v->links_before[block];

	if (all == 0 || all > LINKS_MAX)
		return 0;
	if (!words_is_empty(&v->test->heading))
		return links_under_heading(v, block);
	return matching_between(v, block, end);
}

static void
add_hits(const struct survey *v, uint32_t block, struct leaf_result *out)
{
	const struct page *p = v->scan->page;
	size_t end = v->links_before[p->elements[block].end];

	struct hit hit = hit_of_element(block);

	ownership_hit(v->scan, out, &hit);
	for (size_t i = v->links_before[block]; i < end; i++)
		if (v->matching[i + 1] > v->matching[i])
			result_hit(out, hit_of_link(p, &p->links[i]));
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct block_test *t = data;
	const struct page *p = s->page;
	struct survey v = {.test = t, .scan = s};
	uint32_t best = PAGE_NONE;
	size_t near = 0;

	number_links(&v);
	count_links(&v);
	if (!words_is_empty(&t->heading))
		find_headings(&v);
	for (uint32_t i = 0; i < p->element_count; i++) {
		size_t count;

		if (!may_be_block(p->elements[i].name) ||
		    p->elements[i].visibility == VISIBILITY_HIDDEN)
			continue;
		count = links_of_block(&v, i);
		/* The innermost of those that pass. */
		if (count > 0 &&
		    number_of_found(&t->links, count, false) == TRUTH_TRUE &&
		    (best == PAGE_NONE || p->elements[best].end > i))
			best = i;
		else if (count > near)
			near = count;
	}
	if (best != PAGE_NONE) {
		out->truth = TRUTH_TRUE;
		add_hits(&v, best, out);
		return;
	}
	out->saw = arena_printf(s->arena, "%zu such links together", near);
	out->truth = s->is_partial ? TRUTH_UNKNOWN : TRUTH_FALSE;
}

const struct matcher match_block = {
    .name = "block", .spoilers = VIEW_PARTIAL, .load = load, .run = run};
