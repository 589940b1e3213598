#include "publish/sav.h"

#include <assert.h>
#include <math.h>

#include <readstat.h>

#include "base/map.h"
#include "base/mem.h"
#include "publish/out_file_impl.h"
#include "text/cluster.h"
#include "text/utf8.h"

enum {
	TIMESTAMP = 946684800, /* 2000-01-01: the file knows no clock */
	HEAD_DATE_AT = 92, /* in the head, before the time */
	NAME_START_BYTES = 40, /* kept of a name that is too long */
	NAME_END_BYTES = 19, /* with "_" between, and room for "_123" */
};

struct sav {
	struct arena arena;
	const struct sav_setup *setup;
	struct out_file file;
	readstat_writer_t *writer;
	readstat_variable_t **variables;
	readstat_label_set_t **label_sets; /* one for each variable or NULL */
	size_t next; /* variable of the row */
	int64_t row_count;
	bool has_head;
	struct buf text;
	int64_t cut_count;
	struct err first;
};

static void
keep_error(struct sav *f, readstat_error_t error)
{
	if (error != READSTAT_OK && f->first.code == ERR_NONE)
		(void)err_set(&f->first, ERR_IO, "write %s: %s", f->setup->path,
		    readstat_error_message(error));
}

static bool
is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || c == '_';
}

void
sav_name(struct buf *out, struct str name)
{
	static const char *const reserved[] = {"all", "and", "by", "eq", "ge",
	    "gt", "le", "lt", "ne", "not", "or", "to", "with"};
	struct buf fit = {0};
	char first = name.len > 0 ? name.ptr[0] : '_';
	size_t start;

	if (!is_word_char(first) || first == '_' ||
	    (first >= '0' && first <= '9') ||
	    str_is_one_of_fold(
	        name, reserved, sizeof(reserved) / sizeof(reserved[0])))
		(void)buf_append_cstr(&fit, "v_");
	for (size_t i = 0; i < name.len; i++)
		(void)buf_append_char(
		    &fit, is_word_char(name.ptr[i]) ? name.ptr[i] : '_');
	start = fit.len > NAME_START_BYTES + NAME_END_BYTES + 1
	    ? NAME_START_BYTES
	    : fit.len;
	(void)buf_append_str(out, str_slice(buf_str(&fit), 0, start));
	if (start < fit.len) {
		(void)buf_append_char(out, '_');
		(void)buf_append_str(out,
		    str_slice(
		        buf_str(&fit), fit.len - NAME_END_BYTES, fit.len));
	}
	buf_release(&fit);
}

/* The name of a variable, unlike all before it. */
static const char *
unique_name(struct sav *f, struct map *taken, const char *name)
{
	struct buf base = {0};
	struct str chosen;

	sav_name(&base, str_of(name));
	chosen = arena_str(&f->arena, buf_str(&base));
	for (int i = 2; map_get(taken, arena_lower(&f->arena, chosen)) != NULL;
	     i++)
		chosen = arena_printf(
		    &f->arena, "%.*s_%d", STR_ARG(buf_str(&base)), i);
	map_put(taken, arena_lower(&f->arena, chosen), f);
	buf_release(&base);
	return chosen.ptr;
}

/* The library puts local time into the head, which would tell the time zone of
 * this machine. */
static void
fix_head(struct buf *piece)
{
	static const char fixed[] = "01 Jan 0000:00:00";

	assert(piece->len >= HEAD_DATE_AT + sizeof(fixed) - 1);
	memcpy(piece->data + HEAD_DATE_AT, fixed, sizeof(fixed) - 1);
}

static ssize_t
take_bytes(const void *data, size_t len, void *ctx)
{
	struct sav *f = ctx;

	if (f->first.code != ERR_NONE)
		return -1;
	(void)buf_append(&f->file.piece, data, len);
	if (!f->has_head)
		fix_head(&f->file.piece);
	f->has_head = true;
	if (out_file_pass(&f->file, &f->first) != ERR_NONE)
		return -1;
	return (ssize_t)len;
}

/* A label of at most so many bytes, as a C string. */
static const char *
label_of(struct sav *f, struct str label, size_t max_bytes)
{
	struct buf text = {0};
	const char *copy;
	uint32_t c;

	for (size_t i = 0; i < label.len;) {
		i += utf8_next(str_slice(label, i, label.len), &c);
		utf8_append(&text, c < 0x20 ? ' ' : c);
	}
	copy = arena_cstr(&f->arena, cluster_cut(buf_str(&text), max_bytes));
	buf_release(&text);
	return copy;
}

/* The label set of a variable, shared with one before it that has the same
 * codes. */
static readstat_label_set_t *
label_set_of(struct sav *f, size_t i)
{
	const struct sav_variable *v = &f->setup->variables[i];
	bool has_words = v->kind == SAV_TEXT;
	readstat_label_set_t *set;

	/* A set of words is written once for each width. */
	for (size_t k = 0; k < i && !has_words; k++)
		if (f->setup->variables[k].codes == v->codes &&
		    f->setup->variables[k].kind != SAV_TEXT)
			return f->label_sets[k];
	set = readstat_add_label_set(f->writer,
	    has_words ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE,
	    arena_printf(&f->arena, "labels%zu", i).ptr);
	for (size_t k = 0; k < v->code_count; k++) {
		const struct sav_code *c = &v->codes[k];
		const char *label = label_of(f, c->label, SAV_CODE_LABEL_BYTES);

		if (has_words)
			readstat_label_string_value(set, c->word, label);
		else
			readstat_label_double_value(set, c->value, label);
	}
	return set;
}

static void
declare_missing(struct sav *f, size_t i)
{
	const struct sav_variable *v = &f->setup->variables[i];

	for (size_t k = 0; k < v->code_count && v->kind != SAV_TEXT; k++)
		if (v->codes[k].is_missing)
			keep_error(f,
			    readstat_variable_add_missing_double_value(
			        f->variables[i], v->codes[k].value));
}

/* The library writes labels of texts for whole units of eight bytes, and
 * readers leave out labels of another width than their variable's. */
static size_t
width_of(const struct sav_variable *v)
{
	size_t width = v->width == 0 ? 1 : v->width;

	if (v->code_count > 0)
		width = (width + 7) / 8 * 8;
	return width > SAV_TEXT_BYTES ? SAV_TEXT_BYTES : width;
}

static void
declare(struct sav *f, size_t i, const char *name)
{
	static const struct {
		const char *format;
		readstat_measure_t measure;
	} looks[] = {
	    [SAV_TEXT] = {NULL, READSTAT_MEASURE_NOMINAL},
	    [SAV_CODE] = {"F1.0", READSTAT_MEASURE_NOMINAL},
	    [SAV_WHOLE] = {"F8.0", READSTAT_MEASURE_SCALE},
	    [SAV_SCORE] = {"F8.4", READSTAT_MEASURE_SCALE},
	};
	const struct sav_variable *v = &f->setup->variables[i];
	bool is_text = v->kind == SAV_TEXT;
	size_t width = is_text ? width_of(v) : 0;
	readstat_variable_t *made = readstat_add_variable(f->writer, name,
	    is_text ? READSTAT_TYPE_STRING : READSTAT_TYPE_DOUBLE, width);

	f->variables[i] = made;
	readstat_variable_set_label(
	    made, label_of(f, v->label, SAV_LABEL_BYTES));
	readstat_variable_set_measure(made, looks[v->kind].measure);
	readstat_variable_set_format(made,
	    is_text ? arena_printf(&f->arena, "A%zu", width).ptr
	            : looks[v->kind].format);
	if (v->code_count > 0) {
		f->label_sets[i] = label_set_of(f, i);
		readstat_variable_set_label_set(made, f->label_sets[i]);
	}
	declare_missing(f, i);
}

static void
begin(struct sav *f)
{
	const struct sav_setup *s = f->setup;
	struct map taken = {0};

	f->writer = readstat_writer_init();
	f->variables = arena_array(
	    &f->arena, s->variable_count, sizeof(readstat_variable_t *));
	f->label_sets = arena_array(
	    &f->arena, s->variable_count, sizeof(readstat_label_set_t *));
	keep_error(f, readstat_set_data_writer(f->writer, take_bytes));
	keep_error(f,
	    readstat_writer_set_file_label(
	        f->writer, label_of(f, s->label, SAV_FILE_LABEL_BYTES)));
	keep_error(f, readstat_writer_set_file_timestamp(f->writer, TIMESTAMP));
	for (size_t i = 0; i < s->variable_count; i++)
		declare(f, i, unique_name(f, &taken, s->variables[i].name));
	map_release(&taken);
	keep_error(
	    f, readstat_begin_writing_sav(f->writer, f, (long)s->row_count));
}

enum err_code
sav_open(const struct sav_setup *setup, struct sav **out, struct err *e)
{
	struct sav *f = mem_alloc(sizeof(*f));
	enum err_code rc;

	assert(setup->variable_count > 0);
	f->setup = setup;
	f->file.fd = -1;
	rc = setup->variable_count > SAV_VARIABLES_MAX
	    ? err_set(e, ERR_LIMIT, "%s: more than %d variables", setup->path,
	          SAV_VARIABLES_MAX)
	    : out_file_open(&f->file, &f->arena, "", setup->path, e);
	if (rc != ERR_NONE) {
		sav_release(f);
		return rc;
	}
	begin(f);
	*out = f;
	return ERR_NONE;
}

/* The variable whose value comes. */
static const struct sav_variable *
next_variable(struct sav *f)
{
	assert(f->next < f->setup->variable_count);
	if (f->next == 0)
		keep_error(f, readstat_begin_row(f->writer));
	return &f->setup->variables[f->next];
}

void
sav_text(struct sav *f, struct str text)
{
	const struct sav_variable *v = next_variable(f);
	struct str kept;
	uint32_t c;

	assert(v->kind == SAV_TEXT);
	buf_clear(&f->text);
	for (size_t i = 0; i < text.len;) {
		i += utf8_next(str_slice(text, i, text.len), &c);
		utf8_append(&f->text, c == 0 ? UTF8_REPLACEMENT : c);
	}
	kept = cluster_cut(buf_str(&f->text), width_of(v));
	if (kept.len < f->text.len)
		f->cut_count++;
	f->text.len = kept.len;
	keep_error(f,
	    readstat_insert_string_value(
	        f->writer, f->variables[f->next], buf_cstr(&f->text)));
	f->next++;
}

void
sav_number(struct sav *f, double number)
{
	const struct sav_variable *v = next_variable(f);

	assert(v->kind != SAV_TEXT && isfinite(number));
	keep_error(f,
	    readstat_insert_double_value(
	        f->writer, f->variables[f->next], number));
	f->next++;
}

void
sav_empty(struct sav *f)
{
	(void)next_variable(f);
	keep_error(
	    f, readstat_insert_missing_value(f->writer, f->variables[f->next]));
	f->next++;
}

void
sav_row_end(struct sav *f)
{
	assert(f->next == f->setup->variable_count);
	keep_error(f, readstat_end_row(f->writer));
	f->next = 0;
	f->row_count++;
}

enum err_code
sav_finish(struct sav *f, struct sav_result *out, struct err *e)
{
	struct sav_result result = {.cut_count = f->cut_count};
	enum err_code rc;

	assert(f->row_count == f->setup->row_count);
	if (f->first.code == ERR_NONE)
		keep_error(f, readstat_end_writing(f->writer));
	if (f->first.code != ERR_NONE)
		return err_set(e, f->first.code, "%s", f->first.msg);
	rc = out_file_finish(&f->file, result.sha256, e);
	if (rc != ERR_NONE)
		return rc;
	result.size = f->file.size;
	*out = result;
	return ERR_NONE;
}

void
sav_release(struct sav *f)
{
	if (f == NULL)
		return;
	if (f->writer != NULL)
		readstat_writer_free(f->writer);
	out_file_release(&f->file);
	buf_release(&f->text);
	arena_release(&f->arena);
	mem_free(f);
}
