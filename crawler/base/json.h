/*
 * The few things that every writer of JSON does alike: one compact line with
 * sorted keys and 15 digits, so that the same values are the same bytes.
 * Building and reading values is jansson's own.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

/* A new JSON string over s; bytes that are not UTF-8 become U+FFFD. */
json_t *json_from_str(struct str s);

/* A new JSON string, or null when cstr is NULL. */
json_t *json_from_cstr(const char *cstr);

/* The text of object[key] when it is a string, else the empty slice; borrowed
 * from the object. */
struct str json_text(const json_t *object, const char *key);

/* Appends value as one line and a newline; does not take value. */
void json_append_line(struct buf *out, const json_t *value);

/* Appends value over several lines with a newline at the end, keys in the
 * order in which they were set; does not take value. */
void json_append_pretty(struct buf *out, const json_t *value);

/* Reads one JSON text; ERR_SYNTAX with line and column when it is none, or
 * when a key stands twice. The caller owns *out (json_decref). */
enum err_code json_read(struct str text, json_t **out, struct err *e);

#endif
