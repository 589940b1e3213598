#include "audit/read/fields_impl.h"

#include <assert.h>
#include <string.h>

#include "audit/rules.h"
#include "base/suggest.h"
#include "record/agency.h"

enum { FIELDS_MAX = 64, COUNT_MAX = 1000000 };

/* Fields that authors put one level too deep or too high. */
static const struct {
	const char *name;
	const char *home;
} homes[] = {
    {"roll_up", "`rule/1`"},
    {"pages", "`rule/1`"},
    {"applies_to", "`rule/1`"},
    {"applies_when", "`rule/1`"},
    {"unsure_when", "`rule/1`"},
    {"pass_when", "`rule/1`"},
    {"fail_when", "`rule/1`"},
    {"levels", "`rule/1`"},
    {"pass_at", "`rule/1`"},
    {"severity", "`rule/1`"},
    {"indicator", "`rule/1`"},
    {"evidence", "`rule/1`"},
    {"refs", "`rule/1`"},
    {"tests", "`rule/1`"},
    {"scope", "`rule/1`"},
    {"revision", "`rule/1`"},
    {"for_each", "`rule/1`"},
    {"must", "`rule/1`"},
    {"allow", "`rule/1`"},
    {"any_of", "`text`"},
    {"all_of", "`text`"},
    {"list", "`text`"},
    {"not_within", "`text`"},
    {"not_near", "`text`"},
    {"near", "`text`"},
    {"css", "`element`"},
    {"expr", "`xpath`"},
    {"pattern", "`regex`"},
    {"host_in", "`link: to`"},
    {"host_ends_with", "`link: to`"},
    {"file_type", "`link: to`"},
    {"script_only", "`link: to`"},
    {"scheme", "`link: to`"},
    {"owner", "`link`"},
    {"expect", "`tests`"},
    {"because", "`tests`"},
    {"html", "`tests`"},
    {"within", "`near`"},
};

const char *
field_home(struct str name)
{
	for (size_t i = 0; i < sizeof(homes) / sizeof(homes[0]); i++)
		if (str_is(name, homes[i].name))
			return homes[i].home;
	return NULL;
}

/* Returns the field that was probably meant, or NULL. */
static const char *
report_unknown(
    struct loader *l, const struct yaml_item *item, const struct fields *fields)
{
	const char *words[FIELDS_MAX];
	const char *meant, *hint, *home = field_home(item->key);
	size_t count = 0;

	for (; count < fields->count && count < FIELDS_MAX; count++)
		words[count] = fields->items[count].name;
	hint = meant = loader_suggestion(l, item->key, words, count);
	if (hint == NULL && home != NULL) {
		complain(l, COMPLAINT_MISPLACED, &item->key_place, NULL,
		    item->key, str_of(home));
		return NULL;
	}
	if (hint == NULL && count <= 12)
		hint = field_join(l->arena, words, count).ptr;
	complain(l, COMPLAINT_UNKNOWN_FIELD, &item->key_place, hint, item->key,
	    str_of(fields->where));
	return meant;
}

static const struct field *
field_named(const struct fields *fields, struct str name)
{
	for (size_t i = 0; i < fields->count; i++)
		if (str_is(name, fields->items[i].name))
			return &fields->items[i];
	return NULL;
}

static bool
is_first(const struct yaml_node *map, const struct yaml_item *item)
{
	for (const struct yaml_item *i = map->items; i < item; i++)
		if (str_equal(i->key, item->key))
			return false;
	return true;
}

static void
note_meant(const struct fields *fields, const char *name, bool *is_meant)
{
	for (size_t i = 0; name != NULL && i < fields->count; i++)
		if (strcmp(fields->items[i].name, name) == 0)
			is_meant[i] = true;
}

/* Tables may live on the stack of who asks. */
static void
show_fields(struct loader *l, const struct fields *fields)
{
	struct field *items;

	if (l->fields_seen->items != NULL || fields->count == 0)
		return;
	items = arena_array(l->arena, fields->count, sizeof(*items));
	memcpy(items, fields->items, fields->count * sizeof(*items));
	*l->fields_seen = (struct fields_seen){items, fields->count};
}

bool
fields_read(struct loader *l, const struct yaml_node *value,
    const struct fields *fields, void *into)
{
	/* Misspelled fields are not missing, too. */
	bool is_meant[FIELDS_MAX] = {false};

	assert(fields->count <= FIELDS_MAX);
	if (!field_is_kind(l, value, YAML_MAP, NULL))
		return false;
	if (l->fields_seen != NULL) {
		show_fields(l, fields);
		return false;
	}
	for (size_t i = 0; i < value->count; i++) {
		const struct yaml_item *item = &value->items[i];
		const struct field *f = field_named(fields, item->key);

		/* A key that stands twice has been reported. */
		if (!is_first(value, item))
			continue;
		if (f != NULL && f->read == field_later)
			complain(l, COMPLAINT_LATER, &item->key_place, NULL,
			    item->key, (struct str){0});
		else if (f != NULL)
			f->read(l, &item->value, (char *)into + f->offset);
		else if (!str_starts(item->key, str_of("x-")))
			note_meant(
			    fields, report_unknown(l, item, fields), is_meant);
	}
	for (size_t i = 0; i < fields->count; i++) {
		const struct field *f = &fields->items[i];

		if (f->example != NULL && !is_meant[i] &&
		    yaml_get(value, f->name) == NULL)
			complain(l, COMPLAINT_MISSING, &value->place,
			    f->example, str_of(f->name), str_of(fields->where));
	}
	return true;
}

static const enum complaint wants[] = {
    [YAML_NOTHING] = COMPLAINT_WANTS_TEXT,
    [YAML_TEXT] = COMPLAINT_WANTS_TEXT,
    [YAML_LIST] = COMPLAINT_WANTS_LIST,
    [YAML_MAP] = COMPLAINT_WANTS_MAP,
};

bool
field_is_meant(struct loader *l, const struct yaml_node *map, const char *name)
{
	for (size_t i = 0; i < map->count; i++)
		if (loader_suggestion(l, map->items[i].key, &name, 1) != NULL)
			return true;
	return false;
}

bool
texts_have(const struct texts *texts, struct str text)
{
	for (size_t i = 0; i < texts->count; i++)
		if (str_equal(texts->items[i], text))
			return true;
	return false;
}

bool
field_is_kind(struct loader *l, const struct yaml_node *value,
    enum yaml_kind kind, const char *hint)
{
	if (value->kind == kind)
		return true;
	complain(l, wants[kind], &value->place, hint, (struct str){0},
	    (struct str){0});
	return false;
}

void
field_text(struct loader *l, const struct yaml_node *value, void *into)
{
	struct str *out = into;

	if (field_is_kind(l, value, YAML_TEXT, NULL))
		*out = value->text;
}

void
field_texts(struct loader *l, const struct yaml_node *value, void *into)
{
	struct texts *out = into;

	if (value->kind == YAML_TEXT) {
		out->items = arena_array(l->arena, 1, sizeof(*out->items));
		out->items[0] = value->text;
		out->count = 1;
		return;
	}
	if (!field_is_kind(l, value, YAML_LIST, "[first, second]"))
		return;
	out->items = arena_array(l->arena, value->count, sizeof(*out->items));
	out->count = 0;
	for (size_t i = 0; i < value->count; i++)
		if (field_is_kind(l, &value->items[i].value, YAML_TEXT, NULL))
			out->items[out->count++] = value->items[i].value.text;
}

void
field_answer(struct loader *l, const struct yaml_node *value, void *into)
{
	static const char *const words[] = {"yes", "no", "ใช่", "ไม่"};
	enum answer *out = into;
	size_t i = field_word(l, value, words, 4);

	if (i != STR_NONE)
		*out = i % 2 == 0 ? ANSWER_YES : ANSWER_NO;
}

void
field_count(struct loader *l, const struct yaml_node *value, void *into)
{
	size_t *out = into;
	int64_t n;

	if (!field_is_kind(l, value, YAML_TEXT, NULL))
		return;
	if (!str_to_int64(value->text, 0, COUNT_MAX, &n)) {
		complain(l, COMPLAINT_VALUE, &value->place, NULL, value->text,
		    str_of("0, 1, 2, ..."));
		return;
	}
	*out = (size_t)n;
}

void
field_ignored(struct loader *l, const struct yaml_node *value, void *into)
{
	(void)l;
	(void)value;
	(void)into;
}

void
field_later(struct loader *l, const struct yaml_node *value, void *into)
{
	field_ignored(l, value, into);
}

void
field_node(struct loader *l, const struct yaml_node *value, void *into)
{
	const struct yaml_node **out = into;

	(void)l;
	*out = value;
}

void
field_bilingual(struct loader *l, const struct yaml_node *value, void *into)
{
	static const struct field items[] = {
	    {"th", field_text, offsetof(struct text_th_en, th), "th: ข้อความ"},
	    {"en", field_text, offsetof(struct text_th_en, en), "en: text"},
	};
	static const struct fields fields = FIELDS("`{ th, en }`", items);

	if (value->kind == YAML_TEXT)
		(void)field_is_kind(
		    l, value, YAML_MAP, "{ th: ข้อความ, en: text }");
	else
		(void)fields_read(l, value, &fields, into);
}

struct str
field_join(struct arena *a, const char *const *words, size_t count)
{
	struct buf out = {0};
	struct str joined;

	for (size_t i = 0; i < count; i++)
		buf_printf(&out, "%s%s", i == 0 ? "" : ", ", words[i]);
	joined = arena_str(a, buf_str(&out));
	buf_release(&out);
	return joined;
}

size_t
field_word(struct loader *l, const struct yaml_node *value,
    const char *const *words, size_t count)
{
	if (!field_is_kind(l, value, YAML_TEXT, NULL))
		return STR_NONE;
	for (size_t i = 0; i < count; i++)
		if (str_is(value->text, words[i]))
			return i;
	complain(l, COMPLAINT_VALUE, &value->place,
	    loader_suggestion(l, value->text, words, count), value->text,
	    field_join(l->arena, words, count));
	return STR_NONE;
}
