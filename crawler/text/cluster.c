#include "text/cluster.h"

#include <utf8proc.h>

#include "text/utf8.h"

enum { CODE_POINTS_MAX = 32 };

size_t
cluster_next(struct str s)
{
	utf8proc_int32_t state = 0;
	uint32_t before, c;
	size_t end = utf8_next(s, &before);

	for (int count = 1; end < s.len && count < CODE_POINTS_MAX; count++) {
		size_t length = utf8_next(str_slice(s, end, s.len), &c);

		if (utf8proc_grapheme_break_stateful(
		        (utf8proc_int32_t)before, (utf8proc_int32_t)c, &state))
			break;
		before = c;
		end += length;
	}
	return end;
}

struct str
cluster_cut(struct str s, size_t max_bytes)
{
	size_t end = 0;

	if (s.len <= max_bytes)
		return s;
	while (end < s.len) {
		size_t length = cluster_next(str_slice(s, end, s.len));

		if (length > max_bytes - end)
			break;
		end += length;
	}
	return str_slice(s, 0, end);
}
