#include "page/mark_impl.h"

uint64_t
mark_of(enum mark_kind kind, struct str text)
{
	/* Fowler, Noll and Vo; the upper bits are the better mixed ones. */
	uint32_t hash = UINT32_C(2166136261) + (uint32_t)kind;

	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.ptr[i]) * 16777619u;
	return UINT64_C(1) << (hash >> 26);
}

static uint64_t
mark_of_classes(struct str classes)
{
	uint64_t mark = 0;
	size_t start = 0;

	for (size_t i = 0; i <= classes.len; i++) {
		if (i < classes.len && !str_is_space_char(classes.ptr[i]))
			continue;
		if (i > start)
			mark |=
			    mark_of(MARK_CLASS, str_slice(classes, start, i));
		start = i + 1;
	}
	return mark;
}

uint64_t
mark_of_element(const struct page_element *e)
{
	uint64_t mark = mark_of(MARK_NAME, e->name);

	for (uint32_t i = 0; i < e->attr_count; i++) {
		const struct page_attr *a = &e->attrs[i];

		mark |= mark_of(MARK_ATTR, a->name);
		if (str_is(a->name, "class"))
			mark |= mark_of_classes(a->value);
		else if (str_is(a->name, "id"))
			mark |= mark_of(MARK_ID, a->value);
	}
	return mark;
}
