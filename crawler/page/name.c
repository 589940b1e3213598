#include "page/name_impl.h"

#include <assert.h>

#include "base/buf.h"
#include "base/limits.h"
#include "page/page_impl.h"

/* Elements that one aria-labelledby may name. */
enum { LABELLED_BY_MAX = 10 };

static struct str
collapse(struct arena *a, struct str text)
{
	if (text.len == 0)
		return str_of("");
	return text_collapse(a, text, LIMIT_NAME_BYTES);
}

static struct str
attr_name(
    const struct page *p, uint32_t element, const char *name, struct arena *a)
{
	return collapse(a, page_attr(p, element, name, NULL));
}

static void
append_piece(struct buf *out, struct str piece)
{
	if (piece.len == 0)
		return;
	if (out->len > 0)
		(void)buf_append_char(out, ' ');
	(void)buf_append_str(out, piece);
}

/* What stands for an element inside the text of another: the alternative of a
 * picture, the aria-label of an icon; empty for those that are their text. */
static struct str
inline_name(const struct page *p, uint32_t element)
{
	const struct page_element *e = &p->elements[element];
	struct str name = {0};

	if (page_tag(p, element) == TAG_IMG) {
		name = page_attr(p, element, "alt", NULL);
		if (str_trim(name).len == 0)
			name = page_attr(p, element, "title", NULL);
	} else if (e->text.start == e->text.end) {
		name = page_attr(p, element, "aria-label", NULL);
		if (str_trim(name).len == 0 &&
		    page_tag(p, element) != TAG_INPUT)
			name = page_attr(p, element, "title", NULL);
	}
	return str_trim(name);
}

/* The name from content: the text with what its pictures stand for, without
 * what is hidden in it. */
static struct str
content_name(const struct page *p, uint32_t element, struct arena *a)
{
	const struct page_element *e = &p->elements[element];
	struct buf out = {.max_bytes = (size_t)LIMIT_NAME_BYTES * 4};
	uint32_t end = e->end, at = e->text.start, i;
	struct str name, rest;

	if (end - element > LIMIT_NAME_ELEMENTS)
		end = element + LIMIT_NAME_ELEMENTS;
	for (i = element + 1; i < end && !out.is_cut;) {
		const struct page_element *child = &p->elements[i];
		bool is_hidden = child->visibility == VISIBILITY_HIDDEN &&
		    e->visibility != VISIBILITY_HIDDEN;
		struct str piece =
		    is_hidden ? (struct str){0} : inline_name(p, i);

		if (is_hidden || piece.len > 0) {
			(void)buf_append_str(
			    &out, str_slice(p->text, at, child->text.start));
			append_piece(&out, piece);
			if (piece.len > 0)
				(void)buf_append_char(&out, ' ');
			at = child->text.end;
		}
		i = is_hidden ? child->end : i + 1;
	}
	rest = str_slice(p->text, at, e->text.end);
	/* Most names are one piece of the text. */
	if (out.len == 0)
		return collapse(a, str_slice(rest, 0, out.max_bytes));
	(void)buf_append_str(&out, rest);
	name = collapse(a, buf_str(&out));
	buf_release(&out);
	return name;
}

static struct str
name_of_ids(const struct page *p, struct str ids, struct arena *a)
{
	struct buf out = {0};
	struct str id, name;
	size_t count, tried = 0;

	while (tried < LABELLED_BY_MAX && str_split(&ids, ' ', &id)) {
		const struct lookup_entry *hit = lookup_find(
		    &page_const_impl_of(p)->ids, str_trim(id), &count);

		tried++;
		if (hit == NULL)
			continue;
		name = content_name(p, hit->element, a);
		if (name.len == 0)
			name = attr_name(p, hit->element, "aria-label", a);
		append_piece(&out, name);
	}
	name = collapse(a, buf_str(&out));
	buf_release(&out);
	return name;
}

/* From the label that names the field, or that it stands in. */
static struct str
name_of_label(const struct page *p, uint32_t element, struct arena *a)
{
	struct str id = page_attr(p, element, "id", NULL), name = {0};
	const struct lookup_entry *hit = NULL;
	size_t count;
	uint32_t i;

	if (id.len > 0)
		hit = lookup_find(&page_const_impl_of(p)->labels, id, &count);
	if (hit != NULL)
		name = content_name(p, hit->element, a);
	if (name.len > 0)
		return name;
	for (i = p->elements[element].parent; i != PAGE_NONE;
	     i = p->elements[i].parent)
		if (page_tag(p, i) == TAG_LABEL)
			return content_name(p, i, a);
	return name;
}

/* The name of a fieldset is its legend. */
static struct str
name_of_legend(const struct page *p, uint32_t element, struct arena *a)
{
	uint32_t end = p->elements[element].end;

	for (uint32_t i = element + 1; i < end; i = p->elements[i].end)
		if (page_tag(p, i) == TAG_LEGEND)
			return content_name(p, i, a);
	return (struct str){0};
}

/* What the element itself gives, by what it is. */
static struct str
own_name(const struct page *p, uint32_t element, struct arena *a)
{
	enum tag tag = page_tag(p, element);
	struct str name = {0};

	if (tag == TAG_IMG || tag == TAG_AREA)
		return attr_name(p, element, "alt", a);
	if (tag == TAG_INPUT && page_is_button_input(p, element)) {
		name = attr_name(p, element, "value", a);
		return name.len > 0 ? name : attr_name(p, element, "alt", a);
	}
	if (tag == TAG_INPUT || tag == TAG_SELECT || tag == TAG_TEXTAREA)
		return name_of_label(p, element, a);
	if (tag == TAG_FIELDSET)
		return name_of_legend(p, element, a);
	if (tag == TAG_FRAME || tag == TAG_IFRAME)
		return name;
	return content_name(p, element, a);
}

struct str
name_find(const struct page *p, uint32_t element, struct arena *a,
    enum name_source *source)
{
	struct str ids, name = {0};

	assert(element < p->element_count);
	ids = page_attr(p, element, "aria-labelledby", NULL);
	*source = NAME_LABEL;
	if (ids.len > 0)
		name = name_of_ids(p, ids, a);
	if (name.len == 0)
		name = attr_name(p, element, "aria-label", a);
	if (name.len == 0)
		name = own_name(p, element, a);
	if (name.len == 0)
		name = attr_name(p, element, "title", a);
	if (name.len > 0)
		return name;
	name = attr_name(p, element, "placeholder", a);
	*source = name.len > 0 ? NAME_PLACEHOLDER : NAME_NONE;
	return name;
}

struct str
page_name(const struct page *p, uint32_t element, struct arena *a)
{
	enum name_source source;

	return name_find(p, element, a, &source);
}
