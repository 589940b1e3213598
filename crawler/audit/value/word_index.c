#include "audit/value/word_index_impl.h"

struct word_index_node {
	uint32_t child; /* 0: none */
	uint32_t sibling;
	uint32_t number; /* of the word that ends here; 0: none */
	uint32_t suffix; /* the longest other one that this one ends with */
	uint32_t ending; /* from here on along suffixes, the next with a
	                    number; 0: none */
	uint16_t symbol;
};

enum {
	STEPS_MAX = 1 << 24, /* 64 MiB */
	PLACES_MAX = 1 << 15
};

/* Set in a step that leads to where a word ends. */
static const uint32_t ends_word = UINT32_C(1) << 31;

static bool
is_separator(char c)
{
	return c == ' ' || c == '-';
}

/* The longest part between separators. */
static struct str
longest_part(struct str form)
{
	struct str longest = {0};
	size_t start = 0;

	for (size_t i = 0; i <= form.len; i++) {
		if (i < form.len && !is_separator(form.ptr[i]))
			continue;
		if (i - start > longest.len)
			longest = str_slice(form, start, i);
		start = i + 1;
	}
	return longest;
}

/* The symbol at the start of a text, and its length in bytes. */
static size_t
read_symbol(const char *text, size_t len, uint16_t *symbol)
{
	const unsigned char *p = (const unsigned char *)text;

	*symbol = p[0];
	if (p[0] != 0xe0 || len < 3 || (p[1] & 0xfe) != 0xb8 ||
	    (p[2] & 0xc0) != 0x80)
		return 1;
	*symbol = (uint16_t)(256 + ((p[1] & 1) << 6) + (p[2] & 0x3f));
	return 3;
}

static uint32_t
node_add(struct word_index *x, struct arena *a, uint16_t symbol)
{
	x->nodes = arena_grow(a, x->nodes, &x->node_capacity, x->node_count + 1,
	    sizeof(*x->nodes));
	x->nodes[x->node_count].symbol = symbol;
	return (uint32_t)x->node_count++;
}

/* The child of a node for a symbol, added when there is none. */
static uint32_t
child_for(struct word_index *x, struct arena *a, uint32_t node, uint16_t symbol)
{
	uint32_t child = x->nodes[node].child;

	while (child != 0 && x->nodes[child].symbol != symbol)
		child = x->nodes[child].sibling;
	if (child != 0)
		return child;
	child = node_add(x, a, symbol);
	x->nodes[child].sibling = x->nodes[node].child;
	x->nodes[node].child = child;
	return child;
}

uint32_t
word_index_add(struct word_index *x, struct arena *a, struct str form)
{
	struct str part = longest_part(form);
	uint32_t node = 0;

	if (part.len == 0)
		return 0;
	if (x->node_count == 0)
		(void)node_add(x, a, 0);
	for (size_t i = 0; i < part.len;) {
		uint16_t symbol;

		i += read_symbol(part.ptr + i, part.len - i, &symbol);
		node = child_for(x, a, node, symbol);
	}
	if (x->nodes[node].number == 0)
		x->nodes[node].number = ++x->word_count;
	return x->nodes[node].number;
}

static void
find_classes(struct word_index *x)
{
	x->class_count = 1;
	for (size_t i = 1; i < x->node_count; i++) {
		uint16_t *class = &x->classes[x->nodes[i].symbol];

		if (*class == 0)
			*class = (uint16_t)x->class_count++;
	}
}

/* The row of a node, marked when a word ends there. */
static uint32_t
step_to(const struct word_index *x, uint32_t node)
{
	uint32_t row = node * (uint32_t)x->class_count;

	return x->nodes[node].ending != 0 ? row | ends_word : row;
}

/* Fills the row of a node whose suffix has its row already, and says of its
 * children what they end with. */
static void
fill_row(struct word_index *x, uint32_t node, const uint32_t *suffix_row)
{
	uint32_t *row = x->steps + (size_t)node * x->class_count;

	for (size_t i = 0; i < x->class_count && node != 0; i++)
		row[i] = suffix_row[i];
	for (uint32_t i = x->nodes[node].child; i != 0;
	     i = x->nodes[i].sibling) {
		struct word_index_node *child = &x->nodes[i];
		uint32_t *step = &row[x->classes[child->symbol]];
		uint32_t row_before = *step & ~ends_word;

		child->suffix = row_before / (uint32_t)x->class_count;
		child->ending =
		    child->number != 0 ? i : x->nodes[child->suffix].ending;
		*step = step_to(x, i);
	}
}

void
word_index_seal(struct word_index *x, struct arena *a)
{
	uint32_t *queue;
	size_t end = 1;

	find_classes(x);
	if (x->node_count == 0 ||
	    x->node_count > (size_t)STEPS_MAX / x->class_count)
		return;
	x->steps =
	    arena_array(a, x->node_count * x->class_count, sizeof(*x->steps));
	/* From the root outwards: a suffix is nearer to it than its node. */
	queue = arena_array(a, x->node_count, sizeof(*queue));
	for (size_t i = 0; i < end; i++) {
		uint32_t node = queue[i];

		fill_row(x, node,
		    x->steps + (size_t)x->nodes[node].suffix * x->class_count);
		for (uint32_t k = x->nodes[node].child; k != 0;
		     k = x->nodes[k].sibling)
			queue[end++] = k;
	}
	x->is_sealed = true;
}

/* Places in the making. */
struct noted {
	const struct word_index *index;
	struct arena *arena;
	uint32_t *ends;
	uint32_t *firsts, *lasts; /* into items */
	struct word_place *items;
	size_t capacity;
	uint32_t count;
	uint32_t known; /* UINT32_MAX until a place was left out */
};

static void
note_place(struct noted *n, uint32_t word, uint32_t end)
{
	uint32_t i;

	if (n->count == PLACES_MAX) {
		if (n->known == UINT32_MAX)
			n->known = end - 1;
		return;
	}
	i = ++n->count;
	n->items = arena_grow(
	    n->arena, n->items, &n->capacity, i + 1, sizeof(*n->items));
	n->items[i] = (struct word_place){end, 0};
	if (n->firsts[word] == 0)
		n->firsts[word] = i;
	else
		n->items[n->lasts[word]].next = i;
	n->lasts[word] = i;
}

/* Notes all words that end at a node, behind a byte. */
static void
note(struct noted *n, uint32_t node, uint32_t end)
{
	const struct word_index *x = n->index;

	for (node = x->nodes[node].ending; node != 0;
	     node = x->nodes[x->nodes[node].suffix].ending) {
		uint32_t word = x->nodes[node].number - 1;

		/* With it came those that it ends with. */
		if (n->known != UINT32_MAX && n->ends[word] != 0)
			break;
		if (n->ends[word] == 0)
			n->ends[word] = end;
		note_place(n, word, end);
	}
}

struct word_places
word_index_scan(const struct word_index *x, struct str text, struct arena *a)
{
	struct noted n = {.index = x, .arena = a, .known = UINT32_MAX};
	uint32_t row = 0;

	if (!x->is_sealed)
		return (struct word_places){0};
	n.ends = arena_array(a, x->word_count, sizeof(*n.ends));
	n.firsts = arena_array(a, x->word_count, sizeof(*n.firsts));
	n.lasts = arena_array(a, x->word_count, sizeof(*n.lasts));
	for (size_t i = 0; i < text.len;) {
		uint16_t symbol;

		i += read_symbol(text.ptr + i, text.len - i, &symbol);
		row = x->steps[row + x->classes[symbol]];
		if ((row & ends_word) == 0)
			continue;
		row &= ~ends_word;
		note(&n, row / (uint32_t)x->class_count, (uint32_t)i);
	}
	return (struct word_places){.ends = n.ends,
	    .firsts = n.firsts,
	    .items = n.items,
	    .known = n.known};
}

size_t
word_places_first(struct word_places w, uint32_t number, struct str form)
{
	size_t end;

	if (w.ends == NULL || number == 0)
		return 0;
	end = w.ends[number - 1];
	if (end == 0)
		return STR_NONE;
	if (w.is_wider)
		return 0;
	/* What stands before the longest part may begin anywhere. */
	return longest_part(form).len == form.len ? end - form.len : 0;
}

struct word_walk
word_walk_begin(const struct word_places *w, uint32_t number, struct str form)
{
	struct word_walk walk = {.places = w, .form = form};

	walk.is_blind = w->ends == NULL || number == 0;
	if (walk.is_blind)
		return walk;
	walk.place = w->firsts[number - 1];
	walk.is_absent = w->ends[number - 1] == 0;
	if (walk.is_absent)
		return walk;
	/* Of a word of several parts only where the longest stands is known,
	 * and of no word where it stands in a part of the text. */
	walk.is_blind = w->is_wider || longest_part(form).len != form.len;
	return walk;
}

size_t
word_walk_next(struct word_walk *walk, size_t from)
{
	const struct word_places *w = walk->places;
	size_t length = walk->form.len, unknown;

	if (walk->is_absent)
		return STR_NONE;
	if (walk->is_blind)
		return from;
	while (walk->place != 0 && w->items[walk->place].end - length < from)
		walk->place = w->items[walk->place].next;
	if (walk->place != 0)
		return w->items[walk->place].end - length;
	if (w->known == UINT32_MAX)
		return STR_NONE;
	unknown = (size_t)w->known + 1;
	unknown = unknown > length ? unknown - length : 0;
	return from > unknown ? from : unknown;
}
