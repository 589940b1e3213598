#include <string.h>

#include "base/limits.h"
#include "page/page_impl.h"

/* A page that leaves later than this is read, not passed through. */
enum { REFRESH_SECONDS_MAX = 30 };

static void
read_lang(struct page_impl *page)
{
	struct page *p = &page->page;
	bool is_there = false;

	if (p->element_count == 0)
		return;
	p->lang = page_attr(p, 0, "lang", &is_there);
	if (!is_there)
		p->lang = page_attr(p, 0, "xml:lang", NULL);
	p->lang = str_trim(p->lang);
}

static void
read_json_ld(struct page_impl *page)
{
	struct page *p = &page->page;
	size_t capacity = 0;

	for (size_t i = 0; i < page->raw_count; i++) {
		struct str text = str_trim(page_raw_text(page, i));

		if (text.len == 0 ||
		    !page_attr_is(p, page->raws[i].element, "type",
		        "application/ld+json"))
			continue;
		if (p->json_ld_count == LIMIT_JSON_LD_BLOCKS) {
			p->view_flags |= VIEW_TRUNCATED;
			return;
		}
		p->json_ld = arena_grow(&p->arena, p->json_ld, &capacity,
		    p->json_ld_count + 1, sizeof(*p->json_ld));
		p->json_ld[p->json_ld_count++] = text;
	}
}

static size_t
skip(struct str s, size_t at, const char *set)
{
	struct str chars = str_of(set);

	while (at < s.len && str_find_char(chars, s.ptr[at], 0) != STR_NONE)
		at++;
	return at;
}

/* The address in the content of a refresh (HTML Standard, 4.2.5.3), empty when
 * it is too far off or there is none. */
static struct str
refresh_address(struct str content)
{
	static const char blanks[] = " \t\n\f\r";
	size_t at = skip(content, 0, blanks);
	size_t digits = skip(content, at, "0123456789"), end;
	int64_t seconds = 0;
	struct str address;

	if (digits > at &&
	    !str_to_int64(str_slice(content, at, digits), 0,
	        REFRESH_SECONDS_MAX, &seconds))
		return (struct str){0};
	at = skip(content, digits, "0123456789.");
	at = skip(content, at, " \t\n\f\r;,");
	address = str_slice(content, at, content.len);
	if (str_starts_fold(address, str_of("url"))) {
		size_t sign = skip(address, 3, blanks);

		if (sign < address.len && address.ptr[sign] == '=')
			address = str_slice(address,
			    skip(address, sign + 1, blanks), address.len);
	}
	if (address.len > 0 &&
	    (address.ptr[0] == '"' || address.ptr[0] == '\'')) {
		end = str_find_char(address, address.ptr[0], 1);
		address = str_slice(address, 1, end);
	}
	return str_trim(address);
}

static bool
is_in_noscript(const struct page_impl *page, uint32_t element)
{
	for (uint32_t i = element; i != PAGE_NONE;
	     i = page->page.elements[i].parent)
		if (page->tags[i] == TAG_NOSCRIPT)
			return true;
	return false;
}

static void
read_refresh(struct page_impl *page)
{
	const struct page *p = &page->page;

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct str address;

		if (page->tags[i] != TAG_META ||
		    !page_attr_is(p, i, "http-equiv", "refresh") ||
		    is_in_noscript(page, i))
			continue;
		address = refresh_address(page_attr(p, i, "content", NULL));
		if (address.len > 0 &&
		    redirect_note(page, address, "meta-refresh"))
			return;
	}
}

void
meta_read(struct page_impl *page)
{
	read_lang(page);
	read_json_ld(page);
	read_refresh(page);
}
