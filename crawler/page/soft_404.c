#include "page/page_impl.h"
#include "page/word_list_impl.h"
#include "text/match.h"

/*
 * A page that says it was not found, with the status of one that was. It says
 * so in its title or main heading and has little else to tell; a search without
 * a hit, a page on the subject and a form to report it with are none.
 */
enum { MAIN_CHARACTERS = 400, SAYING_BYTES_MAX = 300, FIELDS_MIN = 2 };

/* All of a title or heading, in match form. */
static const char *const whole_sayings[] = {"404", "not found", "ไม่พบหน้า"};

/* How one may begin. */
static const char *const beginnings[] = {"404 - ", "404 | ", "404: ", "404. ",
    "404 not", "404 page", "404 file", "404 ไม่พบ", "404 ขออภัย", "not found - ",
    "not found | ", "ไม่พบข้อมูลที่ต้องการ", "ไม่พบข้อมูลที่ท่าน", "ขออภัย ไม่พบข้อมูล",
    "ขออภัยไม่พบข้อมูล"};

/* What may stand anywhere in it. */
static const char *const sayings[] = {"page not found", "page is not found",
    "page was not found", "page cannot be found", "page can't be found",
    "page could not be found", "page does not exist", "page doesn't exist",
    "file or directory not found", "resource cannot be found",
    "object not found", "requested url was not found", "error 404", "404 error",
    "404 not found", "ไม่พบหน้าเว็บ", "ไม่พบหน้าเวบ", "ไม่พบเว็บเพจ", "ไม่พบเพจ",
    "ไม่พบหน้าเพจ", "ไม่พบหน้านี้", "ไม่พบหน้าดังกล่าว", "ไม่พบหน้าที่ท่าน", "ไม่พบหน้าที่คุณ",
    "ไม่พบหน้าที่ต้องการ", "ไม่พบหน้าที่ค้นหา", "ไม่พบหน้าที่เรียก", "ไม่พบหน้าที่ร้องขอ",
    "ไม่มีหน้าเว็บนี้", "ไม่มีหน้าเว็บที่", "หน้าที่ท่านต้องการไม่มี", "หน้าที่คุณต้องการไม่มี",
    "หน้าเว็บที่ท่านต้องการไม่มี", "หน้าเว็บที่คุณต้องการไม่มี", "หน้าเว็บไม่พบ", "หน้านี้ไม่มีอยู่"};

/* With one of these a title speaks about it. */
static const char *const about_words[] = {"คืออะไร", "วิธี", "แก้ไข", "แก้ปัญหา",
    "สาเหตุ", "หมายถึง", "how to", "what is", "fix", "meaning"};

static const char *const search_sayings[] = {
    "ผลการค้นหา", "ผลการสืบค้น", "search result", "search results"};

/* Where an address says that it searches. */
static const char *const search_addresses[] = {
    "/search", "?s=", "&s=", "search=", "searchword=", "keyword", "?query="};

static bool
is_whole(struct str form)
{
	for (size_t i = 0; i < WORD_COUNT(whole_sayings); i++)
		if (str_is(form, whole_sayings[i]))
			return true;
	return false;
}

static bool
begins_so(struct str form)
{
	for (size_t i = 0; i < WORD_COUNT(beginnings); i++)
		if (str_starts(form, str_of(beginnings[i])))
			return true;
	return false;
}

/* Whether a title or heading says that there is no such page. */
static bool
says_not_found(struct page *p, struct str text)
{
	struct str form = str_trim(match_form_str(&p->arena, str_trim(text)));

	if (form.len == 0 || form.len > SAYING_BYTES_MAX)
		return false;
	if (WORD_LIST_HAS(form, about_words))
		return false;
	return is_whole(form) || begins_so(form) ||
	    WORD_LIST_HAS(form, sayings);
}

static bool
speaks_of_search(struct page *p, struct str text)
{
	return WORD_LIST_HAS(match_form_str(&p->arena, text), search_sayings);
}

static bool
is_search(struct page_impl *page)
{
	struct page *p = &page->page;

	if (word_list_holds(url_key(&p->url), search_addresses,
	        WORD_COUNT(search_addresses)))
		return true;
	for (size_t i = 0; i < page->subject_count; i++)
		if (speaks_of_search(
		        p, page_text(p, page->subjects[i], &p->arena)))
			return true;
	return speaks_of_search(p, p->title);
}

/* Whether the content holds a form to write in. */
static bool
has_form(const struct page *p)
{

	for (size_t i = 0; i < p->form_count; i++) {
		const struct page_form *f = &p->forms[i];

		if ((f->kind == FORM_CONTACT || f->kind == FORM_APPLICATION ||
		        f->kind == FORM_POLL) &&
		    f->visible_count >= FIELDS_MIN &&
		    (p->elements[f->element].zones & ZONE_BESIDE) == 0)
			return true;
	}
	return false;
}

bool
soft_404_is(struct page_impl *page)
{
	struct page *p = &page->page;
	bool says_so = says_not_found(p, p->title);

	for (size_t i = 0; i < page->subject_count && !says_so; i++)
		says_so = says_not_found(
		    p, page_text(p, page->subjects[i], &p->arena));
	return says_so && main_characters(page) < MAIN_CHARACTERS &&
	    !has_form(p) && !is_search(page);
}
