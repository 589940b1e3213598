#include "publish/columns_impl.h"

#include <string.h>

static const struct {
	const char *name;
	struct words title;
	struct words text;
} tables[] = {
    {"agencies", {"Agencies", "หน่วยงาน"},
        {"One row for each agency, one column for each rule, and the figures",
            "หนึ่งแถวต่อหน่วยงาน หนึ่งคอลัมน์ต่อข้อ พร้อมคะแนน"}},
    {"verdicts", {"Verdicts", "ผลการตรวจ"},
        {"What each rule says of each agency", "ผลของแต่ละข้อสำหรับแต่ละหน่วยงาน"}},
    {"evidence", {"Evidence", "หลักฐาน"},
        {"What the verdicts rest on, with the place of its bytes",
            "สิ่งที่ผลการตรวจอาศัย พร้อมตำแหน่งของไบต์"}},
    {"indicators", {"Indicators", "ตัวชี้วัด"},
        {"The score of each agency and indicator, with its bounds",
            "คะแนนของแต่ละหน่วยงานและตัวชี้วัด พร้อมขอบเขต"}},
    {"pillars", {"Pillars", "มิติ"},
        {"The score of each agency and pillar, with its bounds",
            "คะแนนของแต่ละหน่วยงานและมิติ พร้อมขอบเขต"}},
    {"pages", {"Pages", "หน้าเว็บ"}, {"Pages that were read", "หน้าเว็บที่ได้อ่าน"}},
    {"captures", {"Captures", "การขอหน้าเว็บ"},
        {"Each request and what came of it", "คำขอแต่ละครั้งและผล"}},
    {"skipped", {"Skipped addresses", "ที่อยู่เว็บที่ไม่ได้ตรวจ"},
        {"Every address that is known and was not audited, and why",
            "ทุกที่อยู่เว็บที่ทราบแต่ไม่ได้ตรวจ พร้อมสาเหตุ"}},
    {"rules", {"Rules", "ข้อตรวจ"},
        {"The rules of the audit, as they were then", "ข้อตรวจของการตรวจครั้งนั้น"}},
    {"reviews", {"Reviews", "การตรวจทาน"},
        {"What people decided", "สิ่งที่คนตัดสิน"}},
    {"audits", {"Audits", "การตรวจ"},
        {"Passes of rules over the captures of a round",
            "การตรวจด้วยชุดข้อตรวจแต่ละครั้งของรอบ"}},
    {"releases", {"Releases", "ฉบับเผยแพร่"},
        {"Rounds that were frozen with an audit, reviews and a profile",
            "รอบที่ตรึงไว้พร้อมการตรวจ การตรวจทาน และชุดตัวชี้วัด"}},
    {"rounds", {"Rounds", "รอบ"}, {"Waves of the survey", "รอบของการสำรวจ"}},
    {"certificates", {"Certificates", "ใบรับรอง"},
        {"By which certificate each origin answered", "ใบรับรองของแต่ละต้นทาง"}},
    {"pauses", {"Pauses", "ช่วงหยุดพัก"},
        {"When a round stood still, and why", "ช่วงที่รอบหยุดพัก และสาเหตุ"}},
    {"robots", {"robots.txt", "robots.txt"},
        {"What the robots.txt of each origin says",
            "สิ่งที่ robots.txt ของแต่ละต้นทางบอก"}},
    {"codebook", {"Codebook", "สมุดรหัส"},
        {"Every column of every table and every code, with its meaning",
            "ทุกคอลัมน์ของทุกตารางและทุกรหัส พร้อมความหมาย"}},
    {"score-import", {"Score import", "ข้อมูลนำเข้าโปรแกรมคะแนน"},
        {"Verdicts and figures for a scoring program; a stable contract",
            "ผลการตรวจและคะแนนสำหรับโปรแกรมคิดคะแนน รูปแบบคงที่"}},
};
enum { TABLES = sizeof(tables) / sizeof(tables[0]) };

struct words
table_title(const char *table)
{
	for (size_t i = 0; i < TABLES; i++)
		if (strcmp(tables[i].name, table) == 0)
			return tables[i].title;
	return (struct words){"", ""};
}

struct words
table_text(const char *table)
{
	for (size_t i = 0; i < TABLES; i++)
		if (strcmp(tables[i].name, table) == 0)
			return tables[i].text;
	return (struct words){"", ""};
}

static const struct column_note *
find_note(const char *table, const char *column)
{
	for (size_t i = 0; i < noted_column_count; i++) {
		const struct noted_column *n = &noted_columns[i];
		bool is_same = table == NULL || n->table == NULL
		    ? table == n->table
		    : strcmp(table, n->table) == 0;

		if (is_same && strcmp(column, n->column) == 0)
			return &n->note;
	}
	return NULL;
}

const struct column_note *
column_note(const char *table, const char *column)
{
	static const struct column_note none = {.label = {"", ""}};
	const struct column_note *note = find_note(table, column);

	if (note == NULL)
		note = find_note(NULL, column);
	return note == NULL ? &none : note;
}
