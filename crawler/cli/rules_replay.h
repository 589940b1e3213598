/*
 * What the commands that try rules on stored pages share: where those pages
 * are, a round of the store or a folder, and the replay over them.
 */
#ifndef CLI_RULES_REPLAY_H
#define CLI_RULES_REPLAY_H

#include "cli/command.h"
#include "crawl/replay.h"

/* Rows of a command's table of options. */
#define RULES_REPLAY_OPTIONS \
	{"round", "NAME", \
	    {"the round (default: the newest)", "รอบ (ค่าเริ่มต้น รอบล่าสุด)"}}, \
	    {"on", "DIR", \
	        {"saved .html files in place of a store", \
	            "ใช้ไฟล์ .html ที่บันทึกไว้แทนคลังข้อมูล"}}, \
	{ \
		"workers", "N", \
		{ \
			"processes that read pages (default: one less than the " \
			"machine has cores)", \
			    "จำนวนโพรเซสที่อ่านหน้าเว็บ (ค่าเริ่มต้น จำนวนแกนลบหนึ่ง)" \
		} \
	}

struct rules_source {
	struct store *store; /* NULL: a folder */
	struct str round;
	const char *folder;
	size_t worker_count;
	const struct clock *clock;
};

/* Opens what the options name; the caller closes. */
enum err_code rules_source_open(
    struct invocation *inv, struct rules_source *out, struct err *e);
void rules_source_close(struct rules_source *source);

/* A replay of it under these rules; the caller frees. */
enum err_code rules_source_replay(const struct rules_source *source,
    const struct rule_set *rules, struct replay **out, struct err *e);

#endif
