#include "publish/level_words.h"

enum { LEVELS = 5 };

bool
level_is_of_services(struct str indicators)
{
	return str_has_word(
	    indicators, str_of("proportion-of-digital-service"));
}

/* As CODES_LEVEL has them, behind their number. */
struct words
service_level_text(int level)
{
	static const struct words texts[LEVELS] = {
	    {"0 none", "0 ไม่มี"},
	    {"1 information", "1 มีข้อมูล"},
	    {"2 form to download", "2 มีแบบฟอร์มให้ดาวน์โหลด"},
	    {"3 online", "3 ทำออนไลน์ได้"},
	    {"4 online to the end", "4 ทำออนไลน์ได้จนเสร็จ"},
	};

	if (level < 0 || level >= LEVELS)
		return (struct words){"not told", "ยังบอกไม่ได้"};
	return texts[level];
}

struct words
rule_level_text(bool is_of_services, int level)
{
	static const struct words of_services[LEVELS] = {
	    {"Level 0: none", "ระดับ 0: ไม่มี"},
	    {"Level 1: information", "ระดับ 1: มีข้อมูล"},
	    {"Level 2: form to download", "ระดับ 2: มีแบบฟอร์มให้ดาวน์โหลด"},
	    {"Level 3: online", "ระดับ 3: ทำออนไลน์ได้"},
	    {"Level 4: online to the end", "ระดับ 4: ทำออนไลน์ได้จนเสร็จ"},
	};
	static const struct words own[LEVELS] = {{"Level 0", "ระดับ 0"},
	    {"Level 1", "ระดับ 1"}, {"Level 2", "ระดับ 2"}, {"Level 3", "ระดับ 3"},
	    {"Level 4", "ระดับ 4"}};

	if (level < 0 || level >= LEVELS)
		return (struct words){"Without a level", "ไม่ระบุระดับ"};
	return is_of_services ? of_services[level] : own[level];
}
