#include "audit/describe.h"

#include <stdlib.h>

#include "audit/plan_impl.h"
#include "audit/read/list_impl.h"

const char *const rule_deciding_fields[] = {"applies_to", "pages",
    "applies_when", "for_each", "must", "unless", "allow", "pass_when",
    "fail_when", "levels", "pass_at", "unsure_when", "roll_up", "confidence",
    NULL};

/* Fields and conditions in words; others are told by their names. */
static const struct {
	const char *key;
	struct words words;
} known[] = {
    {"all", {"all of these", "ครบทุกข้อต่อไปนี้"}},
    {"all_of", {"all of the words", "มีครบทุกคำ"}},
    {"allow", {"share that may fail", "ยอมให้ไม่ผ่านได้"}},
    {"any", {"any of these", "ข้อใดข้อหนึ่งต่อไปนี้"}},
    {"any_of", {"any of", "อย่างใดอย่างหนึ่งใน"}},
    {"applies_to", {"for which agencies", "ใช้กับหน่วยงาน"}},
    {"applies_when", {"applies where", "ใช้เมื่อ"}},
    {"at_least", {"at least", "อย่างน้อย"}},
    {"at_most", {"pages at most", "จำนวนหน้ามากที่สุด"}},
    {"attr", {"attributes", "แอตทริบิวต์"}},
    {"because", {"decided by", "ตัดสินโดย"}},
    {"block", {"a box or list of links", "กล่องหรือรายการลิงก์"}},
    {"class", {"kind of page", "กลุ่มหน้า"}},
    {"confidence", {"confidence", "ความเชื่อมั่น"}},
    {"contains", {"contains", "มีอยู่ข้างใน"}},
    {"cookie", {"a cookie", "คุกกี้"}},
    {"count", {"how many", "จำนวน"}},
    {"css", {"selector", "ตัวเลือก CSS"}},
    {"date", {"a date", "วันที่"}},
    {"depth", {"clicks from the start", "จำนวนคลิกจากหน้าแรก"}},
    {"element", {"an element of the page", "องค์ประกอบในหน้า"}},
    {"expect", {"expected", "ผลที่คาดไว้"}},
    {"expect_someday", {"expected some day", "ผลที่ควรได้ในอนาคต"}},
    {"exposed", {"told to screen readers", "โปรแกรมอ่านหน้าจอรับรู้"}},
    {"fact", {"a number of the page", "ตัวเลขของหน้า"}},
    {"fail_when", {"fails when", "ไม่ผ่านเมื่อ"}},
    {"file", {"a file", "ไฟล์"}},
    {"finds", {"evidence", "หลักฐานที่พบ"}},
    {"focusable", {"takes the focus", "รับโฟกัสได้"}},
    {"for_each", {"looks at each", "ตรวจทีละรายการ"}},
    {"form", {"a form", "แบบฟอร์ม"}},
    {"header", {"a field of the answer's head", "ส่วนหัวของคำตอบ"}},
    {"heading", {"heading", "หัวเรื่อง"}},
    {"hidden", {"hidden from everybody", "ซ่อนจากทุกคน"}},
    {"home", {"home page", "หน้าแรก"}},
    {"home_title", {"title of the home page", "ชื่อหน้าแรก"}},
    {"html", {"page", "หน้าเว็บ"}},
    {"in", {"in", "ใน"}},
    {"inside", {"inside", "ภายใน"}},
    {"json_ld", {"structured data (JSON-LD)", "ข้อมูลโครงสร้าง (JSON-LD)"}},
    {"lang", {"language", "ภาษา"}},
    {"level", {"level", "ระดับ"}},
    {"levels", {"levels", "ระดับ"}},
    {"link", {"a link", "ลิงก์"}},
    {"list", {"words of the list", "คำในรายการ"}},
    {"meta", {"a meta element", "ข้อมูล meta"}},
    {"must", {"each must have", "แต่ละรายการต้อง"}},
    {"name", {"name", "ชื่อ"}},
    {"near", {"near", "อยู่ใกล้"}},
    {"none", {"none of these", "ไม่มีข้อใดต่อไปนี้"}},
    {"not", {"not", "ไม่ใช่"}},
    {"not_near", {"not near", "ไม่อยู่ใกล้"}},
    {"not_within", {"not inside the longer words", "ไม่นับเมื่ออยู่ในคำ"}},
    {"of", {"of", "จาก"}},
    {"own_name", {"name that its author gave", "ชื่อที่ผู้เขียนตั้ง"}},
    {"owner", {"belongs to", "เป็นของ"}},
    {"pages", {"pages", "หน้าที่ตรวจ"}},
    {"pairs", {"questions with answers", "คำถามพร้อมคำตอบ"}},
    {"pass_at", {"level that passes", "ระดับที่ถือว่าผ่าน"}},
    {"pass_when", {"passes when", "ผ่านเมื่อ"}},
    {"path", {"path of the address", "เส้นทางในที่อยู่เว็บ"}},
    {"pattern", {"pattern", "รูปแบบ"}},
    {"probe", {"an address that is asked for", "ที่อยู่ที่เรียกดู"}},
    {"refresh", {"a refresh of the page", "การโหลดหน้าใหม่เอง"}},
    {"regex", {"a pattern in the text", "รูปแบบในข้อความ"}},
    {"role", {"role", "บทบาท"}},
    {"roll_up", {"from pages to a verdict", "จากหลายหน้าเป็นผลเดียว"}},
    {"rule", {"another rule", "กฎข้ออื่น"}},
    {"seed", {"a known address of the agency", "ที่อยู่ที่ทราบของหน่วยงาน"}},
    {"share_passed", {"share of pages that pass", "สัดส่วนหน้าที่ผ่าน"}},
    {"sites", {"sites of the agency", "เว็บไซต์ของหน่วยงาน"}},
    {"status", {"status of the answer", "สถานะของคำตอบ"}},
    {"tag", {"kind of element", "ชนิดองค์ประกอบ"}},
    {"tech", {"a technology", "เทคโนโลยี"}},
    {"text", {"words in the text", "คำในข้อความ"}},
    {"tls", {"the certificate", "ใบรับรองความปลอดภัย"}},
    {"to", {"leads to", "นำไปยัง"}},
    {"unit", {"agency", "หน่วยงาน"}},
    {"unless", {"but not", "ยกเว้น"}},
    {"unsure_when", {"cannot tell when", "ตัดสินไม่ได้เมื่อ"}},
    {"url", {"address", "ที่อยู่เว็บ"}},
    {"view", {"as the page was seen", "สภาพที่เห็นหน้า"}},
    {"visible", {"seen by visitors", "มองเห็นได้"}},
    {"viewport", {"the viewport of phones", "การแสดงผลบนมือถือ (viewport)"}},
    {"within", {"characters", "ตัวอักษร"}},
    {"words", {"words", "คำ"}},
    {"xpath", {"XPath", "XPath"}},
};

struct teller {
	struct arena *arena;
	struct rule_lines lines;
	size_t capacity;
};

static struct words
words_of(struct str key)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_is(key, known[i].key))
			return known[i].words;
	return (struct words){NULL, NULL};
}

static struct rule_line *
add_line(struct teller *t, int depth, struct str key)
{
	struct rule_line *line;

	t->lines.items = arena_grow(t->arena, t->lines.items, &t->capacity,
	    t->lines.count + 1, sizeof(*t->lines.items));
	line = &t->lines.items[t->lines.count++];
	*line = (struct rule_line){.depth = depth,
	    .key = key,
	    .words = words_of(key),
	    .is_page = str_is(key, "html") || str_is(key, "body")};
	return line;
}

static bool
is_texts(const struct yaml_node *list)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].value.kind != YAML_TEXT)
			return false;
	return true;
}

static struct str
join(struct arena *a, const struct yaml_node *list)
{
	struct buf text = {0};
	struct str joined;

	for (size_t i = 0; i < list->count; i++) {
		if (i > 0)
			(void)buf_append_cstr(&text, ", ");
		(void)buf_append_str(&text, list->items[i].value.text);
	}
	joined = arena_str(a, buf_str(&text));
	buf_release(&text);
	return joined;
}

static bool
is_left_out(struct str key)
{
	return str_is(key, "label") || str_starts(key, str_of("x-"));
}

/* The one key of a map beside its label: it is a condition then. */
static const struct yaml_item *
only_key(const struct yaml_node *map)
{
	const struct yaml_item *found = NULL;

	for (size_t i = 0; i < map->count; i++) {
		if (is_left_out(map->items[i].key))
			continue;
		if (found != NULL)
			return NULL;
		found = &map->items[i];
	}
	return found;
}

static struct str
label_of(const struct yaml_node *map)
{
	const struct yaml_node *label = yaml_get(map, "label");

	return label != NULL && label->kind == YAML_TEXT ? label->text
	                                                 : (struct str){0};
}

static void tell(struct teller *t, int depth, struct str key,
    const struct yaml_node *value, struct str label);

static void
tell_map(struct teller *t, int depth, const struct yaml_node *map)
{
	for (size_t i = 0; i < map->count; i++)
		if (!is_left_out(map->items[i].key))
			tell(t, depth, map->items[i].key, &map->items[i].value,
			    (struct str){0});
}

/* An item of a list: a condition, a text, or a map such as an example. */
static void
tell_item(struct teller *t, int depth, const struct yaml_node *item)
{
	const struct yaml_item *only =
	    item->kind == YAML_MAP ? only_key(item) : NULL;
	const struct yaml_node *name;

	if (only != NULL) {
		tell(t, depth, only->key, &only->value, label_of(item));
		return;
	}
	if (item->kind != YAML_MAP) {
		tell(t, depth, (struct str){0}, item, (struct str){0});
		return;
	}
	name = yaml_get(item, "name");
	add_line(t, depth, (struct str){0})->text =
	    name != NULL ? name->text : (struct str){0};
	for (size_t i = 0; i < item->count; i++)
		if (&item->items[i].value != name &&
		    !is_left_out(item->items[i].key))
			tell(t, depth + 1, item->items[i].key,
			    &item->items[i].value, label_of(item));
}

static void
tell(struct teller *t, int depth, struct str key, const struct yaml_node *value,
    struct str label)
{
	struct rule_line *line = add_line(t, depth, key);

	line->label = label;
	switch (value->kind) {
	case YAML_NOTHING:
		return;
	case YAML_TEXT:
		line->text = value->text;
		return;
	case YAML_LIST:
		if (is_texts(value)) {
			line->text = join(t->arena, value);
			return;
		}
		for (size_t i = 0; i < value->count; i++)
			tell_item(t, depth + 1, &value->items[i].value);
		return;
	case YAML_MAP:
		if (line->label.len == 0)
			line->label = label_of(value);
		tell_map(t, depth + 1, value);
		return;
	}
}

struct rule_lines
rule_describe(
    const struct rule_set *set, size_t i, const char *field, struct arena *a)
{
	const struct yaml_item *item = yaml_item(set->rules[i].source, field);
	struct teller t = {.arena = a};

	if (item != NULL)
		tell(&t, 0, item->key, &item->value, (struct str){0});
	return t.lines;
}

struct str *
rule_texts_of(const struct rule_set *set, size_t i, const char *field,
    struct arena *a, size_t *count)
{
	const struct yaml_node *node = yaml_get(set->rules[i].source, field);
	size_t most = node == NULL ? 0 : node->count + 1;
	struct str *texts = arena_array(a, most, sizeof(*texts));

	*count = 0;
	if (node != NULL && node->kind == YAML_TEXT)
		texts[(*count)++] = node->text;
	for (size_t n = 0; node != NULL && n < node->count; n++)
		if (node->items[n].value.kind == YAML_TEXT)
			texts[(*count)++] = node->items[n].value.text;
	return texts;
}

struct rule_leaf *
rule_leaves_of(
    const struct rule_set *set, size_t i, struct arena *a, size_t *count)
{
	const struct slots *slots = &set->rules[i].slots;
	struct rule_leaf *leaves =
	    arena_array(a, slots->count, sizeof(*leaves));

	for (size_t n = 0; n < slots->count; n++)
		leaves[n] = (struct rule_leaf){slots->items[n].label,
		    set->leaves[slots->items[n].leaf].summary};
	*count = slots->count;
	return leaves;
}

static int
compare_lists(const void *a, const void *b)
{
	const struct rule_list *left = a, *right = b;

	return str_compare(left->name, right->name);
}

static bool
names_list(const struct yaml_node *node, struct str name)
{
	if (node->kind == YAML_TEXT && str_equal(node->text, name))
		return true;
	for (size_t i = 0; i < node->count; i++)
		if (names_list(&node->items[i].value, name))
			return true;
	return false;
}

struct rule_list *
rule_lists_of(
    const struct rule_set *set, size_t i, struct arena *a, size_t *count)
{
	struct rule_list *lists = NULL;
	size_t n = 0, capacity = 0;

	for (const struct list_file *l = set->lists; l != NULL; l = l->next) {
		if (i != STR_NONE && !names_list(set->rules[i].source, l->name))
			continue;
		lists = arena_grow(a, lists, &capacity, n + 1, sizeof(*lists));
		lists[n++] = (struct rule_list){l->name, l->items, l->count};
	}
	if (n > 1)
		qsort(lists, n, sizeof(*lists), compare_lists);
	*count = n;
	return lists;
}
