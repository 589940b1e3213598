#include "text/language.h"

#include "text/language_impl.h"

enum { CODE_MAX = 3 };

/* The numbers of the letters of a code; false when it is none. */
static bool
read_letters(struct str code, unsigned letters[CODE_MAX])
{
	if (code.len < 2 || code.len > CODE_MAX)
		return false;
	for (size_t i = 0; i < code.len; i++) {
		char c = str_lower_char(code.ptr[i]);

		if (c < 'a' || c > 'z')
			return false;
		letters[i] = (unsigned)(c - 'a');
	}
	return true;
}

bool
language_is_known(struct str tag)
{
	unsigned letters[CODE_MAX];
	struct str code = str_slice(tag, 0, str_find_char(tag, '-', 0));
	uint32_t last;

	if (!read_letters(code, letters))
		return false;
	last = code.len == 2 ? language_pairs[letters[0]]
	                     : language_triples[letters[0]][letters[1]];
	return (last >> letters[code.len - 1] & 1) != 0;
}
