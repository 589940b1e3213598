/*
 * Small XLSX files for tests, made part by part with libzip.
 */
#ifndef TESTS_UNIT_XLSX_FIXTURE_H
#define TESTS_UNIT_XLSX_FIXTURE_H

#include "base/arena.h"

struct xlsx_part {
	const char *name;
	const char *text;
};

/* An archive of these parts, in the arena. */
struct str xlsx_archive(
    struct arena *a, const struct xlsx_part *parts, size_t count);

/* A workbook with one sheet, "Answers", and the shared strings (NULL: none);
 * both are what stands inside the root element. */
struct str xlsx_one_sheet(
    struct arena *a, const char *strings, const char *rows);

#endif
