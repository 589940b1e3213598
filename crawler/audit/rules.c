#include "audit/rules.h"

#include <stdlib.h>
#include <string.h>

#include "audit/read/behaviour_impl.h"
#include "audit/read/list_impl.h"
#include "audit/read/release_impl.h"
#include "audit/read/rule_read_impl.h"
#include "audit/read/source_impl.h"
#include "audit/rules_impl.h"
#include "audit/signs_impl.h"
#include "audit/value/regex_impl.h"
#include "base/file.h"
#include "base/mem.h"
#include "page/select.h"

/* A file of the pack, read as YAML. */
struct pack_file {
	const char *path;
	struct str text;
	struct yaml_node node;
	struct str format;
};

struct pack {
	struct loader loader;
	struct pack_file *files;
	size_t count;
	size_t capacity;
};

static const char *const formats[] = {
    "indicators/1", "classes/1", "technologies/1", "rule/1", "profile/1"};

static const char *
folder_above(struct arena *a, const char *path)
{
	size_t length = strlen(path);

	while (length > 0 && path[length - 1] != '/')
		length--;
	if (length == 0)
		return ".";
	return arena_cstr(a, (struct str){path, length > 1 ? length - 1 : 1});
}

static bool
is_root(struct arena *a, const char *folder)
{
	return file_is_folder(file_join(a, folder, "indicators")) ||
	    file_is_folder(file_join(a, folder, "lists"));
}

/* The folder of the pack to which a path belongs; its own folder when there
 * is no better one. */
static const char *
root_of(struct arena *a, const char *path)
{
	const char *own = file_is_folder(path) ? path : folder_above(a, path);
	const char *folder = own;

	for (int up = 0; up < 8; up++) {
		if (is_root(a, folder))
			return folder;
		if (strcmp(folder, ".") == 0 || strcmp(folder, "/") == 0)
			break;
		folder = folder_above(a, folder);
	}
	return own;
}

/* Whether it is a format that is known by a smaller number. */
static bool
is_newer(struct str format)
{
	size_t slash = str_find_char(format, '/', 0);
	int64_t number;

	if (slash == STR_NONE ||
	    !str_to_int64(
	        str_slice(format, slash + 1, format.len), 2, 1000, &number))
		return false;
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (str_starts(
		        str_of(formats[i]), str_slice(format, 0, slash + 1)))
			return true;
	return false;
}

/* The format, which must be the first key. */
static bool
check_format(struct loader *l, const struct yaml_node *node, struct str *out)
{
	const struct yaml_item *first;

	if (!field_is_kind(l, node, YAML_MAP, "format: rule/1"))
		return false;
	first = node->count > 0 ? &node->items[0] : NULL;
	if (first == NULL || !str_is(first->key, "format") ||
	    first->value.kind != YAML_TEXT) {
		complain(l, COMPLAINT_MISSING,
		    first == NULL ? &node->place : &first->key_place,
		    "format: rule/1", str_of("format"), str_of("`rule/1`"));
		return false;
	}
	*out = first->value.text;
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (str_is(*out, formats[i]))
			return true;
	if (is_newer(*out)) {
		complain(l, COMPLAINT_NEWER, &first->value.place, NULL, *out,
		    (struct str){0});
		return false;
	}
	complain(l, COMPLAINT_FORMAT, &first->value.place,
	    loader_suggestion(l, *out, formats, 5), *out,
	    field_join(l->arena, formats, 5));
	return false;
}

/* Reads the loader's current file as YAML. */
static void
read_current(struct pack *pack)
{
	struct loader *l = &pack->loader;
	struct pack_file file = {.path = l->path, .text = l->text};
	size_t errors = l->diags->error_count;

	source_check(l);
	/* What follows from such slips would only confuse. */
	if (l->diags->error_count > errors || !yaml_read(l, &file.node)) {
		if (l->diags->error_count == errors)
			complain(l, COMPLAINT_EMPTY_FILE, NULL, NULL,
			    (struct str){0}, (struct str){0});
		return;
	}
	if (!check_format(l, &file.node, &file.format))
		return;
	pack->files = arena_grow(l->arena, pack->files, &pack->capacity,
	    pack->count + 1, sizeof(*pack->files));
	pack->files[pack->count++] = file;
}

static void
read_file(struct pack *pack, const char *path)
{
	if (loader_open(&pack->loader, path))
		read_current(pack);
}

/* Whether a path lies in a folder. */
static bool
lies_in(const char *path, const char *folder)
{
	size_t length = strlen(folder);

	return strncmp(path, folder, length) == 0 && path[length] == '/';
}

static enum err_code
read_folder(
    struct pack *pack, const char *folder, const char *except, struct err *e)
{
	struct file_list list = {0};
	enum err_code rc =
	    file_find(pack->loader.arena, folder, ".yaml", &list, e);

	for (size_t i = 0; rc == ERR_NONE && i < list.count; i++)
		if (except == NULL || !lies_in(list.paths[i], except))
			read_file(pack, list.paths[i]);
	return rc;
}

/* Reads what the pack defines for all its rules, unless it lies in what is
 * read anyhow. */
static enum err_code
read_common(struct pack *pack, const char *path, struct err *e)
{
	static const char *const names[] = {
	    "indicators", "classes", "technologies"};
	struct arena *a = pack->loader.arena;
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < 3; i++) {
		const char *folder = file_join(a, pack->loader.root, names[i]);

		if (file_is_folder(folder) && !lies_in(path, folder) &&
		    strcmp(path, folder) != 0)
			rc = read_folder(pack, folder,
			    file_is_folder(path) ? path : NULL, e);
	}
	return rc;
}

static void
read_all_of(struct pack *pack, const char *format,
    void (*read)(struct loader *l, const struct yaml_node *file))
{
	for (size_t i = 0; i < pack->count; i++) {
		struct pack_file *file = &pack->files[i];

		if (!str_is(file->format, format))
			continue;
		pack->loader.path = file->path;
		pack->loader.text = file->text;
		read(&pack->loader, &file->node);
	}
}

static int
compare_rules(const void *a, const void *b)
{
	const struct rule *left = a, *right = b;

	return str_compare(left->info.id, right->info.id);
}

/* Builds the set from what was read. */
static void
build(struct pack *pack)
{
	struct rule_set *set = pack->loader.set;

	read_all_of(pack, "indicators/1", indicators_read);
	/* Classes may name each other, so that all are noted first. */
	read_all_of(pack, "classes/1", classes_note);
	read_all_of(pack, "technologies/1", technologies_note);
	read_all_of(pack, "classes/1", classes_read);
	read_all_of(pack, "technologies/1", classes_read);
	read_all_of(pack, "classes/1", classes_check);
	read_all_of(pack, "technologies/1", classes_check);
	list_read_portals(&pack->loader);
	read_all_of(pack, "rule/1", rule_read);
	read_all_of(pack, "rule/1", references_check);
	if (set->rule_count > 1)
		qsort(set->rules, set->rule_count, sizeof(*set->rules),
		    compare_rules);
	/* A rule with a mistake is not there, and profiles would miss it. */
	if (pack->loader.diags->error_count == 0)
		read_all_of(pack, "profile/1", profile_read);
}

/* The pack of a rule file, searched for a rule. */
struct search {
	struct pack *pack;
	const struct file_list *files;
};

static bool
is_of_rule(const char *path, struct str id)
{
	const char *slash = strrchr(path, '/');
	struct str name = str_of(slash == NULL ? path : slash + 1);

	return str_starts(name, id) && name.len > id.len &&
	    (name.ptr[id.len] == '-' || name.ptr[id.len] == '.');
}

static bool
is_read(const struct pack *pack, const char *path)
{
	for (size_t i = 0; i < pack->count; i++)
		if (strcmp(pack->files[i].path, path) == 0)
			return true;
	return false;
}

static void
read_rule_named(void *state, struct str id)
{
	struct search *s = state;

	for (size_t i = 0; i < s->files->count; i++)
		if (is_of_rule(s->files->paths[i], id) &&
		    !is_read(s->pack, s->files->paths[i]))
			read_file(s->pack, s->files->paths[i]);
}

/* What begins the line of a rule that puts pages aside. */
static const char quarantine_line[] = "\nquarantine: yes";

/* Reads the rules of the pack that put pages aside: a page is the same for one
 * rule alone. */
static void
read_quarantines(struct pack *pack, const struct file_list *files)
{
	for (size_t i = 0; i < files->count; i++) {
		struct buf text = {0};
		struct err e = {0};

		if (is_read(pack, files->paths[i]))
			continue;
		if (file_read(files->paths[i], LIMIT_RULE_FILE_BYTES, &text,
		        &e) == ERR_NONE &&
		    str_find(buf_str(&text), str_of(quarantine_line), 0) !=
		        STR_NONE)
			read_file(pack, files->paths[i]);
		buf_release(&text);
	}
}

/* Reads the rules of the pack on which those that were read rest, and those on
 * which these do; and those that put pages aside. */
static enum err_code
read_referenced(struct pack *pack, struct err *e)
{
	struct file_list list = {0};
	struct search s = {pack, &list};
	enum err_code rc =
	    file_find(pack->loader.arena, pack->loader.root, ".yaml", &list, e);

	if (rc == ERR_NONE)
		read_quarantines(pack, &list);
	for (size_t i = 0; rc == ERR_NONE && i < pack->count; i++) {
		/* Reading moves the files. */
		const struct yaml_node node = pack->files[i].node;

		if (str_is(pack->files[i].format, "rule/1"))
			references_each(&node, read_rule_named, &s);
	}
	return rc;
}

static enum err_code
read_pack(struct pack *pack, const char *path, struct err *e)
{
	enum err_code rc;

	if (!file_exists(path))
		return err_set(
		    e, ERR_USAGE, "%s: no such file or folder", path);
	pack->loader.root = root_of(pack->loader.arena, path);
	rc = read_common(pack, path, e);
	if (rc != ERR_NONE)
		return rc;
	if (file_is_folder(path))
		return read_folder(pack, path, NULL, e);
	read_file(pack, path);
	return read_referenced(pack, e);
}

static struct pack
pack_new(struct diag_list *diags)
{
	struct rule_set *set = mem_alloc(sizeof(*set));

	return (struct pack){
	    .loader = {.arena = &set->arena, .diags = diags, .set = set}};
}

static void
seal(struct rule_set *set)
{
	word_index_seal(&set->words, &set->arena);
	sign_plan_seal(set);
	behaviour_seal(set);
}

/* Hands the set out unless something is wrong with it. */
static enum err_code
finish(
    struct pack *pack, const char *path, struct rule_set **out, struct err *e)
{
	struct rule_set *set = pack->loader.set;
	struct diag_list *diags = pack->loader.diags;
	enum err_code rc = ERR_NONE;

	build(pack);
	if (diags->error_count == 0) {
		seal(set);
		release_check(
		    &pack->loader, strcmp(path, pack->loader.root) == 0);
	}
	diag_sort(diags);
	if (diags->error_count > 0)
		rc = err_set(e, ERR_SYNTAX, "%s: %zu mistakes in rule files",
		    path, diags->error_count);
	else if (set->rule_count == 0)
		rc = err_set(e, ERR_USAGE, "%s: no rules there", path);
	if (rc != ERR_NONE)
		return rc;
	*out = set;
	return ERR_NONE;
}

enum err_code
rule_set_load(const char *path, struct diag_list *diags, struct rule_set **out,
    struct err *e)
{
	struct pack pack = pack_new(diags);
	char *clean = arena_cstr(pack.loader.arena, str_of(path));
	enum err_code rc;

	while (strlen(clean) > 1 && clean[strlen(clean) - 1] == '/')
		clean[strlen(clean) - 1] = '\0';
	rc = read_pack(&pack, clean, e);
	if (rc == ERR_NONE)
		rc = finish(&pack, clean, out, e);
	if (rc != ERR_NONE)
		rule_set_free(pack.loader.set);
	return rc;
}

enum err_code
rule_set_load_text(const char *path, struct str text, struct diag_list *diags,
    struct rule_set **out, struct err *e)
{
	struct pack pack = pack_new(diags);
	enum err_code rc;

	pack.loader.root = folder_above(pack.loader.arena, path);
	if (loader_take(&pack.loader, path, arena_str(pack.loader.arena, text)))
		read_current(&pack);
	rc = finish(&pack, path, out, e);
	if (rc != ERR_NONE)
		rule_set_free(pack.loader.set);
	return rc;
}

struct rule_set *
rule_set_none(void)
{
	struct rule_set *set = mem_alloc(sizeof(*set));

	seal(set);
	return set;
}

void
rule_set_free(struct rule_set *set)
{
	if (set == NULL)
		return;
	regex_free_all(set->regexes);
	for (size_t i = 0; i < set->xpath_count; i++)
		select_xpath_free(set->xpaths[i]);
	map_release(&set->leaf_numbers);
	arena_release(&set->arena);
	mem_free(set);
}

size_t
rule_set_count(const struct rule_set *set)
{
	return set->rule_count;
}

const struct rule_info *
rule_set_info(const struct rule_set *set, size_t i)
{
	return &set->rules[i].info;
}

size_t
rule_set_find(const struct rule_set *set, struct str id)
{
	for (size_t i = 0; i < set->rule_count; i++)
		if (str_equal(set->rules[i].info.id, id))
			return i;
	return STR_NONE;
}

size_t
rule_set_of_file(const struct rule_set *set, const char *path)
{
	for (size_t i = 0; i < set->rule_count; i++)
		if (strcmp(set->rules[i].info.file, path) == 0)
			return i;
	return STR_NONE;
}

const struct indicator_info *
rule_set_indicators(const struct rule_set *set, size_t *count)
{
	*count = set->indicator_count;
	return set->indicators;
}

const char *
rule_set_digest(const struct rule_set *set)
{
	return set->digest;
}

bool
rule_id_is_good(struct str id)
{
	size_t dash = str_find_char(id, '-', 0);

	if (dash == STR_NONE || dash < 2 || dash > 6 || id.len != dash + 3)
		return false;
	for (size_t i = 0; i < id.len; i++) {
		char c = id.ptr[i];
		bool is_digit = c >= '0' && c <= '9';

		if (i != dash && !is_digit && (i > dash || c < 'A' || c > 'Z'))
			return false;
	}
	return true;
}
