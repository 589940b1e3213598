#include "crawl/known.h"

#include <assert.h>
#include <string.h>

#include "base/mem.h"

enum { SLOTS_MIN = 128, SLOTS_MAX = 2048 };

/* In two halves: an agency has many of these, and so none of them pads. */
struct known_link {
	uint32_t hash_low;
	uint32_t hash_high;
	uint32_t mark; /* 0: empty; see mark_of */
};

/* The priority, and whether it may still be opened by a shorter way. */
static uint32_t
mark_of(uint32_t priority, bool was_too_deep)
{
	return (priority + 1) << 1 | was_too_deep;
}

static uint32_t
priority_of(uint32_t mark)
{
	return (mark >> 1) - 1;
}

/* A priority too large to be kept is never the lower one. */
static uint32_t
cut_priority(int64_t priority)
{
	static const uint32_t max = UINT32_MAX / 2 - 1;

	assert(priority >= 0);
	return priority < max ? (uint32_t)priority : max;
}

/* Eight bytes at a time, each mixed with all that came before. */
static uint64_t
hash_of(struct str s)
{
	static const uint64_t odd = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t hash = s.len * odd;

	while (s.len > 0) {
		uint64_t word = 0;
		size_t n = s.len < sizeof(word) ? s.len : sizeof(word);

		memcpy(&word, s.ptr, n);
		hash = (hash ^ word) * odd;
		hash ^= hash >> 29;
		s = str_slice(s, n, s.len);
	}
	hash *= odd;
	return hash ^ hash >> 32;
}

/* The slot of a link, or the empty one where it belongs. There is one. */
static struct known_link *
slot_of(const struct known *k, uint64_t hash)
{
	size_t at = (size_t)hash & (k->slot_count - 1);

	while (k->slots[at].mark != 0 &&
	    (k->slots[at].hash_low != (uint32_t)hash ||
	        k->slots[at].hash_high != (uint32_t)(hash >> 32)))
		at = (at + 1) & (k->slot_count - 1);
	return &k->slots[at];
}

bool
known_covers(
    const struct known *k, struct str url, int64_t priority, bool is_near)
{
	uint32_t mark;

	if (k->count == 0)
		return false;
	mark = slot_of(k, hash_of(url))->mark;
	if (mark == 0 || cut_priority(priority) < priority_of(mark))
		return false;
	return !is_near || (mark & 1) == 0;
}

static void
grow(struct known *k)
{
	struct known old = *k;

	k->slot_count = old.slot_count == 0 ? SLOTS_MIN : old.slot_count * 2;
	k->slots = mem_alloc(mem_product(k->slot_count, sizeof(*k->slots)));
	for (size_t i = 0; i < old.slot_count; i++) {
		const struct known_link *l = &old.slots[i];

		if (l->mark != 0)
			*slot_of(
			    k, (uint64_t)l->hash_high << 32 | l->hash_low) = *l;
	}
	mem_free(old.slots);
}

void
known_add(struct known *k, struct str url, int64_t priority, bool was_too_deep)
{
	static_assert(KNOWN_MAX == SLOTS_MAX / 4 * 3, "three quarters full");
	uint32_t kept = cut_priority(priority);
	uint64_t hash = hash_of(url);
	struct known_link *slot;

	if (k->count >= k->slot_count / 4 * 3 && k->slot_count < SLOTS_MAX)
		grow(k);
	slot = slot_of(k, hash);
	if (slot->mark == 0) {
		if (k->count == KNOWN_MAX)
			return;
		k->count++;
		slot->hash_low = (uint32_t)hash;
		slot->hash_high = (uint32_t)(hash >> 32);
	} else {
		if (priority_of(slot->mark) < kept)
			kept = priority_of(slot->mark);
		was_too_deep = was_too_deep && (slot->mark & 1) != 0;
	}
	slot->mark = mark_of(kept, was_too_deep);
}

void
known_release(struct known *k)
{
	mem_free(k->slots);
	*k = (struct known){0};
}
