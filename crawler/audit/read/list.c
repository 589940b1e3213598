#include "audit/read/list_impl.h"

#include "audit/plan_impl.h"
#include "base/csv.h"
#include "base/file.h"
#include "text/match.h"
#include "text/utf8.h"

bool
list_is_name(struct str text)
{
	return str_ends(text, str_of(".csv")) || str_ends(text, str_of(".txt"));
}

/* The columns of a file of words that the program reads. */
struct columns {
	size_t phrase;
	size_t not_within; /* STR_NONE: there is none */
};

/* A list being read. */
struct growing {
	struct list_file *file;
	size_t item_capacity;
	size_t not_within_capacity;
};

static void
add_item(struct loader *l, struct growing *g, struct str item,
    struct texts not_within)
{
	struct list_file *list = g->file;

	list->items = arena_grow(l->arena, list->items, &g->item_capacity,
	    list->count + 1, sizeof(*list->items));
	list->not_within =
	    arena_grow(l->arena, list->not_within, &g->not_within_capacity,
	        list->count + 1, sizeof(*list->not_within));
	list->items[list->count] = arena_str(l->arena, item);
	list->not_within[list->count++] = not_within;
}

static struct str
field_of(const struct csv_row *row, size_t column)
{
	return column < row->count ? str_trim(row->fields[column].text)
	                           : (struct str){0};
}

/* Finds the columns in the head; reports what is missing or misspelled. */
static bool
read_head(struct loader *l, const struct yaml_node *name,
    const struct csv_row *head, struct columns *out)
{
	static const char *const known[] = {
	    "phrase", "lang", "variant_of", "note", "not_within"};

	*out = (struct columns){STR_NONE, STR_NONE};
	for (size_t i = head->count; i > 0; i--) {
		struct str column = field_of(head, i - 1);
		const char *near = loader_suggestion(l, column, known, 5);

		if (str_is(column, "phrase"))
			out->phrase = i - 1;
		else if (str_is(column, "not_within"))
			out->not_within = i - 1;
		else if (near != NULL && str_is(str_of(near), "not_within")) {
			complain(l, COMPLAINT_LIST_COLUMN, &name->place, near,
			    column, (struct str){0});
			return false;
		}
	}
	if (out->phrase == STR_NONE)
		complain(l, COMPLAINT_LIST_HEAD, &name->place,
		    "phrase,lang,variant_of,note,not_within", (struct str){0},
		    (struct str){0});
	return out->phrase != STR_NONE;
}

/* Whether a text holds the phrase and more, as pages are read. */
static bool
is_longer(struct loader *l, struct str longer, struct str phrase)
{
	struct match_word word = match_word_make(l->arena, phrase, false);
	struct str form = str_trim(match_form_str(l->arena, longer));
	struct span hit;

	return match_find(form, &word, 0, &hit) &&
	    form.len > hit.end - hit.start;
}

/* Reads "one; another" beside a phrase. */
static bool
read_longer(struct loader *l, const struct yaml_node *name, struct str phrase,
    struct str cell, struct texts *out)
{
	struct str text;
	size_t capacity = 0;

	while (str_split(&cell, ';', &text)) {
		text = str_trim(text);
		if (text.len == 0)
			continue;
		if (!is_longer(l, text, phrase)) {
			complain(l, COMPLAINT_LIST_CONTEXT, &name->place, NULL,
			    text, phrase);
			return false;
		}
		out->items = arena_grow(l->arena, out->items, &capacity,
		    out->count + 1, sizeof(*out->items));
		out->items[out->count++] = arena_str(l->arena, text);
	}
	return true;
}

static bool
read_row(struct loader *l, const struct yaml_node *name,
    const struct csv_row *row, const struct columns *columns, struct growing *g)
{
	struct str phrase = field_of(row, columns->phrase);
	struct texts longer = {0};

	if (phrase.len == 0)
		return true;
	if (!read_longer(
	        l, name, phrase, field_of(row, columns->not_within), &longer))
		return false;
	add_item(l, g, phrase, longer);
	return true;
}

static bool
read_words(struct loader *l, const struct yaml_node *name, struct str text,
    struct list_file *list)
{
	struct csv_reader reader = {.text = text};
	struct csv_row row = {0};
	struct columns columns = {0};
	struct growing g = {.file = list};
	struct err e = {0};
	bool is_header = true;

	for (;;) {
		if (csv_next(&reader, l->arena, &row, &e) != ERR_NONE) {
			complain(l, COMPLAINT_LIST_FILE, &name->place, NULL,
			    str_of(e.msg), (struct str){0});
			return false;
		}
		if (row.count == 0)
			return true;
		if (is_header ? !read_head(l, name, &row, &columns)
		              : !read_row(l, name, &row, &columns, &g))
			return false;
		is_header = false;
	}
}

static void
read_lines(struct loader *l, struct str text, struct list_file *list)
{
	struct growing g = {.file = list};
	struct str line;

	while (str_split(&text, '\n', &line)) {
		size_t comment = str_find_char(line, '#', 0);

		line = str_trim(str_slice(line, 0, comment));
		if (line.len > 0)
			add_item(l, &g, line, (struct texts){0});
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
