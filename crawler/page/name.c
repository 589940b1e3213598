#include "page/name_impl.h"

#include <assert.h>

#include "base/buf.h"
#include "base/limits.h"
#include "page/page_impl.h"
#include "page/role_impl.h"

/* Labels that are read for one field. */
enum { LABELS_MAX = 10 };

/* What browsers write on buttons that have no value. */
static const struct {
	const char *type;
	const char *word;
} default_words[] = {
    {"image", "Submit Query"},
    {"reset", "Reset"},
    {"submit", "Submit"},
};

/* Elements that no ARIA role tells of, and that are called by their text. */
static const enum tag called_by_text[] = {
    TAG_FIGCAPTION, TAG_LABEL, TAG_LEGEND, TAG_SUMMARY};

/* Whether a label can belong to an element (HTML, 4.10.2). */
static bool
is_labelable(const struct page *p, uint32_t i)
{
	static const char *const names[] = {"meter", "output", "progress"};

	if (tag_is(page_tag(p, i), TAG_IS_FIELD))
		return !page_attr_is(p, i, "type", "hidden");
	for (size_t k = 0; k < sizeof(names) / sizeof(names[0]); k++)
		if (str_is(p->elements[i].name, names[k]))
			return true;
	return false;
}

/* The label that an element stands in, when it belongs to that one and not to
 * another by the label's for; PAGE_NONE for none. */
static uint32_t
label_around(struct naming *n, uint32_t element)
{
	const struct page *p = n->p;
	uint32_t label = p->elements[element].parent, i;

	while (label != PAGE_NONE && page_tag(p, label) != TAG_LABEL)
		label = p->elements[label].parent;
	if (label == PAGE_NONE || page_has_attr(p, label, "for") ||
	    p->elements[label].document != p->elements[element].document)
		return PAGE_NONE;
	for (i = label + 1; i < element && n->left > 0; i++, n->left--)
		if (is_labelable(p, i))
			return PAGE_NONE;
	return label;
}

/* The names of all labels of an element, in their order. */
static struct str
label_name(struct naming *n, uint32_t element)
{
	const struct page *p = n->p;
	struct str id = page_attr(p, element, "id", NULL);
	uint32_t around = label_around(n, element);
	const struct lookup_entry *hit = NULL;
	struct buf out = {0};
	struct str name;
	size_t count = 0;

	if (id.len > 0)
		hit = lookup_find(&page_const_impl_of(p)->labels,
		    p->elements[element].document, id, &count);
	if (count > LABELS_MAX)
		count = LABELS_MAX;
	for (size_t i = 0; i <= count; i++) {
		bool is_last = i == count;

		if (around != PAGE_NONE &&
		    (is_last || hit[i].element > around)) {
			(void)buf_append_str(&out, name_of_content(n, around));
			(void)buf_append_char(&out, ' ');
			around = PAGE_NONE;
		}
		if (is_last)
			break;
		(void)buf_append_str(&out, name_of_content(n, hit[i].element));
		(void)buf_append_char(&out, ' ');
	}
	name = name_collapse(n->a, buf_str(&out));
	buf_release(&out);
	return name;
}

static struct str
alt_name(struct naming *n, uint32_t element)
{
	return name_of_attr(n, element, "alt");
}

static struct str
label_attr_name(struct naming *n, uint32_t element)
{
	return name_of_attr(n, element, "label");
}

/* Labels count for all inputs; then the word on a button. */
static struct str
input_name(struct naming *n, uint32_t element)
{
	const struct page *p = n->p;
	struct str name = label_name(n, element);

	if (name.len > 0 || !page_is_button_input(p, element))
		return name;
	/* The value of an image is never shown. */
	if (!page_attr_is(p, element, "type", "image"))
		name = name_of_attr(n, element, "value");
	return name.len > 0 ? name : name_of_attr(n, element, "alt");
}

static struct str
title_name(struct naming *n, uint32_t element)
{
	return element == 0 ? name_collapse(n->a, n->p->title)
	                    : (struct str){0};
}

/* What names an element natively: a child, or a function. */
static const struct {
	enum tag tag;
	enum tag child;
	struct str (*find)(struct naming *n, uint32_t element);
} natives[] = {
    {TAG_AREA, TAG_OTHER, alt_name},
    {TAG_BUTTON, TAG_OTHER, label_name},
    {TAG_FIELDSET, TAG_LEGEND, NULL},
    {TAG_FIGURE, TAG_FIGCAPTION, NULL},
    {TAG_HTML, TAG_OTHER, title_name},
    {TAG_IMG, TAG_OTHER, alt_name},
    {TAG_INPUT, TAG_OTHER, input_name},
    {TAG_OPTGROUP, TAG_OTHER, label_attr_name},
    {TAG_OPTION, TAG_OTHER, label_attr_name},
    {TAG_SELECT, TAG_OTHER, label_name},
    {TAG_SVG, TAG_TITLE, NULL},
    {TAG_TABLE, TAG_CAPTION, NULL},
    {TAG_TEXTAREA, TAG_OTHER, label_name},
};

static struct str
native_name(struct naming *n, uint32_t element)
{
	enum tag tag = page_tag(n->p, element);
	enum tag child_tag = TAG_OTHER;
	uint32_t child = PAGE_NONE;

	for (size_t i = 0; i < sizeof(natives) / sizeof(natives[0]); i++) {
		if (natives[i].tag != tag)
			continue;
		if (natives[i].find != NULL)
			return natives[i].find(n, element);
		child_tag = natives[i].child;
	}
	/* meter, output, progress; or a shape of a drawing, which has a title
	 * as the drawing has */
	if (tag == TAG_OTHER) {
		if (is_labelable(n->p, element))
			return label_name(n, element);
		child_tag = TAG_TITLE;
	}
	if (child_tag != TAG_OTHER)
		child = name_child(n, element, child_tag);
	return child == PAGE_NONE ? (struct str){0} : name_of_content(n, child);
}

/* Whether an element is called by its content: by its role, or because it has
 * no name that could be told apart from its text. */
static bool
is_called_by_content(const struct page *p, uint32_t element, enum role role)
{
	enum tag tag = page_tag(p, element);

	if (role != ROLE_OTHER)
		return role_is(role, ROLE_IS_CALLED_BY_CONTENT) ||
		    role_is(role, ROLE_IS_NAMELESS);
	for (size_t i = 0;
	     i < sizeof(called_by_text) / sizeof(called_by_text[0]); i++)
		if (tag == called_by_text[i])
			return true;
	return false;
}

/* The name that an element has without ARIA's attributes. */
static struct str
own_name(struct naming *n, uint32_t element)
{
	enum role role = page_explicit_role(n->p, element);
	struct str name = {0};

	if (role == ROLE_OTHER && page_tag(n->p, element) == TAG_A)
		return name_of_content(n, element);
	if (role == ROLE_OTHER || role == ROLE_NONE)
		role = page_role(n->p, element);
	if (role != ROLE_NONE)
		name = native_name(n, element);
	if (name.len == 0 && is_called_by_content(n->p, element, role))
		name = name_of_content(n, element);
	return name;
}

/* The last resorts: a hint in a text field, the browser's word on a button. */
static struct str
makeshift_name(struct naming *n, uint32_t element, enum name_source *source)
{
	const struct page *p = n->p;
	enum tag tag = page_tag(p, element);
	struct str name = {0};

	if (tag == TAG_INPUT || tag == TAG_TEXTAREA)
		name = name_of_attr(n, element, "placeholder");
	*source = name.len > 0 ? NAME_PLACEHOLDER : NAME_NONE;
	if (tag != TAG_INPUT || name.len > 0)
		return name;
	for (size_t i = 0; i < sizeof(default_words) / sizeof(default_words[0]);
	     i++) {
		bool is_image = i == 0;

		if (!page_attr_is(p, element, "type", default_words[i].type) ||
		    (!is_image && page_has_attr(p, element, "value")))
			continue;
		*source = NAME_DEFAULT;
		return str_of(default_words[i].word);
	}
	return name;
}

static struct str
find(struct naming *n, enum name_source *source)
{
	uint32_t element = n->element;
	struct str ids, name = {0};

	assert(element < n->p->element_count);
	n->left = LIMIT_NAME_ELEMENTS;
	*source = NAME_LABEL;
	ids = page_attr(n->p, element, "aria-labelledby", NULL);
	if (ids.len > 0)
		name = name_of_ids(n, ids);
	if (name.len == 0)
		name = name_of_attr(n, element, "aria-label");
	if (name.len == 0)
		name = own_name(n, element);
	if (name.len == 0)
		name = name_of_attr(n, element, "title");
	return name.len > 0 ? name : makeshift_name(n, element, source);
}

struct str
name_find(const struct page *p, uint32_t element, struct arena *a,
    enum name_source *source)
{
	struct naming n = {.p = p, .a = a, .element = element};

	return find(&n, source);
}

struct str
name_of_link(const struct page *p, uint32_t element, struct arena *a)
{
	struct naming n = {.p = p, .a = a, .element = element, .is_seen = true};
	enum name_source source;

	return find(&n, &source);
}

struct str
page_name(const struct page *p, uint32_t element, struct arena *a)
{
	enum name_source source;

	return name_find(p, element, a, &source);
}

struct str
page_own_name(const struct page *p, uint32_t element, struct arena *a)
{
	enum name_source source;
	struct str name = name_find(p, element, a, &source);

	return source == NAME_LABEL ? name : (struct str){0};
}
