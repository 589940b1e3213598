#include "audit/value/value_impl.h"

#include "audit/plan_impl.h"
#include "audit/read/list_impl.h"
#include "audit/scan_impl.h"
#include "audit/value/regex_impl.h"
#include "audit/value/validity_impl.h"
#include "text/match.h"

struct value_op {
	const struct value_kind *kind;
	struct str *forms; /* match forms of the words */
	uint32_t *numbers; /* of these in the set's index; NULL: the test holds
	                      without them too */
	size_t count;
	enum answer answer;
	struct number_test number;
	const struct regex *regex;
	validity *is_valid;
};

struct value_kind {
	const char *name;
	void (*read)(struct loader *l, const struct yaml_node *value,
	    struct value_op *op);
	enum truth (*holds)(const struct value_op *op, struct scan *s,
	    struct value v, struct str form);
};

static enum truth
truth_of(bool is_true)
{
	return is_true ? TRUTH_TRUE : TRUTH_FALSE;
}

static void
add_form(
    struct loader *l, struct value_op *op, size_t *capacity, struct str text)
{
	op->forms = arena_grow(
	    l->arena, op->forms, capacity, op->count + 1, sizeof(*op->forms));
	op->forms[op->count++] = str_trim(match_form_str(l->arena, text));
}

static void
read_texts(struct loader *l, const struct yaml_node *value, struct value_op *op)
{
	struct texts texts = {0};
	size_t capacity = 0;

	field_texts(l, value, &texts);
	for (size_t i = 0; i < texts.count; i++)
		add_form(l, op, &capacity, texts.items[i]);
}

/* Notes words of which the value must hold one. */
static void
index_forms(struct loader *l, struct value_op *op)
{
	op->numbers = arena_array(l->arena, op->count, sizeof(*op->numbers));
	for (size_t i = 0; i < op->count; i++)
		op->numbers[i] =
		    word_index_add(&l->set->words, l->arena, op->forms[i]);
}

static void
read_list(struct loader *l, const struct yaml_node *value, struct value_op *op)
{
	const struct list_file *list = list_read(l, value);
	size_t capacity = 0;

	for (size_t i = 0; list != NULL && i < list->count; i++)
		add_form(l, op, &capacity, list->items[i]);
	index_forms(l, op);
}

static void
read_needed_texts(
    struct loader *l, const struct yaml_node *value, struct value_op *op)
{
	read_texts(l, value, op);
	index_forms(l, op);
}

static void
read_answer(
    struct loader *l, const struct yaml_node *value, struct value_op *op)
{
	field_answer(l, value, &op->answer);
}

static void
read_number(
    struct loader *l, const struct yaml_node *value, struct value_op *op)
{
	number_read(l, value, &op->number);
}

static void
read_regex(struct loader *l, const struct yaml_node *value, struct value_op *op)
{
	op->regex = regex_read(l, value, false);
}

static void
read_valid(struct loader *l, const struct yaml_node *value, struct value_op *op)
{
	size_t count;
	const char *const *words = validity_words(&count);
	size_t i = field_word(l, value, words, count);

	op->is_valid = i == STR_NONE ? NULL : validity_of(i);
}

static bool
is_one_of(const struct value_op *op, struct str form)
{
	for (size_t i = 0; i < op->count; i++)
		if (str_equal(op->forms[i], form))
			return true;
	return false;
}

static enum truth
holds_in(
    const struct value_op *op, struct scan *s, struct value v, struct str form)
{
	(void)s;
	return truth_of(v.is_there && is_one_of(op, form));
}

static enum truth
holds_not_in(
    const struct value_op *op, struct scan *s, struct value v, struct str form)
{
	(void)s;
	return truth_of(!v.is_there || !is_one_of(op, form));
}

static enum truth
holds_contains(
    const struct value_op *op, struct scan *s, struct value v, struct str form)
{
	(void)s;
	(void)v;
	for (size_t i = 0; i < op->count; i++)
		if (str_find(form, op->forms[i], 0) != STR_NONE)
			return TRUTH_TRUE;
	return TRUTH_FALSE;
}

static enum truth
holds_starts(
    const struct value_op *op, struct scan *s, struct value v, struct str form)
{
	(void)s;
	(void)v;
	for (size_t i = 0; i < op->count; i++)
		if (str_starts(form, op->forms[i]))
			return TRUTH_TRUE;
	return TRUTH_FALSE;
}

static enum truth
holds_ends(
    const struct value_op *op, struct scan *s, struct value v, struct str form)
{
	(void)s;
	(void)v;
	for (size_t i = 0; i < op->count; i++)
		if (str_ends(form, op->forms[i]))
			return TRUTH_TRUE;
	return TRUTH_FALSE;
}

static enum truth
holds_matches(
    const struct value_op *op, struct scan *s, struct value v, struct str form)
{
	const struct regex_text text = {.chars = v.text};
	struct span hit;

	(void)form;
	if (!v.is_there || op->regex == NULL)
		return TRUTH_FALSE;
	switch (regex_find(scan_regex(s), op->regex, &text, 0, &hit)) {
	case REGEX_HIT:
		return TRUTH_TRUE;
	case REGEX_NONE:
		return TRUTH_FALSE;
	case REGEX_UNDECIDED:
		break;
	}
	scan_meets_limit(s);
	return TRUTH_UNKNOWN;
}

static enum truth
holds_present(
    const struct value_op *op, struct scan *s, struct value v, struct str form)
{
	(void)s;
	(void)form;
	return truth_of(v.is_there == (op->answer == ANSWER_YES));
}

static enum truth
holds_empty(
    const struct value_op *op, struct scan *s, struct value v, struct str form)
{
	(void)s;
	return truth_of(
	    v.is_there && (form.len == 0) == (op->answer == ANSWER_YES));
}

static enum truth
holds_number(
    const struct value_op *op, struct scan *s, struct value v, struct str form)
{
	double number;

	(void)s;
	if (!v.is_there ||
	    !number_parse(v.number.len > 0 ? v.number : form, &number, NULL))
		return TRUTH_FALSE;
	return number_holds(&op->number, number, number);
}

static enum truth
holds_length(
    const struct value_op *op, struct scan *s, struct value v, struct str form)
{
	double length = 0;

	(void)s;
	for (size_t i = 0; i < form.len; i++)
		length += ((unsigned char)form.ptr[i] & 0xc0) != 0x80;
	if (!v.is_there)
		return TRUTH_FALSE;
	return number_holds(&op->number, length, length);
}

static enum truth
holds_valid(
    const struct value_op *op, struct scan *s, struct value v, struct str form)
{
	(void)form;
	return truth_of(v.is_there && op->is_valid != NULL &&
	    op->is_valid(s->arena, str_trim(v.text)));
}

static const struct value_kind kinds[] = {
    {"is", read_needed_texts, holds_in},
    {"is_not", read_texts, holds_not_in},
    {"in", read_needed_texts, holds_in},
    {"not_in", read_texts, holds_not_in},
    {"contains", read_needed_texts, holds_contains},
    {"starts_with", read_needed_texts, holds_starts},
    {"ends_with", read_needed_texts, holds_ends},
    {"matches", read_regex, holds_matches},
    {"list", read_list, holds_in},
    {"present", read_answer, holds_present},
    {"empty", read_answer, holds_empty},
    {"number", read_number, holds_number},
    {"length", read_number, holds_length},
    {"valid", read_valid, holds_valid},
};

enum { KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]) };

static const struct value_kind *
kind_named(struct str name)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		if (str_is(name, kinds[i].name))
			return &kinds[i];
	return NULL;
}

static bool
is_among(struct str word, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_is(word, words[i]))
			return true;
	return false;
}

static void
report_unknown(struct loader *l, const struct yaml_item *item,
    const char *const *names, size_t count)
{
	const char *words[KIND_COUNT + 8];
	const char *hint;
	size_t n = 0;

	for (size_t i = 0; i < count && i < 8; i++)
		words[n++] = names[i];
	for (size_t i = 0; i < KIND_COUNT; i++)
		words[n++] = kinds[i].name;
	hint = loader_suggestion(l, item->key, words, n);
	if (hint == NULL)
		hint = field_join(l->arena, words, n).ptr;
	complain(l, COMPLAINT_UNKNOWN_FIELD, &item->key_place, hint, item->key,
	    str_of("`is, contains, matches ...`"));
}

void
value_read_beside(struct loader *l, const struct yaml_node *map,
    const char *const *names, size_t count, struct value_test *out)
{
	if (!field_is_kind(l, map, YAML_MAP, NULL))
		return;
	out->ops = arena_array(l->arena, map->count, sizeof(*out->ops));
	for (size_t i = 0; i < map->count; i++) {
		const struct yaml_item *item = &map->items[i];
		const struct value_kind *kind = kind_named(item->key);

		if (is_among(item->key, names, count) ||
		    str_starts(item->key, str_of("x-")))
			continue;
		if (kind == NULL) {
			report_unknown(l, item, names, count);
			continue;
		}
		out->ops[out->count].kind = kind;
		kind->read(l, &item->value, &out->ops[out->count]);
		out->count++;
	}
}

void
value_read(struct loader *l, const struct yaml_node *value, void *into)
{
	struct value_test *out = into;

	if (value->kind == YAML_MAP) {
		value_read_beside(l, value, NULL, 0, out);
		return;
	}
	out->ops = arena_array(l->arena, 1, sizeof(*out->ops));
	out->ops[0].kind = &kinds[0];
	out->count = 1;
	read_needed_texts(l, value, &out->ops[0]);
}

void
value_read_named(struct loader *l, const struct yaml_node *value, void *into)
{
	struct named_tests *out = into;

	if (!field_is_kind(l, value, YAML_MAP, "name: { present: yes }"))
		return;
	out->items = arena_array(l->arena, value->count, sizeof(*out->items));
	for (size_t i = 0; i < value->count; i++) {
		out->items[out->count].name =
		    arena_lower(l->arena, value->items[i].key);
		value_read(
		    l, &value->items[i].value, &out->items[out->count].test);
		out->count++;
	}
}

enum truth
value_holds(const struct value_test *t, struct scan *s, struct value v)
{
	struct str form = str_trim(match_form_str(s->arena, v.text));
	enum truth truth = TRUTH_TRUE;

	for (size_t i = 0; i < t->count && truth != TRUTH_FALSE; i++) {
		enum truth one = t->ops[i].kind->holds(&t->ops[i], s, v, form);

		if (one < truth)
			truth = one;
	}
	return truth;
}

static bool
op_may_hold(const struct value_op *op, struct word_places present)
{
	if (op->numbers == NULL)
		return true;
	for (size_t i = 0; i < op->count; i++)
		if (op->numbers[i] == 0 ||
		    present.ends[op->numbers[i] - 1] != 0)
			return true;
	return op->count == 0;
}

bool
value_may_hold(const struct value_test *t, struct word_places present)
{
	for (size_t i = 0; present.ends != NULL && i < t->count; i++)
		if (!op_may_hold(&t->ops[i], present))
			return false;
	return true;
}

bool
value_accepts_absence(const struct value_test *t, struct scan *s)
{
	return t->count > 0 &&
	    value_holds(t, s, (struct value){0}) == TRUTH_TRUE;
}
