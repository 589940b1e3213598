/*
 * The page model: what a visitor can see, do and follow on one page, each
 * piece with its place in the bytes received. The only thing that audit/ ever
 * reads; no parser's type appears here.
 *
 * Elements stand in one array in document order; the descendants of element i
 * are the elements i+1 up to before elements[i].end. All texts live in the
 * page's arena. A page is opened for every body, also for one that is no HTML:
 * then there are no elements and `reason` says why.
 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include <assert.h>
#include <string.h>

#include "base/arena.h"
#include "page/blocks.h"
#include "page/dates.h"
#include "page/json_ld.h"
#include "page/meta.h"
#include "page/refresh.h"
#include "page/viewport.h"
#include "record/part.h"
#include "record/reason.h"
#include "record/view.h"
#include "text/charset.h"
#include "text/offmap.h"
#include "web/media.h"
#include "web/url.h"

/* Where a text stands, or what kind of text it is; a set. */
enum zone {
	ZONE_VISIBLE = 1 << 0, /* not known to be hidden */
	ZONE_MAIN = 1 << 1, /* main, role=main, or the body without the
	                          zones below when there is no main */
	ZONE_NAV = 1 << 2,
	ZONE_HEADER = 1 << 3,
	ZONE_FOOTER = 1 << 4,
	ZONE_HEADINGS = 1 << 5,
	ZONE_TITLE = 1 << 6,
	ZONE_LINKS = 1 << 7,
	ZONE_BUTTONS = 1 << 8,
	ZONE_LABELS = 1 << 9,
	ZONE_ALT = 1 << 10, /* alt of images */
	ZONE_META = 1 << 11, /* description, keywords, og:... */
	ZONE_FILE_NAMES = 1 << 12, /* of images and linked files, decoded */
	ZONE_SUBJECT = 1 << 13 /* the main heading, and the last step of the
	                          trail of links that leads to the page */
};
enum { ZONE_COUNT = 14 };

/* What rules and reports call them: the word of zone 1 << i is number i. */
extern const char *const zone_words[ZONE_COUNT];

enum visibility { VISIBILITY_SHOWN, VISIBILITY_HIDDEN, VISIBILITY_UNKNOWN };

struct page_attr {
	struct str name; /* lower case */
	struct str value; /* references resolved */
};

struct page_element {
	struct str name; /* lower case */
	uint32_t document; /* in page.documents */
	uint32_t parent; /* PAGE_NONE for the first */
	uint32_t end; /* one past the last descendant */
	struct page_attr *attrs;
	uint32_t attr_count;
	unsigned zones;
	enum visibility visibility; /* its own and its ancestors' */
	struct span source; /* start tag to end, in page.source */
	struct span text; /* of all its text, in page.text */
};
#define PAGE_NONE UINT32_MAX

/* A run of text in page.text that lies in one element. Text of a block runs on
 * across inline elements; blocks are parted by a newline. Behind the text of
 * the document follow title, alt, meta, button and file-name texts, a passage
 * each. */
struct page_run {
	struct span text; /* in page.text */
	struct span source; /* in page.source */
	uint32_t element;
	unsigned zones;
};

enum link_kind {
	LINK_WEB, /* http or https */
	LINK_MAIL,
	LINK_PHONE,
	LINK_SCRIPT, /* javascript:, a fragment with a click handler, or "#"
	                that opens no menu beside it */
	LINK_HERE, /* the page itself, or a fragment of it */
	LINK_OTHER
};

struct page_link {
	uint32_t element; /* a, area, frame, iframe, or a form that GETs */
	enum link_kind kind;
	struct url url;
	struct str text; /* accessible name, as it stood, blanks collapsed */
	struct str rel;
	struct str file_type; /* "pdf"; empty for none */
	bool is_visible;
	bool is_frame;
	bool is_part; /* a frame whose document stands in this page */
};

enum form_kind {
	FORM_OTHER,
	FORM_SEARCH,
	FORM_LOGIN,
	FORM_REGISTER,
	FORM_CONTACT,
	FORM_POLL,
	FORM_NEWSLETTER,
	FORM_APPLICATION
};

/* "other", "search", "login", "register", "contact", "poll", "newsletter",
 * "application" */
const char *form_kind_word(enum form_kind k);

struct page_field {
	uint32_t element;
	struct str type; /* "text", "select", "textarea", "checkbox", ... */
	struct str label; /* accessible name; empty: none */
	bool is_visible;
};

/* A form; a form that wraps the whole page (ASP.NET) is split into its
 * fieldsets and panels, and what is left over is one form of kind other. */
struct page_form {
	uint32_t element;
	uint32_t heading; /* above it, where it has none; PAGE_NONE */
	bool is_post;
	struct url action;
	enum form_kind kind;
	struct page_field *fields;
	size_t field_count;
	size_t visible_count; /* fields a person fills in: no hidden, submit,
	                         button or image ones */
	size_t labelled_count; /* of these, with a name other than placeholder
	                          that no two others to type into have */
	bool has_password;
	bool has_search;
	bool has_file;
	bool has_captcha;
};

/* A question with its answer: dt and dd, details, headings, list items, or two
 * lines. */
struct page_pair {
	uint32_t question; /* element */
	struct span asked; /* the question alone, in page.text */
	struct span text; /* question and answer, in page.text */
	bool is_question; /* it asks; false for a term with its meaning */
};

/*
 * A document of the page: its own is number 0; the others are those of its
 * frames that were given as parts. The html element of such a one is the child
 * of its frame. They stand one behind another in page.source.
 */
struct page_document {
	size_t part; /* number from 1 in page_input.parts; 0: the page's own */
	uint32_t frame; /* element; PAGE_NONE: the page's own */
	struct url url;
	struct url base; /* against which its links are resolved */
	struct charset charset;
	struct charset_text decoded;
	struct str body; /* all codings undone; "the body" */
	struct span source; /* in page.source */
};

struct page {
	struct arena arena;
	struct url url; /* of the page */
	enum media media;
	enum reason reason; /* why there is no document; REASON_NONE */
	unsigned view_flags;
	struct charset charset; /* of its own document */
	struct str body; /* of its own document, whatever the reason */
	struct page_document *documents; /* none when there is a reason */
	size_t document_count;
	struct str source; /* of all documents, in UTF-8 */
	size_t replaced_count; /* in all of them */
	size_t character_count; /* of text */
	size_t broken_count; /* of these not decoded, or Thai in the letters of
	                        another encoding */
	struct part_want *wants; /* what was named and not given, each once */
	size_t want_count;
	size_t *sheets; /* numbers of the given sheets that it was read with,
	                   as page_document.part, each once, in order */
	size_t sheet_count;

	struct page_element *elements;
	size_t element_count;
	struct str text; /* original characters */
	struct page_run *runs; /* ascending in text */
	size_t run_count;
	struct str match_text; /* match form of text, newlines kept */
	struct offmap match_map; /* match_text to text */

	struct page_link *links;
	size_t link_count;
	struct page_form *forms;
	size_t form_count;
	struct page_pair *pairs;
	size_t pair_count;
	struct page_date *dates; /* ascending; at most LIMIT_DATES */
	size_t date_count;
	bool are_dates_cut; /* there are more */
	struct page_block *blocks; /* in document order */
	size_t block_count;
	bool are_blocks_cut; /* there are more than LIMIT_BLOCKS */
	struct page_meta *metas; /* of its own document, in order */
	size_t meta_count;
	struct json_ld json_ld; /* of all documents */

	struct str title; /* blanks collapsed */
	struct str lang; /* of the html element */
	struct viewport viewport; /* of the last that names one, as browsers */
	uint32_t viewport_element; /* PAGE_NONE: none */
	struct refresh refresh; /* the first that asks for one, as browsers */
	struct str redirect_to; /* client redirect; normal form, empty: none */
	struct str redirect_kind; /* "meta-refresh", "script", "splash" */
	int64_t words_th; /* visible Thai characters / 5, visible Latin words */
	int64_t words_en;
	int64_t letters_th; /* visible: Unicode's letters, without marks */
	int64_t letters_latin;
	int64_t letters_other; /* of other scripts */
	int64_t image_count;
	int64_t media_queries; /* blocks of its style for some widths only */
	bool has_unread_style; /* where there may be more */
	struct page_tree *tree; /* for XPath; made when first asked for */
};

/* The answer to an address that a page names as a part of it. */
struct page_part {
	enum part_kind kind;
	struct str asked; /* as page.wants has it */
	struct str url; /* where the answer came from; normal form */
	struct str content_type; /* may be empty */
	struct str content_encoding; /* may be empty */
	struct str payload; /* transfer coding undone */
	bool is_cut;
};

struct page_input {
	struct str url; /* normal form */
	struct str content_type; /* may be empty */
	struct str content_encoding; /* may be empty */
	struct str payload; /* transfer coding undone */
	bool is_cut;
	const struct page_part *parts; /* none are needed */
	size_t part_count;
};

/* One process-wide initialisation; before any page_open. */
void page_global_init(void);

/* Reads a page; never fails: what cannot be read is a page with a reason. All
 * texts of input are borrowed until page_close. */
struct page *page_open(const struct page_input *input);

/* Frees the page and all that was read from it; NULL is allowed. */
void page_close(struct page *p);

/* The value of an attribute (lower-case name), or the empty slice; *is_there
 * (may be NULL) tells an empty value from none. */
static inline struct str
page_attr(
    const struct page *p, uint32_t element, const char *name, bool *is_there)
{
	const struct page_element *e = &p->elements[element];
	size_t len = strlen(name);

	assert(element < p->element_count);
	for (uint32_t i = 0; i < e->attr_count; i++) {
		const struct page_attr *a = &e->attrs[i];

		if (a->name.len != len || memcmp(a->name.ptr, name, len) != 0)
			continue;
		if (is_there != NULL)
			*is_there = true;
		return a->value;
	}
	if (is_there != NULL)
		*is_there = false;
	return (struct str){0};
}

/* The text of an element, blanks collapsed, in the arena a. */
struct str page_text(const struct page *p, uint32_t element, struct arena *a);

/*
 * The accessible name of an element, after the W3C's Accessible Name and
 * Description Computation 1.2 and HTML-AAM 1.0: aria-labelledby, aria-label,
 * what HTML has for it (labels, alt, value of buttons, legend, caption, title
 * of a drawing), its content where its role (page/role.h) is called by it,
 * title, placeholder, the browser's word on a button; the first that is not
 * empty. An element that can have no name of its own, such as a paragraph, is
 * called by its text. What CSS writes before and behind elements is not known.
 * In the arena a.
 */
struct str page_name(const struct page *p, uint32_t element, struct arena *a);

/* The same without the browser's own word on a button and without placeholder,
 * which is gone once something is typed: what the author called it. */
struct str page_own_name(
    const struct page *p, uint32_t element, struct arena *a);

/* "html/body/div[2]/a[1]", from the nearest id down: "#menu/li[2]/a". */
struct str page_node_path(
    const struct page *p, uint32_t element, struct arena *a);

/* Where a piece of page.text or of page.source stands in a body. A piece that
 * runs across documents stands where it begins. */
struct page_place {
	uint32_t element;
	size_t part; /* whose body: as page_document.part */
	int64_t line;
	int64_t byte_start;
	int64_t byte_end;
};
struct page_place page_place_of_text(const struct page *p, struct span text);
struct page_place page_place_of_source(
    const struct page *p, struct span source);
struct page_place page_place_of_element(const struct page *p, uint32_t element);

/* The run that holds an offset of page.text, or NULL between passages. */
const struct page_run *page_run_at(const struct page *p, uint32_t offset);

/* Whether element is ancestor or stands in it. */
bool page_is_inside(const struct page *p, uint32_t element, uint32_t ancestor);

#endif
