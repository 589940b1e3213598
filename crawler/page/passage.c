#include "base/limits.h"
#include "page/text_impl.h"
#include "page/word_list_impl.h"

/* Where a text stands, as against what kind of text it is. */
enum { ZONE_PLACES = ZONE_MAIN | ZONE_BESIDE };

/* What meta elements are called whose content describes the page. */
static const char *const described_names[] = {"abstract", "author",
    "description", "keywords", "subject", "title", "twitter:description",
    "twitter:title"};
static const char *const described_properties[] = {
    "og:description", "og:site_name", "og:title"};

/* The place of an attribute's value in the source of its tag; the whole tag
 * when it is not found there. */
static struct span
find_value(const struct page_impl *page, uint32_t element, const char *name)
{
	const struct page_element *e = &page->page.elements[element];
	struct str text = page->clean;
	size_t at = (size_t)e->source.start + 1 + e->name.len;
	struct clean_attr attr;

	while (at < e->source.end && clean_next_attr(text, &at, &attr)) {
		struct str found =
		    str_slice(text, attr.name.start, attr.name.end);

		if (str_is_fold(found, name) &&
		    attr.value.start < attr.value.end)
			return attr.value;
	}
	/* Of an element that the source does not show, what holds it. */
	while (e->source.start == e->source.end && e->parent != PAGE_NONE)
		e = &page->page.elements[e->parent];
	return e->source;
}

/* Adds one passage; zones are those of all its runs. */
static void
add(struct page_impl *page, uint32_t element, struct span source,
    struct str chars, unsigned zones)
{
	struct page *p = &page->page;
	struct str raw = str_slice(p->source, source.start, source.end);
	size_t first = p->run_count;

	if (str_trim(chars).len == 0)
		return;
	if (str_equal(raw, chars))
		text_put(page, element, source.start, chars);
	else
		text_put_for(page, element, source,
		    text_collapse(&p->arena, chars, chars.len));
	for (size_t i = first; i < p->run_count; i++)
		p->runs[i].zones = zones;
	text_break(page);
}

static void
add_attr(
    struct page_impl *page, uint32_t element, const char *name, unsigned zones)
{
	struct str value = page_attr(&page->page, element, name, NULL);

	if (value.len > 0)
		add(page, element, find_value(page, element, name), value,
		    zones);
}

static void
add_title(struct page_impl *page)
{
	struct page *p = &page->page;
	struct page_element *e;
	size_t first = p->run_count;
	size_t length = 0;

	if (page->title_element == PAGE_NONE)
		return;
	e = &p->elements[page->title_element];
	page->title_at = e->text.start;
	e->text.start = (uint32_t)page->text.len;
	for (size_t i = 0; i < page->title_count; i++) {
		const struct page_piece *piece = &page->title[i];

		length = piece->source.end - piece->source.start;
		if (piece->chars.len == length)
			text_put(page, page->title_element, piece->source.start,
			    piece->chars);
		else
			text_put_for(page, page->title_element, piece->source,
			    piece->chars);
	}
	e->text.end = (uint32_t)page->text.len;
	for (size_t i = first; i < p->run_count; i++)
		p->runs[i].zones = ZONE_TITLE;
	text_break(page);
}

/* The piece of a span of the source that reads so; all of it when references
 * stand in between. */
static struct span
narrow(const struct page *p, struct span source, struct str text)
{
	struct str within = str_slice(p->source, source.start, source.end);
	size_t at = str_find(within, text, 0);

	if (at == STR_NONE)
		return source;
	source.start += (uint32_t)at;
	source.end = source.start + (uint32_t)text.len;
	return source;
}

/* The last segment of the path of an address, decoded. */
static void
add_file_name(struct page_impl *page, uint32_t element, const char *name)
{
	struct str address =
	    str_trim(page_attr(&page->page, element, name, NULL));
	struct span source;
	size_t start;

	if (str_starts_fold(address, str_of("data:")) ||
	    address.len > LIMIT_URL_BYTES)
		return;
	address = str_slice(address, 0, str_find_char(address, '?', 0));
	address = str_slice(address, 0, str_find_char(address, '#', 0));
	for (start = address.len; start > 0 && address.ptr[start - 1] != '/' &&
	     address.ptr[start - 1] != '\\';)
		start--;
	address = str_slice(address, start, address.len);
	source = narrow(&page->page, find_value(page, element, name), address);
	add(page, element, source,
	    url_percent_decode(&page->page.arena, address), ZONE_FILE_NAMES);
}

/* Whether an address ends like a file and not like a page. */
static bool
links_file(struct str address)
{
	size_t end = str_find_char(address, '?', 0), dot;
	struct str type;
	char lower[8];

	address = str_trim(str_slice(address, 0, end));
	for (dot = address.len; dot > 0 && address.ptr[dot - 1] != '.' &&
	     address.ptr[dot - 1] != '/';)
		dot--;
	if (dot == 0 || address.ptr[dot - 1] != '.')
		return false;
	type = str_slice(address, dot, address.len);
	if (type.len > sizeof(lower))
		return false;
	for (size_t i = 0; i < type.len; i++)
		lower[i] = str_lower_char(type.ptr[i]);
	switch (media_of_file_type((struct str){lower, type.len})) {
	case MEDIA_PDF:
	case MEDIA_OFFICE:
	case MEDIA_ARCHIVE:
	case MEDIA_IMAGE:
		return true;
	case MEDIA_HTML:
	case MEDIA_XML:
	case MEDIA_TEXT:
	case MEDIA_JSON:
	case MEDIA_SCRIPT:
	case MEDIA_STYLE:
	case MEDIA_OTHER:
		break;
	}
	return false;
}

static void
add_meta(struct page_impl *page, uint32_t element)
{
	const struct page *p = &page->page;

	if (str_is_one_of_fold(str_trim(page_attr(p, element, "name", NULL)),
	        described_names, WORD_COUNT(described_names)) ||
	    str_is_one_of_fold(
	        str_trim(page_attr(p, element, "property", NULL)),
	        described_properties, WORD_COUNT(described_properties)))
		add_attr(page, element, "content", ZONE_META);
}

static void
add_input(struct page_impl *page, uint32_t element, unsigned places)
{
	const struct page *p = &page->page;
	unsigned shown = p->elements[element].zones & ZONE_VISIBLE;

	if (page_attr_is(p, element, "type", "hidden"))
		return;
	if (page_is_button_input(p, element)) {
		add_attr(page, element, "value", ZONE_BUTTONS | places | shown);
		add_attr(
		    page, element, "alt", ZONE_BUTTONS | ZONE_ALT | places);
		return;
	}
	add_attr(page, element, "placeholder", ZONE_LABELS | places | shown);
	add_attr(page, element, "aria-label", ZONE_LABELS | places);
}

/* Names that stand in attributes: of a link, a button, a field. */
static void
add_names(struct page_impl *page, uint32_t element, unsigned zones)
{
	add_attr(page, element, "aria-label", zones);
	add_attr(page, element, "title", zones);
}

static void
add_of_element(struct page_impl *page, uint32_t i)
{
	const struct page *p = &page->page;
	unsigned zones = p->elements[i].zones;
	unsigned places = zones & ZONE_PLACES;
	enum tag tag = page->tags[i];

	if (tag == TAG_IMG) {
		add_attr(page, i, "alt",
		    ZONE_ALT | (zones & ~(unsigned)ZONE_VISIBLE));
		add_file_name(page, i, "src");
	} else if (tag == TAG_AREA) {
		add_attr(page, i, "alt", ZONE_ALT | ZONE_LINKS | places);
	} else if (tag == TAG_META && p->elements[i].document == 0) {
		add_meta(page, i);
	} else if (tag == TAG_INPUT) {
		add_input(page, i, places);
	} else if (tag == TAG_TEXTAREA || tag == TAG_SELECT) {
		add_attr(page, i, "placeholder",
		    ZONE_LABELS | (zones & (ZONE_PLACES | ZONE_VISIBLE)));
		add_attr(page, i, "aria-label", ZONE_LABELS | places);
	} else if (tag == TAG_A) {
		add_names(page, i, ZONE_LINKS | places);
		if (links_file(page_attr(p, i, "href", NULL)))
			add_file_name(page, i, "href");
	} else if (tag == TAG_BUTTON) {
		add_names(page, i, ZONE_BUTTONS | places);
	}
}

/* Zones of text that stands in an element itself. */
static unsigned
zones_of_run(const struct page_impl *page, uint32_t element)
{
	unsigned zones = page->page.elements[element].zones;

	if (tag_is(page->tags[element], TAG_IS_REPLACED))
		zones &= ~(unsigned)ZONE_VISIBLE;
	return zones;
}

void
passages_add(struct page_impl *page)
{
	struct page *p = &page->page;

	for (size_t i = 0; i < p->run_count; i++)
		p->runs[i].zones = zones_of_run(page, p->runs[i].element);
	add_title(page);
	for (uint32_t i = 0; i < p->element_count; i++)
		add_of_element(page, i);
}
