#include "audit/read/loader_impl.h"

#include <assert.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/suggest.h"
#include "text/utf8.h"

#define NOT_SHOWN \
	{ \
		"no example of {2} rests on `{1}` being there", \
		    "ไม่มีตัวอย่างของ {2} ที่ผลขึ้นอยู่กับการพบ `{1}`" \
	}
#define NOT_MISSED \
	{ \
		"no example of {2} rests on `{1}` not being there", \
		    "ไม่มีตัวอย่างของ {2} ที่ผลขึ้นอยู่กับการไม่พบ `{1}`" \
	}

static const struct diag_kind kinds[] = {
    [COMPLAINT_TAB] = {"R001", DIAG_ERROR,
        {"use spaces for indentation, not Tab", "ใช้ช่องว่างในการย่อหน้า ไม่ใช้แท็บ"}},
    [COMPLAINT_NO_SPACE] = {"R002", DIAG_ERROR,
        {"put a space after `{1}:`, or it is taken as one text",
            "เว้นวรรคหลัง `{1}:` มิฉะนั้นจะถูกอ่านเป็นข้อความเดียว"}},
    [COMPLAINT_DASH] = {"R002", DIAG_ERROR,
        {"put a space after the dash", "เว้นวรรคหลังเครื่องหมาย -"}},
    [COMPLAINT_COMMENT] = {"R003", DIAG_ERROR,
        {"the part after # is ignored; put quotes around the text",
            "ส่วนหลัง # จะถูกตัดทิ้ง ให้ใส่เครื่องหมายคำพูดคร่อมข้อความ"}},
    [COMPLAINT_NO_BREAK_SPACE] = {"R004", DIAG_ERROR,
        {"this indentation holds a no-break space; type ordinary spaces",
            "ย่อหน้านี้มีช่องว่างแบบไม่ตัดบรรทัด ให้พิมพ์ช่องว่างธรรมดา"}},
    [COMPLAINT_CURLY_QUOTES] = {"R005", DIAG_WARNING,
        {"curly quotes are part of the text; use straight ones",
            "เครื่องหมายคำพูดแบบโค้งจะกลายเป็นส่วนหนึ่งของข้อความ ให้ใช้แบบตรง"}},
    [COMPLAINT_WIDE_COLON] = {"R006", DIAG_ERROR,
        {"use the ordinary colon ':' and a space",
            "ใช้เครื่องหมาย ':' ธรรมดาแล้วเว้นวรรค"}},
    [COMPLAINT_SIGN_FIRST] = {"R007", DIAG_ERROR,
        {"a text that begins with {1} needs quotes around it",
            "ข้อความที่ขึ้นต้นด้วย {1} ต้องใส่เครื่องหมายคำพูดคร่อม"}},
    [COMPLAINT_DOUBLE_QUOTES] = {"R008", DIAG_ERROR,
        {"use single quotes: in double quotes the backslash has another "
         "meaning",
            "ใช้เครื่องหมาย ' เพราะใน \" เครื่องหมาย \\ มีความหมายอื่น"}},
    [COMPLAINT_COLON_IN_TEXT] = {"R009", DIAG_ERROR,
        {"a text that holds a colon and a space needs quotes around it",
            "ข้อความที่มีเครื่องหมาย : ตามด้วยช่องว่าง ต้องใส่เครื่องหมายคำพูดคร่อม"}},
    [COMPLAINT_KEY_TWICE] = {"R010", DIAG_ERROR,
        {"`{1}` stands twice; the first is in line {2}",
            "`{1}` ซ้ำกัน ครั้งแรกอยู่บรรทัด {2}"}},
    [COMPLAINT_NOT_USED] = {"R011", DIAG_ERROR,
        {"`{1}` has no meaning in rule files; for a text put quotes around it",
            "ไฟล์กฎไม่ใช้ `{1}` หากเป็นข้อความให้ใส่เครื่องหมายคำพูดคร่อม"}},
    [COMPLAINT_UNKNOWN_FIELD] = {"R012", DIAG_ERROR,
        {"unknown field `{1}` in {2}", "ไม่รู้จักช่อง `{1}` ใน {2}"}},
    [COMPLAINT_UNKNOWN_MATCHER] = {"R012", DIAG_ERROR,
        {"unknown condition `{1}`", "ไม่รู้จักเงื่อนไข `{1}`"}},
    [COMPLAINT_LATER] = {"R012", DIAG_ERROR,
        {"`{1}` is not known to this version of the program",
            "โปรแกรมรุ่นนี้ยังไม่รู้จัก `{1}`"}},
    [COMPLAINT_MISPLACED] = {"R012", DIAG_ERROR,
        {"`{1}` does not belong here but in {2}", "`{1}` ไม่อยู่ตรงนี้ แต่อยู่ใน {2}"}},
    [COMPLAINT_MISSING] = {"R013", DIAG_ERROR,
        {"the field `{1}` is missing in {2}", "ขาดช่อง `{1}` ใน {2}"}},
    [COMPLAINT_NO_CONDITION] = {"R013", DIAG_ERROR,
        {"this condition asks for nothing", "เงื่อนไขนี้ไม่ได้ระบุว่าต้องการอะไร"}},
    [COMPLAINT_WANTS_TEXT] = {"R014", DIAG_ERROR,
        {"a text is expected here", "ตรงนี้ต้องเป็นข้อความ"}},
    [COMPLAINT_WANTS_LIST] = {"R014", DIAG_ERROR,
        {"a list is expected here: [first, second]",
            "ตรงนี้ต้องเป็นรายการ: [แรก, สอง]"}},
    [COMPLAINT_WANTS_MAP] = {"R014", DIAG_ERROR,
        {"`name: value` is expected here", "ตรงนี้ต้องเป็น `ชื่อ: ค่า`"}},
    [COMPLAINT_EMPTY_LIST] = {"R014", DIAG_ERROR,
        {"this list is empty", "รายการนี้ว่าง"}},
    [COMPLAINT_VALUE] = {"R015", DIAG_ERROR,
        {"`{1}` cannot stand here; allowed: {2}",
            "`{1}` ใช้ตรงนี้ไม่ได้ ค่าที่ใช้ได้: {2}"}},
    [COMPLAINT_SCREENSHOT] = {"R015", DIAG_ERROR,
        {"no pictures of pages are taken: `{1}` cannot be kept; write "
         "`capture: response`, the stored answer",
            "โปรแกรมไม่ถ่ายภาพหน้าเว็บ จึงเก็บ `{1}` ไม่ได้ ให้เขียน `capture: response` "
            "ซึ่งอ้างถึงคำตอบที่เก็บไว้"}},
    [COMPLAINT_NO_TEST] = {"R016", DIAG_ERROR,
        {"the rule has no test: write one of pass_when, fail_when, levels, "
         "for_each",
            "กฎนี้ไม่มีการทดสอบ ให้เขียน pass_when, fail_when, levels หรือ for_each "
            "อย่างใดอย่างหนึ่ง"}},
    [COMPLAINT_ALONE] = {"R016", DIAG_ERROR,
        {"`{1}` only goes together with `{2}`", "`{1}` ต้องใช้คู่กับ `{2}`"}},
    [COMPLAINT_TWO_TESTS] = {"R016", DIAG_ERROR,
        {"`{1}` and `{2}` exclude each other; keep one",
            "`{1}` กับ `{2}` ใช้พร้อมกันไม่ได้ ให้เหลือเพียงหนึ่ง"}},
    [COMPLAINT_TWO_CONDITIONS] = {"R016", DIAG_ERROR,
        {"`{1}` and `{2}` stand side by side; put them in a list under "
         "`all:` or `any:`",
            "`{1}` กับ `{2}` อยู่เคียงกัน ให้เขียนเป็นรายการใต้ `all:` หรือ `any:`"}},
    [COMPLAINT_FILE_NAME] = {"R017", DIAG_ERROR,
        {"the file name does not begin with the id `{1}`",
            "ชื่อไฟล์ไม่ขึ้นต้นด้วยรหัส `{1}`"}},
    [COMPLAINT_ID_TWICE] = {"R017", DIAG_ERROR,
        {"the id `{1}` is used by {2} too", "รหัส `{1}` ใช้แล้วใน {2}"}},
    [COMPLAINT_REFERENCE] = {"R018", DIAG_ERROR,
        {"`{1}` is not defined in {2}", "ไม่มี `{1}` ใน {2}"}},
    [COMPLAINT_CYCLE] = {"R018", DIAG_ERROR,
        {"the class `{1}` rests on itself: {2}",
            "กลุ่มหน้า `{1}` อ้างถึงตัวเอง: {2}"}},
    [COMPLAINT_RULE_CYCLE] = {"R018", DIAG_ERROR,
        {"the rule `{1}` rests on itself: {2}", "กฎ `{1}` อ้างถึงตัวเอง: {2}"}},
    [COMPLAINT_SCOPE] = {"R019", DIAG_ERROR,
        {"`{1}` needs {2}", "`{1}` ต้องใช้กับ {2}"}},
    [COMPLAINT_REGEX] = {"R020", DIAG_ERROR,
        {"this pattern cannot be used: {1}", "รูปแบบ regex ใช้ไม่ได้: {1}"}},
    [COMPLAINT_REGEX_PARENTHESIS] = {"R020", DIAG_ERROR,
        {"this pattern is not complete: `)` is missing",
            "รูปแบบ regex ไม่ครบ ขาด `)`"}},
    [COMPLAINT_REGEX_CLOSED] = {"R020", DIAG_ERROR,
        {"this pattern has a `)` too many; for the sign itself write `\\)`",
            "รูปแบบ regex มี `)` เกิน หากหมายถึงตัววงเล็บให้เขียน `\\)`"}},
    [COMPLAINT_REGEX_BRACKET] = {"R020", DIAG_ERROR,
        {"this pattern is not complete: `]` is missing",
            "รูปแบบ regex ไม่ครบ ขาด `]`"}},
    [COMPLAINT_REGEX_REPEAT] = {"R020", DIAG_ERROR,
        {"there is nothing here to repeat; for the sign itself write `\\` "
         "before it",
            "ไม่มีสิ่งให้ทำซ้ำตรงนี้ หากหมายถึงตัวเครื่องหมายให้เขียน `\\` นำหน้า"}},
    [COMPLAINT_XPATH] = {"R021", DIAG_ERROR,
        {"this XPath cannot be used: {1}", "XPath ใช้ไม่ได้: {1}"}},
    [COMPLAINT_CSS] = {"R022", DIAG_ERROR,
        {"this selector cannot be used: {1}", "CSS selector ใช้ไม่ได้: {1}"}},
    [COMPLAINT_NO_LITERAL] = {"R023", DIAG_WARNING,
        {"each hit may begin with anything: this pattern is tried everywhere, "
         "about {1} steps on a page of 100 KB",
            "ผลที่พบอาจขึ้นต้นด้วยอะไรก็ได้ จึงต้องลองทุกตำแหน่ง ราว {1} "
            "ขั้นต่อหน้าขนาด 100 KB"}},
    [COMPLAINT_SLOW_REGEX] = {"R023", DIAG_WARNING,
        {"this pattern is stopped on a text of {1} characters; repeats inside "
         "repeats are the usual cause",
            "รูปแบบนี้ถูกหยุดกลางคันกับข้อความยาว {1} ตัวอักษร "
            "มักเกิดจากการทำซ้ำซ้อนการทำซ้ำ"}},
    [COMPLAINT_SLOW_XPATH] = {"R023", DIAG_WARNING,
        {"the work of this XPath grows {1}-fold when the page doubles",
            "งานของ XPath นี้เพิ่มเป็น {1} เท่าเมื่อหน้าใหญ่ขึ้นสองเท่า"}},
    [COMPLAINT_ANY_ELEMENT] = {"R023", DIAG_WARNING,
        {"`//*` looks at every element; name the element",
            "`//*` ดูทุกอิลิเมนต์ ให้ระบุชื่ออิลิเมนต์"}},
    [COMPLAINT_MANY_WORDS] = {"R023", DIAG_WARNING,
        {"{1} words are very many; shorter lists are faster and can be "
         "reviewed",
            "คำ {1} คำมากเกินไป รายการที่สั้นกว่าเร็วกว่าและตรวจทานได้"}},
    [COMPLAINT_SHORT_WORD] = {"R024", DIAG_WARNING,
        {"`{1}` is short and may stand inside other words; add `not_within`",
            "`{1}` สั้นและอาจอยู่ในคำอื่น ให้เพิ่ม `not_within`"}},
    [COMPLAINT_INSIDE_WORD] = {"R024", DIAG_WARNING,
        {"`{1}` also stands inside {2}; add `not_within`",
            "`{1}` อยู่ใน {2} ด้วย ให้เพิ่ม `not_within`"}},
    [COMPLAINT_RESPELLED] = {"R025", DIAG_NOTE,
        {"`{1}` is kept as `{2}`: pages may have it in either spelling",
            "`{1}` เก็บเป็น `{2}` หน้าเว็บจะสะกดแบบใดก็พบ"}},
    [COMPLAINT_LABEL_TWICE] = {"R026", DIAG_ERROR,
        {"the label `{1}` stands twice in this rule", "ป้าย `{1}` ซ้ำกันในกฎนี้"}},
    [COMPLAINT_LABEL_UNKNOWN] = {"R026", DIAG_ERROR,
        {"no condition of this rule has the label `{1}`",
            "ไม่มีเงื่อนไขใดในกฎนี้ที่มีป้าย `{1}`"}},
    [COMPLAINT_NO_EXAMPLE] = {"R027", DIAG_ERROR,
        {"no example expects `{1}`", "ไม่มีตัวอย่างที่คาดว่าได้ผล `{1}`"}},
    [COMPLAINT_NOT_SHOWN] = {"R029", DIAG_ERROR, NOT_SHOWN},
    [COMPLAINT_NOT_SHOWN_DRAFT] = {"R029", DIAG_WARNING, NOT_SHOWN},
    [COMPLAINT_NOT_MISSED] = {"R029", DIAG_ERROR, NOT_MISSED},
    [COMPLAINT_NOT_MISSED_DRAFT] = {"R029", DIAG_WARNING, NOT_MISSED},
    [COMPLAINT_BEHAVIOUR] = {"R030", DIAG_ERROR,
        {"the behaviour changed since the lock was written but the revision is "
         "still {1}",
            "พฤติกรรมเปลี่ยนไปจากที่ล็อกไว้ แต่ revision ยังเป็น {1}"}},
    [COMPLAINT_REVISION_BACK] = {"R030", DIAG_ERROR,
        {"the revision {1} is lower than {2}, which was released",
            "revision {1} ต่ำกว่า {2} ที่เผยแพร่แล้ว"}},
    [COMPLAINT_LOCK_LINE] = {"R030", DIAG_ERROR,
        {"this line of the lock cannot be read; let the program write the "
         "file",
            "อ่านบรรทัดนี้ของไฟล์ล็อกไม่ได้ ให้โปรแกรมเป็นผู้เขียนไฟล์นี้"}},
    [COMPLAINT_RULE_GONE] = {"R030", DIAG_WARNING,
        {"`{1}` was released and is gone; a rule that ends is kept as "
         "deprecated",
            "`{1}` เผยแพร่แล้วแต่หายไป กฎที่เลิกใช้ให้คงไว้เป็น deprecated"}},
    [COMPLAINT_NO_HEIR] = {"R030", DIAG_WARNING,
        {"this does not say which rule takes its place: `replaced_by`",
            "ไม่ได้บอกว่ากฎใดใช้แทน: `replaced_by`"}},
    [COMPLAINT_SINCE_NEWER] = {"R030", DIAG_WARNING,
        {"the rule is of version {1}, this program of {2}",
            "กฎนี้เป็นของรุ่น {1} แต่โปรแกรมเป็นรุ่น {2}"}},
    [COMPLAINT_EXAMPLE_TWICE] = {"R037", DIAG_WARNING,
        {"this example is the same as the one in line {1}",
            "ตัวอย่างนี้ซ้ำกับตัวอย่างในบรรทัด {1}"}},
    [COMPLAINT_NOT_UTF8] = {"R031", DIAG_ERROR,
        {"the file is not UTF-8 from here on; save it as UTF-8",
            "ตั้งแต่ตรงนี้ไม่ใช่ UTF-8 ให้บันทึกไฟล์เป็น UTF-8"}},
    [COMPLAINT_SYNTAX] = {"R032", DIAG_ERROR,
        {"this is not well-formed YAML: {1}", "โครงสร้าง YAML ไม่ถูกต้อง: {1}"}},
    [COMPLAINT_INDENT] = {"R032", DIAG_ERROR,
        {"this line or the one below it begins too far to the left or to the "
         "right: fields that belong together stand under one another",
            "บรรทัดนี้หรือบรรทัดถัดไปย่อหน้าไม่ตรง ช่องที่อยู่ด้วยกันต้องเริ่มตรงกัน"}},
    [COMPLAINT_NO_COLON] = {"R032", DIAG_ERROR,
        {"this line is no `field: value`", "บรรทัดนี้ไม่ใช่ `ชื่อช่อง: ค่า`"}},
    [COMPLAINT_BEHIND_QUOTE] = {"R032", DIAG_ERROR,
        {"there is text behind the end of the value; a quote mark inside a "
         "text in '...' is written twice",
            "มีข้อความหลังจุดจบของค่า หากต้องการ ' ภายใน '...' ให้พิมพ์สองตัว"}},
    [COMPLAINT_OPEN_QUOTE] = {"R032", DIAG_ERROR,
        {"the quote that begins here is not closed in its line",
            "เครื่องหมายคำพูดที่เปิดตรงนี้ไม่ได้ปิดในบรรทัดเดียวกัน"}},
    [COMPLAINT_OPEN_BRACKET] = {"R032", DIAG_ERROR,
        {"a bracket `[` or `{` before this place is not closed, or a comma is "
         "missing",
            "วงเล็บ `[` หรือ `{` ก่อนหน้านี้ไม่ได้ปิด หรือขาดจุลภาค"}},
    [COMPLAINT_EMPTY_FILE] = {"R032", DIAG_ERROR,
        {"the file is empty", "ไฟล์นี้ว่าง"}},
    [COMPLAINT_FORMAT] = {"R033", DIAG_ERROR,
        {"the format `{1}` is not known here; expected {2}",
            "ไม่รู้จักรูปแบบ `{1}` ต้องเป็น {2}"}},
    [COMPLAINT_NEWER] = {"R033", DIAG_ERROR,
        {"this program is too old for the format `{1}`",
            "โปรแกรมรุ่นนี้เก่าเกินไปสำหรับรูปแบบ `{1}`"}},
    [COMPLAINT_TOO_DEEP] = {"R034", DIAG_ERROR,
        {"this stands too deep; at most {1} levels",
            "ซ้อนกันลึกเกินไป ได้ไม่เกิน {1} ชั้น"}},
    [COMPLAINT_TOO_MANY] = {"R034", DIAG_ERROR,
        {"too many in one place; at most {1}", "มากเกินไปในที่เดียว ได้ไม่เกิน {1}"}},
    [COMPLAINT_UNREADABLE] = {"R035", DIAG_ERROR,
        {"the file cannot be read: {1}", "อ่านไฟล์ไม่ได้: {1}"}},
    [COMPLAINT_LIST_FILE] = {"R036", DIAG_ERROR,
        {"this list file cannot be used: {1}", "ใช้ไฟล์รายการนี้ไม่ได้: {1}"}},
    [COMPLAINT_LIST_HEAD] = {"R036", DIAG_ERROR,
        {"no column of this list file is named `phrase`",
            "ไฟล์รายการนี้ไม่มีคอลัมน์ชื่อ `phrase`"}},
    [COMPLAINT_LIST_COLUMN] = {"R036", DIAG_ERROR,
        {"this list file has a column named `{1}`",
            "ไฟล์รายการนี้มีคอลัมน์ชื่อ `{1}`"}},
    [COMPLAINT_LIST_CONTEXT] = {"R036", DIAG_ERROR,
        {"in this list file the `not_within` text `{1}` does not hold `{2}` "
         "and more",
            "ในไฟล์รายการนี้ ข้อความ `{1}` ในคอลัมน์ `not_within` "
            "ไม่ใช่คำที่ยาวกว่าซึ่งมี `{2}` อยู่ข้างใน"}},
    [COMPLAINT_LIST_EMPTY] = {"R036", DIAG_ERROR,
        {"this list file is empty", "ไฟล์รายการนี้ว่าง"}},
    [COMPLAINT_LIST_NOT_UTF8] = {"R036", DIAG_ERROR,
        {"this list file is not UTF-8", "ไฟล์รายการนี้ไม่ใช่ UTF-8"}},
};

const struct diag_kind *
complaint_kind(enum complaint which)
{
	return &kinds[which];
}

struct str
loader_line(const struct loader *l, int64_t line)
{
	struct str rest = l->text, part = {0};

	for (int64_t i = 0; i < line; i++)
		if (!str_split(&rest, '\n', &part))
			return (struct str){0};
	if (part.len > 0 && part.ptr[part.len - 1] == '\r')
		part.len--;
	return part;
}

void
complain(struct loader *l, enum complaint which, const struct yaml_place *place,
    const char *hint, struct str a, struct str b)
{
	struct diag_place at = {.file = l->path};

	if (place != NULL) {
		at.line = place->line;
		at.column = place->column;
		at.length = place->length;
		at.excerpt = loader_line(l, place->line);
	}
	diag_add(l->diags, &kinds[which], &at, (struct str[]){a, b}, 2, hint);
}

static struct yaml_place
place_of_offset(struct str text, size_t offset)
{
	struct yaml_place p = {.line = 1, .column = 1, .length = 1};

	for (size_t i = 0; i < offset; i++) {
		if (text.ptr[i] == '\n') {
			p.line++;
			p.column = 1;
		} else if (((unsigned char)text.ptr[i] & 0xc0) != 0x80) {
			p.column++;
		}
	}
	return p;
}

bool
loader_take(struct loader *l, const char *path, struct str text)
{
	struct yaml_place place;
	size_t bad = utf8_first_invalid(text);

	l->path = path;
	l->text = text;
	if (str_starts(text, str_of("\xef\xbb\xbf")))
		l->text = str_slice(text, 3, text.len);
	if (bad == STR_NONE)
		return true;
	place = place_of_offset(text, bad);
	/* The line itself cannot be shown. */
	l->text = (struct str){0};
	complain(l, COMPLAINT_NOT_UTF8, &place, NULL, (struct str){0},
	    (struct str){0});
	return false;
}

bool
loader_open(struct loader *l, const char *path)
{
	struct buf content = {0};
	struct err e = {0};
	struct str text;

	l->path = path;
	l->text = (struct str){0};
	if (file_read(path, LIMIT_RULE_FILE_BYTES, &content, &e) != ERR_NONE) {
		complain(l, COMPLAINT_UNREADABLE, NULL, NULL, str_of(e.msg),
		    (struct str){0});
		buf_release(&content);
		return false;
	}
	text = arena_str(l->arena, buf_str(&content));
	buf_release(&content);
	return loader_take(l, path, text);
}

const char *
loader_suggestion(
    struct loader *l, struct str given, const char *const *words, size_t count)
{
	const char *word = suggest(given, words, count);

	/* The words may live on the caller's stack. */
	return word == NULL ? NULL : arena_cstr(l->arena, str_of(word));
}
