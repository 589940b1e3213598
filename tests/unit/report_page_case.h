/*
 * A report case whose pages are written to a folder and read back.
 */
#ifndef TESTS_UNIT_REPORT_PAGE_CASE_H
#define TESTS_UNIT_REPORT_PAGE_CASE_H

#include "base/file.h"
#include "publish/report/pages.h"
#include "report_case.h"

struct written {
	struct report_case *r;
	struct arena arena;
	struct folder to;
};

static inline void
written_open(struct written *w, struct report_case *r)
{
	struct err e = {0};

	*w = (struct written){.r = r};
	if (folder_open(&w->to, &w->arena, r->setup.folder, &e) != ERR_NONE)
		fail_msg("folder: %s", e.msg);
	(void)report_case_book(r);
}

static inline void
written_free(struct written *w)
{
	folder_drop(&w->to);
	arena_release(&w->arena);
	report_case_free(w->r);
}

/* Writes the pages of a kind in both languages. */
static inline void
write_kind(struct written *w,
    enum err_code (*kind)(
        struct book *, enum lang, struct folder *, struct err *))
{
	struct err e = {0};

	if (kind(&w->r->book, LANG_TH, &w->to, &e) != ERR_NONE ||
	    kind(&w->r->book, LANG_EN, &w->to, &e) != ERR_NONE)
		fail_msg("pages: %s", e.msg);
}

static inline struct str
page_of(struct written *w, const char *path)
{
	struct buf text = {0};
	struct err e = {0};
	struct str got;

	if (file_read(file_join(&w->arena, w->to.fresh, path), 1 << 20, &text,
	        &e) != ERR_NONE)
		fail_msg("%s: %s", path, e.msg);
	got = arena_str(&w->arena, buf_str(&text));
	buf_release(&text);
	return got;
}

static inline void
has(struct str page, const char *want)
{
	if (str_find(page, str_of(want), 0) == STR_NONE)
		fail_msg("no \"%s\" in %.*s", want, STR_ARG(page));
}

static inline void
has_not(struct str page, const char *unwanted)
{
	if (str_find(page, str_of(unwanted), 0) != STR_NONE)
		fail_msg("\"%s\" in %.*s", unwanted, STR_ARG(page));
}

#endif
