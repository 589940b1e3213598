#include "page/mark_impl.h"
#include "page/page_impl.h"
#include "page/word_list_impl.h"
#include "text/match.h"

/*
 * A page that a script draws, in two tiers: an empty place to draw into, or a
 * wall for browsers without scripts, is enough; the mark of a framework alone
 * is not, unless there is next to nothing to read: frameworks send short pages
 * drawn already, too, and then a text stands under its heading.
 */
enum {
	MOUNT_CHARACTERS = 1000,
	SPARSE_CHARACTERS = 400,
	DRAWN_CHARACTERS = 40
};

static const char *const mount_ids[] = {"app", "root", "__next", "__nuxt",
    "___gatsby", "q-app", "app-root", "react-root", "main-app", "svelte",
    "vue-app", "ember-app"};

static const char *const mount_names[] = {
    "app-root", "my-app", "ion-app", "app-main", "flutter-view"};

/* Attributes that a framework leaves on what it drives. */
static const char *const marks[] = {"ng-app", "data-ng-app", "ng-version",
    "data-reactroot", "data-v-app", "v-cloak", "data-server-rendered",
    "ng-cloak"};

/* Parts of the addresses of the scripts they load. */
static const char *const mark_sources[] = {"/_next/static/", "/_nuxt/",
    "/static/js/main.", "runtime.", "polyfills.", "chunk-vendors", "webpack",
    "bundle.js", "main.dart.js", "flutter", "/assets/index-", "app.js",
    "vendor.js"};

/* What stands in noscript when nothing works without scripts. */
static const char *const walls[] = {"enable javascript",
    "javascript to run this app", "requires javascript",
    "javascript is required", "javascript is disabled", "turn on javascript",
    "เปิดใช้งาน javascript", "เปิดการใช้งาน javascript", "เปิดใช้ javascript",
    "เปิดการทำงานของ javascript", "เปิด javascript", "รองรับ javascript"};

static bool
is_one_of(struct str text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count && text.len > 0; i++)
		if (text.ptr[0] == words[i][0] && str_is(text, words[i]))
			return true;
	return false;
}

/* Blocks of data are none. */
static bool
has_scripts(const struct page_impl *page)
{
	for (uint32_t i = 0; i < page->page.element_count; i++)
		if (page->tags[i] == TAG_SCRIPT &&
		    str_find_fold(page_attr(&page->page, i, "type", NULL),
		        str_of("json"), 0) == STR_NONE)
			return true;
	return false;
}

static bool
is_empty(const struct page *p, uint32_t i)
{
	struct span text = p->elements[i].text;

	return str_trim(str_slice(p->text, text.start, text.end)).len == 0;
}

static bool
is_mount(const struct page *p, uint32_t i)
{
	struct str id = page_attr(p, i, "id", NULL);

	return is_one_of(id, mount_ids, WORD_COUNT(mount_ids)) ||
	    (page_tag(p, i) == TAG_OTHER &&
	        is_one_of(
	            p->elements[i].name, mount_names, WORD_COUNT(mount_names)));
}

static bool
has_empty_mount(const struct page *p)
{
	for (uint32_t i = 0; i < p->element_count; i++)
		if (is_mount(p, i) && is_empty(p, i))
			return true;
	return false;
}

static bool
has_wall(struct page_impl *page)
{
	struct page *p = &page->page;

	for (uint32_t i = 0; i < p->element_count; i++) {
		struct span text = p->elements[i].text;
		struct str form;

		if (page->tags[i] != TAG_NOSCRIPT)
			continue;
		form = match_form_str(
		    &p->arena, str_slice(p->text, text.start, text.end));
		if (WORD_LIST_HAS(form, walls))
			return true;
	}
	return false;
}

static bool
has_marked_attr(const struct page_element *e)
{
	for (uint32_t i = 0; i < e->attr_count; i++)
		if (is_one_of(e->attrs[i].name, marks, WORD_COUNT(marks)))
			return true;
	return false;
}

static bool
has_mark(const struct page_impl *page)
{
	const struct page *p = &page->page;
	uint64_t attrs = 0;

	for (size_t i = 0; i < WORD_COUNT(marks); i++)
		attrs |= mark_of(MARK_ATTR, str_of(marks[i]));
	for (uint32_t i = 0; i < p->element_count; i++) {
		struct str source;

		if ((page->marks[i] & attrs) != 0 &&
		    has_marked_attr(&p->elements[i]))
			return true;
		if (page->tags[i] != TAG_SCRIPT)
			continue;
		source = page_attr(p, i, "src", NULL);
		for (size_t k = 0; k < WORD_COUNT(mark_sources); k++)
			if (str_find(source, str_of(mark_sources[k]), 0) !=
			    STR_NONE)
				return true;
	}
	return false;
}

static bool
is_drawn(const struct page_impl *page)
{
	return page->subject_count > 0 &&
	    main_characters(page) >= DRAWN_CHARACTERS;
}

/* Nothing is there but scripts: what a visitor sees they write. */
static bool
is_script_alone(const struct page_impl *page)
{
	const struct page *p = &page->page;

	return page->shown_characters == 0 && p->link_count == 0 &&
	    p->image_count == 0 && p->form_count == 0;
}

bool
shell_is(struct page_impl *page)
{
	if (page->shown_characters >= MOUNT_CHARACTERS || !has_scripts(page))
		return false;
	if (has_empty_mount(&page->page) || is_script_alone(page))
		return true;
	return page->shown_characters < SPARSE_CHARACTERS &&
	    (has_wall(page) || (has_mark(page) && !is_drawn(page)));
}
