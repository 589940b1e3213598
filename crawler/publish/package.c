/* datapackage.json: what each file is, for programs that read Frictionless
 * Data packages (version 1; `categories` are of version 2). */
#include <string.h>

#include "base/json.h"
#include "publish/columns.h"
#include "publish/export_impl.h"

static void
set_text(json_t *object, const char *key, const char *text)
{
	(void)json_object_set_new(object, key, json_from_cstr(text));
}

static void
set_str(json_t *object, const char *key, struct str text)
{
	(void)json_object_set_new(object, key, json_from_str(text));
}

static void
set_number(json_t *object, const char *key, int64_t number)
{
	(void)json_object_set_new(object, key, json_integer(number));
}

static json_t *
words_of(struct str text)
{
	json_t *list = json_array();
	struct str word;

	while (str_next_word(&text, &word))
		(void)json_array_append_new(list, json_from_str(word));
	return list;
}

static json_t *
code_value(const struct code *c)
{
	return c->word == NULL ? json_integer(c->number)
	                       : json_from_cstr(c->word);
}

static json_t *
categories_of(enum code_set set)
{
	json_t *list = json_array();
	struct code c;

	for (size_t i = 0; code_at(set, i, &c); i++) {
		json_t *category = json_object();

		(void)json_object_set_new(category, "value", code_value(&c));
		set_text(category, "label", c.text.en);
		set_text(category, "label_th", c.text.th);
		(void)json_array_append_new(list, category);
	}
	return list;
}

static json_t *
enum_of(enum code_set set)
{
	json_t *list = json_array();
	struct code c;

	for (size_t i = 0; code_at(set, i, &c); i++)
		(void)json_array_append_new(list, code_value(&c));
	return list;
}

static json_t *
constraints_of(const struct column_note *n)
{
	json_t *c = json_object();

	if (n->is_never_null)
		(void)json_object_set_new(c, "required", json_true());
	if (n->codes != CODES_NONE && code_set_is_single(n->codes))
		(void)json_object_set_new(c, "enum", enum_of(n->codes));
	return c;
}

static json_t *
field_of(const struct view_column *column, const struct column_note *n)
{
	json_t *field = json_object(), *constraints = constraints_of(n);
	const char *type = column_type(column);

	set_text(field, "name", column->name);
	set_text(field, "type", type);
	/* The default format has no fractions of a second. */
	if (strcmp(type, "datetime") == 0)
		set_text(field, "format", "any");
	set_text(field, "title", n->label.en);
	set_text(field, "description", n->label.th);
	if (n->unit != NULL)
		set_text(field, "unit", n->unit);
	if (n->codes != CODES_NONE)
		(void)json_object_set_new(
		    field, "categories", categories_of(n->codes));
	if (json_object_size(constraints) > 0)
		(void)json_object_set_new(field, "constraints", constraints);
	else
		json_decref(constraints);
	return field;
}

/* The file of a table in the same format, or NULL. */
static const struct written *
file_of(const struct exporter *x, const char *table, const char *ending)
{
	for (size_t i = 0; i < x->file_count; i++) {
		const struct written *w = &x->files[i];

		if (w->table != NULL &&
		    strcmp(w->table->shape.name, table) == 0 &&
		    strcmp(w->ending, ending) == 0)
			return w;
	}
	return NULL;
}

/* "agencies" of CSV, "agencies-jsonl". */
static const char *
resource_name(const struct written *w, struct arena *a)
{
	const char *table = w->table == NULL ? "samruat" : w->table->shape.name;

	return strcmp(w->ending, "csv") == 0
	    ? table
	    : arena_printf(a, "%s-%s", table, w->ending).ptr;
}

/* Older programs did not note rules and audits: a link to a table without rows
 * would be broken. */
static json_t *
links_of(const struct exporter *x, const struct written *w, struct arena *a)
{
	json_t *list = json_array();

	for (size_t i = 0; i < TABLE_LINKS_MAX; i++) {
		const struct table_link *l = &w->table->links[i];
		const struct written *to =
		    l->table == NULL ? NULL : file_of(x, l->table, w->ending);
		json_t *link, *reference;

		if (to == NULL || to->row_count == 0)
			continue;
		link = json_object();
		reference = json_object();
		set_text(reference, "resource", resource_name(to, a));
		(void)json_object_set_new(
		    reference, "fields", words_of(str_of(l->its_columns)));
		(void)json_object_set_new(
		    link, "fields", words_of(str_of(l->columns)));
		(void)json_object_set_new(link, "reference", reference);
		(void)json_array_append_new(list, link);
	}
	return list;
}

/* Two addresses may become one when numbers in them are masked. */
static bool
has_key(const struct written *w)
{
	return w->table->key[0] != '\0' &&
	    (w->masked_count == 0 ||
	        !str_has_word(str_of(w->table->key), str_of("url")));
}

static json_t *
schema_of(const struct exporter *x, const struct written *w, struct arena *a)
{
	const struct table *t = w->table;
	json_t *schema = json_object(), *fields = json_array();
	json_t *missing = json_array(), *links = links_of(x, w, a);

	for (size_t i = 0; i < t->shape.column_count; i++)
		(void)json_array_append_new(
		    fields, field_of(&t->shape.columns[i], &t->notes[i]));
	(void)json_array_append_new(missing, json_from_cstr(""));
	(void)json_object_set_new(schema, "fields", fields);
	(void)json_object_set_new(schema, "missingValues", missing);
	if (has_key(w))
		(void)json_object_set_new(
		    schema, "primaryKey", words_of(str_of(t->key)));
	if (json_array_size(links) > 0)
		(void)json_object_set_new(schema, "foreignKeys", links);
	else
		json_decref(links);
	return schema;
}

static json_t *
resource_of(const struct exporter *x, const struct written *w, struct arena *a)
{
	json_t *resource = json_object();

	set_text(resource, "name", resource_name(w, a));
	set_text(resource, "path", w->name);
	set_text(resource, "format", w->ending);
	set_text(resource, "mediatype", w->media_type);
	set_text(resource, "hash", arena_printf(a, "sha256:%s", w->sha256).ptr);
	set_number(resource, "bytes", w->size);
	if (w->table != NULL) {
		set_text(resource, "title", w->table->title.en);
		set_text(resource, "title_th", w->table->title.th);
		set_text(resource, "description",
		    table_text(w->table->shape.name).en);
	}
	if (w->table == NULL)
		return resource;
	set_text(resource, "encoding", "utf-8");
	(void)json_object_set_new(resource, "schema", schema_of(x, w, a));
	if (strcmp(w->ending, "csv") == 0) {
		json_t *dialect = json_object();

		set_text(dialect, "lineTerminator", "\n");
		(void)json_object_set_new(resource, "dialect", dialect);
		set_text(resource, "profile", "tabular-data-resource");
	}
	return resource;
}

enum err_code
package_write(struct buf *out, const struct exporter *x, struct err *e)
{
	struct arena scratch = {0};
	json_t *package = json_object(), *resources = json_array();
	json_t *origin = NULL;
	enum err_code rc = origin_read(x, &origin, e);

	for (size_t i = 0; i < x->file_count; i++)
		(void)json_array_append_new(
		    resources, resource_of(x, &x->files[i], &scratch));
	set_text(package, "name", "samruat");
	set_text(package, "profile", "data-package");
	set_text(package, "title",
	    "Website audit of government agencies: verdicts and evidence");
	set_str(package, "description",
	    str_of("Each table and column is described in both languages in "
	           "the table codebook. \"Could not look\" is never \"not "
	           "there\": cantTell and untested are counted apart."));
	(void)json_object_set_new(package, "resources", resources);
	if (rc == ERR_NONE) {
		(void)json_object_set_new(package, "samruat", origin);
		json_append_line(out, package);
	}
	json_decref(package);
	arena_release(&scratch);
	return rc;
}
