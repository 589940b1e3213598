/* The pages of ministries: their figures, their agencies, their sites. */
#include "report_page_case.h"

/* The file of the page of a ministry. */
static const char *
ministry_page(struct written *w, const char *lang, const char *name)
{
	struct str slug = book_slug(BOOK_BY_MINISTRY, str_of(name), &w->arena);

	return arena_cstr(&w->arena,
	    arena_printf(
	        &w->arena, "%sministries/%.*s.html", lang, STR_ARG(slug)));
}

/* "<data value="0.6">", as a page sets it. */
static const char *
as_data(struct written *w, double value)
{
	return arena_cstr(&w->arena,
	    arena_printf(&w->arena, "<data value=\"%.15g\">", value));
}

static void
ministries_are_listed_with_their_means(void **state)
{
	struct written w;
	struct str page;
	const struct group *g;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_ministries);
	page = page_of(&w, "en/ministries.html");
	g = book_group(&w.r->book, BOOK_BY_MINISTRY, str_of("กระทรวงก"));
	assert_non_null(g);
	has(page, as_data(&w, g->figures[w.r->book.overall].score));
	has(page, as_data(&w, g->figures[w.r->book.overall].upper));
	has(page, ministry_page(&w, "", "กระทรวงก"));
	has(page, "<bdi lang=\"th\">กระทรวงข</bdi>");
	has(page_of(&w, "ministries.html"), "<bdi>กระทรวงข</bdi>");
	written_free(&w);
}

static void
a_ministry_shows_its_agencies_and_no_other(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_ministries);
	page = page_of(&w, ministry_page(&w, "en/", "กระทรวงก"));
	has(page, "<h1><bdi lang=\"th\">กระทรวงก</bdi></h1>");
	has(page, "href=\"../agencies/a-1.html\"");
	has(page, "href=\"../agencies/p55-02.html\"");
	has_not(page, "agencies/a-2.html");
	has(page, "href=\"../indicators/use.html\"");
	/* Of three agencies two could be looked at. */
	has(page, "<a href=\"#sites\"><data value=\"2\">2</data></a>");
	has(page, "did not answer");
	written_free(&w);
}

/* Passed 3 and 1, failed 1, undecided 3, inapplicable 1. */
/* Where a page first leads to an agency. */
static size_t
place_in(struct written *w, struct str page, const struct book_agency *g)
{
	struct str link =
	    arena_printf(&w->arena, "agencies/%.*s.html\"", STR_ARG(g->id));

	return str_find(page, link, 0);
}

static void
the_highest_score_comes_first(void **state)
{
	struct written w;
	const struct book *b;
	struct str page;
	int pairs = 0;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_indicators);
	b = &w.r->book;
	page = page_of(&w,
	    arena_printf(&w.arena, "indicators/%.*s.html",
	        STR_ARG(book_figure_file(&b->names[b->overall], &w.arena)))
	        .ptr);
	for (size_t i = 0; i < b->agency_count; i++)
		for (size_t k = 0; k < b->agency_count; k++) {
			const struct figure *x =
			    &b->agencies[i].figures[b->overall];
			const struct figure *y =
			    &b->agencies[k].figures[b->overall];

			if (!x->has_score ||
			    (y->has_score && x->score <= y->score))
				continue;
			pairs++;
			assert_true(place_in(&w, page, &b->agencies[i]) <
			    place_in(&w, page, &b->agencies[k]));
		}
	assert_true(pairs > 1);
	written_free(&w);
}

static void
verdicts_that_are_open_stand_beside_the_decided(void **state)
{
	struct written w;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_ministries);
	has(page_of(&w, ministry_page(&w, "en/", "กระทรวงก")),
	    "<td class=\"n\"><data value=\"4\">4</data></td>"
	    "<td class=\"n\"><data value=\"1\">1</data></td>"
	    "<td class=\"n\"><data value=\"3\">3</data></td>"
	    "<td class=\"n\"><data value=\"1\">1</data></td>");
	written_free(&w);
}

static void
names_of_agencies_are_text(void **state)
{
	struct written w;
	struct str page;

	(void)state;
	written_open(&w, report_case_new());
	write_kind(&w, pages_ministries);
	page = page_of(&w, ministry_page(&w, "en/", "กระทรวงข"));
	has(page, "Department &lt;b&gt;Two&lt;/b&gt;");
	has_not(page, "<b>");
	written_free(&w);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(ministries_are_listed_with_their_means),
	    cmocka_unit_test(a_ministry_shows_its_agencies_and_no_other),
	    cmocka_unit_test(the_highest_score_comes_first),
	    cmocka_unit_test(verdicts_that_are_open_stand_beside_the_decided),
	    cmocka_unit_test(names_of_agencies_are_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
