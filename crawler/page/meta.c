#include "page/meta.h"

#include <string.h>

#include "base/limits.h"
#include "page/page_impl.h"

/* A page that leaves later than this is read, not passed through. */
enum { REDIRECT_SECONDS_MAX = 30 };

static const struct {
	const char *name;
	enum meta_kind kind;
} attributes[] = {
    {"name", META_NAME},
    {"property", META_PROPERTY},
    {"http-equiv", META_HTTP_EQUIV},
};

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

/* Adds what one element says, an entry for each of its names. */
static void
add_metas(struct page *p, uint32_t element, size_t *capacity)
{
	for (size_t i = 0; i < sizeof(attributes) / sizeof(attributes[0]);
	     i++) {
		struct str key =
		    page_attr(p, element, attributes[i].name, NULL);
		struct page_meta *meta;

		if (key.len == 0)
			continue;
		if (p->meta_count == LIMIT_METAS) {
			p->view_flags |= VIEW_TRUNCATED;
			return;
		}
		p->metas = arena_grow(&p->arena, p->metas, capacity,
		    p->meta_count + 1, sizeof(*p->metas));
		meta = &p->metas[p->meta_count++];
		meta->element = element;
		meta->kind = attributes[i].kind;
		meta->key = arena_lower(&p->arena, key);
		meta->value =
		    page_attr(p, element, "content", &meta->has_value);
	}
}

static void
read_metas(struct page_impl *page)
{
	struct page *p = &page->page;
	size_t capacity = 0;

	for (uint32_t i = 0; i < p->element_count; i++)
		if (page->tags[i] == TAG_META && p->elements[i].document == 0)
			add_metas(p, i, &capacity);
}

/* Each element that names a viewport replaces what those before it said, also
 * where it says less: Blink's HTMLMetaElement::ProcessViewportContentAttribute
 * and WebKit's Document::processViewport begin anew with each. */
static void
read_viewport(struct page_impl *page)
{
	struct page *p = &page->page;

	p->viewport_element = PAGE_NONE;
	for (size_t i = p->meta_count; i > 0; i--) {
		const struct page_meta *meta = &p->metas[i - 1];

		if (meta->kind != META_NAME || !meta->has_value ||
		    !str_is(meta->key, "viewport") ||
		    page_is_in_noscript(page, meta->element))
			continue;
		p->viewport = viewport_read(meta->value);
		p->viewport_element = meta->element;
		return;
	}
}

/* Fills in where a refresh leads; false when it leads nowhere. */
static bool
resolve(struct page *p, struct refresh *r)
{
	r->url = p->url;
	if (r->has_address)
		r->url = page_resolve(p, 0, r->address);
	return r->url.kind != URL_INVALID &&
	    !str_is(r->url.scheme, "javascript");
}

static void
read_refresh(struct page_impl *page)
{
	struct page *p = &page->page;

	p->refresh.element = PAGE_NONE;
	for (size_t i = 0; i < p->meta_count; i++) {
		const struct page_meta *meta = &p->metas[i];
		struct refresh r;

		if (meta->kind != META_HTTP_EQUIV ||
		    !str_is(meta->key, "refresh") ||
		    page_is_in_noscript(page, meta->element))
			continue;
		r = refresh_read(meta->value);
		if (!r.is_there || !resolve(p, &r))
			continue;
		r.element = meta->element;
		p->refresh = r;
		return;
	}
}

static void
note_redirect(struct page_impl *page)
{
	const struct refresh *r = &page->page.refresh;

	if (r->is_there && r->has_address && r->delay_s <= REDIRECT_SECONDS_MAX)
		(void)redirect_note(page, r->address, "meta-refresh");
}

/* "application/ld+json", perhaps with parameters behind it. */
static bool
is_json_ld(const struct page *p, uint32_t element)
{
	struct str type = page_attr(p, element, "type", NULL);

	type = str_slice(type, 0, str_find_char(type, ';', 0));
	return str_is_fold(str_trim(type), "application/ld+json");
}

static void
read_json_ld(struct page_impl *page)
{
	struct page *p = &page->page;

	for (size_t i = 0; i < page->raw_count; i++) {
		uint32_t element = page->raws[i].element;
		struct str text;

		if (!is_json_ld(p, element))
			continue;
		text = str_trim(page_raw_text(page, i));
		if (text.len > 0)
			json_ld_add(&p->json_ld, &p->arena, element, text);
	}
	if (p->json_ld.is_cut)
		p->view_flags |= VIEW_TRUNCATED;
}

void
meta_read(struct page_impl *page)
{
	read_lang(page);
	read_metas(page);
	read_viewport(page);
	read_refresh(page);
	note_redirect(page);
	read_json_ld(page);
}
