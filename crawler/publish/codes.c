#include "publish/codes.h"

#include <stddef.h>

#include "record/reason.h"
#include "record/review.h"

static const struct code outcomes[] = {
    {NULL, 1, {"passed", "ผ่าน"}},
    {NULL, 0, {"failed", "ไม่ผ่าน"}},
    {NULL, 8, {"does not apply", "ไม่เข้าข่าย"}},
    {NULL, 9, {"cannot tell", "ยังบอกไม่ได้"}},
    {NULL, 7, {"not seen", "ไม่ได้ตรวจ"}},
    {0},
};

static const struct code levels[] = {
    {NULL, 0, {"none", "ไม่มี"}},
    {NULL, 1, {"information", "มีข้อมูล"}},
    {NULL, 2, {"form to download", "มีแบบฟอร์มให้ดาวน์โหลด"}},
    {NULL, 3, {"online", "ทำออนไลน์ได้"}},
    {NULL, 4, {"online to the end", "ทำออนไลน์ได้จนเสร็จ"}},
    {0},
};

static const struct code yes_no[] = {
    {NULL, 1, {"yes", "ใช่"}},
    {NULL, 0, {"no", "ไม่ใช่"}},
    {0},
};

static const struct code confidences[] = {
    {"high", 0, {"the rule is sure", "กฎมั่นใจ"}},
    {"medium", 0, {"the rule is fairly sure", "กฎค่อนข้างมั่นใจ"}},
    {"low", 0, {"a person has to look before it counts", "ต้องให้คนดูก่อนจึงนับ"}},
    {0},
};

static const struct code scopes[] = {
    {"page", 0, {"each page is judged", "ตัดสินทีละหน้า"}},
    {"site", 0, {"the site is judged as a whole", "ตัดสินทั้งเว็บไซต์"}},
    {"agency", 0, {"the agency is judged", "ตัดสินทั้งหน่วยงาน"}},
    {0},
};

static const struct code match_kinds[] = {
    {"exact", 0, {"letter by letter", "ตรงทุกตัวอักษร"}},
    {"folded", 0, {"in match form: spelling folded", "ตรงเมื่อปรับการสะกดแล้ว"}},
    {"loose", 0, {"by the consonant skeleton", "ตรงโดยโครงพยัญชนะ"}},
    {"structure", 0,
        {"an element, link, form or meta value",
            "องค์ประกอบ ลิงก์ แบบฟอร์ม หรือค่า meta"}},
    {"absence", 0, {"what was looked at and held nothing", "สิ่งที่ได้ดูแล้วไม่พบ"}},
    {"near-miss", 0, {"what nearly was one", "เกือบใช่"}},
    {0},
};

static const struct code ownerships[] = {
    {"own", 0, {"the agency's own", "เป็นของหน่วยงานเอง"}},
    {"shared", 0,
        {"stands in the template of its host", "อยู่ในแม่แบบที่ใช้ร่วมกันของโฮสต์"}},
    {"parent", 0,
        {"behind a link to the parent's host",
            "อยู่หลังลิงก์ไปยังโฮสต์ของหน่วยงานต้นสังกัด"}},
    {"agency", 0, {"behind a link to another agency", "อยู่หลังลิงก์ไปยังหน่วยงานอื่น"}},
    {"portal", 0,
        {"behind a link to a central portal", "อยู่หลังลิงก์ไปยังเว็บกลางของรัฐ"}},
    {"elsewhere", 0,
        {"behind a link to another government host", "อยู่หลังลิงก์ไปยังเว็บอื่นของรัฐ"}},
    {0},
};

static const struct code agency_statuses[] = {
    {"reached", 0, {"the home page was read", "อ่านหน้าแรกได้"}},
    {"no-site", 0, {"no website in our list", "ไม่มีเว็บไซต์ในรายการของเรา"}},
    {"no-website", 0, {"it has no website", "หน่วยงานไม่มีเว็บไซต์"}},
    {"social-only", 0, {"it has social pages only", "มีเฉพาะหน้าสื่อสังคมออนไลน์"}},
    {"merged", 0, {"part of another agency by now", "รวมเข้ากับหน่วยงานอื่นแล้ว"}},
    {"unknown", 0,
        {"its website is not known yet", "ยังไม่ทราบเว็บไซต์ของหน่วยงาน"}},
    {"forbidden", 0,
        {"robots.txt asks us to stay away", "robots.txt ขอไม่ให้เข้าดู"}},
    {"blocked", 0, {"the server turns us away", "เครื่องแม่ข่ายไม่ให้เข้าดู"}},
    {"moved", 0,
        {"the home page leads to somebody else's site",
            "หน้าแรกส่งต่อไปยังเว็บของหน่วยงานอื่น"}},
    {"unreachable", 0, {"the home page could not be read", "อ่านหน้าแรกไม่ได้"}},
    {0},
};

static const struct code listed[] = {
    {"active", 0, {"it has a website", "มีเว็บไซต์"}},
    {"no-website", 0, {"it has no website", "หน่วยงานไม่มีเว็บไซต์"}},
    {"social-only", 0, {"it has social pages only", "มีเฉพาะหน้าสื่อสังคมออนไลน์"}},
    {"merged", 0, {"part of another agency by now", "รวมเข้ากับหน่วยงานอื่นแล้ว"}},
    {"unknown", 0,
        {"its website is not known yet", "ยังไม่ทราบเว็บไซต์ของหน่วยงาน"}},
    {0},
};

static const struct code indicator_kinds[] = {
    {"weighted", 0,
        {"the share of the weights that passed", "สัดส่วนน้ำหนักของข้อที่ผ่าน"}},
    {"ladder", 0,
        {"the highest rung that holds with all below it",
            "ขั้นสูงสุดที่ผ่านพร้อมทุกขั้นด้านล่าง"}},
    {"any", 0, {"1 when one of the rules passed", "ได้ 1 เมื่อผ่านอย่างน้อยหนึ่งข้อ"}},
    {"count", 0,
        {"how many passed, or how many things are listed",
            "จำนวนข้อที่ผ่าน หรือจำนวนรายการ"}},
    {"share", 0,
        {"the share of rules that passed, or of things listed",
            "สัดส่วนข้อที่ผ่าน หรือสัดส่วนรายการ"}},
    {0},
};

static const struct code states[] = {
    {"decided", 0, {"people decided", "คนตัดสินแล้ว"}},
    {"disagree", 0, {"people disagree", "ผู้ตัดสินเห็นไม่ตรงกัน"}},
    {"unsure", 0, {"people could not tell", "คนดูแล้วยังบอกไม่ได้"}},
    {0},
};

static const struct code sources[] = {
    {"terminal", 0, {"typed into the program", "พิมพ์ในโปรแกรม"}},
    {"sheet", 0, {"a review sheet", "แผ่นงานตรวจทาน"}},
    {"call-sheet", 0, {"a call sheet", "แผ่นงานโทรศัพท์"}},
    {0},
};

static const struct code drawn[] = {
    {"passed", 0, {"by lot among those that passed", "สุ่มจากข้อที่ผ่าน"}},
    {"failed", 0, {"by lot among those that failed", "สุ่มจากข้อที่ไม่ผ่าน"}},
    {"double", 0, {"by lot for a second judge", "สุ่มให้ผู้ตัดสินคนที่สอง"}},
    {0},
};

static const struct code rule_statuses[] = {
    {"draft", 0, {"being tried: shown, not counted", "ฉบับร่าง แสดงแต่ไม่นับ"}},
    {"stable", 0, {"in use", "ใช้งาน"}},
    {"frozen", 0, {"in use, not to be changed", "ใช้งานและห้ามแก้"}},
    {"deprecated", 0, {"given up: shown, not counted", "เลิกใช้ แสดงแต่ไม่นับ"}},
    {0},
};

static const struct code severities[] = {
    {"minor", 0, {"minor", "เล็กน้อย"}},
    {"moderate", 0, {"moderate", "ปานกลาง"}},
    {"serious", 0, {"serious", "มาก"}},
    {"critical", 0, {"critical", "วิกฤต"}},
    {0},
};

static const struct code view_flags[] = {
    {"truncated", 0,
        {"the body was cut short, or the page passes a bound",
            "เนื้อหาถูกตัด หรือหน้าเกินขีดจำกัด"}},
    {"js-shell", 0, {"a script draws the content", "สคริปต์เป็นผู้วาดเนื้อหา"}},
    {"charset-guess", 0,
        {"no encoding is declared and it is not UTF-8",
            "ไม่ประกาศรหัสอักขระและไม่ใช่ UTF-8"}},
    {"charset-lies", 0,
        {"one encoding is declared and it is in another",
            "ประกาศรหัสอักขระไม่ตรงกับที่ใช้"}},
    {"challenge-page", 0,
        {"a firewall's or a captcha's page came instead",
            "ได้หน้าของไฟร์วอลล์หรือแคปต์ชาแทน"}},
    {"splash", 0, {"an entry page to pass through", "หน้าคั่นก่อนเข้าเว็บ"}},
    {"spam-injected", 0,
        {"somebody put adverts into it", "มีผู้แทรกโฆษณาไว้ในหน้า"}},
    {"frames-unread", 0,
        {"its content stands in frames that were not read",
            "เนื้อหาอยู่ในกรอบที่ไม่ได้อ่าน"}},
    {"bad-text", 0, {"some of its text is damaged", "ข้อความบางส่วนเสียหาย"}},
    {"login-wall", 0,
        {"a request to sign in came instead", "ได้หน้าให้เข้าสู่ระบบแทน"}},
    {"soft-404", 0,
        {"a \"not found\" that calls itself a page",
            "แจ้งว่าไม่พบแต่ตอบเป็นหน้าปกติ"}},
    {"css-unknown", 0,
        {"style sheets were not read", "ไม่ได้อ่านไฟล์รูปแบบการแสดงผล"}},
    {"parse-killed", 0,
        {"its reader was stopped or died", "โปรแกรมอ่านหน้าถูกหยุดหรือล้มเหลว"}},
    {0},
};

static const struct code encoding_sources[] = {
    {"bom", 0, {"its byte order mark", "เครื่องหมายนำหน้าไฟล์"}},
    {"header", 0, {"the head of the answer", "ส่วนหัวของคำตอบ"}},
    {"meta", 0, {"the page itself", "ตัวหน้าเอง"}},
    {"utf8", 0, {"it is valid UTF-8", "เป็น UTF-8 ที่ถูกต้อง"}},
    {"guess", 0, {"a guess", "การคาดเดา"}},
    {0},
};

static const struct code tls_rungs[] = {
    {"strict", 0, {"nothing was forgiven", "ไม่ต้องผ่อนปรน"}},
    {"unverified", 0, {"the certificate was forgiven", "ผ่อนปรนใบรับรอง"}},
    {"old", 0,
        {"TLS 1.0, 1.1 or weak keys were forgiven",
            "ผ่อนปรน TLS 1.0, 1.1 หรือกุญแจอ่อน"}},
    {"legacy", 0,
        {"that and unsafe renegotiation were forgiven",
            "ผ่อนปรนทั้งหมดนั้นและการเจรจาซ้ำที่ไม่ปลอดภัย"}},
    {0},
};

static const struct code clients[] = {
    {"phone", 0, {"asked as a phone", "ขอในฐานะโทรศัพท์"}},
    {0},
};

static const struct code revisits[] = {
    {"not-modified", 0,
        {"the server said that the earlier bytes still hold",
            "เครื่องแม่ข่ายแจ้งว่าไม่เปลี่ยนแปลง"}},
    {"identical-payload", 0, {"the same bytes came again", "ได้ไบต์เดิมอีกครั้ง"}},
    {"reused", 0,
        {"an earlier answer served, nothing was asked",
            "ใช้คำตอบเดิมโดยไม่ได้ขอใหม่"}},
    {0},
};

static const struct code robots_states[] = {
    {"parsed", 0, {"it holds", "มีผลตามที่เขียน"}},
    {"absent", 0, {"there is none: everything is allowed", "ไม่มี อนุญาตทั้งหมด"}},
    {"html", 0,
        {"a page came in its place: everything is allowed",
            "ได้หน้าเว็บแทน อนุญาตทั้งหมด"}},
    {"stale", 0,
        {"unreadable: the copy of an earlier time holds",
            "อ่านไม่ได้ ใช้สำเนาเดิม"}},
    {"unreachable", 0,
        {"no answer came: everything is forbidden", "ไม่ได้คำตอบ ห้ามทั้งหมด"}},
    {"challenge", 0,
        {"a firewall's page came: everything is forbidden",
            "ได้หน้าของไฟร์วอลล์ ห้ามทั้งหมด"}},
    {0},
};

static const struct code causes[] = {
    {"control", 0, {"none of the control sites answered", "ไม่มีเว็บควบคุมใดตอบ"}},
    {0},
};

static const struct code import_kinds[] = {
    {"rule", 0, {"a verdict", "ผลของข้อตรวจ"}},
    {"indicator", 0, {"a figure of an indicator", "คะแนนของตัวชี้วัด"}},
    {0},
};

static const struct code standings[] = {
    {"counts", 0, {"it counts", "นับ"}},
    {"awaits-review", 0,
        {"of low confidence: undecided until a person decides",
            "ความเชื่อมั่นต่ำ ยังไม่นับจนกว่าคนจะตัดสิน"}},
    {"shown-only", 0,
        {"draft or deprecated: shown, never counted",
            "ฉบับร่างหรือเลิกใช้ แสดงแต่ไม่นับ"}},
    {"undecided", 0, {"nobody could tell", "ยังบอกไม่ได้"}},
    {"inapplicable", 0, {"it does not apply", "ไม่เข้าข่าย"}},
    {"no-indicator", 0,
        {"no indicator of the profile asks for it", "ไม่มีตัวชี้วัดใดของชุดนี้ใช้"}},
    {0},
};

static const struct {
	const char *name;
	const struct code *codes; /* NULL: made of a list in record/ */
	bool is_several;
} sets[CODES_SET_COUNT] = {
    [CODES_NONE] = {"", NULL, false},
    [CODES_OUTCOME] = {"outcome", NULL, false},
    [CODES_OUTCOME_NUMBER] = {"outcome_code", outcomes, false},
    [CODES_LEVEL] = {"level", levels, false},
    [CODES_YES_NO] = {"yes_no", yes_no, false},
    [CODES_REASON] = {"reason", NULL, false},
    [CODES_CONFIDENCE] = {"confidence", confidences, false},
    [CODES_SCOPE] = {"scope", scopes, false},
    [CODES_MATCH_KIND] = {"match_kind", match_kinds, false},
    [CODES_OWNERSHIP] = {"ownership", ownerships, false},
    [CODES_AGENCY_STATUS] = {"agency_status", agency_statuses, false},
    [CODES_LISTED] = {"listed", listed, false},
    [CODES_INDICATOR_KIND] = {"indicator_kind", indicator_kinds, false},
    [CODES_DECISION] = {"decision", NULL, false},
    [CODES_DECISION_STATE] = {"review_state", states, false},
    [CODES_SOURCE] = {"review_source", sources, false},
    [CODES_DRAWN] = {"drawn", drawn, false},
    [CODES_RULE_STATUS] = {"rule_status", rule_statuses, false},
    [CODES_SEVERITY] = {"severity", severities, false},
    [CODES_VIEW_FLAG] = {"view_flag", view_flags, true},
    [CODES_ENCODING_SOURCE] = {"encoding_source", encoding_sources, false},
    [CODES_TLS_RUNG] = {"tls_rung", tls_rungs, false},
    [CODES_CLIENT] = {"client", clients, false},
    [CODES_REVISIT] = {"revisit", revisits, false},
    [CODES_ROBOTS_STATE] = {"robots_state", robots_states, false},
    [CODES_PAUSE_CAUSE] = {"pause_cause", causes, false},
    [CODES_IMPORT_KIND] = {"row_kind", import_kinds, false},
    [CODES_STANDING] = {"standing", standings, false},
};

const char *
code_set_name(enum code_set set)
{
	return sets[set].name;
}

bool
code_set_is_number(enum code_set set)
{
	return sets[set].codes != NULL && sets[set].codes[0].word == NULL;
}

bool
code_set_is_single(enum code_set set)
{
	return !sets[set].is_several;
}

static bool
recorded_at(enum code_set set, size_t i, struct code *out)
{
	if (set == CODES_OUTCOME && i < OUTCOME_COUNT) {
		*out = (struct code){outcome_word((enum outcome)i), 0,
		    outcome_text((enum outcome)i)};
		return true;
	}
	/* Number 0 is "no reason". */
	if (set == CODES_REASON && i + 1 < REASON_COUNT) {
		*out = (struct code){reason_word((enum reason)(i + 1)), 0,
		    reason_text((enum reason)(i + 1))};
		return true;
	}
	if (set == CODES_DECISION && i < REVIEW_DECISION_COUNT) {
		*out =
		    (struct code){review_decision_word((enum review_decision)i),
		        0, review_decision_text((enum review_decision)i)};
		return true;
	}
	return false;
}

bool
code_at(enum code_set set, size_t i, struct code *out)
{
	const struct code *codes = sets[set].codes;

	if (codes == NULL)
		return recorded_at(set, i, out);
	for (size_t k = 0; k <= i; k++)
		if (codes[k].text.en == NULL)
			return false;
	*out = codes[i];
	return true;
}

struct words
code_text(enum code_set set, struct str word)
{
	struct code c;

	for (size_t i = 0; code_at(set, i, &c); i++)
		if (c.word != NULL && str_is(word, c.word))
			return c.text;
	return (struct words){NULL, NULL};
}

struct words
code_number_text(enum code_set set, int number)
{
	struct code c;

	for (size_t i = 0; code_at(set, i, &c); i++)
		if (c.word == NULL && c.number == number)
			return c.text;
	return (struct words){NULL, NULL};
}

int
outcome_number(enum outcome o)
{
	static const int numbers[OUTCOME_COUNT] = {
	    [OUTCOME_PASSED] = 1,
	    [OUTCOME_FAILED] = 0,
	    [OUTCOME_INAPPLICABLE] = 8,
	    [OUTCOME_CANT_TELL] = 9,
	    [OUTCOME_UNTESTED] = 7,
	};

	return numbers[o];
}
