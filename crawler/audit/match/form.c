/* form: forms by their fields, kind, words and target. */
#include "audit/ownership_impl.h"
#include "audit/value/target_impl.h"
#include "text/match.h"

struct form_test {
	enum answer is_post;
	struct number_test fields;
	struct number_test labelled;
	struct texts has;
	struct texts kind;
	struct texts kind_not;
	struct words_test text;
	struct target_test action;
	struct number_test count;
};

/* Kinds that the page model does not tell apart, by words in the form or its
 * address. */
static const struct {
	const char *kind;
	const char *word;
} kind_signs[] = {
    {"board", "กระทู้"},
    {"board", "เว็บบอร์ด"},
    {"board", "กระดานถาม"},
    {"board", "webboard"},
    {"board", "guestbook"},
    {"complaint", "ร้องเรียน"},
    {"complaint", "ร้องทุกข์"},
    {"complaint", "complain"},
};

static const char *const kind_names[] = {"other", "search", "login", "register",
    "contact", "poll", "newsletter", "application", "board", "complaint"};

static const char *const has_names[] = {
    "password", "search", "file", "captcha"};

static void
read_method(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"post", "get"};
	enum answer *out = into;
	size_t i = field_word(l, value, words, 2);

	if (i != STR_NONE)
		*out = i == 0 ? ANSWER_YES : ANSWER_NO;
}

static void
read_words_of(struct loader *l, const struct yaml_node *value,
    const char *const *words, size_t count, struct texts *out)
{
	field_texts(l, value, out);
	if (value->kind == YAML_TEXT)
		(void)field_word(l, value, words, count);
	for (size_t i = 0; i < value->count; i++)
		if (value->items[i].value.kind == YAML_TEXT)
			(void)field_word(
			    l, &value->items[i].value, words, count);
}

static void
read_kinds(struct loader *l, const struct yaml_node *value, void *into)
{
	read_words_of(l, value, kind_names,
	    sizeof(kind_names) / sizeof(kind_names[0]), into);
}

static void
read_has(struct loader *l, const struct yaml_node *value, void *into)
{
	read_words_of(l, value, has_names,
	    sizeof(has_names) / sizeof(has_names[0]), into);
}

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	static const struct field items[] = {
	    {"method", read_method, offsetof(struct form_test, is_post), NULL},
	    {"fields", number_read, offsetof(struct form_test, fields), NULL},
	    {"labelled", number_read, offsetof(struct form_test, labelled),
	        NULL},
	    {"has", read_has, offsetof(struct form_test, has), NULL},
	    {"kind", read_kinds, offsetof(struct form_test, kind), NULL},
	    {"kind_not", read_kinds, offsetof(struct form_test, kind_not),
	        NULL},
	    {"text", words_read, offsetof(struct form_test, text), NULL},
	    {"action", target_read, offsetof(struct form_test, action), NULL},
	    {"count", number_read, offsetof(struct form_test, count), NULL},
	};
	static const struct fields fields = FIELDS("`form`", items);
	struct form_test *t = arena_alloc(l->arena, sizeof(*t));

	if (!fields_read(l, value, &fields, t))
		return NULL;
	/* A crawl sends no forms. */
	if (target_asks_crawl(&t->action))
		complain(l, COMPLAINT_SCOPE, &value->place, NULL,
		    str_of("status, class"), str_of("`link`"));
	return t;
}

static void
append_text(struct buf *out, const struct page *p, uint32_t element)
{
	struct span span = scan_match_span(p, p->elements[element].text);

	(void)buf_append_str(
	    out, str_slice(p->match_text, span.start, span.end));
}

/* The words of a form: the heading above it, its text and the names of its
 * fields, one a line. */
static struct str
form_words(struct scan *s, const struct page_form *form)
{
	struct buf out = {0};
	struct str text;

	if (form->heading != PAGE_NONE)
		append_text(&out, s->page, form->heading);
	(void)buf_append_char(&out, '\n');
	append_text(&out, s->page, form->element);
	for (size_t i = 0; i < form->field_count; i++) {
		(void)buf_append_char(&out, '\n');
		match_form(&out, form->fields[i].label, NULL, s->arena);
	}
	text = arena_str(s->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static bool
has_sign(struct scan *s, const struct page_form *form, struct str words,
    struct str kind)
{
	for (size_t i = 0; i < sizeof(kind_signs) / sizeof(kind_signs[0]);
	     i++) {
		struct str word = str_of(kind_signs[i].word);

		if (!str_is(kind, kind_signs[i].kind))
			continue;
		if (str_find(words, match_form_str(s->arena, word), 0) !=
		        STR_NONE ||
		    str_find_fold(form->action.href, word, 0) != STR_NONE)
			return true;
	}
	return false;
}

static bool
is_of_kind(struct scan *s, const struct page_form *form, struct str words,
    const struct texts *kinds)
{
	for (size_t i = 0; i < kinds->count; i++)
		if (str_is(kinds->items[i], form_kind_word(form->kind)) ||
		    has_sign(s, form, words, kinds->items[i]))
			return true;
	return false;
}

static bool
has_all(const struct page_form *form, const struct texts *has)
{
	const bool there[] = {form->has_password, form->has_search,
	    form->has_file, form->has_captcha};

	for (size_t i = 0; i < has->count; i++)
		for (size_t k = 0; k < 4; k++)
			if (str_is(has->items[i], has_names[k]) && !there[k])
				return false;
	return true;
}

static bool
counts_pass(const struct number_test *t, size_t count)
{
	return number_holds(t, (double)count, (double)count) == TRUTH_TRUE;
}

static struct page_link
target_of(const struct page_form *form)
{
	return (struct page_link){.element = form->element,
	    .kind = form->action.kind == URL_WEB ? LINK_WEB : LINK_OTHER,
	    .url = form->action};
}

/* NULL when a form counts. */
static const char *
refusal(const struct form_test *t, struct scan *s, const struct page_form *form)
{
	struct page_link target = target_of(form);
	struct str words = form_words(s, form);

	if (s->page->elements[form->element].visibility == VISIBILITY_HIDDEN)
		return "is hidden";
	if (!counts_pass(&t->fields, form->visible_count))
		return "has another number of fields";
	if (!counts_pass(&t->labelled, form->labelled_count))
		return "has another number of labelled fields";
	if (t->is_post != ANSWER_UNKNOWN &&
	    form->is_post != (t->is_post == ANSWER_YES))
		return "is sent by another method";
	if (!has_all(form, &t->has))
		return "lacks a kind of field";
	if (is_of_kind(s, form, words, &t->kind_not) ||
	    (t->kind.count > 0 && !is_of_kind(s, form, words, &t->kind)))
		return "is another kind of form";
	if (!words_is_empty(&t->text) &&
	    scan_finds_words(s, &t->text, words, scan_words_in(s, words)) !=
	        TRUTH_TRUE)
		return "has other words";
	return target_refusal(&t->action, s, &target);
}

/* NULL when a form is the agency's own, or the rule names the hosts that it
 * wants. */
static const char *
owner_refusal(const struct form_test *t, struct scan *s,
    const struct page_form *form, struct hit *hit)
{
	struct page_link target = target_of(form);
	const char *why = ownership_refusal_of(s, &target, hit);

	/* That of the template posts to the page, too. */
	if (hit->ownership == OWNERSHIP_OWN)
		hit->ownership = OWNERSHIP_NONE;
	return t->action.host_in.count > 0 || t->action.host_ends_with.count > 0
	    ? NULL
	    : why;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct form_test *t = data;
	size_t count = 0;

	for (size_t i = 0; i < s->page->form_count; i++) {
		const struct page_form *form = &s->page->forms[i];
		struct hit hit = hit_of_element(form->element);

		hit.why = refusal(t, s, form);
		if (hit.why == NULL)
			hit.why = owner_refusal(t, s, form, &hit);
		count += ownership_take(s, out, &hit);
	}
	out->truth = number_of_found(&t->count, count, s->is_partial);
}

const struct matcher match_form_control = {
    .name = "form", .spoilers = VIEW_PARTIAL, .load = load, .run = run};
