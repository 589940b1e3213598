/*
 * By which plan the queue of reviews is ordered: what moves the figures that
 * people read comes first.
 */
#ifndef CLI_REVIEW_PLAN_H
#define CLI_REVIEW_PLAN_H

#include "cli/score_plan.h"

/* Rows of a command's table of options. */
#define REVIEW_PLAN_OPTIONS \
	{"profile", "NAME", \
	    {"the profile that tells the weights (default: that of the newest " \
	     "figures)", \
	        "โปรไฟล์ที่กำหนดน้ำหนัก (ค่าเริ่มต้น ของคะแนนล่าสุด)"}}, \
	{ \
		"rules", "DIR", \
		{ \
			"with --profile: the rule pack (default: rules)", \
			    "ใช้กับ --profile: ชุดกฎ (ค่าเริ่มต้น rules)" \
		} \
	}

/* The plan that --profile names, else that of the figures of the audit with the
 * newest reviews, in inv's arena; *out is NULL when there are none. */
enum err_code review_plan_find(const struct invocation *inv, struct store *s,
    const struct stored_audit *audit, const struct plan **out, struct err *e);

#endif
