#include "publish/review_words.h"

struct words
review_phrase_text(enum review_phrase p)
{
	static const struct words texts[REVIEW_PHRASE_COUNT] = {
	    [REVIEW_SAYS] = {"{1}: {2}, {3}", "{1}: {2} เมื่อ {3}"},
	    [REVIEW_SETTLES] = {"{1}, to end the disagreement: {2}, {3}",
	        "{1} ยุติความเห็นต่าง: {2} เมื่อ {3}"},
	    [REVIEW_WAS_EARLIER] = {"{1}, on a text that has changed since: "
	                            "{2}, {3}",
	        "{1} จากข้อความที่เปลี่ยนไปแล้ว: {2} เมื่อ {3}"},
	    [REVIEW_MACHINE_SAYS] = {"the program says: {1}",
	        "โปรแกรมตัดสินว่า {1}"},
	    [REVIEW_PEOPLE_DISAGREE] = {"people disagree, so it counts as "
	                                "nobody can tell",
	        "ผู้ตรวจเห็นต่างกัน จึงนับเป็นบอกไม่ได้"},
	    [REVIEW_IS_REOPENED] = {"re-opened: the text has changed since it "
	                            "was decided",
	        "เปิดใหม่: ข้อความเปลี่ยนไปหลังการตัดสิน"},
	};

	return texts[p];
}
