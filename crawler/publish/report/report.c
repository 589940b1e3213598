#include "publish/report/report.h"

#include "publish/report/pages.h"

extern const unsigned char report_css[];
extern const size_t report_css_bytes;
extern const unsigned char report_js[];
extern const size_t report_js_bytes;

/* The kinds of pages that stand for all agencies. */
typedef enum err_code pages_fn(
    struct book *b, enum lang lang, struct folder *to, struct err *e);
static pages_fn *const kinds[] = {
    pages_overview,
    pages_unseen,
    pages_indicators,
    pages_agencies,
    pages_ministries,
    pages_provinces,
    pages_matrix,
    pages_rules,
    pages_changes,
    pages_method,
    pages_embed,
    NULL,
};

static enum err_code
write_assets(struct folder *to, struct err *e)
{
	const struct str css = {(const char *)report_css, report_css_bytes};
	const struct str js = {(const char *)report_js, report_js_bytes};
	enum err_code rc = folder_put(to, str_of("report.css"), css, e);

	if (rc == ERR_NONE)
		rc = folder_put(to, str_of("report.js"), js, e);
	return rc;
}

static enum err_code
write_all(struct book *b, struct folder *to, struct err *e)
{
	static const enum lang langs[] = {LANG_TH, LANG_EN};
	enum err_code rc = write_assets(to, e);

	for (size_t l = 0; l < sizeof(langs) / sizeof(langs[0]); l++)
		for (size_t i = 0; rc == ERR_NONE && kinds[i] != NULL; i++)
			rc = kinds[i](b, langs[l], to, e);
	return rc == ERR_NONE ? pages_agency(b, to, e) : rc;
}

enum err_code
report_publish(
    const struct report_setup *setup, struct report_result *out, struct err *e)
{
	struct arena a = {0};
	struct book book = {0};
	struct folder to = {0};
	enum err_code rc = folder_open(&to, &a, setup->folder, e);

	if (rc == ERR_NONE)
		rc = book_read(setup, &a, &book, e);
	if (rc == ERR_NONE)
		rc = write_all(&book, &to, e);
	if (rc == ERR_NONE)
		rc = folder_finish(&to, e);
	if (rc == ERR_NONE)
		*out = (struct report_result){.file_count = to.file_count,
		    .byte_count = to.byte_count,
		    .masked_count = book.masked_count,
		    .cut_count = book.cut_count};
	folder_drop(&to);
	book_release(&book);
	arena_release(&a);
	return rc;
}
