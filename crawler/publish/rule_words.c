#include "publish/rule_words.h"

#include <stddef.h>

static const struct {
	const char *word;
	struct words text;
} known[] = {
    {"draft", {"draft", "ร่าง"}},
    {"stable", {"in use", "ใช้จริง"}},
    {"frozen", {"frozen", "คงไว้เพื่อเทียบปีเก่า"}},
    {"deprecated", {"deprecated", "เลิกใช้"}},
    {"minor", {"minor", "เล็กน้อย"}},
    {"moderate", {"moderate", "ปานกลาง"}},
    {"serious", {"serious", "มาก"}},
    {"critical", {"critical", "สำคัญยิ่ง"}},
    {"page", {"page", "หน้าเว็บ"}},
    {"site", {"site", "เว็บไซต์"}},
    {"agency", {"agency", "หน่วยงาน"}},
    {"high", {"high", "สูง"}},
    {"medium", {"medium", "ปานกลาง"}},
    {"low", {"low", "ต่ำ"}},
};

struct words
rule_word_text(struct str word)
{
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (str_is(word, known[i].word))
			return known[i].text;
	return (struct words){NULL, NULL};
}
