/*
 * A small table on a terminal: columns aligned by display cells, every text
 * made safe. For tables that fit into memory; the last column is not padded.
 */
#ifndef CLI_GRID_H
#define CLI_GRID_H

#include <stdio.h>

#include "base/arena.h"
#include "base/words.h"

enum { GRID_COLUMNS_MAX = 8 };

struct grid {
	struct arena *arena; /* borrowed; holds the cells */
	size_t column_count;
	unsigned right; /* bit i: column i is set flush right */
	size_t fold_at; /* cells of a line, at which the last column goes on
	                   below itself; 0: it does not */
	struct str *cells;
	size_t cell_count;
	size_t capacity;
};

/* Adds one cell, made safe; a row is full after column_count cells. */
void grid_add(struct grid *g, struct str text);
void grid_add_number(struct grid *g, int64_t number);

/* Prints all rows, each after indent spaces. */
void grid_print(const struct grid *g, int indent, FILE *out);

/* Writes bytes as they are; they may be none. */
void print_bytes(struct str bytes, FILE *out);

/* Prints one text made safe. */
void print_safe(struct str text, FILE *out);

/* Prints a line made of words and what stands in their {1}..{9}, made safe. */
void print_words(struct words text, enum lang lang, const struct str *args,
    size_t count, FILE *out);

#endif
