/* What kinds of change are called for people, and what they mean. */
#include "publish/report/changes.h"

static const struct {
	struct words title;
	struct words meaning;
} kinds[CHANGE_KIND_COUNT] = {
    [CHANGE_SAME] = {{"The same", "เหมือนเดิม"},
        {"The same verdict on the same text.",
            "ผลเหมือนเดิม และข้อความบนหน้าเว็บที่ใช้ตัดสินก็เหมือนเดิม"}},
    [CHANGE_MOVED] = {{"Moved", "ย้ายที่อยู่"},
        {"The same verdict on the same text, which stands at another "
         "address now.",
            "ผลและข้อความเหมือนเดิม แต่ข้อความนั้นย้ายไปอยู่ที่อยู่เว็บอื่น"}},
    [CHANGE_EDITED] = {{"Edited", "แก้ข้อความ"},
        {"The site says something else, and the verdict is the same.",
            "เว็บไซต์แก้ข้อความ แต่ผลยังเหมือนเดิม"}},
    [CHANGE_SITE] = {{"The site changed", "เว็บไซต์เปลี่ยน"},
        {"The text that the verdict rests on changed, and with it the "
         "verdict: this is the agency's doing.",
            "ข้อความบนเว็บไซต์ที่ใช้ตัดสินเปลี่ยนไป ผลจึงเปลี่ยน "
            "นี่คือความเปลี่ยนแปลงที่เกิดจากหน่วยงาน"}},
    [CHANGE_AROUND] = {{"Something beside the text", "สิ่งแวดล้อมของเว็บไซต์เปลี่ยน"},
        {"The text is the same; something else decided, such as where a "
         "link leads, how the server answers, or the date.",
            "ข้อความเหมือนเดิม แต่สิ่งอื่นทำให้ผลเปลี่ยน เช่น ปลายทางของลิงก์ "
            "การตอบของเครื่องแม่ข่าย หรือวันเวลา"}},
    [CHANGE_RULE] = {{"The rule changed", "เกณฑ์เปลี่ยน"},
        {"The pages are the same, and the rule decides in another way "
         "than before: this is our doing, not the agency's.",
            "หน้าเว็บเหมือนเดิม แต่เกณฑ์ตัดสินต่างจากเดิม "
            "ความเปลี่ยนแปลงนี้เกิดจากผู้สำรวจ ไม่ใช่หน่วยงาน"}},
    [CHANGE_BOTH] = {{"Rule and site changed", "ทั้งเกณฑ์และเว็บไซต์เปลี่ยน"},
        {"Both changed, and which of them moved the verdict is open.",
            "เปลี่ยนทั้งสองอย่าง จึงบอกไม่ได้ว่าผลเปลี่ยนเพราะอย่างใด"}},
    [CHANGE_BETTER] = {{"Seen better", "มองเห็นได้มากขึ้น"},
        {"Before it could not be decided, and now it can, or it is nearer "
         "to it. It does not say that the site got better.",
            "เดิมยังบอกไม่ได้ รอบนี้บอกได้หรือใกล้จะบอกได้ "
            "ไม่ได้แปลว่าเว็บไซต์ดีขึ้น"}},
    [CHANGE_WORSE] = {{"Seen worse", "มองเห็นได้น้อยลง"},
        {"Before it could be decided, and now it cannot, for example "
         "because the site did not answer. It does not say that the site "
         "got worse.",
            "เดิมบอกได้ รอบนี้ยังบอกไม่ได้ เช่น เพราะเว็บไซต์ไม่ตอบ "
            "ไม่ได้แปลว่าเว็บไซต์แย่ลง"}},
    [CHANGE_OTHERWISE] = {{"Undecided for another reason",
                              "ยังบอกไม่ได้ด้วยสาเหตุอื่น"},
        {"It could not be decided before and cannot now; only the reason "
         "is another.",
            "ทั้งสองรอบยังบอกไม่ได้ เพียงแต่สาเหตุต่างกัน"}},
    [CHANGE_NEW_AGENCY] = {{"New agency", "หน่วยงานใหม่"},
        {"The agency was not surveyed in the round before.",
            "รอบก่อนไม่ได้สำรวจหน่วยงานนี้"}},
    [CHANGE_GONE_AGENCY] = {{"Agency gone", "หน่วยงานที่ไม่สำรวจแล้ว"},
        {"The agency was surveyed in the round before and is not in this "
         "one.",
            "สำรวจหน่วยงานนี้ในรอบก่อน แต่ไม่ได้สำรวจในรอบนี้"}},
    [CHANGE_NEW_RULE] = {{"New rule", "เกณฑ์ใหม่"},
        {"The rule was not there in the round before.", "รอบก่อนยังไม่มีเกณฑ์ข้อนี้"}},
    [CHANGE_GONE_RULE] = {{"Rule gone", "เกณฑ์ที่ไม่ใช้แล้ว"},
        {"The round before had this rule, and this one has not.",
            "รอบก่อนใช้เกณฑ์ข้อนี้ รอบนี้ไม่ใช้"}},
};

struct words
change_title(enum change_kind kind)
{
	return kinds[kind].title;
}

struct words
change_meaning(enum change_kind kind)
{
	return kinds[kind].meaning;
}
