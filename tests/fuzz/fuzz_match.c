/* The match form is its own match form, is UTF-8, and its map stays within the
 * text and ascends; a word is found within the haystack. */
#include "fuzz.h"

#include "fuzz_map.h"
#include "text/match.h"
#include "text/utf8.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct str text = {(const char *)data, size};
	struct str form = match_form_str(&a, text);
	struct offmap map = {0};
	struct buf mapped = {0};
	struct match_word word =
	    match_word_make(&a, str_slice(text, 0, 9), size % 2 == 0);
	struct span hit = {0, 0};

	match_form(&mapped, text, &map, &a);
	assert(str_equal(buf_str(&mapped), form));
	assert(str_equal(match_form_str(&a, form), form));
	assert(utf8_first_invalid(form) == STR_NONE);
	check_map(&map, form.len, size);
	while (match_find(form, &word, hit.end, &hit))
		assert(hit.start < hit.end && hit.end <= form.len);
	buf_release(&mapped);
	arena_release(&a);
	return 0;
}
