/*
 * Writing a data file of SPSS (.sav), which PSPP, R (haven), Stata and Python
 * (pyreadstat) read as well: variables with labels, codes with labels, codes
 * that count as missing.
 *
 * It appears whole or not at all, and the same calls give the same bytes: the
 * time in its head is fixed. Lengths in this format are bytes, of which Thai
 * takes three a character; what is longer is cut between two characters.
 *
 * Calls between open and finish cannot fail for their caller: the first error
 * is kept, what follows it is dropped, and sav_finish tells it.
 */
#ifndef PUBLISH_SAV_H
#define PUBLISH_SAV_H

#include "base/buf.h"
#include "base/digest.h"
#include "base/err.h"
#include "base/str.h"

enum {
	SAV_NAME_BYTES = 64,
	SAV_LABEL_BYTES = 252, /* of a variable; 256, and a multiple of 4 */
	SAV_CODE_LABEL_BYTES = 120,
	SAV_FILE_LABEL_BYTES = 64,
	SAV_TEXT_BYTES = 1000, /* of a text; we take no longer ones */
	SAV_MISSING_MAX = 3, /* codes of a variable that count as missing */
	SAV_VARIABLES_MAX = 9999
};

enum sav_kind {
	SAV_TEXT, /* nominal */
	SAV_CODE, /* a number with labels: nominal, F1.0 */
	SAV_WHOLE, /* a whole number: scale, F8.0 */
	SAV_SCORE /* scale, F8.4 */
};

struct sav_code {
	double value; /* of SAV_CODE */
	const char *word; /* of SAV_TEXT, in place of value */
	struct str label;
	bool is_missing; /* at most SAV_MISSING_MAX, not of words */
};

struct sav_variable {
	const char *name; /* made fit: sav_name */
	struct str label;
	enum sav_kind kind;
	size_t width; /* bytes of the longest text; 0 is taken as 1 */
	const struct sav_code *codes; /* variables may share a list */
	size_t code_count;
};

struct sav_setup {
	const char *path;
	struct str label; /* of the file */
	const struct sav_variable *variables;
	size_t variable_count; /* 1 to SAV_VARIABLES_MAX */
	int64_t row_count; /* that will come, no more and no fewer */
};

struct sav_result {
	int64_t size; /* bytes */
	char sha256[DIGEST_TEXT_BYTES];
	int64_t cut_count; /* texts that were too long */
};

struct sav;

/*
 * Appends the name that a variable gets: ASCII letters, digits and _ alone, a
 * letter first, no word of SPSS's own; of a name over 64 bytes its beginning
 * and its end. Case does not tell names apart.
 */
void sav_name(struct buf *out, struct str name);

/* Begins a file. ERR_IO or ERR_FULL when it cannot be written. What setup
 * points to must stay until sav_release. */
enum err_code sav_open(
    const struct sav_setup *setup, struct sav **out, struct err *e);

/* The value of the row's next variable. A malformed sequence and a NUL become
 * U+FFFD. */
void sav_text(struct sav *f, struct str text);
void sav_number(struct sav *f, double number); /* finite */

/* No value: system-missing; of a text, the empty one. */
void sav_empty(struct sav *f);

/* Ends the row; every variable has had its value. */
void sav_row_end(struct sav *f);

/* Puts the file in its place. */
enum err_code sav_finish(struct sav *f, struct sav_result *out, struct err *e);

/* Gives all back; a file that was not finished is dropped. NULL is fine. */
void sav_release(struct sav *f);

#endif
