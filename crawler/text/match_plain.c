#include "text/match_impl.h"

/* A walk over plain text. */
struct walk {
	struct str text;
	size_t at;
	size_t unit; /* where the last cell or ASCII character began */
	unsigned rank; /* of the last mark in the cell */
	uint32_t last;
};

/* Passes a printable ASCII character; a second blank is not plain. */
static bool
walk_ascii(struct walk *w, unsigned char c)
{
	if (c < ' ' || c >= 0x7f || (c == ' ' && w->last == ' '))
		return false;
	w->unit = w->at++;
	w->rank = RANK_NONE;
	w->last = c;
	return true;
}

/* Whether a character is written otherwise, or may be with the next one. */
static bool
is_rewritten(uint32_t c, uint32_t last)
{
	return (c >= 0x0e50 && c <= 0x0e59) || c == THAI_NIKHAHIT ||
	    (c == THAI_SARA_E && last == THAI_SARA_E);
}

/* Passes a Thai character, if the cell so far is in order. */
static bool
walk_thai(struct walk *w)
{
	const unsigned char *p = (const unsigned char *)w->text.ptr + w->at;
	uint32_t c;
	unsigned rank;

	/* U+0E00 to U+0E7F is E0, B8 or B9, and a third byte. */
	if (w->text.len - w->at < 3 || p[0] != 0xe0 || (p[1] & 0xfe) != 0xb8 ||
	    (p[2] & 0xc0) != 0x80)
		return false;
	c = THAI_FIRST | (p[1] & 1u) << 6 | (p[2] & 0x3fu);
	rank = match_thai_ranks[c - THAI_FIRST];
	if (is_rewritten(c, w->last) || (rank != RANK_NONE && rank <= w->rank))
		return false;
	if (rank == RANK_NONE)
		w->unit = w->at;
	w->at += 3;
	w->rank = rank;
	w->last = c;
	return true;
}

size_t
match_plain_run(struct str text, size_t at, bool is_after_blank)
{
	struct walk w = {text, at, at, RANK_NONE, is_after_blank ? ' ' : 0};

	while (w.at < text.len) {
		unsigned char c = (unsigned char)text.ptr[w.at];
		bool is_plain = c < 0x80 ? walk_ascii(&w, c) : walk_thai(&w);

		if (is_plain)
			continue;
		/* What stands here may be a mark for the last unit. */
		return (c < 0x80 ? w.at : w.unit) - at;
	}
	return w.at - at;
}
