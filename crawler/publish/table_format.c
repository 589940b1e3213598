#include "publish/table_format.h"

#include <string.h>

#include <jansson.h>

#include "base/csv.h"
#include "base/json.h"

static void
csv_head(struct buf *out, const struct view_info *view)
{
	for (size_t i = 0; i < view->column_count; i++) {
		if (i > 0)
			(void)buf_append_char(out, ',');
		csv_append_field(out, str_of(view->columns[i].name));
	}
	(void)buf_append_char(out, '\n');
}

static void
csv_value(struct buf *out, const struct view_value *v)
{
	switch (v->kind) {
	case VALUE_NULL:
		break;
	case VALUE_INT:
		buf_printf(out, "%lld", (long long)v->number);
		break;
	case VALUE_REAL:
		buf_printf(out, "%.15g", v->real);
		break;
	case VALUE_TEXT:
		csv_append_field(out, v->text);
		break;
	}
}

static void
csv_row(struct buf *out, const struct view_info *view,
    const struct view_value *values)
{
	for (size_t i = 0; i < view->column_count; i++) {
		if (i > 0)
			(void)buf_append_char(out, ',');
		csv_value(out, &values[i]);
	}
	(void)buf_append_char(out, '\n');
}

/* The mark by which Excel knows UTF-8. */
static void
excel_head(struct buf *out, const struct view_info *view)
{
	(void)buf_append_cstr(out, "\xef\xbb\xbf");
	for (size_t i = 0; i < view->column_count; i++) {
		if (i > 0)
			(void)buf_append_char(out, ',');
		csv_append_field(out, str_of(view->columns[i].name));
	}
	(void)buf_append_cstr(out, "\r\n");
}

static bool
is_formula(struct str text)
{
	return text.len > 0 &&
	    str_find_char(str_of("=+-@\t\r"), text.ptr[0], 0) != STR_NONE;
}

static void
excel_value(struct buf *out, const struct view_value *v)
{
	struct buf disarmed = {0};

	if (v->kind != VALUE_TEXT || !is_formula(v->text)) {
		csv_value(out, v);
		return;
	}
	(void)buf_append_char(&disarmed, '\'');
	(void)buf_append_str(&disarmed, v->text);
	csv_append_field(out, buf_str(&disarmed));
	buf_release(&disarmed);
}

static void
excel_row(struct buf *out, const struct view_info *view,
    const struct view_value *values)
{
	for (size_t i = 0; i < view->column_count; i++) {
		if (i > 0)
			(void)buf_append_char(out, ',');
		excel_value(out, &values[i]);
	}
	(void)buf_append_cstr(out, "\r\n");
}

static json_t *
json_value(const struct view_value *v)
{
	switch (v->kind) {
	case VALUE_NULL:
		break;
	case VALUE_INT:
		return json_integer(v->number);
	case VALUE_REAL:
		return json_real(v->real);
	case VALUE_TEXT:
		return json_from_str(v->text);
	}
	return json_null();
}

static void
jsonl_head(struct buf *out, const struct view_info *view)
{
	(void)out;
	(void)view;
}

static void
jsonl_row(struct buf *out, const struct view_info *view,
    const struct view_value *values)
{
	json_t *line = json_object();

	for (size_t i = 0; i < view->column_count; i++)
		(void)json_object_set_new(
		    line, view->columns[i].name, json_value(&values[i]));
	json_append_line(out, line);
	json_decref(line);
}

static const struct table_format formats[] = {
    {EXPORT_CSV, "csv", "text/csv", csv_head, csv_row},
    {EXPORT_JSONL, "jsonl", "application/jsonl", jsonl_head, jsonl_row},
    {EXPORT_EXCEL, "excel.csv", "text/csv", excel_head, excel_row},
};

const struct table_format *
table_format(size_t i)
{
	return i < sizeof(formats) / sizeof(formats[0]) ? &formats[i] : NULL;
}

const struct table_format *
table_format_named(struct str name)
{
	for (size_t i = 0; table_format(i) != NULL; i++)
		if (table_format(i)->format != EXPORT_EXCEL &&
		    str_is(name, table_format(i)->ending))
			return table_format(i);
	return NULL;
}

unsigned
export_format_named(struct str name)
{
	const struct table_format *f = table_format_named(name);

	if (f != NULL)
		return (unsigned)f->format;
	if (str_is(name, "xlsx"))
		return EXPORT_XLSX;
	return str_is(name, "sav") ? EXPORT_SAV : 0;
}
