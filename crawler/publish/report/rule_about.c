/* What a rule is: why, how to put it right, its facts, what it weighs. */
#include "publish/report/rule_page.h"
#include "publish/report/sentence.h"
#include "publish/rule_words.h"

void
rule_word_put(struct page *p, struct str word)
{
	struct words text = rule_word_text(word);

	if (text.en != NULL)
		html_words(&p->h, text);
	else
		html_text(&p->h, word);
}

static struct str
in_language(const struct page *p, struct str th, struct str en)
{
	struct str first = p->h.lang == LANG_TH ? th : en;

	return first.len > 0 ? first : p->h.lang == LANG_TH ? en : th;
}

static void
put_text(struct page *p, const char *id, struct words title, struct str text)
{
	if (text.len == 0)
		return;
	page_section(p, id, title);
	html_put(&p->h, "<p>");
	page_foreign(p, text);
	html_put(&p->h, "</p>\n");
	page_section_end(p);
}

/* A file of that id, whatever it decides. */
static const struct report_rule *
file_of(const struct report_rules *files, struct str id)
{
	for (size_t i = 0; i < files->count; i++)
		if (str_equal(files->items[i].id, id))
			return &files->items[i];
	return NULL;
}

static void
put_no_text(struct page *p, const struct book_rule *r)
{
	static const struct words
	    missing = {"The file of this rule was not at hand when the report "
	               "was made, so its reasons and examples are not here. "
	               "Its verdicts are those of the round.",
	        "ขณะจัดทำรายงานไม่มีไฟล์ของเกณฑ์ข้อนี้ จึงไม่มีเหตุผลและตัวอย่างให้อ่าน "
	        "ส่วนผลในหน้านี้เป็นผลของรอบนี้ตามปกติ"},
	    other = {
	        "The file of this rule that was at hand decides in another "
	        "way (revision {1}) than the one this round was judged by "
	        "(revision {2}), so its text is not shown here.",
	        "ไฟล์ของเกณฑ์ข้อนี้ที่มีอยู่ (ฉบับที่ {1}) ตัดสินต่างจากฉบับที่ใช้ในรอบนี้ "
	        "(ฉบับที่ {2}) จึงไม่นำข้อความมาแสดง"};
	const struct report_rule *file =
	    file_of(&p->book->setup->rules, r->rule.id);
	const struct piece parts[] = {
	    piece_count(file != NULL ? file->revision : 0),
	    piece_count(r->rule.revision)};
	static const struct words why = {"Why", "เหตุผล"};

	page_section(p, "why", why);
	html_put(&p->h, "<div class=\"callout\">\n");
	page_sentence(p, "p", file != NULL ? other : missing, parts, 2);
	html_put(&p->h, "</div>\n");
	page_section_end(p);
}

void
rule_text_put(struct page *p, const struct rule_setting *s, size_t i)
{
	static const struct words why = {"Why it is asked", "ทำไมจึงตรวจข้อนี้"};
	static const struct words fix = {"How to put it right", "วิธีแก้ไข"};
	const struct book_rule *r = &s->book->rules[i];
	const struct report_rule *t = r->text;

	if (t == NULL) {
		put_no_text(p, r);
		return;
	}
	put_text(p, "why", why, in_language(p, t->why_th, t->why_en));
	put_text(p, "fix", fix, in_language(p, t->fix_th, t->fix_en));
}

static void
put_word(struct page *p, struct words name, struct str word)
{
	if (word.len == 0)
		return;
	page_fact(p, name);
	rule_word_put(p, word);
	page_fact_end(p);
}

void
rule_facts_put(struct page *p, size_t i)
{
	static const struct words title = {"About the rule", "ข้อมูลของเกณฑ์"},
	                          id = {"Id", "รหัส"},
	                          revision = {"Revision", "ฉบับที่"},
	                          behaviour = {"What it does (SHA-256)",
	                              "ลายพิมพ์ของสิ่งที่เกณฑ์ตัดสิน (SHA-256)"};
	const struct audit_rule *r = &p->book->rules[i].rule;

	page_section(p, "facts", title);
	html_put(&p->h, "<dl class=\"facts\">\n");
	page_fact(p, id);
	html_foreign(&p->h, "code", r->id);
	page_fact_end(p);
	page_fact(p, revision);
	buf_printf(&p->h.out, "%d", r->revision);
	page_fact_end(p);
	put_word(p, (struct words){"Status", "สถานะ"}, r->status);
	put_word(p, (struct words){"Severity", "ความสำคัญ"}, r->severity);
	put_word(p, (struct words){"Scope", "ขอบเขตที่ตัดสิน"}, r->scope);
	put_word(p,
	    (struct words){"Confidence of the program", "ความเชื่อมั่นของโปรแกรม"},
	    r->confidence);
	if (r->behaviour_sha256.len > 0) {
		page_fact(p, behaviour);
		html_put(&p->h, "<code>");
		html_text(&p->h, r->behaviour_sha256);
		html_put(&p->h, "</code>");
		page_fact_end(p);
	}
	html_put(&p->h, "</dl>\n");
	page_section_end(p);
}

/* The number of a rule in an indicator, or STR_NONE. */
static size_t
place_in(const struct plan_indicator *of, struct str id)
{
	for (size_t i = 0; i < of->rule_count; i++)
		if (str_equal(of->rules[i].id, id))
			return i;
	return STR_NONE;
}

static int64_t
weights_of(const struct plan_indicator *of)
{
	int64_t sum = 0;

	for (size_t i = 0; i < of->rule_count; i++)
		if (of->rules[i].standing != STANDING_SHOWN_ONLY)
			sum += of->rules[i].weight;
	return sum;
}

static void
put_weight(struct page *p, const struct plan_indicator *of, size_t place)
{
	static const struct words how[INDICATOR_KIND_COUNT] = {
	    [INDICATOR_WEIGHTED] = {"weight {1} of {2}",
	        "น้ำหนัก {1} จากน้ำหนักรวม {2}"},
	    [INDICATOR_LADDER] = {"rung {3} of {4}, from below",
	        "ขั้นที่ {3} จาก {4} ขั้น นับจากล่าง"},
	    [INDICATOR_ANY] = {"one of {4}; one that passes is enough",
	        "หนึ่งใน {4} ข้อ ผ่านข้อใดข้อหนึ่งก็พอ"},
	    [INDICATOR_COUNT] = {"one of {4} that are counted",
	        "หนึ่งใน {4} ข้อที่นับจำนวน"},
	    [INDICATOR_SHARE] = {
	        "one of {4} that weigh the same", "หนึ่งใน {4} ข้อที่มีน้ำหนักเท่ากัน"}};
	const struct piece parts[] = {piece_count(of->rules[place].weight),
	    piece_count(weights_of(of)), piece_count((int64_t)place + 1),
	    piece_count((int64_t)of->rule_count)};

	page_words_of(p, how[of->kind], parts, 4);
}

void
rule_weight_put(struct page *p, size_t i)
{
	static const struct words
	    title = {"How it counts", "การนับคะแนน"},
	    none = {"It is in no indicator of this report.",
	        "เกณฑ์ข้อนี้ไม่อยู่ในตัวชี้วัดใดของรายงานนี้"},
	    effect = {"In all it may move an agency's score by up to {1} of "
	              "the scale.",
	        "รวมแล้วเกณฑ์ข้อนี้ทำให้คะแนนของหน่วยงานหนึ่งขึ้นหรือลงได้ไม่เกิน {1} "
	        "ของคะแนนเต็ม"};
	const struct book *b = p->book;
	const struct book_rule *r = &b->rules[i];
	const struct piece most = piece_score(r->effect);
	size_t count = 0;

	page_section(p, "weight", title);
	for (size_t k = 0; k < b->figure_count; k++) {
		const struct plan_indicator *of = b->names[k].of_indicator;
		size_t place = of != NULL ? place_in(of, r->rule.id) : STR_NONE;

		if (place == STR_NONE)
			continue;
		html_put(&p->h, count++ == 0 ? "<ul>\n<li>" : "<li>");
		page_figure_name(p, k);
		html_put(&p->h, ": ");
		put_weight(p, of, place);
		html_put(&p->h, "</li>\n");
	}
	html_put(&p->h, count > 0 ? "</ul>\n" : "");
	if (count == 0)
		page_paragraph(p, none);
	else if (r->effect > 0)
		page_sentence(p, "p", effect, &most, 1);
	page_section_end(p);
}
