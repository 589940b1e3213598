#include "audit/explain.h"

static const struct explanation explanations[] = {
    {"R001", {"A Tab stands in the indentation.", "มีแท็บในย่อหน้า"},
        {"YAML knows spaces only; how wide a Tab is nobody can say.",
            "YAML ใช้เฉพาะช่องว่าง เพราะความกว้างของแท็บไม่แน่นอน"},
        "title:\n\tth: ชื่อ", "title:\n  th: ชื่อ"},
    {"R002", {"No space follows the colon.", "ไม่มีช่องว่างหลังเครื่องหมาย :"},
        {"Without it field and value are read as one word.",
            "หากไม่เว้น ชื่อช่องกับค่าจะถูกอ่านเป็นคำเดียว"},
        "severity:minor", "severity: minor"},
    {"R003",
        {"A # behind a space begins a remark and cuts the value off.",
            "เครื่องหมาย # หลังช่องว่างคือหมายเหตุ ค่าจึงถูกตัด"},
        {"What stands behind it is lost without a sound.",
            "ข้อความที่ตามมาจะหายไปโดยไม่มีการเตือน"},
        "css: main #top", "css: 'main #top'"},
    {"R004",
        {"The indentation holds a no-break space.", "ย่อหน้ามีช่องว่างแบบไม่ตัดบรรทัด"},
        {"It looks like a space but is a letter to YAML. It often comes from "
         "copying out of a web page or a document.",
            "ดูเหมือนช่องว่างแต่ YAML ถือเป็นตัวอักษร มักติดมาจากการคัดลอกจากเว็บหรือเอกสาร"},
        "title:\n\xc2\xa0\xc2\xa0"
        "th: ชื่อ",
        "title:\n  th: ชื่อ"},
    {"R005",
        {"Curly quotes stand around a value.", "ค่าอยู่ในเครื่องหมายคำพูดแบบโค้ง"},
        {"They become part of the word that is looked for, and no page has "
         "it.",
            "เครื่องหมายจะกลายเป็นส่วนหนึ่งของคำที่ค้นหา จึงไม่พบในหน้าใด"},
        "any_of: [“ติดต่อเรา”]", "any_of: ['ติดต่อเรา']"},
    {"R006",
        {"A full-width colon stands for the ordinary one.",
            "ใช้เครื่องหมาย ： แบบเต็มความกว้าง"},
        {"Only the ordinary colon and a space part field and value.",
            "ต้องใช้ : ธรรมดาแล้วเว้นวรรคเท่านั้น"},
        "severity： minor", "severity: minor"},
    {"R007",
        {"The text begins with a sign that has a meaning in YAML.",
            "ข้อความขึ้นต้นด้วยเครื่องหมายที่มีความหมายใน YAML"},
        {"Quotes make it a text again: * @ % ` & ! | > { [ need them.",
            "ใส่เครื่องหมายคำพูดคร่อม เมื่อขึ้นต้นด้วย * @ % ` & ! | > { ["},
        "host: *.go.th", "host: '*.go.th'"},
    {"R008",
        {"A pattern stands in double quotes.", "รูปแบบ regex อยู่ในเครื่องหมาย \""},
        {"In double quotes YAML takes the backslash for itself.",
            "ใน \" YAML จะตีความเครื่องหมาย \\ เอง"},
        "pattern: \"\\d+\"", "pattern: '\\d+'"},
    {"R009", {"A text holds a colon and a space.", "ข้อความมี : ตามด้วยช่องว่าง"},
        {"YAML would take the part before it for a field.",
            "YAML จะเข้าใจว่าส่วนหน้าเป็นชื่อช่อง"},
        "th: ราคา: 5 บาท", "th: 'ราคา: 5 บาท'"},
    {"R010",
        {"A field stands twice in one place.", "มีช่องชื่อเดียวกันสองครั้งในที่เดียว"},
        {"Only one of them could count, and nobody could say which.",
            "ใช้ได้เพียงหนึ่ง และไม่มีใครรู้ว่าอันไหน"},
        "severity: minor\nseverity: serious", "severity: serious"},
    {"R011",
        {"Anchors, aliases, tags, merge keys and further documents are not "
         "used.",
            "ไม่ใช้ & * ! << และ --- ของ YAML"},
        {"A rule is read from top to bottom by people who do not program.",
            "ไฟล์กฎต้องอ่านได้จากบนลงล่างโดยผู้ที่ไม่ได้เขียนโปรแกรม"},
        "any_of: &words [คำ]", "any_of: [คำ]"},
    {"R012",
        {"A field or condition is unknown, or stands in the wrong place.",
            "ไม่รู้จักช่องหรือเงื่อนไขนี้ หรืออยู่ผิดที่"},
        {"A misspelled field would otherwise be passed over, and the rule "
         "would do something else than you think.",
            "หากปล่อยผ่าน กฎจะทำงานต่างจากที่ตั้งใจ"},
        "sevrity: minor", "severity: minor"},
    {"R013", {"A field that is needed is missing.", "ขาดช่องที่จำเป็น"},
        {"Every verdict must say what was looked for, why, and how to mend "
         "it.",
            "ทุกผลตรวจต้องบอกได้ว่าดูอะไร เพราะอะไร และแก้อย่างไร"},
        "title: { th: ชื่อ }", "title: { th: ชื่อ, en: Title }"},
    {"R014",
        {"A list, a text or a `name: value` was expected and something else "
         "stands there.",
            "ชนิดของค่าไม่ถูก เช่น ต้องเป็นรายการแต่เป็นข้อความ"},
        {"Lists stand in [ ], one thing behind the other with commas, or one "
         "a line behind `- `.",
            "รายการเขียนใน [ ] คั่นด้วยจุลภาค หรือบรรทัดละหนึ่งรายการหลัง `- `"},
        "indicator: usability", "indicator: [usability]"},
    {"R015",
        {"The value is not one of those allowed here.", "ค่านี้ไม่อยู่ในค่าที่ใช้ได้"},
        {"The message lists the allowed ones.", "ข้อความแจ้งจะบอกค่าที่ใช้ได้"},
        "severity: major", "severity: serious"},
    {"R016",
        {"A rule has exactly one test, and a condition exactly one matcher.",
            "กฎมีการทดสอบได้หนึ่งแบบ และเงื่อนไขหนึ่งข้อใช้ตัวตรวจได้หนึ่งตัว"},
        {"Two side by side leave open whether both or one must hold.",
            "หากมีสองอย่างจะไม่รู้ว่าต้องครบทั้งคู่หรืออย่างเดียวพอ"},
        "pass_when:\n  text: [ติดต่อ]\n  link: { to: { scheme: tel } }",
        "pass_when:\n  any:\n    - text: [ติดต่อ]\n    - link: { to: { scheme: tel } "
        "}"},
    {"R017",
        {"The file name does not begin with the id, or two files have one id.",
            "ชื่อไฟล์ไม่ขึ้นต้นด้วยรหัส หรือสองไฟล์ใช้รหัสเดียวกัน"},
        {"Verdicts name the id alone; it must lead to one file.",
            "ผลตรวจอ้างด้วยรหัสเท่านั้น จึงต้องนำไปสู่ไฟล์เดียว"},
        "file contact.yaml: id: CXP-01",
        "file CXP-01-contact.yaml: id: CXP-01"},
    {"R018",
        {"An indicator, class, list file or rule that is named does not exist, "
         "or things rest on each other in a circle.",
            "อ้างถึงตัวชี้วัด กลุ่มหน้า ไฟล์รายการ หรือกฎที่ไม่มี หรืออ้างวนกันเป็นวง"},
        {"What cannot be found cannot be decided.", "สิ่งที่หาไม่พบย่อมตัดสินไม่ได้"},
        "pages: { class: contakt }", "pages: { class: contact }"},
    {"R019",
        {"It does not go with the rule's scope or its kind of test.",
            "ใช้กับขอบเขตหรือชนิดการทดสอบของกฎนี้ไม่ได้"},
        {"Some conditions look at one page, others need the whole site or "
         "agency.",
            "บางเงื่อนไขดูหน้าเดียว บางเงื่อนไขต้องดูทั้งเว็บไซต์หรือหน่วยงาน"},
        "scope: page\npass_when: { seed: { role: facebook } }",
        "scope: agency\npass_when: { seed: { role: facebook } }"},
    {"R020",
        {"The pattern (regex) is wrong at the column shown.",
            "รูปแบบ regex ไม่ถูกต้องในตำแหน่งที่ชี้"},
        {"Most often a bracket is not closed.", "ส่วนใหญ่เป็นวงเล็บที่ไม่ได้ปิด"},
        "pattern: 'โทร(0[0-9'", "pattern: 'โทร(0[0-9])'"},
    {"R021",
        {"The XPath is wrong, or uses a name that is not known.",
            "XPath ไม่ถูกต้อง หรือใช้ชื่อที่ไม่รู้จัก"},
        {"XPath 1.0 is understood, with a:norm(), a:has(), a:class(), a:name() "
         "and a:visible().",
            "รองรับ XPath 1.0 และ a:norm() a:has() a:class() a:name() a:visible()"},
        "expr: \"//meta[@name='viewport'\"",
        "expr: \"//meta[@name='viewport']\""},
    {"R022",
        {"The selector uses something that is not understood here.",
            "CSS selector ใช้ส่วนที่ระบบไม่รองรับ"},
        {"Understood: type, #id, .class, [a=v], descendant, >, comma, :not(), "
         ":is(), :empty.",
            "รองรับ ชื่อแท็ก #id .class [a=v] ลูกหลาน > จุลภาค :not() :is() :empty"},
        "css: 'a:hover'", "css: 'a[href]'"},
    {"R023",
        {"The condition is slow, or may take so long that it is stopped.",
            "เงื่อนไขนี้ช้า หรืออาจใช้เวลานานจนถูกหยุด"},
        {"A pattern that begins with repeats inside repeats is tried in very "
         "many ways. What is stopped is unknown, never \"not there\".",
            "การทำซ้ำซ้อนการทำซ้ำทำให้ต้องลองหลายทางมาก สิ่งที่ถูกหยุดคือไม่ทราบผล "
            "ไม่ใช่ไม่มี"},
        "pattern: '(.*)*ติดต่อ'", "pattern: 'ติดต่อ'"},
    {"R024",
        {"The word is short and may stand inside other words.",
            "คำนี้สั้นและอาจอยู่ในคำอื่น"},
        {"Thai is written without spaces: กรม stands in โปรแกรม.",
            "ภาษาไทยไม่เว้นวรรคระหว่างคำ เช่น กรม อยู่ในคำว่า โปรแกรม"},
        "text: { any_of: [กรม] }",
        "text: { any_of: [กรม], not_within: [โปรแกรม] }"},
    {"R025",
        {"The word is kept in another spelling than it was typed in.",
            "คำนี้ถูกเก็บในรูปที่ต่างจากที่พิมพ์"},
        {"Tone marks and vowels typed in another order are brought into one "
         "order, in rules and pages alike. Nothing needs to be done.",
            "ระบบเรียงสระและวรรณยุกต์ให้เหมือนกันทั้งในกฎและในหน้าเว็บ ไม่ต้องแก้ไข"},
        "any_of: [ท่ี]", "any_of: [ที่]"},
    {"R026",
        {"Two conditions have one label, or a label that is named does not "
         "exist.",
            "ป้ายซ้ำกัน หรืออ้างถึงป้ายที่ไม่มี"},
        {"Evidence and examples speak of conditions by their labels.",
            "หลักฐานและตัวอย่างอ้างเงื่อนไขด้วยป้าย"},
        "because: [the wrods]", "because: [the words]"},
    {"R027",
        {"An example is missing: one that passes and one that fails at least.",
            "ขาดตัวอย่าง ต้องมีอย่างน้อยหนึ่งตัวอย่างที่ผ่านและหนึ่งตัวอย่างที่ไม่ผ่าน"},
        {"A rule proves itself. With applies_to or applies_when it needs an "
         "inapplicable example, with unsure_when one that is cantTell.",
            "กฎต้องพิสูจน์ตัวเอง หากมี applies_to หรือ applies_when ต้องมีตัวอย่าง "
            "inapplicable หากมี unsure_when ต้องมีตัวอย่าง cantTell"},
        "tests:\n  - name: with words\n    html: <p>ติดต่อเรา</p>\n    expect: passed",
        "tests:\n  - name: with words\n    html: <p>ติดต่อเรา</p>\n    expect: passed\n"
        "  - name: without\n    html: <p>ข่าว</p>\n    expect: failed"},
    {"R028",
        {"An example gives another verdict than it expects.",
            "ตัวอย่างได้ผลต่างจากที่คาดไว้"},
        {"The tree below the message shows which condition was true, false or "
         "unknown. Mend the rule, or the example.",
            "แผนภูมิใต้ข้อความบอกว่าเงื่อนไขใดจริง เท็จ หรือไม่ทราบ ให้แก้กฎหรือตัวอย่าง"},
        "html: <p>ติดต่อเรา</p>\nexpect: failed",
        "html: <p>ติดต่อเรา</p>\nexpect: passed"},
    {"R029",
        {"No example shows what a condition is for.",
            "ไม่มีตัวอย่างที่แสดงผลของเงื่อนไขนี้"},
        {"Were the condition always true or always false, all examples would "
         "still hold. Add one that only it decides.",
            "แม้เงื่อนไขนี้จริงเสมอหรือเท็จเสมอ ตัวอย่างทั้งหมดก็ยังได้ผลเดิม "
            "ให้เพิ่มตัวอย่างที่เงื่อนไขนี้เป็นตัวตัดสิน"},
        "any:\n  - label: the words\n  - label: days and hours",
        "tests:\n  - name: days and hours alone\n    because: [days and hours]"},
    {"R030",
        {"What the rule does has changed, and its revision has not.",
            "พฤติกรรมของกฎเปลี่ยนไปแต่ฉบับ (revision) ยังเดิม"},
        {"Verdicts of two rounds can only be compared when the revision says "
         "what was asked. Raise it, see `rules diff`, then `rules lock`.",
            "ผลของสองรอบเทียบกันได้ต่อเมื่อฉบับบอกได้ว่าตรวจอะไร ให้เพิ่มเลขฉบับ ดู `rules "
            "diff` แล้วใช้ `rules lock`"},
        "revision: 3", "revision: 4"},
    {"R031", {"The file is not UTF-8.", "ไฟล์ไม่ใช่ UTF-8"},
        {"Thai letters saved in another encoding are other letters.",
            "อักษรไทยที่บันทึกด้วยรหัสอื่นจะกลายเป็นอักษรอื่น"},
        "Encoding: ANSI, Windows-874, TIS-620", "Encoding: UTF-8"},
    {"R032",
        {"The file is empty or its YAML is broken.",
            "ไฟล์ว่างหรือโครงสร้าง YAML เสีย"},
        {"Most often a quote or a bracket is not closed, or a line stands too "
         "far to the left or right.",
            "ส่วนใหญ่เป็นเครื่องหมายคำพูดหรือวงเล็บที่ไม่ได้ปิด หรือบรรทัดย่อหน้าไม่ตรง"},
        "any_of: [คำ, word", "any_of: [คำ, word]"},
    {"R033",
        {"The format is unknown or newer than this program.",
            "ไม่รู้จักรูปแบบไฟล์ หรือใหม่กว่าโปรแกรมรุ่นนี้"},
        {"The first line of each file says how it is to be read.",
            "บรรทัดแรกของไฟล์บอกว่าต้องอ่านอย่างไร"},
        "format: rules", "format: rule/1"},
    {"R034",
        {"Conditions stand too deep, or too many stand in one place.",
            "เงื่อนไขซ้อนลึกเกินไปหรือมากเกินไป"},
        {"At most 6 levels and 200 conditions a rule: more than that nobody "
         "can read. Two rules are better than one.",
            "ได้ไม่เกิน 6 ชั้นและ 200 เงื่อนไขต่อกฎ หากเกินควรแยกเป็นสองกฎ"},
        "any: [{ any: [{ any: [...] }] }]", "any: [...]"},
    {"R035", {"The file cannot be read.", "อ่านไฟล์ไม่ได้"},
        {"It is missing, may not be read, or is too long.",
            "ไม่มีไฟล์ ไม่มีสิทธิ์อ่าน หรือไฟล์ยาวเกินไป"},
        "file: old-page.html", "file: page.html"},
    {"R036", {"A list file cannot be used.", "ใช้ไฟล์รายการไม่ได้"},
        {"A list of words is CSV in UTF-8 whose first line names the columns, "
         "one of them `phrase`; a text in `not_within` holds its row's phrase "
         "and more. A list of hosts has one a line.",
            "รายการคำเป็น CSV แบบ UTF-8 บรรทัดแรกเป็นชื่อคอลัมน์ "
            "ต้องมีคอลัมน์ `phrase` ข้อความในคอลัมน์ `not_within` "
            "ต้องมีคำของแถวนั้นอยู่ข้างในและยาวกว่า "
            "รายการโฮสต์มีบรรทัดละหนึ่งโฮสต์"},
        "ยื่นคำขอ,th", "phrase,lang,variant_of,note\nยื่นคำขอ,th,,"},
    {"R037", {"Two examples are the same.", "มีตัวอย่างซ้ำกัน"},
        {"The second shows nothing that the first does not. Most often a copy "
         "was to be changed and was not.",
            "ตัวอย่างที่สองไม่ได้แสดงสิ่งใดเพิ่ม มักเกิดจากการคัดลอกแล้วลืมแก้"},
        "- name: a\n  html: <p>x</p>\n  expect: failed\n"
        "- name: b\n  html: <p>x</p>\n  expect: failed",
        "- name: a\n  html: <p>x</p>\n  expect: failed\n"
        "- name: b\n  html: <p>y</p>\n  expect: failed"},
};

const struct explanation *
explanation_at(size_t i)
{
	return i < sizeof(explanations) / sizeof(explanations[0])
	    ? &explanations[i]
	    : NULL;
}

const struct explanation *
explanation_of(struct str code)
{
	const struct explanation *x;

	for (size_t i = 0; (x = explanation_at(i)) != NULL; i++)
		if (str_is_fold(code, x->code))
			return x;
	return NULL;
}
