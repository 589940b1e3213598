/*
 * The 76 provinces of Thailand and Bangkok by their codes of two digits
 * (TIS 1099, ISO 3166-2:TH), as the targets table names them, with what a map
 * of them needs. What was meant where a code is wrong is guessed in
 * crawl/province_guess.h.
 */
#ifndef RECORD_PROVINCE_H
#define RECORD_PROVINCE_H

#include "base/words.h"

enum {
	PROVINCE_COUNT = 77,
	/* Of the map of tiles. */
	PROVINCE_COLUMNS = 10,
	PROVINCE_ROWS = 16
};

struct province {
	const char *code; /* "55" */
	struct words name; /* in Thai without "จังหวัด" */
	/* In Thai the two letters of the Royal Society, "นน"; else three
	 * letters that are in common use, "NAN". */
	struct words short_name;
	/*
	 * Its tile on a map of tiles of one size, one tile for each: north is
	 * up, and most of those that share a border touch, if only at a corner.
	 */
	int column; /* from 0, in the west */
	int row; /* from 0, in the north */
};

/* The province with number i of PROVINCE_COUNT, in the order of codes. */
const struct province *province_at(size_t i);

/* The province of a code, or NULL. */
const struct province *province_of_code(struct str code);

#endif
