#include "page/forms_impl.h"

#include "base/buf.h"
#include "page/word_list_impl.h"
#include "text/match.h"

/* What a form says of itself is cut here. */
enum { SIGNAL_BYTES_MAX = 8000, APPLICATION_FIELDS_MIN = 3 };

/* A heading further away, in elements or in bytes of text, is of something
 * else. */
enum { HEADING_ELEMENTS_MAX = 60, HEADING_BYTES_MAX = 1200 };

static const char *const search_words[] = {
    "ค้นหา", "สืบค้น", "search", "find", "keyword", "keywords", "คำค้น"};

/* Names of the one field of a search form. */
static const char *const search_names[] = {"q", "s", "kw", "query", "keyword",
    "keywords", "search", "searchword", "txtsearch", "search_query", "gsc.q"};

static const char *const register_words[] = {"สมัครสมาชิก", "ลงทะเบียน",
    "register", "registration", "sign up", "signup", "ยืนยันรหัสผ่าน",
    "confirm password"};

static const char *const poll_words[] = {"โพล", "โพลล์", "poll", "vote",
    "แบบสำรวจ", "แบบสอบถาม", "ลงคะแนน", "survey"};

static const char *const newsletter_words[] = {
    "จดหมายข่าว", "newsletter", "subscribe", "รับข่าวสาร", "สมัครรับข่าว"};

static const char *const contact_words[] = {"ติดต่อ", "contact", "feedback",
    "ข้อเสนอแนะ", "ร้องเรียน", "ร้องทุกข์", "สอบถาม", "complaint", "complain",
    "ข้อคิดเห็น", "แจ้งเบาะแส", "แจ้งปัญหา", "แจ้งไฟล์เสีย", "แจ้งลิงก์เสีย"};

static const char *const application_words[] = {"คำขอ", "คำร้อง", "ขอรับบริการ",
    "ยื่น", "สมัคร", "ขออนุญาต", "ขึ้นทะเบียน", "จองคิว", "นัดหมาย", "application",
    "apply", "request form"};

static const char *const captcha_words[] = {"captcha", "recaptcha",
    "g recaptcha", "h captcha", "cf turnstile", "turnstile", "securimage",
    "รหัสยืนยันภาพ", "ตัวอักษรที่เห็น"};

/* The attributes in which makers of pages name things. */
static const char *const signal_attrs[] = {
    "id", "class", "name", "action", "role", "placeholder", "value", "src"};

/* Appends an identifier with a blank wherever a capital begins a word in it:
 * "txtSearch" becomes "txt Search". */
static void
append_identifier(struct buf *out, struct str name)
{
	for (size_t i = 0; i < name.len; i++) {
		char c = name.ptr[i];

		if (i > 0 && c >= 'A' && c <= 'Z' && name.ptr[i - 1] >= 'a' &&
		    name.ptr[i - 1] <= 'z')
			(void)buf_append_char(out, ' ');
		(void)buf_append_char(out, c == '_' ? ' ' : c);
	}
	(void)buf_append_char(out, ' ');
}

static void
append_signals(struct buf *out, const struct page *p, uint32_t element)
{
	for (size_t i = 0; i < sizeof(signal_attrs) / sizeof(signal_attrs[0]);
	     i++)
		append_identifier(
		    out, page_attr(p, element, signal_attrs[i], NULL));
}

static bool
says_who_it_is(enum tag tag)
{
	return tag_heading_level(tag) > 0 || tag == TAG_LEGEND ||
	    tag == TAG_BUTTON || tag == TAG_LABEL;
}

/* Whether one of the elements of a form is a heading or a legend. */
static bool
has_own_heading(const struct page_impl *page, uint32_t form)
{
	for (uint32_t i = form; i < page->page.elements[form].end; i++)
		if (tag_heading_level(page->tags[i]) > 0 ||
		    page->tags[i] == TAG_LEGEND)
			return true;
	return false;
}

/* The heading that a form stands under: the last one before it in the same
 * part of the page, with no other form between; or PAGE_NONE. */
static uint32_t
heading_above(const struct page_impl *page, uint32_t form)
{
	const struct page *p = &page->page;
	const struct page_element *e = &p->elements[form];

	for (uint32_t i = form; i-- > 0 && form - i <= HEADING_ELEMENTS_MAX;) {
		const struct page_element *before = &p->elements[i];

		if (e->text.start - before->text.start > HEADING_BYTES_MAX ||
		    (page->tags[i] == TAG_FORM && before->end <= form))
			break;
		if (tag_heading_level(page->tags[i]) > 0 &&
		    before->visibility != VISIBILITY_HIDDEN &&
		    ((before->zones ^ e->zones) & ZONE_BESIDE) == 0)
			return i;
	}
	return PAGE_NONE;
}

/* The signals of a form with the heading it stands under. */
static struct str
with_heading(
    struct page_impl *page, const struct page_form *f, struct str signals)
{
	struct page *p = &page->page;
	struct span text;

	if (f->heading == PAGE_NONE)
		return signals;
	text = p->elements[f->heading].text;
	return arena_printf(&p->arena, "%.*s %.*s", STR_ARG(signals),
	    STR_ARG(match_form_str(
	        &p->arena, str_slice(p->text, text.start, text.end))));
}

/* All by which a form says what it is for, in match form: attributes, labels,
 * headings and buttons, but no running text. */
static struct str
signals_of(struct page_impl *page, const struct page_form *f)
{
	struct page *p = &page->page;
	struct buf out = {.max_bytes = SIGNAL_BYTES_MAX};
	uint32_t end = p->elements[f->element].end;
	struct str form;

	append_signals(&out, p, f->element);
	for (size_t i = 0; i < f->field_count && !out.is_cut; i++) {
		if (str_is(f->fields[i].type, "hidden"))
			continue;
		append_signals(&out, p, f->fields[i].element);
		(void)buf_append_str(&out, f->fields[i].label);
		(void)buf_append_char(&out, ' ');
	}
	for (uint32_t i = f->element + 1; i < end && !out.is_cut; i++) {
		struct span text = p->elements[i].text;

		if (!says_who_it_is(page->tags[i]))
			continue;
		(void)buf_append_str(
		    &out, str_slice(p->text, text.start, text.end));
		(void)buf_append_char(&out, ' ');
	}
	form = match_form_str(&p->arena, buf_str(&out));
	buf_release(&out);
	return form;
}

static size_t
count_type(const struct page_form *f, const char *type)
{
	size_t count = 0;

	for (size_t i = 0; i < f->field_count; i++)
		count +=
		    f->fields[i].is_visible && str_is(f->fields[i].type, type);
	return count;
}

static bool
has_search_name(const struct page *p, const struct page_form *f)
{
	for (size_t i = 0; i < f->field_count; i++) {
		struct str name =
		    page_attr(p, f->fields[i].element, "name", NULL);

		if (!str_is(f->fields[i].type, "text"))
			continue;
		if (str_is_one_of_fold(
		        name, search_names, WORD_COUNT(search_names)))
			return true;
	}
	return false;
}

static bool
has_captcha(const struct page *p, uint32_t element, struct str signals)
{
	uint32_t end = p->elements[element].end;

	if (WORD_LIST_HAS(signals, captcha_words))
		return true;
	for (uint32_t i = element; i < end; i++)
		if (page_attr_has_word(p, i, "class", "g-recaptcha") ||
		    page_attr_has_word(p, i, "class", "h-captcha") ||
		    page_attr_has_word(p, i, "class", "cf-turnstile") ||
		    (page_tag(p, i) == TAG_IMG &&
		        str_find_fold(page_attr(p, i, "src", NULL),
		            str_of("captcha"), 0) != STR_NONE))
			return true;
	return false;
}

/* Whether all that can be typed in is an address or two; what is chosen beside
 * it says which news. */
static bool
asks_for_address(const struct page_form *f)
{
	size_t chosen = count_type(f, "checkbox") + count_type(f, "radio");

	return f->visible_count - chosen <= 2 && count_type(f, "textarea") == 0;
}

static enum form_kind
kind_of(const struct page_form *f, struct str signals, bool is_short)
{
	if (f->has_password)
		return count_type(f, "password") > 1 ||
		        WORD_LIST_HAS(signals, register_words)
		    ? FORM_REGISTER
		    : FORM_LOGIN;
	if (f->has_search && is_short)
		return FORM_SEARCH;
	if ((is_short || asks_for_address(f)) &&
	    WORD_LIST_HAS(signals, newsletter_words))
		return FORM_NEWSLETTER;
	if (WORD_LIST_HAS(signals, poll_words) &&
	    count_type(f, "radio") + count_type(f, "checkbox") > 0)
		return FORM_POLL;
	if (count_type(f, "textarea") > 0 &&
	    WORD_LIST_HAS(signals, contact_words))
		return FORM_CONTACT;
	if (f->visible_count >= APPLICATION_FIELDS_MIN &&
	    WORD_LIST_HAS(signals, application_words))
		return FORM_APPLICATION;
	return WORD_LIST_HAS(signals, contact_words) ? FORM_CONTACT
	                                             : FORM_OTHER;
}

void
form_classify(struct page_impl *page, struct page_form *f)
{
	const struct page *p = &page->page;
	struct str signals = signals_of(page, f);
	size_t texts = count_type(f, "text") + count_type(f, "search") +
	    count_type(f, "email");
	bool is_short = texts <= 1 && f->visible_count <= 4 &&
	    f->visible_count > 0 && count_type(f, "textarea") == 0;

	f->has_password = count_type(f, "password") > 0;
	f->has_file = count_type(f, "file") > 0;
	f->has_captcha = has_captcha(p, f->element, signals);
	f->has_search = count_type(f, "search") > 0 ||
	    page_attr_is(p, f->element, "role", "search") ||
	    (is_short &&
	        (WORD_LIST_HAS(signals, search_words) ||
	            has_search_name(p, f)));
	f->heading = has_own_heading(page, f->element)
	    ? PAGE_NONE
	    : heading_above(page, f->element);
	/* What is looked up under a heading is no search of the site. */
	f->kind = kind_of(f, with_heading(page, f, signals), is_short);
}
