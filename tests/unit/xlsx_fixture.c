#include "xlsx_fixture.h"

#include <assert.h>
#include <zip.h>

static struct str
take_bytes(struct arena *a, zip_source_t *source)
{
	zip_stat_t stat;
	char *bytes;

	assert(zip_source_stat(source, &stat) == 0);
	bytes = arena_alloc(a, stat.size);
	assert(zip_source_open(source) == 0);
	assert(zip_source_read(source, bytes, stat.size) ==
	    (zip_int64_t)stat.size);
	assert(zip_source_close(source) == 0);
	return (struct str){bytes, stat.size};
}

struct str
xlsx_archive(struct arena *a, const struct xlsx_part *parts, size_t count)
{
	zip_source_t *whole = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(whole, ZIP_TRUNCATE, NULL);
	struct str out;

	assert(zip != NULL);
	zip_source_keep(whole);
	for (size_t i = 0; i < count; i++) {
		struct str text = str_of(parts[i].text);
		zip_source_t *part =
		    zip_source_buffer(zip, text.ptr, text.len, 0);

		assert(zip_file_add(zip, parts[i].name, part, 0) ==
		    (zip_int64_t)i);
	}
	assert(zip_close(zip) == 0);
	out = take_bytes(a, whole);
	zip_source_free(whole);
	return out;
}

struct str
xlsx_one_sheet(struct arena *a, const char *strings, const char *rows)
{
	const struct xlsx_part parts[] = {
	    {"xl/workbook.xml",
	        "<workbook xmlns:r='r'><sheets><sheet name='Answers' "
	        "sheetId='1' r:id='rId1'/></sheets></workbook>"},
	    {"xl/_rels/workbook.xml.rels",
	        "<Relationships><Relationship Id='rId1' Type='x/worksheet' "
	        "Target='worksheets/sheet1.xml'/><Relationship Id='rId2' "
	        "Type='x/sharedStrings' Target='/xl/sharedStrings.xml'/>"
	        "</Relationships>"},
	    {"xl/worksheets/sheet1.xml",
	        arena_printf(a,
	            "<?xml version='1.0' encoding='UTF-8'?>\n<worksheet>"
	            "<sheetData>%s</sheetData></worksheet>",
	            rows)
	            .ptr},
	    {"xl/sharedStrings.xml",
	        arena_printf(a, "<sst>%s</sst>", strings).ptr},
	};

	return xlsx_archive(a, parts, sizeof(parts) / sizeof(parts[0]));
}
