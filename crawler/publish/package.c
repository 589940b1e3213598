/* datapackage.json: what each file is, for programs that read Frictionless
 * Data packages (version 1). */
#include <jansson.h>

#include "base/json.h"
#include "publish/export_impl.h"

static void
set_text(json_t *object, const char *key, const char *text)
{
	(void)json_object_set_new(object, key, json_from_cstr(text));
}

static const char *
type_of(const struct view_column *column)
{
	static const char *const types[] = {
	    [VALUE_NULL] = "any",
	    [VALUE_INT] = "integer",
	    [VALUE_REAL] = "number",
	    [VALUE_TEXT] = "string",
	};

	if (str_ends(str_of(column->name), str_of("_at")))
		return "datetime";
	return types[column->kind];
}

static json_t *
schema_of(const struct view_info *view)
{
	json_t *schema = json_object(), *fields = json_array();

	for (size_t i = 0; i < view->column_count; i++) {
		const char *type = type_of(&view->columns[i]);
		json_t *field = json_object();

		set_text(field, "name", view->columns[i].name);
		set_text(field, "type", type);
		/* The default format has no fractions of a second. */
		if (str_is(str_of(type), "datetime"))
			set_text(field, "format", "any");
		(void)json_array_append_new(fields, field);
	}
	(void)json_object_set_new(schema, "fields", fields);
	return schema;
}

static json_t *
resource_of(const struct written *w, struct arena *a)
{
	json_t *resource = json_object();
	bool is_csv = w->format->format == EXPORT_CSV;

	set_text(resource, "name",
	    is_csv ? w->view->name
	           : arena_printf(a, "%s-%s", w->view->name, w->format->ending)
	                 .ptr);
	set_text(resource, "path", w->name);
	set_text(resource, "format", w->format->ending);
	set_text(resource, "mediatype", w->format->media_type);
	set_text(resource, "encoding", "utf-8");
	set_text(resource, "hash", arena_printf(a, "sha256:%s", w->sha256).ptr);
	(void)json_object_set_new(resource, "bytes", json_integer(w->size));
	(void)json_object_set_new(resource, "schema", schema_of(w->view));
	if (is_csv) {
		json_t *dialect = json_object();

		set_text(dialect, "lineTerminator", "\n");
		(void)json_object_set_new(resource, "dialect", dialect);
		set_text(resource, "profile", "tabular-data-resource");
	}
	return resource;
}

static json_t *
origin_of(const struct package *p)
{
	json_t *origin = json_object(), *packs = json_array();

	for (size_t i = 0; i < p->rule_pack_count; i++)
		(void)json_array_append_new(
		    packs, json_from_str(p->rule_packs[i]));
	set_text(origin, "program", "samruat");
	set_text(origin, "program_version", p->setup->program_version);
	(void)json_object_set_new(
	    origin, "schema_version", json_integer(STORE_SCHEMA_VERSION));
	(void)json_object_set_new(origin, "rule_packs", packs);
	(void)json_object_set_new(origin, "round",
	    p->setup->round.len > 0 ? json_from_str(p->setup->round)
	                            : json_null());
	return origin;
}

void
package_write(struct buf *out, const struct package *p)
{
	struct arena scratch = {0};
	json_t *package = json_object(), *resources = json_array();

	for (size_t i = 0; i < p->file_count; i++)
		(void)json_array_append_new(
		    resources, resource_of(&p->files[i], &scratch));
	set_text(package, "name", "samruat");
	set_text(package, "profile", "data-package");
	set_text(package, "title",
	    "Website audit of government agencies: verdicts and evidence");
	(void)json_object_set_new(package, "resources", resources);
	(void)json_object_set_new(package, "samruat", origin_of(p));
	json_append_line(out, package);
	json_decref(package);
	arena_release(&scratch);
}
