#include "page/page_impl.h"

/*
 * Thai that was read as another encoding before it reached the server, and
 * written down so: no byte of it is broken, and no reader makes words of it.
 */
enum {
	TRIPLETS_MIN = 4, /* in a row; "เธอเน้น" are two */
	LETTERS_MIN = 8, /* in a row, each unlike the one before */
	MARKED_MIN = 2 /* of these no punctuation */
};

/* The first two of the three bytes of a Thai letter in UTF-8, read as
 * windows-1252 and as windows-874. */
static const char *const leads[] = {
    "\u00e0\u00b8", "\u00e0\u00b9", "\u0e40\u0e18", "\u0e40\u0e19"};

/* Where the character at an offset ends. */
static size_t
skip_character(struct str text, size_t at)
{
	at++;
	while (at < text.len && ((unsigned char)text.ptr[at] & 0xc0) == 0x80)
		at++;
	return at;
}

/* The bytes of the lead at an offset; 0 for none. */
static size_t
lead_at(struct str text, size_t at)
{
	struct str rest = str_slice(text, at, text.len);

	for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
		if (str_starts(rest, str_of(leads[i])))
			return str_of(leads[i]).len;
	return 0;
}

/* The characters that triplets in a row take from an offset on; *at is set
 * behind them. The third of one may have been lost. */
static size_t
read_triplets(struct str text, size_t *at)
{
	size_t count = 0, here = *at, lead = lead_at(text, here);

	for (; lead > 0; count++) {
		here += lead;
		if (here < text.len && lead_at(text, here) == 0)
			here = skip_character(text, here);
		lead = lead_at(text, here);
	}
	if (count < TRIPLETS_MIN)
		return 0;
	*at = here;
	return 3 * count;
}

/* Whether what stands at an offset is a byte of windows-874 Thai, read as
 * windows-1252. */
static bool
is_thai_as_latin(struct str text, size_t at)
{
	unsigned char lead, next;

	if (at + 1 >= text.len)
		return false;
	lead = (unsigned char)text.ptr[at];
	next = (unsigned char)text.ptr[at + 1];
	return (lead == 0xc2 && next >= 0xa1) ||
	    (lead == 0xc3 && next >= 0x80 && next <= 0xbb);
}

/* The same for such letters in a row. */
static size_t
read_latin(struct str text, size_t *at)
{
	size_t here = *at, unlike = 0, marked = 0;
	char before = '\0';

	for (; is_thai_as_latin(text, here); here += 2) {
		unlike += text.ptr[here + 1] != before;
		marked += (unsigned char)text.ptr[here] == 0xc3;
		before = text.ptr[here + 1];
	}
	if (unlike < LETTERS_MIN || marked < MARKED_MIN)
		return 0;
	unlike = (here - *at) / 2;
	*at = here;
	return unlike;
}

size_t
garbled_characters(struct str text)
{
	size_t count = 0;

	for (size_t at = 0; at < text.len;) {
		size_t end = at, found;

		found = read_triplets(text, &end);
		if (found == 0)
			found = read_latin(text, &end);
		count += found;
		if (end == at)
			end = skip_character(text, at);
		at = end;
	}
	return count;
}
