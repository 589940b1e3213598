/*
 * Text with the escapes of a web file: \n \r \t \\ and \xHH for any byte.
 */
#ifndef TESTS_WEB_ESCAPE_H
#define TESTS_WEB_ESCAPE_H

#include "base/buf.h"

/* The value of a hexadecimal digit, or -1. */
int hex_digit(char c);

/* Appends text with its escapes undone. False on an escape that is none; out
 * then holds what came before it. */
bool escape_append(struct buf *out, struct str text);

/* Appends a URL path with %HH undone; a % without two digits stands for
 * itself. */
void percent_append(struct buf *out, struct str path);

#endif
