#include "page/skeleton_impl.h"

#include <string.h>

/* The last cut at or before an offset; count when there is none. Offsets come
 * nearly in order. */
static size_t
cut_before(struct skeleton *s, size_t at)
{
	size_t i = s->last;

	while (i > 0 && s->cuts[i].at > at)
		i--;
	while (i + 1 < s->count && s->cuts[i + 1].at <= at)
		i++;
	s->last = i;
	return s->count > 0 && s->cuts[i].at <= at ? i : s->count;
}

uint32_t
skeleton_source(struct skeleton *s, size_t at)
{
	size_t i = cut_before(s, at);

	if (i == s->count)
		return (uint32_t)at;
	return s->cuts[i].resumes + (uint32_t)at - s->cuts[i].at;
}

struct span
skeleton_text(struct skeleton *s, size_t end, struct str chars)
{
	size_t i = cut_before(s, end);
	struct span source;

	if (i == s->count || s->cuts[i].at != end ||
	    chars.len > s->cuts[i].length ||
	    !str_equal(str_slice(s->text, end - chars.len, end), chars))
		return (struct span){0};
	source = s->cuts[i].source;
	while (chars.len < s->cuts[i].length &&
	    str_is_space_char(s->clean.ptr[source.start]))
		source.start++;
	return source;
}

/* Adds an attribute unless there is one of that name; its texts are written to
 * *to, each with a NUL behind it. */
static void
add_attr(struct page_element *e, char **to, struct str name, struct str value)
{
	struct page_attr *attr = &e->attrs[e->attr_count];

	attr->name = (struct str){*to, name.len};
	for (size_t i = 0; i < name.len; i++)
		*(*to)++ = str_lower_char(name.ptr[i]);
	++*to;
	for (uint32_t i = 0; i < e->attr_count; i++)
		if (str_equal(e->attrs[i].name, attr->name))
			return;
	attr->value = (struct str){*to, value.len};
	if (value.len > 0)
		memcpy(*to, value.ptr, value.len);
	*to += value.len + 1;
	e->attr_count++;
}

void
skeleton_attrs(const struct skeleton *s, struct arena *a, uint32_t tag,
    struct page_element *e)
{
	struct clean_attr attrs[SKELETON_ATTRS_MAX + 1];
	size_t at = tag + 1 + e->name.len, start = at, count = 0;
	char *to;

	while (s->is_cut && count <= SKELETON_ATTRS_MAX &&
	    clean_next_attr(s->clean, &at, &attrs[count]))
		count++;
	if (count == 0)
		return;
	e->attrs = arena_array(a, count, sizeof(*e->attrs));
	to = arena_alloc(a, at - start + 2 * count);
	for (size_t i = 0; i < count; i++)
		add_attr(e, &to,
		    str_slice(s->clean, attrs[i].name.start, attrs[i].name.end),
		    str_slice(
		        s->clean, attrs[i].value.start, attrs[i].value.end));
}
