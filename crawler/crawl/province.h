/*
 * The 76 provinces of Thailand and Bangkok by their codes of two digits
 * (TIS 1099, ISO 3166-2:TH), as the targets table names them.
 */
#ifndef CRAWL_PROVINCE_H
#define CRAWL_PROVINCE_H

#include "base/str.h"

struct province {
	const char *code; /* "55" */
	const char *name_th; /* without "จังหวัด" */
	const char *name_en;
};

/* The province of a code, or NULL. */
const struct province *province_of_code(struct str code);

/*
 * The province that was probably meant where a code should stand: "TH-55", the
 * longer code of a district ("5501"), a name in Thai or English, also
 * mistyped; of other numbers the nearest, the lower of two. NULL when nothing
 * is near.
 */
const struct province *province_nearest(struct str given);

/* The province that stands behind "จังหวัด" in the name of an office, or NULL.
 */
const struct province *province_of_office(struct str name_th);

#endif
