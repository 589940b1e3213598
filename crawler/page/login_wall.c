#include "page/page_impl.h"
#include "page/word_list_impl.h"
#include "text/match.h"

/*
 * A request to sign in that came instead of a page: a form that asks for a
 * password, little beside it, and an address and title that promise something
 * else. A page that calls itself a login page is seen whole, and what only the
 * staff may enter hides nothing from visitors.
 */
enum { MAIN_CHARACTERS = 300, MAIN_LINKS_MAX = 5, FIELDS_MAX = 4 };

/* What a login page is called, in match form. */
static const char *const login_words[] = {"เข้าสู่ระบบ", "ลงชื่อเข้าใช้",
    "ลงชื่อเข้าสู่ระบบ", "เข้าใช้งานระบบ", "ล็อกอิน", "ล็อคอิน", "login", "log in",
    "logon", "sign in", "signin"};

/* The same in addresses. */
static const char *const login_addresses[] = {"login", "log-in", "log_in",
    "logon", "signin", "sign-in", "sign_in", "/auth", "/sso", "/user/",
    "/users/"};

/* With one of these even a password alone is asked to let in, not as a number
 * to look something up by. */
static const char *const password_words[] = {"รหัสผ่าน", "password", "passcode"};

/* With one of these, and none of the above, a secret number is told to look
 * something up by. */
static const char *const lookup_words[] = {
    "ตรวจสอบ", "ค้นหา", "สืบค้น", "ติดตาม", "หลังบัตร", "laser id"};

/* In addresses: behind this only the staff have something to look for. */
static const char *const staff_addresses[] = {"admin", "wp-login", "backend",
    "back-end", "backoffice", "back-office", "webmail", "intranet", "/cms"};

/* The same in its own words, in match form. */
static const char *const staff_words[] = {"สำหรับเจ้าหน้าที่", "เฉพาะเจ้าหน้าที่",
    "สำหรับบุคลากร", "เฉพาะบุคลากร", "สำหรับข้าราชการ", "ระบบงานภายใน",
    "เครือข่ายภายใน", "สารบรรณ", "จัดการเว็บไซต์", "จัดการข้อมูลเว็บไซต์", "intranet",
    "e-office", "e-saraban", "back office", "webmail", "staff only",
    "for staff"};

/* Names of what a login page is told of the page that was asked for. */
static const char *const return_names[] = {"returnurl=", "return_url=",
    "return=", "returnto=", "redirect=", "redirect_to=", "redirect_url=",
    "redirecturl=", "next=", "continue=", "back=", "goto="};

/* Whether an address tells of another page to go back to. */
static bool
came_instead(struct str query)
{
	for (size_t i = 0; i < WORD_COUNT(return_names); i++) {
		struct str name = str_of(return_names[i]), value;
		size_t at = str_find_fold(query, name, 0);

		if (at == STR_NONE || at == 0 ||
		    (query.ptr[at - 1] != '&' && query.ptr[at - 1] != '?'))
			continue;
		at += name.len;
		value = str_slice(query, at, str_find_char(query, '&', at));
		/* "/" and the home page are no other page. */
		if (value.len > 0 && !str_is(value, "/") &&
		    !str_is_fold(value, "%2f"))
			return true;
	}
	return false;
}

static bool
is_login_page(struct page *p)
{
	if (came_instead(p->url.query))
		return false;
	return word_list_holds(p->url.host, login_addresses, 1) ||
	    word_list_holds(
	        p->url.path, login_addresses, WORD_COUNT(login_addresses)) ||
	    WORD_LIST_HAS(match_form_str(&p->arena, p->title), login_words);
}

/* All that a form says, names of its fields and buttons too. */
static struct str
words_of(struct page *p, const struct page_form *f)
{
	struct buf out = {0};
	struct str form;

	(void)buf_append_str(&out, page_text(p, f->element, &p->arena));
	for (size_t i = 0; i < f->field_count; i++) {
		(void)buf_append_char(&out, '\n');
		(void)buf_append_str(&out, f->fields[i].label);
	}
	form = match_form_str(&p->arena, buf_str(&out));
	buf_release(&out);
	return form;
}

/* Whether a form with a password is one to sign in with. */
static bool
signs_in(struct page *p, const struct page_form *f)
{
	struct str form;

	if (f->kind != FORM_LOGIN || f->visible_count > FIELDS_MAX)
		return false;
	form = words_of(p, f);
	if (WORD_LIST_HAS(form, login_words) ||
	    WORD_LIST_HAS(form, password_words))
		return true;
	return f->visible_count > 1 && !WORD_LIST_HAS(form, lookup_words);
}

/* Whether the page's subject comes below an element, as it does where a menu
 * with a form to sign in stands before the content. */
static bool
is_above_subject(const struct page_impl *page, uint32_t element)
{
	for (size_t i = 0; i < page->subject_count; i++)
		if (page->subjects[i] >= page->page.elements[element].end)
			return true;
	return false;
}

static bool
has_login_form(struct page_impl *page)
{
	struct page *p = &page->page;

	for (size_t i = 0; i < p->form_count; i++) {
		const struct page_form *f = &p->forms[i];

		if ((p->elements[f->element].zones & ZONE_BESIDE) == 0 &&
		    !is_above_subject(page, f->element) && signs_in(p, f))
			return true;
	}
	return false;
}

static bool
names_staff(struct page *p, struct str text)
{
	return WORD_LIST_HAS(match_form_str(&p->arena, text), staff_words);
}

static bool
is_for_staff(struct page_impl *page)
{
	struct page *p = &page->page;

	if (word_list_holds(url_key(&p->url), staff_addresses,
	        WORD_COUNT(staff_addresses)) ||
	    names_staff(p, p->title))
		return true;
	for (size_t i = 0; i < page->flow_count; i++) {
		struct span text = p->runs[i].text;

		if (is_main_text(&p->runs[i]) &&
		    names_staff(p, str_slice(p->text, text.start, text.end)))
			return true;
	}
	return false;
}

/* Links to go on to from the content. */
static size_t
main_links(const struct page *p)
{
	size_t count = 0;

	for (size_t i = 0; i < p->link_count; i++) {
		unsigned zones = p->elements[p->links[i].element].zones;

		count += p->links[i].kind == LINK_WEB &&
		    p->links[i].is_visible && (zones & ZONE_MAIN) != 0 &&
		    (zones & ZONE_BESIDE) == 0;
	}
	return count;
}

bool
login_wall_is(struct page_impl *page)
{
	struct page *p = &page->page;

	return has_login_form(page) && !is_login_page(p) &&
	    main_links(p) <= MAIN_LINKS_MAX &&
	    main_characters(page) < MAIN_CHARACTERS && !is_for_staff(page);
}
