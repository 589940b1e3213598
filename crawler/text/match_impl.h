/*
 * What the files of match.h share: reading the characters that count, and one
 * step of each kind of script.
 */
#ifndef TEXT_MATCH_IMPL_H
#define TEXT_MATCH_IMPL_H

#include "text/match.h"

enum {
	THAI_FIRST = 0x0e00,
	THAI_LAST = 0x0e7f,
	THAI_SARA_AA = 0x0e32,
	THAI_SARA_AM = 0x0e33,
	THAI_SARA_E = 0x0e40,
	THAI_SARA_AE = 0x0e41,
	THAI_NIKHAHIT = 0x0e4d
};

/* What match_read gives at the end of the text. */
#define MATCH_END UINT32_MAX

/* A character that counts, and its place. */
struct match_char {
	uint32_t code_point; /* private-use marks already replaced */
	size_t start;
	size_t end;
};

/* The next character at or after at that is not invisible. */
struct match_char match_read(struct str text, size_t at);

/*
 * The length of the run at at that is its own match form but for capital ASCII
 * letters: printable ASCII and well-spelled Thai cells. What follows it has no
 * bearing on it.
 */
size_t match_plain_run(struct str text, size_t at, bool is_after_blank);

/* Room for what one step writes: a cluster of 48 code points. */
enum { MATCH_STEP_BYTES = 256 };

/* What one step makes of the characters from first on. */
struct match_step {
	char bytes[MATCH_STEP_BYTES];
	size_t len;
	size_t end; /* in the text, behind the last character used */
};

/* The order in which the marks of a cell are written; RANK_NONE is what begins
 * a cell or stands outside. By code point from THAI_FIRST. */
enum { RANK_NONE, RANK_BELOW, RANK_ABOVE, RANK_TONE, RANK_SILENT, RANK_AM };
extern const unsigned char match_thai_ranks[THAI_LAST - THAI_FIRST + 1];

bool match_is_thai(uint32_t c);

/* One Thai cell, digit or sign. */
void match_thai_step(
    struct match_step *step, struct str text, struct match_char first);

/* One base of another script with its marks. */
void match_fold_step(
    struct match_step *step, struct str text, struct match_char first);

/* Adds a code point to a step: blanks of all kinds as a space, dashes as a
 * hyphen. */
void match_step_add(struct match_step *step, uint32_t c);

/* Whether a code point is passed over in the consonant skeleton. */
bool match_is_thai_mark(uint32_t c);

#endif
