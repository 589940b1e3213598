/* What a "not there" rests on: pages, what was on them, what was not seen. */
#include "cli/show_impl.h"
#include "text/cells.h"

static const struct words seen_texts[SEEN_COUNT] = {
    [SEEN_PICKED] = {"{1} elements in question", "องค์ประกอบที่ต้องตรวจ {1}"},
    [SEEN_UNDECIDED] = {"{1} of them undecided", "ตัดสินไม่ได้ {1}"},
    [SEEN_ELEMENTS] = {"elements: {1}", "องค์ประกอบ {1}"},
    [SEEN_LINKS] = {"links: {1}", "ลิงก์ {1}"},
    [SEEN_FORMS] = {"forms: {1}", "แบบฟอร์ม {1}"},
    [SEEN_FIELDS] = {"fields: {1}", "ช่องกรอก {1}"},
    [SEEN_IMAGES] = {"images: {1}", "รูปภาพ {1}"},
    [SEEN_WORDS_TH] = {"Thai words: {1}", "คำไทย {1}"},
    [SEEN_WORDS_EN] = {"other words: {1}", "คำอื่น {1}"},
    [SEEN_CHARACTERS] = {"characters: {1}", "อักขระ {1}"},
};

/* One line, cut to the terminal unless it must be whole. */
static void
put_line(const struct setting *s, struct words w, const struct str *args,
    size_t count, bool is_whole)
{
	struct buf line = {0};
	struct str text;

	words_append(&line, w, s->inv->lang, args, count);
	text = buf_str(&line);
	if (!is_whole && s->inv->columns > INDENT)
		text = cells_cut(text, (size_t)s->inv->columns - INDENT);
	newline(s, INDENT);
	put(s, PAINT_NONE, text);
	buf_release(&line);
}

static struct str
number(const struct setting *s, int64_t n)
{
	return arena_printf(s->arena, "%lld", (long long)n);
}

/* The addresses that the quote names. */
static struct str
addresses(struct str quote)
{
	size_t from = str_find(quote, str_of(": "), 0);
	size_t to = str_find(quote, str_of("; "), 0);

	if (from == STR_NONE)
		return (struct str){0};
	return str_slice(quote, from + 2, to == STR_NONE ? quote.len : to);
}

static void
put_pages(
    const struct setting *s, const struct evidence *v, const struct absence *a)
{
	static const struct words none = {"no page", "ไม่มีหน้าใด"},
	                          pages = {"pages: {1} · {2}", "หน้า {1} · {2}"},
	                          list = {"list of pages: sha256 {1}…",
	                              "รายการหน้า: sha256 {1}…"};
	struct str args[] = {number(s, a->pages), addresses(v->quote)};
	struct str digits = arena_str(s->arena, str_of(a->list));

	put_line(s, a->pages > 0 ? pages : none, args, 2, false);
	if (a->pages > 0 && digits.len > 0)
		put_line(s, list, &digits, 1, true);
}

static void
put_seen(const struct setting *s, const struct absence *a)
{
	static const struct words all = {"on them: {1}", "ในหน้าเหล่านี้: {1}"},
	                          some = {"on {2} of them: {1}",
	                              "ใน {2} หน้าจากหน้าเหล่านี้: {1}"};
	struct buf text = {0};

	for (int i = 0; i < SEEN_COUNT; i++) {
		struct str n = number(s, a->counts[i]);

		if (i < SEEN_ELEMENTS && a->counts[SEEN_PICKED] == 0)
			continue;
		if (text.len > 0)
			(void)buf_append_cstr(&text, ", ");
		words_append(&text, seen_texts[i], s->inv->lang, &n, 1);
	}
	if (a->counted > 0) {
		struct str args[] = {buf_str(&text), number(s, a->counted)};

		put_line(s, a->counted < a->pages ? some : all, args, 2, true);
	}
	buf_release(&text);
}

static void
put_unseen(const struct setting *s, const struct absence *a)
{
	static const struct words
	    complete =
	        {"complete: nothing the rule asks for stayed out of sight",
	            "ครบถ้วน: เห็นทุกสิ่งที่กฎต้องการดู"},
	    incomplete = {"not complete", "ไม่ครบถ้วน"},
	    unread = {"addresses not read: {1}", "ที่อยู่ที่ไม่ได้อ่าน: {1}"},
	    unread_why = {"addresses not read: {1} (most: {2})",
	        "ที่อยู่ที่ไม่ได้อ่าน: {1} (ส่วนใหญ่: {2})"},
	    views = {"pages not seen whole or doubtful: {1}",
	        "หน้าที่เห็นไม่ครบหรือน่าสงสัย: {1}"};
	struct buf text = {0};

	put_line(s, a->is_complete ? complete : incomplete, NULL, 0, true);
	if (a->unread > 0) {
		struct str args[] = {number(s, a->unread),
		    str_of(
		        words_in(reason_text(a->unread_reason), s->inv->lang))};

		put_line(s,
		    a->unread_reason == REASON_NONE ? unread : unread_why, args,
		    2, true);
	}
	for (size_t i = 0; i < VIEW_COUNT; i++)
		if (a->views[i] > 0)
			buf_printf(&text, "%s%s %lld", text.len > 0 ? ", " : "",
			    view_words[i], (long long)a->views[i]);
	if (text.len > 0) {
		struct str list = buf_str(&text);

		put_line(s, views, &list, 1, true);
	}
	buf_release(&text);
}

bool
show_put_absence(const struct setting *s, const struct evidence *v)
{
	static const struct words title = {
	    "looked at: pages examined", "สิ่งที่ได้ดู: หน้าที่ตรวจ"};
	struct absence a;

	if (v->match_kind != MATCH_ABSENCE ||
	    !absence_read(v->context_after, &a) || a.pages < 0)
		return false;
	newline(s, INDENT - 2);
	put(s, PAINT_DIM, str_of(words_in(title, s->inv->lang)));
	put_pages(s, v, &a);
	put_seen(s, &a);
	put_unseen(s, &a);
	return true;
}
