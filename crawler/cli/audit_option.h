/*
 * The options --round and --audit of commands that look at the verdicts of one
 * audit.
 */
#ifndef CLI_AUDIT_OPTION_H
#define CLI_AUDIT_OPTION_H

#include "cli/command.h"
#include "store/audits.h"

/* Rows of a command's table of options. */
#define AUDIT_OPTIONS \
	{"round", "NAME", \
	    {"the round (default: the newest)", "รอบ (ค่าเริ่มต้น รอบล่าสุด)"}}, \
	{ \
		"audit", "NAME", \
		{ \
			"the audit of the round (default: crawl)", \
			    "การตรวจของรอบนั้น (ค่าเริ่มต้น crawl)" \
		} \
	}

/* The audit that they ask for. ERR_USAGE when it is not there. Texts live in
 * inv's arena. */
enum err_code audit_option_find(const struct invocation *inv, struct store *s,
    struct stored_audit *out, struct err *e);

#endif
