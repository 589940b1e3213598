#include <stdlib.h>

#include "base/limits.h"
#include "page/style_rules_impl.h"

/* Noted of one document; read of one selector's last compound. */
enum { OPENERS_MAX = 8 * LIMIT_STYLE_RULES, NAMES_MAX = 8 };

/* Classes that scripts give to what is open just now. */
static const char *const state_words[] = {"active", "collapsing", "current",
    "expanded", "hover", "in", "is-active", "is-open", "is-visible", "on",
    "open", "opened", "selected", "show", "showing", "shown", "toggled",
    "visible"};

/* Pseudo-classes that a person's doing brings about. */
static const char *const state_pseudos[] = {"active", "checked", "focus",
    "focus-visible", "focus-within", "hover", "target"};

/* What is no element of the page. */
static const char *const pseudo_elements[] = {
    "after", "before", "first-letter", "first-line"};

/* The last compound of a selector, and what was said on the way to it. */
struct reading {
	struct str text;
	size_t at;
	struct style_opened names[NAMES_MAX];
	size_t name_count;
	struct str tag;
	size_t tests; /* in all compounds */
	bool has_state;
	bool is_pseudo_element;
};

#define IS_ONE_OF(word, words) \
	str_is_one_of_fold((word), (words), sizeof(words) / sizeof((words)[0]))

static struct str
read_name(struct reading *r)
{
	size_t start = r->at;

	while (r->at < r->text.len && css_is_name_char(r->text.ptr[r->at]))
		r->at++;
	return str_slice(r->text, start, r->at);
}

/* Moves behind the closing sign of what opens here. */
static void
skip_to(struct reading *r, char close)
{
	size_t end = str_find_char(r->text, close, r->at);

	r->at = end == STR_NONE ? r->text.len : end + 1;
}

static void
read_mark(struct reading *r, char sign)
{
	struct str name = read_name(r);

	if (sign == '.' && IS_ONE_OF(name, state_words))
		r->has_state = true;
	else if (r->name_count < NAMES_MAX && name.len > 0)
		r->names[r->name_count++] = (struct style_opened){sign, name};
}

static void
read_pseudo(struct reading *r)
{
	struct str name;

	if (r->at < r->text.len && r->text.ptr[r->at] == ':') {
		r->is_pseudo_element = true;
		r->at++;
	}
	name = read_name(r);
	r->is_pseudo_element |= IS_ONE_OF(name, pseudo_elements);
	r->has_state |= IS_ONE_OF(name, state_pseudos);
	if (r->at < r->text.len && r->text.ptr[r->at] == '(')
		skip_to(r, ')');
}

static void
read_test(struct reading *r)
{
	char c = r->text.ptr[r->at];

	r->tests++;
	if (css_is_name_char(c)) {
		r->tag = read_name(r);
		return;
	}
	r->at++;
	if (c == '.' || c == '#') {
		read_mark(r, c);
	} else if (c == ':') {
		read_pseudo(r);
	} else if (c == '[') {
		r->has_state = true;
		skip_to(r, ']');
	}
}

static bool
is_combinator(char c)
{
	return str_is_space_char(c) || c == '>' || c == '+' || c == '~';
}

void
style_opener_add(struct style_rules *s, struct str selector)
{
	if (s->opener_count == OPENERS_MAX) {
		s->is_full = true;
		return;
	}
	s->openers = arena_grow(&s->page->page.arena, s->openers,
	    &s->opener_capacity, s->opener_count + 1, sizeof(*s->openers));
	s->openers[s->opener_count++] = selector;
}

static void
note(struct style_rules *s, struct style_opened what)
{
	s->opened = arena_grow(&s->page->page.arena, s->opened,
	    &s->opened_capacity, s->opened_count + 1, sizeof(*s->opened));
	s->opened[s->opened_count++] = what;
}

/* Notes what the last compound of a selector names. */
static void
read_opener(struct style_rules *s, struct str selector)
{
	struct reading r = {.text = selector};

	while (r.at < r.text.len) {
		if (is_combinator(r.text.ptr[r.at])) {
			r.name_count = 0;
			r.tag = (struct str){0};
			r.at++;
		} else {
			read_test(&r);
		}
	}
	/* A name alone opens nothing: it always holds. */
	if (r.is_pseudo_element || r.tests < 2)
		return;
	for (size_t i = 0; i < r.name_count; i++)
		note(s, r.names[i]);
	if (r.name_count == 0 && r.has_state && r.tag.len > 0)
		note(s, (struct style_opened){'\0', r.tag});
}

static int
compare(const void *a, const void *b)
{
	const struct style_opened *x = a, *y = b;

	if (x->sign != y->sign)
		return x->sign < y->sign ? -1 : 1;
	return str_compare(x->name, y->name);
}

static void
read_openers(struct style_rules *s)
{
	for (size_t i = 0; i < s->opener_count; i++)
		read_opener(s, s->openers[i]);
	s->opener_count = 0;
	if (s->opened_count > 1)
		qsort(s->opened, s->opened_count, sizeof(*s->opened), compare);
}

static bool
has(const struct style_rules *s, char sign, struct str name)
{
	struct style_opened wanted = {sign, name};

	return name.len > 0 && s->opened_count > 0 &&
	    bsearch(&wanted, s->opened, s->opened_count, sizeof(wanted),
	        compare) != NULL;
}

bool
style_opened_has(struct style_rules *s, uint32_t element, bool is_by_tag)
{
	const struct page *p = &s->page->page;
	struct str classes = page_attr(p, element, "class", NULL), word;

	if (s->opener_count > 0)
		read_openers(s);
	if (has(s, '#', page_attr(p, element, "id", NULL)) ||
	    (is_by_tag && has(s, '\0', p->elements[element].name)))
		return true;
	while (str_next_word(&classes, &word))
		if (has(s, '.', word))
			return true;
	return false;
}
