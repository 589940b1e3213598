#include "record/region.h"

#include <stdlib.h>

#include "record/absence.h"

static int
by_text(const void *a, const void *b)
{
	const struct region_piece *x = a, *y = b;
	int order = str_compare(x->quote, y->quote);

	if (order == 0)
		order = str_compare(x->before, y->before);
	return order != 0 ? order : str_compare(x->after, y->after);
}

/* Of a "not there", which names what it looked at, the pages' text alone; of
 * one that no page's text is behind, such as the status of an address, what it
 * names. */
static struct region_piece
distilled(const struct region_piece *p)
{
	if (p->kind != MATCH_ABSENCE || p->after.len == 0)
		return (struct region_piece){
		    p->kind, p->quote, p->before, p->after};
	return (struct region_piece){
	    .kind = p->kind, .after = absence_text_of(p->after)};
}

void
region_digest(
    struct region_piece *pieces, size_t count, char out[DIGEST_TEXT_BYTES])
{
	struct digest *d = digest_new(DIGEST_SHA256);

	for (size_t i = 0; i < count; i++)
		pieces[i] = distilled(&pieces[i]);
	if (count > 0)
		qsort(pieces, count, sizeof(*pieces), by_text);
	for (size_t i = 0; i < count; i++) {
		const struct str texts[] = {
		    pieces[i].quote, pieces[i].before, pieces[i].after};

		for (size_t k = 0; k < sizeof(texts) / sizeof(texts[0]); k++) {
			digest_add(d, texts[k]);
			digest_add(d, (struct str){"", 1});
		}
	}
	digest_finish(d, out);
}
