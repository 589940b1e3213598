#include "audit/read/list_impl.h"

#include "audit/plan_impl.h"
#include "base/csv.h"
#include "base/file.h"
#include "text/utf8.h"

bool
list_is_name(struct str text)
{
	return str_ends(text, str_of(".csv")) || str_ends(text, str_of(".txt"));
}

static void
add_item(
    struct loader *l, struct list_file *list, size_t *capacity, struct str item)
{
	list->items = arena_grow(l->arena, list->items, capacity,
	    list->count + 1, sizeof(*list->items));
	list->items[list->count++] = arena_str(l->arena, item);
}

static bool
read_words(struct loader *l, const struct yaml_node *name, struct str text,
    struct list_file *list)
{
	struct csv_reader reader = {.text = text};
	struct csv_row row = {0};
	struct err e = {0};
	size_t capacity = 0;
	bool is_header = true;

	for (;;) {
		if (csv_next(&reader, l->arena, &row, &e) != ERR_NONE) {
			complain(l, COMPLAINT_LIST_FILE, &name->place, NULL,
			    str_of(e.msg), (struct str){0});
			return false;
		}
		if (row.count == 0)
			return true;
		if (is_header && !str_is(row.fields[0].text, "phrase")) {
			complain(l, COMPLAINT_LIST_HEAD, &name->place,
			    "phrase,lang,variant_of,note", (struct str){0},
			    (struct str){0});
			return false;
		}
		if (!is_header && str_trim(row.fields[0].text).len > 0)
			add_item(
			    l, list, &capacity, str_trim(row.fields[0].text));
		is_header = false;
	}
}

static void
read_lines(struct loader *l, struct str text, struct list_file *list)
{
	struct str line;
	size_t capacity = 0;

	while (str_split(&text, '\n', &line)) {
		size_t comment = str_find_char(line, '#', 0);

		line = str_trim(str_slice(line, 0, comment));
		if (line.len > 0)
			add_item(l, list, &capacity, line);
	}
}

/* A list of the pack whose name is near, or NULL. */
static const char *
near_name(struct loader *l, struct str name)
{
	const char *folder = file_join(l->arena, l->root, "lists");
	size_t root = str_of(folder).len - str_of("lists").len;
	struct file_list found = {0};

	if (!file_is_folder(folder) ||
	    file_find(l->arena, folder, "", &found, NULL) != ERR_NONE)
		return NULL;
	for (size_t i = 0; i < found.count; i++)
		found.paths[i] += root;
	return loader_suggestion(l, name, found.paths, found.count);
}

static const struct list_file *
load(struct loader *l, const struct yaml_node *name)
{
	struct list_file *list = arena_alloc(l->arena, sizeof(*list));
	const char *path =
	    file_join(l->arena, l->root, arena_cstr(l->arena, name->text));
	struct buf content = {0};
	struct str text;
	bool is_good;

	list->name = name->text;
	if (!file_exists(path) ||
	    file_read(path, LIMIT_RULE_FILE_BYTES, &content, NULL) !=
	        ERR_NONE) {
		complain(l, COMPLAINT_REFERENCE, &name->place,
		    near_name(l, name->text), name->text, str_of("lists/"));
		buf_release(&content);
		return NULL;
	}
	text = arena_str(l->arena, buf_str(&content));
	buf_release(&content);
	is_good = utf8_first_invalid(text) == STR_NONE;
	if (!is_good)
		complain(l, COMPLAINT_LIST_NOT_UTF8, &name->place, NULL,
		    (struct str){0}, (struct str){0});
	else if (str_ends(name->text, str_of(".csv")))
		is_good = read_words(l, name, text, list);
	else
		read_lines(l, text, list);
	if (is_good && list->count == 0) {
		complain(l, COMPLAINT_LIST_EMPTY, &name->place, NULL,
		    (struct str){0}, (struct str){0});
		is_good = false;
	}
	if (!is_good)
		return NULL;
	list->next = l->set->lists;
	l->set->lists = list;
	return list;
}

const struct list_file *
list_read(struct loader *l, const struct yaml_node *name)
{
	if (!field_is_kind(l, name, YAML_TEXT, "lists/words.csv"))
		return NULL;
	/* A pack refers to its own files only. */
	if (str_find(name->text, str_of(".."), 0) != STR_NONE ||
	    str_starts(name->text, str_of("/")) || !list_is_name(name->text)) {
		complain(l, COMPLAINT_VALUE, &name->place, "lists/words.csv",
		    name->text, str_of("lists/*.csv, lists/*.txt"));
		return NULL;
	}
	for (const struct list_file *i = l->set->lists; i != NULL; i = i->next)
		if (str_equal(i->name, name->text))
			return i;
	return load(l, name);
}

void
list_read_portals(struct loader *l)
{
	static const char name[] = "lists/portal-hosts.txt";
	const struct yaml_node node = {
	    .kind = YAML_TEXT, .text = {name, sizeof(name) - 1}};
	const struct list_file *list;

	if (l->root == NULL || !file_exists(file_join(l->arena, l->root, name)))
		return;
	list = list_read(l, &node);
	if (list != NULL)
		l->set->portals = (struct texts){list->items, list->count};
}
