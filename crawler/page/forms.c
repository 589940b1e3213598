#include "page/forms_impl.h"

#include "base/limits.h"
#include "base/mem.h"

/* So many fields of a form with one label have none. */
enum { SAME_LABEL_MAX = 3 };

static const char *const kind_words[] = {
    [FORM_OTHER] = "other",
    [FORM_SEARCH] = "search",
    [FORM_LOGIN] = "login",
    [FORM_REGISTER] = "register",
    [FORM_CONTACT] = "contact",
    [FORM_POLL] = "poll",
    [FORM_NEWSLETTER] = "newsletter",
    [FORM_APPLICATION] = "application",
};

/* The controls of one form, while its parts are made. */
struct collection {
	struct page_impl *page;
	uint32_t form;
	struct control *controls; /* in document order */
	uint32_t *part_of;
	size_t count;
	size_t capacity;
};

const char *
form_kind_word(enum form_kind k)
{
	return kind_words[k];
}

/* Whether a control belongs to a form: by its form attribute, else by standing
 * in it. */
static bool
belongs(const struct page *p, uint32_t control, uint32_t form, struct str id)
{
	bool is_there;
	struct str target = page_attr(p, control, "form", &is_there);

	if (p->elements[control].document != p->elements[form].document)
		return false;
	if (is_there)
		return id.len > 0 && str_equal(target, id);
	return page_is_inside(p, control, form);
}

/* Collects the controls of a form from the list of all controls. */
static void
collect(struct collection *c, const uint32_t *all, size_t all_count)
{
	struct page *p = &c->page->page;
	struct str id = page_attr(p, c->form, "id", NULL);

	c->count = 0;
	for (size_t i = 0; i < all_count; i++) {
		if (!belongs(p, all[i], c->form, id))
			continue;
		if (c->count == LIMIT_FORM_FIELDS) {
			p->view_flags |= VIEW_TRUNCATED;
			return;
		}
		c->controls = mem_grow(c->controls, &c->capacity, c->count + 1,
		    sizeof(*c->controls));
		c->controls[c->count++] = control_read(c->page, all[i]);
	}
}

/* A new form, or NULL when there are LIMIT_FORMS. */
static struct page_form *
new_form(struct page_impl *page, uint32_t form, uint32_t element)
{
	struct page *p = &page->page;
	struct page_form *f;
	struct str action;

	if (p->form_count == LIMIT_FORMS) {
		p->view_flags |= VIEW_TRUNCATED;
		return NULL;
	}
	p->forms = arena_grow(&p->arena, p->forms, &page->form_capacity,
	    p->form_count + 1, sizeof(*p->forms));
	f = &p->forms[p->form_count++];
	f->element = element;
	f->is_post = page_attr_is(p, form, "method", "post");
	action = str_trim(page_attr(p, form, "action", NULL));
	f->action = action.len == 0
	    ? p->documents[p->elements[form].document].url
	    : page_resolve(p, form, action);
	return f;
}

/* Types in which something is chosen and not typed. */
static const char *const choice_types[] = {"radio", "checkbox"};

static bool
is_typed_in(const struct control *c)
{
	for (size_t i = 0; i < sizeof(choice_types) / sizeof(choice_types[0]);
	     i++)
		if (str_is(c->field.type, choice_types[i]))
			return false;
	return c->is_filled_in;
}

/* Whether a field has a label of its own: what many of one form are called
 * tells none from another. */
static bool
has_label(const struct collection *c, size_t i)
{
	const struct control *control = &c->controls[i];
	size_t same = 0;

	if (!control->is_filled_in || !control->is_labelled)
		return false;
	if (!is_typed_in(control))
		return true;
	for (size_t k = 0; k < c->count && same < SAME_LABEL_MAX; k++)
		same += c->part_of[k] == c->part_of[i] &&
		    is_typed_in(&c->controls[k]) &&
		    str_equal(c->controls[k].field.label, control->field.label);
	return same < SAME_LABEL_MAX;
}

/* Makes a form of the controls that belong to one part. */
static void
add_form(struct collection *c, uint32_t element, uint32_t part, bool is_rest)
{
	struct page_form *f = new_form(c->page, c->form, element);
	size_t capacity = 0;

	if (f == NULL)
		return;
	for (size_t i = 0; i < c->count; i++) {
		const struct control *control = &c->controls[i];

		if (c->part_of[i] != part)
			continue;
		f->fields = arena_grow(&c->page->page.arena, f->fields,
		    &capacity, f->field_count + 1, sizeof(*f->fields));
		f->fields[f->field_count++] = control->field;
		f->visible_count += control->is_filled_in;
		f->labelled_count += has_label(c, i);
	}
	form_classify(c->page, f);
	if (is_rest)
		f->kind = FORM_OTHER;
}

/* Whether a part was made into a form already, by a control before this. */
static bool
is_done(const struct collection *c, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (c->part_of[k] == c->part_of[i])
			return true;
	return false;
}

static void
add_forms(struct collection *c)
{
	size_t capacity = 0;
	bool is_split, has_rest = c->count == 0;

	c->part_of =
	    mem_grow(NULL, &capacity, c->count + 1, sizeof(*c->part_of));
	is_split =
	    form_split(c->page, c->form, c->controls, c->count, c->part_of);
	for (size_t i = 0; i < c->count; i++) {
		if (c->part_of[i] == PAGE_NONE)
			has_rest = true;
		else if (!is_done(c, i))
			add_form(c, c->part_of[i], c->part_of[i], false);
	}
	if (has_rest)
		add_form(c, c->form, PAGE_NONE, is_split);
	mem_free(c->part_of);
}

void
forms_find(struct page_impl *page)
{
	struct page *p = &page->page;
	struct collection c = {.page = page};
	uint32_t *all = NULL;
	size_t count = 0, capacity = 0;

	for (uint32_t i = 0; i < p->element_count; i++) {
		if (!tag_is(page->tags[i], TAG_IS_FIELD))
			continue;
		all = mem_grow(all, &capacity, count + 1, sizeof(*all));
		all[count++] = i;
	}
	for (uint32_t i = 0; i < p->element_count; i++) {
		if (page->tags[i] != TAG_FORM)
			continue;
		if (p->form_count == LIMIT_FORMS) {
			p->view_flags |= VIEW_TRUNCATED;
			break;
		}
		c.form = i;
		collect(&c, all, count);
		add_forms(&c);
	}
	mem_free(c.controls);
	mem_free(all);
}
