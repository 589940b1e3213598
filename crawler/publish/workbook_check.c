#include "publish/workbook_check_impl.h"

#include <stdio.h>
#include <string.h>

#include <zip.h>

#include "base/mem.h"

enum { PIECE_BYTES = 64 * 1024 };

/* What is seen of a part while it is read. */
struct part {
	int64_t cells; /* elements c */
	size_t matched; /* bytes of the beginning of one */
	char last; /* byte that is no space */
};

static void
look(struct part *p, const char *piece, size_t size)
{
	static const char cell[] = "<c ";

	for (size_t i = 0; i < size; i++) {
		if (piece[i] == cell[p->matched])
			p->matched++;
		else
			p->matched = piece[i] == cell[0];
		if (p->matched == sizeof(cell) - 1) {
			p->cells++;
			p->matched = 0;
		}
	}
	for (size_t i = size; i > 0; i--)
		if (!str_is_space_char(piece[i - 1])) {
			p->last = piece[i - 1];
			break;
		}
}

/* Reads a part to its end; false when it cannot be read. */
static bool
read_part(zip_t *archive, zip_uint64_t index, struct part *out)
{
	zip_file_t *file = zip_fopen_index(archive, index, 0);
	char *piece;
	zip_int64_t n;

	if (file == NULL)
		return false;
	piece = mem_alloc(PIECE_BYTES);
	while ((n = zip_fread(file, piece, PIECE_BYTES)) > 0)
		look(out, piece, (size_t)n);
	mem_free(piece);
	(void)zip_fclose(file);
	return n == 0;
}

static bool
is_part_whole(zip_t *archive, zip_uint64_t index, const int64_t *cells,
    size_t sheet_count)
{
	static const char folder[] = "xl/worksheets/sheet";
	const char *name = zip_get_name(archive, index, 0);
	struct part part = {0};
	struct str rest = str_of(name);
	int64_t number;

	if (!read_part(archive, index, &part) || part.last != '>')
		return false;
	if (!str_starts(rest, str_of(folder)))
		return true;
	rest = str_slice(rest, sizeof(folder) - 1, rest.len - strlen(".xml"));
	return str_to_int64(rest, 1, (int64_t)sheet_count, &number) &&
	    part.cells == cells[number - 1];
}

enum err_code
workbook_check(const char *path, const char *name, const int64_t *cells,
    size_t sheet_count, struct err *e)
{
	zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
	zip_int64_t count =
	    archive == NULL ? 0 : zip_get_num_entries(archive, 0);
	bool is_whole = count > (zip_int64_t)sheet_count;

	for (zip_int64_t i = 0; is_whole && i < count; i++)
		is_whole =
		    is_part_whole(archive, (zip_uint64_t)i, cells, sheet_count);
	if (archive != NULL)
		zip_discard(archive);
	return is_whole
	    ? ERR_NONE
	    : err_set(e, ERR_FULL,
	          "write %s: not all of it could be written; is the disk full?",
	          name);
}
