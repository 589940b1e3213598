/*
 * Which province was meant: by a code that is wrong, a name, or the name of an
 * office. The provinces themselves are in record/province.h.
 */
#ifndef CRAWL_PROVINCE_GUESS_H
#define CRAWL_PROVINCE_GUESS_H

#include "record/province.h"

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
