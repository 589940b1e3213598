#include "dice.h"

static uint64_t
next(struct dice *d)
{
	uint64_t z = d->state += 0x9e3779b97f4a7c15;

	z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9;
	z = (z ^ z >> 27) * 0x94d049bb133111eb;
	return z ^ z >> 31;
}

uint64_t
dice_below(struct dice *d, uint64_t below)
{
	return next(d) % below;
}

bool
dice_hits(struct dice *d, uint64_t one_in)
{
	return dice_below(d, one_in) == 0;
}
