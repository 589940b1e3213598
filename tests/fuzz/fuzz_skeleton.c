/* The skeleton of any clean source: every offset leads back, in order, to the
 * same character, and what stands for text lies where the text lies. */
#include "fuzz.h"

#include <assert.h>

#include "page/skeleton_impl.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct str source = {(const char *)data, size};
	struct str clean = clean_source(&a, source).text;
	struct skeleton s = skeleton_make(&a, clean);
	uint32_t last = 0;

	assert(s.text.len <= clean.len);
	for (size_t at = 0; at <= s.text.len; at++) {
		uint32_t back = skeleton_source(&s, at);

		assert(back >= last && back <= clean.len);
		last = back;
	}
	for (size_t i = 0; i < s.count; i++) {
		const struct skeleton_cut *c = &s.cuts[i];

		assert(c->at >= c->length && c->at <= s.text.len);
		assert(c->length == 0 || c->source.end == c->resumes);
		assert(i == 0 || c->resumes > s.cuts[i - 1].resumes);
	}
	arena_release(&a);
	return 0;
}
