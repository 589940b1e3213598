#include "page/parts_impl.h"

#include "base/limits.h"
#include "page/document_impl.h"
#include "page/style_impl.h"

size_t
parts_find(const struct page_impl *page, enum part_kind kind, struct str asked)
{
	for (size_t i = 0; i < page->input->part_count; i++)
		if (page->input->parts[i].kind == kind &&
		    str_equal(page->input->parts[i].asked, asked))
			return i + 1;
	return 0;
}

static size_t
count_frames(const struct page_impl *page)
{
	size_t count = 0;

	for (size_t i = 0; i < page->input->part_count; i++)
		count += page->input->parts[i].kind == PART_FRAME;
	return count;
}

/* Whether a document of the page came from an address, which is a key. */
static bool
is_open(const struct page *p, struct str address)
{
	for (size_t i = 0; i < p->document_count; i++)
		if (str_equal(url_key(&p->documents[i].url), address))
			return true;
	return false;
}

bool
parts_has_document(const struct page_impl *page, struct str address)
{
	size_t part = parts_find(page, PART_FRAME, address);
	const struct page *p = &page->page;

	if (is_open(p, address))
		return true;
	for (size_t i = 1; i < p->document_count && part > 0; i++)
		if (p->documents[i].part == part)
			return true;
	/* Two addresses may lead to one. */
	return part > 0 && is_open(p, page->input->parts[part - 1].url);
}

static bool
is_frame(enum tag tag)
{
	return tag == TAG_FRAME || tag == TAG_IFRAME;
}

/* Whether a length is that of a frame which only a script looks at. */
static bool
is_nothing(struct str length)
{
	length = str_trim(length);
	if (str_ends_fold(length, str_of("px")))
		length = str_slice(length, 0, length.len - 2);
	return str_is(length, "0") || str_is(length, "1");
}

/* Whether a frame says of itself that it is not to be seen. */
static bool
is_tiny(const struct page *p, uint32_t frame)
{
	return is_nothing(page_attr(p, frame, "width", NULL)) ||
	    is_nothing(page_attr(p, frame, "height", NULL));
}

/* The address of what a frame shows, a key; empty when that is no web page of
 * its own. */
static struct str
frame_address(struct page_impl *page, uint32_t frame)
{
	struct page *p = &page->page;
	struct str address = str_trim(page_attr(p, frame, "src", NULL));
	struct url url;

	if (address.len == 0 || page_has_attr(p, frame, "srcdoc"))
		return (struct str){0};
	url = page_resolve(p, frame, address);
	return url.kind == URL_WEB ? url_key(&url) : (struct str){0};
}

uint32_t
parts_open_frame(struct page_impl *page, uint32_t frame)
{
	const struct page *p = &page->page;
	struct str address;
	size_t part;

	if (page->input->part_count == 0 || page->frames_seen == LIMIT_LINKS)
		return PAGE_NONE;
	page->frames_seen++;
	address = frame_address(page, frame);
	part = parts_find(page, PART_FRAME, address);
	if (part == 0 || parts_has_document(page, address) || is_tiny(p, frame))
		return PAGE_NONE;
	for (uint32_t i = frame; i != PAGE_NONE; i = p->elements[i].parent)
		if (visible_hides_itself(page, i))
			return PAGE_NONE;
	return document_open_part(page, part, frame);
}

/* A sheet that a script asks for once the page is there. */
static bool
is_switched_on(const struct page *p, uint32_t element)
{
	return str_find_fold(page_attr(p, element, "onload", NULL),
	           str_of("media"), 0) != STR_NONE;
}

struct str
parts_sheet_address(struct page_impl *page, uint32_t element)
{
	struct page *p = &page->page;
	struct str type = str_trim(page_attr(p, element, "type", NULL));
	struct str href = str_trim(page_attr(p, element, "href", NULL));
	struct url url;

	if (page->tags[element] != TAG_LINK || href.len == 0 ||
	    !page_attr_has_word(p, element, "rel", "stylesheet") ||
	    page_attr_has_word(p, element, "rel", "alternate") ||
	    page_has_attr(p, element, "disabled") ||
	    (type.len > 0 && !str_starts_fold(type, str_of("text/css"))) ||
	    (style_of_media(page_attr(p, element, "media", NULL)) ==
	            STYLE_NEVER &&
	        !is_switched_on(p, element)) ||
	    page_is_in_noscript(page, element))
		return (struct str){0};
	url = page_resolve(p, element, href);
	return url.kind == URL_WEB ? url_key(&url) : (struct str){0};
}

struct wanter {
	struct page_impl *page;
	size_t counts[PART_KIND_COUNT]; /* given or wanted; of the sheets given,
	                                   those that it was read with */
};

static bool
is_wanted(const struct page *p, enum part_kind kind, struct str address)
{
	for (size_t i = 0; i < p->want_count; i++)
		if (p->wants[i].kind == kind &&
		    str_equal(p->wants[i].url, address))
			return true;
	return false;
}

static void
want(struct wanter *w, enum part_kind kind, struct str address)
{
	static const size_t limits[] = {
	    [PART_FRAME] = LIMIT_FRAMES, [PART_SHEET] = LIMIT_SHEETS};
	struct page *p = &w->page->page;

	if (w->counts[kind] >= limits[kind] || is_wanted(p, kind, address))
		return;
	w->counts[kind]++;
	if (p->wants == NULL)
		p->wants = arena_array(
		    &p->arena, LIMIT_FRAMES + LIMIT_SHEETS, sizeof(*p->wants));
	p->wants[p->want_count++] = (struct part_want){kind, address};
}

/* Whether a frame shows something, which may be a page or not. */
static bool
shows_something(const struct page *p, uint32_t frame)
{
	struct str address = str_trim(page_attr(p, frame, "src", NULL));

	return page_has_attr(p, frame, "srcdoc") ||
	    (address.len > 0 && !str_starts_fold(address, str_of("about:")));
}

/* Whether a frame shows what a social network, a map or a player has for every
 * site: nothing of the page's own stands in it. */
static bool
is_widget(struct str address)
{
	static const char *const starts[] = {
	    "https://www.facebook.com/plugins/",
	    "https://web.facebook.com/plugins/",
	    "https://www.youtube.com/embed/",
	    "https://www.youtube-nocookie.com/embed/",
	    "https://player.vimeo.com/",
	    "https://www.google.com/maps/",
	    "https://maps.google.com/",
	    "https://www.googletagmanager.com/",
	    "https://platform.twitter.com/",
	    "https://www.tiktok.com/embed/",
	};

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (str_starts(address, str_of(starts[i])))
			return true;
	return false;
}

/* Looks at a frame whose document is not in its place. */
static void
want_frame(struct wanter *w, uint32_t frame)
{
	struct page_impl *page = w->page;
	const struct page *p = &page->page;
	struct str address;

	if (p->elements[frame].visibility == VISIBILITY_HIDDEN ||
	    is_tiny(p, frame) || !shows_something(p, frame))
		return;
	address = frame_address(page, frame);
	if (address.len > 0 && parts_has_document(page, address))
		return;
	if (page->tags[frame] == TAG_FRAME)
		page->has_unread_frame = true;
	else if (!is_widget(address))
		page->has_unread_iframe = true;
	if (address.len > 0 && parts_find(page, PART_FRAME, address) == 0 &&
	    page->documents[p->elements[frame].document].depth <
	        LIMIT_FRAME_DEPTH)
		want(w, PART_FRAME, address);
}

void
parts_want(struct page_impl *page)
{
	const struct page *p = &page->page;
	struct wanter w = {.page = page,
	    .counts = {[PART_FRAME] = count_frames(page),
	        [PART_SHEET] = p->sheet_count}};
	size_t looks = 0;

	for (uint32_t i = 0; i < p->element_count && looks < LIMIT_LINKS; i++) {
		enum tag tag = page->tags[i];
		struct str address;

		if (is_frame(tag) && p->elements[i].end == i + 1) {
			want_frame(&w, i);
			looks++;
		} else if (tag == TAG_LINK) {
			address = parts_sheet_address(page, i);
			looks += address.len > 0;
			if (address.len > 0 &&
			    parts_find(page, PART_SHEET, address) == 0)
				want(&w, PART_SHEET, address);
		}
	}
}
