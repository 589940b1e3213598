/*
 * The 19 kinds of offices that every province has one of, in the order of the
 * survey, by their codes of two digits ("01" to "19") as the targets table
 * names them.
 */
#ifndef RECORD_OFFICE_H
#define RECORD_OFFICE_H

#include "base/words.h"

enum { OFFICE_COUNT = 19 };

struct office {
	const char *code; /* "02" */
	/* As targets/offices.csv has it, without the name of a province. */
	struct words name;
	struct words short_name; /* for the head of a narrow column */
};

/* The kind with number i of OFFICE_COUNT, in the order of codes. */
const struct office *office_at(size_t i);

/* The kind of a code, or NULL. */
const struct office *office_of_code(struct str code);

#endif
