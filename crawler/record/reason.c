#include "record/reason.h"

#include "base/str.h"

static const struct {
	const char *word;
	struct words text;
} reasons[REASON_COUNT] = {
    [REASON_NONE] = {"", {"", ""}},

    [REASON_OUT_OF_SCOPE] = {"out-of-scope",
        {"the address belongs to somebody else", "ที่อยู่เว็บนี้เป็นของหน่วยงานอื่น"}},
    [REASON_ROBOTS] = {"robots",
        {"the site's robots.txt asks crawlers to stay away",
            "robots.txt ของเว็บไซต์ขอไม่ให้โปรแกรมเข้าดู"}},
    [REASON_ROBOTS_UNREACHABLE] = {"robots-unreachable",
        {"robots.txt could not be read, so nothing may be asked for",
            "อ่าน robots.txt ไม่ได้ จึงขอหน้าใด ๆ ไม่ได้"}},
    [REASON_BUDGET] = {"budget",
        {"the number of pages for one agency was used up",
            "ครบจำนวนหน้าที่กำหนดต่อหน่วยงานแล้ว"}},
    [REASON_CRAWL_DELAY] = {"crawl-delay",
        {"the site asks for so long a wait between two pages that fewer were "
         "asked for",
            "เว็บไซต์ขอให้เว้นช่วงระหว่างหน้านานมาก จึงขอได้น้อยหน้าลง"}},
    [REASON_PATTERN] = {"pattern",
        {"enough pages of the same pattern were taken",
            "เก็บหน้าที่มีรูปแบบที่อยู่เดียวกันครบจำนวนแล้ว"}},
    [REASON_TRAP] = {"trap",
        {"the address is one of an endless series, such as a calendar's",
            "ที่อยู่เว็บเป็นชุดที่ไม่มีวันหมด เช่น ปฏิทิน"}},
    [REASON_DEPTH] = {"depth",
        {"more clicks away from the start than we follow",
            "อยู่ลึกเกินจำนวนคลิกที่กำหนด"}},
    [REASON_NOT_A_PAGE] = {"not-a-page",
        {"a file to download, not a page", "เป็นไฟล์ให้ดาวน์โหลด ไม่ใช่หน้าเว็บ"}},
    [REASON_URL_TOO_LONG] = {"url-too-long",
        {"the address is longer than we take", "ที่อยู่เว็บยาวเกินกำหนด"}},
    [REASON_RECORDED_ONLY] = {"recorded-only",
        {"a social page or app, noted but not visited",
            "เป็นสื่อสังคมหรือแอป บันทึกไว้แต่ไม่ได้เข้าดู"}},

    [REASON_NO_SUCH_NAME] = {"no-such-name",
        {"the host name does not exist", "ไม่มีชื่อเครื่องนี้ในระบบชื่อโดเมน"}},
    [REASON_RESOLVER_TIMEOUT] = {"resolver-timeout",
        {"the name servers did not answer in time",
            "ระบบชื่อโดเมนไม่ตอบภายในเวลา"}},
    [REASON_ADDRESS_NOT_PUBLIC] = {"address-not-public",
        {"the name leads to an address that is not on the public internet",
            "ชื่อนี้ชี้ไปยังเครือข่ายภายใน"}},
    [REASON_REFUSED] = {"refused",
        {"the host refused the connection", "เครื่องปฏิเสธการเชื่อมต่อ"}},
    [REASON_UNREACHABLE] = {"unreachable",
        {"there is no way to the host", "ไม่มีเส้นทางไปถึงเครื่องนี้"}},
    [REASON_CONNECT_TIMEOUT] = {"connect-timeout",
        {"the host did not take the connection in time",
            "เชื่อมต่อเครื่องไม่ได้ภายในเวลา"}},
    [REASON_TIMEOUT] = {"timeout",
        {"the answer did not come in time", "ไม่ได้คำตอบภายในเวลา"}},
    [REASON_STALLED] = {"stalled",
        {"the answer came too slowly to wait for", "คำตอบมาช้าเกินกว่าจะรอได้"}},
    [REASON_RESET] = {"reset",
        {"the host broke the connection off", "เครื่องตัดการเชื่อมต่อกลางคัน"}},
    [REASON_EMPTY_ANSWER] = {"empty-answer",
        {"the host closed the connection without an answer",
            "เครื่องปิดการเชื่อมต่อโดยไม่ตอบ"}},
    [REASON_TLS] = {"tls",
        {"no secure connection could be made", "สร้างการเชื่อมต่อที่ปลอดภัยไม่ได้"}},
    [REASON_PROTOCOL] = {"protocol",
        {"the answer is not HTTP", "คำตอบไม่ใช่รูปแบบ HTTP"}},
    [REASON_HEAD_TOO_BIG] = {"head-too-big",
        {"the head of the answer is larger than we take",
            "ส่วนหัวของคำตอบใหญ่เกินกำหนด"}},

    [REASON_HTTP_401] = {"http-401",
        {"the page asks for a password (401)", "หน้านี้ต้องใช้รหัสผ่าน (401)"}},
    [REASON_HTTP_403] = {"http-403",
        {"the server forbids it (403)", "เครื่องแม่ข่ายไม่อนุญาต (403)"}},
    [REASON_HTTP_404] = {"http-404",
        {"the page does not exist (404)", "ไม่มีหน้านี้ (404)"}},
    [REASON_HTTP_410] = {"http-410",
        {"the page is gone (410)", "หน้านี้ถูกลบแล้ว (410)"}},
    [REASON_HTTP_429] = {"http-429",
        {"the server asks us to slow down (429)", "เครื่องแม่ข่ายขอให้ช้าลง (429)"}},
    [REASON_HTTP_4XX] = {"http-4xx",
        {"the server refuses the request (4xx)", "เครื่องแม่ข่ายปฏิเสธคำขอ (4xx)"}},
    [REASON_HTTP_5XX] = {"http-5xx",
        {"the server has a fault of its own (5xx)", "เครื่องแม่ข่ายขัดข้อง (5xx)"}},
    [REASON_HTTP_OTHER] = {"http-other",
        {"the status of the answer is none we know",
            "รหัสสถานะของคำตอบไม่เป็นที่รู้จัก"}},
    [REASON_CHALLENGE] = {"challenge",
        {"a firewall or a captcha stands before the page",
            "มีระบบกันบอตหรือไฟร์วอลล์ขวางหน้าเว็บ"}},
    [REASON_REDIRECT_LOOP] = {"redirect-loop",
        {"the page sends us round in a circle", "หน้าเว็บส่งต่อวนกลับมาที่เดิม"}},
    [REASON_REDIRECT_LIMIT] = {"redirect-limit",
        {"the page sends us on too many times", "หน้าเว็บส่งต่อหลายทอดเกินไป"}},
    [REASON_REDIRECT_BAD] = {"redirect-bad",
        {"the page sends us to what is no web address",
            "หน้าเว็บส่งต่อไปยังสิ่งที่ไม่ใช่ที่อยู่เว็บ"}},
    [REASON_REDIRECT_OUT_OF_SCOPE] = {"redirect-out-of-scope",
        {"the page sends us to somebody else's site",
            "หน้าเว็บส่งต่อไปยังเว็บของหน่วยงานอื่น"}},
    [REASON_NOT_HTML] = {"not-html",
        {"what came is not a web page", "สิ่งที่ได้รับไม่ใช่หน้าเว็บ"}},
    [REASON_EMPTY_BODY] = {"empty-body",
        {"the page is empty", "หน้าเว็บว่างเปล่า"}},
    [REASON_BAD_CODING] = {"bad-coding",
        {"the page is packed in a way that cannot be undone",
            "หน้าเว็บถูกบีบอัดผิดรูปแบบ"}},
    [REASON_UNPACKS_TOO_BIG] = {"unpacks-too-big",
        {"the page unpacks to more than we take",
            "หน้าเว็บขยายออกแล้วใหญ่เกินกำหนด"}},

    [REASON_NOT_A_SITEMAP] = {"not-a-sitemap",
        {"what robots.txt calls a sitemap is none",
            "สิ่งที่ robots.txt ระบุว่าเป็นแผนผังเว็บไซต์นั้นไม่ใช่"}},

    [REASON_WORKER_TIME] = {"worker-time",
        {"reading the page took too long", "ใช้เวลาอ่านหน้าเว็บนานเกินกำหนด"}},
    [REASON_WORKER_DIED] = {"worker-died",
        {"the page brought its reader down", "หน้าเว็บทำให้ตัวอ่านหยุดทำงาน"}},

    [REASON_NO_SITE] = {"no-site",
        {"the agency has no website in our list",
            "หน่วยงานไม่มีเว็บไซต์ในรายการของเรา"}},
    [REASON_SITE_UNKNOWN] = {"site-unknown",
        {"the agency's website is not known to us yet",
            "ยังไม่ทราบเว็บไซต์ของหน่วยงาน"}},
    [REASON_MERGED] = {"merged",
        {"the agency has become part of another",
            "หน่วยงานถูกรวมเข้ากับหน่วยงานอื่นแล้ว"}},
    [REASON_NO_PAGE] = {"no-page",
        {"no page of the kind that the rule looks at was found",
            "ไม่พบหน้าชนิดที่เกณฑ์นี้ต้องดู"}},
    [REASON_JS_SHELL] = {"js-shell",
        {"a script draws the page, so its content was not seen",
            "หน้าเว็บสร้างด้วยสคริปต์ จึงมองไม่เห็นเนื้อหา"}},
    [REASON_LOGIN_WALL] = {"login-wall",
        {"the page asks to sign in, so what lies behind was not seen",
            "หน้าเว็บขอให้เข้าสู่ระบบ จึงไม่เห็นเนื้อหาข้างใน"}},
    [REASON_FRAMES_UNREAD] = {"frames-unread",
        {"the content stands in frames that were not read",
            "เนื้อหาอยู่ในเฟรมที่ไม่ได้อ่าน"}},
    [REASON_BAD_TEXT] = {"bad-text",
        {"the text of the page is damaged, so its words were not found",
            "ข้อความในหน้าเว็บเสียหาย จึงค้นหาคำไม่ได้"}},
    [REASON_TRUNCATED] = {"truncated",
        {"only a part of the page was seen", "เห็นหน้าเว็บเพียงบางส่วน"}},
    [REASON_INCOMPLETE] = {"incomplete",
        {"not all pages were seen, so it may stand on another",
            "ยังดูไม่ครบทุกหน้า อาจอยู่ในหน้าอื่น"}},
    [REASON_UNSURE] = {"unsure",
        {"something is there that a person should look at",
            "มีสิ่งที่ควรให้คนดูอีกครั้ง"}},
    [REASON_SPAM] = {"spam",
        {"injected advertising stands on the page",
            "มีข้อความโฆษณาแฝงอยู่ในหน้าเว็บ"}},
    [REASON_LIMIT] = {"limit",
        {"the rule took too long on this page",
            "เกณฑ์นี้ใช้เวลากับหน้าเว็บนี้นานเกินกำหนด"}},
    [REASON_ERROR] = {"error", {"the program failed here", "โปรแกรมขัดข้องที่จุดนี้"}},
};

const char *
reason_word(enum reason r)
{
	return reasons[r].word;
}

enum reason
reason_of_word(struct str word)
{
	for (int i = 0; i < REASON_COUNT; i++)
		if (str_is(word, reasons[i].word))
			return (enum reason)i;
	return REASON_NONE;
}

struct words
reason_text(enum reason r)
{
	return reasons[r].text;
}

enum reason
reason_of_status(int status)
{
	static const struct {
		int status;
		enum reason reason;
	} exact[] = {
	    {401, REASON_HTTP_401},
	    {403, REASON_HTTP_403},
	    {404, REASON_HTTP_404},
	    {410, REASON_HTTP_410},
	    {429, REASON_HTTP_429},
	};

	for (size_t i = 0; i < sizeof(exact) / sizeof(exact[0]); i++)
		if (exact[i].status == status)
			return exact[i].reason;
	if (status >= 200 && status < 400)
		return REASON_NONE;
	if (status >= 400 && status < 500)
		return REASON_HTTP_4XX;
	return status >= 500 && status < 600 ? REASON_HTTP_5XX
	                                     : REASON_HTTP_OTHER;
}

bool
reason_is_no_answer(enum reason r)
{
	static const enum reason silent[] = {
	    REASON_NO_SUCH_NAME,
	    REASON_RESOLVER_TIMEOUT,
	    REASON_REFUSED,
	    REASON_UNREACHABLE,
	    REASON_CONNECT_TIMEOUT,
	    REASON_TIMEOUT,
	    REASON_STALLED,
	    REASON_RESET,
	    REASON_EMPTY_ANSWER,
	};

	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
		if (silent[i] == r)
			return true;
	return false;
}

bool
reason_is_passing(enum reason r)
{
	return reason_is_no_answer(r) || r == REASON_HTTP_429 ||
	    r == REASON_HTTP_5XX;
}
