#include "publish/absence_words.h"

#include <assert.h>

#include "record/absence.h"

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

/* Lines being made. */
struct lines {
	struct absence_words *out;
	struct arena *arena;
	enum lang lang;
};

static void
add(const struct lines *l, struct words w, const struct str *args, size_t count)
{
	struct absence_words *out = l->out;
	struct buf line = {0};

	assert(out->count < ABSENCE_LINES);
	words_append(&line, w, l->lang, args, count);
	out->lines[out->count++].text = arena_str(l->arena, buf_str(&line));
	buf_release(&line);
}

static struct str
number(const struct lines *l, int64_t n)
{
	return arena_printf(l->arena, "%lld", (long long)n);
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
add_pages(const struct lines *l, const struct absence *a, struct str quote)
{
	static const struct words none = {"no page", "ไม่มีหน้าใด"},
	                          pages = {"pages: {1} · {2}", "{1} หน้า · {2}"},
	                          list = {"list of pages: sha256 {1}…",
	                              "รายการหน้า: sha256 {1}…"};
	struct str args[] = {number(l, a->pages), addresses(quote)};
	struct str digits = str_of(a->list);

	l->out->lines[l->out->count].may_be_cut = true;
	add(l, a->pages > 0 ? pages : none, args, 2);
	if (a->pages > 0 && digits.len > 0)
		add(l, list, &digits, 1);
}

static void
add_seen(const struct lines *l, const struct absence *a)
{
	static const struct words all = {"on them: {1}", "ในหน้าเหล่านี้: {1}"},
	                          some = {"on {2} of them: {1}",
	                              "ใน {2} หน้าจากหน้าเหล่านี้: {1}"};
	struct buf text = {0};

	for (int i = 0; i < SEEN_COUNT; i++) {
		struct str n = number(l, a->counts[i]);

		if (i < SEEN_ELEMENTS && a->counts[SEEN_PICKED] == 0)
			continue;
		if (text.len > 0)
			(void)buf_append_cstr(&text, ", ");
		words_append(&text, seen_texts[i], l->lang, &n, 1);
	}
	if (a->counted > 0) {
		struct str args[] = {buf_str(&text), number(l, a->counted)};

		add(l, a->counted < a->pages ? some : all, args, 2);
	}
	buf_release(&text);
}

static void
add_views(const struct lines *l, const struct absence *a)
{
	static const struct words views = {
	    "pages not seen whole or doubtful: {1}",
	    "หน้าที่เห็นไม่ครบหรือน่าสงสัย: {1}"};
	struct buf text = {0};
	struct str list;

	for (size_t i = 0; i < VIEW_COUNT; i++)
		if (a->views[i] > 0)
			buf_printf(&text, "%s%s %lld", text.len > 0 ? ", " : "",
			    view_words[i], (long long)a->views[i]);
	list = buf_str(&text);
	if (list.len > 0)
		add(l, views, &list, 1);
	buf_release(&text);
}

static void
add_unseen(const struct lines *l, const struct absence *a)
{
	static const struct words
	    complete =
	        {"complete: nothing the rule asks for stayed out of sight",
	            "ครบถ้วน: เห็นทุกสิ่งที่กฎต้องการดู"},
	    incomplete = {"not complete", "ไม่ครบถ้วน"},
	    unread = {"addresses not read: {1}", "ที่อยู่ที่ไม่ได้อ่าน: {1}"},
	    unread_why = {"addresses not read: {1} (most: {2})",
	        "ที่อยู่ที่ไม่ได้อ่าน: {1} (ส่วนใหญ่: {2})"};

	add(l, a->is_complete ? complete : incomplete, NULL, 0);
	if (a->unread > 0) {
		struct str args[] = {number(l, a->unread),
		    str_of(words_in(reason_text(a->unread_reason), l->lang))};

		add(l, a->unread_reason == REASON_NONE ? unread : unread_why,
		    args, 2);
	}
	add_views(l, a);
}

bool
absence_words_of(const struct evidence *v, enum lang lang, struct arena *a,
    struct absence_words *out)
{
	static const struct words title = {
	    "looked at: pages examined", "สิ่งที่ได้ดู: หน้าที่ตรวจ"};
	const struct lines lines = {out, a, lang};
	struct absence what;

	if (v->match_kind != MATCH_ABSENCE ||
	    !absence_read(v->context_after, &what) || what.pages < 0)
		return false;
	*out = (struct absence_words){.title = str_of(words_in(title, lang))};
	add_pages(&lines, &what, v->quote);
	add_seen(&lines, &what);
	add_unseen(&lines, &what);
	return true;
}
