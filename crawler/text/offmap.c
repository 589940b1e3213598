#include "text/offmap.h"

#include <assert.h>

void
offmap_add_many(struct offmap *m, struct arena *a, uint32_t to_step,
    uint32_t from_step, uint32_t count)
{
	struct offmap_run *last = m->count > 0 ? &m->runs[m->count - 1] : NULL;
	uint64_t to_end = m->to_end + (uint64_t)to_step * count;
	uint64_t from_end = m->from_end + (uint64_t)from_step * count;

	assert(to_end <= UINT32_MAX && from_end <= UINT32_MAX);
	if (count == 0 || (to_step == 0 && from_step == 0))
		return;
	if (last == NULL || last->to_step != to_step ||
	    last->from_step != from_step) {
		m->runs = arena_grow(
		    a, m->runs, &m->capacity, m->count + 1, sizeof(*m->runs));
		m->runs[m->count++] = (struct offmap_run){
		    m->to_end, m->from_end, to_step, from_step};
	}
	m->to_end = (uint32_t)to_end;
	m->from_end = (uint32_t)from_end;
}

void
offmap_add(
    struct offmap *m, struct arena *a, uint32_t to_bytes, uint32_t from_bytes)
{
	offmap_add_many(m, a, to_bytes, from_bytes, 1);
}

/* The unit that holds the byte at offset to: its place in the original. */
static struct span
unit_at(const struct offmap *m, uint32_t to)
{
	size_t low = 0, high = m->count;
	const struct offmap_run *r;
	uint32_t start;

	if (to >= m->to_end)
		return (struct span){m->from_end, m->from_end};
	/* The last run that starts at or before to: a dropped run shares its
	 * offset with the run behind it, which is the one meant. */
	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (m->runs[middle].to <= to)
			low = middle;
		else
			high = middle;
	}
	r = &m->runs[low];
	start = r->from + (to - r->to) / r->to_step * r->from_step;
	return (struct span){start, start + r->from_step};
}

struct span
offmap_back(const struct offmap *m, struct span to)
{
	struct span first, last;

	if (m->count == 0)
		return to;
	first = unit_at(m, to.start);
	if (to.end <= to.start)
		return (struct span){first.start, first.start};
	last = unit_at(m, to.end - 1);
	return (struct span){first.start, last.end};
}

uint32_t
offmap_forward(const struct offmap *m, uint32_t from)
{
	size_t low = 0, high = m->count;
	uint32_t end = m->to_end;
	const struct offmap_run *r;

	if (m->count == 0)
		return from;
	/* The first run that begins at or behind from. */
	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (m->runs[middle].from < from)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < m->count)
		end = m->runs[low].to;
	if (low == 0)
		return end;
	/* A unit of the run before it may do; what was dropped has none. */
	r = &m->runs[low - 1];
	if (r->from_step > 0 && r->to_step > 0) {
		uint64_t units = (from - r->from - 1) / r->from_step + 1;
		uint64_t to = r->to + units * r->to_step;

		return to < end ? (uint32_t)to : end;
	}
	return end;
}
