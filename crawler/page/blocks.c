#include "page/blocks.h"

#include "base/buf.h"
#include "base/digest.h"
#include "base/limits.h"
#include "page/page_impl.h"

enum {
	BLOCK_BYTES_MIN = 60,
	HASH_DIGITS = 16 /* hexadecimal */
};

/* The elements that can be blocks; each parts its text from its neighbours'. */
static const bool holds_block[TAG_COUNT] = {
    [TAG_ADDRESS] = true,
    [TAG_ARTICLE] = true,
    [TAG_ASIDE] = true,
    [TAG_BLOCKQUOTE] = true,
    [TAG_BODY] = true,
    [TAG_CENTER] = true,
    [TAG_DETAILS] = true,
    [TAG_DIALOG] = true,
    [TAG_DIV] = true,
    [TAG_DL] = true,
    [TAG_FIELDSET] = true,
    [TAG_FIGURE] = true,
    [TAG_FOOTER] = true,
    [TAG_FORM] = true,
    [TAG_HEADER] = true,
    [TAG_MAIN] = true,
    [TAG_MENU] = true,
    [TAG_NAV] = true,
    [TAG_OL] = true,
    [TAG_P] = true,
    [TAG_PRE] = true,
    [TAG_SECTION] = true,
    [TAG_TABLE] = true,
    [TAG_TD] = true,
    [TAG_UL] = true,
};

/* A line of visible text. */
struct line {
	struct span span; /* in page.match_text */
	uint32_t element; /* the innermost that can be a block; then the number
	                     of its block; PAGE_NONE: none */
	uint32_t next; /* line of the same block; PAGE_NONE: the last */
};

struct finder {
	struct page_impl *page;
	uint32_t *homes; /* of each element: itself, or what is nearest around
	                    it, that can be a block */
	struct line *lines;
	size_t line_count;
	size_t line_capacity;
	uint32_t *firsts; /* line of each block */
	uint32_t *lasts;
};

static void
find_homes(struct finder *f)
{
	struct page *p = &f->page->page;

	f->homes = arena_array(&p->arena, p->element_count, sizeof(*f->homes));
	for (uint32_t i = 0; i < p->element_count; i++) {
		uint32_t parent = p->elements[i].parent;

		if (holds_block[f->page->tags[i]])
			f->homes[i] = i;
		else
			f->homes[i] =
			    parent == PAGE_NONE ? PAGE_NONE : f->homes[parent];
	}
}

static void
add_line(struct finder *f, struct span span, uint32_t element)
{
	if (span.end == span.start || element == PAGE_NONE)
		return;
	f->lines = arena_grow(&f->page->page.arena, f->lines, &f->line_capacity,
	    f->line_count + 1, sizeof(*f->lines));
	f->lines[f->line_count++] = (struct line){span, element, PAGE_NONE};
}

/* The offset of the next newline, or the length. */
static uint32_t
line_end(struct str text, size_t from)
{
	size_t at = str_find_char(text, '\n', from);

	return (uint32_t)(at == STR_NONE ? text.len : at);
}

/* The lines of the document that show something. Those of page.text are those
 * of page.match_text, and no line lies in two elements that can be blocks. */
static void
find_lines(struct finder *f)
{
	const struct page *p = &f->page->page;
	struct span match = {0, 0};
	uint32_t end = 0;

	for (size_t i = 0; i < f->page->flow_count;) {
		uint32_t home = PAGE_NONE;

		end = line_end(p->text, end);
		match.end = line_end(p->match_text, match.start);
		for (; i < f->page->flow_count && p->runs[i].text.start < end;
		     i++)
			if ((p->runs[i].zones & ZONE_VISIBLE) != 0)
				home = f->homes[p->runs[i].element];
		add_line(f, match, home);
		match.start = match.end + 1;
		end++;
	}
}

/* Says of each element that can be a block how long the lines are that belong
 * to it; those of one that is too short go to the next around it. */
static uint32_t *
measure(struct finder *f)
{
	struct page *p = &f->page->page;
	uint32_t *lengths =
	    arena_array(&p->arena, p->element_count, sizeof(*lengths));

	for (size_t i = 0; i < f->line_count; i++)
		lengths[f->lines[i].element] +=
		    f->lines[i].span.end - f->lines[i].span.start;
	for (uint32_t i = (uint32_t)p->element_count; i-- > 0;) {
		uint32_t parent = p->elements[i].parent;

		if (lengths[i] == 0 || lengths[i] >= BLOCK_BYTES_MIN ||
		    parent == PAGE_NONE || f->homes[parent] == PAGE_NONE)
			continue;
		lengths[f->homes[parent]] += lengths[i];
		lengths[i] = 0;
	}
	return lengths;
}

/* Makes the blocks, and homes the number of the block of each element. */
static void
number_blocks(struct finder *f, const uint32_t *lengths)
{
	struct page *p = &f->page->page;
	size_t capacity = 0;

	for (uint32_t i = 0; i < p->element_count; i++) {
		uint32_t parent = p->elements[i].parent;

		f->homes[i] =
		    parent == PAGE_NONE ? PAGE_NONE : f->homes[parent];
		if (lengths[i] < BLOCK_BYTES_MIN)
			continue;
		if (p->block_count == LIMIT_BLOCKS) {
			p->are_blocks_cut = true;
			f->homes[i] = PAGE_NONE;
			continue;
		}
		p->blocks = arena_grow(&p->arena, p->blocks, &capacity,
		    p->block_count + 1, sizeof(*p->blocks));
		p->blocks[p->block_count].element = i;
		f->homes[i] = (uint32_t)p->block_count++;
	}
}

/* Chains the lines of each block in their order. */
static void
chain_lines(struct finder *f)
{
	struct page *p = &f->page->page;

	f->firsts = arena_array(&p->arena, p->block_count, sizeof(*f->firsts));
	f->lasts = arena_array(&p->arena, p->block_count, sizeof(*f->lasts));
	for (size_t i = 0; i < p->block_count; i++)
		f->firsts[i] = PAGE_NONE;
	for (uint32_t i = 0; i < f->line_count; i++) {
		struct line *line = &f->lines[i];
		uint32_t block = f->homes[line->element];

		if (block == PAGE_NONE)
			continue;
		if (f->firsts[block] == PAGE_NONE) {
			f->firsts[block] = i;
			p->blocks[block].span = line->span;
		} else {
			f->lines[f->lasts[block]].next = i;
			p->blocks[block].span.end = line->span.end;
		}
		f->lasts[block] = i;
	}
}

/* Days, times and counters differ from page to page. */
static void
append_folded(struct buf *out, struct str text)
{
	size_t start = 0, i = 0;

	while (i < text.len) {
		if (text.ptr[i] < '0' || text.ptr[i] > '9') {
			i++;
			continue;
		}
		(void)buf_append_str(out, str_slice(text, start, i));
		(void)buf_append_char(out, '0');
		while (i < text.len && text.ptr[i] >= '0' && text.ptr[i] <= '9')
			i++;
		start = i;
	}
	(void)buf_append_str(out, str_slice(text, start, text.len));
	(void)buf_append_char(out, '\n');
}

static uint64_t
hash_of(struct digest *d, struct str text)
{
	char digest[DIGEST_TEXT_BYTES];
	uint64_t hash = 0;

	digest_add(d, text);
	digest_next(d, digest);
	for (size_t i = 0; i < HASH_DIGITS; i++) {
		char c = digest[i];

		hash =
		    hash << 4 | (uint64_t)(c <= '9' ? c - '0' : c - 'a' + 10);
	}
	return hash == 0 ? 1 : hash;
}

static void
hash_blocks(struct finder *f)
{
	struct page *p = &f->page->page;
	struct digest *d = digest_new(DIGEST_SHA256);
	struct buf text = {0};

	for (size_t i = 0; i < p->block_count; i++) {
		buf_clear(&text);
		for (uint32_t k = f->firsts[i]; k != PAGE_NONE;
		     k = f->lines[k].next)
			append_folded(&text,
			    str_slice(p->match_text, f->lines[k].span.start,
			        f->lines[k].span.end));
		p->blocks[i].hash = hash_of(d, buf_str(&text));
	}
	digest_free(d);
	buf_release(&text);
}

void
blocks_find(struct page_impl *page)
{
	struct finder f = {.page = page};

	find_homes(&f);
	find_lines(&f);
	number_blocks(&f, measure(&f));
	chain_lines(&f);
	hash_blocks(&f);
}

/* The block of an element, or NULL. */
static const struct page_block *
block_at(const struct page *p, uint32_t element)
{
	size_t low = 0, high = p->block_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (p->blocks[middle].element < element)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == p->block_count || p->blocks[low].element != element)
		return NULL;
	return &p->blocks[low];
}

uint64_t
page_block_of(const struct page *p, uint32_t element)
{
	/* What lies in a block that was left out is in no other. */
	if (p->are_blocks_cut &&
	    element > p->blocks[p->block_count - 1].element)
		return 0;
	for (; element != PAGE_NONE; element = p->elements[element].parent) {
		const struct page_block *b = block_at(p, element);

		if (b != NULL)
			return b->hash;
	}
	return 0;
}
