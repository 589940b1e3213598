/*
 * Tables as assistive technology reads them out: which header belongs to which
 * cell (HTML Standard, 4.9.12; for what is a table by its roles alone, by the
 * order of its rows and cells). Which table is one for layout is not asked.
 */
#ifndef PAGE_DATA_TABLE_H
#define PAGE_DATA_TABLE_H

#include "page/role.h"

/* The closest element around a cell that is a table, by its tag or its role;
 * PAGE_NONE without one. */
uint32_t page_table_of(const struct page *p, uint32_t cell);

/* Whether each id in the headers attribute of a cell is that of another cell of
 * the same table. True without ids. */
bool page_cell_headers_exist(const struct page *p, uint32_t cell);

/*
 * For each element of the page whether it is a header that a cell of its table
 * has: one that names it in its headers attribute, or that names none and
 * stands below or behind it, as the role of the header has it. Cells behind
 * column TABLE_COLUMNS_MAX are taken to stand there. In the arena.
 */
enum { TABLE_COLUMNS_MAX = 512 };
const bool *page_used_headers(const struct page *p, struct arena *a);

#endif
