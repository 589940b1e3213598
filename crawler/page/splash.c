#include <string.h>

#include "page/page_impl.h"
#include "page/word_list_impl.h"
#include "text/match.h"

/*
 * An entry page: a picture or little text, few links, and one of them leads
 * in. Offices put them before their home pages on royal occasions.
 */
enum {
	LINKS_MAX = 7,
	TEXT_CHARACTERS = 600,
	BARE_CHARACTERS = 80, /* so little that the picture is the link */
	NAME_BYTES_MAX = 90,
	SURE_ENTRIES = 7, /* of the list below name the site itself */
	BIG_PICTURE = 600, /* pixels wide */
	FIELDS_MAX = 1 /* to fill in; with more there is something to do */
};

/* What the way in is called, in match form; the surest first. */
static const char *const entries[] = {"เข้าสู่เว็บไซต์", "เข้าสู่เวบไซต์", "เข้าสู่เว็บไซด์",
    "เข้าสู่หน้าหลัก", "เข้าสู่หน้าเว็บ", "เข้าเว็บไซต์", "เข้าชมเว็บไซต์", "enter site",
    "enter website", "enter the site", "go to website", "skip intro", "ข้ามหน้านี้",
    "ข้ามไปหน้าหลัก", "enter", "skip", "หน้าหลัก", "ลงนามถวายพระพร", "ลงนามถวาย",
    "ร่วมลงนาม"};

static bool
has_big_picture(const struct page_impl *page)
{
	const struct page *p = &page->page;

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct str width;
		int64_t pixels = 0;

		if (page->tags[i] != TAG_IMG)
			continue;
		width = page_attr(p, i, "width", NULL);
		if (str_is(width, "100%"))
			return true;
		width = str_slice(width, 0, str_find(width, str_of("px"), 0));
		if (str_to_int64(width, 0, INT32_MAX, &pixels) &&
		    pixels >= BIG_PICTURE)
			return true;
	}
	return false;
}

/* How good a way in a name promises, 0 the best; WORD_COUNT for none. */
static size_t
rank_of(struct page *p, struct str name)
{
	if (name.len == 0 || name.len > NAME_BYTES_MAX)
		return WORD_COUNT(entries);
	return word_list_find(
	    match_form_str(&p->arena, name), entries, WORD_COUNT(entries));
}

/* Whether a link stays on the page as far as can be seen. */
static bool
stays_here(const struct page *p, const struct page_link *l)
{
	return l->kind == LINK_HERE ||
	    (l->kind == LINK_SCRIPT && l->url.kind == URL_WEB &&
	        !page_has_attr(p, l->element, "onclick"));
}

/* Where a link leads, a click handler included. */
static struct url
target_of(struct page *p, const struct page_link *l)
{
	struct str script;

	if (l->kind != LINK_SCRIPT || stays_here(p, l))
		return l->url;
	script = page_attr(p, l->element, "onclick", NULL);
	if (script.len == 0)
		script = str_slice(
		    l->url.href, strlen("javascript:"), l->url.href.len);
	return page_resolve(p, l->element, redirect_of_script(script));
}

/* The best way in among the links, by its name. */
static size_t
best_link(struct page *p, struct url *target)
{
	size_t best = WORD_COUNT(entries);

	for (size_t i = 0; i < p->link_count; i++) {
		const struct page_link *l = &p->links[i];
		size_t rank;

		if (!l->is_visible || l->is_frame ||
		    (l->kind != LINK_WEB && l->kind != LINK_SCRIPT &&
		        l->kind != LINK_HERE))
			continue;
		rank = rank_of(p, l->text);
		/* "Skip to content" stays on the page. */
		if (stays_here(p, l) && rank >= SURE_ENTRIES)
			continue;
		if (rank < best) {
			best = rank;
			*target = target_of(p, l);
		}
	}
	return best;
}

/* The best way in among the buttons that a script acts for. */
static size_t
best_button(struct page_impl *page, size_t best, struct url *target)
{
	struct page *p = &page->page;

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct str click;
		size_t rank;

		if (page->tags[i] != TAG_BUTTON && page->tags[i] != TAG_INPUT)
			continue;
		click = page_attr(p, i, "onclick", NULL);
		if (click.len == 0)
			continue;
		rank = rank_of(p, page_name(p, i, &p->arena));
		if (rank < best) {
			best = rank;
			*target = page_resolve(p, i, redirect_of_script(click));
		}
	}
	return best;
}

/* On a page that is one big picture: its only link to the same host. */
static bool
only_link(const struct page_impl *page, struct url *target)
{
	const struct page *p = &page->page;
	size_t count = 0;

	if (page->shown_characters >= BARE_CHARACTERS || !has_big_picture(page))
		return false;
	for (size_t i = 0; i < p->link_count; i++) {
		const struct page_link *l = &p->links[i];

		if (l->kind != LINK_WEB || l->is_frame || !l->is_visible ||
		    !str_equal(url_bare_host(&l->url), url_bare_host(&p->url)))
			continue;
		*target = l->url;
		count++;
	}
	return count == 1;
}

static bool
has_password(const struct page *p)
{
	for (size_t i = 0; i < p->form_count; i++)
		if (p->forms[i].has_password)
			return true;
	return false;
}

/* How many fields a person can write into, in a form or not. */
static size_t
count_fields(const struct page_impl *page)
{
	const struct page *p = &page->page;
	size_t count = 0;

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct str type;

		if (p->elements[i].visibility == VISIBILITY_HIDDEN)
			continue;
		count += page->tags[i] == TAG_TEXTAREA;
		if (page->tags[i] != TAG_INPUT)
			continue;
		type = page_attr(p, i, "type", NULL);
		count += type.len == 0 || str_is_fold(type, "text") ||
		    str_is_fold(type, "email") || str_is_fold(type, "tel") ||
		    str_is_fold(type, "number");
	}
	return count;
}

/* Few links, and a picture or little text. */
static bool
may_be(const struct page_impl *page)
{
	const struct page *p = &page->page;
	size_t links = 0;

	for (size_t i = 0; i < p->link_count && links <= LINKS_MAX; i++)
		links += !p->links[i].is_frame;
	return links <= LINKS_MAX && !has_password(p) &&
	    count_fields(page) <= FIELDS_MAX &&
	    (page->shown_characters < TEXT_CHARACTERS || has_big_picture(page));
}

bool
splash_is(struct page_impl *page)
{
	struct page *p = &page->page;
	struct url target = {.kind = URL_INVALID};
	size_t best;

	if (!may_be(page))
		return false;
	best = best_link(p, &target);
	best = best_button(page, best, &target);
	if (best == WORD_COUNT(entries) && !only_link(page, &target))
		return false;
	if (p->redirect_to.len == 0 && target.kind == URL_WEB &&
	    !str_equal(url_key(&target), url_key(&p->url))) {
		p->redirect_to = url_key(&target);
		p->redirect_kind = str_of("splash");
	}
	return true;
}
