/*
 * The options of every command that asks servers: who asks, how politely, and
 * over which network. What is asked for is the command's own matter.
 */
#ifndef CLI_CRAWL_OPTIONS_H
#define CLI_CRAWL_OPTIONS_H

#include "cli/command.h"
#include "crawl/crawl.h"

/* Entries for the command's table of options: the language can share an
 * initializer in no other way. The formatter would take the last for a block.
 */
/* clang-format off */
#define CRAWL_OPTIONS \
	{"contact", "ADDRESS", \
	    {"who runs this: an e-mail or web address, told to every server", \
	        "ผู้รับผิดชอบ: อีเมลหรือที่อยู่เว็บ แจ้งให้ทุกเซิร์ฟเวอร์ทราบ"}}, \
	{"delay", "TIME", \
	    {"least time between two requests to a host (default: 2s)", \
	        "เวลาเว้นระหว่างคำขอต่อเครื่อง (ค่าเริ่มต้น 2s)"}}, \
	{"retry-span", "TIME", \
	    {"over which three attempts are spread before a page counts as " \
	     "unreachable (default: 2h, for a quick look 10s)", \
	        "ช่วงเวลาที่กระจายการลองสามครั้งก่อนถือว่าเข้าไม่ถึง " \
	        "(ค่าเริ่มต้น 2h ถ้าดูอย่างเร็ว 10s)"}}, \
	{"connections", "N", \
	    {"requests at once, over all hosts (default: 64)", \
	        "จำนวนคำขอพร้อมกันรวมทุกเครื่อง (ค่าเริ่มต้น 64)"}}, \
	{"workers", "N", \
	    {"processes that read pages (default: one for each core but one)", \
	        "จำนวนโพรเซสที่อ่านหน้าเว็บ"}}, \
	{"timeout", "TIME", \
	    {"for one answer (default: 2m)", "เวลารอคำตอบหนึ่ง (ค่าเริ่มต้น 2m)"}}, \
	{"address-map", "FILE", \
	    {"\"name:port address:port\" lines used instead of the name " \
	     "servers", \
	        "ตาราง \"ชื่อ:พอร์ต ที่อยู่:พอร์ต\" ใช้แทนระบบชื่อโดเมน"}}, \
	{"allow-private", NULL, \
	    {"connect to private and loopback addresses too", \
	        "อนุญาตให้ต่อกับเครือข่ายภายใน"}}, \
	{"ca-file", "FILE", \
	    {"further trusted certificates (PEM)", \
	        "ใบรับรองที่เชื่อถือเพิ่มเติม (PEM)"}}
/* clang-format on */

/* The spans over which attempts are spread, unless told otherwise: of a round,
 * and of a look that somebody waits for. */
enum { ROUND_SPAN_MS = 2 * 3600 * 1000, QUICK_SPAN_MS = 10 * 1000 };

/* Fills what the options say into *c: fetch, clock, delays, active_max and
 * worker_count; retry_span_ms comes in as its own default. Without --contact
 * ERR_USAGE, but with an address map: then nobody outside is asked. Texts live
 * in the arena of inv. */
enum err_code crawl_options_read(
    struct invocation *inv, struct crawl_config *c, struct err *e);

/* What the ledger keeps of a round that runs with *c; an empty name leaves
 * the choice to the store. */
struct round_setup crawl_options_round(
    struct arena *a, const struct crawl_config *c, struct str name);

#endif
