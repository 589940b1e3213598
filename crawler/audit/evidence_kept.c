/* The evidence made on a page so far: rules often rest on the same words and
 * links, and to find their place again would cost as much as to find them. */
#include "audit/evidence_impl.h"

struct kept_evidence {
	struct kept_evidence *next;
	struct hit hit;
	size_t context;
	struct evidence evidence;
};

static size_t
bucket_of(const struct hit *hit)
{
	uint64_t mix = (uint64_t)hit->text.start << 32 | hit->element;

	mix = (mix ^ hit->text.end) * UINT64_C(0x9e3779b97f4a7c15);
	return mix >> 32 & (EVIDENCE_BUCKETS - 1);
}

static bool
is_same(const struct kept_evidence *k, const struct hit *hit, size_t context)
{
	return k->hit.text.start == hit->text.start &&
	    k->hit.text.end == hit->text.end &&
	    k->hit.element == hit->element &&
	    k->hit.quote.ptr == hit->quote.ptr &&
	    k->hit.quote.len == hit->quote.len && k->context == context;
}

struct evidence *
evidence_kept(
    struct scan *s, const struct hit *hit, size_t context, bool *is_new)
{
	struct kept_evidence **bucket = &s->kept[bucket_of(hit)];
	struct kept_evidence *k = *bucket;

	while (k != NULL && !is_same(k, hit, context))
		k = k->next;
	*is_new = k == NULL;
	if (k != NULL)
		return &k->evidence;
	k = arena_alloc(s->arena, sizeof(*k));
	*k = (struct kept_evidence){
	    .next = *bucket, .hit = *hit, .context = context};
	*bucket = k;
	return &k->evidence;
}
