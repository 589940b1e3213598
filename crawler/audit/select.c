#include "audit/select_impl.h"

#include "audit/plan_impl.h"
#include "audit/value/number_impl.h"
#include "audit/value/target_impl.h"

enum select_kind {
	SELECT_HOME,
	SELECT_ANY,
	SELECT_CLASS,
	SELECT_PATH,
	SELECT_DEPTH,
	SELECT_ANY_OF,
	SELECT_NOT
};

struct page_select {
	enum select_kind kind;
	struct str text; /* class name or path pattern */
	struct number_test depth;
	const struct page_select **items;
	size_t count;
};

enum { DEPTH_MAX = 4 };

static const struct page_select home = {.kind = SELECT_HOME};

static const struct page_select *read_at(
    struct loader *l, const struct yaml_node *value, int depth);

static void
read_text(struct loader *l, const struct yaml_node *value, int depth,
    struct page_select *out)
{
	(void)depth;
	if (!field_is_kind(l, value, YAML_TEXT, NULL))
		return;
	out->text = value->text;
	if (out->kind == SELECT_CLASS)
		(void)class_is_known(l, &value->place, value->text);
}

static void
read_depth(struct loader *l, const struct yaml_node *value, int depth,
    struct page_select *out)
{
	(void)depth;
	number_read(l, value, &out->depth);
}

static void
read_items(struct loader *l, const struct yaml_node *value, int depth,
    struct page_select *out)
{
	if (!field_is_kind(l, value, YAML_LIST, "[home, { class: contact }]"))
		return;
	out->items = arena_array(
	    l->arena, value->count, sizeof(const struct page_select *));
	for (size_t i = 0; i < value->count; i++) {
		const struct page_select *one =
		    read_at(l, &value->items[i].value, depth + 1);

		if (one != NULL)
			out->items[out->count++] = one;
	}
}

static void
read_not(struct loader *l, const struct yaml_node *value, int depth,
    struct page_select *out)
{
	const struct page_select *one = read_at(l, value, depth + 1);

	out->items =
	    arena_array(l->arena, 1, sizeof(const struct page_select *));
	if (one != NULL)
		out->items[out->count++] = one;
}

static const struct {
	const char *name;
	enum select_kind kind;
	void (*read)(struct loader *l, const struct yaml_node *value, int depth,
	    struct page_select *out);
} kinds[] = {
    {"class", SELECT_CLASS, read_text},
    {"path", SELECT_PATH, read_text},
    {"depth", SELECT_DEPTH, read_depth},
    {"any_of", SELECT_ANY_OF, read_items},
    {"not", SELECT_NOT, read_not},
};

enum { KIND_COUNT = sizeof(kinds) / sizeof(kinds[0]) };

static size_t
kind_named(struct str name)
{
	for (size_t i = 0; i < KIND_COUNT; i++)
		if (str_is(name, kinds[i].name))
			return i;
	return STR_NONE;
}

static void
report_key(struct loader *l, const struct yaml_item *item)
{
	static const char *const words[] = {
	    "class", "path", "depth", "any_of", "not", "at_most"};

	complain(l, COMPLAINT_UNKNOWN_FIELD, &item->key_place,
	    loader_suggestion(l, item->key, words, 6), item->key,
	    str_of("`pages`"));
}

static const struct page_select *
read_map(struct loader *l, const struct yaml_node *value, int depth)
{
	struct page_select *s = NULL;
	const struct yaml_item *first = NULL;

	for (size_t i = 0; i < value->count; i++) {
		const struct yaml_item *item = &value->items[i];
		size_t kind = kind_named(item->key);

		if (depth == 0 && str_is(item->key, "at_most"))
			continue;
		if (kind == STR_NONE) {
			report_key(l, item);
			continue;
		}
		if (s != NULL) {
			complain(l, COMPLAINT_TWO_TESTS, &item->key_place,
			    "{ any_of: [home, { class: contact }] }",
			    first->key, item->key);
			continue;
		}
		first = item;
		s = arena_alloc(l->arena, sizeof(*s));
		s->kind = kinds[kind].kind;
		kinds[kind].read(l, &item->value, depth, s);
	}
	if (s == NULL)
		complain(l, COMPLAINT_MISSING, &value->place,
		    "pages: { class: contact }", str_of("class"),
		    str_of("`pages`"));
	return s;
}

static const struct page_select *
read_at(struct loader *l, const struct yaml_node *value, int depth)
{
	static const struct page_select any = {.kind = SELECT_ANY};
	static const char *const words[] = {"home", "any"};
	size_t i;

	if (depth > DEPTH_MAX) {
		complain(l, COMPLAINT_TOO_DEEP, &value->place, NULL,
		    arena_printf(l->arena, "%d", DEPTH_MAX), (struct str){0});
		return NULL;
	}
	if (value->kind == YAML_MAP)
		return read_map(l, value, depth);
	if (value->kind == YAML_LIST) {
		(void)field_is_kind(
		    l, value, YAML_MAP, "{ any_of: [home, any] }");
		return NULL;
	}
	if (value->kind == YAML_TEXT && !str_is(value->text, "home") &&
	    class_find(l->set, value->text) != STR_NONE) {
		complain(l, COMPLAINT_VALUE, &value->place,
		    arena_printf(
		        l->arena, "{ class: %.*s }", STR_ARG(value->text))
		        .ptr,
		    value->text, field_join(l->arena, words, 2));
		return NULL;
	}
	i = field_word(l, value, words, 2);
	if (i == STR_NONE)
		return NULL;
	return i == 0 ? &home : &any;
}

const struct page_select *
select_read(struct loader *l, const struct yaml_node *value, size_t *at_most)
{
	const struct yaml_node *limit =
	    value->kind == YAML_MAP ? yaml_get(value, "at_most") : NULL;

	if (limit != NULL)
		field_count(l, limit, at_most);
	return read_at(l, value, 0);
}

/* The path of a URL, percent-escapes as they are. */
static struct str
path_of(struct str url)
{
	size_t host = str_find(url, str_of("://"), 0);
	size_t path =
	    host == STR_NONE ? STR_NONE : str_find_char(url, '/', host + 3);
	size_t end;

	if (path == STR_NONE)
		return str_of("/");
	end = path;
	while (end < url.len && url.ptr[end] != '?' && url.ptr[end] != '#')
		end++;
	return str_slice(url, path, end);
}

static enum truth
truth_of(bool is_true)
{
	return is_true ? TRUTH_TRUE : TRUTH_FALSE;
}

static enum truth
any_of(const struct page_select *s, const struct page_facts *facts)
{
	enum truth best = TRUTH_FALSE;

	for (size_t i = 0; i < s->count; i++) {
		enum truth one = select_page(s->items[i], facts);

		best = one > best ? one : best;
	}
	return best;
}

enum truth
select_page(const struct page_select *s, const struct page_facts *facts)
{
	enum truth inner;

	switch (s->kind) {
	case SELECT_HOME:
		return truth_of(facts->is_known && facts->is_home);
	case SELECT_ANY:
		return TRUTH_TRUE;
	case SELECT_CLASS:
		if (facts->is_known && str_has_word(facts->classes, s->text))
			return TRUTH_TRUE;
		return facts->is_known && facts->has_classes &&
		        !str_has_word(facts->unsure, s->text)
		    ? TRUTH_FALSE
		    : TRUTH_UNKNOWN;
	case SELECT_PATH:
		if (!facts->is_known)
			return TRUTH_UNKNOWN;
		return truth_of(str_glob(s->text, path_of(facts->url)));
	case SELECT_DEPTH:
		if (!facts->is_known)
			return TRUTH_UNKNOWN;
		return number_holds(&s->depth, facts->depth, facts->depth);
	case SELECT_ANY_OF:
		return any_of(s, facts);
	case SELECT_NOT:
		inner = any_of(s, facts);
		return inner == TRUTH_UNKNOWN ? TRUTH_UNKNOWN
		                              : truth_of(inner == TRUTH_FALSE);
	}
	return TRUTH_UNKNOWN;
}

bool
select_takes_all(const struct page_select *s)
{
	return s != NULL && s->kind == SELECT_ANY;
}

bool
select_wants_home(const struct page_select *s)
{
	bool is_wanted = s->kind == SELECT_HOME;

	for (size_t i = 0; s->kind == SELECT_ANY_OF && i < s->count; i++)
		is_wanted |= select_wants_home(s->items[i]);
	return is_wanted;
}
