/*
 * An XLSX file (ECMA-376): a ZIP archive with a workbook, which names its
 * sheets, and relations, which say in which part each stands. Sizes that the
 * archive claims are not believed: what comes out of it is counted.
 */
#include <assert.h>

#include <zip.h>

#include "base/limits.h"
#include "publish/sheet_impl.h"

enum { PIECE_BYTES = 64 * 1024 };

static const char workbook_part[] = "xl/workbook.xml";
static const char relations_part[] = "xl/_rels/workbook.xml.rels";

struct relation {
	struct str id;
	struct str kind; /* an address that ends with a word */
	struct str part; /* name in the archive */
};

struct named_sheet {
	struct str name;
	struct str relation_id;
};

struct xlsx {
	struct sheet_builder *builder;
	zip_t *zip;
	size_t unpacked_bytes; /* so far */
	struct relation *relations;
	size_t relation_count;
	size_t relation_capacity;
	struct named_sheet *sheets;
	size_t sheet_count;
	size_t sheet_capacity;
	struct shared_strings strings;
};

static enum err_code
open_archive(struct xlsx *x, struct str bytes, struct err *e)
{
	zip_error_t error;
	zip_source_t *source;
	enum err_code rc = ERR_NONE;

	zip_error_init(&error);
	source = zip_source_buffer_create(bytes.ptr, bytes.len, 0, &error);
	assert(source != NULL);
	x->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
	if (x->zip == NULL) {
		rc = err_set(e, ERR_SYNTAX,
		    "the file is damaged or was cut short: %s",
		    zip_error_strerror(&error));
		zip_source_free(source);
	} else if (zip_get_num_entries(x->zip, 0) > LIMIT_TABLE_PARTS) {
		rc = err_set(e, ERR_LIMIT, "it has more than %d parts",
		    LIMIT_TABLE_PARTS);
	}
	zip_error_fini(&error);
	return rc;
}

static enum err_code
unpack(struct xlsx *x, const char *name, zip_file_t *file, struct buf *out,
    struct err *e)
{
	char *piece = arena_alloc(x->builder->arena, PIECE_BYTES);
	zip_int64_t n;

	/* To the end, where its checksum is looked at. */
	while ((n = zip_fread(file, piece, PIECE_BYTES)) > 0) {
		x->unpacked_bytes += (size_t)n;
		if (x->unpacked_bytes > LIMIT_TABLE_UNPACKED_BYTES)
			return err_set(e, ERR_LIMIT,
			    "it unpacks to more than %d bytes",
			    LIMIT_TABLE_UNPACKED_BYTES);
		(void)buf_append(out, piece, (size_t)n);
	}
	if (n < 0)
		return err_set(e, ERR_SYNTAX, "the file is damaged: %s: %s",
		    name, zip_file_strerror(file));
	return ERR_NONE;
}

/* Reads a part; *is_there is false when the archive has none of that name. */
static enum err_code
read_part(struct xlsx *x, const char *name, struct buf *out, bool *is_there,
    struct err *e)
{
	zip_int64_t i = zip_name_locate(x->zip, name, ZIP_FL_NOCASE);
	zip_file_t *file;
	enum err_code rc;

	*is_there = i >= 0;
	if (i < 0)
		return ERR_NONE;
	file = zip_fopen_index(x->zip, (zip_uint64_t)i, 0);
	if (file == NULL)
		return err_set(e, ERR_SYNTAX, "%s cannot be read: %s", name,
		    zip_strerror(x->zip));
	rc = unpack(x, name, file, out, e);
	(void)zip_fclose(file);
	return rc;
}

static enum err_code
read_needed_part(
    struct xlsx *x, const char *name, struct buf *out, struct err *e)
{
	bool is_there = false;
	enum err_code rc = read_part(x, name, out, &is_there, e);

	if (rc == ERR_NONE && !is_there)
		return err_set(e, ERR_SYNTAX,
		    "this is no Excel workbook (.xlsx): %s is missing in it; "
		    "save it as .xlsx or as CSV UTF-8",
		    name);
	return rc;
}

/* Targets are relative to xl/, or absolute. */
static struct str
part_of_target(struct arena *a, struct str target)
{
	if (str_starts(target, str_of("/")))
		return arena_str(a, str_slice(target, 1, target.len));
	return arena_printf(a, "xl/%.*s", STR_ARG(target));
}

static enum err_code
relations_start(void *state, struct str name,
    const struct xml_attributes *attributes, struct err *e)
{
	struct xlsx *x = state;
	struct arena *a = x->builder->arena;

	if (!str_is(name, "Relationship"))
		return ERR_NONE;
	if (x->relation_count >= LIMIT_TABLE_PARTS)
		return err_set(e, ERR_LIMIT, "it has more than %d relations",
		    LIMIT_TABLE_PARTS);
	x->relations = arena_grow(a, x->relations, &x->relation_capacity,
	    x->relation_count + 1, sizeof(*x->relations));
	x->relations[x->relation_count++] = (struct relation){
	    .id = arena_str(a, xml_attribute(attributes, "Id")),
	    .kind = arena_str(a, xml_attribute(attributes, "Type")),
	    .part = part_of_target(a, xml_attribute(attributes, "Target"))};
	return ERR_NONE;
}

static enum err_code
workbook_start(void *state, struct str name,
    const struct xml_attributes *attributes, struct err *e)
{
	struct xlsx *x = state;
	struct arena *a = x->builder->arena;

	if (!str_is(name, "sheet"))
		return ERR_NONE;
	if (x->sheet_count >= LIMIT_TABLE_SHEETS)
		return err_set(e, ERR_LIMIT, "it has more than %d sheets",
		    LIMIT_TABLE_SHEETS);
	x->sheets = arena_grow(a, x->sheets, &x->sheet_capacity,
	    x->sheet_count + 1, sizeof(*x->sheets));
	x->sheets[x->sheet_count++] = (struct named_sheet){
	    .name = arena_str(a, xml_attribute(attributes, "name")),
	    .relation_id = arena_str(a, xml_attribute(attributes, "id"))};
	return ERR_NONE;
}

static enum err_code
read_small_part(struct xlsx *x, const char *name,
    enum err_code (*on_start)(void *state, struct str name,
        const struct xml_attributes *attributes, struct err *e),
    struct err *e)
{
	struct buf bytes = {0};
	struct xml_part part = {.name = name, .state = x, .on_start = on_start};
	enum err_code rc = read_needed_part(x, name, &bytes, e);

	part.bytes = buf_str(&bytes);
	if (rc == ERR_NONE)
		rc = xml_read(&part, e);
	buf_release(&bytes);
	return rc;
}

static enum err_code
read_strings(struct xlsx *x, struct err *e)
{
	enum err_code rc = ERR_NONE;

	for (size_t i = 0; rc == ERR_NONE && i < x->relation_count; i++) {
		struct buf bytes = {0};
		const char *name = x->relations[i].part.ptr;

		if (!str_ends(x->relations[i].kind, str_of("/sharedStrings")) ||
		    x->strings.count > 0)
			continue;
		rc = read_needed_part(x, name, &bytes, e);
		if (rc == ERR_NONE)
			rc = xlsx_read_strings(x->builder->arena, name,
			    buf_str(&bytes), &x->strings, e);
		buf_release(&bytes);
	}
	return rc;
}

static const struct relation *
relation_named(const struct xlsx *x, struct str id)
{
	for (size_t i = 0; i < x->relation_count; i++)
		if (str_equal(x->relations[i].id, id))
			return &x->relations[i];
	return NULL;
}

/* A sheet of another kind, as a chart alone, has no cells. */
static enum err_code
read_sheet(struct xlsx *x, const struct named_sheet *s, struct err *e)
{
	const struct relation *r = relation_named(x, s->relation_id);
	struct buf bytes = {0};
	enum err_code rc;

	if (r == NULL)
		return err_set(e, ERR_SYNTAX,
		    "the file is damaged: sheet %.*s is missing",
		    STR_ARG(s->name));
	if (!str_ends(r->kind, str_of("/worksheet")))
		return ERR_NONE;
	rc = sheet_begin(x->builder, s->name, e);
	if (rc == ERR_NONE)
		rc = read_needed_part(x, r->part.ptr, &bytes, e);
	if (rc == ERR_NONE)
		rc = xlsx_read_cells(
		    x->builder, &x->strings, r->part.ptr, buf_str(&bytes), e);
	buf_release(&bytes);
	if (rc != ERR_NONE)
		(void)err_prefix(e, "sheet %.*s", STR_ARG(s->name));
	return rc;
}

static enum err_code
read_workbook(struct xlsx *x, struct err *e)
{
	enum err_code rc = read_small_part(x, workbook_part, workbook_start, e);

	if (rc == ERR_NONE)
		rc = read_small_part(x, relations_part, relations_start, e);
	if (rc == ERR_NONE)
		rc = read_strings(x, e);
	for (size_t i = 0; rc == ERR_NONE && i < x->sheet_count; i++)
		rc = read_sheet(x, &x->sheets[i], e);
	return rc;
}

enum err_code
sheet_read_xlsx(struct sheet_builder *b, struct str bytes, struct err *e)
{
	struct xlsx x = {.builder = b};
	enum err_code rc = open_archive(&x, bytes, e);

	if (rc == ERR_NONE)
		rc = read_workbook(&x, e);
	if (x.zip != NULL)
		zip_discard(x.zip);
	return rc;
}
