/* What several parts of an agency's page say in words. */
#include "publish/level_words.h"
#include "publish/report/agency_impl.h"

void
agency_say_count(struct page *p, struct words text, int64_t count)
{
	const struct str number =
	    arena_printf(&p->scratch, "%lld", (long long)count);

	page_say(p, text, &number, 1);
}

static const struct {
	const char *status;
	struct words met;
	struct words meaning;
} statuses[] = {
    {"reached", {"looked at", "ตรวจเว็บไซต์ได้"}, {NULL, NULL}},
    {"no-site", {"no address known", "ยังไม่ทราบที่อยู่เว็บไซต์"},
        {"We know no website of this agency, so nothing could be looked at.",
            "เรายังไม่ทราบที่อยู่เว็บไซต์ของหน่วยงานนี้ จึงยังไม่ได้ตรวจ"}},
    {"unknown", {"no address known", "ยังไม่ทราบที่อยู่เว็บไซต์"},
        {"Nobody has found out yet whether this agency has a website, so "
         "nothing could be looked at.",
            "ยังไม่ทราบว่าหน่วยงานนี้มีเว็บไซต์หรือไม่ จึงยังไม่ได้ตรวจ"}},
    {"no-website", {"no website", "ไม่มีเว็บไซต์"},
        {"As far as we know this agency has no website.",
            "เท่าที่ทราบ หน่วยงานนี้ยังไม่มีเว็บไซต์"}},
    {"social-only", {"social pages only", "มีเฉพาะสื่อสังคมออนไลน์"},
        {"As far as we know this agency has social pages only, which are not "
         "looked at.",
            "เท่าที่ทราบ หน่วยงานนี้มีเฉพาะสื่อสังคมออนไลน์ ซึ่งการสำรวจนี้ไม่ได้ตรวจ"}},
    {"merged", {"part of another agency", "รวมกับหน่วยงานอื่นแล้ว"},
        {"This agency has become part of another.",
            "หน่วยงานนี้รวมเข้ากับหน่วยงานอื่นแล้ว"}},
    {"forbidden", {"robots.txt asks us to stay away", "robots.txt ไม่อนุญาต"},
        {"The site's robots.txt asks our program to stay away, and it did. So "
         "the site was not looked at.",
            "ไฟล์ robots.txt ของเว็บไซต์ไม่อนุญาตให้โปรแกรมของเราเข้าตรวจ "
            "เราปฏิบัติตาม จึงไม่ได้ตรวจเว็บไซต์นี้"}},
    {"blocked", {"turns our program away", "ปิดกั้นโปรแกรมสำรวจ"},
        {"The server or its firewall turns our program away. So the site was "
         "not looked at.",
            "เครื่องแม่ข่ายหรือไฟร์วอลล์ปิดกั้นโปรแกรมของเรา "
            "จึงไม่ได้ตรวจเว็บไซต์นี้"}},
    {"moved", {"leads to another site", "ส่งต่อไปเว็บไซต์อื่น"},
        {"The address that we know leads to somebody else's site. So the "
         "agency's own was not looked at.",
            "ที่อยู่เว็บไซต์ที่เราทราบส่งต่อไปยังเว็บไซต์ของผู้อื่น "
            "จึงไม่ได้ตรวจเว็บไซต์ของหน่วยงานนี้"}},
    {"unreachable", {"could not be opened", "เปิดไม่ได้"},
        {"The home page could not be opened in this round. So the site was not "
         "looked at.",
            "ในรอบนี้เปิดหน้าแรกของเว็บไซต์ไม่ได้ จึงไม่ได้ตรวจเว็บไซต์นี้"}},
};

enum { STATUS_COUNT = sizeof(statuses) / sizeof(statuses[0]) };

struct words
agency_met(struct str status)
{
	static const struct words not_yet = {
	    "not finished yet", "รอบนี้ยังตรวจไม่เสร็จ"};

	for (size_t i = 0; i < STATUS_COUNT; i++)
		if (str_is(status, statuses[i].status))
			return statuses[i].met;
	return not_yet;
}

struct words
agency_met_meaning(struct str status)
{
	static const struct words not_yet = {
	    "This round has not finished with this agency, so there are no "
	    "verdicts yet.",
	    "รอบนี้ยังตรวจหน่วยงานนี้ไม่เสร็จ จึงยังไม่มีผล"};

	for (size_t i = 0; i < STATUS_COUNT; i++)
		if (str_is(status, statuses[i].status))
			return statuses[i].meaning;
	return not_yet;
}

struct words
agency_level(struct str level)
{
	if (str_is(level, "department"))
		return (struct words){"Department", "กรม"};
	if (str_is(level, "province"))
		return (struct words){"Provincial office", "จังหวัด"};
	return (struct words){NULL, NULL};
}

void
agency_outcome(
    struct page *p, enum outcome o, const struct book_rule *r, int level)
{
	page_outcome(p, o);
	/* A level 0 of what nobody could tell would read as a no. */
	if (level < 0 || o != OUTCOME_PASSED)
		return;
	html_put(&p->h, " · ");
	html_words(&p->h,
	    rule_level_text(level_is_of_services(r->rule.indicators), level));
}

void
agency_card_link(struct page *p, struct str rule_id)
{
	html_put(&p->h, "<a href=\"#");
	html_text(&p->h, rule_id);
	html_put(&p->h, "\">");
}
