/*
 * What the readers of CSV and XLSX share: rows that are filled within bounds.
 */
#ifndef PUBLISH_SHEET_IMPL_H
#define PUBLISH_SHEET_IMPL_H

#include "publish/sheet_read.h"

struct sheet_builder {
	struct arena *arena; /* borrowed */
	struct sheet_file out;
	size_t sheet_capacity;
	size_t row_capacity; /* of the newest sheet */
	size_t cell_capacity; /* of its newest row */
	size_t row_count; /* of all sheets */
	size_t cell_count;
};

/* Begins a sheet; the name is borrowed. */
enum err_code sheet_begin(
    struct sheet_builder *b, struct str name, struct err *e);

/* Begins a row of the newest sheet; one that stays empty is dropped by what
 * follows. ERR_SYNTAX unless number is behind the row before it. */
enum err_code sheet_begin_row(
    struct sheet_builder *b, int64_t number, struct err *e);

/* Puts a cell of the newest row, column from 0; the text is borrowed. */
enum err_code sheet_put(
    struct sheet_builder *b, size_t column, struct str text, struct err *e);

/* Ends the newest sheet. */
void sheet_end(struct sheet_builder *b);

enum err_code sheet_read_csv(
    struct sheet_builder *b, struct str bytes, struct err *e);
enum err_code sheet_read_xlsx(
    struct sheet_builder *b, struct str bytes, struct err *e);

struct xml_attributes;

/* One part of an XLSX file as events; names come without their prefixes. A
 * handler's error ends the reading. */
struct xml_part {
	const char *name; /* for messages */
	struct str bytes;
	void *state;
	enum err_code (*on_start)(void *state, struct str name,
	    const struct xml_attributes *attributes, struct err *e);
	/* In pieces. */
	void (*on_text)(void *state, struct str text);
	enum err_code (*on_end)(void *state, struct str name, struct err *e);
};

/* The value of the attribute with this name, its prefix aside, borrowed until
 * the handler returns; empty when there is none. */
struct str xml_attribute(const struct xml_attributes *all, const char *name);

/* ERR_SYNTAX when it is not well-formed, not UTF-8, or has a document type: no
 * entity but the five of XML itself is ever known. */
enum err_code xml_read(const struct xml_part *part, struct err *e);

/* The texts that the cells of all sheets share. */
struct shared_strings {
	struct str *texts;
	size_t count;
	size_t capacity;
};

/* Reads xl/sharedStrings.xml, and a worksheet, into the newest sheet of b. */
enum err_code xlsx_read_strings(struct arena *a, const char *name,
    struct str bytes, struct shared_strings *out, struct err *e);
enum err_code xlsx_read_cells(struct sheet_builder *b,
    const struct shared_strings *strings, const char *name, struct str bytes,
    struct err *e);

#endif
