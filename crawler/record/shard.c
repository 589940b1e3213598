#include "record/shard.h"

#include "base/limits.h"

bool
shard_parse(struct str text, struct shard *out)
{
	size_t slash = str_find_char(text, '/', 0);
	int64_t number, count;

	if (slash == STR_NONE ||
	    !str_to_int64(str_slice(text, slash + 1, text.len), 1, LIMIT_SHARDS,
	        &count) ||
	    !str_to_int64(str_slice(text, 0, slash), 1, count, &number))
		return false;
	*out = (struct shard){number, count};
	return true;
}
