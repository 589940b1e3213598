#include "audit/value/selector_impl.h"

#include "audit/cost_impl.h"
#include "audit/plan_impl.h"
#include "audit/scan_impl.h"
#include "text/match.h"
#include "text/utf8.h"

static void
report(struct loader *l, enum complaint which, const struct yaml_node *value,
    size_t offset, const char *what)
{
	struct yaml_place place = value->place;
	struct str before = str_slice(value->text, 0, offset);

	for (size_t i = 0; value->is_verbatim && i < before.len; i++)
		place.column += ((unsigned char)before.ptr[i] & 0xc0) != 0x80;
	if (value->is_verbatim)
		place.length = 1;
	complain(l, which, &place, NULL, str_of(what), (struct str){0});
}

void
css_read(struct loader *l, const struct yaml_node *value, void *into)
{
	const struct select_css **out = into;
	struct err e = {0};
	size_t offset = 0;

	if (!field_is_kind(l, value, YAML_TEXT, "'input[type=search]'"))
		return;
	if (select_css_compile(l->arena, value->text, out, &offset, &e) !=
	    ERR_NONE)
		report(l, COMPLAINT_CSS, value, offset, e.msg);
}

/* Tells of "//" steps to any element that nothing narrows. */
static void
check_any_element(struct loader *l, const struct yaml_node *value)
{
	struct str text = value->text;
	size_t at = 0;

	while ((at = str_find(text, str_of("//*"), at)) != STR_NONE) {
		at += 3;
		if (at < text.len && text.ptr[at] == '[')
			continue;
		complain(l, COMPLAINT_ANY_ELEMENT, &value->place,
		    "//meta[@name]", (struct str){0}, (struct str){0});
		return;
	}
}

void
xpath_read(struct loader *l, const struct yaml_node *value, void *into)
{
	struct select_xpath *xpath = NULL;
	const struct select_xpath **out = into;
	struct rule_set *set = l->set;
	struct err e = {0};
	size_t offset = 0;

	if (!field_is_kind(l, value, YAML_TEXT, "//meta[@name]"))
		return;
	if (select_xpath_compile(value->text, &xpath, &offset, &e) !=
	    ERR_NONE) {
		report(l, COMPLAINT_XPATH, value, offset, e.msg);
		return;
	}
	set->xpaths = arena_grow(l->arena, set->xpaths, &set->xpath_capacity,
	    set->xpath_count + 1, sizeof(struct select_xpath *));
	set->xpaths[set->xpath_count++] = xpath;
	check_any_element(l, value);
	cost_note_xpath(l, value, xpath);
	*out = xpath;
}

/* A Thai vowel or tone mark, or any other sign that hangs on a letter. */
static bool
is_letter(uint32_t c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || (c >= 0x0e01 && c <= 0x0e2e);
}

/*
 * What of a text has the same match form wherever the text stands: what
 * follows may change the form of the last letter with its signs, and what
 * goes before that of signs and vowels at the beginning; at a blank, blanks
 * around the text may melt with it. The longest piece between letters.
 */
static struct str
lasting_piece(struct str text)
{
	struct str longest = {0};
	size_t start = STR_NONE, last = 0;

	for (size_t i = 0; i < text.len;) {
		uint32_t c;
		size_t length = utf8_next(str_slice(text, i, text.len), &c);
		bool is_plain = is_letter(c) || (c >= 0x0e30 && c <= 0x0e4e);

		if (!is_plain)
			start = STR_NONE;
		else if (is_letter(c) && start == STR_NONE)
			start = i;
		if (is_letter(c))
			last = i;
		if (start != STR_NONE && last > start &&
		    last - start > longest.len)
			longest = str_slice(text, start, last);
		i += length;
	}
	return longest;
}

struct xpath_texts
xpath_texts_read(struct loader *l, const struct select_xpath *xpath)
{
	struct xpath_texts t = {0};

	if (xpath == NULL)
		return t;
	t.literals = select_xpath_literals(xpath, &t.count);
	t.pieces = arena_array(l->arena, t.count, sizeof(*t.pieces));
	t.numbers = arena_array(l->arena, t.count, sizeof(*t.numbers));
	for (size_t i = 0; i < t.count; i++) {
		struct str text = t.literals[i].text;

		t.pieces[i] = t.literals[i].is_words
		    ? match_word_make(l->arena, text, false).form
		    : match_form_str(l->arena, lasting_piece(text));
		t.numbers[i] =
		    word_index_add(&l->set->words, l->arena, t.pieces[i]);
	}
	return t;
}

bool
xpath_texts_may_stand(const struct xpath_texts *t, struct scan *s)
{
	for (size_t i = 0; i < t->count; i++)
		if (word_places_first(scan_text_words(s), t->numbers[i],
		        t->pieces[i]) != STR_NONE ||
		    select_raw_may_hold(s->page, &t->literals[i]))
			return true;
	return t->count == 0;
}
