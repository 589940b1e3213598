#include <math.h>

#include "publish/call_sheet_impl.h"
#include "publish/mask.h"
#include "text/cells.h"

const enum call_state call_sheet_parts[CALL_STATE_COUNT] = {
    CALL_DOWN,
    CALL_BLOCKED,
    CALL_WITHOUT_SITE,
    CALL_SITE_UNKNOWN,
    CALL_REACHED,
    CALL_NOT_ASKED,
    CALL_MERGED,
};

struct words
call_sheet_part_title(enum call_state s)
{
	static const struct words titles[CALL_STATE_COUNT] = {
	    [CALL_DOWN] = {"Sites down", "เว็บไซต์ที่เปิดไม่ได้"},
	    [CALL_BLOCKED] = {"Sites that turn us away",
	        "เว็บไซต์ที่ปิดกั้นโปรแกรมสำรวจ"},
	    [CALL_WITHOUT_SITE] = {"No website, or social pages only",
	        "ไม่มีเว็บไซต์ หรือมีเฉพาะสื่อสังคม"},
	    [CALL_SITE_UNKNOWN] = {"Address unknown", "ยังไม่ทราบที่อยู่เว็บไซต์"},
	    [CALL_REACHED] = {"Sites that were read", "เว็บไซต์ที่ตรวจได้"},
	    [CALL_NOT_ASKED] = {"Not finished yet in this round",
	        "รอบนี้ยังตรวจไม่เสร็จ"},
	    [CALL_MERGED] = {"Part of another agency by now",
	        "รวมเข้ากับหน่วยงานอื่นแล้ว"},
	};

	return titles[s];
}

struct str
call_sheet_name(const struct call_sheet *s, const struct call_agency *g)
{
	if (s->lang == LANG_EN && g->name_en.len > 0)
		return g->name_en;
	return g->name_th.len > 0 ? g->name_th : g->name_en;
}

void
call_sheet_count_words(
    struct buf *out, struct words w, enum lang lang, int64_t number)
{
	struct buf text = {0};
	struct str arg;

	buf_printf(&text, "%lld", (long long)number);
	arg = buf_str(&text);
	words_append(out, w, lang, &arg, 1);
	buf_release(&text);
}

static void
put_since(
    struct buf *out, const struct call_sheet *s, const struct call_agency *g)
{
	static const struct words first = {" (first seen in this round)",
	                              " (พบครั้งแรกในรอบนี้)"},
	                          since = {
	                              " (since round {1})", " (ตั้งแต่รอบ {1})"};

	words_append(
	    out, g->rounds > 1 ? since : first, s->lang, &g->since_round, 1);
}

void
call_sheet_trouble(
    struct buf *out, const struct call_sheet *s, const struct call_agency *g)
{
	static const struct words statuses[] = {
	    {"it has social pages only, as far as we know",
	        "เท่าที่ทราบมีเฉพาะสื่อสังคมออนไลน์"},
	    {"it has no website, as far as we know", "เท่าที่ทราบยังไม่มีเว็บไซต์"},
	};
	struct words what = reason_text(g->reason);

	if (g->state == CALL_REACHED || g->state == CALL_MERGED)
		return;
	if (g->state == CALL_WITHOUT_SITE)
		what = statuses[!str_is(g->status, "social-only")];
	else if (g->state == CALL_SITE_UNKNOWN)
		what = reason_text(REASON_SITE_UNKNOWN);
	else if (g->state == CALL_NOT_ASKED)
		what = call_sheet_part_title(CALL_NOT_ASKED);
	(void)buf_append_cstr(out, words_in(what, s->lang));
	if (g->state == CALL_DOWN || g->state == CALL_BLOCKED)
		put_since(out, s, g);
}

struct words
call_sheet_site_question(const struct call_agency *g)
{
	static const struct words robots = {
	    "May we read the website? Please ask the one who keeps robots.txt "
	    "to allow our program.",
	    "ขออนุญาตตรวจเว็บไซต์ "
	    "โปรดแจ้งผู้ดูแลเว็บไซต์ให้อนุญาตโปรแกรมของเราใน robots.txt"};
	static const struct words questions[CALL_STATE_COUNT] = {
	    [CALL_DOWN] = {"Does the website work for you? Is there a new "
	                   "address?",
	        "เว็บไซต์นี้ใช้งานได้หรือไม่ มีที่อยู่ใหม่หรือไม่"},
	    [CALL_BLOCKED] = {"Who keeps the firewall of the website? Please "
	                      "ask them to put our program on the list of "
	                      "those allowed.",
	        "ผู้ใดดูแลไฟร์วอลล์ของเว็บไซต์ "
	        "โปรดขอให้เพิ่มโปรแกรมของเราในรายการที่อนุญาต"},
	    [CALL_WITHOUT_SITE] =
	        {"Is there a website by now? At which address?",
	            "ขณะนี้มีเว็บไซต์แล้วหรือยัง ที่อยู่ใด"},
	    [CALL_SITE_UNKNOWN] = {"Is there a website? At which address?",
	        "มีเว็บไซต์หรือไม่ ที่อยู่ใด"},
	};

	return str_is(g->status, "forbidden") ? robots : questions[g->state];
}

void
call_sheet_site_choices(
    const struct call_agency *g, struct words out[CALL_CHOICES])
{
	static const struct words choices[CALL_STATE_COUNT][CALL_CHOICES] = {
	    [CALL_DOWN] = {{"it works", "ใช้งานได้"},
	        {"it will work again on:", "จะใช้งานได้เมื่อ:"},
	        {"closed for good", "ปิดถาวร"}, {"new address:", "ที่อยู่ใหม่:"}},
	    [CALL_BLOCKED] = {{"will be allowed", "จะอนุญาต"},
	        {"ask by letter", "ต้องขอเป็นหนังสือ"}, {"not allowed", "ไม่อนุญาต"},
	        {"who keeps it:", "ผู้ดูแล:"}},
	    [CALL_WITHOUT_SITE] = {{"no website", "ไม่มีเว็บไซต์"},
	        {"social pages only", "มีเฉพาะสื่อสังคม"}, {"address:", "ที่อยู่เว็บ:"}},
	    [CALL_SITE_UNKNOWN] = {{"no website", "ไม่มีเว็บไซต์"},
	        {"social pages only", "มีเฉพาะสื่อสังคม"}, {"address:", "ที่อยู่เว็บ:"}},
	};

	for (size_t i = 0; i < CALL_CHOICES; i++)
		out[i] = choices[g->state][i];
}

const struct call_choice call_choices[CALL_CHOICES] = {
    {{"yes", "ใช่"}, REVIEW_PASSED},
    {{"no", "ไม่ใช่"}, REVIEW_FAILED},
    {{"does not apply", "ไม่เข้าข่าย"}, REVIEW_INAPPLICABLE},
    {{"does not know", "ไม่ทราบ"}, REVIEW_UNSURE},
};

void
call_sheet_question(
    struct buf *out, const struct call_sheet *s, const struct call_ask *ask)
{
	static const struct words claimed = {
	    "Is it so: {1}? At which page?", "เป็นเช่นนี้จริงหรือไม่: {1} อยู่ที่หน้าใด"};
	static const struct words open = {
	    "Is it so: {1}?", "เป็นเช่นนี้หรือไม่: {1}"};
	static const struct words level = {
	    " Up to which level?", " และถึงระดับใด"};
	struct str title = s->lang == LANG_TH ? ask->title_th : ask->title_en;

	if (title.len == 0)
		title = ask->verdict.rule_id;
	words_append(
	    out, ask->claim_count > 0 ? claimed : open, s->lang, &title, 1);
	if (ask->has_levels)
		(void)buf_append_cstr(out, words_in(level, s->lang));
}

static void
put_number(struct buf *out, const struct claim_sight *sight, enum lang lang)
{
	static const struct words least = {
	    "the site shows at least {1}", "เว็บไซต์แสดงอย่างน้อย {1}"};
	static const struct words exact = {
	    "the site shows {1}", "เว็บไซต์แสดง {1}"};

	call_sheet_count_words(out, isfinite(sight->high) ? exact : least, lang,
	    (int64_t)sight->low);
}

void
call_sheet_claim(
    struct buf *out, const struct call_sheet *s, const struct claim_result *r)
{
	static const struct words numbered = {
	    "question {1} ({2}): the agency answered {3}, ",
	    "ข้อ {1} ({2}): หน่วยงานตอบว่า {3} "};
	static const struct words said = {
	    "question {1} ({2}): the agency {3}", "ข้อ {1} ({2}): {3}"};
	const struct claim_question *q = &s->questions[r->claim.question];
	struct str text =
	    s->lang == LANG_TH || q->text_en.len == 0 ? q->text_th : q->text_en;
	struct buf number = {0};
	struct str args[] = {q->key, text.len > 0 ? text : q->key, {0}};

	if (r->claim.answer != CLAIM_COUNTED) {
		args[2] = str_of(words_in(claim_state_text(r->state), s->lang));
		words_append(out, said, s->lang, args, 3);
		return;
	}
	buf_printf(&number, "%lld", (long long)r->claim.number);
	args[2] = buf_str(&number);
	words_append(out, numbered, s->lang, args, 3);
	put_number(out, &r->sight, s->lang);
	buf_release(&number);
}

static void
put_proof(
    struct buf *out, const struct call_sheet *s, const struct claim_proof *p)
{
	enum { QUOTE_CELLS = 160 };
	static const struct words path = {
	    " (from the start page: {1})", " (จากหน้าเริ่มต้น: {1})"};
	struct str quote = cells_cut(p->quote, QUOTE_CELLS);
	struct buf masked = {0};

	(void)mask_append(&masked, quote);
	(void)buf_append_cstr(out, "“");
	cells_append_safe(out, buf_str(&masked));
	(void)buf_append_cstr(out, quote.len < p->quote.len ? "…”" : "”");
	if (p->click_path.len > 0)
		words_append(out, path, s->lang, &p->click_path, 1);
	buf_release(&masked);
}

static void
put_pages(
    struct buf *out, const struct call_sheet *s, const struct claim_verdict *v)
{
	static const struct words whole = {
	    "not found on {1} pages; all was seen",
	    "ไม่พบใน {1} หน้า เห็นครบทุกหน้าที่ต้องดู"};
	static const struct words part = {
	    "not found on {1} pages; not all was seen",
	    "ไม่พบใน {1} หน้า แต่เห็นไม่ครบ"};

	call_sheet_count_words(
	    out, v->is_complete ? whole : part, s->lang, v->pages_examined);
}

void
call_sheet_seen(
    struct buf *out, const struct call_sheet *s, const struct call_ask *ask)
{
	static const struct words open = {
	    "the program cannot tell: {1}", "โปรแกรมยังบอกไม่ได้: {1}"};
	const struct claim_verdict *v = &ask->verdict;
	const struct claim_result *r =
	    ask->claim_count > 0 ? ask->claims[0] : NULL;
	struct str why;

	if (r != NULL && r->state != CLAIM_YES_NOT_FOUND &&
	    r->proof.url.len > 0) {
		put_proof(out, s, &r->proof);
	} else if (r != NULL) {
		put_pages(out, s, v);
	} else {
		why = str_of(words_in(v->reason != REASON_NONE
		        ? reason_text(v->reason)
		        : outcome_text(v->effective),
		    s->lang));
		words_append(out, open, s->lang, &why, 1);
	}
}

struct str
call_sheet_address(const struct call_ask *ask)
{
	const struct claim_result *r =
	    ask->claim_count > 0 ? ask->claims[0] : NULL;

	if (r == NULL || r->state == CLAIM_YES_NOT_FOUND)
		return (struct str){0};
	return r->proof.page_url.len > 0 ? r->proof.page_url : r->proof.url;
}

void
call_sheet_source(struct buf *out, const struct call_sheet *s)
{
	static const struct words source = {
	    "round {1} · audit {2} · rule pack {3} · last review {4}",
	    "รอบ {1} · การตรวจ {2} · ชุดเกณฑ์ {3} · การตัดสินล่าสุด {4}"};
	static const struct words profile = {" · profile {1}", " · โปรไฟล์ {1}"};
	struct buf number = {0};
	struct str args[4] = {
	    s->round, s->audit, str_slice(s->rule_pack, 0, 12), {0}};

	buf_printf(&number, "%lld", (long long)s->last_review);
	args[3] = buf_str(&number);
	words_append(out, source, s->lang, args, 4);
	if (s->profile.len > 0)
		words_append(out, profile, s->lang, &s->profile, 1);
	buf_release(&number);
}
