#include "record/part.h"

const char *
part_kind_word(enum part_kind k)
{
	static const char *const words[PART_KIND_COUNT] = {"frame", "sheet"};

	return words[k];
}
