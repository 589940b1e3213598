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
 * Whether any cell of its table has an element for its header: it names it in
 * its headers attribute, or has none and stands below or behind it, as the role
 * of the header has it. Cells behind column TABLE_COLUMNS_MAX are taken to
 * stand there. Takes time in proportion to the table.
 */
enum { TABLE_COLUMNS_MAX = 512 };
bool page_header_is_assigned(const struct page *p, uint32_t header);

#endif
