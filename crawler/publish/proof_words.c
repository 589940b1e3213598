#include "publish/proof_words.h"

#include <stddef.h>

#include "publish/codes.h"

struct words
proof_found_text(enum match_kind k)
{
	static const struct words texts[] = {
	    [MATCH_EXACT] = {"found", "พบ"},
	    [MATCH_FOLDED] = {"found (spelling folded)", "พบ (สะกดต่างรูป)"},
	    [MATCH_LOOSE] = {"found loosely", "พบแบบหลวม"},
	    [MATCH_STRUCTURE] = {"found", "พบ"},
	    [MATCH_ABSENCE] = {"looked for, not seen", "มองหาแล้ว ไม่เห็น"},
	    [MATCH_NEAR_MISS] = {"nearly", "เกือบใช่"},
	};

	return texts[k];
}

struct words
proof_owner_text(enum ownership o)
{
	if (o == OWNERSHIP_NONE || o == OWNERSHIP_OWN)
		return (struct words){NULL, NULL};
	return code_text(CODES_OWNERSHIP, str_of(ownership_word(o)));
}

struct words
proof_phrase_text(enum proof_phrase p)
{
	static const struct words texts[PROOF_PHRASE_COUNT] = {
	    [PROOF_CLICK_PATH] = {"click path", "เส้นทาง"},
	    /* A seed of another role may be where it starts. */
	    [PROOF_START_PAGE] = {"start page", "หน้าเริ่มต้น"},
	    [PROOF_NO_LINK] = {"no link in this round; an earlier round or a "
	                       "sitemap has it",
	        "รอบนี้ไม่มีลิงก์ไปถึง ทราบจากรอบก่อนหรือแผนผังเว็บไซต์"},
	    [PROOF_PART_OF] = {"part of the page {1}", "ส่วนหนึ่งของหน้า {1}"},
	    [PROOF_SHARED_WITH] = {"other agencies of this host with the same "
	                           "text: {1}",
	        "หน่วยงานอื่นบนโฮสต์เดียวกันที่มีข้อความเดียวกัน: {1}"},
	    [PROOF_LINE] = {"line", "บรรทัด"},
	    [PROOF_BYTES] = {"bytes", "ไบต์"},
	};

	return texts[p];
}

struct words
proof_age_text(enum revisit r)
{
	static const struct words texts[] = {
	    [REVISIT_NOT] = {NULL, NULL},
	    [REVISIT_NOT_MODIFIED] = {"bytes of round {2}, {1} (not modified)",
	        "ไบต์ของรอบ {2} เมื่อ {1} (ไม่เปลี่ยนแปลง)"},
	    [REVISIT_SAME_PAYLOAD] = {"the same bytes as of round {2}, {1}",
	        "ไบต์เหมือนของรอบ {2} เมื่อ {1}"},
	    [REVISIT_REUSED] = {"bytes of round {2}, {1} (not asked for again)",
	        "ไบต์ของรอบ {2} เมื่อ {1} (ไม่ได้ขอใหม่)"},
	};

	return texts[r];
}

struct words
proof_since_text(enum revisit r)
{
	static const struct words texts[] = {
	    [REVISIT_NOT] = {NULL, NULL},
	    [REVISIT_NOT_MODIFIED] =
	        {"not modified since {1}, when its bytes came",
	            "ไม่เปลี่ยนแปลงตั้งแต่ {1} ซึ่งเป็นเวลาที่ได้ไบต์มา"},
	    [REVISIT_SAME_PAYLOAD] = {"the same bytes as came at {1}",
	        "ไบต์เหมือนที่ได้มาเมื่อ {1}"},
	    [REVISIT_REUSED] = {"not asked for again, its bytes came at {1}",
	        "ไม่ได้ขอใหม่ ไบต์ได้มาเมื่อ {1}"},
	};

	return texts[r];
}
