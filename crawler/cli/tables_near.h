/*
 * The tables of a survey for commands that read a stored round once more: of a
 * round that is a part of a survey the store knows its own agencies alone, and
 * the tables tell whose the other addresses are.
 */
#ifndef CLI_TABLES_NEAR_H
#define CLI_TABLES_NEAR_H

#include "cli/command.h"
#include "crawl/targets.h"

/* Two rows for a command's table of options. */
#define TABLES_NEAR_OPTIONS \
	{"targets", "FILE", \
	    {"agencies beside the round's own, when it is a part of a survey " \
	     "(may be repeated)", \
	        "รายชื่อหน่วยงานอื่น เมื่อรอบนี้เป็นส่วนหนึ่งของการสำรวจ (ใส่ซ้ำได้)"}}, \
	{ \
		"seeds", "FILE", \
		{ \
			"their addresses (may be repeated)", \
			    "ที่อยู่เว็บของหน่วยงานเหล่านั้น (ใส่ซ้ำได้)" \
		} \
	}

/* Reads --targets and --seeds; *out is NULL when neither is given. Mistakes go
 * to standard error. Errors as targets_read, and ERR_USAGE for one alone. */
enum err_code tables_near_read(
    struct invocation *inv, const struct targets **out, struct err *e);

#endif
