#include "text/match_impl.h"

/*
 * A cell, as WTT 2.0 has it: a base, and around it marks that a reader sees in
 * one place in whatever order they were typed. A mark that has no consonant
 * before it makes a cell without a base.
 */

const unsigned char match_thai_ranks[THAI_LAST - THAI_FIRST + 1] = {
    [0x31] = RANK_ABOVE, /* mai han akat */
    [0x33] = RANK_AM, /* sara am */
    [0x34] = RANK_ABOVE, /* sara i */
    [0x35] = RANK_ABOVE, /* sara ii */
    [0x36] = RANK_ABOVE, /* sara ue */
    [0x37] = RANK_ABOVE, /* sara uee */
    [0x38] = RANK_BELOW, /* sara u */
    [0x39] = RANK_BELOW, /* sara uu */
    [0x3a] = RANK_BELOW, /* phinthu */
    [0x47] = RANK_ABOVE, /* maitaikhu */
    [0x48] = RANK_TONE, /* mai ek */
    [0x49] = RANK_TONE, /* mai tho */
    [0x4a] = RANK_TONE, /* mai tri */
    [0x4b] = RANK_TONE, /* mai chattawa */
    [0x4c] = RANK_SILENT, /* thanthakhat */
    [0x4d] = RANK_ABOVE, /* nikhahit */
    [0x4e] = RANK_SILENT, /* yamakkan */
};

/* Sixteen of them are marks. */
enum { MARK_COUNT = 16 };

bool
match_is_thai(uint32_t c)
{
	return c >= THAI_FIRST && c <= THAI_LAST;
}

static unsigned
rank_of(uint32_t c)
{
	return match_is_thai(c) ? match_thai_ranks[c - THAI_FIRST] : RANK_NONE;
}

bool
match_is_thai_mark(uint32_t c)
{
	unsigned rank = rank_of(c);

	return rank != RANK_NONE && rank != RANK_AM;
}

static bool
is_consonant(uint32_t c)
{
	return c >= 0x0e01 && c <= 0x0e2e;
}

struct cell {
	uint32_t marks[MARK_COUNT]; /* each once, as first met */
	size_t count;
	bool has_nikhahit;
	bool has_am; /* ends in sara am, however it was spelled */
};

static void
cell_add_mark(struct cell *cell, uint32_t c)
{
	if (c == THAI_NIKHAHIT)
		cell->has_nikhahit = true;
	for (size_t i = 0; i < cell->count; i++)
		if (cell->marks[i] == c)
			return;
	cell->marks[cell->count++] = c;
}

/* Takes a character into the cell; false when it belongs to the next one. */
static bool
cell_take(struct cell *cell, uint32_t c)
{
	if (match_is_thai_mark(c)) {
		cell_add_mark(cell, c);
		return true;
	}
	if (c == THAI_SARA_AM ||
	    (c == THAI_SARA_AA && cell->has_nikhahit && !cell->has_am)) {
		cell->has_am = true;
		return true;
	}
	return false;
}

static void
cell_write(const struct cell *cell, struct match_step *step)
{
	for (unsigned rank = RANK_BELOW; rank < RANK_AM; rank++)
		for (size_t i = 0; i < cell->count; i++)
			if (rank_of(cell->marks[i]) == rank &&
			    (cell->marks[i] != THAI_NIKHAHIT || !cell->has_am))
				match_step_add(step, cell->marks[i]);
	if (cell->has_am)
		match_step_add(step, THAI_SARA_AM);
}

/* Reads and writes the marks at and behind next. */
static void
step_marks(struct match_step *step, struct str text, struct match_char next)
{
	struct cell cell = {.count = 0};

	while (cell_take(&cell, next.code_point)) {
		step->end = next.end;
		next = match_read(text, next.end);
	}
	cell_write(&cell, step);
}

void
match_thai_step(
    struct match_step *step, struct str text, struct match_char first)
{
	uint32_t c = first.code_point;

	step->end = first.end;
	if (is_consonant(c)) {
		match_step_add(step, c);
		step_marks(step, text, match_read(text, first.end));
	} else if (rank_of(c) != RANK_NONE) {
		step_marks(step, text, first);
	} else if (c == THAI_SARA_E) {
		struct match_char next = match_read(text, first.end);
		bool is_double = next.code_point == THAI_SARA_E;

		match_step_add(step, is_double ? THAI_SARA_AE : c);
		if (is_double)
			step->end = next.end;
	} else if (c >= 0x0e50 && c <= 0x0e59) {
		match_step_add(step, '0' + (c - 0x0e50));
	} else {
		match_step_add(step, c);
	}
}
