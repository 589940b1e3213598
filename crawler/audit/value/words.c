#include "audit/value/words_impl.h"

#include "audit/plan_impl.h"
#include "audit/read/list_impl.h"
#include "audit/value/words_check_impl.h"

enum { NEAR_DEFAULT = 40, TABLE_MAX = 24 };

void
word_add(
    struct arena *a, struct word_list *list, struct str text, bool is_loose)
{
	struct match_word match = match_word_make(a, text, is_loose);

	if (match.form.len == 0)
		return;
	list->items = arena_grow(a, list->items, &list->capacity,
	    list->count + 1, sizeof(*list->items));
	list->items[list->count++] =
	    (struct word){.match = match, .text = text};
}

/* Adds a word that is looked for on every page, unless it stands inside one
 * of those longer ones. */
static void
add_indexed(struct loader *l, struct word_list *list, struct str text,
    const struct texts *longer)
{
	size_t count = list->count;
	struct word *word;

	word_add(l->arena, list, text, false);
	if (list->count == count)
		return;
	word = &list->items[count];
	word->number =
	    word_index_add(&l->set->words, l->arena, word->match.form);
	for (size_t i = 0; longer != NULL && i < longer->count; i++)
		word_add(l->arena, &word->not_within, longer->items[i], false);
}

static void
read_word_list(struct loader *l, const struct yaml_node *value, void *into)
{
	struct texts texts = {0};

	field_texts(l, value, &texts);
	for (size_t i = 0; i < texts.count; i++)
		add_indexed(l, into, texts.items[i], NULL);
}

static void
read_list_files(struct loader *l, const struct yaml_node *value, void *into)
{
	const struct list_file *list;

	if (value->kind == YAML_LIST) {
		for (size_t i = 0; i < value->count; i++)
			read_list_files(l, &value->items[i].value, into);
		return;
	}
	list = list_read(l, value);
	for (size_t i = 0; list != NULL && i < list->count; i++)
		add_indexed(l, into, list->items[i], &list->not_within[i]);
}

/* Words written out, of list files, or both; says what is missing. */
static void
read_words_or_list(struct loader *l, const struct yaml_node *value,
    const struct fields *fields, struct word_list *words, void *into)
{
	size_t errors = l->diags->error_count;

	if (value->kind == YAML_LIST || value->kind == YAML_TEXT) {
		read_word_list(l, value, words);
		return;
	}
	if (fields_read(l, value, fields, into) && words->count == 0 &&
	    l->diags->error_count == errors)
		complain(l, COMPLAINT_MISSING, &value->place,
		    "words: [คำ, word]", str_of("words"),
		    str_of(fields->where));
}

void
words_read_near(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct field items[] = {
	    {"words", read_word_list, offsetof(struct near_words, words), NULL},
	    {"list", read_list_files, offsetof(struct near_words, words), NULL},
	    {"within", field_count, offsetof(struct near_words, within), NULL},
	};
	static const struct fields fields = FIELDS("`near`", items);
	struct near_words *near = into;

	near->within = NEAR_DEFAULT;
	read_words_or_list(l, value, &fields, &near->words, near);
}

static void
read_longer(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct field items[] = {
	    {"words", read_word_list, 0, NULL},
	    {"list", read_list_files, 0, NULL},
	};
	static const struct fields fields = FIELDS("`not_within`", items);

	read_words_or_list(l, value, &fields, into, into);
}

static void
read_not_with(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct field items[] = {
	    {"words", read_word_list, 0, NULL},
	    {"list", read_list_files, 0, NULL},
	};
	static const struct fields fields = FIELDS("`not_with`", items);

	read_words_or_list(l, value, &fields, into, into);
}

static void
read_match(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"phrase", "word", "loose"};
	size_t i = field_word(l, value, words, 3);
	enum word_match *out = into;

	if (i != STR_NONE)
		*out = (enum word_match)i;
}

static const struct field word_fields[] = {
    {"any_of", read_word_list, offsetof(struct words_test, any), NULL},
    {"of", read_word_list, offsetof(struct words_test, any), NULL},
    {"all_of", read_word_list, offsetof(struct words_test, all), NULL},
    {"list", read_list_files, offsetof(struct words_test, any), NULL},
    {"at_least", field_count, offsetof(struct words_test, at_least), NULL},
    {"not_within", read_longer, offsetof(struct words_test, not_within), NULL},
    {"not_with", read_not_with, offsetof(struct words_test, not_with), NULL},
    {"near", words_read_near, offsetof(struct words_test, near), NULL},
    {"not_near", words_read_near, offsetof(struct words_test, not_near), NULL},
    {"match", read_match, offsetof(struct words_test, match), NULL},
    {"min", field_count, offsetof(struct words_test, min), NULL},
    {"agency_name", field_answer, offsetof(struct words_test, agency_name),
        NULL},
};

bool
words_is_empty(const struct words_test *t)
{
	return t->any.count == 0 && t->all.count == 0 &&
	    t->agency_name != ANSWER_YES;
}

static void
set_loose(struct word_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		list->items[i].match.is_loose = true;
}

void
words_read_with(struct loader *l, const struct yaml_node *value, void *into,
    const struct fields *extra)
{
	struct words_test *t = into;
	struct field items[TABLE_MAX];
	struct fields fields = {.where = extra->where, .items = items};
	size_t errors = l->diags->error_count;

	if (value->kind == YAML_LIST || value->kind == YAML_TEXT) {
		read_word_list(l, value, &t->any);
		words_check(l, value, t);
		return;
	}
	for (size_t i = 0; i < sizeof(word_fields) / sizeof(word_fields[0]);
	     i++)
		items[fields.count++] = word_fields[i];
	for (size_t i = 0; i < extra->count; i++)
		items[fields.count++] = extra->items[i];
	if (!fields_read(l, value, &fields, into))
		return;
	if (words_is_empty(t) && l->diags->error_count == errors)
		complain(l, COMPLAINT_MISSING, &value->place,
		    "any_of: [คำ, word]", str_of("any_of"),
		    str_of(extra->where));
	if (t->match == WORD_LOOSE) {
		set_loose(&t->any);
		set_loose(&t->all);
	}
	words_check(l, value, t);
}

void
words_read(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct fields none = {.where = "`text`"};

	words_read_with(l, value, into, &none);
}
