/*
 * How each agency's home page was met, read from the ledger of a round that
 * asked for nothing else, and set as a table.
 */
#ifndef CLI_STANDING_H
#define CLI_STANDING_H

#include "cli/command.h"
#include "crawl/targets.h"
#include "record/reason.h"
#include "store/store.h"

enum stand {
	STAND_REACHED,
	STAND_JS_SHELL, /* reached, but a script draws the content */
	STAND_MOVED, /* leads to an address outside the agency's */
	STAND_BLOCKED, /* refused to us, or a firewall's page */
	STAND_FORBIDDEN, /* by robots.txt */
	STAND_NO_PAGE, /* an answer that is no page */
	STAND_NO_ANSWER,
	STAND_DEAD_NAME,
	STAND_NO_SITE, /* no seed to visit */
	STAND_NOT_ASKED, /* the round was stopped before */
	STAND_COUNT
};

struct standing {
	const struct agency *agency;
	enum stand stand;
	enum reason reason;
	enum answer names; /* whether the page names the agency */
	struct str led_to; /* where the home page led; empty: it stayed */
};

struct standings {
	struct arena *arena;
	const struct targets *targets; /* each with one seed at most */
	struct standing *items; /* in the order of the targets */
};

/* Reads the store's only round; out is zeroed but for arena and targets. */
enum err_code standings_read(
    struct store *s, struct standings *out, struct err *e);

/* Whether all were reached, and no page that could be read leaves its agency
 * unnamed. */
bool standings_are_good(const struct standings *all);

void standings_print(const struct invocation *inv, const struct standings *all);
void standings_print_csv(
    const struct invocation *inv, const struct standings *all);
void standings_print_json(
    const struct invocation *inv, const struct standings *all);

#endif
