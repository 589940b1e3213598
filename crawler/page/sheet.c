#include "page/sheet.h"

#include "base/limits.h"
#include "page/body.h"
#include "page/sheet_impl.h"
#include "page/style_rules_impl.h"
#include "text/charset.h"
#include "web/media.h"

/* A byte order mark takes no more. */
enum { MARK_BYTES = 3 };

/* The label of a sheet's @charset (CSS Syntax Level 3, 3.2); empty: none. */
static struct str
declared_charset(struct str body)
{
	struct str start = str_of("@charset \"");
	struct str rest = str_slice(body, start.len, body.len);

	if (!str_starts(body, start))
		return (struct str){0};
	return str_slice(rest, 0, str_find_char(rest, '"', 0));
}

/* The encoding that a sheet shows itself: byte order mark, header, its own word;
 * NULL: none. */
static const char *
charset_of_sheet(struct str body, struct str type)
{
	struct charset charset =
	    charset_sniff(str_slice(body, 0, MARK_BYTES), type);

	if (charset.source == CHARSET_BOM || charset.source == CHARSET_HEADER)
		return charset.name;
	return charset_of_label(declared_charset(body));
}

/* Whether an answer may be a style sheet: anything but what is another thing
 * for sure. */
static bool
is_sheet(struct str content_type, struct str body)
{
	switch (media_of(content_type, body)) {
	case MEDIA_STYLE:
	case MEDIA_TEXT:
	case MEDIA_OTHER:
		return true;
	case MEDIA_HTML:
	case MEDIA_XML:
	case MEDIA_JSON:
	case MEDIA_PDF:
	case MEDIA_OFFICE:
	case MEDIA_ARCHIVE:
	case MEDIA_IMAGE:
	case MEDIA_SCRIPT:
		break;
	}
	return false;
}

struct sheet_text
sheet_open(
    struct arena *a, const struct page_part *part, const char *page_charset)
{
	struct buf body = {.max_bytes = LIMIT_SHEET_BYTES};
	enum reason reason =
	    body_decode(part->payload, part->content_encoding, &body);
	struct sheet_text sheet = {0};
	const char *charset;

	sheet.is_whole = reason == REASON_NONE && !body.is_cut && !part->is_cut;
	sheet.is_read = (sheet.is_whole || body.len > 0) &&
	    is_sheet(part->content_type, buf_str(&body));
	if (sheet.is_read) {
		charset = charset_of_sheet(buf_str(&body), part->content_type);
		sheet.is_by_page = charset == NULL;
		sheet.text = charset_decode(
		    a, buf_str(&body), charset == NULL ? page_charset : charset)
		                 .text;
	}
	buf_release(&body);
	return sheet;
}

static bool
is_ascii(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if ((unsigned char)text.ptr[i] >= 0x80)
			return false;
	return true;
}

bool
sheet_distill(const struct page_part *sheet, struct buf *out, bool *is_cut)
{
	struct arena scratch = {0};
	struct sheet_text read = sheet_open(&scratch, sheet, "utf-8");
	/* Without a word of its own each page may read it otherwise. */
	bool stands = read.is_read && (!read.is_by_page || is_ascii(read.text));

	if (stands) {
		*is_cut = !read.is_whole;
		/* Where a mark may stand, nothing must look like one, or like
		 * half of a letter. */
		for (int i = 0; i < MARK_BYTES; i++)
			(void)buf_append_char(out, '\n');
		style_rules_distill(read.text, out);
	}
	arena_release(&scratch);
	return stands;
}
