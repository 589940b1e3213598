#include "publish/report/roll.h"

#include <stdlib.h>

#include "record/office.h"
#include "record/province.h"

static struct roll_place
place_of(const struct book *b, size_t number)
{
	const struct book_agency *g = &b->agencies[number];
	struct roll_place at = {.agency = number, .group = g->ministry_th};

	at.level = str_is(g->level, "department") ? 0
	    : str_is(g->level, "province")        ? 1
	                                          : 2;
	at.province = province_of_code(g->province_code);
	if (at.province != NULL)
		at.office = office_of_code(g->office_code);
	if (at.office != NULL)
		at.group = g->office_code;
	return at;
}

static int
compare_places(const void *a, const void *b)
{
	const struct roll_place *x = a, *y = b;
	int order;

	if ((x->office != NULL) != (y->office != NULL))
		return x->office != NULL ? 1 : -1;
	/* Those of no ministry stand last. */
	if ((x->group.len > 0) != (y->group.len > 0))
		return x->group.len > 0 ? -1 : 1;
	order = str_compare(x->group, y->group);
	if (order != 0)
		return order;
	if (x->level != y->level)
		return x->level < y->level ? -1 : 1;
	return x->agency < y->agency ? -1 : x->agency > y->agency;
}

void
roll_make(const struct book *b, struct arena *a, struct roll *out)
{
	*out = (struct roll){
	    .places = arena_array(a, b->agency_count + 1, sizeof(*out->places)),
	    .count = b->agency_count,
	};
	for (size_t i = 0; i < b->agency_count; i++)
		out->places[i] = place_of(b, i);
	if (b->agency_count > 0)
		qsort(out->places, b->agency_count, sizeof(*out->places),
		    compare_places);
}

static bool
is_same_group(const struct roll_place *x, const struct roll_place *y)
{
	return x->office == y->office && str_equal(x->group, y->group);
}

static void
put_group(
    struct page *p, const struct roll_list *list, const struct roll_place *at)
{
	buf_printf(&p->h.out, "<h%d>", list->heading);
	if (at->office != NULL)
		html_words(&p->h, at->office->name);
	else
		page_foreign(p,
		    book_group_title(BOOK_BY_MINISTRY, at->group, p->h.lang));
	buf_printf(&p->h.out, "</h%d>\n<ul class=\"names\">\n", list->heading);
}

static void
put_agency(
    struct page *p, const struct roll_list *list, const struct roll_place *at)
{
	const struct book_agency *g = &p->book->agencies[at->agency];

	html_put(&p->h, "<li>");
	if (at->office != NULL) {
		page_link(p, "agencies/", book_file_name(g->id, &p->scratch),
		    list->fragment);
		html_words(&p->h, at->province->name);
		page_link_end(p);
	} else {
		page_agency(p, g, list->fragment);
	}
	html_put(&p->h, "\n");
}

void
roll_put(struct page *p, const struct roll_list *list)
{
	const struct roll_place *last = NULL;

	for (size_t i = 0; i < list->roll->count; i++) {
		const struct roll_place *at = &list->roll->places[i];

		if (!list->takes(list->state, at->agency))
			continue;
		if (last != NULL && !is_same_group(last, at))
			html_put(&p->h, "</ul>\n");
		if (last == NULL || !is_same_group(last, at))
			put_group(p, list, at);
		put_agency(p, list, at);
		last = at;
	}
	if (last != NULL)
		html_put(&p->h, "</ul>\n");
}
