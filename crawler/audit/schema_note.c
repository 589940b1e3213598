#include "audit/schema_impl.h"

#include <string.h>

#define CONDITION "{\"$ref\":\"#/$defs/condition\"}"
#define ELEMENT "{\"$ref\":\"#/$defs/element\"}"

static const struct schema_note fields[] = {
    {"format", {"always rule/1, the first line", "rule/1 เสมอ อยู่บรรทัดแรก"},
        "{\"const\":\"rule/1\"}"},
    {"id", {"unique code such as ESV-04", "รหัสไม่ซ้ำ เช่น ESV-04"},
        "{\"type\":\"string\",\"pattern\":\"^[A-Z][A-Z0-9]{1,5}-[0-9]{2}$\"}"},
    {"name", {"short name in Latin letters", "ชื่อสั้นเป็นอักษรละติน"}, NULL},
    {"revision",
        {"whole number; rises when the behaviour changes",
            "จำนวนเต็ม เพิ่มเมื่อพฤติกรรมเปลี่ยน"},
        NULL},
    {"since",
        {"version of the rule set in which the rule appeared",
            "รุ่นของชุดกฎที่กฎนี้เริ่มมี"},
        NULL},
    {"status",
        {"draft is never scored; frozen is kept for old series",
            "draft ไม่นับคะแนน frozen คงไว้เพื่อเทียบปีเก่า"},
        "{\"enum\":[\"draft\",\"stable\",\"frozen\",\"deprecated\"]}"},
    {"title", {"reads as a passing statement", "เขียนเป็นข้อความเมื่อผ่าน"}, NULL},
    {"why", {"why it matters to people", "สำคัญต่อประชาชนอย่างไร"}, NULL},
    {"fix", {"how to mend it", "แก้ไขอย่างไร"}, NULL},
    {"indicator", {"keys of indicators/*.yaml", "รหัสตัวชี้วัดใน indicators/*.yaml"},
        "{\"type\":\"array\",\"minItems\":1,\"items\":{\"type\":\"string\"}}"},
    {"severity", {"how much it matters", "ความรุนแรง"},
        "{\"enum\":[\"minor\",\"moderate\",\"serious\",\"critical\"]}"},
    {"scope", {"what the rule speaks of", "กฎกล่าวถึงอะไร"},
        "{\"enum\":[\"page\",\"site\",\"agency\"]}"},
    {"applies_to", {"for which agencies", "ใช้กับหน่วยงานใด"},
        "{\"type\":[\"string\",\"object\"]}"},
    {"quarantine",
        {"where it fails the page proves nothing",
            "หน้าที่ไม่ผ่านไม่ใช้เป็นหลักฐานของเกณฑ์อื่น"},
        NULL},
    {"pages", {"which pages are looked at", "ดูหน้าใดบ้าง"},
        "{\"anyOf\":[{\"enum\":[\"home\",\"any\"]},{\"type\":\"object\"}]}"},
    {"applies_when",
        {"where it is false the rule is inapplicable", "หากเท็จ กฎไม่เกี่ยวข้อง"},
        CONDITION},
    {"pass_when", {"false means failed", "หากเท็จ ไม่ผ่าน"}, CONDITION},
    {"fail_when", {"false means passed", "หากเท็จ ผ่าน"}, CONDITION},
    {"levels", {"conditions of levels 4 to 1", "เงื่อนไขของระดับ 4 ถึง 1"},
        "{\"type\":\"object\",\"propertyNames\":{\"enum\":[\"1\",\"2\",\"3\","
        "\"4\"]},\"additionalProperties\":" CONDITION "}"},
    {"pass_at", {"the level that passes", "ระดับที่ผ่าน"},
        "{\"type\":[\"integer\",\"string\"]}"},
    {"for_each", {"elements that are judged one by one", "ตรวจทีละอิลิเมนต์"},
        "{\"type\":\"object\",\"required\":[\"element\"],\"properties\":{"
        "\"element\":{\"type\":\"object\"},\"unless\":" ELEMENT "},"
        "\"additionalProperties\":false}"},
    {"must", {"what each element must be", "อิลิเมนต์แต่ละตัวต้องเป็นอย่างไร"},
        ELEMENT},
    {"unless", {"elements that are left out", "อิลิเมนต์ที่ยกเว้น"}, ELEMENT},
    {"allow", {"share of elements that may fail", "สัดส่วนที่ยอมให้ไม่ผ่าน"},
        "{\"type\":[\"string\",\"array\"]}"},
    {"unsure_when",
        {"a rule that would fail cannot tell when this is true",
            "หากจริง ผลที่จะไม่ผ่านกลายเป็นตัดสินไม่ได้"},
        CONDITION},
    {"roll_up", {"how pages become one verdict", "รวมผลของหลายหน้าอย่างไร"},
        "{\"type\":[\"string\",\"object\"]}"},
    {"confidence", {"how sure its verdicts are", "ความเชื่อมั่นของผล"},
        "{\"enum\":[\"high\",\"medium\",\"low\"]}"},
    {"act", {"W3C ACT rules that it implements", "กฎ ACT ของ W3C ที่ทำตาม"},
        NULL},
    {"deprecated",
        {"since when, why, and what takes its place",
            "เลิกใช้เมื่อใด เพราะอะไร และใช้กฎใดแทน"},
        "{\"type\":\"object\",\"required\":[\"since\",\"reason\"]}"},
    {"tests", {"examples that prove the rule", "ตัวอย่างที่พิสูจน์กฎ"},
        "{\"type\":\"array\",\"minItems\":2,\"items\":{\"$ref\":"
        "\"#/$defs/example\"}}"},
};

static const struct schema_note examples[] = {
    {"name", {"what the example shows", "ตัวอย่างนี้แสดงอะไร"}, NULL},
    {"pages",
        {"several pages; the first is the home page", "หลายหน้า หน้าแรกคือโฮมเพจ"},
        "{\"type\":\"array\",\"minItems\":1,\"items\":{\"type\":"
        "\"object\"}}"},
    {"expect", {"the verdict that must come out", "ผลที่ต้องได้"},
        "{\"$ref\":\"#/$defs/outcome\"}"},
    {"expect_someday",
        {"what is known to be wrong for now", "ผลที่รู้ว่ายังไม่ถูกในตอนนี้"},
        "{\"$ref\":\"#/$defs/outcome\"}"},
    {"because", {"labels of all that decided", "ป้ายของทุกเงื่อนไขที่ตัดสิน"}, NULL},
    {"finds", {"words of all hits", "ถ้อยคำของทุกสิ่งที่พบ"}, NULL},
    {"html", {"a piece of a page, or a whole one", "ส่วนหนึ่งของหน้า หรือทั้งหน้า"},
        NULL},
};

static const struct schema_note matchers[] = {
    {"text", {"words in the page's text", "คำในข้อความของหน้า"}, NULL},
    {"regex", {"a PCRE2 pattern in the text", "รูปแบบ PCRE2 ในข้อความ"}, NULL},
    {"element", {"elements by selector", "อิลิเมนต์ตาม selector"}, NULL},
    {"xpath",
        {"XPath 1.0, for what nothing else can say",
            "XPath 1.0 สำหรับสิ่งที่เงื่อนไขอื่นบอกไม่ได้"},
        NULL},
    {"link", {"visible links and where they lead", "ลิงก์ที่เห็นและปลายทาง"}, NULL},
    {"form", {"forms that people fill in", "แบบฟอร์มที่ให้กรอก"}, NULL},
    {"meta", {"meta elements by name", "meta ตามชื่อ"}, NULL},
    {"viewport",
        {"the viewport, as browsers read it", "viewport ตามที่เบราว์เซอร์อ่าน"},
        NULL},
    {"refresh", {"a meta refresh, as browsers read it", "meta refresh"}, NULL},
    {"json_ld", {"structured data", "ข้อมูลโครงสร้าง JSON-LD"}, NULL},
    {"url", {"the page's address", "ที่อยู่ของหน้า"}, NULL},
    {"header", {"headers of the answer", "ส่วนหัวของคำตอบ"}, NULL},
    {"status", {"status of the answer", "รหัสสถานะของคำตอบ"}, NULL},
    {"cookie", {"cookies that are set", "คุกกี้"}, NULL},
    {"tls", {"the certificate", "ใบรับรอง TLS"}, NULL},
    {"date", {"dates on the page", "วันที่บนหน้า"}, NULL},
    {"fiscal_year", {"a fiscal year named in the text", "ปีงบประมาณที่ข้อความบอก"},
        NULL},
    {"file", {"documents: PDF, office files", "เอกสาร PDF หรือไฟล์สำนักงาน"},
        NULL},
    {"probe", {"an address asked for once a site", "ที่อยู่ที่ขอหนึ่งครั้งต่อเว็บไซต์"},
        NULL},
    {"entry", {"what became of the way in", "ผลของการเข้าเว็บไซต์"}, NULL},
    {"broken_links", {"share of links to nothing", "สัดส่วนลิงก์เสีย"}, NULL},
    {"class", {"a page class", "กลุ่มหน้า"}, NULL},
    {"fact", {"numbers the crawler has", "ตัวเลขที่ระบบมี"}, NULL},
    {"home_title", {"the home page's title", "ชื่อของหน้าแรก"}, NULL},
    {"lang", {"the language of page or elements", "ภาษาของหน้าหรืออิลิเมนต์"}, NULL},
    {"block", {"a list or box that gathers links", "กลุ่มลิงก์ที่อยู่ด้วยกัน"}, NULL},
    {"pairs", {"questions with their answers", "คำถามพร้อมคำตอบ"}, NULL},
    {"seed", {"an address in the list of seeds", "ที่อยู่ในรายการเริ่มต้น"}, NULL},
    {"rule", {"the verdict of another rule", "ผลของกฎอื่น"}, NULL},
    {"tech", {"a technology of the site", "เทคโนโลยีของเว็บไซต์"}, NULL},
};

static const struct schema_note *
note_named(const struct schema_note *notes, size_t count, const char *name)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(notes[i].name, name) == 0)
			return &notes[i];
	return NULL;
}

const struct schema_note *
schema_field_note(const char *name)
{
	return note_named(fields, sizeof(fields) / sizeof(fields[0]), name);
}

const struct schema_note *
schema_example_note(const char *name)
{
	return note_named(
	    examples, sizeof(examples) / sizeof(examples[0]), name);
}

const struct schema_note *
schema_matcher_note(const char *name)
{
	return note_named(
	    matchers, sizeof(matchers) / sizeof(matchers[0]), name);
}
