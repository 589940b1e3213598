#include "base/buf.h"
#include "base/limits.h"
#include "page/name_impl.h"
#include "page/reach_impl.h"
#include "page/role_impl.h"

/* Elements that one aria-labelledby may name. */
enum { LABELLED_BY_MAX = 10 };

/* Roles whose value is a number, with or without words for it. */
static const enum role ranges[] = {
    ROLE_METER, ROLE_PROGRESSBAR, ROLE_SCROLLBAR, ROLE_SLIDER, ROLE_SPINBUTTON};

struct str
name_collapse(struct arena *a, struct str text)
{
	if (text.len == 0)
		return str_of("");
	return text_collapse(a, text, LIMIT_NAME_BYTES);
}

struct str
name_of_attr(struct naming *n, uint32_t element, const char *attr)
{
	return name_collapse(n->a, page_attr(n->p, element, attr, NULL));
}

uint32_t
name_child(struct naming *n, uint32_t element, enum tag tag)
{
	uint32_t end = n->p->elements[element].end;

	for (uint32_t i = element + 1; i < end && n->left > 0;
	     i = n->p->elements[i].end, n->left--)
		if (page_tag(n->p, i) == tag)
			return i;
	return PAGE_NONE;
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

/* Takes what is gathered as a name. */
static struct str
finish(struct naming *n, struct buf *out)
{
	struct str name = name_collapse(n->a, buf_str(out));

	buf_release(out);
	return name;
}

static bool
is_hidden(const struct naming *n, uint32_t i)
{
	return reach_has(n->p, i,
	    n->is_seen ? REACH_NOT_DISPLAYED
	               : REACH_NOT_DISPLAYED | REACH_ARIA_HIDDEN);
}

static bool
has_text(const struct page *p, uint32_t i)
{
	struct span text = p->elements[i].text;

	return str_trim(str_slice(p->text, text.start, text.end)).len > 0;
}

static struct str
option_text(struct naming *n, uint32_t option)
{
	struct span text = n->p->elements[option].text;
	struct str label = page_attr(n->p, option, "label", NULL);

	return label.len > 0 ? label
	                     : str_slice(n->p->text, text.start, text.end);
}

/* The options that a list has chosen by an attribute, or else, for a select
 * that shows one, the first. */
static struct str
chosen(struct naming *n, uint32_t list, const char *attr, bool shows_one)
{
	const struct page *p = n->p;
	struct buf out = {.max_bytes = LIMIT_NAME_BYTES};
	uint32_t first = PAGE_NONE;

	for (uint32_t i = list + 1; i < p->elements[list].end && n->left > 0;
	     i++, n->left--) {
		bool is_there;
		struct str value = page_attr(p, i, attr, &is_there);

		if (first == PAGE_NONE && page_tag(p, i) == TAG_OPTION)
			first = i;
		if (is_there && !str_is_fold(value, "false"))
			append_piece(&out, option_text(n, i));
	}
	if (out.len == 0 && shows_one && first != PAGE_NONE)
		append_piece(&out, option_text(n, first));
	return finish(n, &out);
}

/* What stands in a native field: typed text, the option chosen, the word on a
 * button. */
static struct str
field_value(struct naming *n, uint32_t i)
{
	const struct page *p = n->p;
	enum role role = page_implicit_role(p, i);

	if (page_tag(p, i) == TAG_SELECT)
		return chosen(n, i, "selected", role == ROLE_COMBOBOX);
	if (page_tag(p, i) == TAG_TEXTAREA) {
		struct span text = p->elements[i].text;

		return name_collapse(
		    n->a, str_slice(p->text, text.start, text.end));
	}
	if (page_attr_is(p, i, "type", "image"))
		return name_of_attr(n, i, "alt");
	if (role == ROLE_OTHER || role == ROLE_CHECKBOX || role == ROLE_RADIO)
		return (struct str){0};
	return name_of_attr(n, i, "value");
}

/* The value that ARIA attributes give an element of a range or list. */
static struct str
aria_value(struct naming *n, uint32_t i, enum role role)
{
	struct str value = {0};

	if (role == ROLE_LISTBOX)
		return chosen(n, i, "aria-selected", false);
	for (size_t k = 0; k < sizeof(ranges) / sizeof(ranges[0]); k++) {
		if (role != ranges[k])
			continue;
		value = name_of_attr(n, i, "aria-valuetext");
		if (value.len == 0)
			value = name_of_attr(n, i, "aria-valuenow");
	}
	return value;
}

/* Whether neither it nor what is in it says anything but by its title. */
static bool
is_bare(struct naming *n, uint32_t element)
{
	const struct page *p = n->p;
	uint32_t end = p->elements[element].end;

	if (has_text(p, element))
		return false;
	for (uint32_t i = element + 1; i < end && n->left > 0; i++) {
		enum tag tag = page_tag(p, i);

		n->left--;
		if (tag == TAG_IMG || tag == TAG_SVG || tag == TAG_INPUT ||
		    tag == TAG_SELECT || page_has_attr(p, i, "aria-label") ||
		    page_has_attr(p, i, "title"))
			return false;
	}
	return true;
}

/* What the author wrote in ARIA attributes for an element in the content of
 * another; empty for nothing. */
static struct str
aria_name(struct naming *n, uint32_t i)
{
	const struct page *p = n->p;
	struct str name = {0}, ids = {0};

	if (!n->is_referred)
		ids = page_attr(p, i, "aria-labelledby", NULL);
	if (n->is_seen && has_text(p, i))
		return name;
	if (ids.len > 0)
		name = name_of_ids(n, ids);
	return name.len > 0 ? name : name_of_attr(n, i, "aria-label");
}

static bool
is_native_field(enum tag tag)
{
	return tag == TAG_INPUT || tag == TAG_SELECT || tag == TAG_TEXTAREA;
}

/* The alternative of a picture; nothing when it is said to be decoration. */
static struct str
picture_name(struct naming *n, uint32_t i)
{
	struct str name;

	if (page_explicit_role(n->p, i) == ROLE_NONE &&
	    page_role(n->p, i) == ROLE_NONE)
		return (struct str){0};
	name = name_of_attr(n, i, "alt");
	return name.len > 0 ? name : name_of_attr(n, i, "title");
}

/* What stands for an element with something to say for itself in the content of
 * another. Returns false when that is its own content. */
static bool
piece_of_attrs(struct naming *n, uint32_t i, enum tag tag, struct str *piece)
{
	const struct page *p = n->p;
	enum role role = page_explicit_role(p, i);

	*piece = (struct str){0};
	if (i != n->element && is_native_field(tag))
		*piece = field_value(n, i);
	else if (i != n->element && role != ROLE_OTHER)
		*piece = aria_value(n, i, role);
	if (piece->len == 0)
		*piece = aria_name(n, i);
	if (piece->len > 0)
		return true;
	if (tag == TAG_IMG || tag == TAG_AREA) {
		*piece = picture_name(n, i);
		return true;
	}
	if (is_native_field(tag) && i == n->element)
		return true;
	if (page_has_attr(p, i, "title") && is_bare(n, i)) {
		*piece = name_of_attr(n, i, "title");
		return true;
	}
	return is_native_field(tag) || role == ROLE_LISTBOX;
}

/* As above, and quick for the many that say nothing. */
static bool
piece_of(struct naming *n, uint32_t i, struct str *piece)
{
	enum tag tag = page_tag(n->p, i);
	uint32_t title;

	*piece = (struct str){0};
	/* A document of its own. */
	if (tag == TAG_IFRAME || tag == TAG_FRAME)
		return true;
	if ((n->p->elements[i].attr_count > 0 || is_native_field(tag)) &&
	    piece_of_attrs(n, i, tag, piece))
		return true;
	if (tag != TAG_SVG)
		return false;
	title = name_child(n, i, TAG_TITLE);
	if (title == PAGE_NONE)
		return false;
	*piece = name_of_content(n, title);
	return piece->len > 0;
}

struct str
name_of_content(struct naming *n, uint32_t element)
{
	const struct page *p = n->p;
	const struct page_element *e = &p->elements[element];
	struct buf out = {.max_bytes = (size_t)LIMIT_NAME_BYTES * 4};
	uint32_t at = e->text.start, i = element + 1;
	bool takes_hidden = e->end > i && is_hidden(n, element);
	struct str piece, rest;

	while (i < e->end && n->left > 0 && !out.is_cut) {
		const struct page_element *child = &p->elements[i];
		bool is_out = !takes_hidden && is_hidden(n, i);

		n->left--;
		if (!is_out && !piece_of(n, i, &piece)) {
			i++;
			continue;
		}
		(void)buf_append_str(
		    &out, str_slice(p->text, at, child->text.start));
		if (!is_out && piece.len > 0) {
			append_piece(&out, piece);
			(void)buf_append_char(&out, ' ');
		}
		at = child->text.end;
		i = child->end;
	}
	rest = str_slice(p->text, at, e->text.end);
	/* Most names are one piece of the text. */
	if (out.len == 0)
		return name_collapse(n->a, str_slice(rest, 0, out.max_bytes));
	(void)buf_append_str(&out, rest);
	return finish(n, &out);
}

static struct str
referred_name(struct naming *n, uint32_t i)
{
	struct str name;

	return piece_of(n, i, &name) ? name : name_of_content(n, i);
}

struct str
name_of_ids(struct naming *n, struct str ids)
{
	struct buf out = {.max_bytes = (size_t)LIMIT_NAME_BYTES * 4};
	bool was_referred = n->is_referred;
	struct str id;
	size_t count;

	n->is_referred = true;
	for (int tried = 0; tried < LABELLED_BY_MAX && str_next_word(&ids, &id);
	     tried++) {
		const struct lookup_entry *hit =
		    lookup_find(&page_const_impl_of(n->p)->ids,
		        n->p->elements[n->element].document, id, &count);

		if (hit != NULL)
			append_piece(&out, referred_name(n, hit->element));
	}
	n->is_referred = was_referred;
	return finish(n, &out);
}
