/*
 * A style sheet without what does not matter here. Of a large one few rules say
 * anything about being seen; these are worth keeping between the pages that it
 * belongs to, the whole is not.
 *
 * The one rule: a page reads what was distilled exactly as it reads the whole.
 */
#ifndef PAGE_SHEET_H
#define PAGE_SHEET_H

#include "base/buf.h"
#include "page/page.h"

/*
 * Appends to out a sheet in UTF-8, to be given as "text/css; charset=utf-8" and
 * without coding, that has the same rules as far as they hide or show, in the
 * same order; *is_cut is what to give with it. Returns false, and appends
 * nothing, when nothing can stand for the sheet: it is none, or its encoding is
 * only known to the page that names it.
 */
bool sheet_distill(
    const struct page_part *sheet, struct buf *out, bool *is_cut);

#endif
