#include "page/mark_impl.h"

#include <string.h>

/* The bytes at both ends of a text, which tell names apart well enough. */
static uint64_t
ends_of(struct str text)
{
	uint32_t first = 0, last = 0;

	if (text.len >= sizeof(first)) {
		memcpy(&first, text.ptr, sizeof(first));
		memcpy(&last, text.ptr + text.len - sizeof(last), sizeof(last));
	} else {
		for (size_t i = 0; i < text.len; i++)
			first = first << 8 | (unsigned char)text.ptr[i];
	}
	return (uint64_t)first << 32 | last;
}

static uint64_t
hash_of(enum mark_kind kind, struct str text)
{
	/* The golden ratio spreads; the upper bits are the better mixed. */
	static const uint64_t golden = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t hash =
	    (ends_of(text) ^ text.len ^ (uint64_t)kind << 4) * golden;

	return (hash ^ hash >> 32) * golden;
}

static uint64_t
bit_of(uint64_t hash)
{
	return UINT64_C(1) << (hash >> 58);
}

static uint16_t
place_of(uint64_t hash)
{
	return (uint16_t)(hash >> 46 & (64 * MARK_PAGE_WORDS - 1));
}

uint64_t
mark_of(enum mark_kind kind, struct str text)
{
	return bit_of(hash_of(kind, text));
}

uint16_t
mark_place(enum mark_kind kind, struct str text)
{
	return place_of(hash_of(kind, text));
}

static uint64_t
note(struct mark_page *page, enum mark_kind kind, struct str text)
{
	uint64_t hash = hash_of(kind, text);
	uint16_t place = place_of(hash);

	page->words[place / 64] |= UINT64_C(1) << place % 64;
	return bit_of(hash);
}

static uint64_t
note_classes(struct mark_page *page, struct str classes)
{
	uint64_t mark = 0;
	size_t start = 0;

	for (size_t i = 0; i <= classes.len; i++) {
		if (i < classes.len && !str_is_space_char(classes.ptr[i]))
			continue;
		if (i > start)
			mark |= note(
			    page, MARK_CLASS, str_slice(classes, start, i));
		start = i + 1;
	}
	return mark;
}

uint64_t
mark_of_element(const struct page_element *e, struct mark_page *page)
{
	uint64_t mark = note(page, MARK_NAME, e->name);

	for (uint32_t i = 0; i < e->attr_count; i++) {
		const struct page_attr *a = &e->attrs[i];

		mark |= note(page, MARK_ATTR, a->name);
		if (str_is(a->name, "class"))
			mark |= note_classes(page, a->value);
		else if (str_is(a->name, "id"))
			mark |= note(page, MARK_ID, a->value);
	}
	return mark;
}
