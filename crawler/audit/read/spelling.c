#include "audit/read/spelling_impl.h"

#include <stdlib.h>

#include "base/buf.h"

enum { SUMMARY_BYTES = 120 };

static int
compare_items(const void *a, const void *b)
{
	const struct yaml_item *const *left = a, *const *right = b;

	return str_compare((*left)->key, (*right)->key);
}

static void
append_text(struct buf *out, struct str text)
{
	/* The length in front makes quoting needless. */
	buf_printf(out, "%zu:", text.len);
	(void)buf_append_str(out, text);
}

/* Below these stand names of the page's own, of which an "x-..." is one as any
 * other. */
static const char *const name_maps[] = {"header", "meta", "cookie", "attr"};

static bool
holds_names(struct str key)
{
	for (size_t i = 0; i < sizeof(name_maps) / sizeof(*name_maps); i++)
		if (str_is(key, name_maps[i]))
			return true;
	return false;
}

static void append_node(struct buf *out, struct arena *a, struct str key,
    const struct yaml_node *node);

static void
append_map(struct buf *out, struct arena *a, struct str key,
    const struct yaml_node *map)
{
	bool has_names = holds_names(key);
	const struct yaml_item **items =
	    arena_array(a, map->count, sizeof(struct yaml_item *));

	for (size_t i = 0; i < map->count; i++)
		items[i] = &map->items[i];
	qsort(items, map->count, sizeof(struct yaml_item *), compare_items);
	(void)buf_append_char(out, '{');
	for (size_t i = 0; i < map->count; i++) {
		if (!has_names &&
		    (str_is(items[i]->key, "label") ||
		        str_starts(items[i]->key, str_of("x-"))))
			continue;
		append_text(out, items[i]->key);
		append_node(out, a, items[i]->key, &items[i]->value);
	}
	(void)buf_append_char(out, '}');
}

static void
append_node(struct buf *out, struct arena *a, struct str key,
    const struct yaml_node *node)
{
	switch (node->kind) {
	case YAML_NOTHING:
		(void)buf_append_char(out, '-');
		return;
	case YAML_TEXT:
		append_text(out, node->text);
		return;
	case YAML_LIST:
		(void)buf_append_char(out, '[');
		for (size_t i = 0; i < node->count; i++)
			append_node(
			    out, a, (struct str){0}, &node->items[i].value);
		(void)buf_append_char(out, ']');
		return;
	case YAML_MAP:
		append_map(out, a, key, node);
		return;
	}
}

struct str
spelling_of(struct arena *a, const struct yaml_node *node)
{
	const struct yaml_item item = {.value = *node};

	return spelling_of_value(a, &item);
}

struct str
spelling_of_value(struct arena *a, const struct yaml_item *item)
{
	struct buf out = {0};
	struct str text;

	append_node(&out, a, item->key, &item->value);
	text = arena_str(a, buf_str(&out));
	buf_release(&out);
	return text;
}

static void
append_summary(struct buf *out, const struct yaml_node *node)
{
	bool is_map = node->kind == YAML_MAP;

	if (node->kind == YAML_TEXT)
		(void)buf_append_str(out, node->text);
	for (size_t i = 0; i < node->count && out->len < SUMMARY_BYTES; i++) {
		const struct yaml_item *item = &node->items[i];
		bool is_deep = item->value.kind == YAML_MAP;

		if (i > 0)
			(void)buf_append_cstr(out, ", ");
		if (is_map)
			buf_printf(out, "%.*s%s", STR_ARG(item->key),
			    is_deep ? " (" : " ");
		append_summary(out, &item->value);
		if (is_map && is_deep)
			(void)buf_append_char(out, ')');
	}
}

struct str
spelling_summary(struct arena *a, const struct yaml_item *item)
{
	struct buf out = {0};
	struct str text;

	buf_printf(&out, "%.*s: ", STR_ARG(item->key));
	append_summary(&out, &item->value);
	text = buf_str(&out);
	if (text.len > SUMMARY_BYTES) {
		size_t end = SUMMARY_BYTES;

		while (end > 0 && ((unsigned char)text.ptr[end] & 0xc0) == 0x80)
			end--;
		text = str_slice(text, 0, end);
	}
	text = arena_str(a, text);
	buf_release(&out);
	return text;
}
