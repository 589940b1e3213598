#include "audit/value/words_check_impl.h"

#include "text/utf8.h"

enum { MANY_WORDS = 5000, FOUND_MAX = 3 };

/*
 * Frequent words of agencies' pages in which shorter words lie that mean
 * something else. Compounds whose part keeps its meaning are none: บริการ in
 * บริการประชาชน is the word itself. All are spelled as in the match form.
 */
static const char *const frequent[] = {
    "โปรแกรม",
    "กรมธรรม์",
    "โรคติดต่อ",
    "ติดต่อกัน",
    "เขตติดต่อ",
    "ร้องเพลง",
    "นักร้อง",
    "คำร้องขอ",
    "สมัครใจ",
    "สมัครสมาน",
    "ขอบคุณ",
    "ขอบเขต",
    "ขอนแก่น",
    "ของขวัญ",
    "จองจำ",
    "จดหมาย",
    "เครื่องหมาย",
    "เป้าหมาย",
    "กฎหมาย",
    "แผนก",
    "แผนที่",
    "ต้นแบบ",
    "รูปแบบ",
    "แบบอย่าง",
    "ระบบ",
    "คุณภาพ",
    "สุขภาพ",
    "ประสิทธิภาพ",
    "ศักยภาพ",
    "สภาพ",
    "อาชีพ",
    "โทรทัศน์",
    "โทรสาร",
    "โทรเลข",
    "กิจกรรม",
    "อุตสาหกรรม",
    "เกษตรกรรม",
    "นวัตกรรม",
    "กรรมการ",
    "วัฒนธรรม",
    "ธรรมดา",
    "โรงเรียน",
    "ทะเบียน",
    "ร้องเรียน",
    "เรียนรู้",
    "ตรวจสอบ",
    "ทดสอบ",
    "สอบสวน",
    "สอบถาม",
    "ศาลากลาง",
    "ศาลเจ้า",
    "เอกสาร",
    "วารสาร",
    "ข่าวสาร",
    "ข่าวลือ",
    "อาหาร",
    "บริหาร",
    "ทหาร",
    "บุคลากร",
    "ทรัพยากร",
    "ประชากร",
    "สรรพากร",
    "สมบัติ",
    "คุณสมบัติ",
    "ปฏิบัติ",
    "ประกาศนียบัตร",
    "บัตรเชิญ",
    "ที่อยู่อาศัย",
    "ไข้หวัด",
    "จังหวัด",
    "ตารางเมตร",
    "ตารางกิโลเมตร",
    "สายการบิน",
    "ทางหลวง",
    "หลวงพ่อ",
    "นัดพบ",
    "ค้นพบ",
    "ชำระล้าง",
    "บำรุงรักษา",
    "รักษาการ",
    "ภาษา",
    "อินเทอร์เน็ต",
    "คอมพิวเตอร์",
    "วิทยุ",
    "วิทยาศาสตร์",
    "สัมภาษณ์",
    "ประชาสัมพันธ์",
    "พระราชบัญญัติ",
    "บัญชีรายชื่อ",
};

/* Where a word stands; that of the list of a file when it is one of these. */
static const struct yaml_place *
place_of(const struct yaml_node *node, struct str text)
{
	const struct yaml_place *place = NULL;
	const struct yaml_node *list;

	if (node->kind == YAML_TEXT && str_equal(node->text, text))
		return &node->place;
	for (size_t i = 0; i < node->count && place == NULL; i++)
		place = place_of(&node->items[i].value, text);
	list = yaml_get(node, "list");
	return place != NULL || list == NULL ? place : &list->place;
}

/* Thai letters alone; marks do not make a word longer to a reader. */
static size_t
thai_letters(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i + 2 < s.len; i++)
		n += (unsigned char)s.ptr[i] == 0xe0 &&
		    (unsigned char)s.ptr[i + 1] == 0xb8 &&
		    (unsigned char)s.ptr[i + 2] <= 0xae;
	return n;
}

static bool
is_short(struct str text)
{
	size_t letters = thai_letters(text);

	return text.len < 12 && letters * 3 == text.len && letters < 3;
}

/* The frequent words that hold a form and more, at most FOUND_MAX, joined. */
static struct str
longer_words(struct arena *a, struct str form)
{
	const char *found[FOUND_MAX];
	size_t count = 0;

	for (size_t i = 0; i < sizeof(frequent) / sizeof(frequent[0]); i++) {
		struct str longer = str_of(frequent[i]);

		if (count < FOUND_MAX && longer.len > form.len &&
		    str_find(longer, form, 0) != STR_NONE)
			found[count++] = frequent[i];
	}
	return field_join(a, found, count);
}

static void
check_inside(
    struct loader *l, const struct yaml_place *place, const struct word *word)
{
	struct str longer;

	/* One or two letters lie inside more words than can be named. */
	if (is_short(word->text)) {
		complain(l, COMPLAINT_SHORT_WORD, place, NULL, word->text,
		    (struct str){0});
		return;
	}
	longer = longer_words(l->arena, word->match.form);
	if (longer.len > 0)
		complain(l, COMPLAINT_INSIDE_WORD, place,
		    arena_printf(
		        l->arena, "not_within: [%.*s]", STR_ARG(longer))
		        .ptr,
		    word->text, longer);
}

/* The Thai letters and marks of a text, and what nobody sees. */
static void
append_thai(struct buf *out, struct str text)
{
	uint32_t c;

	while (text.len > 0) {
		size_t n = utf8_next(text, &c);
		bool is_digit = c >= 0x0e50 && c <= 0x0e59;

		if ((c >= 0x0e01 && c <= 0x0e5b && !is_digit) || c == 0xad ||
		    (c >= 0x200b && c <= 0x200f) || c == 0xfeff)
			(void)buf_append_str(out, str_slice(text, 0, n));
		text = str_slice(text, n, text.len);
	}
}

/* Whether the Thai of a word is kept otherwise than it was typed. */
static bool
is_respelled(const struct word *word)
{
	struct buf typed = {0}, kept = {0};
	bool differs;

	append_thai(&typed, word->text);
	append_thai(&kept, word->match.form);
	differs = !str_equal(buf_str(&typed), buf_str(&kept));
	buf_release(&typed);
	buf_release(&kept);
	return differs;
}

static void
check_list(struct loader *l, const struct yaml_node *value,
    const struct words_test *t, const struct word_list *list)
{
	bool may_lie_inside =
	    t->not_within.count == 0 && t->match == WORD_PHRASE;

	for (size_t i = 0; i < list->count; i++) {
		const struct word *word = &list->items[i];
		const struct yaml_place *place = place_of(value, word->text);

		if (place == NULL)
			place = &value->place;

		if (may_lie_inside && word->not_within.count == 0)
			check_inside(l, place, word);
		if (is_respelled(word))
			complain(l, COMPLAINT_RESPELLED, place, NULL,
			    word->text, word->match.form);
	}
	if (list->count > MANY_WORDS)
		complain(l, COMPLAINT_MANY_WORDS, &value->place, NULL,
		    arena_printf(l->arena, "%zu", list->count),
		    (struct str){0});
}

void
words_check(
    struct loader *l, const struct yaml_node *value, const struct words_test *t)
{
	check_list(l, value, t, &t->any);
	check_list(l, value, t, &t->all);
}
