/* Contents of meta elements: what is read of one lies in it, and numbers lie in
 * their ranges. */
#include "fuzz.h"

#include <assert.h>

#include "page/refresh.h"
#include "page/viewport.h"

static void
check_inside(struct str part, struct str whole)
{
	assert(part.len == 0 ||
	    (part.ptr >= whole.ptr &&
	        part.ptr + part.len <= whole.ptr + whole.len));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct str content = {(const char *)data, size};
	struct viewport v = viewport_read(content);
	struct refresh r = refresh_read(content);

	for (size_t i = 0; i < VIEWPORT_KEY_COUNT; i++) {
		struct viewport_setting s = v.settings[i];

		check_inside(s.text, content);
		assert((s.text.len > 0) == (s.value > VIEWPORT_EMPTY));
		if (s.has_number && i < VIEWPORT_INITIAL_SCALE)
			assert(s.number >= 1 && s.number <= 10000);
		else if (s.has_number && i < VIEWPORT_USER_SCALABLE)
			assert(s.number >= 0.1 && s.number <= 10);
	}
	check_inside(viewport_get(&v, str_of("zoom")).text, content);
	check_inside(r.address, content);
	assert(r.delay_s >= 0 && (r.is_there || !r.has_address));
	return 0;
}
