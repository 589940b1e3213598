/* viewport: the settings in meta name=viewport, read as browsers read them. */
#include "audit/matcher_impl.h"
#include "audit/value_impl.h"

struct viewport_test {
	struct named_tests keys;
	struct texts has_any;
};

static const void *
load(struct loader *l, const struct yaml_node *value)
{
	struct viewport_test *t = arena_alloc(l->arena, sizeof(*t));
	struct yaml_node keys = *value;

	if (!field_is_kind(
	        l, value, YAML_MAP, "viewport: { width: device-width }"))
		return NULL;
	keys.items = arena_array(l->arena, value->count, sizeof(*keys.items));
	keys.count = 0;
	for (size_t i = 0; i < value->count; i++) {
		if (str_is(value->items[i].key, "has_any"))
			field_texts(l, &value->items[i].value, &t->has_any);
		else
			keys.items[keys.count++] = value->items[i];
	}
	value_read_named(l, &keys, &t->keys);
	return t;
}

static bool
is_blank(char c)
{
	return str_is_space_char(c);
}

static bool
parts_settings(char c)
{
	return c == ',' || c == ';' || str_is_space_char(c);
}

static bool
ends_name(char c)
{
	return parts_settings(c) || c == '=';
}

static void
skip(struct str *rest, bool (*is_skipped)(char c))
{
	while (rest->len > 0 && is_skipped(rest->ptr[0]))
		*rest = str_slice(*rest, 1, rest->len);
}

static struct str
take_until(struct str *rest, bool (*ends)(char c))
{
	size_t n = 0;
	struct str part;

	while (n < rest->len && !ends(rest->ptr[n]))
		n++;
	part = str_slice(*rest, 0, n);
	*rest = str_slice(*rest, n, rest->len);
	return part;
}

/*
 * Takes the next setting of a content such as "width=device-width, zoom=1":
 * name and value are parted by "=" with blanks around it, settings by commas,
 * semicolons or blanks (CSS Device Adaptation, 10).
 */
static bool
next_setting(struct str *rest, struct str *name, struct str *text)
{
	skip(rest, parts_settings);
	if (rest->len == 0)
		return false;
	*name = take_until(rest, ends_name);
	*text = (struct str){0};
	skip(rest, is_blank);
	if (rest->len == 0 || rest->ptr[0] != '=')
		return true;
	*rest = str_slice(*rest, 1, rest->len);
	skip(rest, is_blank);
	*text = take_until(rest, parts_settings);
	return true;
}

/*
 * The numbers that browsers take words for (CSS Device Adaptation, 10.4):
 * "maximum-scale=yes" is 1, any word that means nothing forbids zooming.
 * "user-scalable=no" stays a word.
 */
static const struct {
	const char *key;
	const char *word; /* NULL: any other */
	const char *number;
} word_numbers[] = {
    {"user-scalable", "yes", "1"},
    {"user-scalable", "device-width", "1"},
    {"user-scalable", "device-height", "1"},
    {"user-scalable", "no", ""},
    {"user-scalable", NULL, "0"},
    {"-scale", "yes", "1"},
    {"-scale", "device-width", "10"},
    {"-scale", "device-height", "10"},
    {"-scale", NULL, "0.1"},
};

static struct str
number_of_word(struct str key, struct str text)
{
	double number;

	if (number_parse(text, &number, NULL))
		return (struct str){0};
	for (size_t i = 0; i < sizeof(word_numbers) / sizeof(word_numbers[0]);
	     i++)
		if (str_ends(key, str_of(word_numbers[i].key)) &&
		    (word_numbers[i].word == NULL ||
		        str_is_fold(text, word_numbers[i].word)))
			return str_of(word_numbers[i].number);
	return (struct str){0};
}

/* The value of a key; the last one counts. */
static struct value
setting(struct str content, struct str key)
{
	struct value found = {0};
	struct str rest = content, name, text;

	while (next_setting(&rest, &name, &text))
		if (str_equal_fold(name, key))
			found = (struct value){.is_there = true,
			    .text = text,
			    .number = number_of_word(key, text)};
	return found;
}

static bool
is_viewport(const struct page *p, uint32_t element)
{
	return str_is(p->elements[element].name, "meta") &&
	    str_is_fold(page_attr(p, element, "name", NULL), "viewport");
}

/* The viewports of a page, in order. */
struct viewports {
	const struct page *page;
	uint32_t *elements;
	size_t count;
};

static struct viewports
find_viewports(const struct page *p, struct arena *a)
{
	struct viewports v = {.page = p};
	size_t capacity = 0;

	for (uint32_t i = 0; i < p->element_count; i++) {
		if (!is_viewport(p, i))
			continue;
		v.elements = arena_grow(
		    a, v.elements, &capacity, v.count + 1, sizeof(*v.elements));
		v.elements[v.count++] = i;
	}
	return v;
}

/* The value that the page's viewports together give a key, and the element
 * that gives it. */
static struct value
page_setting(const struct viewports *views, struct str key, uint32_t *element)
{
	struct value v = {0};

	for (size_t i = 0; i < views->count; i++) {
		uint32_t at = views->elements[i];
		struct value one =
		    setting(page_attr(views->page, at, "content", NULL), key);

		if (one.is_there) {
			v = one;
			*element = at;
		}
	}
	return v;
}

static bool
has_any(
    const struct viewports *views, const struct texts *keys, uint32_t *element)
{
	for (size_t i = 0; i < keys->count; i++)
		if (page_setting(views, keys->items[i], element).is_there)
			return true;
	return keys->count == 0;
}

/* The elements that settle a test, each once; a test of keys that are absent
 * has none. */
struct givers {
	uint32_t *elements;
	size_t count;
};

static void
add_giver(struct givers *g, uint32_t element)
{
	for (size_t i = 0; i < g->count; i++)
		if (g->elements[i] == element)
			return;
	if (element != PAGE_NONE)
		g->elements[g->count++] = element;
}

static enum truth
judge(const struct viewport_test *t, struct scan *s,
    const struct viewports *views, struct givers *g)
{
	uint32_t element = PAGE_NONE;
	enum truth truth =
	    has_any(views, &t->has_any, &element) ? TRUTH_TRUE : TRUTH_FALSE;

	add_giver(g, element);
	for (size_t i = 0; i < t->keys.count; i++) {
		const struct named_test *key = &t->keys.items[i];
		enum truth one;

		element = PAGE_NONE;
		one = value_holds(
		    &key->test, s, page_setting(views, key->name, &element));
		add_giver(g, element);
		if (one < truth)
			truth = one;
	}
	return truth;
}

static void
run(const void *data, struct scan *s, struct leaf_result *out)
{
	const struct viewport_test *t = data;
	struct givers g = {.elements = arena_array(
	                       s->arena, t->keys.count + 1, sizeof(uint32_t))};
	struct viewports views = find_viewports(s->page, s->arena);

	out->truth = judge(t, s, &views, &g);
	for (size_t i = 0; out->truth == TRUTH_TRUE && i < g.count; i++)
		result_hit(out, hit_of_element(g.elements[i]));
	for (size_t i = 0; i < views.count; i++) {
		struct hit hit = hit_of_element(views.elements[i]);

		hit.why = "says otherwise";
		if (out->truth != TRUTH_TRUE)
			result_miss(out, hit);
	}
	if (views.count == 0 && s->is_partial)
		out->truth = TRUTH_UNKNOWN;
}

const struct matcher match_viewport = {.name = "viewport",
    .spoilers = (unsigned)VIEW_TRUNCATED | (unsigned)VIEW_CHALLENGE,
    .load = load,
    .run = run};
