/*
 * The pages of a made-up site: put into the frontier, the archive and the
 * ledger as if they had been crawled.
 */
#ifndef BENCH_SURVEY_PAGES_H
#define BENCH_SURVEY_PAGES_H

#include "base/arena.h"
#include "record/site.h"
#include "store/store.h"
#include "survey_fate.h"

/* A kind of page that government sites have. */
struct survey_kind {
	const char *path; /* below the root */
	const char *title;
	const char *click_path; /* link texts from the home page */
	const char *page_class;
	const char *before; /* a sentence that ends where something is found */
	const char *after;
};

struct survey_page {
	const struct survey_kind *kind;
	struct site_page page; /* capture_id, url, text_sha256 are filled */
};

struct survey_site {
	const struct agency *agency;
	const struct survey_fate *fate;
	int64_t row; /* of the agency */
	int64_t now_us; /* when it is its turn */
	int round; /* from 0 */
	struct str host; /* "www.p11-01.example" */
	struct str home; /* its address */
	struct survey_page *pages; /* the home page first; none unless it was
	                              reached */
	size_t page_count;
	int64_t unread_count; /* addresses that were not asked for */
};

/* Fills pages and puts them into the store, with what was not asked for, or
 * with the failure where nothing came. Texts live in the arena. */
enum err_code survey_pages_put(struct store *s, int64_t round,
    struct survey_site *site, struct arena *a, struct err *e);

/* The page of that path, or the home page; NULL: there is none at all. */
const struct survey_page *survey_page_at(
    const struct survey_site *site, const char *path);

#endif
