/*
 * Which hosts are one server, as an operator knows it: a CSV table that puts
 * hosts into groups, each with one politeness clock, and may give a group its
 * own delay and hours.
 */
#ifndef CRAWL_GROUPS_TABLE_H
#define CRAWL_GROUPS_TABLE_H

#include "base/diag.h"
#include "base/err.h"
#include "crawl/window.h"

enum { GROUP_DELAY_NONE = -1 };

/* What one row says. */
struct group_rule {
	struct str host; /* as in struct url; without the leading dot */
	bool is_domain; /* all hosts below it too */
	struct str group;
	int64_t delay_ms; /* of the group; GROUP_DELAY_NONE: not given */
	struct window window; /* of the group; zeroed: always */
	int64_t line;
};

struct groups {
	struct group_rule *rules; /* by host; one host before its domain */
	size_t count;
};

/*
 * Reads the table: columns host ("www.example.go.th", or ".example.go.th" for
 * that host and all below it), group, and if wanted delay ("5s") and window
 * ("22:00-05:00"). What one row of a group says of delay or window holds for
 * all its rows. Every mistake is a finding in diags; with an error among them
 * *out is untouched and ERR_SYNTAX is returned. ERR_USAGE when the file cannot
 * be opened. Everything lives in the arena of diags.
 */
enum err_code groups_read(const char *path, struct diag_list *diags,
    struct groups *out, struct err *e);

/* The row for a host (as in struct url): its own, else the one of the longest
 * domain it lies in; NULL when there is none. */
const struct group_rule *groups_find(const struct groups *g, struct str host);

#endif
