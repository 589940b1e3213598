#include "survey_chance.h"

enum { THOUSAND = 1000 };

/* The hash FNV-1a, a separator behind each text. */
static uint64_t
mix(uint64_t hash, struct str text)
{
	const uint64_t prime = 0x100000001b3;

	for (size_t i = 0; i < text.len; i++)
		hash = (hash ^ (unsigned char)text.ptr[i]) * prime;
	return (hash ^ 0xff) * prime;
}

struct dice
chance_of(const char *about, struct str a, struct str b)
{
	uint64_t hash = mix(0xcbf29ce484222325, str_of(about));

	return (struct dice){mix(mix(hash, a), b)};
}

bool
chance_hits(struct dice *d, int permille)
{
	return (int)dice_below(d, THOUSAND) < permille;
}

int
chance_between(struct dice *d, int low, int high)
{
	return low + (int)dice_below(d, (uint64_t)high - (uint64_t)low + 1);
}

int
chance_clamp(int n, int low, int high)
{
	if (n < low)
		return low;
	return n > high ? high : n;
}
